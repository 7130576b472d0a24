from odoo import api, fields, models

from ..kp.text import clean
from ..kp.titles.findings import Severity
from ..translation import translated

MOST_CANDIDATES = 12
MOST_NEIGHBOURS = 4


class HrKpTitleAssistant(models.TransientModel):
    """Leads from what people call a job to a КП title for it."""

    _name = "hr.kp.title.assistant"
    _description = "Title Assistant"

    job_id = fields.Many2one("hr.job", string="Job Position", required=True)
    query = fields.Char(
        string="What is the job called?",
        help="As people call it: CRM-менеджер; or words of the work that is done",
        compute="_compute_query",
        store=True,
        readonly=False,
        precompute=True,
    )
    clarification = fields.Char(
        string="Place of work or field",
        help="Words that follow the official title: «відділу збуту», «з роботи з клієнтами»",
    )
    question = fields.Char(
        compute="_compute_candidates",
        help="Asked where the name fits too many jobs: what decides which title is meant",
    )
    candidates = fields.Json(string="КП Titles", compute="_compute_candidates")

    @api.depends("job_id")
    def _compute_query(self):
        for assistant in self:
            if not assistant.query:
                assistant.query = assistant.job_id.name

    @api.depends("query", "clarification")
    def _compute_candidates(self):
        for assistant in self:
            text = clean(assistant.query or "")
            [answer] = self.env["hr.kp.profession"].recommend([text], MOST_CANDIDATES)
            assistant.question = answer["question"]
            assistant.candidates = text and assistant._with_found(text, answer) or []

    def _with_found(self, text, answer):
        """The titles that fit the position: the recommended ones, then those that the search finds.

        :return: list of dicts for the form, see :meth:`_candidate`
        """
        self.ensure_one()
        candidates = answer["candidates"]
        known = {candidate["profession_id"] for candidate in candidates}
        Profession = self.env["hr.kp.profession"]
        if not answer["too_vague"] and len(candidates) < MOST_CANDIDATES:
            found = Profession.search([("display_name", "ilike", text)], limit=MOST_CANDIDATES)
            candidates += [
                profession._candidate_found_vals()
                for profession in found
                if profession.id not in known
            ]
        candidates = candidates[:MOST_CANDIDATES]
        neighbours = Profession.browse(
            candidate["profession_id"] for candidate in candidates
        )._neighbours(MOST_NEIGHBOURS)
        return [
            self._candidate(candidate, neighbours[candidate["profession_id"]])
            for candidate in candidates
        ]

    def _candidate(self, candidate, neighbours):
        """A candidate as the form shows it: its title on this position, what the rules say of
        it, and why it is proposed.
        """
        profession = self.env["hr.kp.profession"].browse(candidate["profession_id"])
        title = candidate["title"]
        if self.clarification:
            default = profession._classifier().forms(profession._to_kp())[0]
            title = f"{default} {clean(self.clarification)}"
        extended = profession._extension_of(title)
        job = self.env["hr.job"].new(
            {
                "kp_profession_id": profession.id,
                "kp_extended_title": extended,
                "kp_grade": candidate["grade"],
            }
        )
        return candidate | {
            "extended_title": extended,
            "title": title,
            "recommended": bool(candidate["ground"]),
            "confidence_label": self._confidence_label(candidate["confidence"]),
            "neighbours": neighbours.mapped("name"),
            "state": job._kp_title_state(),
            "remarks": [
                translated(self.env, finding.message)
                for finding in job._kp_check_title()
                if finding.severity is not Severity.HINT
            ],
        }

    @api.model
    def _confidence_label(self, confidence):
        return {
            "sure": self.env._("Surely"),
            "likely": self.env._("Likely"),
        }.get(confidence, self.env._("To be checked"))
