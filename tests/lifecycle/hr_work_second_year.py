# Fed to "odoo shell" after hr_work.py: what HR does with what has come since 19.0.1.0.0. Each of
# these leaves records, files, messages or tasks that an uninstallation has to clear away.
import base64
from datetime import timedelta

from odoo import Command
from odoo.tools.misc import file_open

manager = env["res.users"].search([("login", "=", "hr")])
env = env(user=manager, context={"lang": "uk_UA"})
today = env["hr.kp.edition"]._today()

job = env["hr.job"].search([("name", "=", "Дослідник думок")])
director = env["hr.employee"].search([("name", "=", "Марія Заньковецька")])
reader, on_paper, not_yet = (
    env["hr.employee"].search([("name", "=", name)])
    for name in ("Тарас Шевченко", "Ольга Кобилянська", "Ще не підписав")
)
with file_open("base/static/img/avatar_grey.png", "rb") as file:
    picture = base64.b64encode(file.read())

# --- Titles proposed, an amendment that cancels one, a position of a pension list --------

waiting = env["hr.job"].create([{"name": "Бухгалтер"}, {"name": "Менеджер"}])
waiting.action_kp_propose_titles()
env["hr.kp.title.proposal"].action_accept_sure()
job.write({"kp_pension_list": "2", "kp_salary": 20000, "kp_allowance": 500})
cancelled = env["hr.kp.profession"].search([("name", "=", "Психолог")], limit=1)
env["hr.job"].create({"name": "Психолог", "kp_profession_id": cancelled.id})
amendment = (
    "Дія,Попередній код,Попередня назва,Новий код,Нова назва,Примітка\n"
    f"виключити,{cancelled.code},{cancelled.name},,,\n"
)
answer = env["hr.kp.edition"].import_classifier(
    [
        {
            "name": "zmina.csv",
            "content": base64.b64encode(amendment.encode()).decode(),
        }
    ],
    apply=True,
    number="15",
)
assert answer["edition_id"], answer

# --- Orders: carried out, waiting, revoked; their notices, signed by each means ----------

Order = env["hr.kp.order"]


def order(jobs, title, number, day=today, **vals):
    made = Order._compose(jobs, kind="renaming")
    made.line_ids.kp_extended_title = title
    made.write(
        {
            "number": number,
            "date": today,
            "date_in_force": day,
            "signer_id": director.id,
            **vals,
        }
    )
    return made


done = order(job, "Соціолог відділу збуту", "1-од")
done.visa_ids = [Command.create({"employee_id": reader.id, "date": today})]
done.action_agree()
done.action_sign()
assert done.state == "done"
done.action_ask()
notices = {notice.employee_id: notice for notice in done.acknowledgement_ids}
notices[reader].with_user(reader.user_id).sign(picture)
[(link, _url)] = env["hr.kp.signing.link"]._make(notices[on_paper], "shown")
notices[on_paper]._sign_by_link(link.sudo(), "Ольга", picture)
notices[not_yet].action_print_slips()
done.message_post(body="HR обговорює")
order(job, "Соціолог відділу продажу", "2-од", today + timedelta(days=9)).action_sign()
revocation = Order.browse(done.action_revoke()["res_id"])
order(waiting[0], "Бухгалтер відділу збуту", "3-од")
env["hr.kp.order.text"].search([], limit=1).text = "Текст від HR"

# --- A version of the staff list, annex 5, a tablet, a print, КЕП, agreed means ----------

version = env["hr.staff.list.version"].create({"number": "1", "date_in_force": today})
approval = Order.browse(version.action_compose_order()["res_id"])
approval.write({"number": "4-од", "date": today, "signer_id": director.id})
approval.action_sign()
assert version.state == "approved"
env["hr.kp.d5"]._open()
env.company.write({"kp_means": "корпоративна пошта", "kp_link_factor": "birthday"})
reader.write({"kp_means": "месенджер", "kp_d5_relation": "main", "kp_d5_order": "1-к"})

kiosk = env["hr.kp.kiosk"].create({"name": "Цех", "proof": "none"})
kiosk.action_open()
env["hr.kp.kiosk.session"].sudo()._begin(kiosk, on_paper, "none")
env["hr.kp.signing.guess"].sudo()._note("192.0.2.1")
printed = env["hr.kp.print.job"]._start("copies", reader | on_paper, False)
printed.sudo()._keep(b"%PDF-1.4")
printed.sudo()._fail("Немає паперу")
printed.sudo()._tell()
env["hr.kp.container"].sudo().create(
    {
        "instruction_id": env["hr.job.instruction"].search([("state", "=", "in_force")]).id,
        "file": base64.b64encode(b"container"),
        "file_name": "pidpys.p7s",
        "signer_ids": [Command.create({"name": "Марія Заньковецька"})],
    }
)
env.cr.commit()
