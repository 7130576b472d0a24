from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..documents.official import Table
from ..documents.typography import quotable
from ..kp.text import alphabet_key
from .hr_job_instruction_hash import HASH_FORM

# The order's requisites that an instruction without its own takes.
GIVEN_BY_ORDER = ("date", "approver_id")


class HrKpOrderInstructions(models.Model):
    """An order that puts job instructions in force, many at once.

    Its lines are positions as those of other kinds, and name the instruction of the position
    besides: so that the employees touched, their notices and the extracts are found in one way.
    """

    _inherit = "hr.kp.order"

    ask_acknowledgement = fields.Boolean(
        string="Have Them Acknowledged",
        default=True,
        help="When the instructions have come into force, everybody on their positions is asked "
        "to read and sign them",
    )

    def action_add_agreed(self):
        """Add the agreed instructions of the company that the order does not name yet."""
        self.ensure_one()
        self._refuse_unless_draft()
        if self.kind != "instructions":
            raise UserError(
                self.env._(
                    "«%s» puts no instructions in force: choose «Job instructions put in force» "
                    "in the field «Kind» first.",
                    quotable(self.name),
                )
            )
        agreed = self.env["hr.job.instruction"].search(
            [
                ("state", "=", "agreed"),
                ("company_id", "=", self.company_id.id),
                ("job_id", "not in", self.line_ids.job_id.ids),
            ],
            order="name, id",
        )
        if not agreed:
            raise UserError(
                self.env._(
                    "%s has no agreed instruction that the order does not name. Open an "
                    "instruction, name who agrees to it and press «Agree».",
                    self.company_id.name,
                )
            )
        self.line_ids = agreed._order_lines(len(self.line_ids))

    def _line_problems(self):
        if self.kind != "instructions" or not self.line_ids:
            return super()._line_problems()
        return [problem for line in self.line_ids for problem in line._instruction_problems()]

    def _after_signing(self):
        if self.kind == "instructions":
            instructions = self.line_ids.instruction_id
            # Their texts may name the approver: they are read before they are kept.
            instructions.filtered(lambda each: not each.approver_id).write(
                {"approver_id": self.signer_id.id, "approver_title": self.signer_title}
            )
            instructions._settle_text()
            for line in self.line_ids:
                line._write_protected(
                    {
                        "text_hash": line.instruction_id._hash_before_approval(),
                        "hash_form": HASH_FORM,
                    }
                )
        return super()._after_signing()

    def _overtaken_problems(self):
        if self.kind != "instructions":
            return super()._overtaken_problems()
        problems = []
        for line in self.line_ids:
            instruction = line.instruction_id
            problem = line._instruction_state_problem()
            if not problem and line.text_hash not in (
                False,
                instruction._hash_before_approval(line.hash_form),
            ):
                problem = self.env._(
                    "«%s» has other words than when the order was signed. Put its text back, or "
                    "revoke the order and draw up another one",
                    instruction.name,
                )
            if problem:
                problems.append(problem)
        return problems

    def _do_what_it_says(self):
        if self.kind != "instructions":
            super()._do_what_it_says()
            return
        instructions = self.line_ids.instruction_id
        given = {"order_number": self.number, "order_date": self.date}
        instructions.filtered(lambda each: not each.date).write(
            given | {"date": self.date_in_force}
        )
        instructions.write(given)
        instructions.action_approve()
        if self.ask_acknowledgement:
            instructions._ask_everybody()

    def _lines_table(self, lines):
        if self.kind != "instructions" or not lines:
            return super()._lines_table(lines)
        return Table(
            ("№ з/п", "Структурний підрозділ", "Посада", "Код КП", "Інструкція"),
            (0.08, 0.28, 0.32, 0.1, 0.22),
            tuple(
                (str(number), line.department_name or "", *line._instruction_cells())
                for number, line in enumerate(lines, 1)
            ),
        )

    def _warnings(self):
        warnings = super()._warnings()
        instructions = self.revokes_id.line_ids.instruction_id
        if self.kind == "revocation" and self.revokes_id.state == "done" and instructions:
            warnings.append(
                self.env._(
                    "%s instructions that the order has put in force are cancelled. Those that "
                    "they replaced do not come back: start new revisions of them.",
                    len(instructions),
                )
            )
        return warnings


class HrKpOrderLineInstructions(models.Model):
    _inherit = "hr.kp.order.line"

    job_id = fields.Many2one(
        compute="_compute_job_id", store=True, readonly=False, precompute=True
    )
    text_hash = fields.Char(
        string="Hash of the Text",
        readonly=True,
        copy=False,
        help="Of the instruction's text when the order was signed",
    )
    hash_form = fields.Integer(string="Form of the Hash", readonly=True, copy=False)

    @api.depends("instruction_id")
    def _compute_job_id(self):
        for line in self._following():
            line.job_id = line.instruction_id.job_id or line.job_id

    def _changes_title(self):
        return not self.instruction_id and super()._changes_title()

    def _warnings(self):
        # The instruction has its own check; the position's title is not this order's affair.
        return [] if self.instruction_id else super()._warnings()

    def _instruction_cells(self):
        instruction = self.instruction_id
        kind = "Робоча" if instruction.document_type == "worker" else "Посадова"
        return (
            " ".join(filter(None, (instruction.title, instruction.kp_grade))),
            instruction.kp_code or "",
            " ".join(filter(None, (kind, instruction.number and f"№ {instruction.number}"))),
        )

    def _instruction_state_problem(self):
        """Why the instruction can't be put in force, whatever it says; "" where it can."""
        instruction = self.instruction_id
        if instruction.state in ("draft", "agreed"):
            return ""
        states = dict(instruction._fields["state"]._description_selection(self.env))
        return self.env._(
            "«%(instruction)s» is in the state «%(state)s» already: delete the line, or revoke "
            "the order where it is signed",
            instruction=instruction.name,
            state=states[instruction.state],
        )

    def _instruction_problems(self):
        """What keeps the instruction from coming into force, each beginning with its name."""
        self.ensure_one()
        instruction = self.instruction_id
        if not instruction:
            return [
                self.env._(
                    "«%s»: choose the instruction that is put in force",
                    self.job_id.name or self.name or self.display_name,
                )
            ]
        if problem := self._instruction_state_problem():
            return [problem]
        problems = instruction._problems_in_all(GIVEN_BY_ORDER, self.order_id.date_in_force)
        if not instruction.job_id.kp_profession_id:
            problems.append(
                self.env._("the position has no КП title: choose one on its page «Title by КП»")
            )
        return [
            self.env._(
                "«%(instruction)s»: %(problem)s", instruction=instruction.name, problem=problem
            )
            for problem in problems
        ]


class HrJobInstructionOrdered(models.Model):
    _inherit = "hr.job.instruction"

    def action_compose_order(self):
        """Draw up an order that puts these instructions in force."""
        self.env["hr.kp.order"].check_access("create")
        for instruction in self:
            if instruction.state != "agreed":
                raise UserError(
                    self.env._(
                        "«%s» is not agreed: an order puts agreed instructions in force. Choose "
                        "those, or press «Agree» on it first.",
                        instruction.name,
                    )
                )
            if instruction.company_id != self[0].company_id:
                raise UserError(
                    self.env._(
                        "«%(instruction)s» belongs to %(other)s, others to %(company)s: choose "
                        "instructions of one company.",
                        instruction=instruction.name,
                        other=instruction.company_id.name,
                        company=self[0].company_id.name,
                    )
                )
        order = self.env["hr.kp.order"].create(
            {
                "kind": "instructions",
                "company_id": self.company_id.id,
                "line_ids": self.sorted(
                    lambda instruction: alphabet_key(instruction.name or "")
                )._order_lines(),
            }
        )
        return order._get_records_action()

    def _order_lines(self, after=0):
        """Commands that add these to the lines of an order.

        :param after: how many lines it has already
        """
        return [
            Command.create({"sequence": 10 * number, "instruction_id": instruction.id})
            for number, instruction in enumerate(self, after + 1)
        ]
