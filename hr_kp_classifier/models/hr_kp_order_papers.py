from decimal import Decimal

from odoo import api, fields, models

from ..documents.formats import BLANK_DATE, date_in_words, money_text, number_text
from ..documents.grounds import cite
from ..documents.instruction import LEFT_OUT, TRUE_COPY, Block, Signature, typeset_paper
from ..documents.official import (
    MEMO,
    ORDER,
    ORDER_EXTRACT,
    OfficialPaper,
    Paragraph,
    Table,
)
from ..documents.order_text import (
    NOTICE_PLACEHOLDERS,
    ORDER_PLACEHOLDERS,
    RESOLVES,
    filled,
    paper_body,
)
from ..documents.signatures import signature_name
from ..documents.word_official import official_docx
from ..kp.language.cases import Case, decline
from ..kp.text import lower_first, upper_first

# The author of the memo, where nobody is named.
USUAL_AUTHOR = "Керівник служби персоналу"
TEXTS = {"text": "order", "memo_text": "memo", "notice_text": "notice"}


class HrKpOrderPapers(models.Model):
    """The order as a paper, and the memo that asks for it: their words, as PDF and DOCX."""

    _inherit = "hr.kp.order"

    text = fields.Text(
        string="Text of the Order",
        compute="_compute_text",
        store=True,
        readonly=False,
        help="A paragraph a line. After «НАКАЗУЮ:» each is a numbered clause; {перелік} is the "
        "place of the table.",
    )
    memo_text = fields.Text(
        string="Text of the Memo", compute="_compute_text", store=True, readonly=False
    )
    notice_text = fields.Text(
        string="Text of the Notice", compute="_compute_text", store=True, readonly=False
    )
    author_id = fields.Many2one(
        "hr.employee",
        string="Memo Written by",
        check_company=True,
        help="Who reports to the head that an order is needed",
    )
    enterprise = fields.Char(compute="_compute_enterprise", store=True)
    # Kept with the order: when it was signed, other norms may have been in force than today.
    norms = fields.Char(compute="_compute_norms", store=True)

    @api.depends("kind")
    def _compute_text(self):
        Text = self.env["hr.kp.order.text"]
        for order in self._following():
            order.update(
                {field: Text._text_for(order.kind, paper) for field, paper in TEXTS.items()}
            )

    @api.depends("company_id.name")
    def _compute_enterprise(self):
        for order in self._following():
            order.enterprise = order.company_id.name

    @api.depends("is_essential_change", "kind", "date", "company_id.kp_martial_law")
    def _compute_norms(self):
        for order in self._before_signing():
            day = order._norms_day()
            keys = []
            if order.is_essential_change:
                keys.append("kzpp_32_3")
                if order._is_in_wartime():
                    keys.append("martial_law_labour_3")
            order.norms = ", ".join(cite(key, day) for key in keys)

    @api.constrains("text", "memo_text", "notice_text")
    def _check_texts(self):
        Text = self.env["hr.kp.order.text"]
        for order in self:
            for field, paper in TEXTS.items():
                known = NOTICE_PLACEHOLDERS if paper == "notice" else ORDER_PLACEHOLDERS
                Text._refuse_unknown(order[field], known)

    # --- The words --------------------------------------------------------------------

    def _values(self):
        """What the placeholders of the texts stand for."""
        self.ensure_one()
        return {
            "дата чинності": self.date_in_force
            and date_in_words(self.date_in_force)
            or BLANK_DATE,
            "зміна до КП": self.edition_id._ground() if self.edition_id else "",
            "підстава": self.ground or "",
            "норми": self.norms or "",
            "скасований наказ": self.revokes_id._reference() if self.revokes_id else "",
            "кількість посад": str(len(self.line_ids)),
            "класифікатор": cite("kp", self._norms_day()),
            "підприємство": self.enterprise or "",
        }

    def _lines_table(self, lines):
        """The table of the order; none without lines."""
        self.ensure_one()
        if not lines:
            return None
        rows = list(enumerate(lines, 1))
        if any(line._changes_number(name) for line in lines for name in ("units", "salary")):
            return self._staff_table(rows)
        return Table(
            (
                *("№ з/п", "Структурний підрозділ"),
                *("Посада до зміни", "Код КП", "Посада після зміни", "Код КП"),
            ),
            (0.06, 0.22, 0.26, 0.1, 0.26, 0.1),
            tuple(
                (
                    str(number),
                    line.department_name or "",
                    *line._title_cells(),
                )
                for number, line in rows
            ),
        )

    def _staff_table(self, rows):
        return Table(
            (
                *("№ з/п", "Структурний підрозділ", "Посада, код КП: було", "стане"),
                *("Штатних одиниць: було", "стане", "Посадовий оклад: було", "стане"),
            ),
            (0.05, 0.17, 0.2, 0.2, 0.09, 0.07, 0.12, 0.1),
            tuple(
                (
                    str(number),
                    line.department_name or "",
                    *line._whole_title_cells(),
                    *line._number_cells(),
                )
                for number, line in rows
            ),
        )

    def _body(self, text, lines):
        self.ensure_one()
        return paper_body(text or "", self._values(), self._lines_table(lines))

    def _signer_block(self):
        return Block(
            "",
            (
                Signature(
                    self.signer_title or "Керівник підприємства",
                    signature_name(self.signer_name or ""),
                    dated=False,
                ),
            ),
        )

    def _paper(self, paper="order", line=None):
        """All that is printed, as plain data: the PDF and the DOCX are made of it.

        :param paper: ``order``, ``memo`` or ``extract``
        :param line: of an extract, the position that it is for
        :return: :class:`documents.official.OfficialPaper`
        """
        self.ensure_one()
        self.check_access("read")
        words = {"order": self._order_paper, "memo": self._memo_paper}.get(
            paper, lambda: self._extract_paper(line)
        )()
        return typeset_paper(words)

    def _order_paper(self):
        body = self._body(self.text, self.line_ids)
        if self.ground:
            body = (*body, Paragraph(f"Підстава: {self.ground.strip().rstrip('.')}."))
        visas = tuple(
            Signature(
                visa.title or "",
                signature_name(visa.employee_name or ""),
                visa.date and date_in_words(visa.date) or "",
            )
            for visa in self.visa_ids
        )
        return OfficialPaper(
            enterprise=self.enterprise or "",
            kind=ORDER,
            date=self.date and date_in_words(self.date) or "",
            place=self.place or "",
            number=self.number or "",
            heading=self.subject or "",
            body=body,
            blocks=(self._signer_block(), *((Block("Візи:", visas),) if visas else ())),
            annex=self._annex(),
        )

    def _annex(self):
        """The annex of the order, on pages of its own; None for most orders."""
        return None

    def _memo_paper(self):
        addressee = decline(self.signer_title or "Керівник підприємства", Case.DATIVE)
        return OfficialPaper(
            enterprise=self.enterprise or "",
            kind=MEMO,
            place=self.place or "",
            addressee=(upper_first(addressee), self.enterprise or ""),
            heading=self.subject or "",
            body=self._body(self.memo_text, self.line_ids),
            blocks=(
                Block(
                    "",
                    (
                        Signature(
                            self.env["hr.job.instruction"]._title_of(self.author_id)
                            or USUAL_AUTHOR,
                            signature_name(self.author_id.name or ""),
                            dated=False,
                        ),
                    ),
                ),
            ),
        )

    def _extract_paper(self, line):
        """The order without the clauses on other positions than this one."""
        paper = self._order_paper()
        body, open_gap, resolved = [], False, False
        for part in self._body(self.text, line):
            is_table = part.is_table
            stays = is_table or not resolved or (part.number == "1")
            resolved = resolved or (not is_table and part.text == RESOLVES)
            if stays:
                body.append(part)
            elif not open_gap:
                body.append(Paragraph(LEFT_OUT))
            open_gap = not stays
        certified = Signature(USUAL_AUTHOR)
        signer = paper.blocks[0]
        return OfficialPaper(
            **{
                **{name: getattr(paper, name) for name in paper.__dataclass_fields__},
                "kind": ORDER_EXTRACT,
                "body": tuple(body),
                "annex": None,
                "blocks": (signer, Block(TRUE_COPY, (certified,))),
            }
        )

    def _text_of_notice(self, line):
        """The text of the notice to the holders of a position of the order."""
        self.ensure_one()
        return filled(self.notice_text or "", self._values() | line._notice_values())

    # --- Printing it ------------------------------------------------------------------

    def _print_name(self, paper="order"):
        """The name of the printed file; that of a draft says so."""
        self.ensure_one()
        name = {"order": self.name, "memo": f"Доповідна записка «{self.subject or ''}»"}[paper]
        return name if self.state not in ("draft", "agreed") else f"{name} (проєкт)"

    @api.readonly
    def action_print(self):
        self.check_access("read")
        return self.env.ref("hr_kp_classifier.order_report").report_action(self, config=False)

    @api.readonly
    def action_print_memo(self):
        self.check_access("read")
        return self.env.ref("hr_kp_classifier.order_memo_report").report_action(
            self, config=False
        )

    @api.readonly
    def action_download_docx(self):
        self.check_access("read")
        return self.env["hr.job.instruction"]._docx_action("order", self)

    @api.readonly
    def action_download_memo(self):
        self.check_access("read")
        return self.env["hr.job.instruction"]._docx_action("order_memo", self)

    def _docx(self, paper="order"):
        """The paper as a file of Word's.

        :return: tuple of the file's name and its content
        """
        self.ensure_one()
        name = self._print_name(paper)
        return f"{name}.docx", official_docx(self._paper(paper), name)


class HrKpOrderLinePapers(models.Model):
    _inherit = "hr.kp.order.line"

    def _title_cells(self):
        """Title and code before and after, as the order's table has them.

        Where these read the same, and the title of КП is another one, that is named as well.
        """
        self.ensure_one()
        before, after = self._title_before_with_grade(), self._title_after_with_grade()
        if self.action == "change" and before == after:
            titles = (self.profession_before_id, self.kp_profession_id)
            if titles[0] != titles[1] and self.code_before == self.code_after:
                before, after = (
                    f"{words} (професійна назва роботи — «{title.name}»)" if title else words
                    for words, title in zip((before, after), titles, strict=True)
                )
        return (
            before or "—",
            self.code_before or "—",
            *(("—", "—") if self.action == "remove" else (after, self.code_after or "—")),
        )

    def _whole_title_cells(self):
        before, code_before, after, code_after = self._title_cells()
        return tuple(
            title if code == "—" else f"{title}, {code}"
            for title, code in ((before, code_before), (after, code_after))
        )

    def _number_cells(self):
        self.ensure_one()
        units = (self.units_before, self.units_after)
        salaries = (self.salary_before, self.salary_after)
        return (
            *(number_text(Decimal(str(round(each, 2)))) for each in units),
            *(money_text(Decimal(str(round(each, 2)))) if each else "—" for each in salaries),
        )

    def _notice_values(self):
        """What the notice says of this position."""
        self.ensure_one()
        before = self.title_before or ""
        # A case that HR has put right is of the title that the position has now.
        own = self.job_id.kp_title == before and self.job_id.kp_title_genitive
        genitive = own or decline(lower_first(before), Case.GENITIVE)
        return {
            "посада": self._title_before_with_grade(),
            "посади": " ".join(filter(None, (lower_first(genitive), self.grade_before))),
            "нова посада": self._title_after_with_grade(),
            "новий код": self.code_after or "",
            "новий оклад": money_text(Decimal(str(round(self.salary_after, 2))))
            if self.salary_after
            else "",
            "наказ": self.order_id._reference(),
        }
