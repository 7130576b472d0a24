# Fed to "odoo shell" by script/bench: how fast instructions are printed.
import contextlib
import resource
import statistics

from bench_wkhtmltopdf import beside_wkhtmltopdf, printing, timed, wait_for_server

from odoo.addons.base.models import ir_actions_report
from odoo.addons.hr_kp_classifier.reports import shared_pages

ROUNDS = 3
REPORT = "hr_kp_classifier.report_job_instruction"
Report = printing(env)


def make(count):
    """So many positions with an instruction each, from templates in turn, and who holds them."""
    templates = env["hr.job.instruction.template"].search([("profession_ids", "!=", False)])
    professions = [template.profession_ids[0] for template in templates]
    jobs = env["hr.job"].create(
        [
            {
                "name": f"Посада {number}",
                "kp_profession_id": professions[number % len(professions)].id,
            }
            for number in range(count)
        ]
    )
    for job in jobs:
        job.action_kp_create_instruction()
    employees = env["hr.employee"].create(
        [{"name": f"Працівник {job.name}", "job_id": job.id} for job in jobs]
    )
    env.flush_all()
    return jobs.kp_instruction_ids, employees


def html(instructions):
    """Milliseconds each, and the queries, of an HTML of all of them; nothing in the cache."""
    times = []
    for _round in range(ROUNDS):
        env.invalidate_all()
        before = env.cr.sql_log_count
        elapsed, _html = timed(lambda: Report._render_qweb_html(REPORT, instructions.ids))
        times.append(elapsed)
        queries = env.cr.sql_log_count - before
    return statistics.median(times) / len(instructions) * 1000, queries


@contextlib.contextmanager
def printed_in_full():
    """Every copy is printed as if it shared nothing with the others."""
    copies = shared_pages.Copies

    def refuse(bodies):
        raise shared_pages.NotShared

    shared_pages.Copies = refuse
    try:
        yield
    finally:
        shared_pages.Copies = copies


def copies_of(employees):
    return Report._render_qweb_pdf(f"{REPORT}_employee", employees.ids)


def pdf(employees):
    """The employees' copies in full as one PDF, by Odoo and by wkhtmltopdf alone."""
    with printed_in_full():
        return beside_wkhtmltopdf(lambda: copies_of(employees))


instructions, employees = make(500)
html(instructions[:1])
for count in (10, 100, 500):
    each, queries = html(instructions[:count])
    print(
        f"HTML of {count} instructions: {each:.1f} ms each, {queries} queries (aim: a constant number)"
    )
env.invalidate_all()
each, _files = timed(lambda: [instruction._docx() for instruction in instructions[:100]])
print(f"DOCX of 100 instructions: {each * 10:.1f} ms each")
wait_for_server()
kind = "patched" if ir_actions_report._wkhtml().is_patched_qt else "unpatched"
holders = env["hr.employee"].create(
    [
        {"name": f"Працівник {number}", "job_id": instructions[0].job_id.id}
        for number in range(1_000)
    ]
)
for what, whose in (("of several positions", employees[:100]), ("of one", holders[:100])):
    by_odoo, bare, pages = pdf(whose)
    env.invalidate_all()
    shared, (content, _type) = timed(lambda whose=whose: copies_of(whose))
    print(
        f"PDF of 100 employees' copies {what} ({pages} pages, {kind} wkhtmltopdf): in full "
        f"{by_odoo:.1f} s against {bare:.1f} s of wkhtmltopdf alone: {by_odoo / bare:.2f} (aim: "
        f"1.3); with what they share printed once {shared:.1f} s: {shared / bare:.2f} (aim: 0.3), "
        f"{len(content) / 2**20:.1f} MB"
    )
# wkhtmltopdf asks the server, which knows only what is committed, for nothing but style sheets.
env.invalidate_all()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
job = env["hr.kp.print.job"]._start("copies", holders, duplex=True)
steps = []
while job.state != "done":
    steps.append(timed(job._step)[0])
    assert job.state != "failed", job.problem
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(
    f"1,000 copies of one position in the background ({job.page_count} pages): {sum(steps):.1f} s "
    f"in {len(steps)} steps, the longest {max(steps):.1f} s; memory at its highest {after / 1024:.0f} "
    f"MB, {before / 1024:.0f} MB before"
)
env.cr.rollback()
