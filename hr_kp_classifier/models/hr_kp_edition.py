import base64
import hashlib
from typing import NamedTuple

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL, file_open

from ..kp.editions.entries import GroupRow
from ..kp.editions.missing_groups import missing_group_problems
from ..kp.editions.reader import (
    ClassifierFile,
    join,
    missing_groups,
    read,
    read_groups,
    read_titles,
)
from ..translation import translated

SHIPPED_GROUPS = "hr_kp_classifier/data/kp_groups.csv"
SHIPPED_TITLES = "hr_kp_classifier/data/kp_titles.csv"
# Data, like the classifier itself: Ukrainian whatever the language of who installs it.
SHIPPED_NAME = "ДК 003:2010 (редакція, що постачається з модулем)"
UNNAMED_GROUP = "Група %s (уточніть назву)"
ENTRY_MODELS = ("hr.kp.group", "hr.kp.profession")
# What an integrator may say of an edition; the rest is the import's own.
EDITION_FIELDS = ("name", "number", "order_number", "order_date", "date_in_force")


class Plan(NamedTuple):
    """What classifier files would do: the files as they were read, and the steps by model."""

    file: ClassifierFile
    steps: dict

    def of_kind(self, kind):
        return [step for steps in self.steps.values() for step in steps if step.kind == kind]


class HrKpEdition(models.Model):
    """An edition of the classifier that was loaded, and the one road by which it comes in:
    read the file, compare with what is there, apply the differences.
    """

    _name = "hr.kp.edition"
    _description = "Edition of the Classifier of Professions"
    _order = "id desc"

    name = fields.Char(required=True)
    number = fields.Char(string="Amendment No.", help="As the order names it: «Зміна № 14»")
    order_number = fields.Char(string="Order No.", help="The order that approved it")
    order_date = fields.Date(string="Order of")
    date_in_force = fields.Date(string="In Force from")
    whole = fields.Boolean(
        string="Whole Edition",
        readonly=True,
        help="What the file lacked was cancelled; otherwise the file only added and changed.",
    )
    source_name = fields.Char(string="Source File", readonly=True)
    source_hash = fields.Char(
        string="Fingerprint", readonly=True, help="SHA-256 of the files it was loaded from"
    )
    state = fields.Selection(
        selection=[("loaded", "Loaded"), ("undone", "Undone")],
        required=True,
        readonly=True,
        default="loaded",
    )
    initial = fields.Boolean(
        readonly=True, help="The first one: all of it was new, and no change is noted."
    )
    change_ids = fields.One2many("hr.kp.change", "edition_id", string="Changes", readonly=True)
    change_count = fields.Integer(string="Number of Changes", compute="_compute_change_count")
    can_undo = fields.Boolean(compute="_compute_can_undo")

    @api.depends("change_ids")
    def _compute_change_count(self):
        counts = dict(
            self.env["hr.kp.change"]._read_group(
                [("edition_id", "in", self.ids)], ["edition_id"], ["__count"]
            )
        )
        for edition in self:
            edition.change_count = counts.get(edition, 0)

    @api.depends("state")
    def _compute_can_undo(self):
        last = self.search([("state", "=", "loaded")], limit=1)
        for edition in self:
            edition.can_undo = edition == last and not edition.initial

    # --- The road ---------------------------------------------------------------------

    @api.model
    def _load_shipped(self):
        """Load the classifier that ships with the addon.

        Does nothing where just these files were loaded before, so that an upgrade of the
        addon costs nothing and touches nothing.

        :return: the edition, or an empty one where there was nothing to do
        """
        contents = []
        for path in (SHIPPED_GROUPS, SHIPPED_TITLES):
            with file_open(path, "rb") as file:
                contents.append(file.read())
        digest = self._digest(contents)
        if self.search_count([("source_hash", "=", digest)], limit=1):
            return self.browse()
        file = join((read_groups(contents[0]), read_titles(contents[1])))
        return self._apply(
            self._plan(file, whole=True),
            {
                "name": SHIPPED_NAME,
                "source_name": "kp_groups.csv, kp_titles.csv",
                "source_hash": digest,
                "whole": True,
            },
        )

    @api.model
    def _digest(self, contents):
        return hashlib.sha256(b"\0".join(contents)).hexdigest()

    @api.model
    def _read(self, files, mend=False, create_groups=False):
        """Read classifier files.

        :param files: pairs (file's name, content)
        :param mend: take what is surely meant, instead of calling it a problem
        :param create_groups: where the group of a title is neither here nor in the files, make
            one, to be named by hand
        :return: :class:`kp.editions.reader.ClassifierFile`
        """
        parts = [(name, read(content, name, mend=mend)) for name, content in files]
        file = join(part for _name, part in parts)
        # pylint: disable-next=no-search-all
        known = self.env["hr.kp.group"].search([]).mapped("code")
        if not create_groups:
            known += (group.code for group in file.groups)
            for name, part in parts:
                file.problems += missing_group_problems(part, known, name)
            return file
        for code, rows in missing_groups(file, known).items():
            group = GroupRow(code, UNNAMED_GROUP % code)
            file.groups.append(group)
            file.rows[group.key] = rows[0]
        return file

    @api.model
    def _plan(self, file, whole=False, overwrite=False):
        """Say what files would do; write nothing.

        :param file: what was read (:class:`kp.editions.reader.ClassifierFile`)
        :param whole: the files are a whole edition: what they lack is cancelled
        :param overwrite: also change what HR has added, changed or archived
        :return: :class:`Plan`
        """
        rows = {"hr.kp.group": file.groups, "hr.kp.profession": file.titles}
        lists = {"hr.kp.group": file.lists_groups, "hr.kp.profession": file.lists_titles}
        return Plan(
            file,
            {
                model: self.env[model]._plan_rows(
                    rows[model], whole and lists[model], overwrite
                )
                for model in ENTRY_MODELS
            },
        )

    @api.model
    def _apply(self, plan, vals):
        """Do what was planned, all of it or nothing.

        :param plan: :class:`Plan`
        :param vals: the values of the edition
        :return: the edition
        :raise ValidationError: where the files hold something that can't be taken
        :raise UserError: where another import is running
        """
        if plan.file.problems:
            raise ValidationError(self._problems_text(plan.file.problems))
        self._lock()
        initial = not self.search_count([], limit=1)
        edition = self.create({**vals, "initial": initial})
        loading = self.with_context(kp_loading=True)
        for model, steps in plan.steps.items():
            loading.env[model]._apply_steps(steps, edition)
        if not initial:
            edition._note_changes(plan)
            edition._tell_positions()
        return edition

    def _lock(self):
        """Let one import at a time write; a second one is sent away, not kept waiting."""
        ((free,),) = self.env.execute_query(
            SQL("SELECT pg_try_advisory_xact_lock(hashtext('hr_kp_classifier.import'))")
        )
        if not free:
            raise UserError(
                self.env._(
                    "Another import of the classifier is running. Try again when it ends."
                )
            )

    def _note_changes(self, plan):
        vals_list = []
        for model, steps in plan.steps.items():
            records = self._records_of_new(model, steps)
            for step in steps:
                row = step.after or step.before
                record = step.record or records[row.key]
                vals_list.append(
                    {
                        "edition_id": self.id,
                        "kind": step.kind,
                        "profession_id": record.id if model == "hr.kp.profession" else False,
                        "group_id": record.id if model == "hr.kp.group" else False,
                        "code": row.code,
                        "name_before": step.before and step.before.name,
                        "name_after": step.after and step.after.name,
                        "vals_before": step.before and record._row_vals(step.before),
                        "vals_after": step.after and record._row_vals(step.after),
                    }
                )
        self.env["hr.kp.change"].create(vals_list)

    def _records_of_new(self, model, steps):
        """The records that were added, by the key of their row, in one query."""
        codes = {step.after.code for step in steps if step.kind == "added"}
        return {
            record._to_row().key: record
            for record in self.env[model].search([("code", "in", list(codes))])
        }

    # --- Whom it touches --------------------------------------------------------------

    @api.model
    def _touched_jobs(self, professions):
        """The positions with these titles, of all companies."""
        # sudo: an amendment touches the positions of every company.
        return (
            self.env["hr.job"]
            .sudo()
            .with_context(active_test=False)
            .search([("kp_profession_id", "in", professions.ids)])
        )

    def _tell_positions(self):
        """Check the titles of all positions anew; tell HR of those whose title was cancelled."""
        self.ensure_one()
        # sudo: as in _touched_jobs.
        self.env["hr.job"].sudo()._kp_check_all_titles()
        cancelled = self.change_ids.filtered(lambda change: change.kind == "cancelled")
        for job in self._touched_jobs(cancelled.profession_id):
            profession = job.kp_profession_id
            replacement = profession.replaced_by_id
            job.activity_schedule(
                "mail.mail_activity_data_todo",
                summary=self.env._("КП title cancelled: choose another"),
                note=Markup("<p>%s</p>")
                % (
                    self.env._(
                        "%(edition)s cancelled «%(title)s». «%(other)s» took its place.",
                        edition=self.name,
                        title=profession.display_name,
                        other=replacement.display_name,
                    )
                    if replacement
                    else self.env._(
                        "%(edition)s cancelled «%(title)s».",
                        edition=self.name,
                        title=profession.display_name,
                    )
                ),
                user_id=(job.user_id or self._user_for(job.company_id)).id,
            )

    @api.model
    def _user_for(self, company):
        """Who can mend a position of the company: who imports, else one of its HR managers."""
        user = self.env.user
        if not company or company in user.company_ids:
            return user
        # sudo: who the users of another company are is not for everybody to see.
        managers = self.env.ref("hr.group_hr_manager").sudo().all_user_ids
        return managers.filtered(lambda user: user.active and company in user.company_ids)[:1]

    # --- Undo -------------------------------------------------------------------------

    def action_undo(self):
        """Take the last import back.

        What it added is archived, what it cancelled is in force again, names and numbers are
        as they were. What HR has changed since stays.
        """
        self.ensure_one()
        if not self.can_undo:
            raise UserError(
                self.env._("Only the last import can be undone, and never the first one.")
            )
        self._lock()
        for change in self.change_ids.with_context(kp_loading=True, active_test=False):
            record = change.profession_id or change.group_id
            if change.kind == "kept" or record.changed_by_hr:
                continue
            if change.kind == "added":
                record.write({"active": False})
            elif change.kind == "restored":
                record.write({**change.vals_before, "active": False})
            else:
                record.write({**(change.vals_before or {}), **record._in_force_vals()})
        self.write({"state": "undone", "source_hash": False})
        # sudo: as in _touched_jobs.
        self.env["hr.job"].sudo()._kp_check_all_titles()

    @api.readonly
    def action_open_changes(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_kp_change_action"
        )
        action["domain"] = [("edition_id", "=", self.id)]
        action["context"] = {"search_default_group_by_kind": 1}
        return action

    # --- From outside -----------------------------------------------------------------

    @api.model
    def import_classifier(self, files, whole=False, apply=False, overwrite=False, **vals):
        """Import classifier files: for integrators, by JSON-2 or XML-RPC.

        :param files: list of dicts ``{"name": …, "content": …}``, the content in base64
        :param whole: the files are a whole edition: what they lack is cancelled
        :param apply: do it; otherwise only say what would be done
        :param overwrite: also change what HR has added, changed or archived
        :param vals: values of the edition: ``name``, ``number``, ``order_number``,
            ``order_date``, ``date_in_force``
        :return: dict: ``edition_id`` (False where nothing was applied), ``problems`` and
            ``notes`` (a text each), ``rows`` (how many were read), ``unchanged``, the number
            of steps of each kind, and ``positions``, the ids of the job positions touched
        :raise UserError: where ``files`` or ``vals`` are not what is said here
        """
        self.check_access("create")
        contents = self._decoded(files)
        self._refuse_unknown_vals(vals)
        plan = self._plan(self._read(contents), whole, overwrite)
        edition = self.browse()
        if apply and not plan.file.problems:
            edition = self._apply(plan, self._source_vals(contents, whole, vals))
        return {**self._summary(plan), "edition_id": edition.id}

    @api.model
    def _decoded(self, files):
        """The files that an integrator sends, as pairs of name and content."""
        if not files or not isinstance(files, list):
            raise UserError(
                self.env._(
                    "«files» is to be a list with a file at least: "
                    '[{"name": "titles.csv", "content": "<base64>"}].'
                )
            )
        contents = []
        for number, file in enumerate(files, start=1):
            try:
                name, content = file["name"], "".join(file["content"].split())
                contents.append((str(name), base64.b64decode(content, validate=True)))
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                raise UserError(
                    self.env._(
                        "File %s of «files»: it needs a «name» and a «content», the content of "
                        "the file in base64.",
                        number,
                    )
                ) from error
        return contents

    @api.model
    def _refuse_unknown_vals(self, vals):
        unknown = sorted(vals.keys() - set(EDITION_FIELDS))
        if unknown:
            raise UserError(
                self.env._(
                    "“%(unknown)s” can't be said of an edition. There are: %(known)s.",
                    unknown=unknown[0],
                    known=", ".join(EDITION_FIELDS),
                )
            )
        for name in ("order_date", "date_in_force"):
            try:
                fields.Date.to_date(vals.get(name))
            except (TypeError, ValueError) as error:
                raise UserError(
                    self.env._(
                        "“%(value)s” in «%(field)s» is no date; write it as 2026-12-31.",
                        value=vals[name],
                        field=name,
                    )
                ) from error

    @api.model
    def _source_vals(self, contents, whole, vals):
        """The values of an edition that comes from these files."""
        names = ", ".join(name for name, _content in contents)
        return {
            **vals,
            "name": vals.get("name") or names or self.env._("Classifier file"),
            "whole": whole,
            "source_name": names,
            "source_hash": self._digest([content for _name, content in contents]),
        }

    @api.model
    def _summary(self, plan):
        kinds = self.env["hr.kp.change"]._fields["kind"].get_values(self.env)
        touched = self.env["hr.kp.profession"].union(
            *(
                step.record
                for step in plan.steps["hr.kp.profession"]
                if step.kind in ("renamed", "changed", "cancelled")
            )
        )
        rows = len(plan.file.groups) + len(plan.file.titles)
        mentioned = sum(bool(step.after) for steps in plan.steps.values() for step in steps)
        return {
            "rows": rows,
            "unchanged": rows - mentioned,
            "problems": [self._problem_text(problem) for problem in plan.file.problems],
            "notes": [self._problem_text(note) for note in plan.file.notes],
            "ignored_columns": plan.file.ignored_columns,
            **{kind: len(plan.of_kind(kind)) for kind in kinds},
            "positions": self._touched_jobs(touched).ids,
        }

    @api.model
    def _problem_text(self, problem):
        """A problem in the user's language: file, row, column, what is wrong, what would do."""
        text = translated(self.env, problem.message)
        if problem.row and problem.column:
            where = self.env._(
                "Row %(row)s, column «%(column)s»", row=problem.row, column=problem.column
            )
        elif problem.row:
            where = self.env._("Row %s", problem.row)
        else:
            where = ""
        return ": ".join(filter(None, (problem.file, where, text)))

    @api.model
    def _problems_text(self, problems):
        return "\n".join(map(self._problem_text, problems))
