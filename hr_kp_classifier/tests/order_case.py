from datetime import date, timedelta

from odoo.tests import freeze_time

from .instruction_case import InstructionLifecycleCase

TODAY = date(2026, 11, 25)


class OrderCase(InstructionLifecycleCase):
    """A position with an employee, and a draft order that gives it another title."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.employee = cls.env["hr.employee"].create(
            {"name": "Ольга Кобилянська", "job_id": cls.job.id}
        )
        cls.order = cls.draft(cls.job)
        cls.line = cls.order.line_ids

    @classmethod
    def draft(cls, job, title="Соціолог відділу досліджень", **vals):
        """An order that lacks nothing, in force from a week on."""
        order = cls.env["hr.kp.order"]._compose(job, kind="renaming")
        if title:
            order.line_ids.kp_extended_title = title
        order.write(
            {
                "number": "15-од",
                "date": TODAY,
                "date_in_force": TODAY + timedelta(days=7),
                "signer_id": cls.director.id,
                **vals,
            }
        )
        return order

    def carried_out(self, order):
        order.date_in_force = TODAY
        order.action_sign()
        return order
