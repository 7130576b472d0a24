from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..kp import Severity, clean


class HrJob(models.Model):
    _inherit = "hr.job"

    kp_profession_id = fields.Many2one(
        "hr.kp.profession",
        string="KP Title",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="The official professional title by ДК 003:2010. "
        "The name of the position may stay the everyday one.",
    )
    kp_code = fields.Char(
        string="KP Code", related="kp_profession_id.code", store=True, index="btree_not_null"
    )
    kp_extended_title = fields.Char(
        string="Extended Title",
        tracking=True,
        help="The official title and, after it, words that make the place of work, the work "
        "or the field more precise (annex В, note 2). Empty: the official title is used.",
    )
    kp_title = fields.Char(
        string="Title in Documents", compute="_compute_kp_title", store=True, index="trigram"
    )
    kp_title_findings = fields.Json(
        string="Check of the Title", compute="_compute_kp_title_findings"
    )
    kp_instruction_ids = fields.One2many(
        "hr.job.instruction",
        "job_id",
        string="Job Instructions",
        groups="hr.group_hr_user",
    )
    kp_instruction_count = fields.Integer(
        compute="_compute_kp_instruction_count", groups="hr.group_hr_user"
    )

    @api.depends("kp_profession_id.name", "kp_extended_title")
    def _compute_kp_title(self):
        classifier = self._kp_classifier() if self.kp_profession_id else None
        for job in self:
            profession = job.kp_profession_id
            if not profession:
                job.kp_title = False
            elif job.kp_extended_title:
                job.kp_title = job.kp_extended_title
            else:
                job.kp_title = classifier.forms(profession._to_kp())[0]

    @api.depends("kp_profession_id.code", "kp_profession_id.name", "kp_extended_title")
    def _compute_kp_title_findings(self):
        for job in self:
            job.kp_title_findings = [
                {
                    "rule": finding.rule,
                    "severity": finding.severity.value,
                    "message": self._kp_finding_message(finding),
                    "source": self._kp_translate(finding.source),
                    "repair": finding.repair,
                }
                for finding in job._kp_check_title()
            ]

    @api.depends("kp_instruction_ids")
    def _compute_kp_instruction_count(self):
        counts = dict(
            self.env["hr.job.instruction"]._read_group(
                [("job_id", "in", self.ids)], ["job_id"], ["__count"]
            )
        )
        for job in self:
            job.kp_instruction_count = counts.get(job._origin, 0)

    # In a constraint, so that import, RPC and code do not pass by it either.
    @api.constrains("kp_profession_id", "kp_extended_title")
    def _check_kp_title(self):
        for job in self:
            errors = [
                finding
                for finding in job._kp_check_title()
                if finding.severity is Severity.ERROR
            ]
            if errors:
                raise ValidationError(job._kp_errors_text(errors))

    @api.model
    def _kp_classifier(self):
        return self.env["hr.kp.profession"]._classifier()

    def _kp_check_title(self):
        """Check the extended title by the rules of annex В.

        :return: list of :class:`kp.Finding`; empty without a КП title or an extended one
        """
        self.ensure_one()
        if not self.kp_profession_id or not self.kp_extended_title:
            return []
        return self._kp_classifier().check(
            self.kp_extended_title, self.kp_profession_id._to_kp()
        )

    @api.model
    def _kp_translate(self, text, **params):
        """Translate a text of kp/, where it stands as a marked literal."""
        translate = self.env._
        return translate(text, **params) if text else ""

    @api.model
    def _kp_finding_message(self, finding):
        return self._kp_translate(finding.message, **finding.params)

    def _kp_errors_text(self, errors):
        """The errors of one position's title for a dialog or an import's log."""
        lines = [
            self.env._(
                "The extended title «%(title)s» can't stand on the position «%(job)s» "
                "(КП %(profession)s):",
                title=self.kp_extended_title,
                job=self.name,
                profession=self.kp_profession_id.display_name,
            )
        ]
        for finding in errors:
            lines.append(f"• {self._kp_finding_message(finding)}")
            if finding.repair:
                lines.append(self.env._("  What would do: «%s».", finding.repair))
        return "\n".join(lines)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._kp_clean_vals(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._kp_clean_vals(vals))

    @api.model
    def _kp_clean_vals(self, vals):
        if vals.get("kp_extended_title"):
            return dict(vals, kp_extended_title=clean(vals["kp_extended_title"]))
        return vals

    # --- Job instruction --------------------------------------------------------------

    def action_kp_open_instructions(self):
        """Open the position's instructions: the only one itself, else the list."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_job_instruction_action"
        )
        action["domain"] = [("job_id", "=", self.id)]
        action["context"] = {"default_job_id": self.id}
        if self.kp_instruction_count == 1:
            action["views"] = [(False, "form")]
            action["res_id"] = self.kp_instruction_ids.id
        return action

    def action_kp_create_instruction(self):
        """Start the position's instruction from the template that is nearest to its title."""
        self.ensure_one()
        instruction = self.env["hr.job.instruction"].create({"job_id": self.id})
        instruction.action_take_template()
        return {
            "type": "ir.actions.act_window",
            "res_model": instruction._name,
            "res_id": instruction.id,
            "view_mode": "form",
        }

    def _kp_instruction(self):
        """The instruction that binds who holds the position: the newest one, or none."""
        self.ensure_one()
        return self.kp_instruction_ids.sorted("id")[-1:]

    def _kp_instruction_or_raise(self):
        """The instruction of the position, for printing.

        :raise UserError: where there is none
        """
        instruction = self._kp_instruction()
        if not instruction:
            raise UserError(
                self.env._(
                    "The position «%s» has no job instruction yet. Open the position and press "
                    "«Create instruction».",
                    self.name,
                )
            )
        return instruction

    def action_kp_print_instruction(self):
        for job in self:
            job._kp_instruction_or_raise()
        return self.env.ref("hr_kp_classifier.job_instruction_report_job").report_action(
            self, config=False
        )
