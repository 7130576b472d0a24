from odoo.addons.base.models import ir_actions_report


def printer():
    """The program that prints PDF here, as Odoo found out at its start.

    :return: ``patched`` or ``unpatched`` wkhtmltopdf (they print letters in other sizes, and
        only the patched one page numbers), or ``absent``
    """
    wkhtmltopdf = ir_actions_report._wkhtml()
    if wkhtmltopdf.state == "install":
        return "absent"
    return "patched" if wkhtmltopdf.is_patched_qt else "unpatched"


def kept_paper(record, report):
    """A paper as it is printed now, to be kept.

    :param report: the report's name
    :return: tuple of the content and the file's extension; HTML where nothing prints PDF, so
        that no approval and no signature waits for that
    """
    Report = record.env["ir.actions.report"]
    # Absent, broken, or with a single worker, which would wait for itself.
    if Report.get_wkhtmltopdf_state() not in ("ok", "upgrade"):
        return Report._render_qweb_html(report, record.ids)
    return Report._render_qweb_pdf(report, record.ids)
