from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from ..documents.formats import date_in_figures
from ..documents.grounds import cite, is_in_force

# The notice of a change of essential conditions of work (ч. 3 ст. 32 КЗпП).
NOTICE = relativedelta(months=2)


class HrKpOrderWarnings(models.Model):
    """What HR is told of an order before they sign it. None of it stops them."""

    _inherit = "hr.kp.order"

    is_essential_change = fields.Boolean(
        string="Change of Essential Conditions",
        compute="_compute_is_essential_change",
        help="It needs a notice to the employees (ч. 3 ст. 32 КЗпП)",
    )
    earliest_date = fields.Date(
        string="Earliest Date in Force",
        compute="_compute_notice",
        help="Where the employees are told on the date of the order, today without one",
    )
    notice_until = fields.Date(
        string="To Be Told Not Later Than",
        compute="_compute_notice",
        help="The last day on which the employees may be told of the change",
    )
    notice_note = fields.Text(string="Notice", compute="_compute_notice")
    warnings = fields.Text(compute="_compute_warnings")

    @api.depends(
        "kind",
        "line_ids.title_before",
        "line_ids.title_after",
        "line_ids.salary_after",
        "line_ids.kp_grade",
    )
    def _compute_is_essential_change(self):
        for order in self:
            if order.kind == "renaming":
                # Another code behind words that stay is none.
                order.is_essential_change = not order.line_ids or any(
                    line._changes_words() for line in order.line_ids
                )
            else:
                order.is_essential_change = order.kind == "staff_list" and any(
                    line.employee_count
                    and (
                        line.action == "change"
                        and (line._changes_words() or line._changes_number("salary"))
                    )
                    for line in order.line_ids
                )

    @api.depends("is_essential_change", "date", "date_in_force", "company_id")
    def _compute_notice(self):
        for order in self:
            if not order.is_essential_change:
                order.update(dict.fromkeys(("earliest_date", "notice_until", "notice_note")))
                continue
            told_on = order._norms_day()
            # «Not later than two months before»; in wartime only before the change.
            term = relativedelta(days=1) if order._is_in_wartime() else NOTICE
            order.earliest_date = told_on + term
            order.notice_until = order.date_in_force and order.date_in_force - term
            order.notice_note = order._notice_words(told_on)

    def _norms_day(self):
        """The day whose norms the order cites: its own, and today while it has none.

        A slip of the pen («01.01.0026») is told when the order is signed; until then it must
        not keep the form from opening, as a norm that is cited before its day would.
        """
        self.ensure_one()
        day = self.date
        return day if day and is_in_force("kp", day) and day.year < 2200 else self._today()

    def _is_in_wartime(self):
        """Tell whether the rules of wartime hold on the day of the order."""
        self.ensure_one()
        return self.company_id.kp_martial_law and is_in_force(
            "martial_law_labour_3", self._norms_day()
        )

    def _notice_words(self, told_on):
        self.ensure_one()
        if self._is_in_wartime():
            return self.env._(
                "While martial law lasts the two months' notice does not apply (%(ground)s); the "
                "employees are told before the change.",
                ground=cite("martial_law_labour_3", told_on, short=True),
            )
        return self.env._(
            "A change of essential conditions of work: the employees are told at least two months "
            "before it (%(ground)s). Told on %(told)s, it can come into force on %(earliest)s.",
            ground=cite("kzpp_32_3", told_on, short=True),
            told=date_in_figures(told_on),
            earliest=date_in_figures(self.earliest_date),
        )

    @api.depends(
        "date",
        "date_in_force",
        "earliest_date",
        "line_ids.action",
        "line_ids.title_after",
        "line_ids.kp_title_state",
    )
    def _compute_warnings(self):
        for order in self:
            found = order._warnings() if order.state in ("draft", "agreed", "signed") else []
            order.warnings = "\n".join(f"• {each}" for each in found)

    def _warnings(self):
        """Warnings to be looked at before the order is signed, a sentence each."""
        self.ensure_one()
        warnings = []
        too_early = (
            self.earliest_date
            and self.date_in_force
            and self.employee_count
            and self.date_in_force < self.earliest_date
        )
        if too_early:
            warnings.append(
                self.env._(
                    "The order comes into force on %(in_force)s. Who is told on %(told)s has "
                    "to be told before that: the earliest date is %(earliest)s.",
                    in_force=date_in_figures(self.date_in_force),
                    told=date_in_figures(self.date or self._today()),
                    earliest=date_in_figures(self.earliest_date),
                )
            )
        for line in self.line_ids:
            warnings += line._warnings()
        return warnings


class HrKpOrderLineWarnings(models.Model):
    _inherit = "hr.kp.order.line"

    def _warnings(self):
        self.ensure_one()
        job, warnings = self.job_id, []
        if job.kp_pension_list and self.action == "change" and self._changes_title():
            warnings.append(job._kp_pension_warning())
        if self.action == "remove" and self.employee_count:
            warnings.append(
                self.env._(
                    "«%(position)s» is taken out, and %(count)s employees hold it: a reduction "
                    "of staff has rules of its own.",
                    position=job.name,
                    count=self.employee_count,
                )
            )
        if self.action != "remove" and self.kp_title_state in ("warning", "error"):
            warnings.append(
                self.env._(
                    "«%(position)s»: the title «%(title)s» needs checking.",
                    position=job.name or self.name,
                    title=self.title_after,
                )
            )
        return warnings
