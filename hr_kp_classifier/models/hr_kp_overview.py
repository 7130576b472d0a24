from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.misc import formatLang

CHECK = "hr_kp_classifier.hr_job_title_check_action"
POSITIONS = "hr_kp_classifier.hr_job_action"
INSTRUCTIONS = "hr_kp_classifier.hr_job_instruction_action"
ACKNOWLEDGEMENTS = "hr_kp_classifier.hr_job_instruction_acknowledgement_action"
NOTICES = "hr_kp_classifier.hr_kp_order_notice_action"
UNITS = "hr_kp_classifier.hr_job_staff_units_action"
GAPS = "hr_kp_classifier.hr_employee_kp_action"
# The groups of these actions by which a list is not grouped that is opened from here: what is
# looked for is seen at once.
GROUPINGS = {
    CHECK: ("kp_title_state",),
    ACKNOWLEDGEMENTS: ("job", "state"),
    NOTICES: ("order", "state"),
}


class HrKpOverview(models.AbstractModel):
    """What is to be done about positions and their papers: figures, each with its list.

    Nothing is stored. Everything is counted as the user who asks, in the companies chosen in
    the switcher, so that each figure is the number of records in the list that it opens.
    """

    _name = "hr.kp.overview"
    _description = "Overview of Positions"

    @api.model
    @api.readonly
    def get_overview(self):
        """The figures of the page «Огляд».

        :return: dict of ``companies`` (their names), ``positions`` (how many), ``start``
            (``"empty"`` where there are no positions, ``"untitled"`` where none has a title,
            else False) and ``sections``: dicts of ``key``, ``name`` and ``figures``, see
            :meth:`_figure`
        :raise AccessError: where the user is no HR officer
        """
        if not self.env.user.has_group("hr.group_hr_user"):
            raise AccessError(
                self.env._(
                    "The overview is for HR. Ask the administrator for rights to the app "
                    "«Employees»."
                )
            )
        states = dict(self.env["hr.job"]._read_group([], ["kp_title_state"], ["__count"]))
        total = sum(states.values())
        untitled = states.pop("none", 0) + states.pop(False, 0)
        start = not total and "empty" or total == untitled and "untitled"
        sections = []
        if total:
            titles = self._titles(states, untitled, total)
            sections = [
                ("titles", self.env._("Titles"), titles),
                ("instructions", self.env._("Job Instructions"), self._instructions(total)),
                ("signed", self.env._("Acknowledgements"), self._acknowledgements()),
                ("units", self.env._("Staff Units"), self._units(total)),
                ("report", self.env._("Report (Д5)"), self._report()),
            ]
        return {
            "companies": self.env.companies.mapped("name"),
            "positions": total,
            "start": start,
            "sections": [
                {"key": key, "name": name, "figures": figures}
                for key, name, figures in sections
            ],
        }

    @api.model
    def _figure(self, key, label, count, total, *, opens, tone="danger", note=""):
        """A figure of the page.

        :param opens: tuple of the list's action and the names of its filters
        :param tone: of its bar: ``danger`` (to be put right), ``warning`` (to be looked at) or
            ``info``
        :param note: more to the figure, in words
        :return: dict of these, of ``action`` and of the ``context`` that sets the filters
        """
        action, *filters = opens
        context = {f"search_default_group_by_{name}": 0 for name in GROUPINGS.get(action, ())}
        return {
            "key": key,
            "label": label,
            "count": count,
            "total": total,
            "tone": tone,
            "note": note,
            "action": action,
            "context": context | {f"search_default_{name}": 1 for name in filters},
        }

    @api.model
    def _titles(self, states, untitled, total):
        """The figures of the positions' titles.

        :param states: dict ``kp_title_state`` -> number of positions
        """
        figures = [
            self._figure(
                "title_none",
                self.env._("Without a КП title"),
                untitled,
                total,
                opens=(CHECK, "kp_title_none"),
            ),
            self._figure(
                "title_error",
                self.env._("Title against КП"),
                states.get("error", 0),
                total,
                opens=(CHECK, "kp_title_error"),
            ),
            self._figure(
                "title_warning",
                self.env._("Title to be checked"),
                states.get("warning", 0),
                total,
                opens=(CHECK, "kp_title_warning"),
                tone="warning",
            ),
        ]
        edition = self.env["hr.kp.edition"]._last_amendment()
        if edition:
            figures.append(
                self._figure(
                    "touched",
                    self.env._("Touched by the last edition"),
                    self.env["hr.job"].search_count([("kp_touched", "=", True)]),
                    total,
                    opens=(CHECK, "kp_touched"),
                    tone="warning",
                    note=edition.name,
                )
            )
        return figures

    @api.model
    def _instructions(self, total):
        Instruction = self.env["hr.job.instruction"]
        in_force = [("state", "=", "in_force")]
        return [
            self._figure(
                "instruction_none",
                self.env._("Positions without an instruction in force"),
                self.env["hr.job"].search_count([("kp_instruction_ids", "not any", in_force)]),
                total,
                opens=(POSITIONS, "kp_instruction_none"),
            ),
            self._figure(
                "instruction_outdated",
                self.env._("Instructions that no longer fit the position"),
                Instruction.search_count([("is_outdated", "=", True)]),
                Instruction.search_count(in_force),
                opens=(INSTRUCTIONS, "outdated"),
            ),
        ]

    @api.model
    def _acknowledgements(self):
        """Of instructions in force always; of notices where any was ever sent."""
        figures = self._unsigned(
            "hr.job.instruction.acknowledgement",
            Domain("instruction_state", "=", "in_force"),
            (ACKNOWLEDGEMENTS, "in_force"),
            self.env._("Have not signed the instruction"),
            self.env._("Have not signed the instruction in time"),
        )
        notices = self._unsigned(
            "hr.kp.order.notice",
            Domain.TRUE,
            (NOTICES,),
            self.env._("Have not signed the notice"),
            self.env._("Have not signed the notice in time"),
        )
        return figures + (notices if notices[0]["total"] else [])

    @api.model
    def _unsigned(self, model, domain, opens, label, overdue_label):
        """How many of those asked to sign have not: whoever was asked of two papers is two."""
        Acknowledgement = self.env[model]
        counts = dict(Acknowledgement._read_group(domain, ["state"], ["__count"]))
        total = sum(counts.values())
        return [
            self._figure(
                f"{model}.unsigned",
                label,
                counts.get("asked", 0),
                total,
                opens=(*opens, "asked"),
                tone="warning",
            ),
            self._figure(
                f"{model}.overdue",
                overdue_label,
                Acknowledgement.search_count(domain & Domain("is_overdue", "=", True)),
                total,
                opens=(*opens, "overdue"),
            ),
        ]

    @api.model
    def _units(self, total):
        """Positions with vacant units and those over the staff list, and by how many units."""
        Job = self.env["hr.job"]
        [(free, free_units, over, over_units)] = self.env.execute_query(
            SQL(
                """
                SELECT COUNT(*) FILTER (WHERE units > 0),
                       SUM(units) FILTER (WHERE units > 0),
                       COUNT(*) FILTER (WHERE units < 0),
                       -SUM(units) FILTER (WHERE units < 0)
                  FROM (%s) free
                 WHERE job_id IN %s
                """,
                Job._kp_free_units_query(self.env.companies),
                Job._search([]).subselect(),
            )
        )
        return [
            self._figure(
                "units_free",
                self.env._("Positions with vacant units"),
                free,
                total,
                opens=(UNITS, "kp_units_free"),
                tone="info",
                note=self._units_note(free_units),
            ),
            self._figure(
                "units_over",
                self.env._("Positions over the staff list"),
                over,
                total,
                opens=(UNITS, "kp_units_over"),
                note=self._units_note(over_units),
            ),
        ]

    @api.model
    def _units_note(self, units):
        return self.env._("Units: %s", formatLang(self.env, units)) if units else ""

    @api.model
    def _report(self):
        Employee = self.env["hr.employee"]
        return [
            self._figure(
                "gaps",
                self.env._("Employees with gaps in the data"),
                Employee.search_count([("kp_has_gaps", "=", True)]),
                Employee.search_count([]),
                opens=(GAPS, "with_gaps"),
            )
        ]
