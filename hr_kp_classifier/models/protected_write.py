from odoo import api, models
from odoo.exceptions import UserError

# Lets a write past what a model protects. It is passed in the context and compared by identity,
# so that no call from outside can hold it: neither JSON nor XML-RPC sends this object.
PROTECTED_WRITE = object()


class HrKpProtectedWrite(models.AbstractModel):
    """Records with values that only their own actions write.

    A model names in :meth:`_protected_fields` what is written by its actions alone, by
    :meth:`_write_protected`, from the creation on; in :meth:`_refuse_unprotected_write` it says
    what else is refused. Superuser rights alone do not get past it. ``unlink`` has no such way: a
    model that guards it does so itself.
    """

    _name = "hr.kp.protected.write"
    _description = "Values That Only Actions Write"

    @api.model
    def _protected_fields(self):
        """The fields that only actions write, and how the user is told.

        :return: tuple of a set of names, of what is said where one is given at the creation, and
            of what is said where one is written
        """
        return set(), "", ""

    @api.model_create_multi
    def create(self, vals_list):
        protected, refusal, _refusal = self._protected_fields()
        if protected:
            defaults = self.default_get(sorted(protected))
            for vals in vals_list:
                given = {**defaults, **{name: vals[name] for name in protected & vals.keys()}}
                # It begins as a draft; no other state and nothing that a state brings with it.
                if given.pop("state", "draft") != "draft" or any(given.values()):
                    raise UserError(refusal)
        return super().create(vals_list)

    def write(self, vals):
        if self.env.context.get("kp_protected_write") is not PROTECTED_WRITE:
            self._refuse_unprotected_write(vals)
        # Of this write alone: what else it brings about is checked again.
        unmarked = self.with_context(kp_protected_write=None)
        return super(HrKpProtectedWrite, unmarked).write(vals)

    def _refuse_unprotected_write(self, vals):
        """:raise UserError: where not everybody may write these values on these records"""
        protected, _refusal, refusal = self._protected_fields()
        if vals.keys() & protected:
            raise UserError(refusal)

    def _write_protected(self, vals):
        """Write what :meth:`_refuse_unprotected_write` refuses.

        The caller checks whether the user may bring this about.
        """
        # sudo: record rules keep users from writing what is protected.
        return self.sudo().with_context(kp_protected_write=PROTECTED_WRITE).write(vals)
