from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# The values of a position that an acceptance writes and an undo puts back.
TITLE_FIELDS = ("kp_profession_id", "kp_extended_title", "kp_grade")
# What only the actions of a proposal write.
OWN_FIELDS = {
    "job_id",
    "name",
    "title_before",
    "state",
    "decided_by_id",
    "decided_on",
}
# As many positions are named in a message.
MOST_NAMED = 10


class HrKpTitleProposal(models.Model):
    """The КП title that is proposed for a position, one for each position.

    Nothing is written to the position before HR accepts the proposal. What it rests on is kept
    with it (the position's name and its title then): where that has changed, the position is
    proposed anew.
    """

    _name = "hr.kp.title.proposal"
    _inherit = ["hr.kp.titled", "hr.kp.protected.write", "hr.kp.alphabetical"]
    _description = "Proposal of a КП Title for a Job Position"
    _order = "state desc, confidence_order, department_id, name, id"
    _rec_name = "name"

    job_id = fields.Many2one(
        "hr.job", string="Job Position", required=True, readonly=True, ondelete="cascade"
    )
    name = fields.Char(
        string="Name of the Position",
        required=True,
        readonly=True,
        help="As it was when the title was proposed",
    )
    title_before = fields.Json(readonly=True, default=dict)
    department_id = fields.Many2one(
        related="job_id.department_id", store=True, index="btree_not_null"
    )
    company_id = fields.Many2one(
        related="job_id.company_id", store=True, index="btree_not_null"
    )
    employee_count = fields.Integer(related="job_id.no_of_employee", string="Employees")
    kp_title_state = fields.Selection(store=True)
    confidence = fields.Selection(
        selection=[
            ("sure", "Sure"),
            ("likely", "Likely"),
            ("check", "To be checked"),
            ("vague", "Too vague"),
            ("none", "Nothing found"),
            ("hr", "Chosen by HR"),
        ],
        required=True,
        readonly=True,
        default="none",
        help="How sure it is that this title is meant. A name too vague fits many jobs: the "
        "question says what decides.",
    )
    confidence_order = fields.Integer(compute="_compute_confidence_order", store=True)
    question = fields.Selection(
        selection=lambda self: (
            self.env["hr.kp.everyday.title"]
            ._fields["question"]
            ._description_selection(self.env)
        ),
        string="What Decides",
        readonly=True,
    )
    ground = fields.Char(readonly=True)
    reason = fields.Char(
        string="Why", compute="_compute_reason", help="Why this title is proposed, or none"
    )
    state = fields.Selection(
        selection=[
            ("open", "To be decided"),
            ("aside", "For later"),
            ("accepted", "Accepted"),
        ],
        required=True,
        readonly=True,
        default="open",
        index=True,
    )
    note = fields.Char(help="For HR alone: what has to be found out before it is decided")
    decided_by_id = fields.Many2one("res.users", string="Decided by", readonly=True)
    decided_on = fields.Datetime(readonly=True)

    _job_unique = models.Constraint(
        "UNIQUE (job_id)", "A position has one proposal of a title at a time."
    )

    @api.depends("confidence")
    def _compute_confidence_order(self):
        order = [key for key, _label in self._fields["confidence"].selection]
        for proposal in self:
            proposal.confidence_order = order.index(proposal.confidence)

    @api.depends("question", "ground", "confidence")
    @api.depends_context("lang")
    def _compute_reason(self):
        questions = dict(self._fields["question"]._description_selection(self.env))
        for proposal in self:
            # What spoke for the proposed title does not speak for the one that HR chose.
            proposal.reason = proposal.confidence != "hr" and (
                questions.get(proposal.question) or proposal.ground
            )

    @api.onchange("kp_profession_id")
    def _onchange_kp_profession_id(self):
        """Extend the chosen title as the position's name asks for, where it does."""
        for proposal in self:
            chosen = next(
                (
                    vals
                    for vals in self._candidates_of(proposal.name)
                    if vals["kp_profession_id"] == proposal.kp_profession_id.id
                ),
                {},
            )
            proposal.kp_extended_title = chosen.get("kp_extended_title", False)
            proposal.kp_grade = chosen.get("kp_grade") or proposal.kp_grade
            proposal.confidence = "hr"

    def write(self, vals):
        if "kp_profession_id" in vals and "confidence" not in vals:
            vals = vals | {"confidence": "hr", "ground": False}
        return super().write(vals)

    def _refuse_unprotected_write(self, vals):
        if not OWN_FIELDS.isdisjoint(vals):
            raise UserError(
                self.env._(
                    "A proposal is accepted, put aside and put back by its buttons alone."
                )
            )
        accepted = self.filtered(lambda proposal: proposal.state == "accepted")
        if accepted and not {*TITLE_FIELDS}.isdisjoint(vals):
            raise UserError(
                self.env._(
                    "These titles are accepted: %s. Press «Put back» first to change them here, "
                    "or change the title on the position itself.",
                    accepted._named(),
                )
            )

    # --- What is proposed -------------------------------------------------------------

    @api.model
    def _candidates_of(self, name):
        """Return what may stand on a position of this name, the best first.

        :return: list of dicts of the title fields
        """
        [answer] = self.env["hr.kp.profession"].recommend([name or ""])
        return [self._candidate_vals(candidate) for candidate in answer["candidates"]]

    @api.model
    def _candidate_vals(self, candidate):
        profession = self.env["hr.kp.profession"].browse(candidate["profession_id"])
        return {
            "kp_profession_id": profession.id,
            "kp_extended_title": profession._extension_of(candidate["title"]),
            "kp_grade": candidate["grade"],
        }

    @api.model
    def _propose_for(self, jobs):
        """Propose a title for each of these positions.

        An earlier proposal or decision stays where the position's name and title are still those
        that it rests on.

        :return: the proposals of these positions
        """
        jobs.check_access("write")
        jobs = self.env["hr.job.instruction"]._in_ukrainian(jobs)
        known = {each.job_id.id: each for each in self.search([("job_id", "in", jobs.ids)])}
        due = jobs.filtered(lambda job: job.id not in known or known[job.id]._is_overtaken())
        answers = self.env["hr.kp.profession"].recommend(due.mapped("name"), 1)
        overtaken = self.browse([known[job.id].id for job in due if job.id in known])
        notes = {proposal.job_id.id: proposal.note for proposal in overtaken}
        # sudo: proposals are made and replaced by this method alone.
        overtaken.sudo().unlink()
        made = self.sudo().create(
            [
                self._proposal_vals(job, answer) | {"note": notes.get(job.id)}
                for job, answer in zip(due, answers, strict=True)
            ]
        )
        return self.browse(made.ids) + self.browse(
            [known[job.id].id for job in jobs - due if job.id in known]
        )

    @api.model
    def _renew(self):
        """Propose anew what rests on what is no longer so.

        A position that was archived, or got a title elsewhere, needs no proposal any more.
        """
        companies = [False, *self.env.companies.ids]
        undecided = self.search([("state", "!=", "accepted"), ("company_id", "in", companies)])
        overtaken = undecided.filtered(
            lambda proposal: not proposal.job_id.active or proposal._is_overtaken()
        )
        jobs = overtaken.job_id.filtered(lambda job: job.active and not job.kp_profession_id)
        # sudo: as in _propose_for().
        overtaken.filtered(lambda proposal: proposal.job_id not in jobs).sudo().unlink()
        self._propose_for(jobs)

    @api.model
    def _proposal_vals(self, job, answer):
        vals = {
            "job_id": job.id,
            "name": job.name,
            "title_before": self._title_of(job),
            "kp_grade": job.kp_grade,
            "confidence": "none",
        }
        if answer["too_vague"]:
            return vals | {"confidence": "vague", "question": answer["question_code"]}
        if not answer["candidates"]:
            return vals
        [candidate] = answer["candidates"][:1]
        title = self._candidate_vals(candidate)
        title["kp_grade"] = title["kp_grade"] or job.kp_grade
        return vals | title | {key: candidate[key] for key in ("confidence", "ground")}

    @api.model
    def _title_of(self, job):
        return {
            "kp_profession_id": job.kp_profession_id.id,
            "kp_extended_title": job.kp_extended_title or False,
            "kp_grade": job.kp_grade or False,
        }

    def _is_overtaken(self):
        """Tell whether the position is no longer what the proposal rests on."""
        self.ensure_one()
        job = self.env["hr.job.instruction"]._in_ukrainian(self.job_id)
        expected = self._title_of(self) if self.state == "accepted" else self.title_before
        return job.name != self.name or self._title_of(job) != expected

    # --- What HR decides --------------------------------------------------------------

    def action_accept(self):
        """Write these titles to their positions, in one transaction.

        :raise UserError: where one of them has no title, or is accepted already
        """
        self.check_access("write")
        self._lock()
        untitled = self.filtered(lambda proposal: not proposal.kp_profession_id)
        if untitled:
            raise UserError(
                self.env._(
                    "No КП title is chosen for: %s. Choose one in the line, or put it aside.",
                    untitled._named(),
                )
            )
        open_ = self.filtered(lambda proposal: proposal.state != "accepted")
        overtaken = open_.filtered(lambda proposal: proposal._is_overtaken())
        accepted = open_ - overtaken
        for proposal in accepted:
            proposal.job_id.write(self._title_of(proposal))
        accepted._decide("accepted")
        names = overtaken._named()
        self._propose_for(overtaken.job_id)
        if not names:
            return self._told(self.env._("Titles accepted: %s.", len(accepted)), "success")
        return self._told(
            self.env._(
                "Titles accepted: %(count)s. Renamed or titled meanwhile, and proposed anew: "
                "%(names)s.",
                count=len(accepted),
                names=names,
            ),
            "warning",
        )

    def action_accept_sure(self):
        """Accept all open proposals that are sure and whose titles have no errors."""
        sure = self.search(
            [
                ("state", "=", "open"),
                ("confidence", "=", "sure"),
                ("kp_title_state", "!=", "error"),
            ]
        )
        if not sure:
            return self._told(self.env._("No open proposal is sure."), "info")
        return sure.action_accept()

    def action_put_aside(self):
        """Leave these positions without a title for now."""
        self.check_access("write")
        self.filtered(lambda proposal: proposal.state == "open")._decide("aside")

    def action_put_back(self):
        """Undo: the positions get back what was there before, and are to be decided again.

        :raise UserError: where the title of a position has changed since it was accepted
        """
        self.check_access("write")
        self._lock()
        accepted = self.filtered(lambda proposal: proposal.state == "accepted")
        changed = accepted.filtered(
            lambda proposal: self._title_of(proposal.job_id) != self._title_of(proposal)
        )
        if changed:
            raise UserError(
                self.env._(
                    "The titles of these positions were changed after they had been accepted: "
                    "%s. Change them on the positions themselves.",
                    changed._named(),
                )
            )
        for proposal in accepted:
            proposal.job_id.write(proposal.title_before)
        decided = self.filtered(lambda proposal: proposal.state != "open")
        decided._write_protected({"state": "open", "decided_by_id": False, "decided_on": False})

    def action_open_job(self):
        """Open the position."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "hr.job",
            "res_id": self.job_id.id,
            "views": [(False, "form")],
        }

    def _decide(self, state):
        self._write_protected(
            {
                "state": state,
                "decided_by_id": self.env.uid,
                "decided_on": fields.Datetime.now(),
            }
        )

    def _lock(self):
        """Let two people who decide the same come one after the other."""
        self.lock_for_update()
        self.invalidate_recordset()
        self.job_id.invalidate_recordset([*TITLE_FIELDS, "name"])

    def _named(self):
        names = self[:MOST_NAMED].mapped("name")
        if len(self) > MOST_NAMED:
            names.append(self.env._("%s more", len(self) - MOST_NAMED))
        return ", ".join(names)

    @api.model
    def _told(self, message, kind):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": message,
                "type": kind,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # --- How far it has come ----------------------------------------------------------

    @api.model
    @api.readonly
    def progress(self):
        """Count what is decided and what is left, in the companies that are chosen.

        :return: dict of the numbers of proposals ``accepted``, ``aside`` and ``open``, and of
            positions ``waiting`` for a proposal
        """
        companies = Domain("company_id", "in", [False, *self.env.companies.ids])
        counts = dict(self._read_group(companies, ["state"], ["__count"]))
        return {
            **{state: counts.get(state, 0) for state in ("accepted", "aside", "open")},
            "waiting": self.env["hr.job"].search_count(self.env["hr.job"]._kp_waiting_domain()),
        }
