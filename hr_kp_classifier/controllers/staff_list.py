from odoo.http import Controller, content_disposition, request, route


class StaffList(Controller):
    # The wizard's ACLs and rules guard it, and those of what it reads: nothing is sudoed.
    # Not read-only: what was chosen a moment ago a replica may not have yet.
    @route(
        "/hr_kp_classifier/staff_list/<model('hr.staff.list'):staff_list>/xlsx",
        type="http",
        auth="user",
    )
    def xlsx(self, staff_list):
        return request.make_response(
            staff_list._workbook(),
            headers=[
                (
                    "Content-Type",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ),
                ("Content-Disposition", content_disposition(f"{staff_list._file_name()}.xlsx")),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
