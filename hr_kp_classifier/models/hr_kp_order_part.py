from odoo import api, models

from .protected_write import PROTECTED_WRITE


class HrKpOrderPart(models.AbstractModel):
    """A part of an order; it can be changed only while the order is a draft."""

    _name = "hr.kp.order.part"
    _inherit = "hr.kp.protected.write"
    _description = "Part of an Order"

    def _orders(self):
        """The orders that these records are parts of."""
        raise NotImplementedError

    @api.model_create_multi
    def create(self, vals_list):
        parts = super().create(vals_list)
        parts._orders()._refuse_unless_draft()
        parts._orders()._count_version()
        return parts

    def write(self, vals):
        result = super().write(vals)
        protected = self.env.context.get("kp_protected_write") is PROTECTED_WRITE
        if "order_id" in vals and not protected:
            # Nor is a part moved into one that is no draft.
            self._orders()._refuse_unless_draft()
        if not protected:
            self._orders()._count_version()
        return result

    def _refuse_unprotected_write(self, vals):  # pylint: disable=missing-return

        super()._refuse_unprotected_write(vals)
        self._orders()._refuse_unless_draft()

    @api.ondelete(at_uninstall=False)
    def _unlink_of_draft_only(self):
        self._orders()._refuse_unless_draft()
        self._orders()._count_version()
