import base64

from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..documents import scans
from ..documents.formats import date_in_figures


class HrKpScans(models.TransientModel):
    """Signed sheets, scanned many at once: whose each is says the QR code on it.

    Pages that were recognised are proposed; only those that HR has confirmed are recorded.
    """

    _name = "hr.kp.scans"
    _description = "Scans of Signed Sheets"

    file = fields.Binary(attachment=False, help="PDF, JPEG or PNG, at most 20 MB and 300 pages")
    file_name = fields.Char(string="Name of the File")
    signed_on = fields.Date(
        required=True,
        default=lambda self: self.env.company._kp_today(),
        help="The date beside the signatures; where one differs, correct it in its row",
    )
    uncoded = fields.Selection(
        selection=[
            ("alone", "Are listed, to be looked at"),
            ("before", "Belong to the paper before them: its back or its annex"),
            ("after", "Belong to the paper after them: whole copies, signed on the last page"),
        ],
        string="Pages without a Code",
        required=True,
        default="alone",
        help="What belongs to a paper is recorded with it. Look through the pages then: one whose "
        "code can't be read would go to its neighbour",
    )
    line_ids = fields.One2many("hr.kp.scans.line", "scans_id", string="Scanned Pages")
    missing = fields.Char(string="What Installs the Missing", compute="_compute_missing")
    ready_count = fields.Integer(string="Pages to Be Confirmed", compute="_compute_counts")
    confirmed_count = fields.Integer(string="Confirmed Pages", compute="_compute_counts")
    problem_count = fields.Integer(string="Pages with a Problem", compute="_compute_counts")

    def _compute_missing(self):
        missing = scans.missing_libraries()
        self.missing = " ".join(("pip install", *missing)) if missing else False

    @api.depends("line_ids.state", "line_ids.confirmed")
    def _compute_counts(self):
        for dialog in self:
            ready = dialog.line_ids.filtered(lambda line: line.state == "ready")
            dialog.ready_count = len(ready)
            dialog.confirmed_count = len(ready.filtered("confirmed"))
            dialog.problem_count = len(
                dialog.line_ids.filtered(lambda line: line.state not in ("ready", "recorded"))
            )

    def _compute_display_name(self):
        self.display_name = self.env._("Scans of Signed Sheets")

    # --- Reading ------------------------------------------------------------------------

    def action_read(self):
        """Read the file and add its pages to those that were read before."""
        self.ensure_one()
        # The pages are made by the system: a reader of the dialog alone must not get that far.
        self.check_access("write")
        name = self.file_name or self.env._("the file")
        pages = self._pages(name)
        before = set(self.line_ids.filtered("res_id").mapped(lambda line: line._paper_key()))
        lines = []
        for places in scans.in_sheets(pages, self.uncoded):
            sheet = pages[places.start : places.stop]
            shown = next((page for page in sheet if page.codes), sheet[0])
            vals = self._proposed(shown.codes, before)
            if vals["state"] == "ready":
                before.add((vals["res_model"], vals["res_id"]))
            lines.append(
                Command.create(
                    {
                        "file_name": name,
                        "page": places.start + 1,
                        "last_page": places.stop,
                        "picture": base64.b64encode(shown.picture),
                        "scan": base64.b64encode(scans.joined(sheet)),
                        **vals,
                    }
                )
            )
        self.write({"line_ids": lines, "file": False, "file_name": False})
        return True

    def _pages(self, name):
        """The pages of the file.

        :raise UserError: where it can't be read
        """
        if missing := scans.missing_libraries():
            raise UserError(
                self.env._(
                    "The server can't read scans: it lacks Python libraries. Have the "
                    "administrator run «pip install %s» and restart Odoo.",
                    " ".join(missing),
                )
            )
        if not self.file:
            raise UserError(self.env._("Choose a file first: a PDF, or a JPEG or PNG image."))
        content = base64.b64decode(self.file)
        if len(content) > scans.LARGEST_FILE:
            raise UserError(
                self.env._(
                    "«%(file)s» is larger than %(megabytes)s MB. Scan in grey at 200 dpi, or in "
                    "several files: they are read one after another.",
                    file=name,
                    megabytes=scans.LARGEST_FILE // 1024 // 1024,
                )
            )
        try:
            read = sum(1 + line.last_page - line.page for line in self.line_ids)
            return scans.read_pages(content, scans.MOST_PAGES - read)
        except scans.ScanError as error:
            raise UserError(self._trouble(name, error)) from error

    def _trouble(self, name, error):
        if isinstance(error, scans.LockedFile):
            return self.env._(
                "«%s» opens with a password only. Save it without one and choose it anew.", name
            )
        if isinstance(error, scans.TooManyPages):
            return self.env._(
                "«%(file)s» has %(pages)s pages; together with those that were read there may be "
                "%(most)s. Scan in several files, and open this page anew for each.",
                file=name,
                pages=error.args[0],
                most=scans.MOST_PAGES,
            )
        if isinstance(error, scans.TooManyPixels):
            return self.env._(
                "The image «%(file)s» is too large: it may have %(pixels)s million pixels. Scan "
                "at 200 dpi.",
                file=name,
                pixels=scans.MOST_PIXELS // 1_000_000,
            )
        if isinstance(error, scans.TooSlow):
            return self.env._(
                "Reading «%(file)s» takes too long: %(pages)s pages were read in %(seconds)s "
                "seconds. Split it into files of not more pages than that.",
                file=name,
                pages=error.args[0],
                seconds=scans.MOST_SECONDS,
            )
        return self.env._(
            "«%s» can't be read: it is damaged, or is no PDF, JPEG or PNG. Save it anew from the "
            "scanner's program.",
            name,
        )

    def _proposed(self, codes, before):
        """Whose a page is.

        :param codes: what the codes on it say
        :param before: the papers of the pages before it
        :return: values of the line
        """
        if not codes:
            return {
                "state": "none",
                "remedy": self.env._(
                    "No QR code was found. Where it is a signed sheet, scan it anew, flat and at "
                    "200 dpi or more, or open the acknowledgement and press «Signed on paper»."
                ),
            }
        if len(codes) > 1:
            return {
                "state": "several",
                "remedy": self.env._(
                    "Codes of several papers are on one page. Scan each sheet on a page of its own."
                ),
            }
        found = self.env["hr.kp.acknowledgement"]._of_scan_reference(codes[0])
        if not found:
            return {
                "state": "foreign",
                "remedy": self.env._(
                    "The code is not of this database, or its acknowledgement was deleted. Print "
                    "the paper anew from here and have it signed."
                ),
            }
        paper = found.with_env(self.env)
        if not paper.has_access("read"):
            return {
                "state": "company",
                "remedy": self.env._(
                    "A paper of another company. Choose that company above on the right and "
                    "read the file anew, or hand the sheet to its HR."
                ),
            }
        return {
            "res_model": paper._name,
            "res_id": paper.id,
            "employee_id": paper.employee_id.id,
            "paper": paper._document().name,
            **self._state(paper, before),
        }

    def _state(self, paper, before):
        if paper.state == "signed":
            return {
                "state": "signed",
                "remedy": self.env._(
                    "Signed already on %s: nothing is to be done.",
                    date_in_figures(paper.signed_on),
                ),
            }
        if (paper._name, paper.id) in before:
            return {
                "state": "repeated",
                "remedy": self.env._(
                    "The same sheet is among the pages before: nothing is to be done."
                ),
            }
        try:
            paper._refuse_unless_open()
        except UserError as error:
            return {"state": "closed", "remedy": error.args[0]}
        return {"state": "ready", "remedy": False}

    # --- Recording ----------------------------------------------------------------------

    def action_confirm_all(self):
        """Confirm every page whose paper was found."""
        self.line_ids.filtered(lambda line: line.state == "ready").confirmed = True
        return True

    def action_record(self):
        """Record what was confirmed: all of it, or nothing."""
        self.ensure_one()
        self.check_access("write")
        lines = self.line_ids.filtered(lambda line: line.state == "ready" and line.confirmed)
        if not lines:
            raise UserError(
                self.env._(
                    "No page is confirmed yet. Look whether the sheets are signed, and switch on "
                    "«Signed» in their rows."
                )
            )
        for line in lines:
            line._record()
        return True


class HrKpScansLine(models.TransientModel):
    """A page of the scanned sheets, and whose it seems to be."""

    _name = "hr.kp.scans.line"
    _description = "Scanned Page"
    _order = "scans_id, id"

    scans_id = fields.Many2one("hr.kp.scans", required=True, ondelete="cascade", index=True)
    file_name = fields.Char(string="File", readonly=True)
    page = fields.Integer(readonly=True, aggregator=None)
    last_page = fields.Integer(readonly=True, aggregator=None)
    pages = fields.Char(compute="_compute_pages")
    picture = fields.Binary(attachment=False, readonly=True)
    scan = fields.Binary(attachment=False, readonly=True)
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)
    employee_id = fields.Many2one("hr.employee", readonly=True, ondelete="cascade")
    paper = fields.Char(readonly=True)
    state = fields.Selection(
        selection=[
            ("ready", "Found"),
            ("recorded", "Recorded"),
            ("none", "No code"),
            ("several", "Several codes"),
            ("foreign", "Unknown code"),
            ("company", "Another company"),
            ("signed", "Signed already"),
            ("repeated", "Repeated"),
            ("closed", "Can't be signed"),
        ],
        required=True,
        default="none",
        readonly=True,
    )
    remedy = fields.Text(string="What to Do", readonly=True)
    confirmed = fields.Boolean(string="Signed")
    signed_on = fields.Date(
        compute="_compute_signed_on", store=True, readonly=False, precompute=True
    )

    @api.depends("scans_id.signed_on")
    def _compute_signed_on(self):
        for line in self:
            line.signed_on = line.scans_id.signed_on

    @api.depends("page", "last_page")
    def _compute_pages(self):
        for line in self:
            many = line.last_page > line.page
            line.pages = f"{line.page}–{line.last_page}" if many else f"{line.page}"

    def _paper_key(self):
        return self.res_model, self.res_id

    def _record(self):
        """Record the page as the scan of its paper.

        :raise UserError: where the paper can't be signed, or not on that date
        """
        self.ensure_one()
        paper = self.env[self.res_model].browse(self.res_id)
        try:
            if not self.signed_on:
                raise UserError(self.env._("Enter the date of the signature."))
            paper._record_paper(self.signed_on, self.scan, self._scan_name())
        except UserError as error:
            raise UserError(
                self.env._(
                    "Nothing was recorded. «%(file)s», page %(page)s: %(problem)s",
                    file=self.file_name,
                    page=self.pages,
                    problem=error.args[0],
                )
            ) from error
        self.write(
            {
                "state": "recorded",
                "remedy": False,
                "confirmed": False,
                "scan": False,
                "picture": False,
            }
        )

    def _scan_name(self):
        name = self.file_name.rpartition(".")[0] or self.file_name
        return self.env._("%(file)s, page %(page)s", file=name, page=self.pages) + ".pdf"
