from odoo import models

from ..documents.d5 import Rename, Title


class HrKpOrderLineD5(models.Model):
    _inherit = "hr.kp.order.line"

    def _kp_d5_rename(self):
        """What the line has renamed: :class:`documents.d5.Rename`.

        Of a title that КП has renamed or moved, the name and the code in force are reported from
        the amendment on; what the order changes is the position.
        """
        self.ensure_one()
        order, former = self.order_id, self.profession_before_id
        same = former == self.kp_profession_id
        return Rename(
            day=order.date_in_force,
            job=self.job_id.id,
            before=Title(
                former.name or "",
                (self.code_after if same else self.code_before) or "",
                self._title_before_with_grade(),
            ),
            after=Title(
                self.kp_profession_id.name or "",
                self.code_after or "",
                self._title_after_with_grade(),
            ),
            order=f"Наказ {order._reference()}",
        )
