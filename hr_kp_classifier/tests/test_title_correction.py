import base64

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import KpCase


@tagged("post_install", "-at_install")
class TestTitleCorrection(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.title = cls.profession("8274", "Дезодораторинк сої")

    def imported(self, *rows, whole=False):
        """Import these rows: code, ЗКППТР code, name; whole: in place of the title's own."""
        lines = ["КОД КП,КОД ЗКППТР,ПРОФЕСІЙНА НАЗВА РОБОТИ", *rows]
        if whole:
            others = self.env["hr.kp.profession"].search([("id", "!=", self.title.id)])
            lines += [f'{other.code},,"{other.name}"' for other in others]
        content = base64.b64encode("\n".join(lines).encode()).decode()
        answer = self.env["hr.kp.edition"].import_classifier(
            [{"name": "zmina.csv", "content": content}], whole=whole, apply=True
        )
        return self.env["hr.kp.edition"].browse(answer["edition_id"])

    def test_slips_are_put_right_at_the_installation(self):
        self.assertEqual(self.title.corrected_name, "Дезодораторник сої")
        self.assertIn("описка", self.title.correction_ground)
        self.assertFalse(self.title.changed_by_hr)
        self.assertFalse(self.profession("2442.2", "Соціолог").corrected_name)

    def test_documents_print_the_corrected_name(self):
        job = self.make_job(self.title)
        self.assertEqual(job.kp_title, "Дезодораторник сої")
        self.assertEqual(job.kp_title_state, "valid")

    def test_both_wordings_are_accepted(self):
        for typed in ("Дезодораторинк сої", "Дезодораторник сої другої лінії"):
            job = self.make_job(self.title, kp_extended_title=typed)
            self.assertEqual(job.kp_title_state, "valid", typed)

    def test_found_by_both_wordings(self):
        Profession = self.env["hr.kp.profession"].with_user(self.employee_user)
        for typed in ("дезодораторинк", "дезодораторник"):
            found = Profession.name_search(typed)
            self.assertIn(self.title.id, [id_ for id_, _name in found], typed)
        self.title.corrected_name = "Дезодораторувальник сої"
        found = Profession.name_search("дезодораторувальник")
        self.assertEqual([id_ for id_, _name in found], self.title.ids)

    def test_hr_corrects_another(self):
        """The position's title follows; an edition may still change the official data."""
        sociologist = self.profession("2442.2", "Соціолог")
        job = self.make_job(sociologist)
        sociologist.with_user(self.manager).write(
            {"corrected_name": " Соціолог  польовий ", "correction_ground": "описка"}
        )
        self.assertEqual(sociologist.corrected_name, "Соціолог польовий")
        self.assertEqual(job.kp_title, "Соціолог польовий")
        self.assertFalse(sociologist.changed_by_hr)
        with self.assertRaises(AccessError):
            sociologist.with_user(self.officer).corrected_name = "Соціолог"

    def test_kept_where_an_edition_keeps_the_name(self):
        self.title.corrected_name = "Дезодораторник сої (від HR)"
        self.imported("8274,12345,Дезодораторинк сої")
        self.assertEqual(self.title.zkpptr_code, "12345")
        self.assertEqual(self.title.corrected_name, "Дезодораторник сої (від HR)")

    def test_gone_where_an_edition_puts_the_name_right(self):
        edition = self.imported("8274,,Дезодораторник сої", whole=True)
        self.assertEqual(edition.change_ids.kind, "renamed")
        self.assertEqual(self.title.name, "Дезодораторник сої")
        self.assertFalse(self.title.corrected_name)
        self.assertFalse(self.title.correction_ground)
        edition.action_undo()
        self.assertEqual(self.title.corrected_name, "Дезодораторник сої")

    def test_loaded_again_it_changes_nothing_of_hr(self):
        other = self.profession("8223", "Антикорозійних")
        self.title.corrected_name = "Дезодораторник (від HR)"
        other.write({"corrected_name": False, "correction_ground": False})
        self.env["hr.kp.profession"]._load_shipped_corrections()
        self.assertEqual(self.title.corrected_name, "Дезодораторник (від HR)")
        self.assertEqual(other.corrected_name, "Антикорозійник")
