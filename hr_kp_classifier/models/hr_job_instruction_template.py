from pathlib import Path

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import file_path

from ..documents.placeholders import PLACEHOLDERS
from ..documents.staff_list import is_deputy
from ..documents.template_text import read_shared_clauses, read_template

SHIPPED_TEMPLATES = "hr_kp_classifier/data/instruction_templates"
# The head of the enterprise is answerable to its owner. Deputies have the same КП title, but are
# answerable to the head: their template is another.
HEAD_OF_ENTERPRISE = "enterprise_head"
SHARED_CLAUSES = "hr_kp_classifier/data/instruction_clauses.txt"


class HrJobInstructionTemplate(models.Model):
    _name = "hr.job.instruction.template"
    _inherit = "hr.kp.alphabetical"
    _description = "Job Instruction Template"
    _order = "name, id"

    name = fields.Char(required=True)
    key = fields.Char(
        readonly=True, copy=False, index=True, help="Names a template that ships with the addon"
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        copy=False,
        index="btree_not_null",
        default=lambda self: self.env.company,
        help="Whose template it is. Empty: all companies share it, and HR managers alone "
        "change it; anyone else of HR duplicates it and changes the copy.",
    )
    document_type = fields.Selection(
        selection="_selection_document_type", required=True, default="position"
    )
    profession_ids = fields.Many2many(
        "hr.kp.profession",
        string="КП Titles",
        help="The titles this template is written for",
    )
    group_ids = fields.Many2many(
        "hr.kp.group",
        string="КП Groups",
        help="The groups of the classifier, of any level, whose other titles it serves too: "
        "a section for a general template. The nearest group wins.",
    )
    note = fields.Text(help="Where the text comes from and what has to be adapted")
    placeholders = fields.Json(
        compute="_compute_placeholders", help="What may stand in braces in the text"
    )
    section_ids = fields.One2many(
        "hr.job.instruction.section", "template_id", string="Sections", copy=True
    )

    @api.model
    def _selection_document_type(self):
        return self.env["hr.job.instruction"]._selection_document_type()

    def _compute_placeholders(self):
        for template in self:
            template.placeholders = [{"name": name} for name in PLACEHOLDERS]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_shipped(self):
        for template in self.filtered("key"):
            raise UserError(
                self.env._(
                    "The template «%s» ships with the program and can't be deleted. Archive it: "
                    "then it is offered no more.",
                    template.name,
                )
            )

    @api.model
    def _for_jobs(self, jobs, company):
        """The template nearest to the КП title of each position, or none.

        One written for the title goes before one for a group it belongs to; of these, the one
        for the smallest group. The company's own goes before the one that all share.

        :param company: whose instruction it is to be; a position may be shared by several
        :return: dict position -> template
        """
        by_title, by_group = {}, {}
        templates = self.search(
            [("company_id", "in", [company.id, False])], order="company_id, name, id"
        )
        # A cancelled title still has its template.
        for template in templates.with_context(active_test=False):
            for profession in template.profession_ids:
                by_title.setdefault(profession.id, template.id)
            for group in template.group_ids:
                by_group.setdefault(group.id, template.id)
        found = {}
        for job in jobs:
            template_id = by_title.get(job.kp_profession_id.id)
            its_head = templates.browse(template_id).key == HEAD_OF_ENTERPRISE
            if its_head and is_deputy(job.kp_title or ""):
                template_id = False
            group = job.kp_profession_id.group_id
            while group and not template_id:
                template_id = by_group.get(group.id)
                group = group.parent_id
            found[job] = templates.browse(template_id)
        return found

    @api.model
    def _shipped(self, key):
        """The template that ships under this key."""
        return self.with_context(active_test=False).search([("key", "=", key)], limit=1)

    @api.model
    def _load_shipped(self):
        """Add the templates that ship with the addon and are not there; change none."""
        # pylint: disable-next=no-search-all
        known = set(self.with_context(active_test=False).search([]).mapped("key"))
        shared = read_shared_clauses(
            Path(file_path(SHARED_CLAUSES)).read_text(encoding="utf-8")
        )
        self.create(
            [
                self._text_vals(
                    path.stem, read_template(path.read_text(encoding="utf-8"), shared)
                )
                for path in sorted(Path(file_path(SHIPPED_TEMPLATES)).glob("*.txt"))
                if path.stem not in known
            ]
        )

    @api.model
    def _text_vals(self, key, text):
        """The values of a template that was read (:class:`documents.template_text.TemplateText`)."""
        professions = self.env["hr.kp.profession"].search(
            [("name", "in", [name for _code, name in text.titles])]
        )
        return {
            "key": key,
            "company_id": False,
            "name": text.name,
            "document_type": text.document_type,
            "group_ids": self.env["hr.kp.group"].search([("code", "in", text.groups)]).ids,
            "note": text.whole_note(),
            "profession_ids": professions.filtered(
                lambda profession: (profession.code, profession.name) in text.titles
            ).ids,
            "section_ids": [
                Command.create(
                    {
                        "sequence": number,
                        "kind": section.kind,
                        "name": section.heading,
                        "intro": section.intro,
                        "clause_ids": [
                            Command.create({"sequence": clause_number, "body": clause})
                            for clause_number, clause in enumerate(section.clauses, start=1)
                        ],
                    }
                )
                for number, section in enumerate(text.sections, start=1)
            ],
        }
