from odoo import models

from ..documents.d5 import Rename, Title


class HrKpOrderLineD5(models.Model):
    _inherit = "hr.kp.order.line"  # pylint: disable=consider-merging-classes-inherited

    def _kp_d5_rename(self):
        """What the line has renamed: :class:`documents.d5.Rename`."""
        self.ensure_one()
        order, change, former = self.order_id, self.change_id, self.profession_before_id
        # КП itself has called it otherwise since.
        renamed = change.kind == "renamed" and change.profession_id == former
        return Rename(
            day=order.date_in_force,
            job=self.job_id.id,
            before=Title(
                (renamed and change.name_before) or former.name or "",
                self.code_before or "",
                self._title_before_with_grade(),
            ),
            after=Title(
                self.kp_profession_id.name or "",
                self.code_after or "",
                self._title_after_with_grade(),
            ),
            order=f"Наказ {order._reference()}",
        )
