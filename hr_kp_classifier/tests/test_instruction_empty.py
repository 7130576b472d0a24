from odoo.tests import Form, tagged

from .instruction_case import InstructionLifecycleCase


@tagged("post_install", "-at_install")
class TestEmptyInstruction(InstructionLifecycleCase):
    """«New» in the list of instructions, where no position is chosen yet."""

    def test_new_in_the_list_opens_an_empty_form(self):
        form = Form(self.env["hr.job.instruction"])
        form.job_id = self.head_job
        self.assertEqual(form.save().title, "Начальник відділу досліджень")

    def test_extract_of_single_clauses_in_its_form(self):
        wizard = self.env["hr.job.instruction.extract"].browse(
            self.instruction.action_extract()["res_id"]
        )
        wizard.action_take_none()
        with Form(wizard) as form:
            for index, line in enumerate(wizard.line_ids):
                if line.number == "2.2":
                    with form.line_ids.edit(index) as edited:
                        edited.taken = True
        texts = [
            clause.text for section in wizard._document().sections for clause in section.clauses
        ]
        self.assertEqual(len([text for text in texts if text != "<…>"]), 1)
