# Fed to "odoo shell": what HR does with the addon in a year. The state it leaves is what an
# upgrade must keep and an uninstallation must clear away.
import base64
from datetime import date

from odoo import Command
from odoo.tools.misc import file_open


def new_user(name, login, *groups):
    return env["res.users"].create(
        {
            "name": name,
            "login": login,
            "email": f"{login}@example.com",
            "lang": "uk_UA",
            "tz": "Europe/Kyiv",
            "group_ids": [Command.set([env.ref(group).id for group in groups])],
        }
    )


def title(code, name):
    return env["hr.kp.profession"].search([("code", "=", code), ("name", "=", name)])


manager = new_user("Кадровичка", "hr", "hr.group_hr_manager", "base.group_system")
reader_user = new_user("Тарас Шевченко", "reader", "base.group_user")
env = env(user=manager, context={"lang": "uk_UA"})

# --- The lists that ship with the addon and belong to HR ---------------------------------

everyday = env["hr.kp.everyday.title"].search([], order="name, id")
everyday[0].write({"name": "Назва від HR", "spellings": "так\nі так"})
everyday[0].recommendation_ids[:1].ground = "Підстава від HR"
everyday[1].unlink()
everyday[2].active = False
env["hr.kp.everyday.title"].create(
    {
        "name": "Дослідник думок",
        "recommendation_ids": [
            Command.create({"profession_id": title("2442.2", "Соціолог").id})
        ],
    }
)

words = env["hr.kp.derived.word"].search([], order="name, id")
words[0].write({"name": "ультранадпровідний", "source": "Наказ від HR"})
words[1].unlink()
words[2].active = False
env["hr.kp.derived.word"].create({"name": "гіперзвуковий", "source": "HR"})

templates = env["hr.job.instruction.template"].search([], order="name, id")
templates[0].name = "Зразок від HR"
templates[0].section_ids[0].clause_ids[0].body = "Пункт від HR."
templates[1].section_ids[-1].unlink()
# Since 19.0.2.0.0 what ships can only be archived.
(templates[2] | templates[3]).active = False
templates[4].copy({"name": "Копія від HR"})

env["hr.kp.profession"].create({"code": "2442.2", "name": "Соціолог-експериментатор"})
title("2421.2", "Адвокат").zkpptr_code = "99999"

characteristic = env["hr.kp.characteristic"].search([], order="id", limit=1)
characteristic.duties = "Робить те, що сказав HR"
env["hr.kp.characteristic"].create(
    {"profession_id": title("2442.2", "Соціолог").id, "knowledge": "Знає від HR"}
)

link = env["hr.occupation.link"].search([], order="id", limit=1)
link.note = "Перевірено HR"
env["hr.occupation.link"].search([], order="id desc", limit=1).active = False

# --- Settings and what noupdate keeps ----------------------------------------------------

env.company.write(
    {
        "name": "ТОВ «Приклад»",
        "city": "Харків",
        "kp_title_errors": "show",
        "kp_reminder_days": 7,
        "kp_feminine_titles": True,
    }
)
env.ref("hr_kp_classifier.mail_template_acknowledge").subject = "Тема від HR"
env.ref("hr_kp_classifier.ir_cron_remind").interval_number = 2
env.ref("hr_kp_classifier.mail_activity_acknowledge").delay_count = 9

# --- Positions, people, an instruction and its second revision ---------------------------

department = env["hr.department"].create({"name": "Відділ досліджень"})
job = env["hr.job"].create(
    {
        "name": "Дослідник думок",
        "department_id": department.id,
        "kp_profession_id": title("2442.2", "Соціолог").id,
        "kp_extended_title": "Соціолог відділу досліджень",
        "kp_grade": "II категорії",
        "kp_title_genitive": "соціолога відділу досліджень (від HR)",
        "kp_title_feminine": "Соціологиня (від HR)",
        "kp_staff_units": 2.5,
    }
)
# Kept because errors are only shown.
env["hr.job"].create(
    {
        "name": "CRM-менеджер",
        "kp_profession_id": title(
            "1473", "Менеджер (управитель) у сфері надання інформації"
        ).id,
        "kp_extended_title": "CRM-менеджер",
    }
)
Employee = env["hr.employee"]
director = Employee.create({"name": "Марія Заньковецька", "job_title": "Директор"})
lawyer = Employee.create({"name": "Леся Косач", "job_title": "Юрисконсульт"})
reader = Employee.create(
    {"name": "Тарас Шевченко", "job_id": job.id, "user_id": reader_user.id}
)
on_paper = Employee.create({"name": "Ольга Кобилянська", "job_id": job.id})
not_yet = Employee.create({"name": "Ще не підписав", "job_id": job.id})
# Titled otherwise than the position, at half a unit.
not_yet.version_id.write(
    {"kp_profession_name": "Соціолог-експериментатор", "kp_code": "2442.2", "kp_rate": 0.5}
)

with file_open("base/static/img/avatar_grey.png", "rb") as file:
    picture = base64.b64encode(file.read())


def sign_all(instruction):
    acknowledgements = instruction.acknowledgement_ids
    of_reader = acknowledgements.filtered(lambda a: a.employee_id == reader)
    action = of_reader.with_user(reader_user).action_sign()
    env[action["res_model"]].with_user(reader_user).with_context(**action["context"]).create(
        {"signature": picture}
    ).action_sign()
    # Release 19.0.1.0.0 has it under the second name.
    names = ("hr.job.instruction.sign.on.paper", "hr.job.instruction.paper")
    env[next(name for name in names if name in env)].create(
        {
            "acknowledgement_ids": [
                Command.set(acknowledgements.filtered(lambda a: a.employee_id == on_paper).ids)
            ],
            "signed_on": date.today(),
            "scan": picture,
            "scan_name": "аркуш.png",
        }
    ).action_record()


job.action_kp_create_instruction()
first = job.kp_instruction_ids
first.section_ids[1].clause_ids[0].body = "Вивчає думки за завданням HR."
first.write({"number": "12-ПІ", "date": date(2026, 11, 23), "approver_id": director.id})
first.visa_ids = [Command.create({"employee_id": lawyer.id, "date": date(2026, 11, 20)})]
first.action_agree()
first.action_approve()
first.action_ask()
sign_all(first)

second = env["hr.job.instruction"].browse(first.action_new_revision()["res_id"])
second.section_ids[1].clause_ids[0].body = "Вивчає і записує думки за завданням HR."
second.write({"number": "13-ПІ", "date": date(2026, 11, 23), "approver_id": director.id})
second.visa_ids.date = date(2026, 11, 23)
second.action_approve()
sign_all(second)
second.message_post(body="Обговорення від HR")

draft = env["hr.job.instruction"].browse(second.action_new_revision()["res_id"])
draft.section_ids[1].clause_ids[1].body = "Чернетка від HR."
env.cr.commit()
