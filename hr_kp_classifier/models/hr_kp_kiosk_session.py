import secrets
from datetime import timedelta

from odoo import api, fields, models

from .hr_kp_kiosk import PROOFS
from .hr_kp_signing_link import digest

# How long a session lasts after the last thing done in it: enough to read a long paper. The page
# itself goes back to its start much sooner where nobody touches it.
LASTS = timedelta(minutes=20)


class HrKpKioskSession(models.Model):
    """Somebody at a tablet who has proved who they are, until they leave it.

    Its token is in the page alone, in no cookie and no address; the row is deleted as soon as the
    employee is done. It is used by superuser rights.
    """

    _name = "hr.kp.kiosk.session"
    _description = "Session at a Tablet"
    _rec_name = "employee_id"

    kiosk_id = fields.Many2one("hr.kp.kiosk", required=True, ondelete="cascade", index=True)
    employee_id = fields.Many2one("hr.employee", required=True, ondelete="cascade", index=True)
    proof = fields.Selection(PROOFS, required=True)
    until = fields.Datetime(required=True, index=True)
    token_hash = fields.Char(required=True, copy=False, groups=fields.NO_ACCESS)

    _token_unique = models.UniqueIndex("(token_hash)")

    @api.model
    def _begin(self, kiosk, employee, proof):
        """:return: the new session's token"""
        token = secrets.token_urlsafe(32)
        self.create(
            {
                "kiosk_id": kiosk.id,
                "employee_id": employee.id,
                "proof": proof,
                "until": fields.Datetime.now() + LASTS,
                "token_hash": digest(token),
            }
        )
        return token

    @api.model
    def _of_token(self, kiosk, token):
        """The session of that token at that tablet, which lasts on; an empty one for none.

        It has ended where the employee has left the company or the department of the tablet, or
        where the tablet asks for another proof by now.
        """
        session = self.search(
            [
                ("token_hash", "=", digest(token or "")),
                ("kiosk_id", "=", kiosk.id),
                ("until", ">", fields.Datetime.now()),
                ("employee_id", "any", kiosk._employee_domain()),
            ]
        )
        if not session or not kiosk._takes(session.proof):
            return self.browse()
        session.until = fields.Datetime.now() + LASTS
        return session

    def _papers(self):
        """The papers that the employee has to sign and can sign now."""
        self.ensure_one()
        return self.kiosk_id._waiting(self.employee_id).get(self.employee_id, [])

    def _paper(self, key):
        """The one of :meth:`_papers` with that :meth:`_key`; None where it is not among them."""
        return next((each for each in self._papers() if self._key(each) == key), None)

    @api.model
    def _key(self, acknowledgement):
        """What the page calls it: «hr.kp.order.notice,7»."""
        return f"{acknowledgement._name},{acknowledgement.id}"

    @api.autovacuum
    def _gc_sessions(self):
        self.search([("until", "<", fields.Datetime.now())]).unlink()
