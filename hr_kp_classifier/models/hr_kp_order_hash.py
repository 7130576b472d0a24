import json
from decimal import Decimal

from odoo import fields, models

from ..documents.signed_forms import order_form

# The form in which a signed order is written down to be hashed.
HASH_FORM = 1


class HrKpOrderHash(models.Model):
    """The hash of a signed order, and how it is verified."""

    _name = "hr.kp.order"
    _inherit = ["hr.kp.order", "hr.kp.verified"]

    _fact_fields = {
        "edition_name": "edition_id",
        "edition_number": "hr.kp.edition/number",
        "edition_order_number": "hr.kp.edition/order_number",
        "edition_order_date": "hr.kp.edition/order_date",
        "revoked_number": "revokes_id",
        "revoked_date": "revokes_id",
        "staff_list_number": "version_id",
        "staff_list.department": "hr.kp.order.line/department_id",
        "staff_list.title": "hr.job/kp_title",
        "staff_list.code": "hr.job/kp_code",
        "staff_list.units": "hr.job/kp_staff_units",
        "staff_list.salary": "hr.job/kp_salary",
        "staff_list.allowance": "hr.job/kp_allowance",
        "visas.title": "hr.kp.order.visa/title",
        "visas.name": "hr.kp.order.visa/employee_id",
        "visas.date": "hr.kp.order.visa/date",
        "lines.department": "hr.kp.order.line/department_id",
        "lines.profession_before": "hr.kp.order.line/profession_before_id",
        "lines.profession_after": "hr.kp.order.line/kp_profession_id",
        "lines.instruction": "hr.kp.order.line/instruction_id",
        "lines.instruction_number": "hr.job.instruction/number",
        "lines.instruction_hash": "hr.kp.order.line/text_hash",
        **{
            f"lines.{name}": f"hr.kp.order.line/{name}"
            for name in (
                *("action", "title_before", "code_before", "units_before", "salary_before"),
                *("title_after", "code_after", "units_after", "salary_after"),
            )
        },
    }

    text_hash = fields.Char(
        string="Hash of the Text",
        readonly=True,
        copy=False,
        help="SHA-256 of the order that was signed",
    )
    hash_form = fields.Integer(string="Form of the Hash", readonly=True, copy=False)

    def _after_signing(self):
        result = super()._after_signing()
        # Last: the lines and the staff list are kept by now.
        written = order_form(self._signed_facts())
        self._write_protected(
            {
                "text_hash": self._digest(written),
                "hash_form": HASH_FORM,
                "hashed_text": written.decode(),
            }
        )
        return result

    def _written_now(self):
        return order_form(self._signed_facts())

    def _signed_facts(self):
        """The raw values of the order, as :func:`documents.signed_forms.order_form` takes them."""
        self.ensure_one()
        edition, revoked = self.edition_id, self.revokes_id
        number, positions = self._signed_staff_list()
        return {
            "kind": self.kind,
            "enterprise": self.enterprise,
            "number": self.number,
            "date": self.date,
            "date_in_force": self.date_in_force,
            "place": self.place,
            "subject": self.subject,
            "text": self.text,
            "ground": self.ground,
            "norms": self.norms,
            "edition_name": edition.name,
            "edition_number": edition.number,
            "edition_order_number": edition.order_number,
            "edition_order_date": edition.order_date,
            "revoked_number": revoked.number,
            "revoked_date": revoked.date,
            "staff_list_number": number,
            "signer_title": self.signer_title,
            "signer_name": self.signer_name,
            "lines": [line._signed_facts() for line in self.line_ids],
            "staff_list": positions,
            "visas": [
                {"title": visa.title, "name": visa.employee_name, "date": visa.date}
                for visa in self.visa_ids
            ],
        }

    def _signed_staff_list(self):
        """The number and the positions of the staff list that the order approves.

        A version whose order was revoked before its day is a draft of others again: what was
        signed of it is what is kept.
        """
        version = self.version_id
        if self.hashed_text and version.order_id != self:
            kept = json.loads(self.hashed_text)
            return kept["staff_list_number"], kept["staff_list"]
        return version.number, [
            {
                "department": each.department,
                "title": each.title,
                "code": each.code,
                **{
                    name: _amount(getattr(each, name))
                    for name in ("units", "salary", "allowance")
                },
            }
            for each in version._kept_positions()
        ]

    def _fact_item(self, key, item):
        if key == "visas":
            return self.env._("the visa of %s", item["name"])
        title = item["title_after"] or item["title_before"] if key == "lines" else item["title"]
        return self.env._("position «%s»", title)

    def _remedy_of_differences(self):
        return self.env._(
            "Compare it with the file «As Signed», which holds. Where positions were changed by "
            "these words, revoke the order and draw up another one."
        )


class HrKpOrderLineHash(models.Model):
    _inherit = "hr.kp.order.line"

    def _signed_facts(self):
        self.ensure_one()
        instruction = self.instruction_id
        return {
            "action": self.action,
            "department": self.department_name,
            "title_before": self._title_before_with_grade(),
            "code_before": self.code_before,
            "profession_before": self.profession_before_id.id,
            "title_after": self._title_after_with_grade(),
            "code_after": self.code_after,
            "profession_after": self.kp_profession_id.id,
            "instruction": instruction.title,
            "instruction_number": instruction.number,
            "instruction_hash": self.text_hash,
            **{
                f"{name}_{when}": _amount(self[f"{name}_{when}"])
                for name in ("units", "salary")
                for when in ("before", "after")
            },
        }


def _amount(value):
    """An amount as text of two decimals, however it is kept."""
    return f"{Decimal(str(value or 0)):.2f}"
