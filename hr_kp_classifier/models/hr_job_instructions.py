from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError


class HrJob(models.Model):
    """The position's job instructions."""

    _inherit = "hr.job"

    kp_instruction_ids = fields.One2many(
        "hr.job.instruction",
        "job_id",
        string="Job Instructions",
        groups="hr.group_hr_user",
    )
    kp_instruction_count = fields.Integer(
        string="Number of Job Instructions",
        compute="_compute_kp_instruction_count",
        groups="hr.group_hr_user",
    )
    kp_printed_state = fields.Selection(
        selection=lambda self: (
            self.env["hr.job.instruction"]._fields["state"]._description_selection(self.env)
        ),
        string="State of the Instruction That Is Printed",
        compute="_compute_kp_printed_state",
        groups="hr.group_hr_user",
    )
    kp_acknowledgement_count = fields.Integer(
        string="Number of Acknowledgements",
        compute="_compute_kp_acknowledgement_count",
        groups="hr.group_hr_user",
        help="How many were asked to read the instruction in force",
    )
    kp_signed_count = fields.Integer(
        string="Number of Those Signed",
        compute="_compute_kp_acknowledgement_count",
        groups="hr.group_hr_user",
    )
    kp_acknowledgement_summary = fields.Char(
        string="Acknowledged",
        compute="_compute_kp_acknowledgement_count",
        groups="hr.group_hr_user",
    )

    @api.depends("kp_instruction_ids")
    def _compute_kp_instruction_count(self):
        counts = dict(
            self.env["hr.job.instruction"]._read_group(
                [("job_id", "in", self.ids)], ["job_id"], ["__count"]
            )
        )
        for job in self:
            job.kp_instruction_count = counts.get(job._origin, 0)

    @api.depends_context("company")
    @api.depends("kp_instruction_ids.state")
    def _compute_kp_printed_state(self):
        for job in self:
            job.kp_printed_state = job._kp_instruction().state

    @api.depends("kp_instruction_ids.state", "kp_instruction_ids.acknowledgement_ids.state")
    def _compute_kp_acknowledgement_count(self):
        in_force = self.kp_instruction_ids.filtered(lambda i: i.state == "in_force")
        counts = self.env["hr.job.instruction.acknowledgement"]._counts(in_force)
        for job in self:
            found = [counts.get(i, (0, 0)) for i in in_force if i.job_id == job._origin]
            job.kp_acknowledgement_count = sum(total for total, _signed in found)
            job.kp_signed_count = sum(signed for _total, signed in found)
            job.kp_acknowledgement_summary = (
                f"{job.kp_signed_count} / {job.kp_acknowledgement_count}"
            )

    def unlink(self):
        # sudo: who may delete jobs need not see their instructions.
        drafts = self.sudo().kp_instruction_ids.filtered(lambda i: i.state == "draft")
        self.check_access("unlink")
        # By unlink() of theirs, not by the database's cascade, which would leave their
        # messages, activities and attachments.
        drafts.unlink()
        return super().unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_with_instruction(self):
        # sudo: who may delete jobs need not see their instructions.
        kept = self.sudo().kp_instruction_ids.filtered(lambda i: i.state != "draft")
        for job in kept.job_id:
            raise UserError(
                self.env._(
                    "The position «%s» has a job instruction that was agreed or in force: such "
                    "papers are kept. Archive the position instead of deleting it.",
                    job.name,
                )
            )

    @api.readonly
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

    @api.readonly
    def action_kp_open_acknowledgements(self):
        """Show who has read the position's instruction in force and who has not."""
        return self.kp_instruction_ids.filtered(
            lambda i: i.state == "in_force"
        ).action_open_acknowledgements()

    def action_kp_create_instruction(self):
        """Start the position's instruction from the template that is nearest to its title."""
        for job in self:
            if not job.kp_profession_id:
                raise UserError(
                    self.env._(
                        "The position «%s» has no КП title, so there is no template for its "
                        "instruction. Choose a title on the page «Title by КП» first.",
                        job.name,
                    )
                )
        instructions = self.env["hr.job.instruction"].create(
            [{"job_id": job.id} for job in self]
        )
        instructions.action_take_template()
        return instructions._get_records_action(name=self.env._("Job Instructions"))

    def action_kp_instructions_of_many(self):
        """Write, have acknowledged or print the instructions of these positions."""
        dialog = self.env["hr.job.instruction.many"].create({"job_ids": self.ids})
        return dialog._get_records_action(
            name=self.env._("Instructions of the Chosen Positions"), target="new"
        )

    def _kp_tell_outdated(self):
        """Tell HR of the instructions in force that no longer fit these jobs."""
        # sudo: users who may write a job need not see its instructions.
        self.env["hr.job.instruction"].sudo().search(
            [("job_id", "in", self.ids), ("state", "=", "in_force")]
        )._tell_outdated()

    def _kp_instruction(self, company=None):
        """The instruction that binds who holds the position, else the one being written.

        :param company: the one whose instruction is meant, where companies share the position;
            the user's own by default
        :return: the one in force, else the newest draft, else none
        """
        self.ensure_one()
        company = self.company_id or company or self.env.company
        instructions = self.kp_instruction_ids.filtered(
            lambda instruction: instruction.company_id == company
        )
        in_force = instructions.filtered(lambda i: i.state == "in_force")
        drafts = instructions.filtered(lambda i: i.state in ("draft", "agreed"))
        # Prefetch covers the instructions of the other jobs too.
        return (in_force or drafts.sorted("id")[-1:]).with_prefetch(
            self.kp_instruction_ids._prefetch_ids
        )

    def _kp_instruction_or_raise(self, company=None):
        """The instruction of the position, for printing.

        :param company: see :meth:`_kp_instruction`
        :raise RedirectWarning: where there is none, or none that can be printed
        """
        instruction = self._kp_instruction(company)
        if not instruction:
            raise RedirectWarning(
                self.env._(
                    "The position «%s» has no job instruction yet. Open the position and press "
                    "«Create instruction».",
                    self.name,
                ),
                self._get_records_action(),
                self.env._("Open the position"),
            )
        instruction._refuse_unprintable()
        return instruction

    @api.readonly
    def action_kp_print_instruction(self):
        for job in self:
            job._kp_instruction_or_raise()
        return self.env.ref("hr_kp_classifier.job_instruction_report_job").report_action(
            self, config=False
        )

    def action_kp_download_docx(self):
        """Download the positions' instructions as files of Word's."""
        instructions = self.env["hr.job.instruction"]
        for job in self:
            instructions |= job._kp_instruction_or_raise()
        return instructions.action_download_docx()
