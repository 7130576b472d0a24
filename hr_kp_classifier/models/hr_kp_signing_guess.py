import ipaddress
from datetime import timedelta

from odoo import api, fields, models

# How long a wrong guess counts.
WINDOW = timedelta(hours=1)
# Wrong guesses from one address after which it is held off.
FROM_ONE_ADDRESS = 10
# Wrong guesses from everywhere after which a single one is enough to be held off. Who has a
# true link and has guessed nothing gets in all the same: else anybody could shut the page.
IN_ALL = 200


class HrKpSigningGuess(models.Model):
    """A wrong token or a wrong answer, by the address that it came from; a wrong PIN, by what it
    was tried on.

    A tablet is used by many: wrong PINs there hold off the tablet or one employee, and not the
    address, which others sign from.

    In the database, not in a worker's memory: the limit holds for all workers and after a
    restart.
    """

    _name = "hr.kp.signing.guess"
    _description = "Wrong Guess at a Signing Link"
    _rec_name = "address"

    address = fields.Char(required=True, index=True)
    subject = fields.Char(
        index="btree_not_null", help="The employee or the tablet that a PIN was tried on"
    )
    made_at = fields.Datetime(required=True, default=fields.Datetime.now, index=True)

    @api.model
    def _group_of(self, address):
        """The address itself; of IPv6 the /64 net, which one visitor has whole."""
        try:
            parsed = ipaddress.ip_address(address or "")
        except ValueError:
            return "unknown"
        if parsed.version == 6 and parsed.ipv4_mapped:
            parsed = parsed.ipv4_mapped
        if parsed.version == 4:
            return str(parsed)
        return str(ipaddress.ip_network((parsed, 64), strict=False))

    @api.model
    def _is_held_off(self, address):
        """Tell whether nothing from that address is looked at now."""
        recent = [("made_at", ">", fields.Datetime.now() - WINDOW), ("subject", "=", False)]
        own = self.search_count(
            [*recent, ("address", "=", self._group_of(address))], limit=FROM_ONE_ADDRESS
        )
        if not own:
            return False
        return own >= FROM_ONE_ADDRESS or self.search_count(recent, limit=IN_ALL) >= IN_ALL

    @api.model
    def _note(self, address):
        self.create({"address": self._group_of(address)})

    # --- At an employee, at a tablet --------------------------------------------------

    @api.model
    def _subjects(self, records):
        return [f"{record._name},{record.id}" for record in records]

    @api.model
    def _note_on(self, address, *records):
        """Note a wrong guess at each of the records."""
        group = self._group_of(address)
        subjects = [subject for each in records for subject in self._subjects(each)]
        self.create([{"address": group, "subject": subject} for subject in subjects])

    @api.model
    def _count_on(self, records, within=WINDOW):
        """Count the wrong guesses at the records, all together."""
        since = fields.Datetime.now() - within
        return self.search_count(
            [("subject", "in", self._subjects(records)), ("made_at", ">", since)]
        )

    @api.model
    def _forget_on(self, records):
        self.search([("subject", "in", self._subjects(records))]).unlink()

    @api.autovacuum
    def _gc_guesses(self):
        self.search([("made_at", "<", fields.Datetime.now() - 24 * WINDOW)]).unlink()
