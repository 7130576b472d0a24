from datetime import date, timedelta

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged

from .import_case import AMENDMENT, ImportCase, csv

OPERATOR = "Оператор електронно-комунікаційних послуг"


@tagged("post_install", "-at_install")
class TestImportAmendment(ImportCase):
    """An amendment as it is published: what HR sees of it, decides, and when it is done."""

    def line(self, wizard, label):
        return wizard.line_ids.filtered(
            lambda line: label in (line.label_before, line.label_after)
        )

    def test_each_action_shows_before_and_after(self):
        job = self.make_job(self.sociologist, name="Соціолог")
        wizard = self.previewed(
            csv(
                "доповнити,,,2442.2,Соціометрист,п. 1",
                f"замінити,4229,{OPERATOR},4229,Оператор послуг,п. 2",
                "виключити,2442.2,Соціолог,2442.2,Соціометрист,п. 3",
                heading=AMENDMENT,
            )
        )
        self.assertEqual(
            [
                (each.kind, each.label_before, each.label_after, each.note, each.job_count)
                for each in wizard.line_ids
            ],
            [
                ("added", False, "2442.2 Соціометрист", "п. 1", 0),
                ("renamed", f"4229 {OPERATOR}", "4229 Оператор послуг", "п. 2", 0),
                ("cancelled", "2442.2 Соціолог", "2442.2 Соціометрист", "п. 3", 1),
            ],
        )
        edition = self.applied(wizard)
        self.assertEqual(self.sociologist.replaced_by_id.name, "Соціометрист")
        self.assertFalse(self.sociologist.active)
        cancelled = edition.change_ids.filtered(lambda change: change.kind == "cancelled")
        self.assertIn("2442.2 Соціометрист", cancelled.details)
        self.assertIn("Соціометрист", job.activity_ids.note)
        self.assertEqual(set(edition.change_ids.mapped("note")), {"п. 1", "п. 2", "п. 3"})
        self.assertTrue(self.profession("4229", "Оператор послуг"))

    def test_changed_attributes_are_said(self):
        heading = "КОД КП,КОД ЗКППТР,ПРОФЕСІЙНА НАЗВА РОБОТИ"
        wizard = self.previewed(csv("2442.2,25211,Соціолог", heading=heading))
        self.assertIn("– → 25211", wizard.line_ids.details)

    def test_a_title_moves_to_another_code_with_its_positions(self):
        job = self.make_job(self.sociologist, name="Соціолог")
        self.imported(csv("замінити,2442.2,Соціолог,2442.1,Соціолог,", heading=AMENDMENT))
        self.assertEqual(self.sociologist.group_id.code, "2442.1")
        self.assertEqual(job.kp_profession_id.code, "2442.1")

    def test_problem_of_a_row(self):
        wizard = self.wizard(csv("виключити,2442.2,Соціолох,,,", heading=AMENDMENT))
        wizard.action_preview()
        self.assertTrue(wizard.has_problems)
        self.assertIn("Соціолог", wizard.preview)
        with self.assertRaises(ValidationError):
            wizard.action_apply()

    def test_what_hr_has_changed_is_kept(self):
        self.sociologist.with_user(self.manager).zkpptr_code = "11111"
        content = csv("виключити,2442.2,Соціолог,,,", heading=AMENDMENT)
        edition = self.imported(content)
        self.assertEqual(edition.change_ids.kind, "kept")
        self.assertTrue(self.sociologist.active)
        self.imported(content, overwrite=True)
        self.assertFalse(self.sociologist.active)

    def test_same_amendment_twice_does_nothing(self):
        content = csv(
            "доповнити,,,2442.2,Соціометрист,",
            f"замінити,4229,{OPERATOR},4229,Оператор послуг,",
            "виключити,2442.2,Соціолог,2442.2,Соціометрист,",
            heading=AMENDMENT,
        )
        self.imported(content)
        wizard = self.previewed(content)
        self.assertFalse(wizard.has_steps)

    # --- What HR decides --------------------------------------------------------------

    def test_what_looks_renamed_is_parted(self):
        new_name = "Оператор електронних комунікаційних послуг"
        operator = self.profession("4229", OPERATOR)
        wizard = self.previewed(
            self.whole(drop={("4229", OPERATOR)}, add=[("4229", new_name)]), scope="whole"
        )
        line = self.line(wizard, f"4229 {OPERATOR}")
        self.assertEqual((line.kind, line.may_part), ("renamed", True))
        line.parted = True
        edition = self.applied(wizard)
        self.assertEqual(
            self.changes(edition),
            {
                ("cancelled", "4229", OPERATOR, False),
                ("added", "4229", False, new_name),
            },
        )
        self.assertFalse(operator.active)

    def test_what_was_not_paired_is_one_title(self):
        name = "Дослідник громадської думки"
        wizard = self.previewed(
            self.whole(drop={("2442.2", "Соціолог")}, add=[("2442.2", name)]), scope="whole"
        )
        self.line(wizard, f"2442.2 {name}").former_id = self.sociologist
        edition = self.applied(wizard)
        self.assertEqual(self.changes(edition), {("renamed", "2442.2", "Соціолог", name)})
        self.assertEqual(self.sociologist.name, name)

    def test_an_addition_that_looks_like_a_title_is_said(self):
        new_name = "Оператор електронних комунікаційних послуг"
        wizard = self.previewed(csv(f"4229,{new_name}"))
        self.assertEqual(wizard.line_ids.looks_like, f"4229 {OPERATOR}")
        operator = self.profession("4229", OPERATOR)
        wizard.line_ids.former_id = operator
        self.applied(wizard)
        self.assertEqual(operator.name, new_name)

    def test_a_successor_is_chosen(self):
        analyst = self.profession("2442.2", "Соціолог").copy({"name": "Соціолог-аналітик"})
        for field, successor in (("replaced_by_id", analyst), ("replaced_by_line_id", None)):
            with self.subTest(field=field):
                wizard = self.previewed(
                    csv(
                        "виключити,2442.2,Соціолог,,,",
                        "доповнити,,,2442.2,Соціометрист,",
                        heading=AMENDMENT,
                    )
                )
                line = self.line(wizard, "2442.2 Соціолог")
                line[field] = successor or self.line(wizard, "2442.2 Соціометрист")
                edition = self.applied(wizard)
                self.assertEqual(
                    self.sociologist.replaced_by_id,
                    successor or self.profession("2442.2", "Соціометрист"),
                )
                edition.with_user(self.manager).action_undo()
                self.assertFalse(self.sociologist.replaced_by_id)

    # --- On its date ------------------------------------------------------------------

    def test_comes_into_force_on_its_date(self):
        today = date(2026, 11, 25)
        with freeze_time(today):
            wizard = self.previewed(
                csv("виключити,2442.2,Соціолог,,,", heading=AMENDMENT),
                date_in_force=today + timedelta(7),
            )
            edition = self.applied(wizard)
            self.assertEqual(edition.state, "scheduled")
            self.run_cron("ir_cron_bring_into_force")
            self.assertTrue(self.sociologist.active)
            self.assertFalse(edition.can_undo)
        # The evening before, by UTC: in Kyiv the day has begun.
        with freeze_time("2026-12-01 22:30:00"):
            self.run_cron("ir_cron_bring_into_force")
        self.assertEqual(edition.state, "loaded")
        self.assertFalse(self.sociologist.active)
        self.assertEqual(self.sociologist.cancelled_by_id, edition)
        self.assertFalse(edition.sudo().source)
        edition.with_user(self.manager).action_undo()
        self.assertTrue(self.sociologist.active)

    def test_decisions_hold_until_the_date(self):
        wizard = self.previewed(
            csv("2442.2,Дослідник громадської думки"), date_in_force="2099-01-01"
        )
        wizard.line_ids.former_id = self.sociologist
        edition = self.applied(wizard)
        edition.with_user(self.manager).action_apply_now()
        self.assertEqual(self.sociologist.name, "Дослідник громадської думки")

    def test_one_that_can_no_longer_be_done_is_told(self):
        edition = self.imported(
            csv(
                "виключити,2442.2,Соціолог,,,",
                "доповнити,,,2442.2,Соціометрист,",
                heading=AMENDMENT,
            ),
            date_in_force="2099-01-01",
        )
        self.sociologist.with_user(self.manager).name = "Соціолог наш"
        with freeze_time("2099-01-02"):
            self.run_cron("ir_cron_bring_into_force")
            self.run_cron("ir_cron_bring_into_force")
        self.assertEqual(edition.state, "scheduled")
        self.assertEqual(len(edition.activity_ids), 1)
        self.assertIn("Соціолог", edition.activity_ids.note)
        self.assertEqual(edition.activity_ids.user_id, self.manager)
        self.assertFalse(self.is_in_kp("2442.2", "Соціометрист"))
        edition.with_user(self.manager).action_withdraw()
        self.assertEqual(edition.state, "undone")
        self.assertFalse(edition.activity_ids)
        with self.assertRaises(UserError):
            edition.with_user(self.manager).action_apply_now()

    def test_date_of_the_past_or_of_today_is_done_at_once(self):
        edition = self.imported(csv("2442.2,Соціометрист"), date_in_force="2020-01-01")
        self.assertEqual(edition.state, "loaded")
        # By Kyiv's day, which has begun already.
        with freeze_time("2026-12-01 22:30:00"):
            edition = self.imported(csv("2442.2,Соціограф"), date_in_force="2026-12-02")
        self.assertEqual(edition.state, "loaded")

    # --- Groups -----------------------------------------------------------------------

    def test_new_group_form_opens(self):
        with Form(self.env["hr.kp.group"].with_user(self.manager)) as form:
            form.code, form.name = "2442.9", "Інші"
        self.assertEqual(form.record.parent_id.code, "2442")

    def test_group_in_which_titles_stand_keeps_its_code(self):
        group = self.sociologist.group_id
        with self.assertRaisesRegex(ValidationError, "2442.2"):
            group.with_user(self.manager).code = "2442.9"
        with self.assertRaises(ValidationError):
            group.parent_id.code = "2449"

    def test_group_takes_in_those_that_came_before_it(self):
        Group = self.env["hr.kp.group"]
        low = Group.create({"code": "0110", "name": "Командири"})
        self.assertFalse(low.parent_id)
        middle = Group.create({"code": "011", "name": "Офіцери"})
        self.assertEqual(low.parent_id, middle)
        self.assertEqual(low.level, "subclass")

    def test_servicemen_are_stored_and_found(self):
        self.imported(
            csv(
                "доповнити,,,0,Військовослужбовці,",
                "доповнити,,,01,Офіцери,",
                "доповнити,,,011,Старші офіцери,",
                "доповнити,,,0110,Командири,,група",
                "доповнити,,,0110.1,Командири підрозділів,,група",
                "доповнити,,,0110.1,Командир роти,",
                heading=f"{AMENDMENT},Вид",
            )
        )
        title = self.profession("0110.1", "Командир роти")
        self.assertEqual(title.section_id.code, "0")
        self.assertEqual(title.group_id.parent_id.parent_id.code, "011")
        for text in ("0110.1", "0110", "командир роти"):
            self.assertIn(title.id, dict(self.Profession.name_search(text)))

    def test_link_made_through_the_title_is_no_change_of_it(self):
        occupation = self.env["hr.occupation"].search([], limit=1)
        self.sociologist.with_user(self.manager).write(
            {"occupation_link_ids": [(0, 0, {"occupation_id": occupation.id})]}
        )
        self.assertFalse(self.sociologist.changed_by_hr)
