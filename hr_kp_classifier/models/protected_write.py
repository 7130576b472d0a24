from odoo import models

# Lets a write past what a model protects. It is passed in the context and compared by identity,
# so that no call from outside can hold it: neither JSON nor XML-RPC sends this object.
PROTECTED_WRITE = object()


class HrKpProtectedWrite(models.AbstractModel):
    """Records with values that only their own actions write.

    A model says in :meth:`_refuse_unprotected_write` which writes are refused; its actions write
    by :meth:`_write_protected`. Superuser rights alone do not get past it. ``create`` and
    ``unlink`` have no such way: a model that guards them does so itself.
    """

    _name = "hr.kp.protected.write"
    _description = "Values That Only Actions Write"

    def write(self, vals):
        if self.env.context.get("kp_protected_write") is not PROTECTED_WRITE:
            self._refuse_unprotected_write(vals)
        # Of this write alone: what else it brings about is checked again.
        unmarked = self.with_context(kp_protected_write=None)
        return super(HrKpProtectedWrite, unmarked).write(vals)

    def _refuse_unprotected_write(self, vals):
        """:raise UserError: where not everybody may write these values on these records"""

    def _write_protected(self, vals):
        """Write what :meth:`_refuse_unprotected_write` refuses.

        The caller checks whether the user may bring this about.
        """
        # sudo: record rules keep users from writing what is protected.
        return self.sudo().with_context(kp_protected_write=PROTECTED_WRITE).write(vals)
