import base64

from odoo.tools.image import image_process
from odoo.tools.misc import file_open

from .instruction_case import InstructionLifecycleCase


class AcknowledgementCase(InstructionLifecycleCase):
    """An instruction in force and two on the job, one of them with a user."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.make_employee("Тарас Шевченко", user_id=cls.employee_user.id)
        cls.userless = cls.make_employee("Ольга Кобилянська", work_email="olha@example.com")
        cls.instruction.action_approve()
        with file_open("base/static/img/avatar_grey.png", "rb") as file:
            cls.signature = base64.b64encode(image_process(file.read(), size=(60, 60)))

    @classmethod
    def make_employee(cls, name, **vals):
        vals.setdefault("job_id", cls.job.id)
        return cls.env["hr.employee"].create({"name": name, **vals})

    def ask(self):
        self.instruction.action_ask()
        return self.of(self.reader)

    def of(self, employee, instruction=None):
        return self.env["hr.job.instruction.acknowledgement"].search(
            [
                ("employee_id", "=", employee.id),
                ("instruction_id", "=", (instruction or self.instruction).id),
            ]
        )

    def sign(self, acknowledgement, user=None):
        """Sign in the dialog, as a user does."""
        acknowledgement = acknowledgement.with_user(user or self.employee_user)
        action = acknowledgement.action_sign()
        wizard = (
            self.env[action["res_model"]]
            .with_user(user or self.employee_user)
            .with_context(**action["context"])
            .create({"signature": self.signature})
        )
        wizard.action_sign()
