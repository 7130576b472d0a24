# Fed to "odoo shell" by script/bench: an order over 500 positions that 5,000 employees hold, and
# its papers.
from datetime import timedelta

from bench_wkhtmltopdf import beside_wkhtmltopdf, printing, timed, wait_for_server

from odoo import fields

JOBS, EMPLOYEES = 500, 5_000
TODAY = fields.Date.today()


def measured(work):
    """Seconds, queries and the result of something, with nothing in the cache."""
    env.flush_all()
    env.invalidate_all()
    before = env.cr.sql_log_count
    elapsed, result = timed(lambda: (work(), env.flush_all())[0])
    return elapsed, env.cr.sql_log_count - before, result


professions = env["hr.kp.profession"].search([("section_id.code", "=", "2")], limit=JOBS)
jobs = env["hr.job"].create(
    [
        {
            "name": f"Посада {number}",
            "kp_profession_id": professions[number % len(professions)].id,
            "kp_salary": 10_000 + number,
        }
        for number in range(JOBS)
    ]
)
employees = env["hr.employee"].create(
    [
        {"name": f"Працівник {number}", "job_id": jobs[number % JOBS].id}
        for number in range(EMPLOYEES)
    ]
)
signer = env["hr.employee"].create({"name": "Керівник", "job_title": "Директор"})

elapsed, queries, order = measured(lambda: env["hr.kp.order"]._compose(jobs))
print(f"An order over {JOBS} positions composed: {elapsed:.1f} s, {queries} queries (aim: 5 s)")
order.write(
    {
        "number": "1-од",
        "date": TODAY,
        "date_in_force": TODAY + timedelta(days=1),
        "signer_id": signer.id,
        "ground": "зміни в організації праці",
    }
)
for line in order.line_ids:
    line.kp_extended_title = f"{line.title_before} відділу збуту"
elapsed, queries, _none = measured(order.action_sign)
print(f"Signed, and the print of it kept: {elapsed:.1f} s, {queries} queries")
elapsed, queries, _none = measured(order.action_ask)
print(f"Notices to {EMPLOYEES} employees: {elapsed:.1f} s, {queries} queries before the screen")
elapsed, queries, _none = measured(order._carry_out)
print(f"Carried out: {elapsed:.1f} s, {queries} queries (aim: 20 s)")

wait_for_server()
notices = order.acknowledgement_ids[:500]
env.invalidate_all()
by_odoo, bare, pages = beside_wkhtmltopdf(
    lambda: printing(env)._render_qweb_pdf("hr_kp_classifier.report_order_notice", notices.ids)
)
print(
    f"500 notices as one PDF ({pages} pages): {by_odoo:.1f} s against {bare:.1f} s of wkhtmltopdf "
    f"alone: {by_odoo / bare:.2f} (aim: 1.2)"
)
env.cr.rollback()
