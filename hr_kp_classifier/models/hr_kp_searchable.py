from typing import NamedTuple

from odoo import api, fields, models, tools
from odoo.fields import Domain
from odoo.tools import SQL

from ..kp.search.keys import BORDER, search_key
from ..kp.search.near_words import Vocabulary
from ..kp.search.queries import Query, queries
from ..kp.search.terms import BEGINNING, MISSING, WHOLE, Freedom, Term, may_be_found, terms

# Of a long import.
MANY_NAMES = 1000


class Search(NamedTuple):
    """A search text, parsed."""

    query: Query
    terms: list[Term]
    level: Freedom
    recommended: tuple[int, ...] = ()
    """Records found by another way than their words, the best first."""

    @property
    def least(self):
        """How many of the words a key has to have."""
        count = len(self.terms)
        return max(1, count // 2) if self.level is Freedom.SOME else count

    def sql_found(self, key):
        """SQL condition of the keys that are found."""
        any_of = [SQL("(%s)", SQL(" OR ").join(_sql_each(key, term))) for term in self.terms]
        if self.level is not Freedom.SOME:
            return SQL(" AND ").join(any_of)
        return SQL(
            "(%s) AND %s >= %s",
            SQL(" OR ").join(any_of),
            SQL(" + ").join(SQL("%s::int", found) for found in any_of),
            self.least,
        )

    def sql_cost(self, key):
        """SQL expression of a cost: the higher, the less likely it is that the key is meant."""
        return SQL(" + ").join(_sql_cost(key, term) for term in self.terms)

    def sql_has_wording(self, key):
        """SQL condition of the keys with exactly this wording."""
        return SQL("%s LIKE %s", key, f"%{BORDER} {self.query.wording} {BORDER}%")

    def sql_begins_so(self, key):
        """SQL condition of the keys with a wording that begins so."""
        return SQL("%s LIKE %s", key, f"%{BORDER} {self.query.wording}%")

    def sql_head_is_meant(self, key):
        """SQL condition of the keys whose first word is one of those typed."""
        return SQL(
            "(%s)",
            SQL(" OR ").join(
                SQL("%s LIKE %s", key, f"{BORDER} {word}%")
                for term in self.terms
                for word in (term.word, *(other for other, _cost in term.alternatives))
            ),
        )


def _sql_each(key, term):
    for word in (term.word, *(other for other, _cost in term.alternatives)):
        yield SQL("%s LIKE %s", key, f"% {word}%")


def _sql_cost(key, term):
    cases = [
        SQL("WHEN %s LIKE %s THEN %s", key, f"% {term.word} %", WHOLE),
        SQL("WHEN %s LIKE %s THEN %s", key, f"% {term.word}%", BEGINNING),
        *(
            SQL("WHEN %s LIKE %s THEN %s", key, f"% {other}{end}", cost)
            for other, cost in term.alternatives
            for end, cost in ((" %", cost), ("%", cost + BEGINNING))
        ),
    ]
    return SQL("CASE %s ELSE %s END", SQL(" ").join(cases), MISSING)


class HrKpSearchable(models.AbstractModel):
    """Records found by words as people type them.

    Every search by ``display_name`` is a search by words (see :mod:`kp.search`): in the dropdown
    of a field, in a search box, by another program. If the strictest reading of the text finds
    nothing, freer ones are tried. This choice does not depend on the rest of the domain, so that
    «contains» and «does not contain» stay each other's complement. The records that are most
    likely meant come first, unless another order is asked for.
    """

    _name = "hr.kp.searchable"
    _inherit = "hr.kp.alphabetical"
    _description = "What Is Found the Way People Type"
    _searched_fields = ("name",)

    search_key = fields.Char(
        compute="_compute_search_key", store=True, precompute=True, exportable=False
    )

    _search_key_trigrams = models.Index(
        lambda registry: "USING gin (search_key gin_trgm_ops)" if registry.has_trigram else ""
    )

    @api.depends(lambda self: self._searched_fields)
    def _compute_search_key(self):
        for record in self:
            record.search_key = search_key(record._searched_names())

    def _searched_names(self):
        """The names of a record by which it is found."""
        return [self.name or ""]

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self._names_changed(len(records))
        return records

    def write(self, vals):
        result = super().write(vals)
        if not vals.keys().isdisjoint(self._searched_fields):
            self._names_changed(len(self))
        return result

    @api.model
    def _names_changed(self, count):
        """Bring the search up to date after the keys of ``count`` records were written."""
        self.env.registry.clear_cache("stable")  # the words that may be mistyped
        if count > MANY_NAMES and self.pool.has_trigram:
            # PostgreSQL keeps new entries of the index aside at first, and every search reads them all.
            index = f"{self._table}_search_key_trigrams"
            self.env.cr.execute("SELECT gin_clean_pending_list(to_regclass(%s))", [index])

    @api.model
    @tools.ormcache(cache="stable")
    def _vocabulary(self):
        """The words of all keys, among which a mistyped one is looked up."""
        self.flush_model(["search_key"])
        rows = self.env.execute_query(
            SQL(
                "SELECT DISTINCT unnest(string_to_array(search_key, ' ')) FROM %s",
                SQL.identifier(self._table),
            )
        )
        return Vocabulary(word for (word,) in rows if word)

    # --- Searching ------------------------------------------------------------------

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **kwargs):
        searches = []

        def understood(condition):
            if (
                condition.field_expr == "display_name"
                and condition.operator in ("ilike", "like")
                and condition.value
            ):
                searches.append(self._understood(condition.value))
                return self._domain_of_search(searches[-1])
            return condition

        domain = Domain(domain).map_conditions(understood)
        query = super()._search(domain, offset, limit, order, **kwargs)
        # "order" is None where the order does not matter: in a count, in a subquery.
        if order == self._order and len(searches) == 1 and searches[0] and not query.is_empty():
            query.order = SQL(", ").join(
                [*self._sql_rank(self._table, searches[0], query), query.order]
            )
        return query

    @api.model
    def _search_display_name(self, operator, value):
        if operator in Domain.NEGATIVE_OPERATORS:
            return ~self._search_display_name(Domain.NEGATIVE_OPERATORS[operator], value)
        if operator in ("ilike", "like") and value:
            return self._domain_of_search(self._understood(value))
        return super()._search_display_name(operator, value)

    @api.model
    def _understood(self, text):
        """Parse ``text`` as the strictest search that finds anything.

        :return: a :class:`Search`, or None where nothing would be found
        """
        asked = [
            query for query in queries(str(text)) if not query.code or "code" in self._fields
        ]
        tried = set()
        vocabulary = self._vocabulary()
        for level in Freedom:
            for query in asked:
                recommended = self._recommended(str(text), query, level)
                search = Search(query, terms(query, level, vocabulary), level, recommended)
                attempt = (query, search.least, recommended, *search.terms)
                if attempt not in tried:
                    tried.add(attempt)
                    worth_while = level is Freedom.SOME or may_be_found(
                        search.terms, vocabulary
                    )
                    if recommended or (worth_while and self._finds(search)):
                        return search
        return None

    @api.model
    def _recommended(self, text, query, level):
        """The ids of the records that ``text`` means by another way than their words."""
        return ()

    @api.model
    def _finds(self, search):
        """Tell whether there are records with these words."""
        condition = self._sql_found(self._table, search)
        if self._active_name and self.env.context.get("active_test", True):
            active = self._field_to_sql(self._table, self._active_name)
            condition = SQL("%s AND %s", active, condition)
        # Not EXISTS: hoping for an early hit, PostgreSQL reads the table instead of the index.
        [(found,)] = self.env.execute_query(
            SQL(
                "SELECT count(*) > 0 FROM %s WHERE %s",
                SQL.identifier(self._table),
                condition,
            )
        )
        return found

    @api.model
    def _domain_of_search(self, search):
        """Domain of the records that are found."""
        if not search:
            return Domain.FALSE
        domain = Domain.custom(
            to_sql=lambda model, alias, _query: model._sql_found(alias, search)
        )
        return domain | Domain("id", "in", search.recommended)

    @api.model
    def _sql_found(self, alias, search):
        conditions = []
        if search.query.code:
            conditions.append(self._sql_code(alias, search.query))
        if search.terms:
            conditions.append(search.sql_found(self._field_to_sql(alias, "search_key")))
        return SQL("(%s)", SQL(" AND ").join(conditions))

    @api.model
    def _sql_code(self, alias, query):
        """SQL condition of the records whose code is or begins like that of ``query``."""
        return SQL("%s LIKE %s", self._field_to_sql(alias, "code"), f"{query.code}%")

    @api.model
    def _sql_rank(self, alias, search, query):
        """SQL expressions to order by: the records that are most likely meant first."""
        if search.query.code:
            code = self._field_to_sql(alias, "code", query)
            yield SQL("%s = %s DESC", code, search.query.code)
        if not search.terms:
            return
        key = self._field_to_sql(alias, "search_key", query)
        id_ = SQL.identifier(alias, "id")
        recommended = SQL("array_position(%s::int[], %s)", list(search.recommended), id_)
        yield SQL(
            "CASE WHEN %s IS NOT NULL THEN 0 WHEN %s THEN 1 WHEN %s THEN 2 ELSE 3 END",
            recommended,
            search.sql_has_wording(key),
            search.sql_begins_so(key),
        )
        yield recommended
        yield search.sql_cost(key)
        yield SQL("%s DESC", search.sql_head_is_meant(key))
        yield SQL("length(split_part(%s, %s, 2))", key, BORDER)  # without its brackets
        yield SQL("length(%s)", self._field_to_sql(alias, "name", query))
