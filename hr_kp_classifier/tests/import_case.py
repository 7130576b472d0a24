import base64

from .common import KpCase

AMENDMENT = "Дія,Попередній код,Попередня назва,Новий код,Нова назва,Примітка"


def csv(*rows, heading="КОД КП,ПРОФЕСІЙНА НАЗВА РОБОТИ"):
    return "\n".join((heading, *rows, "")).encode()


class ImportCase(KpCase):
    """Imports of classifier files, as an HR manager makes them by the wizard."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Edition = cls.env["hr.kp.edition"]
        cls.Profession = cls.env["hr.kp.profession"]
        cls.sociologist = cls.profession("2442.2", "Соціолог")

    def wizard(self, content, filename="зміна.csv", **values):
        return (
            self.env["hr.kp.import"]
            .with_user(self.manager)
            .create({"file": base64.b64encode(content), "filename": filename, **values})
        )

    def previewed(self, content, **values):
        wizard = self.wizard(content, **values)
        wizard.action_preview()
        self.assertFalse(wizard.has_problems, wizard.preview)
        return wizard

    def applied(self, wizard):
        """The edition that applying the file leaves."""
        return self.Edition.browse(wizard.action_apply()["res_id"])

    def imported(self, content, **values):
        return self.applied(self.wizard(content, **values))

    def whole(self, drop=(), add=()):
        """The whole list as a file, less some titles and with others."""
        titles = self.Profession.search([]).filtered(lambda p: (p.code, p.name) not in drop)
        rows = [f'{p.code},"{p.name}"' for p in titles]
        return csv(*rows, *(f'{code},"{name}"' for code, name in add))

    def changes(self, edition):
        return {(c.kind, c.code, c.name_before, c.name_after) for c in edition.change_ids}
