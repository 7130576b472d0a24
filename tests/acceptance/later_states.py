# Fed to "odoo shell" on the database of the demo company: records in every state that comes
# after the draft, each several times, for a button may take one on into another state.
import base64
import json
from datetime import date, timedelta

from odoo import Command

COPIES = 4
TODAY = date.today()
IN_A_WEEK = TODAY + timedelta(days=7)

key = (
    env["res.users.apikeys"]
    .with_user(env.ref("base.user_admin"))
    ._generate("rpc", "walk", None)
)
env = env(user=env["res.users"].search([("login", "=", "hr")]), context={"lang": "uk_UA"})
employees = env["hr.employee"].search([("pin", "=", "2580")])
titled = [
    job
    for job in env["hr.job"].search(
        [
            ("department_id", "in", employees.department_id.ids),
            ("kp_profession_id", "!=", False),
        ],
        order="name",
    )
    if job.kp_title_state == "valid" and job.no_of_employee
]
director = employees.filtered(lambda each: each.job_id.name.startswith("Директор"))[:1]
others = [job for job in titled if not job.kp_instruction_ids]
VISA = Command.create({"employee_id": employees[1].id, "date": TODAY})


def order(job, day, **vals):
    """An order that renames a position, ready to be signed."""
    made = env["hr.kp.order"]._compose(job, kind="renaming")
    grade = made.line_ids.grade_before
    made.line_ids.kp_grade = "II категорії" if grade == "I категорії" else "I категорії"
    requisites = {"number": f"{made.id}-К", "date": TODAY, "date_in_force": day}
    made.write({**requisites, "signer_id": director.id, **vals})
    return made


def composed(action, number):
    made = env["hr.kp.order"].browse(action["res_id"])
    made.write(
        {"number": number, "date": TODAY, "date_in_force": IN_A_WEEK, "signer_id": director.id}
    )
    return made


def instruction(job):
    """An agreed instruction of a position."""
    job.action_kp_create_instruction()
    made = job.kp_instruction_ids[:1]
    made.write({"number": f"{made.id}-ПІ", "date": TODAY, "approver_id": director.id})
    made.visa_ids = [VISA]
    made.action_agree()
    return made


def edition(letter, **vals):
    """An import that adds a title."""
    csv = f"КОД КП,ПРОФЕСІЙНА НАЗВА РОБОТИ\n2442.2,Соціометрист {letter}\n"
    files = [{"name": "zmina.csv", "content": base64.b64encode(csv.encode()).decode()}]
    answer = env["hr.kp.edition"].import_classifier(
        files, apply=True, name=f"Зміна {letter}", **vals
    )
    return env["hr.kp.edition"].browse(answer["edition_id"])


states = []


def walk(records, state=None):
    states.append([records._name, records.ids, state or records[0].state])


jobs = iter(titled * 9)
agreed_orders = env["hr.kp.order"]
for _copy in range(COPIES):
    made = order(next(jobs), IN_A_WEEK, visa_ids=[VISA])
    made.action_agree()
    agreed_orders |= made
walk(agreed_orders)
signed = env["hr.kp.order"].union(*(order(next(jobs), IN_A_WEEK) for _copy in range(COPIES)))
signed.action_sign()
signed.action_ask()
walk(signed)
done = env["hr.kp.order"].union(*(order(next(jobs), TODAY) for _copy in range(2)))
done.action_sign()
done.action_ask()
walk(done)
before = order(next(jobs), IN_A_WEEK)
before.action_sign()
revocation = composed(before.action_revoke(), "1-С")
revocation.date_in_force = TODAY
revocation.action_sign()
walk(before)
walk(revocation)

notices = done.acknowledgement_ids
walk(signed.acknowledgement_ids[:COPIES])
env["hr.kp.order.notice.sign.on.paper"].create(
    {
        "acknowledgement_ids": notices[:1].ids,
        "signed_on": TODAY,
        "scan": base64.b64encode(b"%PDF-1.4 scan"),
        "scan_name": "scan.pdf",
    }
).action_record()
walk(notices[:1])

agreed = env["hr.job.instruction"].union(*(instruction(job) for job in others[:COPIES]))
walk(agreed)
in_force = env["hr.job.instruction"].search([("state", "=", "in_force")])
walk(in_force[:COPIES])
left = env["hr.job.instruction"].union(
    *(instruction(job) for job in others[COPIES : COPIES + 3])
)
left.action_approve()
revised = env["hr.job.instruction"].browse(left[0].action_new_revision()["res_id"])
revised.write({"number": "99-ПІ", "date": TODAY, "approver_id": director.id})
revised.visa_ids.date = TODAY
revised.action_approve()
left[1].action_cancel()
walk(left[0])
walk(left[1])
acknowledgements = in_force.acknowledgement_ids
walk(acknowledgements.filtered(lambda each: each.state == "asked")[:COPIES])
for method in ("paper", "electronic"):
    walk(acknowledgements.filtered(lambda each, method=method: each.method == method)[:1])

ordered = env["hr.job.instruction"].union(
    *(instruction(job) for job in others[COPIES + 3 : COPIES + 5])
)
of_instructions = composed(ordered[0].action_compose_order(), "1-І")
of_instructions |= composed(ordered[1].action_compose_order(), "2-І")
of_instructions.action_sign()
walk(of_instructions)

drafts = env["hr.staff.list.version"].create([{"date_in_force": TODAY} for _copy in range(2)])
walk(drafts)
awaiting = drafts.create({"date_in_force": IN_A_WEEK, "number": "2"})
composed(awaiting.action_compose_order(), "1-Ш").action_sign()
walk(awaiting)
approved = drafts.create({"date_in_force": TODAY, "number": "1"})
approving = composed(approved.action_compose_order(), "2-Ш")
approving.date_in_force = TODAY
approving.action_sign()
walk(approved)
walk(approving)

undone = edition("а")
undone.action_undo()
walk(undone)
coming = {"date_in_force": IN_A_WEEK.isoformat()}
scheduled = env["hr.kp.edition"].union(*(edition(letter, **coming) for letter in "бвг"))
# The last one can be undone, and then the one before it.
loaded = env["hr.kp.edition"].union(*(edition(letter) for letter in "ґде"))
walk(loaded[::-1])
walk(scheduled)

kiosks = env["hr.kp.kiosk"].create([{"name": f"Планшет {copy}"} for copy in range(3)])
walk(kiosks)
opened = kiosks.create([{"name": f"Відкритий {copy}"} for copy in range(3)])
for each in opened:
    each.action_open()
walk(opened)

env.cr.commit()
print("DATA", json.dumps({"key": key, "states": states}))
