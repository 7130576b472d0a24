from odoo.http import Controller, content_disposition, request, route

from ..documents.formats import file_name
from ..documents.staff_sheet import XLSX
from ..documents.word import DOCX


class StaffList(Controller):
    # The wizard's ACLs and rules guard it, and those of what it reads: nothing is sudoed.
    # Not read-only: what was chosen a moment ago a replica may not have yet.
    @route(
        "/hr_kp_classifier/staff_list/<model('hr.staff.list'):staff_list>/<any(xlsx,docx):kind>",
        type="http",
        auth="user",
    )
    def download(self, staff_list, kind):
        if kind == "docx":
            name, content = staff_list._docx()
        else:
            name, content = f"{staff_list._file_name()}.xlsx", staff_list._workbook()
        return request.make_response(
            content,
            headers=[
                ("Content-Type", DOCX if kind == "docx" else XLSX),
                ("Content-Disposition", content_disposition(file_name(name))),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
