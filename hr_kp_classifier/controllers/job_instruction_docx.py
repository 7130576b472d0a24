import io
import zipfile

from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import RedirectWarning, UserError
from odoo.http import content_disposition, request

from ..documents.formats import file_name
from ..documents.word import DOCX


class JobInstructionDocx(http.Controller):
    """Job instructions as files of Word's.

    Access is the records' own: an employee gets what they were asked to sign, HR everything.
    """

    @http.route(
        "/hr_kp_classifier/docx/instruction/<string:ids>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def instructions(self, ids):
        instructions = self._browse("hr.job.instruction", ids)
        return self._send(lambda: [instruction._docx() for instruction in instructions])

    @http.route(
        "/hr_kp_classifier/docx/employee/<string:ids>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def employees(self, ids):
        """The employees' own copies."""
        employees = self._browse("hr.employee", ids)
        return self._send(
            lambda: [
                instruction._docx(employee)
                for employee, instruction in employees._kp_instructions().items()
            ]
        )

    # Not read-only: what was ticked a moment ago a replica may not have yet.
    @http.route(
        "/hr_kp_classifier/docx/extract/<string:ids>",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def extracts(self, ids):
        extracts = self._browse("hr.job.instruction.extract", ids)
        return self._send(lambda: [extract._docx() for extract in extracts])

    @http.route(
        "/hr_kp_classifier/docx/<any(order,order_memo):paper>/<string:ids>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def orders(self, paper, ids):
        """Orders on positions, or the memos that ask for them."""
        orders = self._browse("hr.kp.order", ids)
        paper = paper.removeprefix("order_")
        return self._send(lambda: [order._docx(paper) for order in orders], "Накази.zip")

    @http.route(
        "/hr_kp_classifier/docx/<any(notice,order_extract):paper>/<string:ids>",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def notices(self, paper, ids):
        """Notices to employees, or each one's extract of the order."""
        notices = self._browse("hr.kp.order.notice", ids)
        paper = paper.removeprefix("order_")
        return self._send(
            lambda: [notice._docx(paper) for notice in notices], "Повідомлення.zip"
        )

    def _browse(self, model, ids):
        if not all(part.isascii() and part.isdigit() for part in ids.split(",")):
            raise NotFound()
        records = request.env[model].browse(dict.fromkeys(map(int, ids.split(","))))
        request.env["hr.job.instruction"]._refuse_too_many_files(records)
        if records.exists() != records:
            raise NotFound()
        records.check_access("read")
        return records

    def _send(self, write, archive="Інструкції.zip"):
        try:
            files = write()
        except RedirectWarning as warning:
            # There is no dialog here for its button to stand in.
            raise UserError(warning.args[0]) from warning
        if len(files) == 1:
            ((name, content),) = files
            mimetype = DOCX
        else:
            name, content, mimetype = archive, _zip(files), "application/zip"
        return request.make_response(
            content,
            [
                ("Content-Type", mimetype),
                ("Content-Disposition", content_disposition(file_name(name))),
                ("X-Content-Type-Options", "nosniff"),
                ("Cache-Control", "no-store"),
            ],
        )


def _zip(files):
    content = io.BytesIO()
    taken = set()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            stem = file_name(name).removesuffix(".docx")
            name, count = f"{stem}.docx", 1
            while name in taken:
                count += 1
                name = f"{stem} ({count}).docx"
            taken.add(name)
            archive.writestr(name, data)
    return content.getvalue()
