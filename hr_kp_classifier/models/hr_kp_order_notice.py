import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..documents.formats import date_in_words
from ..documents.instruction import Block, Signature, typeset_paper
from ..documents.official import NOTICE, OfficialPaper, Paragraph, acquainted_with_notice
from ..documents.signatures import signature_name
from ..documents.signed_forms import notice_form
from ..documents.typography import quotable
from ..documents.word import DOCX
from ..documents.word_official import official_docx
from ..kp.text import lower_first, upper_first
from ..reports.printer import kept_paper

# How what was signed is written down to be hashed. 1 (kept as none): the text of the notice. 2:
# the notice with its order, the position and the employee.
HASH_FORM = 2


class HrKpOrderAcknowledged(models.Model):
    """The order as a paper of which everybody on its positions gets a notice."""

    _name = "hr.kp.order"
    _inherit = ["hr.kp.order", "hr.kp.acknowledged"]

    _acknowledgement_model = "hr.kp.order.notice"
    _acknowledgement_action = "hr_kp_classifier.hr_kp_order_notice_action"

    acknowledgement_ids = fields.One2many("hr.kp.order.notice", "order_id", string="Notices")

    def _acknowledging_employees(self):
        return {
            order: self.env["hr.employee"].search(order._employee_domain()) for order in self
        }

    def _refuse_asking(self):
        self._refuse_state("signed", "done")

    def _nobody_to_ask(self):
        if any(line.employee_count for line in self.line_ids):
            return self.env._(
                "«%s» changes nothing for the employees but the КП title or code behind a title "
                "that reads the same: there is nobody to notify.",
                quotable(self.name),
            )
        return self.env._(
            "Nobody holds the positions of «%s»: there is nobody to notify.",
            quotable(self.name),
        )

    def _refuse_signing(self):
        if self.state not in ("signed", "done"):
            raise UserError(
                self.env._(
                    "«%s» is not signed: there is nothing to acknowledge. HR signs it by the "
                    "button «Sign the order».",
                    quotable(self.name),
                )
            )

    def _approved_on(self):
        return self.date

    def _title_of_holder(self, employee):
        return employee.job_id._kp_staff_list_title() or employee.job_title or ""

    @api.readonly
    def action_print_notices(self):
        """Print the notices of all employees, one a page."""
        self.check_access("read")
        if not self.acknowledgement_ids:
            raise UserError(
                self.env._("Nobody was sent a notice yet: press «Send notices» first.")
            )
        return self.env.ref("hr_kp_classifier.order_notice_report").report_action(
            self.acknowledgement_ids, config=False
        )


class HrKpOrderLineNotices(models.Model):
    _inherit = "hr.kp.order.line"

    # As on the position: the notices of many lines are found at once.
    notice_ids = fields.One2many("hr.kp.order.notice", "line_id", string="Notices")


class HrKpOrderNotice(models.Model):
    """The notice of a change to one employee, and that they have received it."""

    _name = "hr.kp.order.notice"
    _inherit = ["hr.kp.acknowledgement", "hr.kp.verified"]
    _description = "Notice to an Employee"
    _rec_name = "order_name"
    _rec_names_search = ["employee_id", "order_id"]

    _document_field = "order_id"
    _activity_type = "hr_kp_classifier.mail_activity_notice"
    _mail_template = "hr_kp_classifier.mail_template_notice"
    _notifying_cron = "hr_kp_classifier.ir_cron_notify_of_orders"
    _signing_dialog = "hr.kp.order.notice.sign"
    _slip_report = "hr_kp_classifier.notice_signing_slip_report"
    _container_field = "notice_id"
    _fact_fields = {
        "order_number": "hr.kp.order/number",
        "order_date": "hr.kp.order/date",
        "employee": "employee_id",
        "department": "department_id",
        **{name: f"hr.kp.order/{name}" for name in ("date_in_force", "enterprise", "place")},
        "subject": "hr.kp.order/subject",
        **{
            name: f"hr.kp.order.line/{name}"
            for name in ("title_before", "code_before", "title_after", "code_after")
        },
    }

    order_id = fields.Many2one(
        "hr.kp.order",
        string="Order on Positions",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    company_id = fields.Many2one(related="order_id.company_id", store=True, index=True)
    # Kept as they were on the day of the notice: the order is signed, the employee moves on.
    order_name = fields.Char(
        string="Order", compute="_compute_words", store=True, precompute=True
    )
    line_id = fields.Many2one(
        "hr.kp.order.line",
        string="Position of the Order",
        compute="_compute_words",
        store=True,
        precompute=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    job_id = fields.Many2one(related="line_id.job_id", store=True, index="btree_not_null")
    text = fields.Text(compute="_compute_words", store=True, precompute=True)
    hash_form = fields.Integer(
        string="Form of the Hash",
        readonly=True,
        copy=False,
        help="What the hash is of: 2 for the whole notice with its order, less for its text "
        "alone, as former versions of the program had it",
    )

    snapshot = fields.Binary(
        string="File to Be Signed",
        readonly=True,
        copy=False,
        help="The notice as it was printed when a signature by КЕП was asked for: it is compared "
        "byte for byte, so that it is printed once",
    )
    snapshot_name = fields.Char(
        string="Name of the File to Be Signed", readonly=True, copy=False
    )

    _once = models.UniqueIndex("(order_id, employee_id)", "The employee has a notice already.")

    @api.depends("order_id", "employee_id")
    def _compute_words(self):
        lines = {
            (line.order_id, line.job_id): line for line in self.order_id.line_ids if line.job_id
        }
        words = {}
        for notice in self:
            order = notice.order_id
            line = lines.get((order, notice.employee_id.job_id), order.line_ids.browse())
            if line not in words:
                words[line] = order._text_of_notice(line) if line else ""
            notice.update({"order_name": order.name, "line_id": line.id, "text": words[line]})

    @api.depends("order_name", "employee_id.name")
    def _compute_display_name(self):
        for notice in self:
            notice.display_name = f"{notice.employee_id.name}: {notice.order_name}"

    def _signed_hash(self):
        return self._digest(self._written_now())

    def _written_now(self):
        """The whole notice; one signed under the first form, in that one."""
        self.ensure_one()
        if self.state == "signed" and self.hash_form < HASH_FORM:
            return (self.text or "").encode()
        return notice_form(self._signed_facts())

    def _signed_facts(self):
        """The raw values of the notice, as :func:`documents.signed_forms.notice_form` takes them."""
        order, line = self.order_id, self.line_id
        return {
            "order_number": order.number,
            "order_date": order.date,
            "date_in_force": order.date_in_force,
            "asked_on": self.asked_on,
            "enterprise": order.enterprise,
            "place": order.place,
            "subject": order.subject,
            # As it was at the signature: a name may change later.
            "employee": self.signed_name or self.employee_id.name,
            "department": line.department_name,
            "title_before": line._title_before_with_grade() if line else "",
            "code_before": line.code_before,
            "title_after": line._title_after_with_grade() if line else "",
            "code_after": line.code_after,
            "text": self.text,
        }

    def _put_signed(self, vals):  # pylint: disable=missing-return
        # sudo: the words are kept as HR has them.
        written = self.sudo()._written_now()
        super()._put_signed({**vals, "hash_form": HASH_FORM, "hashed_text": written.decode()})

    def _remedy_of_differences(self):
        return self.env._(
            "It was changed past the program. Compare it with the copy that the employee has, "
            "and restore from a backup what was signed."
        )

    # --- Its file, to be signed by КЕП ------------------------------------------------

    def _document_to_sign(self):
        self._keep_file()
        return super()._document_to_sign()

    def _download_document_to_sign(self):
        self._keep_file()
        return super()._download_document_to_sign()

    def action_add_container(self):
        action = super().action_add_container()
        self._keep_file()
        return action

    def _keep_file(self):
        """Keep the notice as it is printed, where that was not done yet."""
        self.ensure_one()
        self.check_access("read")
        # sudo: employees may print their notice, and write nothing of it.
        notice = self.sudo()
        # By its name: the cache of the file itself differs by the context.
        if not notice.snapshot_name:
            content, kind = kept_paper(notice, "hr_kp_classifier.report_order_notice")
            notice._write_protected(
                {
                    "snapshot": base64.b64encode(content),
                    "snapshot_name": f"{self._print_name()}.{kind}",
                }
            )

    # --- The papers -------------------------------------------------------------------

    def _paper(self, paper="notice"):
        """The notice, or the extract of the order for this employee, as plain data.

        :param paper: ``notice`` or ``extract``
        :return: :class:`documents.official.OfficialPaper`
        """
        self.ensure_one()
        self.check_access("read")
        # sudo: the employee reads the words of their notice, not the order with its other lines.
        notice = self.sudo()
        if paper == "extract":
            return notice.order_id._paper("extract", notice.line_id)
        return typeset_paper(notice._notice_paper())

    def _notice_paper(self):
        order, line, employee = self.order_id, self.line_id, self.employee_id
        title = upper_first(line._title_before_with_grade()) if line else ""
        return OfficialPaper(
            enterprise=order.enterprise or "",
            kind=NOTICE,
            date=date_in_words(self.asked_on),
            place=order.place or "",
            addressee=tuple(
                filter(
                    None,
                    (
                        f"Працівник: {signature_name(employee.name)}",
                        title and f"Посада: {lower_first(title)}",
                        line.department_name and f"Підрозділ: {line.department_name}",
                    ),
                )
            ),
            heading=order.subject or "",
            body=tuple(Paragraph(each) for each in (self.text or "").splitlines() if each),
            blocks=(
                order._signer_block(),
                Block(
                    acquainted_with_notice(employee.sex or ""),
                    (
                        Signature(
                            title,
                            signature_name(employee.name),
                            self.signed_on and date_in_words(self.signed_on) or "",
                            notes=self._signed_words(),
                        ),
                    ),
                ),
            ),
        )

    def _print_name(self, paper="notice"):
        self.ensure_one()
        kind = {"notice": "Повідомлення", "extract": "Витяг з наказу"}[paper]
        # sudo: as in _paper.
        return f"{kind} {self.sudo().order_id._reference()} — {self.employee_id.name}"

    @api.readonly
    def action_print(self):
        self.check_access("read")
        return self.env.ref("hr_kp_classifier.order_notice_report").report_action(
            self, config=False
        )

    @api.readonly
    def action_print_extract(self):
        self.check_access("read")
        return self.env.ref("hr_kp_classifier.order_extract_report").report_action(
            self, config=False
        )

    @api.readonly
    def action_download(self):
        """The employee's copy of the notice, as a file of Word's."""
        self.check_access("read")
        return self.env["hr.job.instruction"]._docx_action("notice", self)

    @api.readonly
    def action_download_extract(self):
        self.check_access("read")
        return self.env["hr.job.instruction"]._docx_action("order_extract", self)

    def _docx(self, paper="notice"):
        self.ensure_one()
        name = self._print_name(paper)
        code = self._scan_picture() if paper == "notice" else b""
        return f"{name}.docx", official_docx(self._paper(paper), name, code)

    # --- The page of the personal link ------------------------------------------------

    def _page(self):
        paper = self._paper()
        return {
            "enterprise": paper.enterprise,
            "kind": paper.kind,
            "heading": paper.heading,
            "about": " ".join(filter(None, (paper.date, paper.place))),
            "lines": [("text", "", paragraph.line) for paragraph in paper.body],
            "changes": False,
            "acquainted": acquainted_with_notice(self.employee_id.sex or "").rstrip(":"),
            "read": acquainted_with_notice(self.employee_id.sex or "", copy=False),
        }

    def _page_copy(self):
        Report = self.env["ir.actions.report"]
        if Report.get_wkhtmltopdf_state() not in ("ok", "upgrade"):
            return (*self._docx(), DOCX)
        content, _kind = Report._render_qweb_pdf(
            "hr_kp_classifier.report_order_notice", self.ids
        )
        return f"{self._print_name()}.pdf", content, "application/pdf"
