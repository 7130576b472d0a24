from odoo import api, models, tools
from odoo.tools import SQL

from ..kp.recommend.candidates import Candidate, Confidence, Source
from ..kp.recommend.recommender import Recommender
from ..kp.search.keys import key_words
from ..kp.search.terms import Freedom
from ..kp.text import fold


class HrKpProfession(models.Model):
    """From what people call a job to official titles."""

    _inherit = "hr.kp.profession"

    @api.model
    @api.readonly
    def recommend(self, names, limit=8):
        """Return the official titles that may be meant by these names of jobs.

        :param names: what people call the jobs, with derived words and grades
        :param limit: how many candidates each has at most
        :return: a list of dicts, one for each name in their order: the ``name``; ``too_vague``
            and, where it is true, the ``question`` that decides and its ``question_code``;
            ``candidates``, the best first, as :meth:`_candidate_vals` has them
        """
        self.check_access("read")
        recommender, ids = self._recommender()
        answers = recommender.recommend_all(map(str, names), max(0, limit))
        professions = self.browse(
            {
                ids[candidate.profession.code, candidate.profession.name]
                for answer in answers
                for candidate in answer.candidates
            }
        )
        # In a few queries, however many there are.
        professions.fetch(["code", "name", "group_id"])
        professions.group_id.fetch(["name"])
        questions = self._questions()
        return [
            {
                "name": answer.name,
                "too_vague": answer.too_vague,
                "question": questions.get(answer.question, ""),
                "question_code": answer.question,
                "candidates": [
                    self.browse(
                        ids[candidate.profession.code, candidate.profession.name]
                    )._candidate_vals(candidate)
                    for candidate in answer.candidates
                ],
            }
            for answer in answers
        ]

    def _candidate_vals(self, candidate):
        """A candidate as the assistant and other programs get it."""
        self.ensure_one()
        return {
            "profession_id": self.id,
            "profession": self.display_name,
            "code": self.code,
            "group": self.group_id.name,
            "title": candidate.title,
            "grade": candidate.grade,
            "confidence": candidate.confidence.value,
            "ground": candidate.ground,
            "everyday": candidate.everyday,
            "level": self._level(),
        }

    def _extension_of(self, title):
        """Return ``title`` where it is more than the official title itself, else ""."""
        self.ensure_one()
        default = self._classifier().forms(self._to_kp())[0]
        return title if fold(title) != fold(default) else ""

    def _candidate_found_vals(self):
        """A title found by its words alone, as a candidate."""
        self.ensure_one()
        return self._candidate_vals(
            Candidate(
                self._to_kp(),
                self._classifier().forms(self._to_kp())[0],
                "",
                Confidence.CHECK,
                Source.WORDS,
            )
        )

    def _neighbours(self, most):
        """Titles that stand beside each of these in its group, or where there are none in the
        groups beside it, by its id.
        """
        groups = dict(
            self._read_group(
                [("group_id", "in", self.group_id.ids)], ["group_id"], ["id:recordset"]
            )
        )
        return {
            title.id: (
                groups.get(title.group_id, self.browse()) - title
                or self.search([("code", "=like", f"{title.code[:3]}%")], limit=most + 1)
                - title
            )[:most]
            for title in self
        }

    def _level(self):
        """Describe the holder by the section of the title: leads people, education, serves."""
        self.ensure_one()
        return {
            "1": self.env._("leads people"),
            "2": self.env._("professional: a master's degree as a rule"),
            "3": self.env._(
                "specialist: a bachelor's degree or professional college as a rule"
            ),
            "4": self.env._("technical employee: prepares information and papers"),
            "5": self.env._("serves customers and visitors"),
            "6": self.env._("worker of a skilled trade"),
            "7": self.env._("worker of a skilled trade"),
            "8": self.env._("worker of a skilled trade"),
            "9": self.env._("simple work without training"),
        }.get(self.code[:1], "")

    @api.model
    def _questions(self):
        """The questions that decide, by their codes, in the user's language."""
        field = self.env["hr.kp.everyday.title"]._fields["question"]
        return dict(field._description_selection(self.env))

    @api.model
    @tools.ormcache(cache="stable")
    def _recommender(self):
        """The recommender, and the ids of the titles in force by their codes and names."""
        checker = self._classifier()
        rows = self.env.execute_query(
            SQL("SELECT code, name, id FROM hr_kp_profession WHERE active")
        )
        ids = {(code, name): id_ for code, name, id_ in rows}
        professions = {
            ids[key]: profession
            for profession in checker.titles.professions
            if (key := (profession.code, profession.name)) in ids
        }
        # sudo: the result is kept for everybody, so it can't hang on who asks first.
        everyday = self.env["hr.kp.everyday.title"].sudo()._to_kp(professions)
        return Recommender(checker, everyday), ids

    @api.model
    def _vocabulary(self):
        """The words of the titles and of the everyday names."""
        recommender, _ids = self._recommender()
        return recommender.index.vocabulary

    @api.model
    @api.readonly
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        """Propose titles by what the context calls ``kp_name_of_job`` before anything is typed."""
        wanted = self.env.context.get("kp_name_of_job")
        if name or domain or not wanted:
            return super().name_search(name, domain, operator, limit)
        [answer] = self.recommend([wanted])
        proposed = [
            (candidate["profession_id"], candidate["profession"])
            for candidate in answer["candidates"][:limit]
        ]
        return proposed or super().name_search(name, domain, operator, limit)

    @api.model
    def _recommended(self, text, query, level):
        if query.code or not query.words:
            return super()._recommended(text, query, level)
        recommender, ids = self._recommender()
        name = text if query.words == tuple(key_words(text)) else query.wording
        if level is Freedom.SOME:
            candidates = recommender.recommend(name).candidates
        elif level is Freedom.STEMS:
            # No title has these words: they are the beginning of an everyday name or, where
            # none is mistyped, begin with a title that the rest makes more precise.
            candidates = recommender.begun(name)
            if not candidates and all(map(recommender.index.knows, query.words)):
                candidates = recommender.meant(name, mend=False)
        else:
            # The typed text may continue: «Інженер з охорони п…» is not «Інженер».
            candidates = [
                candidate
                for candidate in recommender.meant(name, mend=level is Freedom.NEAR)
                if candidate.source is not Source.BEGINNING
            ]
        return tuple(
            ids[candidate.profession.code, candidate.profession.name]
            for candidate in candidates
        )
