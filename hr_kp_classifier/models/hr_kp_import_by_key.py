from odoo import api, models


class HrKpImportByKey(models.AbstractModel):
    """A list whose records Odoo's own import finds by a key, so that a second import updates them."""

    _name = "hr.kp.import.by.key"
    _description = "Imported by its Key"
    # The fields that identify a record.
    _key_fields = ("name",)

    @api.model
    def load(self, fields, data):
        """Update the record that has the key of a row, instead of creating another."""
        if {"id", ".id"}.isdisjoint(fields) and set(self._key_fields) <= set(fields):
            indexes = [fields.index(name) for name in self._key_fields]
            known = self._ids_by_key({row[indexes[0]] for row in data})
            data = [
                [*row, known.get(tuple(str(row[index]).strip() for index in indexes), False)]
                for row in data
            ]
            fields = [*fields, ".id"]
        return super().load(fields, data)

    @api.model
    def _ids_by_key(self, firsts):
        """The ids of the records whose first key field is one of these, as load() takes them."""
        records = self.with_context(active_test=False).search(
            [(self._key_fields[0], "in", [str(first).strip() for first in firsts])]
        )
        return {
            tuple(record[name] for name in self._key_fields): str(record.id)
            for record in records
        }

    @api.model
    @api.readonly
    def get_import_templates(self):
        return [
            {
                "label": self.env._("Import Template"),
                "template": f"/hr_kp_classifier/static/csv/{self._name.replace('.', '_')}.csv",
            }
        ]
