from pathlib import Path

from odoo import Command, api, fields, models
from odoo.tools import file_path

from ..kp.template_text import read_template

SHIPPED_TEMPLATES = "hr_kp_classifier/data/instruction_templates"


class HrJobInstructionTemplate(models.Model):
    _name = "hr.job.instruction.template"
    _description = "Job Instruction Template"
    _order = "name, id"

    name = fields.Char(required=True)
    key = fields.Char(
        readonly=True, copy=False, index=True, help="Names a template that ships with the addon"
    )
    active = fields.Boolean(default=True)
    document_type = fields.Selection(
        selection="_selection_document_type", required=True, default="position"
    )
    profession_ids = fields.Many2many(
        "hr.kp.profession",
        string="КП Titles",
        help="The titles this template is written for",
    )
    section_code = fields.Char(
        string="КП Sections",
        help="For a general template: the sections of the classifier it serves, "
        "as digits with commas between them",
    )
    note = fields.Text(help="Where the text comes from and what has to be adapted")
    section_ids = fields.One2many(
        "hr.job.instruction.section", "template_id", string="Sections", copy=True
    )

    @api.model
    def _selection_document_type(self):
        return self.env["hr.job.instruction"]._selection_document_type()

    @api.model
    def _for_job(self, job):
        """The template nearest to the position's КП title, or none.

        One written for the title goes before a general one for the section of its code.
        """
        profession = job.kp_profession_id
        if not profession:
            return self.browse()
        section = profession.section_id.code
        return (
            self.search([("profession_ids", "in", profession.ids)], limit=1)
            or self.search([("section_code", "!=", False)]).filtered(
                lambda template: section in template.section_code.split(",")
            )[:1]
        )

    @api.model
    def _shipped(self, key):
        """The template that ships under this key."""
        return self.with_context(active_test=False).search([("key", "=", key)], limit=1)

    @api.model
    def _load_shipped(self):
        """Add the templates that ship with the addon and are not there; change none."""
        # pylint: disable-next=no-search-all
        known = set(self.with_context(active_test=False).search([]).mapped("key"))
        self.create(
            [
                self._text_vals(path.stem, read_template(path.read_text(encoding="utf-8")))
                for path in sorted(Path(file_path(SHIPPED_TEMPLATES)).glob("*.txt"))
                if path.stem not in known
            ]
        )

    @api.model
    def _text_vals(self, key, text):
        """The values of a template that was read (:class:`kp.template_text.TemplateText`)."""
        professions = self.env["hr.kp.profession"].search(
            [("name", "in", [name for _code, name in text.titles])]
        )
        return {
            "key": key,
            "name": text.name,
            "document_type": text.document_type,
            "section_code": text.sections_served,
            "note": text.note,
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
