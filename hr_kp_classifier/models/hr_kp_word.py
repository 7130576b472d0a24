from odoo import api, fields, models
from odoo.tools import SQL

from ..kp.search import words_of


class HrKpWord(models.Model):
    """The words of all that can be searched, among which a mistyped one is looked up.

    Words only come: one whose last title is gone finds nothing, and does no harm.
    """

    _name = "hr.kp.word"
    _description = "Word of the Classifier"
    _log_access = False
    _rec_name = "word"
    _order = "word"

    word = fields.Char(required=True)

    _word_uniq = models.Constraint("UNIQUE(word)", "This word is known already.")
    _word_trigrams = models.Index(
        lambda registry: "USING gin (word gin_trgm_ops)" if registry.has_trigram else ""
    )

    @api.model
    def _learn(self, keys):
        """Add the words of these search keys."""
        words = sorted(words_of(filter(None, keys)))  # in one order: no deadlocks
        if words:
            self.env.execute_query(
                SQL(
                    "INSERT INTO hr_kp_word (word) SELECT unnest(%s) "
                    "ON CONFLICT DO NOTHING RETURNING id",
                    words,
                )
            )

    @api.model
    def _learn_all(self):
        """Add all words, where an addon from before there were any is upgraded."""
        if self.env.execute_query(SQL("SELECT 1 FROM hr_kp_word LIMIT 1")):
            return
        for name in self.pool.descendants(["hr.kp.searchable"], "_inherit"):
            model = self.env[name]
            if not model._abstract:
                model.flush_model(["search_key"])
                rows = self.env.execute_query(
                    SQL("SELECT search_key FROM %s", SQL.identifier(model._table))
                )
                self._learn(key for (key,) in rows)

    @api.model
    def _like(self, words):
        """The known words that look somewhat like one of ``words``; none without pg_trgm."""
        if not words or not self.pool.has_trigram:
            return []
        rows = self.env.execute_query(
            SQL(
                """
                SET LOCAL pg_trgm.word_similarity_threshold = 0.3;
                SELECT DISTINCT alike.word
                  FROM unnest(%s) AS typed(word)
                 CROSS JOIN LATERAL (
                    SELECT word
                      FROM hr_kp_word
                     WHERE typed.word <%% word
                     ORDER BY typed.word <<-> word, length(word), word
                     LIMIT 24
                 ) AS alike
                """,
                list(words),
            )
        )
        return [word for (word,) in rows]
