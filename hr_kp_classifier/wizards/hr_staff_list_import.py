from collections import defaultdict

from odoo import api, fields, models
from odoo.exceptions import LockError, UserError
from odoo.tools import split_every

from ..documents.formats import money_text, number_text
from ..kp.search.keys import key_words
from ..kp.staff.compare import KnownDepartment, KnownPosition, match
from ..kp.staff.files import read_staff_list
from ..kp.text import clean, fold

# As many positions are made at once, so that memory does not grow with the file.
AT_ONCE = 1000


class HrStaffListImport(models.TransientModel):
    """Bring in the staff list that a company has as a spreadsheet: look at what it would do, then
    do all of it or nothing. Positions that the file does not have stay.
    """

    _name = "hr.staff.list.import"
    _inherit = "hr.kp.table.import"
    _description = "Import of a Staff List"

    _summary_template = "hr_kp_classifier.hr_staff_list_import_summary"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    waiting_count = fields.Integer(compute="_compute_waiting_count")

    @api.depends("state")
    def _compute_waiting_count(self):
        for wizard in self:
            wizard.waiting_count = self.env["hr.job"].search_count(
                [
                    ("company_id", "=", wizard.company_id.id),
                    ("kp_profession_id", "=", False),
                ]
            )

    def action_propose_titles(self):
        """Go on with the titles of the positions that have none."""
        return self.env["hr.job"].action_kp_propose_titles()

    def action_open_positions(self):
        """Show the positions of the company."""
        return self.env["ir.actions.act_window"]._for_xml_id("hr_kp_classifier.hr_job_action")

    def _lock_for_import(self):
        try:
            self.company_id.lock_for_update(allow_referencing=True)
        except LockError as error:
            raise UserError(
                self.env._(
                    "Somebody is importing a staff list of this company now. Try again shortly."
                )
            ) from error

    # --- Working out --------------------------------------------------------------------

    def _plan(self):
        content = self._content()
        jobs = self._jobs()
        given_titles = jobs._kp_given_titles()

        def is_title(name):
            given = given_titles.read(name)
            return bool(given.profession or given.candidates)

        file = read_staff_list(content, is_title)
        matching = match(
            file,
            [
                KnownDepartment(department.id, self._path(department))
                for department in self._departments()
            ],
            [
                KnownPosition(
                    job.id, job.department_id.id or 0, job.name, job._kp_title_with_grade()
                )
                for job in jobs
            ],
        )
        titles, notes = self._titles(file.positions, given_titles)
        known = {job.id: job for job in jobs}
        new, changed, unchanged = [], [], 0
        for position in matching.new_positions:
            new.append((position, self._vals(position, titles[position])))
        for position, job_id in matching.positions.items():
            changes = self._changes(
                known[job_id], position, titles[position], matching.departments
            )
            if changes:
                changed.append((known[job_id], position, changes))
            else:
                unchanged += 1
        holders, holder_notes = self._holders(file.positions, matching)
        return {
            "problems": self._told([*file.problems, *matching.problems]),
            "notes": sorted(
                [*self._told(file.notes), *notes, *holder_notes], key=lambda note: note[0]
            ),
            "ignored": ", ".join(file.ignored_columns),
            "matching": matching,
            "new_departments": [" / ".join(path) for path in matching.new_departments],
            "new": new,
            "changed": changed,
            "unchanged": unchanged,
            "absent": jobs.browse(matching.absent),
            "holders": holders,
            "untitled": sum(
                1
                for position, vals in new
                if not vals.get("kp_profession_id") and position.name
            ),
            "path_text": " / ".join,
            "number_text": lambda value: "" if value is None else number_text(value),
            "money_text": lambda value: "" if value is None else money_text(value),
            "has_changes": bool(new or changed or holders or matching.new_departments),
        }

    def _jobs(self):
        return self.env["hr.job.instruction"]._in_ukrainian(
            self.env["hr.job"]
            .with_company(self.company_id)
            .search([("company_id", "in", [False, self.company_id.id])], order="id")
        )

    def _departments(self):
        return self.env["hr.job.instruction"]._in_ukrainian(
            self.env["hr.department"].search(
                [("company_id", "in", [False, self.company_id.id])], order="id"
            )
        )

    @api.model
    def _path(self, department):
        names = []
        while department:
            names.append(clean(department.name))
            department = department.parent_id
        return tuple(reversed(names))

    def _titles(self, positions, given_titles):
        """Find the КП titles of positions: by code and name, then by the name alone.

        :return: dict of title values by position, and notes on codes that fit no title
        """
        titles, notes = {}, []
        professions = self._professions(positions, given_titles)
        with_code = [each for each in positions if each.code]
        answers = self._answers(with_code)
        for position in positions:
            given = given_titles.read(position.name, position.code)
            vals = {}
            if given.profession:
                key = (given.profession.code, given.profession.name)
                vals = {
                    "kp_profession_id": professions.get(key, False),
                    "kp_extended_title": given.form,
                }
            elif position.code:
                # The name of another code's title is not led to what stands at this one.
                if not given.elsewhere:
                    vals = self._title_at_code(position, answers[position.name])
                if not vals:
                    notes.append((position.row, "", self._no_title_at(given, given_titles)))
            titles[position] = vals
        return titles, notes

    def _professions(self, positions, given_titles):
        """The titles that positions name in one of their forms, by code and name."""
        found = {
            (given.profession.code, given.profession.name)
            for position in positions
            if (given := given_titles.read(position.name, position.code)).profession
        }
        records = self.env["hr.kp.profession"].search([("code", "in", [c for c, _n in found])])
        return {(record.code, record.name): record.id for record in records}

    def _answers(self, positions):
        names = list(dict.fromkeys(position.name for position in positions))
        return {
            answer["name"]: answer for answer in self.env["hr.kp.profession"].recommend(names)
        }

    def _title_at_code(self, position, answer):
        """The title that the name recommends, where the file's code is its code.

        A guess is left to HR, and so are the words that it would add to the title. Words of the
        title itself are no guess: «Директор», which leaves out «підприємства».
        """
        for candidate in answer["candidates"]:
            if candidate["code"] == position.code and candidate["confidence"] != "check":
                vals = self.env["hr.kp.title.proposal"]._candidate_vals(candidate)
                added = {*key_words(vals["kp_extended_title"] or "")}
                if candidate["confidence"] != "sure" and added - {
                    *key_words(candidate["profession"])
                }:
                    vals["kp_extended_title"] = False
                return {name: value for name, value in vals.items() if value}
        return {}

    def _no_title_at(self, given, given_titles):
        at_code = given_titles.read("", given.code)
        there = (at_code.profession,) if at_code.profession else at_code.candidates
        values = {"code": given.code, "name": given.title}
        if given.elsewhere:
            return self.env._(
                "“%(name)s” is no title at the code %(code)s; КП has: %(titles)s. Correct the code "
                "in the file, or choose the title afterwards: the position is taken without one.",
                **values,
                titles=self.env["hr.job"]._kp_name_titles(given.elsewhere),
            )
        if not there:
            return self.env._(
                "КП has no code %(code)s (“%(name)s”). The position is taken without a title, to "
                "be chosen afterwards.",
                **values,
            )
        return self.env._(
            "“%(name)s” is no title at the code %(code)s; there is: %(titles)s. The position is "
            "taken without a title, to be chosen afterwards.",
            **values,
            titles=self.env["hr.job"]._kp_name_titles(there),
        )

    def _vals(self, position, title):
        """The values of a new position, but for its department."""
        vals = {
            "name": position.name,
            "company_id": self.company_id.id,
            "kp_grade": position.grade or False,
            # One unit is but the default of a position made by hand.
            "kp_staff_units": float(position.units or 0),
            # Those of the company itself: the others are written position by position.
            "kp_company_salary": float(position.salary or 0),
            "kp_company_allowance": float(position.allowance or 0),
        }
        return vals | title

    def _changes(self, job, position, title, departments):
        """The file's changes of an existing position: name, before, after, value."""
        changes = []

        def note(field, before, after, value):
            label = job._fields[field]._description_string(self.env)
            changes.append((field, label, before, after, value))

        department_id = departments.get(position.department)
        if position.department and department_id != job.department_id.id:
            note(
                "department_id",
                job.department_id.display_name or "",
                " / ".join(position.department),
                position.department,
            )
        for field, text in (
            ("kp_staff_units", number_text),
            ("kp_salary", money_text),
            ("kp_allowance", money_text),
        ):
            stated = getattr(position, field.removeprefix("kp_").removeprefix("staff_"))
            if stated is not None and abs(job[field] - float(stated)) > 0.001:
                note(field, text(job[field]), text(stated), float(stated))
        profession_id = title.get("kp_profession_id")
        # A code says which title is meant; a name alone does not stand against HR's choice.
        decides = position.code or not job.kp_profession_id
        if position.code == job.kp_code:
            # Nor do words that lead elsewhere at its code, where they are those of its own title.
            decides = fold(position.name) != fold(job._kp_title_with_grade())
        if profession_id and decides and profession_id != job.kp_profession_id.id:
            profession = self.env["hr.kp.profession"].browse(profession_id)
            note(
                "kp_profession_id",
                job.kp_profession_id.display_name or "",
                profession.display_name,
                title | {"kp_extended_title": title.get("kp_extended_title", False)},
            )
        grade = position.grade
        if grade and grade != job.kp_grade:
            note("kp_grade", job.kp_grade or "", grade, grade)
        return changes

    def _holders(self, positions, matching):
        """Find the employees that the file names.

        :return: list of (employee, position), and notes on those that are not found
        """
        named = [(position, each) for position in positions for each in position.holders]
        if not named:
            return [], []
        by_words, by_initials = defaultdict(list), defaultdict(list)
        for employee in self.env["hr.employee"].search(
            [("company_id", "=", self.company_id.id)]
        ):
            words = fold(employee.name).replace(".", " ").split()
            by_words[frozenset(words)].append(employee)
            for surname in words:
                initials = frozenset(word[0] for word in words if word != surname)
                by_initials[surname, initials].append(employee)
        found, missing, several = [], [], []
        for position, holder in named:
            words = fold(holder.name).replace(".", " ").split()
            alike = by_words.get(frozenset(words))
            if alike is None and words:
                initials = frozenset(word[0] for word in words[1:])
                short = all(len(word) == 1 for word in words[1:])
                alike = by_initials.get((words[0], initials)) if short else None
            if not alike:
                missing.append((holder.row, holder.name))
            elif len(alike) > 1:
                several.append((holder.row, holder.name))
            elif (alike[0].job_id.id or None) != matching.positions.get(position, 0):
                found.append((alike[0], position))
        notes = [
            (row, "", self.env._("There is no employee “%s”; nobody is created.", name))
            for row, name in missing
        ]
        notes += [
            (
                row,
                "",
                self.env._(
                    "Several employees may be “%s”; choose the position on the employee.", name
                ),
            )
            for row, name in several
        ]
        return found, notes

    # --- Writing ------------------------------------------------------------------------

    def _apply(self, plan):
        departments = dict(plan["matching"].departments)
        Departments = self.env["hr.department"].with_company(self.company_id)
        for path in plan["matching"].new_departments:
            departments[path] = Departments.create(
                {
                    "name": path[-1],
                    "parent_id": departments.get(path[:-1], False),
                    "company_id": self.company_id.id,
                }
            ).id
        ids = dict(plan["matching"].positions)
        Jobs = self._jobs().browse()
        for some in split_every(AT_ONCE, plan["new"]):
            made = Jobs.create(
                [
                    vals | {"department_id": departments.get(position.department, False)}
                    for position, vals in some
                ]
            )
            ids.update(zip([position for position, _vals in some], made.ids, strict=True))
        for job, _position, changes in plan["changed"]:
            vals = {}
            for field, _label, _before, _after, value in changes:
                if field == "department_id":
                    vals[field] = departments.get(value, False)
                elif field == "kp_profession_id":
                    vals |= value
                else:
                    vals[field] = value
            job.with_context(kp_history_later=True).write(vals)
        Jobs.union(*(job for job, _position, _changes in plan["changed"]))._kp_keep_history()
        for employee, position in plan["holders"]:
            job = Jobs.browse(ids[position])
            vals = {"job_id": job.id}
            if job.department_id:
                vals["department_id"] = job.department_id.id
            employee.write(vals)
