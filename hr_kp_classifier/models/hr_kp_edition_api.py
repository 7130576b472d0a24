import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from .hr_kp_change import TOUCHING
from .hr_kp_edition import EDITION_FIELDS


class HrKpEdition(models.Model):
    """Imports asked for by integrators, and what is answered to them."""

    _inherit = "hr.kp.edition"

    @api.model
    def import_classifier(self, files, whole=False, apply=False, overwrite=False, **vals):
        """Import classifier files: for integrators, by JSON-2 or XML-RPC.

        :param files: list of dicts ``{"name": …, "content": …}``, the content in base64
        :param whole: the files are a whole edition: what they lack is cancelled
        :param apply: do it; otherwise only say what would be done
        :param overwrite: also change what HR has added, changed or archived
        :param vals: values of the edition: ``name``, ``number``, ``order_number``,
            ``order_date``, ``date_in_force``: where that is to come, it is done on that date
        :return: dict: ``edition_id`` (False where nothing was applied) and its ``state``
            (``loaded``, or ``scheduled`` where its date is to come), ``problems`` and
            ``notes`` (a text each), ``rows`` (how many were read), ``unchanged``, the number
            of steps of each kind, and ``positions``, the ids of the job positions touched
        :raise UserError: where ``files`` or ``vals`` are not what is said here
        """
        self.check_access("write")
        contents = self._decoded(files)
        self._refuse_unknown_vals(vals)
        options = {"whole": bool(whole), "overwrite": bool(overwrite)}
        plan = self._plan_of(contents, options)
        edition = self.browse()
        summary = self._summary(plan)
        if apply and not plan.file.problems:
            edition = self._import(contents, options, vals)
        return {**summary, "edition_id": edition.id, "state": edition.state}

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
            *(step.record for step in plan.steps["hr.kp.profession"] if step.kind in TOUCHING)
        )
        listed = len(plan.file.groups) + len(plan.file.titles)
        rows = listed + len(plan.file.amendment)
        mentioned = (
            0
            if plan.file.amendment
            else sum(bool(step.after) for steps in plan.steps.values() for step in steps)
        )
        return {
            "rows": rows,
            "unchanged": listed - mentioned + plan.unchanged,
            "problems": [self._problem_text(problem) for problem in plan.file.problems],
            "notes": [self._problem_text(note) for note in plan.file.notes],
            "ignored_columns": plan.file.ignored_columns,
            **{kind: len(plan.of_kind(kind)) for kind in kinds},
            "positions": self._touched_jobs(touched).ids,
        }
