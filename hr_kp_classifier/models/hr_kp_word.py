from odoo import api, fields, models
from odoo.tools import SQL

MANY_WORDS = 1000


def tidy_trigrams(model, index):
    """Put the entries that an index has put off in their places: after a long import, every
    search would read all of them until PostgreSQL finds the time for it.
    """
    if model.pool.has_trigram:
        name = f"{model._table}_{index}"
        model.env.cr.execute("SELECT gin_clean_pending_list(to_regclass(%s))", [name])


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
    def _learn(self, words):
        """Add those of these words that are not known."""
        words = sorted(words)  # in one order: no deadlocks
        if words:
            self.env.cr.execute(
                "INSERT INTO hr_kp_word (word) SELECT unnest(%s) ON CONFLICT DO NOTHING",
                [words],
            )
        if len(words) > MANY_WORDS:
            tidy_trigrams(self, "word_trigrams")

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
