from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..kp.text import alphabet_key
from ..kp.titles.given_title import GivenTitles

# As many titles are named where a row may mean several.
MOST_CANDIDATES = 8
# As many unknown titles get a proposal; looking for one takes a search.
MOST_PROPOSALS = 30
# No title has this label, so that Odoo skips the row, where it was told to skip such.
UNKNOWN = "\N{EM DASH}"


class HrJob(models.Model):
    """Positions imported from a file by Odoo's own import.

    A title of КП is taken by its code, by its words in any form of theirs, or by both. Where
    several titles have what is given, none is taken.
    """

    _inherit = "hr.job"

    # Writable, so that a file may have a column for it beside that of the title.
    kp_code = fields.Char(
        related=None,
        compute="_compute_kp_code",
        inverse="_inverse_kp_code",
        store=True,
        readonly=False,
        index="btree_not_null",
    )

    @api.depends("kp_profession_id.code")
    def _compute_kp_code(self):
        for job in self:
            job.kp_code = job.kp_profession_id.code

    def _inverse_kp_code(self):
        """Choose the title at the code; one chosen together with the code has to stand there."""
        for job in self:
            code = job.kp_code
            if not code or job.kp_profession_id.code == code:
                continue
            given = self._kp_given_titles().read(job.kp_profession_id.name or "", code)
            if not given.profession:
                raise ValidationError(self._kp_given_refusal(given))
            job.kp_profession_id = self._kp_profession_of(given.profession)

    @api.model
    def load(self, fields, data):
        """Find the titles of КП that the rows mean, and name the row of each that is refused.

        :return: see :meth:`odoo.models.BaseModel.load`
        """
        savepoint = self.env.cr.savepoint()
        fields, data, refused = self._kp_load_titles(fields, data)
        result = super().load(fields, data)
        messages = result["messages"]
        # Odoo first tries all rows at once, and pins what that raises on the first of them;
        # then it tries row by row and says the same of the right one.
        if len(messages) > 1 and messages[0].get("message") in [
            message.get("message") for message in messages[1:]
        ]:
            del messages[0]
        # The dialog shows this number as the row's. Odoo counts what fails on writing from 0.
        for message in messages:
            if "record" in message:
                message["record"] += 1
        if refused:
            result.update(ids=False, messages=refused + messages, nextrow=0)
        savepoint.close(rollback=bool(refused))
        return result

    @api.model
    def _load_records_create(self, vals_list):
        # hr_skills changes the values it is given, so that the try row by row would fail on
        # every row, for no reason that a user could see.
        return super()._load_records_create([dict(vals) for vals in vals_list])

    @api.model
    @api.readonly
    def get_import_templates(self):
        return [
            {
                "label": self.env._("Import Template for Job Positions"),
                "template": "/hr_kp_classifier/static/csv/hr_job.csv",
            }
        ]

    # --- The titles that rows mean ----------------------------------------------------

    @api.model
    def _kp_given_titles(self):
        return GivenTitles(self._kp_title_checker().titles)

    @api.model
    def _kp_profession_of(self, profession):
        return self.env["hr.kp.profession"].search(
            [("code", "=", profession.code), ("name", "=", profession.name)], limit=1
        )

    @api.model
    def _kp_load_titles(self, fields, data):
        """Put the label of the title in place of what a row says of it.

        Where a row names the title in a form other than the one printed by default and has no
        extended title, that form becomes its extended title.

        :return: the fields and the rows as :meth:`load` takes them, and the messages on rows
            whose title is unknown or may be one of several
        """
        names = [name for name in ("kp_profession_id", "kp_code") if name in fields]
        if not names:
            return fields, data, []
        columns = {name: fields.index(name) for name in names}
        extended = fields.index("kp_extended_title") if "kp_extended_title" in fields else None
        given_titles, context = self._kp_given_titles(), self.env.context
        skips = "kp_profession_id" in (context.get("import_skip_records") or ())
        empties = "kp_profession_id" in (context.get("import_set_empty_fields") or ())
        rows, refused = [], []
        for number, row in enumerate(data):
            texts = {name: str(row[column] or "") for name, column in columns.items()}
            given = given_titles.read(
                texts.get("kp_profession_id", ""), texts.get("kp_code", "")
            )
            if given.candidates and not given.title and "name" in fields:
                # A staff list has the code beside the position's name, which may be the title.
                named = given_titles.read(str(row[fields.index("name")] or ""), given.code)
                given = named if named.profession else given
            found = ""
            form = "" if extended is None else row[extended]
            if given.profession:
                form = form or given.form
                # Its label: by the code and the title together Odoo finds this one alone.
                found = f"{given.profession.code} {given.profession.name}"
            elif not given.is_empty and skips:
                found = UNKNOWN
            elif not given.is_empty and not empties:
                refused.append(
                    {
                        "type": "error",
                        "record": number + 1,
                        "rows": {"from": number, "to": number},
                        "message": self._kp_given_refusal(
                            given, propose=len(refused) < MOST_PROPOSALS
                        ),
                    }
                )
            taken = {*columns.values(), extended}
            rows.append([*(v for i, v in enumerate(row) if i not in taken), found, form])
        kept = [name for name in fields if name not in {*columns, "kp_extended_title"}]
        return [*kept, "kp_profession_id", "kp_extended_title"], rows, refused

    @api.model
    def _kp_given_refusal(self, given, propose=True):
        """Explain what is wrong with the title of a row, and what to write instead."""
        text = " ".join(filter(None, (given.code, given.title)))
        values = {
            "text": text,
            "code": given.code,
            "title": given.title,
            "titles": self._kp_name_titles(
                given.candidates or given.elsewhere or given.cancelled
            ),
        }
        if given.candidates:
            return self.env._(
                "“%(text)s” may be several titles of КП: %(titles)s. Write the code and the title "
                "of the right one.",
                **values,
            )
        if given.elsewhere:
            return self.env._(
                "At the code %(code)s КП has no title “%(title)s”; there is: %(titles)s. Correct "
                "the code or the title.",
                **values,
            )
        if given.cancelled:
            return self.env._(
                "The title was cancelled in КП: %(titles)s. Choose one that is in force.",
                **values,
            )
        if not given.title:
            return self.env._(
                "КП has no titles at the code %(code)s. Correct the code, or write the title.",
                **values,
            )
        near = self.env["hr.kp.profession"]
        if propose:
            near = near.search([("display_name", "ilike", given.title)], limit=3)
        if near:
            return self.env._(
                "КП has no title “%(text)s”. Near to it are: %(near)s. Write an official title; "
                "what makes it more precise goes into “Extended Title”.",
                text=text,
                near=self._kp_name_titles([profession._to_kp() for profession in near]),
            )
        return self.env._(
            "КП has no title “%(text)s”. Write an official title; what makes it more precise goes "
            "into “Extended Title”.",
            text=text,
        )

    @api.model
    def _kp_name_titles(self, professions):
        professions = sorted(professions, key=lambda each: (each.code, alphabet_key(each.name)))
        named = [f"{each.code} {each.name}" for each in professions[:MOST_CANDIDATES]]
        more = len(professions) - len(named)
        if more > 0:
            named.append(self.env._("%s more", more))
        return "; ".join(named)
