from odoo import fields, models


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
