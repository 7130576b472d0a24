from odoo import api, fields, models
from odoo.exceptions import RedirectWarning
from odoo.tools import SQL

from ..documents.formats import date_in_figures
from ..documents.typography import quotable


class HrKpTextVersion(models.AbstractModel):
    """A paper that two people may write at once without losing anything in silence.

    Whoever saves says which version of it they have read; so does the form, with every save and
    with the buttons that take the text as it is. A save on an older version than the stored one is refused.
    A caller that says no version, as an integrator, is not stopped.

    Parts of the paper call :meth:`_count_version` when they change.
    """

    _name = "hr.kp.text.version"
    _description = "Paper with a Version of Its Text"

    text_version = fields.Integer(
        string="Version of the Text", readonly=True, copy=False, help="Grows by every change"
    )

    @api.model_create_multi
    def create(self, vals_list):
        papers = super().create(vals_list)
        # Computed at once: the form reads the version of the paper that it has created.
        papers.flush_recordset()
        return papers

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
        """Note a change of these or of their parts, and whose it is."""
        self.flush_recordset()
        self._raise_version()

    def _raise_version(self):
        if not self:
            return
        # By SQL: it is no change of its own, and the right to write parts was checked before.
        self.env.execute_query(
            SQL(
                """
                UPDATE %s
                   SET text_version = COALESCE(text_version, 0) + 1,
                       write_uid = %s,
                       write_date = %s
                 WHERE id = ANY(%s)
                """,
                SQL.identifier(self._table),
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
                  FROM %s
                 WHERE id = %s
                   FOR UPDATE
                """,
                SQL.identifier(self._table),
                self.id,
            )
        )
        if version == version_read:
            return
        # sudo: only the name of the user who works on the same paper.
        user = self.env["res.users"].sudo().browse(user_id)
        time = fields.Datetime.context_timestamp(self, changed_on)
        raise RedirectWarning(
            self.env._(
                "%(user)s changed «%(paper)s» on %(date)s at %(time)s, after you had opened "
                "it. Nothing of yours was saved, so that nothing is lost: copy what you have "
                "written, load the paper anew and enter it there.",
                user=self.env._("You (in another window)")
                if user == self.env.user
                else user.name,
                paper=quotable(self.name),
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
