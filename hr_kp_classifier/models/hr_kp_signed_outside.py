from odoo import models
from odoo.exceptions import UserError


class HrKpSignedOutside(models.AbstractModel):
    """A paper to which a container of signatures (КЕП) can be added.

    It says by the hooks which file has to be signed, and who may add the signatures; and adds
    them by a method ``_add_container(file, file_name)``.
    """

    _name = "hr.kp.signed.outside"
    _description = "Paper Signed Outside"

    # The field of an hr.kp.container, and of the dialog, that leads to the paper.
    _container_field = None

    def _kept_file_of(self):
        """The record that keeps the file to be signed: its ``snapshot`` and that one's name."""
        return self

    def _document_to_sign(self):
        """The file to be signed, base64.

        :raise UserError: where none was kept
        """
        self.ensure_one()
        kept = self._kept_file_of()
        # The web client asks for the sizes of files instead of them.
        snapshot = kept.with_context(bin_size=False).snapshot
        if not snapshot:
            raise UserError(
                self.env._(
                    "The approved file of «%s» was not kept, so nothing can be compared with "
                    "it. Put a new revision in force and have that signed.",
                    kept.display_name,
                )
            )
        return snapshot

    def _download_document_to_sign(self):
        """The action that downloads the file to be signed, to the byte."""
        kept = self._kept_file_of()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{kept._name}/{kept.id}/snapshot"
            "?filename_field=snapshot_name&download=true",
            "target": "self",
        }

    def _refuse_adding_container(self):
        """:raise UserError, AccessError: where this user can't add signatures now"""
        raise NotImplementedError

    def action_add_container(self):
        """Open the dialog in which a container of signatures is added."""
        self.ensure_one()
        self._refuse_adding_container()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Add КЕП"),
            "res_model": "hr.kp.container.add",
            "view_mode": "form",
            "target": "new",
            "context": {f"default_{self._container_field}": self.id},
        }
