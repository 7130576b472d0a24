from odoo import api, fields, models

from ..documents.agreed_means import means_clause, means_grounds, means_words
from ..documents.instruction import Signature
from ..documents.signatures import signature_name
from ..kp.text import upper_first


class HrEmployee(models.Model):
    _inherit = "hr.employee"

    kp_means = fields.Char(
        string="Agreed Means of Electronic Communication",
        groups="hr.group_hr_user",
        tracking=True,
        help="What this employee's contract names: a mail address, a number for a messenger",
    )
    kp_means_document = fields.Char(
        string="Agreed by (Document)",
        groups="hr.group_hr_user",
        tracking=True,
        help="The employment contract or the agreement to it: its name and number",
    )
    kp_means_date = fields.Date(
        string="Date of the Document", groups="hr.group_hr_user", tracking=True
    )

    def _kp_agreed_means(self):
        """The agreed means in words, the employee's own or the company's; "" for none."""
        self.ensure_one()
        # sudo: who signs may not read what HR keeps of them.
        employee = self.sudo()
        for holder in (employee, employee.company_id):
            words = means_words(
                holder.kp_means or "", holder.kp_means_document or "", holder.kp_means_date
            )
            if words:
                return words
        return ""

    def _kp_means_clause(self):
        """The agreement on the means, for both parties to sign, as plain data."""
        self.ensure_one()
        self.check_access("read")
        company, job = self.company_id, self.job_id
        title = job._kp_staff_list_title() or self.job_title or ""
        return means_clause(
            enterprise=company.name or "",
            means=self.kp_means or company.kp_means or "",
            grounds=means_grounds(company._kp_today(), company.kp_martial_law),
            employer=Signature("Керівник підприємства"),
            employee=Signature(upper_first(title), signature_name(self.name)),
        )

    @api.readonly
    def action_kp_print_means_clause(self):
        """Print the agreement on the means of electronic communication."""
        self.check_access("write")
        return self.env.ref("hr_kp_classifier.agreed_means_report").report_action(
            self, config=False
        )


class HrKpAcknowledgement(models.AbstractModel):
    """Whether acquainting the employee by electronic means has its ground."""

    # A concern of its own, beside what is recorded and signed.
    _inherit = "hr.kp.acknowledgement"

    agreed_means = fields.Char(
        readonly=True,
        help="The means of electronic communication agreed on the day of the signature",
    )
    means_warning = fields.Text(
        string="Ground That Is Missing",
        compute="_compute_means_warning",
        groups="hr.group_hr_user",
    )

    @api.depends("employee_id", "state", "method")
    def _compute_means_warning(self):
        for acknowledgement in self:
            acknowledgement.means_warning = (
                acknowledgement._lacks_means()
                and self._means_remedy(acknowledgement.employee_id.company_id)
            )

    def _lacks_means(self):
        """Tell whether it is or will be signed electronically without means agreed on."""
        self.ensure_one()
        if self.state == "signed":
            # What older versions recorded says nothing of it.
            return bool(self.means) and not self.agreed_means
        return not self.employee_id._kp_agreed_means()

    def _means_remedy(self, company):
        """Say what is missing and how it is mended; never more than a warning."""
        return self.env._(
            "No agreed means of electronic communication is entered, for the employee or the "
            "company. Acquainting electronically rests on it: %(grounds)s. Enter it in the settings "
            "or on the employee; where the contract names none, print the agreement on the "
            "employee and have it signed, or take the signature on paper.",
            grounds=means_grounds(company._kp_today(), company.kp_martial_law),
        )

    def action_print_means_clause(self):
        """Print the agreement on the means for the employees of these."""
        self.browse().check_access("write")
        return self.employee_id.action_kp_print_means_clause()

    def _put_signed(self, vals):  # pylint: disable=missing-return
        if vals["method"] == "electronic":
            vals = {**vals, "agreed_means": self.employee_id._kp_agreed_means()}
        super()._put_signed(vals)


class HrKpAcknowledged(models.AbstractModel):
    _inherit = "hr.kp.acknowledged"

    def action_ask(self):
        action = super().action_ask()
        lacking = self.acknowledgement_ids.filtered(
            lambda a: a.state == "asked" and a._lacks_means()
        )
        if not lacking:
            return action
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "warning",
                "sticky": True,
                "title": self.env._("Employees without agreed means: %s", len(lacking)),
                "message": lacking._means_remedy(lacking.company_id[:1]),
                "next": action,
            },
        }
