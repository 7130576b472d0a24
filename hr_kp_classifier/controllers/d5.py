from odoo.http import Controller, content_disposition, request, route

from ..documents.formats import file_name

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml",
}


class D5(Controller):
    # The list's ACLs and rules guard it. Not read-only: what was chosen a moment ago a replica
    # may not have yet.
    @route(
        "/hr_kp_classifier/d5/<model('hr.kp.d5'):d5>/<any(csv, xlsx, xml):extension>",
        type="http",
        auth="user",
    )
    def download(self, d5, extension):
        return request.make_response(
            d5._file(extension),
            headers=[
                ("Content-Type", TYPES[extension]),
                (
                    "Content-Disposition",
                    content_disposition(file_name(f"{d5._file_name()}.{extension}")),
                ),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )
