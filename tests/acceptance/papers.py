"""Papers that employees have to acknowledge, made as HR makes them."""

import contextlib
import secrets
from datetime import date

from .test_user_stories import EXTENDED, OFFICIAL


@contextlib.contextmanager
def instruction_asked(server, *employees):
    """Ask the employees of one job to read its instruction; they have left when it is over.

    :param employees: dicts of values of ``hr.employee``, their job apart
    :return: dict: ``employees`` and ``acknowledgements``, in the same order
    """
    run = secrets.token_hex(4)
    (profession,) = server.call(
        "hr.kp.profession", "search", domain=[["display_name", "=", OFFICIAL]]
    )
    (job,) = server.call(
        "hr.job",
        "create",
        vals_list=[
            {
                "name": f"Посада {run}",
                "kp_profession_id": profession,
                "kp_extended_title": EXTENDED,
            }
        ],
    )
    (approver, *asked) = server.call(
        "hr.employee",
        "create",
        vals_list=[
            {"name": "Ольга Взірець", "job_title": "Директор"},
            *({**vals, "job_id": job} for vals in employees),
        ],
    )
    instruction = server.call("hr.job", "action_kp_create_instruction", ids=[job])["res_id"]
    server.call(
        "hr.job.instruction",
        "write",
        ids=[instruction],
        vals={"number": f"{run}-ПІ", "date": f"{date.today()}", "approver_id": approver},
    )
    server.call("hr.job.instruction", "action_approve", ids=[instruction])
    server.call("hr.job.instruction", "action_ask", ids=[instruction])
    of_employee = {
        row["employee_id"][0]: row["id"]
        for row in server.call(
            "hr.job.instruction.acknowledgement",
            "search_read",
            domain=[["instruction_id", "=", instruction]],
            fields=["employee_id"],
        )
    }
    yield {"employees": asked, "acknowledgements": [of_employee[each] for each in asked]}
    server.call("hr.employee", "write", ids=[approver, *asked], vals={"active": False})
    server.call("hr.job", "write", ids=[job], vals={"active": False})


@contextlib.contextmanager
def touch_screen(server, chromium, width, height, **more):
    """A page on a touch screen in English, of nobody who is logged in.

    Any script error fails the test. ``page.addresses`` are those that it asked for,
    ``page.errors`` what the console has said.
    """
    context = chromium.new_context(
        locale="en-US",
        viewport={"width": width, "height": height},
        has_touch=True,
        is_mobile=True,
        base_url=server.url,
        **more,
    )
    page = context.new_page()
    errors, addresses = [], []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: line.type == "error" and errors.append(line.text))
    page.on("request", lambda request: addresses.append(request.url))
    page.addresses, page.errors = addresses, errors
    yield page
    context.close()
    assert not errors
