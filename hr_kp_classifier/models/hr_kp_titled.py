from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..kp.text import clean
from ..kp.titles.checker import tidied
from ..kp.titles.findings import Severity
from ..kp.titles.grades import tidy_grade
from ..translation import translated

# Where the findings of a transaction are kept, in the cache of its cursor.
CHECKS = "hr_kp_classifier.title_checks"


class HrKpTitled(models.AbstractModel):
    """A titled thing: it bears a title of КП, which the rules of annex В check.

    It has a profession, and may have an extended title and a grade. A model that stores the
    printed title or the state, or tracks the fields, redefines them with these attributes.
    """

    _name = "hr.kp.titled"
    _description = "Bears a Title of КП"

    # Groups on every field: Odoo's website lets any visitor read the jobs it publishes.
    kp_profession_id = fields.Many2one(
        "hr.kp.profession",
        string="КП Title",
        ondelete="restrict",
        index="btree_not_null",
        help="The official professional title by ДК 003:2010. "
        "The name of the position may stay the everyday one.",
        groups="base.group_user",
    )
    kp_code = fields.Char(
        string="КП Code",
        related="kp_profession_id.code",
        groups="base.group_user",
    )
    kp_extended_title = fields.Char(
        string="Extended Title",
        help="The official title and, after it, words that make the place of work, the work "
        "or the field more precise (annex В, note 2). Empty: the official title is used.",
        groups="base.group_user",
    )
    kp_grade = fields.Char(
        string="Category or Grade",
        help="As documents print it after the title: «II категорії», «4 розряду»",
        groups="base.group_user",
    )
    kp_title = fields.Char(
        string="Title in Documents",
        compute="_compute_kp_title",
        groups="base.group_user",
    )
    kp_title_state = fields.Selection(
        selection=[
            ("none", "No КП title"),
            ("valid", "Conforms to КП"),
            ("warning", "Needs checking"),
            ("error", "Against КП"),
        ],
        string="Conformity with КП",
        compute="_compute_kp_title_state",
        groups="base.group_user",
    )
    kp_title_findings = fields.Json(
        string="Check of the Title",
        compute="_compute_kp_title_findings",
        groups="base.group_user",
        help="What the rules found, each with its severity, message, source and repair",
    )

    @api.depends(
        "kp_profession_id.name", "kp_profession_id.corrected_name", "kp_extended_title"
    )
    def _compute_kp_title(self):
        for record in self:
            title = record._kp_official_title()
            record.kp_title = title and (record.kp_extended_title or title)

    @api.depends(
        "kp_profession_id.code",
        "kp_profession_id.name",
        "kp_profession_id.corrected_name",
        "kp_profession_id.active",
        "kp_extended_title",
        "kp_grade",
    )
    def _compute_kp_title_state(self):
        for record in self:
            record.kp_title_state = record._kp_title_state()

    @api.depends(
        "kp_profession_id.code",
        "kp_profession_id.name",
        "kp_profession_id.corrected_name",
        "kp_profession_id.active",
        "kp_extended_title",
        "kp_grade",
    )
    def _compute_kp_title_findings(self):
        for record in self:
            record.kp_title_findings = [
                record._kp_finding_vals(finding) for finding in record._kp_check_title()
            ]

    # A constraint, so that import, RPC and code are checked as a form is.
    @api.constrains("kp_profession_id", "kp_extended_title", "kp_grade")
    def _check_kp_title(self):
        for record in self:
            if not record._kp_refuses_errors():
                continue
            errors = [
                finding
                for finding in record._kp_check_title()
                if finding.severity is Severity.ERROR
            ]
            if errors:
                raise ValidationError(record._kp_errors_text(errors))

    @api.model_create_multi
    def create(self, vals_list):
        extended = [vals for vals in vals_list if vals.get("kp_extended_title")]
        ids = {vals.get("kp_profession_id") for vals in extended} - {None, False}
        # All of them are read at once, not one for each position.
        self.env["hr.kp.profession"].browse(ids).mapped("code")
        new = self.browse()
        return super().create([new._kp_clean_title_vals(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._kp_clean_title_vals(vals))

    # --- What a model may do otherwise ------------------------------------------------

    def _kp_refuses_errors(self):
        """Tell whether this record may not be saved with a title that has errors."""
        return False

    def _kp_refusal(self):
        """The first line of the error that refuses this record's title."""
        return self.env._(
            "The title «%(title)s» can't be used (КП: %(profession)s):",
            title=self.kp_extended_title or self._kp_official_title(),
            profession=self.kp_profession_id.display_name,
        )

    # --- The check of the title -------------------------------------------------------

    @api.model
    def _kp_title_checker(self):
        return self.env["hr.kp.profession"]._classifier()

    def _kp_official_title(self):
        """The official title as documents print it, with its brackets opened; or False."""
        self.ensure_one()
        if not self.kp_profession_id:
            return False
        return self._kp_title_checker().forms(self.kp_profession_id._to_kp())[0]

    def _kp_check_title(self):
        """Check the title by the rules of annex В.

        Without an extended title, the official title is checked: it may have been cancelled.

        :return: list of :class:`kp.titles.findings.Finding`; empty without a КП title
        """
        self.ensure_one()
        if not self.kp_profession_id:
            return []
        return self._kp_findings_of(self.kp_extended_title or self._kp_official_title())

    def _kp_findings_of(self, title):
        """Return the findings of the rules on ``title`` with this record's profession and grade.

        A save asks up to three times: for the state, the constraint and the form. The findings
        are kept until the transaction ends, so that the rules are asked once.
        """
        checker = self._kp_title_checker()
        checks = self.env.cr.cache.setdefault(CHECKS, {})
        # The checker is a part of the key: another one is built where the rules' data change.
        key = (checker, title, self.kp_profession_id._to_kp(), self.kp_grade or "")
        if key not in checks:
            checks[key] = checker.check(*key[1:])
        return checks[key]

    def _kp_title_state(self):
        self.ensure_one()
        if not self.kp_profession_id:
            return "none"
        severities = {finding.severity for finding in self._kp_check_title()}
        if Severity.ERROR in severities:
            return "error"
        return "warning" if Severity.WARNING in severities else "valid"

    def _kp_finding_vals(self, finding):
        """A finding as the form shows it."""
        vals = {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": translated(self.env, finding.message),
            "source": translated(self.env, finding.source),
            "repair": finding.repair,
            # Then no extended title is needed.
            "is_official": bool(finding.repair) and self._kp_is_official(finding),
            "grade": finding.grade,
        }
        if finding.profession and finding.repair:
            profession = self.env["hr.kp.profession"].search(
                [
                    ("code", "=", finding.profession.code),
                    ("name", "=", finding.profession.name),
                ],
                limit=1,
            )
            vals["profession"] = {
                "id": profession.id,
                "code": profession.code,
                "display_name": profession.display_name,
            }
        return vals

    def _kp_is_official(self, finding):
        """Tell whether a finding's repair is what its official title prints by default."""
        profession = finding.profession or self.kp_profession_id._to_kp()
        return finding.repair == self._kp_title_checker().forms(profession)[0]

    def _kp_errors_text(self, errors):
        """The errors of one record's title for a dialog or an import's log."""
        lines = [self._kp_refusal()]
        lines += [f"• {translated(self.env, finding.message)}" for finding in errors]
        repairs = dict.fromkeys(filter(None, (finding.repair for finding in errors)))
        lines += [self.env._("Suggested: «%s».", repair) for repair in repairs]
        return "\n".join(lines)

    def _kp_clean_title_vals(self, vals):
        """Tidy what a title is made of; the official title in it is written as in КП."""
        tidy = {"kp_extended_title": self._kp_as_printed(vals), "kp_grade": tidy_grade}
        return vals | {
            name: tidy_(clean(vals[name])) for name, tidy_ in tidy.items() if vals.get(name)
        }

    def _kp_as_printed(self, vals):
        """Return what tidies an extended title that is written with these values."""
        profession = self.kp_profession_id
        if "kp_profession_id" in vals:
            profession = profession.browse(vals["kp_profession_id"] or ())
        if len(profession) != 1 or not vals.get("kp_extended_title"):
            return tidied
        checker, profession = self._kp_title_checker(), profession._to_kp()
        return lambda title: checker.as_printed(title, profession)

    def _kp_title_with_grade(self):
        """The title as documents print it: «Інженер-програміст II категорії»."""
        self.ensure_one()
        return " ".join(filter(None, (self.kp_title, self.kp_grade)))
