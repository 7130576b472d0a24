"""Makes the demo company: a bakery with 6 departments, 30 positions and 45 employees.

Everything goes through the addon's own dialogs and buttons, each at the day on which HR would
have pressed it: some weeks of work lie behind the company when it is first looked at. Run by
``script/server``; ``odoo shell`` gives the environment.
"""

import base64
import csv
import io
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

from freezegun import freeze_time
from PIL import Image, ImageDraw
from werkzeug.serving import make_server

from odoo import Command
from odoo.http import root

HERE = Path(__file__).parent
DIRECTOR = "Гнатюк Олександр Васильович"
LAWYER = "Лисенко Андрій Миколайович"
HR_HEAD = "Кравчук Наталія Степанівна"
# Each login is its own password.
GROUPS = {
    "hr": "hr.group_hr_manager",
    "kadry": "hr.group_hr_user",
    "crm": "base.group_user",
}
DEPARTMENT_HEADS = {
    "Адміністрація": DIRECTOR,
    "Бухгалтерія": "Савченко Людмила Павлівна",
    "Відділ маркетингу": "Клименко Дмитро Олегович",
    "Відділ збуту": "Павленко Сергій Іванович",
    "Пекарський цех": "Іваненко Микола Петрович",
    "Складське господарство": "Гриценко Валерій Петрович",
}
# Chosen in the review list; the other positions without a title go on waiting there.
CHOSEN_TITLES = {
    "Заступник директора з виробництва",
    "CRM-менеджер",
    "Начальник відділу маркетингу",
    "Начальник відділу збуту",
}
# Put in force, in this order; the first one after visas.
INSTRUCTIONS = [
    "CRM-менеджер",
    "Комірник",
    "Менеджер (управитель) із збуту",
    "Бухгалтер",
]
DRAFT = "Слюсар-ремонтник"
SIGNED_ON_PAPER = {
    "Зінченко Максим Павлович",
    "Сидоренко Ірина Олександрівна",
    "Гончар Олег Степанович",
    "Романюк Катерина Василівна",
    "Руденко Тетяна Олексіївна",
}


def build(env):
    """Make the company in the database of ``env``.

    Committed day by day: the style sheets are served by other transactions, which would wait
    for this one.
    """
    env = env(context=dict(env.context, lang="uk_UA", tz="Europe/Kyiv"))
    company = Company(env)
    with serving(env):
        live(env, company)
    # Nobody would get the mails.
    env["mail.mail"].search([]).unlink()
    env.company.kp_title_errors = "block"
    env.cr.commit()


@contextmanager
def serving(env):
    """Serve the style sheets that PDFs are printed with: the shell itself answers nobody."""
    server = make_server("127.0.0.1", 0, root, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    parameters = env["ir.config_parameter"]
    parameters.set_param("report.url", f"http://127.0.0.1:{server.server_port}")
    try:
        yield
    finally:
        parameters.set_param("report.url", False)
        server.shutdown()


def live(env, company):
    """Let the days pass."""
    for days_ago, deed in (
        (120, company.found),
        (118, company.take_on),
        (110, company.import_staff_list),
        (108, company.name_heads),
        (105, company.choose_titles),
        (104, company.extend_titles),
        (60, company.put_in_force),
        (58, company.sign),
        (21, company.raise_grade),
        (10, company.draft),
        (7, company.import_amendment),
    ):
        with freeze_time(date.today() - timedelta(days=days_ago), tick=True):
            deed()
            env.cr.commit()


class Company:
    """The demo company while it is being made."""

    def __init__(self, env):
        self.admin = env
        self.env = env

    def job(self, name):
        """The position of this name."""
        return self.env["hr.job"].search(
            [("name", "=", name), ("company_id", "=", self.env.company.id)]
        )

    def employee(self, name):
        """The employee of this name."""
        return self.env["hr.employee"].search([("name", "=", name)])

    def found(self):
        """Say what the company is and what it has agreed with its employees."""
        # The administrator keeps the system, and is nobody of the company's.
        self.admin.ref("base.user_admin").employee_id.action_archive()
        self.admin.company.write(
            {
                "name": "ТОВ «Калинівський хліб»",
                "city": "Калинівка",
                "street": "вул. Хлібна, 1",
                "country_id": self.admin.ref("base.ua").id,
                "currency_id": self.admin.ref("base.UAH").id,
                "email": "kadry@kalynivskyi-khlib.example.com",
                # As a company that has just moved in: what is wrong is shown first.
                "kp_title_errors": "show",
                "kp_means": "корпоративна електронна пошта та ця система",
                "kp_means_document": "колективний договір, п. 4.7",
                "kp_means_date": date.today() - timedelta(days=60),
            }
        )

    def take_on(self):
        """Create the employees, and the users of those who work at a computer."""
        with (HERE / "people.csv").open(encoding="utf-8", newline="") as file:
            people = list(csv.DictReader(file, delimiter=";"))
        self.admin["hr.employee"].create(
            [
                {
                    "name": person["name"],
                    "sex": person["sex"],
                    "contract_date_start": person["joined"],
                    "user_id": self._user(person).id if person["login"] else False,
                    "country_id": self.admin.ref("base.ua").id,
                    "tz": "Europe/Kyiv",
                    "company_id": self.admin.company.id,
                    "pin": "2580",
                }
                for person in people
            ]
        )
        # From here on HR works.
        self.env = self.admin(user=self.employee(HR_HEAD).user_id)

    def _user(self, person):
        login = person["login"]
        return (
            self.admin["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "name": person["name"],
                    "login": login,
                    "password": login,
                    "email": f"{login}@kalynivskyi-khlib.example.com",
                    "lang": "uk_UA",
                    "tz": "Europe/Kyiv",
                    # Its greeting would stand in front of the first page.
                    "odoobot_state": "disabled",
                    "group_ids": [Command.link(self.admin.ref(GROUPS[login]).id)],
                }
            )
        )

    def import_staff_list(self):
        """Bring in departments, positions and who holds them."""
        self._import(
            self.env["hr.staff.list.import"].create(
                {
                    "file": base64.b64encode((HERE / "staff_list.csv").read_bytes()),
                    "filename": "staff_list.csv",
                }
            )
        )

    def _import(self, dialog):
        dialog.action_preview()
        if dialog.has_problems:
            raise ValueError(dialog.summary)
        dialog.action_apply()

    def name_heads(self):
        """Say who heads the departments."""
        for department, head in DEPARTMENT_HEADS.items():
            self.env["hr.department"].search(
                [("name", "=", department)]
            ).manager_id = self.employee(head)

    def choose_titles(self):
        """Propose titles for all positions that have none; accept some."""
        self.env["hr.job"].action_kp_propose_titles()
        self.env["hr.kp.title.proposal"].search(
            [("name", "in", list(CHOSEN_TITLES)), ("kp_profession_id", "!=", False)]
        ).action_accept()

    def extend_titles(self):
        """Extend two titles: one as practice does, one against annex В."""
        self.job("Менеджер з персоналу").kp_extended_title = "Менеджер з персоналу та навчання"
        self.job("Юрисконсульт").kp_extended_title = "Юрисконсульт-договірник"

    def put_in_force(self):
        """Write, agree and approve the instructions; ask to acknowledge them."""
        director, lawyer = self.employee(DIRECTOR), self.employee(LAWYER)
        for number, name in enumerate(INSTRUCTIONS, 1):
            job = self.job(name)
            job.action_kp_create_instruction()
            instruction = job.kp_instruction_ids
            instruction.write(
                {"approver_id": director.id, "drafter_id": self.employee(HR_HEAD).id}
            )
            if number == 1:
                instruction.visa_ids = [
                    Command.create({"employee_id": lawyer.id, "date": date.today()})
                ]
                instruction.action_agree()
            instruction.write({"number": f"{number}-ПІ", "date": date.today()})
            instruction.action_approve()
            instruction.action_ask()

    def sign(self):
        """Have some sign: one in Odoo, some on paper."""
        asked = self.env["hr.job.instruction.acknowledgement"].search([])
        crm = self.admin["res.users"].search([("login", "=", "crm")])
        asked.filtered(lambda a: a.employee_id.user_id == crm).with_user(crm).sign(
            base64.b64encode(drawn_signature())
        )
        on_paper = asked.filtered(lambda a: a.employee_id.name in SIGNED_ON_PAPER)
        for instruction, acknowledgements in on_paper.grouped("instruction_id").items():
            sheet, _kind = self.admin["ir.actions.report"]._render_qweb_pdf(
                "hr_kp_classifier.report_acknowledgement_sheet", instruction.ids
            )
            self.env["hr.job.instruction.sign.on.paper"].create(
                {
                    "acknowledgement_ids": acknowledgements.ids,
                    "signed_on": date.today(),
                    "scan": base64.b64encode(sheet),
                    "scan_name": "Аркуш ознайомлення.pdf",
                }
            ).action_record()

    def raise_grade(self):
        """Change a position after its instruction has been approved."""
        self.job("Бухгалтер").kp_grade = "I категорії"

    def draft(self):
        """Leave one instruction to be gone on with."""
        self.job(DRAFT).action_kp_create_instruction()

    def import_amendment(self):
        """Bring in a small amendment that touches one position."""
        dialog = self.env["hr.kp.import"].create(
            {
                "file": base64.b64encode((HERE / "amendment_taken_in.csv").read_bytes()),
                "filename": "amendment_taken_in.csv",
                "name": "Навчальна зміна А (вигадана)",
                "date_in_force": date.today() - timedelta(days=1),
            }
        )
        dialog.action_preview()
        if dialog.has_problems:
            raise ValueError(dialog.preview)
        dialog.action_apply()


def drawn_signature():
    """A PNG that looks as drawn by a finger."""
    image = Image.new("RGBA", (400, 120), (255, 255, 255, 0))
    points = [(20, 90), (60, 20), (80, 95), (120, 40), (150, 90), (190, 50), (370, 60)]
    ImageDraw.Draw(image).line(points, fill=(20, 20, 90, 255), width=4, joint="curve")
    with io.BytesIO() as file:
        image.save(file, "PNG")
        return file.getvalue()
