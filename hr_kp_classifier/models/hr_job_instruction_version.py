from odoo import api, fields, models
from odoo.exceptions import RedirectWarning
from odoo.tools import SQL

from ..documents.formats import date_in_figures
from .hr_job_instruction import SUBJECT_FIELDS


class HrJobInstructionVersion(models.Model):
    """Two people who write one instruction lose nothing in silence.

    Whoever saves says which version of it they have read; so does the form, with every save and
    with the buttons that take the text as it is. What is older than what is there is refused.
    A caller that says no version, as an integrator, is not stopped.
    """

    # A concern of its own, beside the text and its life.
    _inherit = "hr.job.instruction"  # pylint: disable=consider-merging-classes-inherited

    text_version = fields.Integer(
        string="Version of the Text", readonly=True, copy=False, help="Grows by every change"
    )

    @api.model_create_multi
    def create(self, vals_list):
        instructions = super().create(vals_list)
        # Filled in at once: the form that has created it reads the version of that.
        instructions.flush_recordset()
        return instructions

    # Core's method returns nothing.
    def _write_multi(self, vals_list):  # pylint: disable=missing-return
        super()._write_multi(vals_list)
        # What the text is filled in with also changes by the job, by the approver, by others.
        self.browse(
            instruction.id
            for instruction, vals in zip(self, vals_list, strict=True)
            if vals.keys() & set(SUBJECT_FIELDS)
        )._raise_version()

    def write(self, vals):
        vals = dict(vals)
        version_read = vals.pop("text_version", None)
        if version_read is not None:
            self._refuse_overtaken(version_read)
        result = super().write(vals)
        if vals.keys() - self._discussion_fields():
            self._count_version()
        return result

    def _count_version(self):
        """Note a change of these instructions or of their parts, and whose it is."""
        self.flush_recordset()
        self._raise_version()

    def _raise_version(self):
        if not self:
            return
        # By SQL: it is no change of its own, and who may write parts has been asked.
        self.env.execute_query(
            SQL(
                """
                UPDATE hr_job_instruction
                   SET text_version = COALESCE(text_version, 0) + 1,
                       write_uid = %s,
                       write_date = %s
                 WHERE id = ANY(%s)
                """,
                self.env.uid,
                self.env.cr.now(),
                self.ids,
            )
        )
        self.invalidate_recordset(["text_version", "write_uid", "write_date"], flush=False)

    def _refuse_overtaken(self, version_read):
        """:raise RedirectWarning: where somebody has changed it since that version"""
        self.ensure_one()
        self.check_access("read")
        # Locked: whoever saves at the same moment comes after this one, and is refused.
        [(version, user_id, changed_on)] = self.env.execute_query(
            SQL(
                """
                SELECT COALESCE(text_version, 0), write_uid, write_date
                  FROM hr_job_instruction
                 WHERE id = %s
                   FOR UPDATE
                """,
                self.id,
            )
        )
        if version == version_read:
            return
        # sudo: only the name of who works on the same paper.
        user = self.env["res.users"].sudo().browse(user_id)
        time = fields.Datetime.context_timestamp(self, changed_on)
        raise RedirectWarning(
            self.env._(
                "%(user)s changed «%(instruction)s» on %(date)s at %(time)s, after you had opened "
                "it. Nothing of yours was saved, so that nothing is lost: copy what you have "
                "written, load the instruction anew and enter it there.",
                user=self.env._("You (in another window)")
                if user == self.env.user
                else user.name,
                instruction=self.name,
                date=date_in_figures(time.date()),
                time=time.strftime("%H:%M"),
            ),
            {"type": "ir.actions.client", "tag": "reload"},
            self.env._("Load it anew"),
        )

    def _refuse_overtaken_button(self):
        version_read = self.env.context.get("kp_text_version")
        if version_read is not None and len(self) == 1:
            self._refuse_overtaken(version_read)

    # What takes the text as it is has to be pressed by who has seen that.

    def action_agree(self):
        self._refuse_overtaken_button()
        return super().action_agree()

    def action_approve(self):
        self._refuse_overtaken_button()
        return super().action_approve()

    def action_take_template(self):
        self._refuse_overtaken_button()
        return super().action_take_template()
