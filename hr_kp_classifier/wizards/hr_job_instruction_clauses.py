from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..kp.text import fold

# Documents are Ukrainian whatever the user's language.
SECTION_HEADINGS = {
    "duties": "Завдання та обов'язки",
    "knowledge": "Повинен знати",
    "qualification": "Кваліфікаційні вимоги",
}


class HrJobInstructionClauses(models.TransientModel):
    """Takes clauses for an instruction from a qualification characteristic."""

    _name = "hr.job.instruction.clauses"
    _description = "Clauses from a Qualification Characteristic"

    instruction_id = fields.Many2one(
        "hr.job.instruction", required=True, readonly=True, ondelete="cascade"
    )
    characteristic_id = fields.Many2one(
        "hr.kp.characteristic",
        required=True,
        help="That of the position's own КП title, or of another whose work is close to it",
    )
    source = fields.Char(compute="_compute_source")
    note = fields.Text(related="characteristic_id.note")
    clients = fields.Boolean(
        string="Say «клієнти»",
        help="Characteristics say «відвідувачі», «споживачі», «замовники», «покупці» where those "
        "who work with clients say «клієнти»",
    )
    line_ids = fields.One2many(
        "hr.job.instruction.clauses.line",
        "wizard_id",
        string="Clauses",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.model
    def default_get(self, fields):
        vals = super().default_get(fields)
        instruction = self.env["hr.job.instruction"].browse(vals.get("instruction_id"))
        own = instruction.job_id.kp_profession_id.characteristic_ids
        if own and "characteristic_id" in fields:
            vals["characteristic_id"] = own.id
        return vals

    @api.depends("characteristic_id")
    def _compute_source(self):
        for wizard in self:
            characteristic = wizard.characteristic_id
            wizard.source = ", ".join(
                filter(None, (characteristic.issue, characteristic.order))
            )

    @api.depends("characteristic_id", "clients")
    def _compute_line_ids(self):
        for wizard in self:
            there = {
                fold(clause.text or "")
                for clause in wizard.instruction_id.section_ids.clause_ids
            }
            clauses = (
                wizard.characteristic_id._clauses(wizard.clients)
                if wizard.characteristic_id
                else []
            )
            wizard.line_ids = [
                Command.clear(),
                *(
                    Command.create(
                        {"kind": kind, "text": text, "chosen": fold(text) not in there}
                    )
                    for kind, text in clauses
                ),
            ]

    def action_take(self):
        """Add the chosen clauses at the end of their sections; begin a section not there yet."""
        self.ensure_one()
        chosen = self.line_ids.filtered("chosen")
        if not chosen:
            raise UserError(
                self.env._("No clause is chosen. Tick those that the instruction is to have.")
            )
        instruction = self.instruction_id
        for kind, lines in chosen.grouped("kind").items():
            section = instruction.section_ids.filtered(lambda s, kind=kind: s.kind == kind)[:1]
            if not section:
                section = section.create(
                    {
                        "instruction_id": instruction.id,
                        "sequence": max(instruction.section_ids.mapped("sequence"), default=0)
                        + 1,
                        "kind": kind,
                        "name": SECTION_HEADINGS[kind],
                    }
                )
            last = max(section.clause_ids.mapped("sequence"), default=0)
            section.clause_ids = [
                Command.create({"sequence": last + number, "body": line.text})
                for number, line in enumerate(lines, start=1)
            ]
        return {"type": "ir.actions.act_window_close"}


class HrJobInstructionClausesLine(models.TransientModel):
    _name = "hr.job.instruction.clauses.line"
    _description = "Clause Offered by a Qualification Characteristic"

    wizard_id = fields.Many2one("hr.job.instruction.clauses", required=True, ondelete="cascade")
    kind = fields.Selection(
        selection=lambda self: (
            self.env["hr.job.instruction.section"]
            ._fields["kind"]
            ._description_selection(self.env)
        ),
        string="Section",
        required=True,
    )
    text = fields.Text(string="Clause", required=True)
    chosen = fields.Boolean()
