import base64
import io
from datetime import timedelta
from unittest.mock import patch

from pypdf import PdfReader, PdfWriter

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.base.tests.test_ir_cron import CronMixinCase
from odoo.addons.hr_kp_classifier.models import hr_kp_print_job, one_by_one
from odoo.addons.hr_kp_classifier.wizards import hr_kp_print_many

from .common import KpCase

# Of a page in points, by which a test tells whose it is.
WIDTH = 1000


def paper(records, pages=1):
    """A PDF with so many pages for each record; a page's width tells of which."""
    writer = PdfWriter()
    for record in records:
        for _page in range(pages):
            writer.add_blank_page(WIDTH + record.id, 100)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


class PrintCase(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.officer.lang = "en_US"
        cls.env = cls.env(user=cls.officer)
        Department = cls.env["hr.department"]
        cls.sales = Department.create({"name": "Відділ продажу"})
        cls.kyiv = Department.create({"name": "Київ", "parent_id": cls.sales.id})
        cls.kitchen = Department.create({"name": "Їдальня"})
        sociologist = cls.profession("2442.2", "Соціолог")
        cls.seller = cls.make_job(sociologist, name="Продавець", department_id=cls.kyiv.id)
        cls.cook = cls.make_job(sociologist, name="Кухар", department_id=cls.kitchen.id)
        (cls.seller | cls.cook).action_kp_create_instruction()
        cls.director = cls.env["hr.employee"].create(
            {"name": "Марія Заньковецька", "job_title": "Директор"}
        )
        cls.sellers = cls.hold(cls.seller, "Тарас Шевченко", "Леся Українка", "Іван Франко")
        cls.cooks = cls.hold(cls.cook, "Панас Мирний")

    @classmethod
    def hold(cls, job, *names):
        return cls.env["hr.employee"].create(
            [
                {"name": name, "job_id": job.id, "department_id": job.department_id.id}
                for name in names
            ]
        )

    def put_in_force(self, *jobs):
        for number, job in enumerate(jobs, start=1):
            job.kp_instruction_ids.write(
                {
                    "number": f"{number}-ПІ",
                    "date": "2026-11-23",
                    "approver_id": self.director.id,
                }
            )
            job.kp_instruction_ids.action_approve()

    def dialog(self, records=None, **vals):
        context = {}
        if records is not None:
            context = {"active_model": records._name, "active_ids": records.ids}
        Dialog = self.env["hr.kp.print.many"].with_context(**context)
        with Form(Dialog) as form:
            for name, value in vals.items():
                if name.endswith("_ids"):
                    for record in value:
                        getattr(form, name).add(record)
                else:
                    setattr(form, name, value)
        return form.record

    def rendering(self, pages=1, lost=None):
        """Print papers as blank pages, and note what was printed in each step, by whom.

        :param lost: the employee whose paper can't be printed
        """
        steps, problem = [], "Посади немає."

        def render(job, papers):
            if lost and lost in papers:
                raise UserError(problem)
            steps.append((papers.ids, papers.env.uid, papers.env.su))
            return paper(papers, pages)

        cls = type(self.env["hr.kp.print.job"])
        self.startPatcher(patch.object(cls, "_render", render))
        return steps

    def at_once(self, papers, texts=20):
        self.startPatcher(patch.object(hr_kp_print_job, "PAPERS_AT_ONCE", papers))
        self.startPatcher(patch.object(hr_kp_print_job, "TEXTS_AT_ONCE", texts))
        self.startPatcher(patch.object(hr_kp_print_job, "printer", lambda: "patched"))

    def pages(self, job):
        """The ids of what the pages are of; 0 for a blank one of another's width."""
        reader = PdfReader(io.BytesIO(base64.b64decode(job.file)))
        return [round(page.mediabox.width) - WIDTH for page in reader.pages]


@tagged("post_install", "-at_install")
class TestPrintManyDialog(CronMixinCase, PrintCase):
    """What is printed for many, and what can't be."""

    def test_chosen_employees_by_department_position_and_name(self):
        dialog = self.dialog(self.cooks | self.sellers)
        self.assertEqual((dialog.paper, dialog.count), ("copies", 4))
        ready = dialog._ready(dialog._reasons())
        self.assertEqual(
            ready.mapped("name"),
            ["Іван Франко", "Леся Українка", "Тарас Шевченко", "Панас Мирний"],
        )

    def test_employees_of_a_department_and_of_those_below_it(self):
        dialog = self.dialog(self.sales, paper="copies")
        self.assertEqual(dialog.department_ids, self.sales)
        self.assertEqual(dialog._ready(dialog._reasons()), self.sellers.sorted("name"))

    def test_holders_of_a_chosen_instruction(self):
        self.put_in_force(self.cook)
        dialog = self.dialog(self.cook.kp_instruction_ids, paper="copies")
        self.assertEqual(dialog._ready(dialog._reasons()), self.cooks)

    def test_employees_whose_acknowledgements_are_chosen(self):
        self.put_in_force(self.cook)
        self.cook.kp_instruction_ids.action_ask()
        dialog = self.dialog(self.cook.kp_instruction_ids.acknowledgement_ids)
        self.assertEqual(dialog.employee_ids, self.cooks)

    def test_web_client_gets_what_was_chosen(self):
        context = {"active_model": "hr.employee", "active_ids": self.cooks.ids}
        values = (
            self.env["hr.kp.print.many"]
            .with_context(**context)
            .onchange({}, [], {"employee_ids": {"fields": {"display_name": {}}}})["value"]
        )
        self.assertEqual([command[1] for command in values["employee_ids"]], self.cooks.ids)

    def test_why_a_copy_can_not_be_printed(self):
        bare = self.make_job(self.profession("2442.2", "Соціолог"), name="Без інструкції")
        empty = self.make_job(self.profession("2442.2", "Соціолог"), name="Порожня")
        empty.action_kp_create_instruction()
        empty.kp_instruction_ids.section_ids.clause_ids.unlink()
        employees = self.hold(bare, "Без інструкції") | self.hold(empty, "Без пунктів")
        dialog = self.dialog(employees | self.director | self.sellers)
        self.assertEqual(dialog.count, 3)
        for words in (
            "No job position is chosen",
            "has no job instruction yet",
            "has no clauses",
            "Марія Заньковецька",
        ):
            self.assertIn(words, dialog.obstacles)
        self.assertNotIn("Тарас", dialog.obstacles)

    def test_sheets_of_departments_positions(self):
        self.put_in_force(self.cook, self.seller)
        instructions = (self.seller | self.cook).kp_instruction_ids
        instructions.action_ask()
        dialog = self.dialog(self.sales | self.kitchen, paper="sheets")
        ready = dialog._ready(dialog._reasons())
        self.assertEqual(ready, instructions)
        self.assertFalse(dialog.obstacles)

    def test_no_sheet_where_nobody_was_asked(self):
        self.put_in_force(self.cook)
        dialog = self.dialog(self.cook.kp_instruction_ids, paper="sheets")
        self.assertEqual(dialog.count, 0)
        self.assertIn("Nobody was asked to read it", dialog.obstacles)

    def test_queries_do_not_grow_with_what_is_chosen(self):
        sociologist = self.profession("2442.2", "Соціолог")
        jobs = self.env["hr.job"].union(
            *(self.make_job(sociologist, name=f"Посада {number}") for number in range(10))
        )
        jobs.action_kp_create_instruction()
        self.put_in_force(*jobs)
        many = self.env["hr.employee"].union(
            *(self.hold(job, f"Один {job.id}", f"Інший {job.id}") for job in jobs)
        )
        few = many[:2]
        counts = []
        # First once for what is kept in memory for later.
        for employees in (few, few, many):
            dialog = self.env["hr.kp.print.many"].create({"employee_ids": employees.ids})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(dialog.count, len(employees))
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[1], counts[2])

    def test_nothing_chosen(self):
        with self.assertRaisesRegex(UserError, "nothing to print"):
            self.dialog().action_print()

    def test_a_few_are_printed_at_once(self):
        steps = self.rendering()
        action = self.dialog(self.sellers).action_print()
        job = self.env["hr.kp.print.job"].search([])
        self.assertEqual(len(steps), 1)
        self.assertIn(f"/web/content/hr.kp.print.job/{job.id}/file", action["url"])
        self.assertEqual((job.state, job.page_count), ("done", 3))

    def test_why_a_few_can_not_be_printed_is_said_at_once(self):
        self.rendering(lost=self.sellers[0])
        with self.assertRaisesRegex(UserError, "Посади немає"):
            self.dialog(self.sellers).action_print()

    def test_many_are_printed_in_the_background(self):
        steps = self.rendering()
        dialog = self.dialog(self.sellers)
        self.assertFalse(dialog.in_background)
        self.startPatcher(patch.object(hr_kp_print_many, "MOST_AT_ONCE", 2))
        self.assertTrue(self.dialog(self.sellers).in_background)
        with self.capture_triggers("hr_kp_classifier.ir_cron_print") as triggers:
            action = dialog.action_print()
        self.assertEqual(len(triggers.records), 1)
        self.assertEqual(steps, [])
        job = self.env[action["res_model"]].browse(action["res_id"])
        self.assertEqual((job.state, job.count), ("waiting", 3))
        self.run_cron("ir_cron_print")
        self.assertEqual(job.state, "done")

    def test_only_worker_does_not_wait_for_itself(self):
        cls = type(self.env["ir.actions.report"])
        self.startPatcher(patch.object(cls, "get_wkhtmltopdf_state", lambda self: "workers"))
        action = self.dialog(self.sellers).action_print()
        self.assertEqual(action["res_model"], "hr.kp.print.job")


@tagged("post_install", "-at_install")
class TestPrintJob(PrintCase):
    """A print of many papers, step by step."""

    def start(self, records=None, **options):
        records = self.sellers | self.cooks if records is None else records
        options = {"paper": "copies", "duplex": False} | options
        return self.env["hr.kp.print.job"]._start(records=records, **options)

    def test_steps_are_put_together_in_their_order(self):
        steps = self.rendering()
        self.at_once(2)
        job = self.start()
        self.run_cron("ir_cron_print")
        ids = (self.sellers | self.cooks).ids
        self.assertEqual([step[0] for step in steps], [ids[:2], ids[2:]])
        self.assertEqual(self.pages(job), ids)
        self.assertEqual((job.state, job.progress, job.page_count), ("done", 100, 4))
        self.assertFalse(job.sudo()._parts())

    def test_no_more_texts_at_once_than_are_printed_in_a_step(self):
        steps = self.rendering()
        self.at_once(10, texts=1)
        self.start()
        self.run_cron("ir_cron_print")
        self.assertEqual([step[0] for step in steps], [self.sellers.ids, self.cooks.ids])

    def test_printed_with_the_rights_of_who_asked(self):
        steps = self.rendering()
        self.start()
        self.run_cron("ir_cron_print")
        self.assertEqual([step[1:] for step in steps], [(self.officer.id, False)])

    def test_what_was_printed_before_a_stop_is_not_printed_again(self):
        steps = self.rendering()
        self.at_once(3)
        job = self.start()
        job.sudo()._step()
        self.assertEqual((job.state, job.done_count), ("running", 3))
        self.run_cron("ir_cron_print")
        self.assertEqual([len(step[0]) for step in steps], [3, 1])
        self.assertEqual(self.pages(job), (self.sellers | self.cooks).ids)

    def test_two_sided_steps_begin_on_odd_pages(self):
        self.rendering(pages=3)
        self.at_once(1)
        job = self.start(self.sellers[:2], duplex=True)
        job._print_now()
        first, second = self.sellers[:2].ids
        # A blank page has the size of the one before it.
        self.assertEqual(self.pages(job), [first] * 4 + [second] * 3)

    def test_failure_is_said_in_words_to_who_asked(self):
        self.rendering(lost=self.cooks)
        self.at_once(3)
        job = self.start()
        self.run_cron("ir_cron_print")
        self.assertEqual((job.state, job.problem), ("failed", "Посади немає."))
        self.assertFalse(job.sudo()._parts())
        message = self.told(job)
        self.assertIn("could not be printed", message.subject)
        self.assertIn("Посади немає", message.body)

    def test_who_asked_is_told_with_a_link(self):
        self.rendering()
        job = self.start()
        self.run_cron("ir_cron_print")
        message = self.told(job)
        self.assertIn("is printed", message.subject)
        self.assertIn(f"/odoo/hr.kp.print.job/{job.id}", message.body)
        self.assertEqual(message.notified_partner_ids, self.officer.partner_id)

    def told(self, job):
        return (
            self.env["mail.message"]
            .sudo()
            .search([("model", "=", job._name), ("res_id", "=", job.id)])
        )

    def test_failure_does_not_stop_the_next_print(self):
        self.rendering(lost=self.cooks)
        jobs = self.start(self.cooks), self.start(self.sellers)
        self.run_cron("ir_cron_print")
        self.assertEqual([job.state for job in jobs], ["failed", "done"])

    @mute_logger(one_by_one.__name__)
    def test_nor_does_a_fault_of_the_program(self):
        self.rendering()
        render = type(self.env["hr.kp.print.job"])._render

        def failing(job, papers):
            if self.cooks in papers:
                raise ZeroDivisionError
            return render(job, papers)

        self.startPatcher(patch.object(type(self.env["hr.kp.print.job"]), "_render", failing))
        jobs = self.start(self.cooks), self.start(self.sellers)
        self.run_cron("ir_cron_print")
        self.assertEqual([job.state for job in jobs], ["failed", "done"])
        self.assertIn("ZeroDivisionError", jobs[0].problem)
        with self.assertRaisesRegex(UserError, "ZeroDivisionError"):
            self.start(self.cooks)._print_now()

    def test_print_deleted_between_two_steps(self):
        self.at_once(1)
        deleted, other = self.start(), self.start(self.cooks)
        steps = self.rendering()

        def then_deleted(cron, processed=0, **_options):
            if steps and deleted.exists():
                deleted.sudo().unlink()
            return 1

        self.startPatcher(
            patch.object(type(self.env["ir.cron"]), "_commit_progress", then_deleted)
        )
        self.run_cron("ir_cron_print")
        self.assertEqual(len(steps), 2)
        self.assertEqual(other.state, "done")

    def test_deleted_in_the_meantime(self):
        self.rendering()
        job, other = self.start(), self.start(self.cooks)
        self.cooks.sudo().unlink()
        self.run_cron("ir_cron_print")
        self.assertEqual(self.pages(job), self.sellers.ids)
        self.assertEqual(other.state, "failed")
        self.assertIn("was deleted", other.problem)

    def test_not_downloaded_before_it_is_ready(self):
        with self.assertRaisesRegex(UserError, "not printed yet"):
            self.start().action_download()

    def test_without_a_printer(self):
        """In tests Odoo gives HTML, as where no wkhtmltopdf is."""
        self.startPatcher(
            patch(
                "odoo.addons.hr_kp_classifier.models.hr_job_instruction_printing.printer",
                lambda: "absent",
            )
        )
        with self.assertRaisesRegex(UserError, "no wkhtmltopdf"):
            self.start()._print_now()

    def test_own_alone(self):
        job = self.start()
        for user in (self.manager, self.employee_user):
            with self.assertRaises(AccessError):
                job.with_user(user).read(["name"])

    def test_file_is_of_who_asked(self):
        self.rendering()
        job = self.start()
        job._print_now()
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", job._name), ("res_field", "=", "file"), ("id", "!=", 0)]
        )
        self.assertEqual(attachment.res_id, job.id)
        with self.assertRaises(AccessError):
            attachment.with_user(self.manager).read(["datas"])

    def test_kept_for_a_week(self):
        self.rendering()
        old, new = self.start(), self.start()
        old._print_now()
        self.env.cr.execute(
            "UPDATE hr_kp_print_job SET create_date = create_date - %s WHERE id = %s",
            [hr_kp_print_job.KEPT_FOR + timedelta(hours=1), old.id],
        )
        old.invalidate_recordset()
        new.sudo()._gc_jobs()
        self.assertEqual((old | new).exists(), new)
