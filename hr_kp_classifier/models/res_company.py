from odoo import fields, models

from .hr_kp_signing_link import FACTORS


class ResCompany(models.Model):
    _inherit = "res.company"

    kp_title_errors = fields.Selection(
        selection=[
            ("block", "Block saving"),
            ("show", "Are shown only"),
        ],
        string="Errors in Titles",
        required=True,
        default="block",
        # Odoo lets everybody read companies, visitors of a website too.
        groups="base.group_user",
    )
    kp_reminder_days = fields.Integer(
        string="Remind of Unsigned Instructions Every (Days)",
        default=3,
        help="After so many days who has not signed a job instruction is asked again; 0: never",
        groups="base.group_user",
    )
    kp_feminine_titles = fields.Boolean(
        string="Feminine Forms of Titles",
        groups="base.group_user",
        help="Papers that a woman signs for herself call her by the feminine form of her title; the "
        "position and the text of its instruction stay masculine, as the КП has it",
    )
    kp_martial_law = fields.Boolean(
        string="Martial Law",
        default=True,
        groups="base.group_user",
        help="While it lasts the two months' notice of a change of essential conditions of work "
        "does not apply (ст. 3 Закону № 2136-IX); the employees are told before the change",
    )
    kp_means = fields.Char(
        string="Agreed Means of Electronic Communication",
        groups="base.group_user",
        help="What the employment contracts or the collective agreement name, where it is the same "
        "for all: the corporate mail, a messenger, this system. An employee's own comes first",
    )
    kp_means_document = fields.Char(
        string="Agreed by (Document)",
        groups="base.group_user",
        help="The collective agreement, or what every contract says: its name and number",
    )
    kp_means_date = fields.Date(string="Date of the Document", groups="base.group_user")
    kp_link_days = fields.Integer(
        string="Personal Links Are Valid (Days)",
        required=True,
        default=14,
        groups="base.group_user",
        help="For so many days an employee can sign by the link that HR has handed over",
    )
    kp_link_factor = fields.Selection(
        selection=FACTORS,
        string="Further Confirmation at the Link",
        required=True,
        default="none",
        groups="base.group_user",
        help="What the employee is asked for beside the link; the record and the sheet say so",
    )
    kp_d5_renames = fields.Boolean(
        string="Renamed Positions in Annex 5 (Д5)",
        groups="base.group_user",
        help="Whether a mere rename of a position is reported is disputed. Against a row: the "
        "form asks of transfers and appointments to another position, and here the work stays "
        "the same. For one: without it the register goes on having the former title and code, "
        "other than the employee's papers. No act that settles it was found.",
    )

    _kp_link_days_sensible = models.Constraint(
        "CHECK(kp_link_days BETWEEN 1 AND 90)",
        "A personal link is valid for 1 to 90 days.",
    )

    def _kp_zone(self):
        """The name of the company's time zone.

        That of the company's own contact, Kyiv's where it has none, and of no company: Odoo's
        working schedules come with a zone that nobody has chosen.
        """
        # sudo: of the company only the time zone is asked.
        return self.sudo()[:1].partner_id.tz or "Europe/Kyiv"

    def _kp_today(self):
        """The date where the company is, whatever the time zone of the user.

        Orders, signatures and terms go by it; of no company it is Kyiv's.
        """
        return fields.Date.context_today(self.with_context(tz=self._kp_zone()))
