from odoo import api, fields, models

from ..kp.text import clean, fold
from ..kp.titles.findings import Severity

MOST_CANDIDATES = 12


class HrKpTitleAssistant(models.TransientModel):
    """Leads from what people call a job to a КП title for it."""

    _name = "hr.kp.title.assistant"
    _description = "Title Assistant"

    job_id = fields.Many2one("hr.job", string="Job Position", required=True)
    query = fields.Char(
        string="What is the job called?",
        help="As people call it: CRM-менеджер; or words of the work that is done",
    )
    clarification = fields.Char(
        string="Place of work or field",
        help="Words that follow the official title: «відділу збуту», «з роботи з клієнтами»",
    )
    candidates = fields.Json(string="КП Titles", compute="_compute_candidates")

    @api.depends("query", "clarification")
    def _compute_candidates(self):
        for assistant in self:
            assistant.candidates = assistant._candidates()

    def _candidates(self):
        """What may stand on the position: the recommended titles first, then those found.

        :return: list of dicts for the form: the title, the extended title it would form, why
            it is recommended, and what the rules say of it
        """
        self.ensure_one()
        text = clean(self.query or "")
        if not text:
            return []
        recommendations = {}
        for recommendation in self.env["hr.kp.everyday.title"]._find(text).recommendation_ids:
            if recommendation.profession_id.active:
                recommendations.setdefault(recommendation.profession_id, recommendation)
        professions = self.env["hr.kp.profession"].union(*recommendations)
        professions |= professions.search(
            [("display_name", "ilike", text)], limit=MOST_CANDIDATES
        )
        return [
            self._candidate(
                profession,
                recommendations.get(profession, self.env["hr.kp.recommendation"]),
            )
            for profession in professions[:MOST_CANDIDATES]
        ]

    def _candidate(self, profession, recommendation):
        default = profession._classifier().forms(profession._to_kp())[0]
        extended = recommendation.extended_title or ""
        if self.clarification:
            extended = f"{default} {clean(self.clarification)}"
        job = self.env["hr.job"].new(
            {"kp_profession_id": profession.id, "kp_extended_title": extended}
        )
        return {
            "profession_id": profession.id,
            "profession": profession.display_name,
            "group": profession.group_id.name,
            "extended_title": extended if fold(extended) != fold(default) else "",
            "title": extended or default,
            "recommended": bool(recommendation),
            "ground": recommendation.ground or "",
            "state": job._kp_title_state(),
            "remarks": [
                job._kp_finding_message(finding)
                for finding in job._kp_check_title()
                if finding.severity is not Severity.HINT
            ],
        }
