from odoo import models


class HrKpOrderVersion(models.Model):
    """The order as a paper that two people may be writing."""

    _name = "hr.kp.order"
    _inherit = ["hr.kp.text.version", "hr.kp.order"]

    def action_agree(self):
        self._refuse_overtaken_button()
        return super().action_agree()

    def action_sign(self):
        self._refuse_overtaken_button()
        return super().action_sign()

    def action_add_agreed(self):
        self._refuse_overtaken_button()
        return super().action_add_agreed()
