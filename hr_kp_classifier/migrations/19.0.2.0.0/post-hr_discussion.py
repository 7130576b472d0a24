from odoo import SUPERUSER_ID, api

MODELS = (
    "hr.job.instruction",
    "hr.job.instruction.acknowledgement",
    "hr.kp.order",
    "hr.kp.order.notice",
)


def migrate(cr, version):
    """Keep to HR what HR says of acknowledgements.

    The rule is data that no upgrade overwrites; employees follow what they were asked to sign.
    """
    env = api.Environment(cr, SUPERUSER_ID, {})
    rule = env.ref("hr_kp_classifier.hr_job_instruction_attachment_rule", False)
    if rule:
        rule.domain_force = (
            "[(1, '=', 1)] if user.has_group('hr.group_hr_user') else "
            f"['|', ('res_model', 'not in', {MODELS}), ('res_field', '!=', False)]"
        )
    followers = env["mail.followers"].search([("res_model", "in", MODELS)])
    followers.filtered(
        lambda follower: (
            not any(user.has_group("hr.group_hr_user") for user in follower.partner_id.user_ids)
        )
    ).unlink()
