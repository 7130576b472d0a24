from odoo.addons.base.models import ir_actions_report


def printer():
    """What prints PDF here, as Odoo has found out at its start.

    :return: ``patched`` or ``unpatched`` wkhtmltopdf (they print letters in other sizes, and
        only the patched one page numbers), or ``absent``
    """
    wkhtmltopdf = ir_actions_report._wkhtml()
    if wkhtmltopdf.state == "install":
        return "absent"
    return "patched" if wkhtmltopdf.is_patched_qt else "unpatched"
