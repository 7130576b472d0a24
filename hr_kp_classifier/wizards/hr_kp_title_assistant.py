from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..kp import Severity, clean, fold

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
    line_ids = fields.One2many(
        "hr.kp.title.assistant.line",
        "assistant_id",
        string="КП Titles",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("query", "clarification")
    def _compute_line_ids(self):
        for assistant in self:
            assistant.line_ids = [Command.clear()] + [
                Command.create(vals) for vals in assistant._candidates()
            ]

    def _candidates(self):
        """What may stand on the position: the recommended titles first, then those found.

        :return: list of values of the lines
        """
        self.ensure_one()
        text = clean(self.query or "")
        if not text:
            return []
        candidates = {}
        for everyday in self.env["hr.kp.everyday.title"]._find(text):
            for recommendation in everyday.recommendation_ids:
                profession = recommendation.profession_id
                if profession.active:
                    candidates.setdefault(
                        profession,
                        {
                            "recommended": True,
                            "extended_title": recommendation.extended_title,
                            "ground": recommendation.ground,
                        },
                    )
        Profession = self.env["hr.kp.profession"]
        for profession in Profession.search(
            [("display_name", "ilike", text)], limit=MOST_CANDIDATES
        ):
            candidates.setdefault(profession, {})
        classifier = Profession._classifier()
        vals_list = []
        for profession, vals in list(candidates.items())[:MOST_CANDIDATES]:
            if self.clarification:
                form = classifier.forms(profession._to_kp())[0]
                vals["extended_title"] = f"{form} {clean(self.clarification)}"
            vals_list.append({"profession_id": profession.id, **vals})
        return vals_list


class HrKpTitleAssistantLine(models.TransientModel):
    _name = "hr.kp.title.assistant.line"
    _description = "Title Assistant Candidate"

    assistant_id = fields.Many2one(
        "hr.kp.title.assistant", required=True, ondelete="cascade", index=True
    )
    recommended = fields.Boolean()
    profession_id = fields.Many2one("hr.kp.profession", string="КП Title", required=True)
    group_id = fields.Many2one(related="profession_id.group_id")
    extended_title = fields.Char()
    ground = fields.Text()
    remarks = fields.Text(compute="_compute_remarks")
    state = fields.Selection(
        selection=lambda self: self.env["hr.job"]._fields["kp_title_state"].selection,
        compute="_compute_remarks",
    )

    @api.depends("profession_id", "extended_title")
    def _compute_remarks(self):
        Job = self.env["hr.job"]
        for line in self:
            job = Job.new(
                {
                    "kp_profession_id": line.profession_id.id,
                    "kp_extended_title": line.extended_title,
                }
            )
            line.state = job._kp_title_state()
            line.remarks = "\n".join(
                Job._kp_finding_message(finding)
                for finding in job._kp_check_title()
                if finding.severity is not Severity.HINT
            )

    def action_choose(self):
        """Put the title on the position."""
        self.ensure_one()
        job = self.assistant_id.job_id
        classifier = self.env["hr.kp.profession"]._classifier()
        default = classifier.forms(self.profession_id._to_kp())[0]
        extended = self.extended_title or ""
        if self.state == "error":
            raise UserError(self.remarks)
        job.write(
            {
                "kp_profession_id": self.profession_id.id,
                "kp_extended_title": extended if fold(extended) != fold(default) else False,
            }
        )
        return {"type": "ir.actions.act_window_close"}
