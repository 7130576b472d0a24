import re
import secrets
from collections import Counter
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import consteq

from ..kp.text import alphabet_key
from .hr_kp_signing_link import digest

PAGE = "/kp/kiosk"
DAY = timedelta(days=1)
# How many letters of a name have to be typed, and how many names are shown for them.
SHORTEST_TYPED = 3
MOST_FOUND = 10
# How many names a warning lists.
MOST_NAMED = 10

PROOFS = [
    ("pin", "PIN"),
    ("badge", "Badge"),
    ("none", "Not checked"),
]
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`ʹ", "'"))


def known_by(name):
    """A name as it is compared with what somebody types: «О'Коннор-Ґава» -> «о'коннор-ґава»."""
    return " ".join(name.translate(_APOSTROPHES).lower().split())


class HrKpKiosk(models.Model):
    """A tablet in a workshop on which employees without a login read and sign.

    HR opens it: makes a secret address, which is shown once and of which the hash is kept. It
    travels in the fragment, as that of a personal link, so no log and no referrer has it. Whoever
    has the tablet, or that address, gets no further than the names (where HR has chosen a list of
    them); a paper is shown to the employee alone who has proved by PIN or badge who they are.
    """

    _name = "hr.kp.kiosk"
    _inherit = ["mail.thread", "hr.kp.alphabetical"]
    _description = "Tablet for Signing"
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        required=True,
        index=True,
        tracking=True,
        default=lambda self: self.env.company,
    )
    department_ids = fields.Many2many(
        "hr.department",
        string="Departments",
        tracking=True,
        check_company=True,
        context={"active_test": False},
        help="Whose employees sign here, with the departments below them; none: the whole "
        "company. Who has no department of their own is of that of the position",
    )
    finding = fields.Selection(
        selection=[
            ("typed", "Types the beginning of the surname"),
            ("list", "Chooses the name in a list"),
        ],
        string="How the Employee Is Found",
        required=True,
        default="typed",
        tracking=True,
        help="A list shows to everybody at the tablet who has not signed yet",
    )
    proof = fields.Selection(
        selection=[
            ("pin", "PIN"),
            ("badge", "Badge"),
            ("any", "PIN or badge"),
            ("none", "Not checked"),
        ],
        string="How Identity Is Proven",
        required=True,
        default="pin",
        tracking=True,
        help="PIN and badge are those of the employee's card. Not checked: anybody can sign for "
        "another; the record and the sheet say so",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Told of Signatures",
        required=True,
        tracking=True,
        check_company=True,
        domain="[('share', '=', False)]",
        default=lambda self: self.env.user,
        help="HR user who is told of each signature and of wrong PINs",
    )
    days = fields.Integer(
        string="Address Valid, Days",
        required=True,
        default=30,
        help="After so many days the tablet has to be opened anew",
    )
    expires_at = fields.Datetime(string="Open until", readonly=True, copy=False, tracking=True)
    closed = fields.Boolean(readonly=True, copy=False, tracking=True)
    state = fields.Selection(
        selection=[("new", "Not opened yet"), ("open", "Open"), ("closed", "Closed")],
        compute="_compute_state",
    )
    # Of each guess: so two at the same time can't both be the last one allowed.
    attempts = fields.Integer(readonly=True, copy=False, groups=fields.NO_ACCESS)
    token_hash = fields.Char(copy=False, groups=fields.NO_ACCESS)
    # A tablet that still has the former address is no stranger who guesses.
    former_hash = fields.Char(copy=False, groups=fields.NO_ACCESS)
    wrong_count = fields.Integer(
        string="Wrong PINs and Badges",
        compute="_compute_wrong_count",
        help="In the last 24 hours",
    )
    secret_warning = fields.Text(
        string="Who Can't Sign Here", compute="_compute_secret_warning"
    )
    means_warning = fields.Text(
        string="Ground That Is Missing", compute="_compute_means_warning"
    )

    _token_unique = models.UniqueIndex("(token_hash) WHERE token_hash IS NOT NULL")
    _days_sensible = models.Constraint(
        "CHECK(days BETWEEN 1 AND 365)",
        "The address of a tablet is valid for 1 to 365 days.",
    )

    @api.constrains("user_id")
    def _check_user(self):
        for kiosk in self:
            if not kiosk.user_id.has_group("hr.group_hr_user"):
                raise ValidationError(
                    self.env._(
                        "%s is not of HR, and may not learn what employees sign: choose somebody "
                        "of HR in «Told of Signatures».",
                        kiosk.user_id.name,
                    )
                )

    @api.depends("expires_at", "closed")
    def _compute_state(self):
        now = fields.Datetime.now()
        for kiosk in self:
            if not kiosk.expires_at:
                kiosk.state = "new"
            else:
                is_open = not kiosk.closed and kiosk.expires_at > now
                kiosk.state = "open" if is_open else "closed"

    def _compute_wrong_count(self):
        # sudo: HR learns the number alone.
        guesses = self.env["hr.kp.signing.guess"].sudo()
        for kiosk in self:
            kiosk.wrong_count = guesses._count_on(kiosk._origin, DAY)

    @api.depends("proof", "company_id", "department_ids")
    def _compute_secret_warning(self):
        for kiosk in self:
            if kiosk.proof == "none":
                kiosk.secret_warning = self.env._(
                    "Identity is not checked: whoever stands at the tablet can read and sign for "
                    "anybody. The record and the sheet say so."
                )
                continue
            lacking = kiosk._employees().filtered(lambda e, k=kiosk: not k._has_secret(e))
            kiosk.secret_warning = False
            if not lacking:
                continue
            names = ", ".join(lacking[:MOST_NAMED].mapped("name"))
            if len(lacking) > MOST_NAMED:
                names += self.env._(" and %s more", len(lacking) - MOST_NAMED)
            kiosk.secret_warning = {
                "pin": self.env._(
                    "No PIN, or one shorter than 4 digits: %s. Enter «PIN Code» on the employee: "
                    "without it nobody can sign here.",
                    names,
                ),
                "badge": self.env._(
                    "No badge: %s. Enter «Badge ID» on the employee: without it nobody can sign "
                    "here.",
                    names,
                ),
                "any": self.env._(
                    "Neither a badge nor a PIN of 4 digits or more: %s. Enter «PIN Code» or "
                    "«Badge ID» on the employee: without them nobody can sign here.",
                    names,
                ),
            }[kiosk.proof]

    @api.depends("company_id", "department_ids")
    def _compute_means_warning(self):
        for kiosk in self:
            waiting = [papers[0] for papers in kiosk._waiting().values()]
            lacking = [paper for paper in waiting if paper._lacks_means()]
            kiosk.means_warning = bool(lacking) and self.env._(
                "Employees without agreed means: %(count)s. %(remedy)s",
                count=len(lacking),
                remedy=lacking[0]._means_remedy(kiosk.company_id),
            )

    # --- HR's buttons -----------------------------------------------------------------

    def action_open(self):
        """Make a new address and show it once; the former one is dead."""
        self.ensure_one()
        self.check_access("write")
        token = secrets.token_urlsafe(32)
        # sudo: HR makes addresses by this alone.
        kiosk = self.sudo()
        kiosk.write(
            {
                "former_hash": kiosk.token_hash,
                "token_hash": digest(token),
                "expires_at": fields.Datetime.now() + timedelta(days=self.days),
                "closed": False,
            }
        )
        kiosk._end_sessions()
        url = f"{self.get_base_url()}{PAGE}#{token}"
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Address of the Tablet"),
            "res_model": "hr.kp.signing.link.dialog",
            "views": [
                (self.env.ref("hr_kp_classifier.hr_kp_kiosk_dialog_view_form").id, "form")
            ],
            "target": "new",
            # Nothing is stored: the dialog shows what it is opened with.
            "context": {"default_url": url, "default_expires_at": self.expires_at},
        }

    def action_close(self):
        """Make the address dead, and whatever is shown at the tablet."""
        self.check_access("write")
        self.write({"closed": True})
        # sudo: as in action_open.
        self.sudo()._end_sessions()
        return True

    def action_forgive(self):
        """Let in again the employees who were held off after wrong PINs."""
        self.check_access("write")
        # sudo: HR forgets guesses by this alone.
        guesses = self.env["hr.kp.signing.guess"].sudo()
        for kiosk in self:
            guesses._forget_on(kiosk)
            guesses._forget_on(kiosk._employees())
        return True

    def _end_sessions(self):
        self.env["hr.kp.kiosk.session"].search([("kiosk_id", "in", self.ids)]).unlink()

    # --- Whom it is for ---------------------------------------------------------------

    def _employee_domain(self):
        self.ensure_one()
        domain = Domain("company_id", "=", self.company_id.id) & Domain("active", "=", True)
        # An archived one too: else its tablet would be the whole company's.
        departments = self.with_context(active_test=False).department_ids.ids
        if departments:
            domain &= Domain("department_id", "child_of", departments) | (
                Domain("department_id", "=", False)
                & Domain("job_id.department_id", "child_of", departments)
            )
        return domain

    def _employees(self):
        return self.env["hr.employee"].search(self._employee_domain())

    def _waiting(self, employee=None):
        """The papers that employees of this tablet have to sign and can sign now.

        :param employee: of this one alone
        :return: dict employee -> list of acknowledgements, the oldest first
        """
        self.ensure_one()
        employees = self._employee_domain()
        if employee is not None:
            employees &= Domain("id", "=", employee.id)
        waiting = {}
        for name in self.env.registry.descendants(["hr.kp.acknowledgement"], "_inherit"):
            Model = self.env[name]
            if Model._abstract:
                continue
            asked = Model.search(
                [
                    ("state", "=", "asked"),
                    ("company_id", "=", self.company_id.id),
                    ("employee_id", "any", employees),
                ],
                order="asked_on, id",
            )
            for of_document in asked.grouped(lambda each: each._document()).values():
                # The rest depends on the paper alone, and takes the hash of its text.
                if of_document[0]._can_be_signed_today():
                    for each in of_document:
                        waiting.setdefault(each.employee_id, []).append(each)
        return waiting

    def _names_waiting(self, typed=None):
        """The employees who have something to sign, by the alphabet.

        :param typed: the beginning of a word of the name, as somebody has typed it
        :return: list of tuples: the employee, and how they are called here: those of one name by
            their department too; None where too many are found
        """
        employees = self._waiting()
        if typed is not None:
            typed = known_by(typed)
            if len(typed) < SHORTEST_TYPED:
                return []
            employees = [each for each in employees if f" {typed}" in f" {known_by(each.name)}"]
            if len(employees) > MOST_FOUND:
                return None
        of_name = Counter(known_by(employee.name) for employee in employees)
        shown = []
        for employee in employees:
            department = employee.department_id or employee.job_id.department_id
            alone = of_name[known_by(employee.name)] == 1 or not department
            shown.append(
                (employee, employee.name if alone else f"{employee.name} ({department.name})")
            )
        return sorted(shown, key=lambda pair: alphabet_key(pair[1]))

    # --- At the tablet: by superuser rights, once the address is known to be right -----

    @api.model
    def _of_token(self, token):
        """The tablet with that address, now or until the last change; an empty one for none.

        The returned record has superuser rights.
        """
        kiosks = self.with_user(SUPERUSER_ID).with_context(active_test=False)
        if not re.fullmatch(r"[\w-]{43}", token or "", re.ASCII):
            return kiosks.browse()
        found = digest(token)
        return kiosks.search(
            ["|", ("token_hash", "=", found), ("former_hash", "=", found)], limit=1
        ).with_context(active_test=True)

    def _is_alive(self, token):
        """Tell whether the address still works: the latest one, not closed, not expired."""
        self.ensure_one()
        return bool(
            self.active
            and self.state == "open"
            and consteq(digest(token), self.token_hash or "")
        )
