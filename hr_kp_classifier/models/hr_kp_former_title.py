from odoo import Command, api, fields, models
from odoo.tools import SQL

from ..kp.text import fold
from ..kp.titles.brackets import forms
from ..kp.titles.former_titles import FormerTitle
from ..kp.titles.profession import Profession


class HrKpChange(models.Model):
    """What positions printed before a title was renamed, and which of them still do."""

    _inherit = "hr.kp.change"

    correction_before = fields.Json(
        readonly=True, help="The correction of the former name's slips; a rename drops it"
    )
    # Archived positions too: they may come back.
    kept_job_ids = fields.Many2many(
        "hr.job",
        "hr_kp_change_kept_job_rel",
        "change_id",
        "job_id",
        string="Positions That Kept the Former Title",
        readonly=True,
        context={"active_test": False},
        groups="hr.group_hr_user",
    )


class HrKpEdition(models.Model):
    """A title that is renamed stays on positions as it was, until HR renames these.

    A position's title is changed by the employer's order, after the notice to its holders
    (ст. 32 ч. 3 КЗпП), not by the amendment. So a position without an extended title gets the
    former one as its extended title: the check of titles, the orders and the history know what
    to do with that.
    """

    _inherit = "hr.kp.edition"

    def write(self, vals):
        result = super().write(vals)
        if not vals.keys().isdisjoint(("name", "state")):
            # The title rules name the edition, and know the former titles by it.
            self.env.registry.clear_cache("stable")
        return result

    @api.model
    def _keep_former_titles(self, plan):
        """Let positions keep the words that they print, before a plan renames their titles.

        Where the words are the same (another case of letters, apostrophe, «з» for «із») the
        position follows at once: it is called no otherwise.

        :param plan: :class:`.hr_kp_edition.Plan`
        :return: dict from the renamed titles to further values of their changes
        """
        shipped = self.env["hr.kp.profession"]._shipped_corrections()
        vals, renamed = {}, self.env["hr.kp.profession"]
        for step in plan.steps["hr.kp.profession"]:
            if step.kind != "renamed":
                continue
            title, after = step.record, step.after
            vals[title] = {
                "correction_before": {
                    "corrected_name": title.corrected_name or None,
                    "correction_ground": title.correction_ground or None,
                }
            }
            corrected, _ground = shipped.get((after.code, after.name), ("", ""))
            if fold(title._printed()) != fold(forms(corrected or after.name)[0]):
                renamed |= title
        # sudo: an amendment is for the positions of every company.
        for title, jobs in self.env["hr.job"].sudo()._kp_keep_titles_of(renamed).items():
            vals[title]["kept_job_ids"] = [Command.set(jobs.ids)]
        return vals

    def _give_up_former_titles(self):
        """After an undo: positions that still have the kept title have none of their own."""
        # sudo: as in _keep_former_titles.
        for change in self.change_ids.sudo():
            if change.kept_job_ids and change.profession_id.name == change.name_before:
                change.kept_job_ids._kp_give_up_title_of(change.profession_id)


class HrKpProfession(models.Model):
    """The former names of the official titles, for the title rules."""

    _inherit = "hr.kp.profession"

    def _printed(self):
        """The title as positions print it that have no other form of it."""
        self.ensure_one()
        return forms(self.corrected_name or self.name)[0]

    def _undo(self, change):
        result = super()._undo(change)
        if change.correction_before and self.name == change.name_before:
            self.write(change.correction_before)
        return result

    @api.model
    def _former_titles(self):
        """What amendments have renamed, the last one first."""
        self.env["hr.kp.change"].flush_model()
        self.env["hr.kp.edition"].flush_model(["name", "state"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT title.code, title.name, change.name_before,
                    COALESCE(change.correction_before ->> 'corrected_name', ''), edition.name
                FROM hr_kp_change change
                JOIN hr_kp_profession title ON title.id = change.profession_id
                JOIN hr_kp_edition edition ON edition.id = change.edition_id
                WHERE change.kind = 'renamed' AND edition.state <> 'undone'
                    AND change.name_before <> title.name
                ORDER BY change.id DESC
                """
            )
        )
        return [
            FormerTitle(code, name, Profession(code, before, corrected=corrected), edition)
            for code, name, before, corrected, edition in rows
        ]


class HrJob(models.Model):
    """The position keeps the former title as its extended title."""

    _inherit = "hr.job"

    @api.model
    def _kp_keep_titles_of(self, professions):
        """Write the title that is printed to the positions that have no extended one.

        By one query for all of them: the ORM writes a hundred rows a query, and nothing that
        depends on the words changes. What HR has begun with these positions goes on with the
        same words: lines of orders that are not signed, and don't rename them.

        :return: dict from a title to its positions
        """
        if not professions:
            return {}
        self.flush_model(["kp_profession_id", "kp_extended_title", "kp_title"])
        kept = {}
        for title_id, job_id in self.env.execute_query(
            SQL(
                """
                UPDATE hr_job SET kp_extended_title = kp_title
                WHERE kp_profession_id IN %s AND kp_title <> ''
                    AND COALESCE(kp_extended_title, '') = ''
                RETURNING kp_profession_id, id
                """,
                tuple(professions.ids),
            )
        ):
            kept.setdefault(title_id, []).append(job_id)
        kept = {title: self.browse(kept[title.id]) for title in professions if title.id in kept}
        jobs = self.union(*kept.values())
        jobs.invalidate_recordset(["kp_extended_title"])
        lines = self.env["hr.kp.order.line"].search(
            [
                ("job_id", "in", jobs.ids),
                ("order_id.state", "in", ("draft", "agreed")),
                ("kp_extended_title", "in", (False, "")),
            ]
        )
        lines = lines.filtered(
            lambda line: line.kp_profession_id == line.job_id.kp_profession_id
        )
        for title, its_own in lines.grouped("kp_profession_id").items():
            its_own._write_protected({"kp_extended_title": title._printed()})
        return kept

    def _kp_give_up_title_of(self, profession):
        """Take back what :meth:`_kp_keep_titles_of` has written, where it is still there."""
        self.flush_model(["kp_profession_id", "kp_extended_title"])
        rows = self.env.execute_query(
            SQL(
                """
                UPDATE hr_job SET kp_extended_title = NULL
                WHERE id IN %s AND kp_profession_id = %s AND kp_extended_title = %s
                RETURNING id
                """,
                tuple(self.ids),
                profession.id,
                profession._printed(),
            )
        )
        jobs = self.browse(id_ for (id_,) in rows)
        jobs.invalidate_recordset(["kp_extended_title"])
        jobs.modified(["kp_extended_title"])
