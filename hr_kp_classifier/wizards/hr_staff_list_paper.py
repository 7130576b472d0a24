"""What a staff list says in print: its rows, columns and words, for PDF, DOCX and XLSX alike."""

from odoo import models

from ..documents.formats import BLANK_DATE, date_in_figures, date_in_words
from ..documents.instruction import Approval, Signature, typeset_paper
from ..documents.signatures import signature_name
from ..documents.staff_list import approved_staff, has_fund, staff_list_rows
from ..documents.staff_paper import HEADING, StaffPaper, staff_columns
from ..documents.staff_sheet import staff_list_workbook
from ..documents.typography import NBSP
from ..documents.word_staff import staff_list_docx

# The usual signers of a staff list beside the head who approves it.
USUAL_SIGNATURES = ("Головний бухгалтер", "Керівник служби персоналу")
WAGES_NOTE = "Заробітну плату взято з даних працівників; вакантних посад вона не враховує."


class HrStaffList(models.TransientModel):
    _inherit = "hr.staff.list"

    def _currency_name(self):
        name = self.company_id.currency_id.name
        return "грн" if name == "UAH" else name

    def _currency(self):
        """The currency of the wages as the document writes it; "" where none are shown."""
        return self._currency_name() if self._shows_salaries() else ""

    def _pay_currency(self):
        """That of the positions' own salaries; "" where they are not asked for."""
        return self._currency_name() if self.with_pay else ""

    def _history_note(self):
        """The note on the paper of a day before all records; words of the paper."""
        return (
            f"Відомості про посади ведуться з {date_in_words(self.history_since)}; на раніший "
            "день показано найперші з них."
        )

    def _rows(self):
        self.ensure_one()
        # An approved list has no positions beyond it, whoever holds them.
        holders = {} if self.approved_by else self._holders_by_job()
        states = [
            state for state in self._states() if state.job_id in holders or self._units(state)
        ]
        return staff_list_rows(self._departments(states, holders))

    def _columns(self):
        """The columns asked for, as :func:`documents.staff_paper.staff_columns` takes them."""
        return {
            "occupied": self.with_occupied,
            "names": self.with_names,
            "pay": self._pay_currency(),
            "currency": self._currency(),
        }

    def _approved(self, rows):
        """The words «Штат у кількості …»; "" where no salaries are shown."""
        pay = self._pay_currency()
        return approved_staff(rows[-1].figures, pay) if pay and has_fund(rows) else ""

    def _paper(self):
        """All that is printed, as plain data: the PDF and the DOCX are made of it.

        :return: :class:`documents.staff_paper.StaffPaper`
        """
        rows = self._rows()
        notes = (
            self.is_before_history and self._history_note(),
            self._currency() and WAGES_NOTE,
        )
        return typeset_paper(
            StaffPaper(
                enterprise=self.company_id.name,
                approval=Approval(
                    self.approved_by or "",
                    self.approver_title or "",
                    signature_name(self.approver_id.name or ""),
                ),
                approved=self._approved(rows),
                number=self.number or "",
                date=self._date_text(),
                columns=staff_columns(rows, **self._columns()),
                rows=tuple(rows),
                notes=tuple(filter(None, notes)),
                signatures=tuple(map(Signature, USUAL_SIGNATURES)),
            )
        )

    def _docx(self):
        """The staff list as a file of Word's.

        :return: tuple of the file's name and its content
        """
        name = self._file_name()
        return f"{name}.docx", staff_list_docx(self._paper(), name)

    def _workbook(self):
        rows = self._rows()
        heading = [
            self.company_id.name,
            self._approval(),
            self._approved(rows),
            " ".join(filter(None, (HEADING, self.number and f"№ {self.number}"))),
            f"станом на {self._date_text()}",
            self.is_before_history and self._history_note(),
        ]
        return staff_list_workbook(rows, list(filter(None, heading)), **self._columns())

    def _approval(self):
        """The approval block as one line of a sheet."""
        if self.approved_by:
            return f"ЗАТВЕРДЖЕНО {self.approved_by}"
        words = (
            "ЗАТВЕРДЖУЮ",
            self.approver_title,
            "______________",
            self.approver_id and signature_name(self.approver_id.name),
            # A sheet wraps its lines itself.
            BLANK_DATE.replace(NBSP, " "),
        )
        return " ".join(filter(None, words))

    def _file_name(self):
        return f"Штатний розпис {date_in_figures(self.date)} — {self.company_id.name}"

    def _date_text(self):
        return date_in_words(self.date)
