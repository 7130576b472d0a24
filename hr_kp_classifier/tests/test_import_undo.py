import base64
import random
from contextlib import contextmanager

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .import_case import AMENDMENT, ImportCase, csv


@tagged("post_install", "-at_install")
class TestImportUndo(ImportCase):
    """Undo is the inverse of an import, but for what HR has done since."""

    def lives(self, code="2442.2"):
        """All that is stored of the titles at a code; added and undone ones count as none."""
        titles = self.Profession.with_context(active_test=False).search([("code", "=", code)])
        return {title.id: title._snapshot() for title in titles}

    def undo(self, edition):
        return edition.with_user(self.manager).action_undo()

    def test_undo(self):
        heading = "КОД КП,КОД ЗКППТР,ПРОФЕСІЙНА НАЗВА РОБОТИ"
        name = "Оператор електронно-комунікаційних послуг"
        operator = self.profession("4229", name)
        job = self.make_job(self.sociologist, name="Соціолог")
        content = self.whole(
            drop={("2442.2", "Соціолог"), ("4229", name)},
            add=[
                ("4229", "Оператор електронних комунікаційних послуг"),
                ("2442.2", "Соціометрист"),
            ],
        )
        self.imported(csv("4229,12345," + name, heading=heading))
        edition = self.imported(content, scope="whole")
        self.assertEqual(job.kp_title_state, "error")
        edition.with_user(self.manager).action_undo()
        self.assertEqual(edition.state, "undone")
        self.assertTrue(self.sociologist.active)
        self.assertFalse(self.sociologist.cancelled_by_id)
        self.assertEqual((operator.name, operator.zkpptr_code), (name, "12345"))
        self.assertFalse(self.is_in_kp("2442.2", "Соціометрист"))
        self.assertEqual(job.kp_title_state, "valid")

    def test_a_title_that_is_another_official_one_no_longer(self):
        """An added title is another profession's name for positions that it is not linked to."""
        job = self.make_job(self.sociologist, kp_extended_title="Соціолог з питань довкілля")
        self.assertEqual(job.kp_title_state, "valid")
        edition = self.imported(csv("2444.2,Соціолог з питань довкілля"))
        self.assertNotEqual(job.kp_title_state, "valid")
        self.undo(edition)
        self.assertEqual(job.kp_title_state, "valid")

    def test_only_the_last_import_is_undone(self):
        first = self.imported(csv("2442.2,Соціометрист"))
        self.imported(csv("2442.2,Соціограф"))
        with self.assertRaises(UserError):
            first.action_undo()
        with self.assertRaises(UserError):
            self.Edition.search([("initial", "=", True)]).action_undo()

    def test_what_hr_had_made_of_a_title_is_back(self):
        """After an import that overwrites and its undo, HR's work is HR's again."""
        self.sociologist.with_user(self.manager).zkpptr_code = "11111"
        before = self.lives()
        heading = "КОД КП,КОД ЗКППТР,ПРОФЕСІЙНА НАЗВА РОБОТИ"
        content = csv("2442.2,25211,Соціолог", heading=heading)
        edition = self.imported(content, overwrite=True)
        self.assertFalse(self.sociologist.changed_by_hr)
        self.undo(edition)
        self.assertEqual(self.lives(), before)
        self.assertTrue(self.sociologist.changed_by_hr)
        # So that the next ordinary import leaves it.
        self.imported(content)
        self.assertEqual(self.sociologist.zkpptr_code, "11111")

    def test_a_restored_title_is_cancelled_again_as_it_was(self):
        first = self.imported(
            csv(
                "виключити,2442.2,Соціолог,2442.1,Соціолог-аналітик,",
                "доповнити,,,2442.1,Соціолог-аналітик,",
                heading=AMENDMENT,
            ),
        )
        before = self.lives()
        self.assertEqual(self.sociologist.replaced_by_id.name, "Соціолог-аналітик")
        second = self.imported(csv("2442.2,Соціолог"))
        self.assertTrue(self.sociologist.active)
        self.assertFalse(self.sociologist.replaced_by_id)
        self.undo(second)
        self.assertEqual(self.lives(), before)
        self.assertEqual(self.sociologist.cancelled_by_id, first)

    def test_a_name_that_hr_has_added_since(self):
        edition = self.imported(
            csv("замінити,2442.2,Соціолог,2442.2,Соціолог-науковець,", heading=AMENDMENT)
        )
        own = self.Profession.with_user(self.manager).create(
            {"code": "2442.2", "name": "Соціолог"}
        )
        action = self.undo(edition)
        self.assertEqual(edition.change_ids.undo_result, "taken")
        self.assertIn("2442.2 Соціолог", action["params"]["message"])
        self.assertEqual(self.sociologist.name, "Соціолог-науковець")
        self.assertTrue(own.active)

    def test_what_hr_has_changed_since_stays(self):
        edition = self.imported(
            csv(
                "замінити,2442.2,Соціолог,2442.2,Соціолог-науковець,",
                "доповнити,,,2442.2,Соціометрист,",
                heading=AMENDMENT,
            )
        )
        added = self.profession("2442.2", "Соціометрист")
        added.with_user(self.manager).name = "Соціометрист-аналітик"
        self.sociologist.with_user(self.manager).zkpptr_code = "25211"
        self.undo(edition)
        self.assertTrue(added.active)
        # Another field than that which the edition has changed: both stand.
        self.assertEqual(self.sociologist.name, "Соціолог")
        self.assertEqual(self.sociologist.zkpptr_code, "25211")
        self.assertEqual(
            {change.code + change.kind: change.undo_result for change in edition.change_ids},
            {"2442.2added": "left", "2442.2renamed": "undone"},
        )

    def test_a_value_that_hr_has_changed_since_is_left_and_told(self):
        edition = self.imported(
            csv("замінити,2442.2,Соціолог,2442.2,Соціолог-науковець,", heading=AMENDMENT)
        )
        self.sociologist.with_user(self.manager).name = "Соціолог наш"
        told = self.undo(edition)
        self.assertEqual(self.sociologist.name, "Соціолог наш")
        self.assertEqual(edition.change_ids.undo_result, "left")
        self.assertIn("2442.2 Соціолог", told["params"]["message"])

    def test_tasks_go_and_none_is_the_robots(self):
        job = self.make_job(self.sociologist, name="Соціолог")
        content = csv("виключити,2442.2,Соціолог,,,", heading=AMENDMENT)
        Edition = self.Edition.with_user(self.env.ref("base.user_root"))
        edition = Edition._import([("зміна.csv", content)], {}, {})
        self.assertTrue(job.activity_ids)
        self.assertTrue(job.activity_ids.user_id.active)
        self.undo(edition)
        self.assertFalse(job.activity_ids)

    def test_what_was_undone_does_not_pass_for_loaded(self):
        """An upgrade that ships the same files looks for them."""
        edition = self.imported(csv("2442.2,Соціометрист"))
        edition._write_protected({"source_hash": "0" * 64})
        self.undo(edition)
        self.assertFalse(self.Edition.search([("source_hash", "=", "0" * 64)]))

    def test_groups_are_undone_too(self):
        Group = self.env["hr.kp.group"]
        known = Group.search([("code", "=", "2442.2")])
        name = known.name
        groups = csv("2442.2,Інша назва", "2442.9,Інші професіонали", heading="code,name")
        edition = self.imported(
            csv("2442.9,Соціометрист"),
            second_file=base64.b64encode(groups),
            second_filename="groups.csv",
        )
        new = Group.search([("code", "=", "2442.9")])
        self.assertEqual((known.name, new.name), ("Інша назва", "Інші професіонали"))
        self.undo(edition)
        self.assertEqual(known.name, name)
        self.assertFalse(new.active)

    def test_names_that_moved_on_move_back(self):
        analyst = self.Profession.create({"code": "2442.2", "name": "Соціометрист"})
        before = self.lives()
        edition = self.imported(
            csv(
                "замінити,2442.2,Соціолог,2442.2,Соціометрист,",
                "замінити,2442.2,Соціометрист,2442.2,Соціограф,",
                heading=AMENDMENT,
            ),
            overwrite=True,
        )
        self.assertEqual((self.sociologist.name, analyst.name), ("Соціометрист", "Соціограф"))
        self.undo(edition)
        self.assertEqual(self.lives(), before)

    def test_history_is_written_by_imports_alone(self):
        edition = self.imported(csv("2442.2,Соціометрист"))
        change = edition.change_ids
        for user in (self.manager, self.env.ref("base.user_admin")):
            with self.assertRaises(AccessError):
                change.with_user(user).vals_before = {"name": "Підробка"}
            with self.assertRaises(AccessError):
                change.with_user(user).unlink()
            for vals in ({"state": "undone"}, {"source_hash": "x"}, {"initial": True}):
                with self.assertRaises(AccessError):
                    edition.with_user(user).write(vals)
            with self.assertRaises(AccessError):
                self.Edition.with_user(user).create({"name": "X"})
        # Nor by superuser rights alone, nor by a context as RPC sends it.
        for records in (change.sudo(), change.with_context(kp_loading=True)):
            with self.assertRaises(AccessError):
                records.write({"vals_before": {}})
        edition.with_user(self.manager).number = "15"

    def test_a_call_from_outside_does_not_pass_for_an_import(self):
        titles = self.sociologist.with_user(self.manager).with_context(kp_loading=True)
        titles.write({"zkpptr_code": "11111", "changed_by_hr": False})
        self.assertTrue(self.sociologist.changed_by_hr)
        titles.write({"changed_by_hr": False})
        self.assertTrue(self.sociologist.changed_by_hr)

    # --- Properties -------------------------------------------------------------------

    worked = {}
    NAMES = [f"Соціолог-{kind}" for kind in ("аналітик", "методолог", "науковець", "дослідник")]

    def amend(self, rng):
        """An amendment at random, such as can be done."""
        titles = self.Profession.search([("code", "=", "2442.2")])
        rows, free = [], list(self.NAMES)
        for title in rng.sample(list(titles), min(2, len(titles))):
            if title.name in free:
                free.remove(title.name)
            name = rng.choice(free)
            free.remove(name)
            action = rng.choice(
                (
                    f'виключити,2442.2,"{title.name}",,,',
                    f'замінити,2442.2,"{title.name}",2442.2,{name},',
                )
            )
            rows.append(action)
        there = set(titles.mapped("name"))
        rows += [f"доповнити,,,2442.2,{name}," for name in free if name not in there][:1]
        edition = self.Edition.with_user(self.manager)
        plan = edition._plan_of([("x.csv", csv(*rows, heading=AMENDMENT))], {"overwrite": True})
        if plan.file.problems:
            return self.imported(csv("2442.2,Соціолог"), overwrite=True)
        return self.imported(csv(*rows, heading=AMENDMENT), overwrite=rng.random() < 0.5)

    def without_added(self, lives, before):
        """Lives without the titles that an import added and its undo has archived."""
        return {id_: life for id_, life in lives.items() if id_ in before or life["active"]}

    def test_undo_after_undo_leads_back(self):
        for seed in range(15):
            with self.subTest(seed=seed), self.rolled_back():
                rng = random.Random(seed)
                states, editions = [], []
                for _step in range(3):
                    if rng.random() < 0.5:
                        self.hr_works(rng)
                    states.append(self.lives())
                    editions.append(self.amend(rng))
                    # What HR does before the next import is part of its state before.
                for before, edition in reversed(list(zip(states, editions, strict=True))):
                    self.undo(edition)
                    after = self.without_added(self.lives(), before)
                    changed = edition.change_ids.filtered(
                        lambda change: change.undo_result in ("left", "taken")
                    ).profession_id
                    for id_, life in before.items():
                        if id_ not in changed.ids and not self.by_hr(edition, id_):
                            self.assertEqual(after[id_], life)

    @contextmanager
    def rolled_back(self):
        with self.env.cr.savepoint() as savepoint:
            yield
            savepoint.rollback()
        self.env.invalidate_all()
        self.env.registry.clear_cache("stable")
        self.worked = {}

    def hr_works(self, rng):
        title = rng.choice(self.Profession.search([("code", "=", "2442.2")]))
        title.with_user(self.manager).zkpptr_code = str(rng.randrange(10000, 99999))
        self.worked.setdefault(title.id, []).append(max(self.Edition.search([]).ids))

    def by_hr(self, edition, id_):
        """Whether HR has changed the title after this edition."""
        return any(last >= edition.id for last in self.worked.get(id_, ()))

    def test_hrs_work_in_between_stays(self):
        for seed in range(15):
            with self.subTest(seed=seed), self.rolled_back():
                rng = random.Random(seed)
                before = self.lives()
                edition = self.amend(rng)
                touched = edition.change_ids.profession_id | self.sociologist
                title = rng.choice(touched.filtered("active") or self.sociologist)
                vals = rng.choice(
                    (
                        {"zkpptr_code": "12345"},
                        {"name": "Соціолог наш власний"},
                        {"active": not title.active},
                    )
                )
                title.with_user(self.manager).write(vals)
                mine = title._snapshot()
                self.undo(edition)
                for name in vals:
                    self.assertEqual(title._snapshot()[name], mine[name])
                self.assertEqual(title._snapshot()["changed_by_hr"], True)
                after = self.lives()
                for id_, life in before.items():
                    if id_ != title.id:
                        self.assertEqual(after[id_], life)
