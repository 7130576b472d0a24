from odoo import Command
from odoo.exceptions import RedirectWarning
from odoo.service.model import call_kw
from odoo.tests import tagged

from .instruction_case import InstructionLifecycleCase
from .order_case import TODAY, OrderCase


@tagged("post_install", "-at_install")
class TestTwoEditors(InstructionLifecycleCase):
    """Both have opened a draft; what the second saves would go over the first one's work."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.section = cls.instruction.section_ids[0]
        cls.clause = cls.section.clause_ids[0]

    def save(self, user, version, **vals):
        """Save as the form does.

        :return: the version that the form goes on with
        """
        vals = {**vals, "text_version": version}
        [answer] = call_kw(
            self.env(user=user)["hr.job.instruction"],
            "web_save",
            [self.instruction.ids, vals],
            {"specification": {"text_version": {}}},
        )
        return answer["text_version"]

    def edit(self, body):
        return {
            "section_ids": [
                Command.update(
                    self.section.id,
                    {"clause_ids": [Command.update(self.clause.id, {"body": body})]},
                )
            ]
        }

    def test_second_is_refused_and_told_who_was_first(self):
        read = self.instruction.text_version
        self.save(self.officer, read, **self.edit("Перше."))
        with self.assertRaisesRegex(RedirectWarning, "Officer"):
            self.save(self.manager, read, **self.edit("Друге."))
        self.assertEqual(self.clause.body, "Перше.")

    def test_one_goes_on_saving(self):
        version = self.instruction.text_version
        for body in ("Перше.", "Друге."):
            version = self.save(self.officer, version, **self.edit(body))
        self.assertEqual(self.clause.body, "Друге.")

    def test_whatever_was_changed(self):
        self.add_visa()
        change = {
            "a field": lambda: self.instruction.write({"number": "1"}),
            "a clause's text": lambda: self.clause.write({"body": "Інше."}),
            "a clause more": lambda: self.clause.copy({"section_id": self.section.id}),
            "a clause less": lambda: self.section.clause_ids[1].unlink(),
            "a heading": lambda: self.section.write({"name": "Інше"}),
            "a section less": lambda: self.instruction.section_ids[1].unlink(),
            "a visa": lambda: self.instruction.visa_ids.write({"date": "2026-11-23"}),
        }
        for what, work in change.items():
            with self.subTest(what):
                read = self.instruction.text_version
                work()
                with self.assertRaises(RedirectWarning):
                    self.save(self.manager, read, place="Львів")

    def test_what_is_no_text_disturbs_nobody(self):
        read = self.instruction.text_version
        self.instruction.message_post(body="Подивіться, будь ласка")
        self.instruction.activity_schedule("mail.mail_activity_data_todo")
        self.save(self.manager, read, place="Львів")
        self.assertEqual(self.instruction.place, "Львів")

    def test_an_unread_text_is_neither_put_in_force_nor_replaced(self):
        read = self.instruction.text_version
        self.clause.body = "Інше."
        stale = self.instruction.with_context(kp_text_version=read)
        for action in (stale.action_approve, stale.action_take_template, stale.action_agree):
            with self.subTest(action.__name__), self.assertRaises(RedirectWarning):
                action()
        self.instruction.with_context(
            kp_text_version=self.instruction.text_version
        ).action_approve()
        self.assertEqual(self.instruction.state, "in_force")


@tagged("post_install", "-at_install")
class TestTwoEditorsOfOrder(OrderCase):
    """Of an order too."""

    def save(self, user, version, **vals):
        [answer] = call_kw(
            self.env(user=user)["hr.kp.order"],
            "web_save",
            [self.order.ids, {**vals, "text_version": version}],
            {"specification": {"text_version": {}}},
        )
        return answer["text_version"]

    def edit(self, title):
        return {"line_ids": [Command.update(self.line.id, {"kp_extended_title": title})]}

    def test_second_is_refused_and_told_who_was_first(self):
        read = self.order.text_version
        read_on = self.save(self.officer, read, **self.edit("Соціолог відділу збуту"))
        with self.assertRaisesRegex(RedirectWarning, r"Officer.*Наказ.*25\.11\.2026"):
            self.save(self.manager, read, **self.edit("Соціолог відділу кадрів"))
        self.assertEqual(self.line.kp_extended_title, "Соціолог відділу збуту")
        self.save(self.officer, read_on, place="Львів")
        self.assertEqual(self.order.place, "Львів")

    def test_whatever_was_changed(self):
        self.order.visa_ids = [Command.create({"employee_id": self.lawyer.id})]
        change = {
            "a field": lambda: self.order.write({"number": "1"}),
            "a line": lambda: self.line.write({"kp_grade": "II категорії"}),
            "a line more": lambda: self.line.create(
                {"order_id": self.order.id, "job_id": self.head_job.id}
            ),
            "a visa": lambda: self.order.visa_ids.write({"date": TODAY}),
            "a line less": lambda: self.order.line_ids[-1].unlink(),
        }
        for what, work in change.items():
            with self.subTest(what):
                read = self.order.text_version
                work()
                with self.assertRaises(RedirectWarning):
                    self.save(self.manager, read, place="Львів")

    def test_an_unread_order_is_not_signed(self):
        read = self.order.text_version
        self.line.kp_grade = "II категорії"
        stale = self.order.with_context(kp_text_version=read)
        for action in (stale.action_sign, stale.action_agree):
            with self.subTest(action.__name__), self.assertRaises(RedirectWarning):
                action()
        self.order.message_post(body="Подивіться, будь ласка")
        self.order.with_context(kp_text_version=self.order.text_version).action_sign()
        self.assertEqual(self.order.state, "signed")
