from odoo import api, models
from odoo.fields import Domain
from odoo.tools import consteq

from .hr_kp_kiosk import DAY

# Wrong PINs for one employee in an hour and in a day, and wrong PINs and badges at one tablet in
# an hour, after which none is looked at.
MOST_FOR_EMPLOYEE = 5
MOST_A_DAY = 10
MOST_AT_KIOSK = 20
SHORTEST_PIN = 4


class HrKpKioskEntering(models.Model):
    """How an employee proves at the tablet who they are, and how often one may guess.

    It runs by superuser rights, once the tablet's address is known to be right.
    """

    # A concern of its own, beside what HR sets up.
    _inherit = "hr.kp.kiosk"

    def _takes(self, proof):
        return self.proof == proof or (self.proof == "any" and proof in ("pin", "badge"))

    def _has_secret(self, employee):
        """Tell whether the employee can prove here who they are."""
        return (self._takes("pin") and self._has_pin(employee)) or (
            self._takes("badge") and bool(employee.barcode)
        )

    @api.model
    def _has_pin(self, employee):
        """Tell whether the employee has a PIN that is not guessed at the third try."""
        return len(employee.pin or "") >= SHORTEST_PIN

    def _employee(self, employee_id):
        """The employee of that number who has something to sign; an empty one for none."""
        found = self.env["hr.employee"].search(
            self._employee_domain() & Domain("id", "=", employee_id)
        )
        return found if found and self._waiting(found) else found.browse()

    def _is_held_off(self, employee=None):
        """Tell whether no PIN is looked at now: at this tablet, or of that employee."""
        guesses = self.env["hr.kp.signing.guess"]
        if guesses._count_on(self) >= MOST_AT_KIOSK:
            return True
        return bool(employee) and (
            guesses._count_on(employee) >= MOST_FOR_EMPLOYEE
            or guesses._count_on(employee, DAY) >= MOST_A_DAY
        )

    def _count_attempt(self):
        # A second transaction that has not seen this one's guess fails here, and is retried.
        self.attempts += 1
        self.flush_recordset(["attempts"])

    def _enter_by_pin(self, employee, pin, address):
        """Begin a session of the employee whose PIN it is.

        :param address: where it comes from
        :return: the session's token; "" where it is wrong, or nobody is let in now
        """
        self._count_attempt()
        if not self._takes("pin") or self._is_held_off(employee):
            return ""
        guesses = self.env["hr.kp.signing.guess"]
        right = consteq((pin or "").encode(), (employee.pin or "").encode())
        if not (right and self._has_pin(employee) and self._employee(employee.id)):
            guesses._note_on(address, self, employee)
            self._tell_of_guesses(employee)
            return ""
        guesses._forget_on(employee)
        return self._enter(employee, "pin")

    def _enter_by_badge(self, badge, address):
        """Begin a session of the employee whose badge it is; as :meth:`_enter_by_pin`."""
        self._count_attempt()
        if not self._takes("badge") or self._is_held_off():
            return ""
        # PostgreSQL takes no NUL, not even to look for it.
        badge = (badge or "").replace("\0", "").strip()
        employee = self.env["hr.employee"].search(
            self._employee_domain() & Domain("barcode", "=", badge or False), limit=1
        )
        if not badge or not employee:
            self.env["hr.kp.signing.guess"]._note_on(address, self)
            self._tell_of_guesses()
            return ""
        return self._enter(employee, "badge")

    def _enter_unchecked(self, employee):
        """Begin a session of whoever says who they are, where HR has chosen so."""
        if self.proof != "none" or not employee:
            return ""
        return self._enter(employee, "none")

    def _enter(self, employee, proof):
        return self.env["hr.kp.kiosk.session"]._begin(self, employee, proof)

    def _tell_of_guesses(self, employee=None):
        """Tell HR when an employee or the tablet has just been held off."""
        guesses = self.env["hr.kp.signing.guess"]
        texts = self.with_context(lang=self.user_id.lang).env
        if employee and (
            guesses._count_on(employee) == MOST_FOR_EMPLOYEE
            or guesses._count_on(employee, DAY) == MOST_A_DAY
        ):
            self._tell_hr(
                texts._(
                    "Wrong PINs for %s: nobody can sign for them at a tablet now. Ask them "
                    "whether it was them; «Let in again» lifts it before its time.",
                    employee.name,
                )
            )
        if guesses._count_on(self) == MOST_AT_KIOSK:
            self._tell_hr(
                texts._(
                    "Too many wrong PINs or badges within an hour: the tablet lets nobody in now. "
                    "«Let in again» lifts it before its time."
                )
            )

    def _tell_hr(self, body):
        self.message_post(body=body, partner_ids=self.user_id.partner_id.ids)
