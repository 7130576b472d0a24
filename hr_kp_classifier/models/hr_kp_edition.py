import hashlib

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import file_open

from ..kp.reader import read_groups, read_titles

SHIPPED_GROUPS = "hr_kp_classifier/data/kp_groups.csv"
SHIPPED_TITLES = "hr_kp_classifier/data/kp_titles.csv"


class HrKpEdition(models.Model):
    """An edition of the classifier that was loaded, and the one road by which it comes in:
    read the file, compare with what is there, apply the differences.
    """

    _name = "hr.kp.edition"
    _description = "Edition of the Classifier of Professions"
    _order = "id desc"

    name = fields.Char(required=True)
    source_hash = fields.Char(
        string="Fingerprint", readonly=True, help="SHA-256 of the files it was loaded from"
    )

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
        digest = hashlib.sha256(b"\0".join(contents)).hexdigest()
        if self.search_count([("source_hash", "=", digest)], limit=1):
            return self.browse()
        groups, titles = read_groups(contents[0]), read_titles(contents[1])
        problems = groups.problems + titles.problems
        if problems:
            raise ValidationError(self._problems_text(problems))
        self._apply(groups.groups, titles.titles)
        return self.create(
            {"name": self.env._("ДК 003:2010, as shipped"), "source_hash": digest}
        )

    @api.model
    def _problems_text(self, problems):
        """The problems of a file in the user's language, a line each."""
        # Not "_": the literal stands where the problem is found, in kp/.
        translate = self.env._
        return "\n".join(
            self.env._(
                "Row %(row)s: %(problem)s",
                row=problem.row,
                problem=translate(problem.message, **problem.params),
            )
            for problem in problems
        )

    @api.model
    def _apply(self, groups, titles):
        """Make a whole edition the one in force.

        Only the differences are written. What HR has added or changed stays as it is; what
        the edition no longer has is archived, never deleted.

        :param groups: all :class:`kp.Group` of the edition
        :param titles: all :class:`kp.Title` of the edition
        """
        loading = self.with_context(kp_loading=True)
        loading.env["hr.kp.group"]._apply_rows(groups)
        loading.env["hr.kp.profession"]._apply_rows(titles)
