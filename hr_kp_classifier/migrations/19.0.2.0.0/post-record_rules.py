from lxml import etree

from odoo import SUPERUSER_ID, api
from odoo.tools import file_path

FILE = "hr_kp_classifier/security/hr_kp_security.xml"
# Templates belong to companies now; HR's discussion stands on more papers.
CHANGED = (
    "hr_job_instruction_attachment_rule",
    "hr_job_instruction_clause_company_rule",
    "hr_job_instruction_section_company_rule",
)


def migrate(cr, version):
    """Bring the rules of access that this version changes.

    An upgrade overwrites no rule, since an administrator may have adapted it. These three are
    overwritten: left as they were, they would show one company's texts to another.
    """
    env = api.Environment(cr, SUPERUSER_ID, {})
    shipped = {
        record.get("id"): {field.get("name"): field.text for field in record}
        for record in etree.parse(file_path(FILE)).iter("record")
    }
    for name in CHANGED:
        rule = env.ref(f"hr_kp_classifier.{name}", raise_if_not_found=False)
        if rule:
            rule.write({key: shipped[name][key] for key in ("name", "domain_force")})
