# Fed to "odoo shell" by script/bench after script/many_people.py: how long HR waits who asks many
# people to sign, and what telling them in the background costs beside the mails alone.
import time

from odoo.tools import SQL

MODEL = "hr.job.instruction.acknowledgement"


def timed(work):
    env.flush_all()
    env.invalidate_all()
    before = env.cr.sql_log_count
    started = time.perf_counter()
    result = work()
    env.flush_all()
    return time.perf_counter() - started, env.cr.sql_log_count - before, result


title = env["hr.kp.profession"].search([("code", "=", "2442.2"), ("name", "=", "Соціолог")])
approver = env["hr.employee"].search([], limit=1)
people = env["hr.employee"].search([("work_email", "=like", "employee%@example.com")])


def instruction_of(number):
    """An instruction in force on a position that so many hold."""
    job = env["hr.job"].create({"name": f"Соціолог {number}", "kp_profession_id": title.id})
    env.flush_all()
    env.cr.execute(
        SQL(
            "UPDATE hr_version SET job_id = %s WHERE employee_id = ANY(%s)",
            job.id,
            people[:number].ids,
        )
    )
    env.cr.execute("ANALYZE hr_version")
    env.invalidate_all()
    job.action_kp_create_instruction()
    instruction = job.kp_instruction_ids
    instruction.write({"number": "1", "date": "2026-01-01", "approver_id": approver.id})
    # The print of it is measured elsewhere.
    type(instruction)._render_snapshot = lambda self: (b"", "pdf")
    instruction.action_approve()
    return instruction


Acknowledgement = env[MODEL]
template = env.ref("hr_kp_classifier.mail_template_acknowledge")
baseline = None
for number in (200, 2_000, 20_000):
    instruction = instruction_of(number)
    asking, queries, _action = timed(instruction.action_ask)
    waiting = Acknowledgement.search([("to_notify", "=", True)])
    telling, told_queries, _none = timed(Acknowledgement._cron_notify)
    baseline = baseline or asking
    print(
        f"{number} people asked to sign: {asking:.1f} s, {queries} queries before the screen, "
        f"{asking / baseline:.1f} times that of 200; the other {len(waiting)} told in the "
        f"background: {telling:.1f} s, {told_queries} queries"
    )
    if number == 2_000:
        ids = waiting.ids
        bare, _queries, _mails = timed(
            lambda ids=ids: [
                template.send_mail_batch(
                    ids[start : start + 200], email_layout_xmlid="mail.mail_notification_light"
                )
                for start in range(0, len(ids), 200)
            ]
        )
        print(
            f"The same {len(ids)} mails alone, by Odoo: {bare:.1f} s; telling them: "
            f"{telling / bare:.2f}"
        )
late, late_queries, found = timed(Acknowledgement._late)
outdated, outdated_queries, _none = timed(env["hr.job.instruction"]._cron_tell_outdated)
moved, moved_queries, _none = timed(Acknowledgement._no_longer_concerned)
print(f"Who is late, of all these: {late:.2f} s; who has moved away: {moved:.2f} s")
print(f"Which instructions no longer fit their positions: {outdated:.2f} s")
