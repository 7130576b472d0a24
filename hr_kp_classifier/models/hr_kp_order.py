from odoo import api, fields, models
from odoo.fields import Domain

from ..documents.formats import date_in_figures

# In these states the order stands as it was signed, whatever becomes of the positions.
SIGNED = ("signed", "done", "revoked")
# «Про …», by the kind of the order: words of the paper, so Ukrainian whatever the language.
SUBJECTS = {
    "clarification": "Про уточнення назв посад",
    "renaming": "Про перейменування посад",
    "staff_list": "Про внесення змін до штатного розпису",
    "staff_list_approval": "Про затвердження штатного розпису",
    "instructions": "Про введення в дію посадових інструкцій",
    "revocation": "Про скасування наказу",
}


class HrKpOrder(models.Model):
    """What an order on positions says. Its states: ``hr_kp_order_lifecycle``."""

    _name = "hr.kp.order"
    _description = "Order on Positions"
    _inherit = ["hr.kp.endorsed", "hr.kp.discussion"]
    _order = "date desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
    state = fields.Selection(
        selection=[
            ("draft", "Draft"),
            ("agreed", "Agreed"),
            ("signed", "Signed"),
            ("done", "Carried out"),
            ("revoked", "Revoked"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    kind = fields.Selection(
        selection=[
            ("clarification", "Clarification of titles"),
            ("renaming", "Renaming of positions"),
            ("staff_list", "Changes to the staff list"),
            ("staff_list_approval", "Approval of the staff list"),
            ("instructions", "Job instructions put in force"),
            ("revocation", "Revocation of an order"),
        ],
        required=True,
        default="renaming",
        help="Clarification: the title was wrong from the start, the work stays what it was. "
        "Renaming: the title was right until КП changed; it is a change of essential "
        "conditions of work.",
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        readonly=True,
        index=True,
        default=lambda self: self.env.company,
    )
    subject = fields.Char(
        compute="_compute_subject",
        store=True,
        readonly=False,
        help="As the order's heading names it: «Про перейменування посад»",
    )
    number = fields.Char(copy=False, tracking=True, help="«15-од»")
    date = fields.Date(copy=False, tracking=True)
    date_in_force = fields.Date(
        string="Takes Effect on",
        copy=False,
        tracking=True,
        help="On this day what the order says is carried out",
    )
    # Both by the order's company: it may be drawn up from another one.
    place = fields.Char(compute="_compute_place", store=True, readonly=False, precompute=True)
    signer_id = fields.Many2one(
        "hr.employee",
        string="Signer of the Order",
        check_company=True,
        compute="_compute_signer_id",
        store=True,
        readonly=False,
        precompute=True,
        help="The head of the enterprise, or the person who acts in their place",
    )
    signer_title = fields.Char(
        string="Signer's Title",
        compute="_compute_signer",
        store=True,
        readonly=False,
        help="As the signature has it, in the nominative: «Директор»",
    )
    signer_name = fields.Char(
        string="Signer's Name", compute="_compute_signer_name", store=True
    )
    ground = fields.Text(
        help="What the order rests on: «доповідна записка …», «Зміна № 15 до ДК 003:2010»"
    )
    edition_id = fields.Many2one(
        "hr.kp.edition",
        string="Edition of КП",
        index="btree_not_null",
        ondelete="restrict",
        help="The amendment after which the positions are renamed",
    )
    line_ids = fields.One2many("hr.kp.order.line", "order_id", string="Positions", copy=True)
    visa_ids = fields.One2many(
        "hr.kp.order.visa",
        "order_id",
        string="Agreed with",
        help="Who endorses it: the lawyer, the head of HR, …",
    )
    line_count = fields.Integer(string="Number of Positions", compute="_compute_line_count")
    employee_count = fields.Integer(
        string="Employees Touched", compute="_compute_employee_count"
    )

    @api.model
    def _usual_signer(self, company):
        """The signer of the company's last order, else the approver of its last instruction."""
        last = self.search(
            [("company_id", "=", company.id), ("signer_id", "!=", False)],
            order="id desc",
            limit=1,
        )
        return last.signer_id or self.env["hr.job.instruction"]._usual_approver(company)

    def _following(self):
        """The orders whose words still follow the data they are taken from: drafts.

        An agreed order follows nobody: those who agreed to it have read these words.
        """
        return self.filtered(lambda order: order.state not in ("agreed", *SIGNED))

    def _before_signing(self):
        """The orders whose signer and date may still change."""
        return self.filtered(lambda order: order.state not in SIGNED)

    @api.depends("subject", "number", "date")
    def _compute_name(self):
        for order in self:
            words = ["Наказ"]
            if order.date:
                words.append(f"від {date_in_figures(order.date)}")
            if order.number:
                words.append(f"№ {order.number}")
            order.name = f"{' '.join(words)} «{order.subject or SUBJECTS[order.kind]}»"

    @api.depends("kind", "revokes_id.number", "revokes_id.date")
    def _compute_subject(self):
        for order in self._following():
            # HR's own words stay: in the form the subject is asked for before the kind.
            usual = order.subject in ("", False, *SUBJECTS.values())
            if not usual and not order.subject.startswith(SUBJECTS["revocation"]):
                continue
            subject = SUBJECTS.get(order.kind, "")
            if order.kind == "revocation" and order.revokes_id:
                subject = f"{subject} {order.revokes_id._reference()}"
            order.subject = subject

    @api.depends("company_id")
    def _compute_place(self):
        for order in self._before_signing():
            if not order.place or not order._origin.id:
                order.place = order.company_id.city

    @api.depends("company_id")
    def _compute_signer_id(self):
        without = self._before_signing().filtered(
            lambda order: order.signer_id.company_id != order.company_id
        )
        for company, orders in without.grouped("company_id").items():
            orders.signer_id = self._usual_signer(company)

    @api.depends("signer_id")
    def _compute_signer(self):
        for order in self._before_signing():
            order.signer_title = self.env["hr.job.instruction"]._title_of(order.signer_id)

    @api.depends("signer_id.name")
    def _compute_signer_name(self):
        for order in self._before_signing():
            order.signer_name = order.signer_id.name

    @api.depends("line_ids")
    def _compute_line_count(self):
        counts = dict(
            self.env["hr.kp.order.line"]._read_group(
                [("order_id", "in", self.ids)], ["order_id"], ["__count"]
            )
        )
        for order in self:
            order.line_count = counts.get(order._origin, 0)

    @api.depends(
        "line_ids.job_id",
        "line_ids.title_before",
        "line_ids.title_after",
        "line_ids.kp_grade",
        "line_ids.units_after",
        "line_ids.salary_after",
    )
    def _compute_employee_count(self):
        for order in self:
            order.employee_count = self.env["hr.employee"].search_count(
                order._employee_domain()
            )

    def _employee_domain(self):
        """The employees on the positions of the order who are told of it, as a domain."""
        self.ensure_one()
        lines = self.line_ids.filtered(lambda line: line._concerns_holders())
        return Domain(
            [
                ("job_id", "in", lines.job_id.ids),
                ("company_id", "=", self.company_id.id),
            ]
        )

    def _today(self):
        """The date where the order's company is."""
        self.ensure_one()
        return (self.company_id or self.env.company)._kp_today()

    def _reference(self):
        """«від 25.11.2026 № 15-од»: as another paper refers to it."""
        self.ensure_one()
        words = [
            self.date and f"від {date_in_figures(self.date)}",
            self.number and f"№ {self.number}",
        ]
        return " ".join(filter(None, words))

    @api.readonly
    def action_open_employees(self):
        """Show the employees who hold the positions of the order."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("hr.open_view_employee_list_my")
        action["domain"] = list(self._employee_domain())
        action["context"] = {}
        return action

    def _jobs_of_company(self):
        """The positions of the lines, as the order's own company has them."""
        self.ensure_one()
        return self.line_ids.job_id.with_company(self.company_id)
