from odoo import api, models


class HrKpDiscussion(models.AbstractModel):
    """Papers of employees that HR discusses among themselves.

    An employee reads the paper itself, and neither the messages and activities on it nor their
    files; HR discusses what can't be written any more, too. Files fall under the record rule
    ``hr_job_instruction_attachment_rule``, which names the models.

    Nor does an employee follow it: followers get each message by mail and may post. Odoo makes
    the user of each activity a follower.
    """

    _name = "hr.kp.discussion"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _description = "Paper That HR Discusses"

    def _creation_message(self):
        # Odoo's own («%s created») can't agree with the gender of what was created.
        return self.env._("The document is created.")

    @api.model
    def _discussion_fields(self):
        """Messages, followers, activities: they go on whatever the state."""
        return {*self.env["mail.thread"]._fields, *self.env["mail.activity.mixin"]._fields}

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        operations = super()._mail_get_operation_for_mail_message_operation(message_operation)
        if self.env.user.has_group("hr.group_hr_user"):
            if message_operation == "create":
                return dict.fromkeys(operations, "read")
            return operations
        return dict.fromkeys(operations, "write")

    def _message_subscribe(self, partner_ids=None, subtype_ids=None, customer_ids=None):
        # sudo: who belongs to HR is not for everybody to see.
        partners = self.env["res.partner"].sudo().browse(partner_ids or [])
        hr_partners = partners.filtered(
            lambda partner: any(user.has_group("hr.group_hr_user") for user in partner.user_ids)
        )
        return super()._message_subscribe(hr_partners.ids, subtype_ids, customer_ids)
