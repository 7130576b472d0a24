from odoo import api, fields, models
from odoo.exceptions import UserError

from ..documents.typography import quotable


class HrJob(models.Model):
    """The history of a position: what signed orders have made of it."""

    _inherit = "hr.job"

    kp_order_line_ids = fields.One2many(
        "hr.kp.order.line",
        "job_id",
        string="Lines of Orders",
        groups="hr.group_hr_user",
    )
    kp_order_count = fields.Integer(
        string="Number of Orders",
        compute="_compute_kp_order_count",
        groups="hr.group_hr_user",
        help="How many signed orders name the position",
    )

    def _kp_history_domain(self):
        return [
            ("job_id", "in", self.ids),
            # What puts its instruction in force changes nothing of the position.
            ("instruction_id", "=", False),
            ("state", "in", ("signed", "done", "revoked")),
        ]

    @api.depends("kp_order_line_ids.order_id.state")
    def _compute_kp_order_count(self):
        counts = dict(
            self.env["hr.kp.order.line"]._read_group(
                self._kp_history_domain(), ["job_id"], ["__count"]
            )
        )
        for job in self:
            job.kp_order_count = counts.get(job._origin, 0)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_ordered(self):
        # sudo: users who may delete positions need not see orders on them.
        lines = self.sudo().kp_order_line_ids
        drafts = lines.filtered(lambda line: line.state in ("draft", "agreed"))
        # What can't be undone is told first.
        line = (lines - drafts)[:1] or drafts[:1]
        if not line:
            return
        if line in drafts:
            problem = self.env._(
                "The position «%(position)s» stands in the draft «%(order)s»: delete its "
                "line there first.",
                position=line.job_id.name,
                order=quotable(line.order_id.name),
            )
        else:
            problem = self.env._(
                "The position «%(position)s» stands in the signed «%(order)s»: such papers are "
                "kept. Archive the position instead of deleting it.",
                position=line.job_id.name,
                order=quotable(line.order_id.name),
            )
        raise UserError(problem)

    @api.readonly
    def action_kp_open_history(self):
        """Show what orders have changed of the position: title, code, grade, units, salary."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "hr_kp_classifier.hr_kp_order_line_history_action"
        )
        action["domain"] = self._kp_history_domain()
        return action


class HrKpOrderLineHistory(models.Model):
    _inherit = "hr.kp.order.line"

    date_in_force = fields.Date(related="order_id.date_in_force")
