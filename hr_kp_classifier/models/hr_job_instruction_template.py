import csv

from odoo import api, fields, models
from odoo.tools import file_open

SHIPPED_LINKS = "hr_kp_classifier/data/instruction_templates/professions.csv"


class HrJobInstructionTemplate(models.Model):
    _name = "hr.job.instruction.template"
    _description = "Job Instruction Template"
    _order = "name, id"

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    document_type = fields.Selection(
        selection="_selection_document_type", required=True, default="position"
    )
    profession_ids = fields.Many2many(
        "hr.kp.profession",
        string="KP Titles",
        help="The titles this template is written for",
    )
    section_code = fields.Char(
        string="KP Sections",
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
        return self.search([("profession_ids", "in", profession.ids)], limit=1) or self.search(
            [("section_code", "!=", False)]
        ).filtered(lambda template: section in template.section_code.split(","))[:1]

    @api.model
    def _link_shipped_professions(self):
        """Tell the shipped templates which titles they are written for.

        Titles have no external identifiers, they come in by a classifier file; so the links
        are a file of their own: ``template,code,name``.
        """
        with file_open(SHIPPED_LINKS) as file:
            for row in csv.DictReader(file):
                template = self.env.ref(
                    f"hr_kp_classifier.{row['template']}", raise_if_not_found=False
                )
                if template:
                    template.profession_ids |= self.env["hr.kp.profession"].search(
                        [("code", "=", row["code"]), ("name", "=", row["name"])]
                    )
