from odoo import api, fields, models

from ..documents.grounds import cite


class HrJob(models.Model):
    """The pension list (пільговий список) that the position is in."""

    _inherit = "hr.job"

    kp_pension_list = fields.Selection(
        selection=[("1", "Список № 1"), ("2", "Список № 2")],
        string="Pension List",
        tracking=True,
        groups="hr.group_hr_user",
        help="The position gives the right to a pension on preferential terms: its name has to "
        "agree in the list, in КП and in ДКХП",
    )
    kp_pension_ground = fields.Char(
        string="Ground in the List",
        groups="hr.group_hr_user",
        help="Where the list names the position, and the order on the certification of the "
        "workplace: «розділ XIV, позиція 14.1; наказ від 12.03.2025 № 40»",
    )

    def _kp_pension_warning(self):
        """Say what a rename can cost."""
        self.ensure_one()
        return self.env._(
            "«%(position)s» is in %(list)s (%(act)s): for the pension its name has to be the same "
            "in the list, in КП and in ДКХП. Check it before the position is renamed.",
            position=self.name,
            list=dict(self._fields["kp_pension_list"]._description_selection(self.env))[
                self.kp_pension_list
            ],
            act=cite("pension_lists", self.env.company._kp_today(), short=True),
        )

    @api.onchange("kp_profession_id", "kp_extended_title")
    def _onchange_kp_pension_list(self):
        if self.kp_pension_list and self._origin.kp_title:
            return {
                "warning": {
                    "title": self.env._("A position of a pension list"),
                    "message": self._kp_pension_warning(),
                }
            }
        return None
