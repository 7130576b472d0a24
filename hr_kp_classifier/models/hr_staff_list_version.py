import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ..documents.formats import date_in_figures
from ..documents.staff_changes import KeptPosition
from ..reports.printer import kept_paper

# What approval alone writes.
APPROVED_FIELDS = {
    "state",
    "positions",
    "units",
    "fund",
    "paper",
    "paper_name",
    "sheet",
    "docx",
}


class HrStaffListVersion(models.Model):
    """A version of the staff list: approved by an order, in force from a day, kept as it was.

    Approved means frozen. Users are kept from it by :meth:`_refuse_unprotected_write` and by a
    record rule; :meth:`action_approve` writes by :meth:`_write_protected`.
    """

    _name = "hr.staff.list.version"
    _description = "Version of the Staff List"
    _inherit = ["hr.kp.protected.write"]
    _order = "date_in_force desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
    state = fields.Selection(
        selection=[
            ("draft", "Draft"),
            ("signed", "Awaits Its Day"),
            ("approved", "Approved"),
            ("revoked", "Revoked"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    company_id = fields.Many2one(
        "res.company",
        required=True,
        readonly=True,
        index=True,
        default=lambda self: self.env.company,
    )
    number = fields.Char(copy=False)
    date_in_force = fields.Date(
        string="In Force from",
        required=True,
        copy=False,
        default=lambda self: self.env.company._kp_today(),
        help="The version has the positions of this day",
    )
    order_id = fields.Many2one(
        "hr.kp.order",
        check_company=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('state', 'in', ('signed', 'done'))]",
    )
    order_reference = fields.Char(
        string="What Approves It",
        compute="_compute_order_reference",
        store=True,
        readonly=False,
        copy=False,
        help="As the staff list names it: «наказ від 26.12.2025 № 40-од»",
    )
    positions = fields.Json(readonly=True, copy=False, prefetch=False)
    units = fields.Float(string="Staff Units", digits=(16, 2), readonly=True, copy=False)
    currency_id = fields.Many2one(related="company_id.currency_id")
    fund = fields.Monetary(string="Monthly Fund", readonly=True, copy=False)
    paper = fields.Binary(string="As Approved", readonly=True, copy=False)
    paper_name = fields.Char(string="Name of the File", readonly=True, copy=False)
    is_paper_pdf = fields.Boolean(compute="_compute_file_names")
    sheet = fields.Binary(string="As Approved (XLSX)", readonly=True, copy=False)
    sheet_name = fields.Char(compute="_compute_file_names")
    docx = fields.Binary(string="As Approved (DOCX)", readonly=True, copy=False)
    docx_name = fields.Char(compute="_compute_file_names")
    is_in_force = fields.Boolean(compute="_compute_later")
    later_history_ids = fields.Many2many(
        "hr.job.history",
        string="Changes since",
        compute="_compute_later",
        help="What has changed of positions until the next version",
    )

    @api.depends("number", "date_in_force")
    def _compute_name(self):
        for version in self:
            words = ["Штатний розпис"]
            if version.number:
                words.append(f"№ {version.number}")
            if version.date_in_force:
                words.append(f"з {date_in_figures(version.date_in_force)}")
            version.name = " ".join(words)

    @api.depends("order_id")
    def _compute_order_reference(self):
        for version in self.filtered("order_id"):
            version.order_reference = f"наказ {version.order_id._reference()}"

    @api.depends("name", "paper_name")
    def _compute_file_names(self):
        for version in self:
            # HTML where nothing printed PDF when it was approved.
            version.is_paper_pdf = (version.paper_name or "").endswith(".pdf")
            version.sheet_name = f"{version.name}.xlsx"
            version.docx_name = f"{version.name}.docx"

    @api.depends("state", "date_in_force", "company_id")
    def _compute_later(self):
        for version in self:
            today = version.company_id._kp_today()
            next_one = version.browse()
            if version.state == "approved":
                next_one = self.search(
                    [
                        ("company_id", "=", version.company_id.id),
                        ("state", "=", "approved"),
                        ("date_in_force", ">", version.date_in_force),
                    ],
                    order="date_in_force, id",
                    limit=1,
                )
            version.is_in_force = (
                version.state == "approved"
                and version.date_in_force <= today
                and not (next_one and next_one.date_in_force <= today)
            )
            version.later_history_ids = version._later_history(next_one)

    def _later_history(self, next_one):
        """The changes after this version came into force, until the next one does."""
        History = self.env["hr.job.history"]
        if self.state != "approved":
            return History
        domain = Domain(
            [("company_id", "=", self.company_id.id), ("date", ">", self.date_in_force)]
        )
        if next_one:
            domain &= Domain("date", "<=", next_one.date_in_force)
        return History.search(domain, order="date, id")

    # --- What must not be changed -------------------------------------------------------

    def _protected_fields(self):
        return (
            APPROVED_FIELDS,
            self.env._("A version starts as a draft. Create it so, then press «Approve»."),
            self.env._("The content of a version is written when it is approved."),
        )

    def _refuse_unprotected_write(self, vals):  # pylint: disable=missing-return
        super()._refuse_unprotected_write(vals)
        self._refuse_approved()

    def _refuse_approved(self):
        for version in self:
            if version.state == "signed":
                raise UserError(
                    self.env._(
                        "«%(version)s» awaits its day: %(order)s approves it. Revoke that order "
                        "to change it.",
                        version=version.name,
                        order=version.order_id.name,
                    )
                )
            if version.state != "draft":
                raise UserError(
                    self.env._(
                        "«%s» is approved: it stays as it is. Make another version.",
                        version.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_draft_only(self):
        self._refuse_approved()

    # --- Approval -------------------------------------------------------------------------

    def action_approve(self):
        """Keep the staff list of the day in force: its positions, PDF, XLSX and DOCX."""
        self.browse().check_access("write")
        self._refuse_approved()
        self.check_access("write")
        for version in self:
            if not version.order_reference:
                raise UserError(
                    self.env._(
                        "Name the order that approves the staff list: its date and number."
                    )
                )
            version._approve()

    def _approve(self):
        staff_list = self.env["hr.staff.list"].create(
            {
                "company_id": self.company_id.id,
                "date": self.date_in_force,
                "number": self.number,
                "with_occupied": False,
                "approved_by": self.order_reference,
            }
        )
        if staff_list.is_before_history:
            raise UserError(
                self.env._(
                    "The history of positions is known since %s: a version can't be in force earlier.",
                    date_in_figures(staff_list.history_since),
                )
            )
        kept = staff_list._kept_positions()
        content, kind = kept_paper(staff_list, "hr_kp_classifier.report_staff_list")
        self._write_protected(
            {
                "state": "approved",
                **self._vals_of(kept),
                "paper": base64.b64encode(content),
                "paper_name": f"{self.name}.{kind}",
                "sheet": base64.b64encode(staff_list._workbook()),
                "docx": base64.b64encode(staff_list._docx()[1]),
            }
        )

    def action_compose_order(self):
        """Draw up the order that approves it; open the one begun already."""
        self.ensure_one()
        self._refuse_approved()
        order = self.env["hr.kp.order"].search(
            [("version_id", "=", self.id), ("state", "in", ("draft", "agreed"))], limit=1
        )
        if not order:
            order = order.create(
                {
                    "kind": "staff_list_approval",
                    "company_id": self.company_id.id,
                    "version_id": self.id,
                    "date_in_force": self.date_in_force,
                }
            )
        return order._get_records_action()

    def _await_order(self, order, positions):
        """Keep what an order approves, until its day.

        :param positions: those of the staff list that was signed
        """
        self._refuse_approved()
        self._write_protected(
            {
                "state": "signed",
                "order_id": order.id,
                "date_in_force": order.date_in_force,
                **self._vals_of(positions),
            }
        )

    @api.model
    def _vals_of(self, positions):
        return {
            "positions": [position.as_json() for position in positions],
            "units": sum(position.units for position in positions),
            "fund": sum(position.fund for position in positions),
        }

    def _release(self):
        """Make it a draft again: the order that awaited its day is revoked."""
        self._write_protected(
            {
                "state": "draft",
                "order_id": False,
                "order_reference": False,
                **dict.fromkeys(("positions", "units", "fund")),
            }
        )

    def _revoke(self):
        """It was in force, and is no longer: the version before it is again."""
        self._write_protected({"state": "revoked"})

    def action_compare(self):
        """Open what has changed since, to be compared with another version too."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What Changed"),
            "res_model": "hr.staff.list.changes",
            "view_mode": "form",
            "target": "new",
            "context": {"default_version_id": self.id, "dialog_size": "extra-large"},
        }

    def _kept_positions(self):
        return [KeptPosition.from_json(data) for data in self.positions or ()]
