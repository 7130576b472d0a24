from odoo import api, fields, models
from odoo.exceptions import UserError


class HrKpAcknowledged(models.AbstractModel):
    """A paper that employees acknowledge: who is asked, how many have signed.

    A model that inherits this one has a field ``acknowledgement_ids`` of its own, of the model
    that :attr:`_acknowledgement_model` names (an ``hr.kp.acknowledgement``), and says by the
    hooks below who has to read the paper and when it can be signed.
    """

    _name = "hr.kp.acknowledged"
    _description = "Paper That Employees Acknowledge"

    # The model of its acknowledgements, and the action that lists these.
    _acknowledgement_model = None
    _acknowledgement_action = None

    acknowledgement_count = fields.Integer(
        string="Number of Acknowledgements",
        compute="_compute_acknowledgement_count",
        groups="hr.group_hr_user",
    )
    signed_count = fields.Integer(
        string="Number of Those Signed",
        compute="_compute_acknowledgement_count",
        groups="hr.group_hr_user",
    )
    not_asked_count = fields.Integer(
        string="Number of Those Not Asked Yet",
        compute="_compute_not_asked_count",
        groups="hr.group_hr_user",
    )

    @api.depends("acknowledgement_ids.state")
    def _compute_acknowledgement_count(self):
        counts = self.env[self._acknowledgement_model]._counts(self)
        for document in self:
            total, signed = counts.get(document._origin, (0, 0))
            document.acknowledgement_count = total
            document.signed_count = signed

    @api.depends("acknowledgement_ids.employee_id")
    def _compute_not_asked_count(self):
        not_asked = self._origin._not_asked()
        for document in self:
            document.not_asked_count = len(not_asked.get(document._origin, ()))

    # --- What a model says of itself --------------------------------------------------

    def _acknowledging_employees(self):
        """The employees who have to read each of these.

        :return: dict document -> employees
        """
        raise NotImplementedError

    def _refuse_asking(self):
        """:raise UserError: where nobody can be asked to read it now"""
        raise NotImplementedError

    def _nobody_to_ask(self):
        """Say, in the user's language, that nobody has to read it."""
        raise NotImplementedError

    def _refuse_signing(self):
        """:raise UserError: where it can't be signed now"""
        raise NotImplementedError

    def _signed_hash(self):
        """The hash of the text, kept with each signature."""
        raise NotImplementedError

    def _approved_on(self):
        """The date of the paper: nobody can have signed it before."""
        raise NotImplementedError

    def _title_of_holder(self, employee):
        """The employee's position, as it stands beside the signature."""
        raise NotImplementedError

    # --- Asking -----------------------------------------------------------------------

    def action_ask(self):
        """Ask everybody concerned to read it and sign that they have."""
        self.browse().check_access("write")
        for document in self:
            document._refuse_asking()
        self._ask_everybody()
        for document in self:
            if not document.acknowledgement_ids:
                raise UserError(document._nobody_to_ask())
        return self.action_open_acknowledgements()

    def _not_asked(self):
        """The employees who have to read each of these and have not been asked yet.

        :return: dict document -> employees
        """
        return {
            document: employees - document.acknowledgement_ids.employee_id
            for document, employees in self._acknowledging_employees().items()
        }

    def _ask_everybody(self):
        """Ask those concerned who have not been asked yet.

        :return: the new acknowledgements
        """
        return self.env[self._acknowledgement_model]._ask(self._acknowledging_employees())

    @api.readonly
    def action_open_acknowledgements(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(self._acknowledgement_action)
        document_field = self.env[self._acknowledgement_model]._document_field
        action["domain"] = [(document_field, "in", self.ids)]
        action["context"] = {}
        return action
