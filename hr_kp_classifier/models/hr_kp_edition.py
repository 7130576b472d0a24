import hashlib
from typing import NamedTuple

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
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
from .classifier_loading import is_loading, loading

SHIPPED_GROUPS = "hr_kp_classifier/data/kp_groups.csv"
SHIPPED_TITLES = "hr_kp_classifier/data/kp_titles.csv"
# Data, like the classifier itself: Ukrainian whatever the language of the user who installs it.
SHIPPED_NAME = "ДК 003:2010 (редакція, що постачається з модулем)"
UNNAMED_GROUP = "Група %s (уточніть назву)"
ENTRY_MODELS = ("hr.kp.group", "hr.kp.profession")
# The fields of an edition that an integrator may set; the import sets the others.
EDITION_FIELDS = ("name", "number", "order_number", "order_date", "date_in_force")


class Plan(NamedTuple):
    """The effect of classifier files: the files as they were read, and the steps by model.

    ``unchanged`` is how many rows of an amendment say what is so already.
    """

    file: ClassifierFile
    steps: dict
    unchanged: int = 0

    def of_kind(self, kind):
        return [step for steps in self.steps.values() for step in steps if step.kind == kind]


class HrKpEdition(models.Model):
    """An edition of the classifier that was loaded, and the one road by which it comes in:
    read the file, compare with what is there, apply the differences.
    """

    _name = "hr.kp.edition"
    _description = "Edition of the Classifier of Professions"
    _inherit = ["hr.kp.protected.write", "mail.thread", "mail.activity.mixin"]
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
        selection=[
            ("scheduled", "Awaits its Date"),
            ("loaded", "Loaded"),
            ("undone", "Undone"),
        ],
        required=True,
        readonly=True,
        default="loaded",
    )
    initial = fields.Boolean(
        readonly=True, help="The first one: all of it was new, and no change is noted."
    )
    applied_on = fields.Datetime(string="Loaded on", readonly=True)
    change_ids = fields.One2many("hr.kp.change", "edition_id", string="Changes", readonly=True)
    change_count = fields.Integer(string="Number of Changes", compute="_compute_change_count")

    @api.depends("change_ids")
    def _compute_change_count(self):
        counts = dict(
            self.env["hr.kp.change"]._read_group(
                [("edition_id", "in", self.ids)], ["edition_id"], ["__count"]
            )
        )
        for edition in self:
            edition.change_count = counts.get(edition, 0)

    # --- What HR may write ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        if not is_loading(self.env):
            raise AccessError(
                self.env._(
                    "An edition comes by an import alone: choose «Import of the Classifier» in the menu."
                )
            )
        return super().create(vals_list)

    def _refuse_unprotected_write(self, vals):  # pylint: disable=missing-return

        super()._refuse_unprotected_write(vals)
        if not vals.keys() <= set(EDITION_FIELDS):
            raise AccessError(
                self.env._(
                    "The notes of an import on an edition can't be changed by hand. Undo the import "
                    "and import the right file."
                )
            )

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
    def _plan(self, file, whole=False, overwrite=False, decisions=None):
        """Say what files would do; write nothing.

        :param file: what was read (:class:`kp.editions.reader.ClassifierFile`); what an
            amendment's rows can't do becomes a problem of it
        :param whole: the files are a whole edition: what they lack is cancelled
        :param overwrite: also change what HR has added, changed or archived
        :param decisions: what HR has decided on looking at it, see
            :meth:`hr.kp.entry._decide`
        :return: :class:`Plan`
        """
        rows = {"hr.kp.group": file.groups, "hr.kp.profession": file.titles}
        lists = {"hr.kp.group": file.lists_groups, "hr.kp.profession": file.lists_titles}
        kinds = {"hr.kp.group": "groups", "hr.kp.profession": "titles"}
        steps, unchanged = {}, 0
        for model in ENTRY_MODELS:
            Entry = self.env[model]
            steps[model] = []
            if rows[model] or (whole and lists[model]):
                steps[model] = Entry._plan_rows(rows[model], whole and lists[model], overwrite)
            ordered = [row for row in file.amendment if row.kind == kinds[model]]
            amended, plan = Entry._plan_amendment(ordered, overwrite)
            steps[model] += amended
            unchanged += plan.unchanged
            file.problems += plan.problems
            file.notes += plan.notes
            file.problems.sort(key=lambda problem: (problem.file, problem.row))
            steps[model] = Entry._decide(steps[model], decisions or {})
        return Plan(file, steps, unchanged)

    @api.model
    def _apply(self, plan, vals):
        """Do what was planned, all of it or nothing.

        :param plan: :class:`Plan`
        :param vals: the values of the edition
        :return: the edition
        :raise ValidationError: where the files hold something that can't be taken
        :raise UserError: where another import is running
        """
        self._lock()
        initial = not self.search_count([], limit=1)
        edition = self._create_edition({**vals, "initial": initial})
        edition._carry_out(plan)
        return edition

    @api.model
    def _create_edition(self, vals):
        # sudo: nobody may create editions by hand; the import has checked who asks.
        return loading(self.sudo()).create(vals).with_env(self.env)

    def _carry_out(self, plan):
        """Do what was planned, as this edition."""
        if plan.file.problems:
            raise ValidationError(self._problems_text(plan.file.problems))
        lives = {} if self.initial else self._snapshots(plan)
        kept = self._keep_former_titles(plan)
        for model, steps in plan.steps.items():
            loading(self.env[model])._apply_steps(steps, self)
        if not self.initial:
            # sudo: history is for reading; the import has checked who asks.
            loading(self.env["hr.kp.change"].sudo()).create(
                self._change_vals(plan, lives, kept)
            )
            # The title rules know the former titles by these.
            self.env.registry.clear_cache("stable")
            self._tell_positions()
        self._write_protected(
            {"state": "loaded", "applied_on": fields.Datetime.now(), "source": False}
        )

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

    @api.model
    def _snapshots(self, plan):
        """The whole of each record that steps are about, before they are done."""
        return {
            step.record: step.record._snapshot()
            for steps in plan.steps.values()
            for step in steps
            if step.record
        }

    def _change_vals(self, plan, lives, further):
        """The values of the changes that a plan has made.

        :param lives: what the records were before
        :param further: dict from a record to further values of its change
        """
        vals_list = []
        for model, steps in plan.steps.items():
            records = self._records_of_new(model, steps)
            for step in steps:
                row = step.after or step.before
                record = step.record or records[row.key]
                kept = step.kind == "kept"
                vals_list.append(
                    {
                        "edition_id": self.id,
                        "kind": step.kind,
                        "profession_id": record.id if model == "hr.kp.profession" else False,
                        "group_id": record.id if model == "hr.kp.group" else False,
                        "code": row.code,
                        "name_before": step.before and step.before.name,
                        "name_after": step.after and step.after.name,
                        "vals_before": lives.get(step.record),
                        # The file's value, which HR's own value overrides.
                        "vals_after": step.after and record._row_vals(step.after)
                        if kept
                        else record._snapshot(),
                        "note": step.note,
                        **further.get(step.record, {}),
                    }
                )
        return vals_list

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
                user_id=self._user_of(job).id,
                kp_edition_id=self.id,
            )

    @api.model
    def _user_of(self, job):
        """Return the user who has to choose another title for a position."""
        return job.user_id.filtered("active") or self._user_for(job.company_id)

    @api.model
    def _user_for(self, company):
        """Return the user who can mend a position: the importing one, else an HR manager."""
        user = self.env.user
        if user.active and (not company or company in user.company_ids):
            return user
        # sudo: who the users of another company are is not for everybody to see.
        managers = self.env.ref("hr.group_hr_manager").sudo().all_user_ids
        managers = managers.filtered(
            lambda manager: manager.active and (not company or company in manager.company_ids)
        )
        return managers[:1] or user

    @api.readonly
    def action_open_changes(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_kp_change_action"
        )
        action["domain"] = [("edition_id", "=", self.id)]
        action["context"] = {"search_default_group_by_kind": 1}
        return action

    # --- What is said -----------------------------------------------------------------

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
