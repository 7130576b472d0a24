from datetime import date, timedelta

from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import freeze_time, tagged

from .common import new_foreign_hr
from .import_case import AMENDMENT, ImportCase, csv

# After the day on which the addon was installed: the last import is undone first.
TODAY = date(2040, 11, 25)
ORDER_DAY = TODAY + timedelta(days=7)
FORMER, NEW, NEWER = "Соціолог", "Дослідник громадської думки", "Аналітик громадської думки"
# What undoing an import has to leave alone.
NOT_COMPARED = {"write_date", "write_uid", "__last_update"}


class FormerTitleCase(ImportCase):
    """An amendment that renames «Соціолог», and a position that prints it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.company = cls.env.company
        cls.job = cls.make_job(cls.sociologist, name="Дослідник", company_id=cls.company.id)
        cls.director = cls.env["hr.employee"].create({"name": "Іван Франко"})

    def renamed(self, before=FORMER, after=NEW, **vals):
        """The edition that renames one title into another."""
        vals.setdefault("name", "Зміна № 15")
        row = f'замінити,2442.2,"{before}",2442.2,"{after}",'
        return self.imported(csv(row, heading=AMENDMENT), **vals)

    def composed(self, edition, day=ORDER_DAY):
        """The order that the edition's button draws up, with all that it takes to sign it."""
        order = self.env["hr.kp.order"].browse(edition.action_compose_order()["res_id"])
        return self.dated(order, day)

    def dated(self, order, day=ORDER_DAY):
        order.write(
            {
                "number": "15-од",
                "date": TODAY,
                "date_in_force": day,
                "signer_id": self.director.id,
            }
        )
        return order

    def signed(self, order):
        order.action_sign()
        self.assertEqual(order.state, "signed")
        return order

    def carried_out(self, order):
        """What the night of the order's day brings."""
        with freeze_time(order.date_in_force):
            self.run_cron("ir_cron_carry_out_orders")
        self.assertEqual(order.state, "done")
        return order

    def stored(self, jobs):
        """All that is stored of positions, but for who wrote last."""
        self.env.flush_all()
        self.env.invalidate_all()
        names = [
            name
            for name, field in jobs._fields.items()
            if field.store and field.column_type and name not in NOT_COMPARED
        ]
        return jobs.with_context(active_test=False).read(names, load=None)


@tagged("post_install", "-at_install")
class TestFormerTitle(FormerTitleCase):
    def test_positions_keep_what_they_print(self):
        other = self.env["res.company"].create({"name": "Інша"})
        jobs = self.job
        for vals in ({"company_id": False}, {"company_id": other.id}, {"active": False}):
            jobs |= self.make_job(self.sociologist, **vals)
        self.renamed()
        self.assertEqual(self.sociologist.name, NEW)
        for job in jobs:
            self.assertEqual((job.kp_title, job.kp_title_state), (FORMER, "warning"))
            [finding] = job.kp_title_findings
            self.assertEqual(finding["rule"], "renamed_title")
            for words in ("Зміна № 15", FORMER, NEW):
                self.assertIn(words, finding["message"])
            self.assertEqual((finding["repair"], finding["is_official"]), (NEW, True))

    def test_own_words_stay_and_the_repair_has_them(self):
        job = self.make_job(
            self.sociologist, kp_extended_title="Старший соціолог відділу", kp_grade="5 розряду"
        )
        self.renamed()
        self.assertEqual(job.kp_title, "Старший соціолог відділу")
        self.assertEqual(job.kp_title_state, "warning")
        [finding] = job.kp_title_findings
        self.assertEqual(finding["repair"], "Старший дослідник громадської думки відділу")
        self.assertFalse(finding["is_official"])
        vals = job._kp_proposed_title()
        self.assertEqual(
            (vals["kp_extended_title"], vals["kp_grade"]), (finding["repair"], "5 розряду")
        )

    def test_forms_that_hr_has_put_right_stay(self):
        self.job.write(
            {
                "kp_title_genitive": "Соціолога-дослідника",
                "kp_title_feminine": "Соціологиня наша",
            }
        )
        self.renamed()
        self.env.flush_all()
        self.assertEqual(self.job.kp_title_genitive, "Соціолога-дослідника")
        self.assertEqual(self.job.kp_title_feminine, "Соціологиня наша")

    def test_a_company_that_blocks_errors_may_go_on_with_the_position(self):
        self.company.kp_title_errors = "block"
        self.renamed()
        self.job.kp_grade = "I категорії"
        self.assertEqual(self.job.kp_title, FORMER)

    def test_hr_may_take_the_new_title_at_once(self):
        self.renamed()
        self.job.kp_extended_title = False
        self.assertEqual((self.job.kp_title, self.job.kp_title_state), (NEW, "valid"))
        self.assertFalse(self.job._kp_is_of_former_title())

    def test_the_review_list_proposes_the_new_title(self):
        self.job.name = NEW
        self.renamed()
        self.job.action_kp_propose_titles()
        self.job.kp_title_proposal_ids.action_accept()
        self.assertEqual((self.job.kp_title, self.job.kp_title_state), (NEW, "valid"))

    def test_the_same_words_are_taken_at_once(self):
        sales = self.profession("1475.4", "Менеджер (управитель) із збуту")
        job = self.make_job(sales)
        for name, printed in (
            ("Менеджер (управитель) зі збуту", "Менеджер зі збуту"),
            # What may stand in brackets changes nothing of what is printed.
            ("Менеджер (управитель, керівник) зі збуту", "Менеджер зі збуту"),
        ):
            with self.subTest(name):
                row = f'замінити,1475.4,"{sales.name}",1475.4,"{name}",'
                edition = self.imported(csv(row, heading=AMENDMENT))
                self.assertFalse(job.kp_extended_title or edition.change_ids.kept_job_ids)
                self.assertEqual((job.kp_title, job.kp_title_state), (printed, "valid"))
                with self.assertRaisesRegex(UserError, "nothing to order"):
                    edition.action_compose_order()

    def test_a_title_renamed_by_hand_changes_at_once(self):
        self.sociologist.with_user(self.manager).name = NEW
        self.assertEqual((self.job.kp_title, self.job.kp_extended_title), (NEW, False))

    def test_slips_put_right_stay_and_come_back(self):
        """What documents print is kept, not what КП had published."""
        self.sociologist.write(
            {"corrected_name": "Соціолог польовий", "correction_ground": "!"}
        )
        edition = self.renamed()
        self.assertEqual(self.job.kp_title, "Соціолог польовий")
        self.assertEqual(self.job.kp_title_findings[0]["repair"], NEW)
        edition.action_undo()
        self.assertFalse(self.job.kp_extended_title)
        self.assertEqual(self.job.kp_title, "Соціолог польовий")
        self.assertEqual(self.sociologist.correction_ground, "!")

    def test_a_whole_edition_and_hrs_decision(self):
        name = "Дослідник думки громадян"
        wizard = self.previewed(
            self.whole(drop={("2442.2", FORMER)}, add=[("2442.2", name)]), scope="whole"
        )
        line = wizard.line_ids.filtered(lambda line: line.label_after == f"2442.2 {name}")
        line.former_id = self.sociologist
        edition = self.applied(wizard)
        self.assertEqual((self.job.kp_title, self.job.kp_title_state), (FORMER, "warning"))
        self.assertEqual(self.composed(edition).line_ids.title_after, name)
        edition.action_undo()
        self.assertFalse(self.job.kp_extended_title)

    def test_names_that_move_on_in_one_amendment(self):
        """A former title may be another official one today: it is still the former one here."""
        other = self.profession("2442.2", "Етнолог")
        job = self.make_job(other)
        edition = self.imported(
            csv(
                "замінити,2442.2,Соціолог,2442.2,Етнолог,",
                "замінити,2442.2,Етнолог,2442.2,Соціограф,",
                heading=AMENDMENT,
            )
        )
        self.assertEqual((self.job.kp_title, job.kp_title), (FORMER, "Етнолог"))
        self.assertEqual(
            {
                line.job_id: (line.title_before, line.title_after)
                for line in self.composed(edition).line_ids
            },
            {self.job: (FORMER, "Етнолог"), job: ("Етнолог", "Соціограф")},
        )

    # --- Undone -----------------------------------------------------------------------

    def test_undone_before_an_order_it_leaves_all_as_it_was(self):
        jobs = self.job | self.make_job(self.sociologist, active=False, company_id=False)
        jobs |= self.make_job(self.sociologist, kp_extended_title="Соціолог відділу")
        # Typed by HR, though it says no more than the official title.
        jobs |= self.make_job(self.sociologist, kp_extended_title=FORMER)
        self.job.kp_title_genitive = "Соціолога-дослідника"
        before, history = self.stored(jobs), len(self.job.kp_history_ids)
        self.renamed().with_user(self.manager).action_undo()
        self.assertEqual(self.stored(jobs), before)
        self.assertEqual(len(self.job.kp_history_ids), history)
        self.assertFalse(jobs[0].kp_title_findings)

    def test_what_hr_has_made_of_the_position_since_stays(self):
        self.company.kp_title_errors = "show"
        own, moved = (self.make_job(self.sociologist) for _number in range(2))
        edition = self.renamed()
        own.kp_extended_title = "Соціолог відділу збуту"
        moved.kp_profession_id = self.profession("2442.2", "Етнолог")
        moved.kp_extended_title = "Соціолог"
        edition.action_undo()
        self.assertFalse(self.job.kp_extended_title)
        self.assertEqual(own.kp_extended_title, "Соціолог відділу збуту")
        self.assertEqual(moved.kp_extended_title, "Соціолог")

    def test_where_the_name_does_not_come_back_the_position_keeps_it(self):
        edition = self.renamed()
        self.sociologist.with_user(self.manager).name = "Соціолог наш"
        edition.action_undo()
        self.assertEqual(self.sociologist.name, "Соціолог наш")
        self.assertEqual(self.job.kp_title, FORMER)

    def test_one_amendment_after_another(self):
        """The position keeps its title until an order, and that proposes the last one."""
        first = self.renamed()
        later = self.make_job(self.sociologist, company_id=self.company.id)
        second = self.renamed(NEW, NEWER, name="Зміна № 16")
        self.assertEqual((self.job.kp_title, later.kp_title), (FORMER, NEW))
        self.assertIn("Зміна № 15", self.job.kp_title_findings[0]["message"])
        self.assertIn("Зміна № 16", later.kp_title_findings[0]["message"])
        order = self.composed(second)
        self.assertEqual(set(order.line_ids.mapped("title_after")), {NEWER})
        second.action_undo()
        self.assertEqual((self.job.kp_title, later.kp_title), (FORMER, NEW))
        self.assertFalse(later.kp_extended_title)
        first.action_undo()
        self.assertFalse(self.job.kp_extended_title)
        self.assertEqual(self.job.kp_title_state, "valid")

    # --- The order --------------------------------------------------------------------

    def test_the_order_renames_on_its_day(self):
        worker = self.env["hr.employee"].create({"name": "Леся Курбас", "job_id": self.job.id})
        edition = self.renamed()
        order = self.signed(self.composed(edition))
        line = order.line_ids
        self.assertEqual((line.title_before, line.title_after), (FORMER, NEW))
        self.assertEqual(line.kp_title_state, "valid")
        order.action_ask()
        self.assertIn(NEW, order.acknowledgement_ids.text)
        self.assertEqual(self.job.kp_title, FORMER)
        self.assertEqual(worker.version_id.sudo().kp_position, FORMER)
        self.carried_out(order)
        self.assertEqual((self.job.kp_title, self.job.kp_extended_title), (NEW, False))
        self.assertEqual(self.job.kp_title_state, "valid")
        self.assertEqual(worker.version_id.sudo().kp_position, NEW)
        with self.assertRaisesRegex(UserError, "nothing to order"):
            edition.action_compose_order()

    def test_history_and_staff_list_follow_the_order(self):
        with freeze_time(TODAY - timedelta(days=30)):
            self.env["hr.job.history"].search([("job_id", "=", self.job.id)]).unlink()
            self.job.kp_staff_units = 2
        edition = self.renamed()
        order = self.carried_out(self.signed(self.composed(edition)))
        self.assertEqual(
            [(each.date, each.title, each.order_id) for each in self.job.kp_history_ids],
            [
                (ORDER_DAY, NEW, order),
                (TODAY - timedelta(days=30), FORMER, order.browse()),
            ],
        )
        for day, title in ((ORDER_DAY - timedelta(days=1), FORMER), (ORDER_DAY, NEW)):
            titles = {
                s.title for s in self.env["hr.staff.list"].create({"date": day})._states()
            }
            self.assertEqual({FORMER, NEW} & titles, {title})

    def test_revoked_and_undone_it_leaves_all_as_it_was(self):
        before = self.stored(self.job)
        edition = self.renamed()
        order = self.carried_out(self.signed(self.composed(edition, TODAY + timedelta(days=1))))
        with freeze_time(ORDER_DAY):
            revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
            line = revocation.line_ids
            self.assertEqual((line.title_before, line.title_after), (NEW, FORMER))
            self.dated(revocation)
            revocation.action_sign()
        self.assertEqual(revocation.state, "done")
        self.assertEqual((self.job.kp_title, self.job.kp_title_state), (FORMER, "warning"))
        edition.action_undo()
        self.assertEqual(self.stored(self.job), before)

    def test_undone_and_then_revoked_nothing_is_left_to_put_back(self):
        edition = self.renamed()
        order = self.carried_out(self.signed(self.composed(edition, TODAY + timedelta(days=1))))
        edition.action_undo()
        self.assertEqual((self.job.kp_title, self.job.kp_title_state), (FORMER, "valid"))
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        self.assertFalse(revocation.line_ids)

    def test_undone_after_the_order_was_signed_the_order_still_holds(self):
        self.company.kp_title_errors = "show"
        edition = self.renamed()
        order = self.signed(self.composed(edition))
        edition.action_undo()
        self.carried_out(order)
        self.assertEqual((self.job.kp_title, self.job.kp_title_state), (NEW, "error"))

    def test_an_order_signed_before_the_amendment_says_what_it_said(self):
        """On another matter, it does not rename; renaming, it does so as it was signed."""
        second = self.make_job(self.sociologist, company_id=self.company.id)
        salary, rename, new = (
            self.env["hr.kp.order"]._compose(jobs, kind="staff_list")
            for jobs in (self.job, second, second.browse())
        )
        salary.line_ids.salary_after = 20_000
        rename.line_ids.kp_extended_title = "Соціолог відділу"
        new.line_ids = [
            Command.create(
                {"action": "add", "name": "Новий", "kp_profession_id": self.sociologist.id}
            )
        ]
        for order in (salary, rename, new):
            self.signed(self.dated(order))
        self.renamed()
        for order in (salary, rename, new):
            self.carried_out(order)
        self.assertEqual((self.job.kp_title, self.job.kp_salary), (FORMER, 20_000))
        self.assertEqual(second.kp_title, "Соціолог відділу")
        self.assertEqual(new.line_ids.job_id.kp_title, FORMER)

    def test_a_draft_on_another_matter_does_not_rename(self):
        order = self.dated(self.env["hr.kp.order"]._compose(self.job, kind="staff_list"))
        order.line_ids.salary_after = 20_000
        order.visa_ids = [
            Command.create({"employee_id": self.director.id, "date": TODAY, "title": "Юрист"})
        ]
        order.action_agree()
        self.renamed()
        self.assertEqual(order.line_ids.title_after, FORMER)
        self.carried_out(self.signed(order))
        self.assertEqual((self.job.kp_title, self.job.kp_salary), (FORMER, 20_000))

    def test_renamed_again_before_the_order_is_carried_out(self):
        order = self.signed(self.composed(self.renamed()))
        self.renamed(NEW, NEWER, name="Зміна № 16")
        self.carried_out(order)
        self.assertEqual((self.job.kp_title, self.job.kp_title_state), (NEW, "warning"))
        self.assertEqual(self.job.kp_title_findings[0]["repair"], NEWER)

    def test_revoked_after_the_amendment_an_older_order_gives_the_former_words_back(self):
        order = self.dated(self.env["hr.kp.order"]._compose(self.job, kind="staff_list"), TODAY)
        order.line_ids.kp_extended_title = "Соціолог відділу"
        order.action_sign()
        self.renamed()
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        self.assertEqual(revocation.line_ids.title_after, FORMER)

    def test_chosen_in_the_check_of_titles_it_is_a_renaming(self):
        self.renamed()
        order = self.env["hr.kp.order"].browse(self.job.action_kp_compose_order()["res_id"])
        self.assertEqual(order.kind, "renaming")
        self.assertEqual(order.line_ids.title_after, NEW)

    def test_of_ones_own_company_and_shared(self):
        foreign = new_foreign_hr(self.env, "kp_former_title")
        shared = self.make_job(self.sociologist, company_id=False)
        theirs = self.make_job(self.sociologist, company_id=foreign.company_id.id)
        edition = self.renamed()
        self.assertEqual(self.composed(edition).line_ids.job_id, self.job | shared)
        order = edition.with_user(foreign).with_company(foreign.company_id)
        order = self.env["hr.kp.order"].browse(order.action_compose_order()["res_id"])
        self.assertEqual(order.line_ids.job_id, shared | theirs)
        self.env.invalidate_all()
        change = edition.change_ids.with_user(foreign)
        self.assertEqual(change.kept_job_ids, shared | theirs)

    def test_an_instruction_is_outdated_by_the_order(self):
        self.job.action_kp_create_instruction()
        instruction = self.job.kp_instruction_ids
        instruction.write({"number": "1", "date": TODAY, "approver_id": self.director.id})
        instruction.action_approve()
        edition = self.renamed()
        self.run_cron("ir_cron_tell_outdated")
        self.assertFalse(instruction.is_outdated)
        self.carried_out(self.signed(self.composed(edition)))
        self.assertTrue(instruction.is_outdated)
        self.assertEqual(
            sorted(instruction.job_id.kp_instruction_ids.mapped("revision")), [1, 2]
        )

    def test_annex_5_has_the_rename_on_the_day_of_the_order(self):
        self.company.kp_d5_renames = True
        self.env["hr.employee"].create(
            {
                "name": "Курбас Лесь Степанович",
                "job_id": self.job.id,
                "company_id": self.company.id,
                "date_version": "2020-01-01",
                "contract_date_start": "2020-01-01",
                "kp_d5_relation": "main",
            }
        )
        edition = self.renamed()
        with freeze_time(TODAY + timedelta(days=2)):
            self.env["hr.employee"].create(
                {
                    "name": "Шевченко Тарас Григорович",
                    "job_id": self.job.id,
                    "company_id": self.company.id,
                    "date_version": TODAY,
                    "contract_date_start": TODAY,
                    "kp_d5_relation": "main",
                }
            )
        self.carried_out(self.signed(self.composed(edition)))
        # The professional title is that of КП in force, the position what it was that day.
        start, rename = ("start", TODAY, NEW, FORMER), ("rename", ORDER_DAY, NEW, NEW)
        with freeze_time(ORDER_DAY + timedelta(days=40)):
            for month, expected in (("11", [start]), ("12", [rename, rename])):
                lines = self.env["hr.kp.d5"].create({"month": month, "year": 2040}).line_ids
                lines = lines.filtered(lambda line: line.employee_id.job_id == self.job)
                self.assertEqual(
                    [
                        (line.event, line.date_start, line.profession_name, line.position)
                        for line in lines
                    ],
                    expected,
                )

    # --- Many positions ---------------------------------------------------------------

    def test_queries_do_not_grow_with_the_positions(self):
        counts = []
        for number, (before, after) in (
            (2, (FORMER, NEW)),
            (90, (NEW, NEWER)),
        ):
            jobs = self.env["hr.job"].create(
                [
                    {"name": f"П {number} {index}", "kp_profession_id": self.sociologist.id}
                    for index in range(number)
                ]
            )
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            edition = self.renamed(before, after, name=f"Зміна {number}")
            self.env.flush_all()
            done = self.env.cr.sql_log_count
            self.assertEqual(set(jobs.mapped("kp_title")), {before})
            self.env.flush_all()
            self.env.invalidate_all()
            undoing = self.env.cr.sql_log_count
            edition.action_undo()
            self.env.flush_all()
            counts.append((done - start, self.env.cr.sql_log_count - undoing))
            jobs.kp_extended_title = False
            if number == 2:
                self.renamed(before, after, name="Ще раз")
                (self.job | jobs).kp_extended_title = False
        (few, undo_few), (many, undo_many) = counts
        self.assertLessEqual(many, few + 10, counts)
        self.assertLessEqual(undo_many, undo_few + 10, counts)


@tagged("post_install", "-at_install")
class TestFormStays(FormerTitleCase):
    """A cancelled title whose successor has the form that the position prints."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.storekeeping = cls.profession("4131", "Службовець на складі (комірник)")
        cls.keeper = cls.make_job(
            cls.storekeeping, kp_extended_title="Комірник", company_id=cls.company.id
        )
        cls.holder = cls.env["hr.employee"].create(
            {"name": "Марко Вовчок", "job_id": cls.keeper.id}
        )

    def cancelled(self, code="4131"):
        name = "Службовець складського обліку (комірник)"
        edition = self.imported(
            csv(
                f'доповнити,,,{code},"{name}",',
                f'виключити,4131,"{self.storekeeping.name}",{code},"{name}",',
                heading=AMENDMENT,
            )
        )
        return self.composed(edition, TODAY), self.profession(code, name)

    def test_the_form_stays_and_the_title_changes(self):
        order, clerk = self.cancelled()
        line = order.line_ids
        self.assertEqual((line.title_before, line.title_after), ("Комірник", "Комірник"))
        self.assertEqual(line.kp_profession_id, clerk)
        self.assertTrue(line._changes_something())
        cells = line._title_cells()
        self.assertIn("«Службовець на складі (комірник)»", cells[0])
        self.assertIn("«Службовець складського обліку (комірник)»", cells[2])
        order.action_sign()
        self.assertEqual(self.keeper.kp_profession_id, clerk)
        self.assertEqual(
            (self.keeper.kp_title, self.keeper.kp_title_state), ("Комірник", "valid")
        )
        self.assertIn("складського обліку", self.keeper.message_ids[0].body)

    def test_another_code_alone_is_said(self):
        order, _clerk = self.cancelled("4132")
        self.assertEqual(
            order.line_ids._title_cells(), ("Комірник", "4131", "Комірник", "4132")
        )

    def test_nobody_is_told_of_a_title_that_reads_the_same(self):
        order, _clerk = self.cancelled("4132")
        self.assertFalse(order.employee_count or order.is_essential_change or order.notice_note)
        order.action_sign()
        with self.assertRaisesRegex(UserError, "reads the same"):
            order.action_ask()

    def test_who_is_called_otherwise_is_told(self):
        other = self.make_job(self.storekeeping, company_id=self.company.id)
        told = self.env["hr.employee"].create({"name": "Ольга Басараб", "job_id": other.id})
        order, _clerk = self.cancelled()
        self.assertTrue(order.is_essential_change)
        order.action_sign()
        order.action_ask()
        self.assertEqual(order.acknowledgement_ids.employee_id, told)

    def test_revoked(self):
        self.company.kp_title_errors = "show"
        order, _clerk = self.cancelled()
        order.action_sign()
        revocation = self.env["hr.kp.order"].browse(order.action_revoke()["res_id"])
        self.dated(revocation, TODAY).action_sign()
        self.assertEqual(self.keeper.kp_profession_id, self.storekeeping)
        self.assertEqual(self.keeper.kp_title, "Комірник")
