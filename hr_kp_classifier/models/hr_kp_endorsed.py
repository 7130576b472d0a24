from odoo import api, models
from odoo.exceptions import UserError


class HrKpEndorsed(models.AbstractModel):
    """A paper that people endorse (віза) while it is a draft, and that is frozen when it is signed.

    The model has the fields ``name`` and ``state``, and ``visa_ids`` of :class:`hr.kp.visa`.
    """

    _name = "hr.kp.endorsed"
    _inherit = "hr.kp.protected.write"
    _description = "Paper with Endorsements"

    def _write_protected(self, vals):
        """Write the state and what it brings with it.

        :raise AccessError: where the user may not write such papers at all, or not see these
        """
        self.browse().check_access("write")
        self.check_access("read")
        return super()._write_protected(vals)

    def _refuse_state(self, *states):
        """:raise UserError: where the paper is in none of these states"""
        self.ensure_one()
        if self.state not in states:
            label = dict(self._fields["state"]._description_selection(self.env))[self.state]
            raise UserError(
                self.env._(
                    "«%(name)s» is in the state «%(state)s»: this button does not serve it then. "
                    "Reload the page to see those that do.",
                    name=self.name,
                    state=label,
                )
            )

    @api.model
    def _refuse_problems(self, title, problems):
        """:raise UserError: where there are problems, with a list of them"""
        if problems:
            items = ";\n".join(f"• {problem}" for problem in problems)
            raise UserError("\n".join([title, items + "."]))

    def _visa_problems(self):
        """The people who have not endorsed it yet, as problems."""
        return [
            self.env._("%s has not agreed: enter the date of the visa", visa.employee_id.name)
            for visa in self.visa_ids
            if not visa.date
        ]
