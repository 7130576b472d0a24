from odoo import Command, api, fields, models

from ..documents.revision import TextLine, compare_texts


class HrJobInstructionRevision(models.Model):
    """The revisions of an instruction, and what each has changed."""

    _inherit = "hr.job.instruction"

    revision = fields.Integer(readonly=True, copy=False, default=1)
    previous_id = fields.Many2one(
        "hr.job.instruction",
        string="Former Revision",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    next_ids = fields.One2many("hr.job.instruction", "previous_id", string="Next Revisions")
    changes = fields.Html(string="What Has Changed", compute="_compute_changes", sanitize=False)

    def _lines(self):
        """The text, line by line.

        :return: list of :class:`documents.revision.TextLine`
        """
        self.ensure_one()
        lines = [
            TextLine("enterprise", "", self.enterprise or "", "enterprise"),
            TextLine("name", "", self.name or "", "name"),
            TextLine("kp_code", "", self.kp_code or "", "kp_code"),
        ]
        for section in self.section_ids:
            origin = section.origin_id.id
            lines.append(
                TextLine(
                    ("section", section.id),
                    f"{section.number}",
                    section.name,
                    ("section", origin),
                )
            )
            if section.intro_text:
                lines.append(
                    TextLine(("intro", section.id), "", section.intro_text, ("intro", origin))
                )
            lines += [
                TextLine(clause.id, clause.number, clause.text or "", clause.origin_id.id)
                for clause in section.clause_ids
            ]
        return lines

    @api.depends("previous_id", "preview", "name")
    def _compute_changes(self):
        for instruction in self:
            # sudo: an employee who has signed this revision may have no access to the former one.
            instruction_sudo = instruction.sudo()
            previous = instruction_sudo.previous_id
            instruction.changes = bool(previous) and self.env["ir.qweb"]._render(
                "hr_kp_classifier.job_instruction_changes",
                {"changes": compare_texts(previous._lines(), instruction_sudo._lines())},
            )

    def action_new_revision(self):
        """Open a draft that starts from this text; the one begun already, where there is one."""
        self.ensure_one()
        self._refuse_state("in_force", "replaced", "cancelled")
        revision = self._start_revisions()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": revision[:1].id,
            "view_mode": "form",
        }

    def _start_revisions(self):
        """The drafts of their next revisions: those begun already, new ones for the others.

        :return: the drafts, one for each position of a company
        """
        drafts = self.search(
            [
                ("job_id", "in", self.job_id.ids),
                ("company_id", "in", self.company_id.ids),
                ("previous_id", "!=", False),
                ("state", "in", ("draft", "agreed")),
            ]
        )
        drafts = drafts.filtered(
            lambda draft: (
                (draft.job_id, draft.company_id)
                in {(each.job_id, each.company_id) for each in self}
            )
        )
        begun = {(draft.job_id, draft.company_id) for draft in drafts}
        last = {
            (job, company): revision
            for job, company, revision in self._read_group(
                [("job_id", "in", self.job_id.ids)],
                ["job_id", "company_id"],
                ["revision:max"],
            )
        }
        return drafts | self.create(
            [
                each._revision_vals(1 + last[each.job_id, each.company_id])
                for each in self
                if (each.job_id, each.company_id) not in begun
            ]
        )

    def _revision_vals(self, revision):
        self.ensure_one()
        vals = {
            "job_id": self.job_id.id,
            "company_id": self.company_id.id,
            "previous_id": self.id,
            "revision": revision,
            "template_id": self.template_id.id,
            "place": self.place,
            "approver_id": self.approver_id.id,
            "approver_title": self.approver_title,
            "drafter_id": self.drafter_id.id,
            "visa_ids": [
                Command.create(
                    {
                        "sequence": visa.sequence,
                        "employee_id": visa.employee_id.id,
                        "title": visa.title,
                    }
                )
                for visa in self.visa_ids
            ],
            "section_ids": [
                Command.create(
                    {
                        "sequence": section.sequence,
                        "kind": section.kind,
                        "name": section.name,
                        "intro": section.intro,
                        "origin_id": section.id,
                        "clause_ids": [
                            Command.create(
                                {
                                    "sequence": clause.sequence,
                                    "body": clause.body,
                                    "origin_id": clause.id,
                                }
                            )
                            for clause in section.clause_ids
                        ],
                    }
                )
                for section in self.section_ids
            ],
        }
        if self.superior_title != (self.job_facts or {}).get("superior"):
            # HR's own words; else the new superior's title is found.
            vals["superior_title"] = self.superior_title
        return vals
