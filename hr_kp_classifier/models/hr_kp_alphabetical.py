from odoo import api, models, tools
from odoo.tools import SQL

UKRAINIAN = "uk-x-icu"


class HrKpAlphabetical(models.AbstractModel):
    """Records sorted by the Ukrainian alphabet, wherever they are sorted by their name."""

    _name = "hr.kp.alphabetical"
    _description = "What Is Sorted by the Ukrainian Alphabet"

    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        """Sort names as Ukrainians do, є after е and ї after і, if PostgreSQL can.

        In the query, not in the column: an index in the order of a library (ICU) would break
        when a new version of it sorts otherwise.
        """
        sql_order = super()._order_field_to_sql(alias, field_name, direction, nulls, query)
        if field_name == "name" and self._has_ukrainian_order():
            # In brackets: COLLATE binds closer than the operator that picks a translation.
            return SQL(
                "(%s) COLLATE %s %s %s",
                self._field_to_sql(alias, field_name, query),
                SQL.identifier(UKRAINIAN),
                direction,
                nulls,
            )
        return sql_order

    @api.model
    @tools.ormcache()
    def _has_ukrainian_order(self):
        return bool(
            self.env.execute_query(
                SQL("SELECT 1 FROM pg_collation WHERE collname = %s", UKRAINIAN)
            )
        )
