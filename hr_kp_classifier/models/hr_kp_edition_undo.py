from odoo import api, fields, models
from odoo.exceptions import UserError

from .classifier_loading import loading


class HrKpEdition(models.Model):
    """Taking the last import back."""

    _inherit = "hr.kp.edition"

    can_undo = fields.Boolean(compute="_compute_can_undo")

    @api.depends("state", "applied_on")
    def _compute_can_undo(self):
        last = self.search(
            [("state", "=", "loaded")], order="applied_on desc nulls last, id desc", limit=1
        )
        for edition in self:
            edition.can_undo = edition == last and not edition.initial

    def action_undo(self):
        """Take the last import back.

        Each group and title gets the values back that it had before: what the import added is
        archived, what it cancelled is in force again, with HR's own changes of that time. What HR
        has changed since the import stays as it is, and is listed. The tasks that the import made
        are deleted. Positions that kept a former title lose the extended title that kept it.
        """
        self.ensure_one()
        self.check_access("write")
        if not self.can_undo:
            raise UserError(
                self.env._("Only the last import can be undone, and never the first one.")
            )
        self._lock()
        # The last change first: a name has to be free before another record gets it back.
        for change in self.change_ids.sorted("id", reverse=True):
            if change.kind == "kept":
                continue
            record = loading(change.profession_id or change.group_id)
            result = record.with_context(active_test=False)._undo(change)
            change._write_protected({"undo_result": result})
        self._give_up_former_titles()
        self._write_protected({"state": "undone", "source_hash": False})
        # sudo: the tasks of all companies' people.
        self.env["mail.activity"].sudo().search([("kp_edition_id", "=", self.id)]).unlink()
        # sudo: an amendment touches the positions of every company.
        self.env["hr.job"].sudo()._kp_check_all_titles()
        left = self.change_ids.filtered(lambda change: change.undo_result in ("left", "taken"))
        return self._tell_left(left) if left else None

    def _tell_left(self, changes):
        """List the titles and groups that were left as they are, since HR has changed them."""
        names = ", ".join(
            f"{change.code} {change.name_before or change.name_after}" for change in changes[:5]
        )
        if len(changes) > 5:
            names += ", …"
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "message": self.env._(
                    "Undone, but for what HR has changed since: %(names)s. The list of "
                    "changes says why.",
                    names=names,
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }
