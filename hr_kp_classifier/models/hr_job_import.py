from odoo import api, models


class HrJob(models.Model):
    """Positions imported from a file by Odoo's own import."""

    _inherit = "hr.job"  # pylint: disable=consider-merging-classes-inherited

    @api.model
    def load(self, fields, data):
        """Name the row of a refused title, and no other.

        Odoo first tries all rows at once, and pins what that raises on the first of them; then
        it tries row by row and says the same of the right one.
        """
        result = super().load(fields, data)
        messages = result["messages"]
        if len(messages) > 1 and messages[0].get("message") in [
            message.get("message") for message in messages[1:]
        ]:
            del messages[0]
        return result

    @api.model
    def _load_records_create(self, vals_list):
        # hr_skills changes the values it is given, so that the try row by row would fail on
        # every row, for no reason that a user could see.
        return super()._load_records_create([dict(vals) for vals in vals_list])
