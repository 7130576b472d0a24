import io
from datetime import timedelta

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.pdf import PdfFileReader

from ..kp.text import upper_first
from ..reports.printer import printer
from ..reports.shared_pages import Binder
from .one_by_one import attempt

# The reports that are printed for many, and what each is of.
PAPERS = {
    "copies": ("hr_kp_classifier.report_job_instruction_employee", "hr.employee"),
    "sheets": ("hr_kp_classifier.report_acknowledgement_sheet", "hr.job.instruction"),
}
# Printed between two commits: papers in all, and different texts among them. A text takes
# wkhtmltopdf half a second, a copy of it some hundredths.
PAPERS_AT_ONCE = 200
TEXTS_AT_ONCE = 20
# A finished print can be downloaded for so long.
KEPT_FOR = timedelta(days=7)


def _limits(kind, paper, duplex):
    """How many different texts, and papers, are printed in a step by that wkhtmltopdf."""
    if kind == "patched":
        return TEXTS_AT_ONCE, PAPERS_AT_ONCE
    # It prints one document at a time, every copy in full: the copies of a step are one document,
    # and where in it a copy begins it does not tell.
    if paper == "copies" and not duplex:
        return TEXTS_AT_ONCE, TEXTS_AT_ONCE
    return 1, 1


class HrKpPrintJob(models.Model):
    """A print of many papers, step by step in the background.

    The pages of each step are kept, so that no more than a step cut short is lost. Everything is
    printed with the rights of the user who asked for it.
    """

    _name = "hr.kp.print.job"
    _description = "Print of Many Papers"
    _order = "id desc"

    name = fields.Char(required=True, readonly=True)
    paper = fields.Selection(
        selection=[
            ("copies", "Employees' own copies"),
            ("sheets", "Acknowledgement sheets"),
        ],
        required=True,
        readonly=True,
    )
    duplex = fields.Boolean(string="Two-Sided Printing", readonly=True)
    # What is printed, in its order: JSON, for a relation keeps no order.
    record_ids = fields.Json(required=True, readonly=True)
    allowed_company_ids = fields.Json(required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        readonly=True,
        default=lambda self: self.env.company,
        index=True,
    )
    state = fields.Selection(
        selection=[
            ("waiting", "Waiting"),
            ("running", "Being printed"),
            ("done", "Ready"),
            ("failed", "Failed"),
        ],
        required=True,
        readonly=True,
        default="waiting",
        index=True,
    )
    count = fields.Integer(string="Papers", readonly=True)
    done_count = fields.Integer(string="Printed", readonly=True)
    progress = fields.Float(string="Progress, %", compute="_compute_progress")
    file = fields.Binary(string="PDF", readonly=True)
    file_name = fields.Char(readonly=True)
    page_count = fields.Integer(string="Pages", readonly=True)
    problem = fields.Text(string="Why It Failed", readonly=True)

    @api.depends("done_count", "count")
    def _compute_progress(self):
        for job in self:
            job.progress = 100 * job.done_count / (job.count or 1)

    # --- For who asked ------------------------------------------------------------------

    @api.model
    def _start(self, paper, records, duplex):
        """Print papers in the background.

        :param paper: a key of :data:`PAPERS`
        :param records: what they are of, in the order of printing
        :return: the job, with the rights of the user
        """
        kinds = dict(self._fields["paper"]._description_selection(self.env))
        # sudo: nobody writes a print but itself.
        job = self.sudo().create(
            {
                "name": f"{kinds[paper]}: {len(records)}",
                "paper": paper,
                "duplex": duplex,
                "record_ids": records.ids,
                "allowed_company_ids": self.env.companies.ids,
                "count": len(records),
            }
        )
        return job.with_env(self.env)

    def _print_in_background(self):
        # sudo: a scheduled action is the administrator's.
        self.env.ref("hr_kp_classifier.ir_cron_print").sudo()._trigger()

    def _print_now(self):
        """Print it at once, before who waits for it.

        :raise UserError: where that fails
        """
        # sudo: nobody writes a print but itself.
        job = self.sudo()
        while job.state in ("waiting", "running"):
            job._step()
        if job.state == "failed":
            raise UserError(job.problem)

    @api.readonly
    def action_download(self):
        self.ensure_one()
        self.check_access("read")
        if self.state != "done":
            raise UserError(
                self.env._("«%s» is not printed yet. Wait until it is ready.", self.name)
            )
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/file/{self.file_name}?download=true",
            "target": "self",
        }

    # --- Printing -----------------------------------------------------------------------

    @api.model
    def _cron_print(self):
        """Print what waits, a step between two commits."""
        cron = self.env["ir.cron"]
        jobs = self.search([("state", "in", ("waiting", "running"))], order="id")
        cron._commit_progress(remaining=sum(job._rest() for job in jobs))
        for job in jobs:
            # Whoever asked may delete it meanwhile.
            while job.exists().state in ("waiting", "running"):
                printed = job._step()
                if job.state in ("done", "failed"):
                    job._tell()
                if not cron._commit_progress(printed):
                    return

    def _step(self):
        """Print the next papers; after the last ones, make the file.

        :return: how many papers are dealt with now; the file counts as one
        """
        self.ensure_one()
        before = self.done_count
        problem = attempt(self, self._print_next if before < self.count else self._finish)
        if problem:
            self._fail(problem)
            return self._rest()
        return self.done_count - before or 1

    def _rest(self):
        return self.count - self.done_count + 1

    def _print_next(self):
        ids, papers = self._next_papers()
        self.write({"state": "running", "done_count": self.done_count + len(ids)})
        if papers:
            self._keep(self._render(papers))

    def _next_papers(self):
        """What is printed next.

        :return: tuple of the ids that are dealt with, and those of their records that are there
            still
        """
        _report, model = PAPERS[self.paper]
        ids = self.record_ids[self.done_count :]
        texts, at_once = _limits(printer(), self.paper, self.duplex)
        records = self._env_of_user()[model].browse(ids[:at_once]).exists()
        seen = set()
        for number, record in enumerate(records):
            seen.add(self._text(record))
            if len(seen) > texts:
                return ids[: ids.index(record.id)], records[:number]
        return ids[:at_once], records

    def _text(self, record):
        """Equal for papers of the same text."""
        if self.paper == "sheets":
            return record.id
        return record.job_id.id, record.company_id.id

    def _env_of_user(self):
        user = self.create_uid
        return (
            self.with_user(user)
            .with_context(
                lang=user.lang,
                tz=user.tz,
                allowed_company_ids=self.allowed_company_ids,
                kp_duplex=self.duplex,
            )
            .env
        )

    def _render(self, papers):
        """Print papers.

        :raise UserError: where they can't be printed
        """
        report, _model = PAPERS[self.paper]
        content, kind = papers.env["ir.actions.report"]._render_qweb_pdf(report, papers.ids)
        if kind != "pdf":
            raise UserError(papers.env["hr.job.instruction"]._printer_note())
        return content

    def _keep(self, content):
        """Keep what a step has printed; of the filestore, until all of it is put together."""
        self.env["ir.attachment"].create(
            {
                "name": f"{self.done_count}.pdf",
                "res_model": self._name,
                "res_id": self.id,
                "raw": content,
            }
        )

    def _parts(self):
        return self.env["ir.attachment"].search(
            [
                *(("res_model", "=", self._name), ("res_id", "=", self.id)),
                ("res_field", "=", False),
            ],
            order="id",
        )

    def _finish(self):
        """Put the parts together to one file."""
        parts = self._parts()
        if not parts:
            raise UserError(
                self._env_of_user()._("Nothing of it is there any more: it was deleted.")
            )
        binder = Binder(duplex=self.duplex)
        for part in parts:
            reader = PdfFileReader(io.BytesIO(part.raw), strict=False)
            binder.begin()
            binder.add(reader, range(reader.numPages))
        self.env["ir.attachment"].create(
            {
                "name": "file",
                "res_model": self._name,
                "res_id": self.id,
                "res_field": "file",
                "raw": binder.content(),
            }
        )
        self.write(
            {
                "state": "done",
                "file_name": f"{upper_first(self.name).replace(':', ' —')}.pdf",
                "page_count": binder.writer.getNumPages(),
            }
        )
        parts.unlink()

    def _fail(self, problem):
        self._parts().unlink()
        self.write({"state": "failed", "problem": problem})

    def _tell(self):
        """Tell who asked that it is ready, or why it is not, with a link to it."""
        env = self._env_of_user()
        user = env.user
        if self.state == "done":
            words = env._("«%s» is printed: download the PDF.", self.name)
        else:
            words = env._("«%s» could not be printed.", self.name)
        user._bus_send(
            "simple_notification",
            {
                "type": "success" if self.state == "done" else "danger",
                "message": words,
                "sticky": True,
            },
        )
        self.env["mail.thread"].with_context(lang=user.lang).message_notify(
            model=self._name,
            res_id=self.id,
            partner_ids=user.partner_id.ids,
            subject=words,
            body=Markup('<p><a href="/odoo/%s/%s">%s</a></p><p>%s</p>')
            % (self._name, self.id, words, self.problem or ""),
        )

    @api.autovacuum
    def _gc_jobs(self):
        self.search([("create_date", "<", fields.Datetime.now() - KEPT_FOR)]).unlink()
