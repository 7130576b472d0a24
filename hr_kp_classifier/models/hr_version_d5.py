from odoo import fields, models

from ..documents.d5 import Title, Work


class HrVersionD5(models.Model):
    """What annex 5 (Д5) of the unified report asks of an employee's work, beside its title."""

    _inherit = "hr.version"

    # The keys are those of documents.d5.RELATIONS.
    kp_d5_relation = fields.Selection(
        selection=[
            ("main", "Main job"),
            ("second_internal", "Second job of our own employee"),
            ("second_external", "Second job of another's employee"),
            ("contract_own", "Civil contract with our own employee"),
            ("contract", "Civil contract"),
        ],
        string="Work Relation",
        groups="hr.group_hr_user",
        help="Columns 6, 7 and 11 of annex 5 follow from it",
    )
    # Of one event: the next version begins by another order.
    kp_d5_order = fields.Char(
        string="Order on the Start or Transfer",
        copy=False,
        groups="hr.group_hr_user",
        help="The document by which the employee was taken on, or transferred at the date of "
        "this version; of a civil contract, the contract",
    )
    kp_d5_end_order = fields.Char(
        string="Order on the End of Work", copy=False, groups="hr.group_hr_user"
    )
    kp_d5_end_ground = fields.Char(
        string="Ground of the End",
        copy=False,
        groups="hr.group_hr_user",
        help="As the order has it: «п. 1 ст. 36 КЗпП»",
    )

    kp_d5_new_place_on = fields.Date(
        string="New Job Place Created on",
        copy=False,
        groups="hr.group_hr_user",
        help="Column 18 of annex 5, in the row of the start. Only where the employee was taken on "
        "for a new job place: whether it is one, the employer decides. The tab «History» of the "
        "position says when it was brought in and its units grew.",
    )
    kp_d5_rank = fields.Char(
        string="Military Rank",
        groups="hr.group_hr_user",
        help="Column 19 of annex 5: of servicemen, whose codes begin with 0",
    )

    def _kp_d5_work(self):
        """What annex 5 knows of the version: :class:`documents.d5.Work`."""
        self.ensure_one()
        country = self.country_id
        return Work(
            key=self.id,
            since=self.date_version,
            job=self.job_id.id or 0,
            department=self.department_id.id or 0,
            title=Title(
                self.kp_profession_name or "", self.kp_code or "", self.kp_position or ""
            ),
            relation=self.kp_d5_relation or "",
            order=self.kp_d5_order or "",
            contract_start=self.contract_date_start or None,
            contract_end=self.contract_date_end or None,
            left=self.departure_date or None,
            end_order=self.kp_d5_end_order or "",
            end_ground=self.kp_d5_end_ground or "",
            is_citizen=country.code == "UA" if country else None,
            tax_number=self.identification_id or "",
            new_place_on=self.kp_d5_new_place_on or None,
            rank=self.kp_d5_rank or "",
        )
