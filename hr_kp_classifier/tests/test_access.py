import base64
import inspect

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged
from odoo.tools import html2plaintext, mute_logger

from .access_case import SECRET, USERS, AccessCase, differences

ADDON = "odoo.addons.hr_kp_classifier."
# Everybody inside reads it, HR managers keep it, of whatever company.
CLASSIFIER = "-    -    r    r    rcwu rcwu"

# What each user may do with a record: read, create, write, unlink. A name after a comma tells
# several records of a model apart; see AccessCase. "!": refused with a reason, whatever the rights.
#                                    public
#                                    |    portal
#                                    |    |    employee
#                                    |    |    |    HR officer
#                                    |    |    |    |    HR manager
#                                    |    |    |    |    |    HR manager of another company
RIGHTS = {
    # Written by changes of positions alone.
    "hr.job.history": "-    -    -    r    r    -",
    "hr.job.instruction": "-    -    -    rcwu rcwu -",
    # In force: nobody writes it.
    "hr.job.instruction, own": "-    -    r!   rc!  rc!  -",
    "hr.job.instruction.section": "-    -    -    rcwu rcwu -",
    "hr.job.instruction.section, own": "-    -    r!   r!   r!   -",
    "hr.job.instruction.clause": "-    -    -    rcwu rcwu -",
    "hr.job.instruction.clause, own": "-    -    r!   r!   r!   -",
    "hr.job.instruction.visa": "-    -    -    rcwu rcwu -",
    "hr.job.instruction.acknowledgement": "-    -    -    r!   r!   -",
    "hr.job.instruction.acknowledgement, own": "-    -    r    rwu  rwu  -",
    "hr.job.instruction.acknowledgement, on paper": "-    -    -    r!   r!   -",
    "hr.job.instruction.template": "-    -    -    rcwu rcwu c",
    # Every company prints from them: an HR manager alone changes them.
    "hr.job.instruction.template, shared": "-    -    -    rc   rcwu rcwu",
    "hr.kp.act.title": CLASSIFIER,
    "hr.kp.change": "-    -    r    r    r    r",
    "hr.kp.characteristic": CLASSIFIER,
    "hr.kp.container": "-    -    -    r    r    -",
    "hr.kp.container, own": "-    -    r    r    r    -",
    "hr.kp.container, of a notice": "-    -    -    r    r    -",
    "hr.kp.container, of one's own notice": "-    -    r    r    r    -",
    "hr.kp.container.signer": "-    -    -    r    r    -",
    "hr.kp.container.signer, own": "-    -    r    r    r    -",
    "hr.kp.container.signer, of a notice": "-    -    -    r    r    -",
    "hr.kp.container.signer, of one's own notice": "-    -    r    r    r    -",
    "hr.kp.derived.word": CLASSIFIER,
    "hr.kp.edition": "-    -    r    r    rw   rw",
    "hr.kp.everyday.title": CLASSIFIER,
    "hr.kp.group": CLASSIFIER,
    "hr.kp.order": "-    -    -    rcwu rcwu -",
    "hr.kp.order, signed": "-    -    -    rc!  rc!  -",
    "hr.kp.order.line": "-    -    -    rcwu rcwu -",
    "hr.kp.order.line, signed": "-    -    -    r!   r!   -",
    "hr.kp.order.notice": "-    -    -    rwu  rwu  -",
    "hr.kp.order.notice, own": "-    -    r    rwu  rwu  -",
    # All companies begin their orders with them, and take clauses from the characteristics.
    "hr.kp.order.text": "-    -    -    r    rcwu rcwu",
    "hr.kp.order.visa": "-    -    -    rcwu rcwu -",
    "hr.kp.profession": CLASSIFIER,
    "hr.kp.title.proposal": "-    -    -    rw   rw   -",
    "hr.kp.recommendation": CLASSIFIER,
    "hr.occupation": CLASSIFIER,
    "hr.occupation.correspondence": CLASSIFIER,
    "hr.occupation.example": CLASSIFIER,
    "hr.occupation.link": CLASSIFIER,
    "hr.occupation.system": CLASSIFIER,
    # Dialogs: of one's own, never another's.
    "hr.job.instruction.clauses": "-    -    -    c    c    -",
    "hr.job.instruction.clauses.line": "-    -    -    -    -    -",
    "hr.job.instruction.extract": "-    -    -    c    c    -",
    "hr.job.instruction.extract.line": "-    -    -    -    -    -",
    "hr.job.instruction.many": "-    -    -    c    c    -",
    "hr.kp.print.many": "-    -    -    c    c    c",
    "hr.kp.scans": "-    -    -    c    c    c",
    "hr.kp.scans.line": "-    -    -    -    -    -",
    # Somebody else's: whose it is reads and deletes it.
    "hr.kp.print.job": "-    -    -    -    -    -",
    "hr.job.instruction.sign.on.paper": "-    -    -    c    c    -",
    "hr.job.instruction.sign": "-    -    c    -    -    -",
    "hr.kp.order.notice.sign.on.paper": "-    -    -    c    c    -",
    "hr.kp.order.notice.sign": "-    -    c    -    -    -",
    "hr.kp.signing.guess": "-    -    -    -    -    -",
    "hr.kp.signing.link": "-    -    -    r    r    -",
    "hr.kp.kiosk": "-    -    -    rcwu rcwu -",
    "hr.kp.kiosk.session": "-    -    -    -    -    -",
    "hr.kp.signing.link.dialog": "-    -    -    c    c    c",
    "hr.kp.d5": "-    -    -    c    c    -",
    "hr.kp.d5.line": "-    -    -    -    -    -",
    "hr.kp.container.add": "-    -    c    c    c    -",
    "hr.kp.import": "-    -    -    -    c    c",
    "hr.kp.import.line": "-    -    -    -    -    -",
    "hr.kp.title.assistant": "-    -    -    c    c    c",
    "hr.occupation.import": "-    -    -    -    c    c",
    "hr.staff.list": "-    -    -    c    c    -",
    "hr.staff.list.changes": "-    -    -    c    c    -",
    "hr.staff.list.import": "-    -    -    c    c    -",
    "hr.staff.list.version": "-    -    -    rcwu rcwu -",
    # Approved: nobody writes it.
    "hr.staff.list.version, approved": "-    -    -    rc!  rc!  -",
}


# Every method that can be called from outside and that is not the ORM's own, with the record it
# is called on (its arguments beside it): what comes of it, in the columns of RIGHTS. "+": done;
# "-": no access; "!": refused with a reason.
METHODS = {
    ("hr.employee", "action_kp_download_docx"): "- - - + + -",
    ("hr.employee", "action_kp_follow_job"): "- - - + + -",
    ("hr.employee", "action_kp_print_means_clause"): "- - - + + -",
    ("hr.job.instruction.acknowledgement, own", "action_print_means_clause"): "- - - + + -",
    ("hr.kp.order.notice, own", "action_print_means_clause"): "- - - + + -",
    ("hr.kp.order.notice, own", "action_verify"): "- - + + + -",
    ("hr.kp.order.notice, own", "verify"): "- - + + + -",
    ("hr.kp.order, signed", "action_verify"): "- - - + + -",
    ("hr.kp.order, signed", "verify"): "- - - + + -",
    ("hr.employee", "action_kp_print_instruction"): "- - - + + -",
    ("hr.job", "action_kp_check_titles"): "- - - + + -",
    ("hr.job", "action_kp_compose_order"): "- - - + + -",
    ("hr.job", "action_kp_create_instruction"): "- - - + + -",
    ("hr.job", "action_kp_download_docx"): "- - - + + -",
    ("hr.job", "action_kp_instructions_of_many"): "- - - + + -",
    ("hr.job", "action_kp_open_acknowledgements"): "- - - + + -",
    ("hr.job", "action_kp_open_history"): "- - + + + -",
    ("hr.job", "action_kp_open_instructions"): "- - - + + +",
    ("hr.job", "action_kp_print_instruction"): "- - - + + -",
    ("hr.job", "action_kp_propose_titles"): "- - - + + -",
    ("hr.job", "get_import_templates"): "+ + + + + +",
    ("hr.job.instruction", "action_agree"): "- - - ! ! -",
    ("hr.job.instruction", "action_compose_order"): "- - - ! ! -",
    ("hr.job.instruction, own", "action_add_container"): "- - - + + -",
    ("hr.job.instruction, own", "action_approve"): "- - ! ! ! -",
    ("hr.job.instruction", "action_approve"): "- - - ! ! -",
    ("hr.job.instruction, own", "action_ask"): "- - - + + -",
    ("hr.job.instruction, own", "action_cancel"): "- - - + + -",
    ("hr.job.instruction", "action_download_docx"): "- - - + + -",
    ("hr.job.instruction, own", "action_download_docx"): "- - + + + -",
    ("hr.job.instruction", "action_draft"): "- - - ! ! -",
    ("hr.job.instruction", "action_extract"): "- - - + + -",
    ("hr.job.instruction, own", "action_extract"): "- - - + + -",
    ("hr.job.instruction, own", "action_new_revision"): "- - - + + -",
    ("hr.job.instruction, own", "action_open_acknowledgements"): "+ + + + + +",
    ("hr.job.instruction", "action_print"): "- - - + + -",
    ("hr.job.instruction, own", "action_print_sheet"): "- - + + + +",
    ("hr.job.instruction", "action_take_template"): "- - - + + -",
    ("hr.job.instruction, own", "action_take_template"): "- - - ! ! -",
    ("hr.job.instruction", "action_verify"): "- - - + + -",
    ("hr.job.instruction, own", "action_verify"): "- - + + + -",
    ("hr.job.instruction, own", "verify"): "- - + + + -",
    ("hr.job.instruction.acknowledgement", "action_download"): "- - - + + -",
    ("hr.job.instruction.acknowledgement, own", "action_add_container"): "- - + + + -",
    ("hr.kp.order.notice, own", "action_add_container"): "- - + + + -",
    ("hr.job.instruction.acknowledgement, own", "action_sign"): "- - + - - -",
    ("hr.job.instruction.acknowledgement, own", "sign"): "- - + - - -",
    ("hr.job.instruction.acknowledgement", "sign"): "- - - - - -",
    ("hr.job.instruction.acknowledgement, own", "action_print_slips"): "- - - + + -",
    ("hr.job.instruction.acknowledgement, own", "action_revoke_links"): "- - - + + -",
    ("hr.job.instruction.acknowledgement, own", "action_send_link"): "- - - + + -",
    ("hr.job.instruction.acknowledgement, own", "action_show_link"): "- - - + + -",
    ("hr.kp.order.notice, own", "action_print_slips"): "- - - + + -",
    ("hr.kp.order.notice, own", "action_revoke_links"): "- - - + + -",
    ("hr.kp.order.notice, own", "action_send_link"): "- - - + + -",
    ("hr.kp.order.notice, own", "action_show_link"): "- - - + + -",
    ("hr.job.instruction.clauses", "action_take"): "- - - + + -",
    ("hr.job.instruction.extract", "action_download_docx"): "- - - + + -",
    ("hr.job.instruction.extract", "action_print"): "- - - + + -",
    ("hr.job.instruction.extract", "action_take_all"): "- - - + + -",
    ("hr.job.instruction.extract", "action_take_none"): "- - - + + -",
    ("hr.job.instruction.many", "action_ask"): "- - - + + -",
    ("hr.job.instruction.many", "action_create"): "- - - + + -",
    ("hr.job.instruction.many", "action_print"): "- - - + + -",
    ("hr.job.instruction.sign.on.paper", "action_record"): "- - - + + -",
    ("hr.job.instruction.sign", "action_sign"): "- - + - - -",
    ("hr.kp.act.title", "get_import_templates"): "+ + + + + +",
    ("hr.kp.container.add", "action_add"): "- - + + + -",
    ("hr.kp.container.add", "action_download"): "- - + + + -",
    ("hr.kp.derived.word", "get_import_templates"): "+ + + + + +",
    # Nothing is chosen.
    ("hr.kp.print.many", "action_print"): "- - - ! ! !",
    # Nothing to read or to record in it.
    ("hr.kp.scans", "action_read"): "- - - ! ! !",
    ("hr.kp.scans", "action_confirm_all"): "- - - + + +",
    ("hr.kp.scans", "action_record"): "- - - ! ! !",
    ("hr.kp.print.job", "action_download"): "- - - - - -",
    ("hr.kp.d5", "action_download_csv"): "- - - + + -",
    ("hr.kp.d5", "action_download_xlsx"): "- - - + + -",
    ("hr.kp.d5", "action_download_xml"): "- - - + + -",
    ("hr.kp.d5", "action_refresh"): "- - - + + -",
    ("hr.kp.d5.line", "action_open_employee"): "- - - - - -",
    ("hr.kp.edition", "action_open_changes"): "+ + + + + +",
    ("hr.kp.edition", "action_compose_order"): "- - - ! ! !",
    ("hr.kp.edition", "action_apply_now"): "- - - - ! !",
    ("hr.kp.edition", "action_undo"): "- - - - + +",
    ("hr.kp.edition", "action_withdraw"): "- - - - ! !",
    ("hr.kp.edition", "import_classifier"): "- - - - + +",
    ("hr.kp.everyday.title", "get_import_templates"): "+ + + + + +",
    ("hr.kp.group", "action_open_professions"): "- - + + + +",
    ("hr.kp.group", "get_import_templates"): "+ + + + + +",
    ("hr.kp.import", "action_apply"): "- - - - + +",
    ("hr.kp.import", "action_back"): "- - - - + +",
    ("hr.kp.import", "action_preview"): "- - - - + +",
    ("hr.kp.kiosk", "action_close"): "- - - + + -",
    ("hr.kp.kiosk", "action_forgive"): "- - - + + -",
    ("hr.kp.kiosk", "action_open"): "- - - + + -",
    ("hr.kp.order", "action_add_agreed"): "- - - ! ! -",
    ("hr.kp.order", "action_agree"): "- - - ! ! -",
    ("hr.kp.order, signed", "action_carry_out"): "- - - ! ! -",
    ("hr.kp.order, signed", "action_ask"): "- - - + + -",
    ("hr.kp.order", "action_download_docx"): "- - - + + -",
    ("hr.kp.order", "action_download_memo"): "- - - + + -",
    ("hr.kp.order, signed", "action_open_acknowledgements"): "+ + + + + +",
    ("hr.kp.order", "action_print"): "- - - + + -",
    ("hr.kp.order", "action_print_memo"): "- - - + + -",
    ("hr.kp.order, signed", "action_print_notices"): "- - - + + -",
    ("hr.kp.order.notice, own", "action_download"): "- - + + + -",
    ("hr.kp.order.notice, own", "action_download_extract"): "- - + + + -",
    ("hr.kp.order.notice, own", "action_print"): "- - + + + -",
    ("hr.kp.order.notice, own", "action_print_extract"): "- - + + + -",
    ("hr.kp.order.notice, own", "action_sign"): "- - + - - -",
    ("hr.kp.order.notice, own", "sign"): "- - + - - -",
    ("hr.kp.order.notice", "sign"): "- - - - - -",
    ("hr.kp.order.notice.sign", "action_sign"): "- - + - - -",
    ("hr.kp.order.notice.sign.on.paper", "action_record"): "- - - + + -",
    ("hr.kp.order", "action_draft"): "- - - ! ! -",
    ("hr.kp.order", "action_open_employees"): "- - - + + -",
    ("hr.kp.order, signed", "action_revoke"): "- - - + + -",
    ("hr.kp.order", "action_sign"): "- - - ! ! -",
    ("hr.kp.profession", "action_create_job"): "- - - + + +",
    ("hr.kp.profession", "get_import_templates"): "+ + + + + +",
    ("hr.kp.profession", "recommend"): "- - + + + +",
    ("hr.kp.title.proposal", "action_accept"): "- - - + + -",
    ("hr.kp.title.proposal", "action_accept_sure"): "- - - + + +",
    ("hr.kp.title.proposal", "action_open_job"): "- - - + + -",
    ("hr.kp.title.proposal", "action_put_aside"): "- - - + + -",
    ("hr.kp.title.proposal", "action_put_back"): "- - - + + -",
    ("hr.kp.title.proposal", "progress"): "- - - + + +",
    ("hr.occupation", "get_import_templates"): "+ + + + + +",
    ("hr.occupation.import", "action_apply"): "- - - - + +",
    ("hr.occupation.import", "action_back"): "- - - - + +",
    ("hr.occupation.import", "action_open"): "- - - - + +",
    ("hr.occupation.import", "action_preview"): "- - - - + +",
    ("hr.occupation.link", "action_confirm"): "- - - - + +",
    ("hr.occupation.link", "action_reject"): "- - - - + +",
    ("hr.occupation.system", "action_link_by_equal_codes"): "- - - - ! !",
    ("hr.occupation.system", "action_open_links"): "- - + + + +",
    ("hr.occupation.system", "action_open_occupations"): "- - + + + +",
    ("hr.occupation.system", "get_import_templates"): "+ + + + + +",
    ("hr.staff.list", "action_download"): "- - - + + -",
    ("hr.staff.list", "action_download_docx"): "- - - + + -",
    ("hr.staff.list", "action_open_jobs"): "+ + + + + +",
    ("hr.staff.list", "action_open_codeless_jobs"): "- - - + + -",
    ("hr.staff.list", "action_open_unplaced_employees"): "- - - + + -",
    ("hr.staff.list", "action_print"): "- - - + + -",
    ("hr.staff.list", "action_propose_titles"): "- - - + + -",
    ("hr.staff.list", "action_take_units_from_employees"): "- - - + + -",
    ("hr.staff.list.changes", "action_print"): "- - - + + -",
    ("hr.staff.list.version", "action_approve"): "- - - + + -",
    ("hr.staff.list.version, approved", "action_approve"): "- - - ! ! -",
    ("hr.staff.list.version, approved", "action_compare"): "- - - + + -",
    ("hr.staff.list.version", "action_compose_order"): "- - - + + -",
    ("hr.staff.list.import", "action_apply"): "- - - + + -",
    ("hr.staff.list.import", "action_back"): "- - - + + -",
    ("hr.staff.list.import", "action_open_positions"): "+ + + + + +",
    ("hr.staff.list.import", "action_preview"): "- - - + + -",
    ("hr.staff.list.import", "action_propose_titles"): "- - - + + +",
}
# What RIGHTS say of, or core does.
ORM = {"create", "write", "unlink", "load", "default_get", "name_search"}
ON_NO_RECORD = {"get_import_templates", "import_classifier", "progress"}


def table_users(row):
    """The cells of a row by the users of its columns."""
    return dict(zip(USERS, row.split(), strict=True))


class RpcCase(AccessCase):
    def call(self, user, model, method, *args, **kwargs):
        """Call a method as RPC does, and take back what it did.

        :return: "+" where it was done, "-" where access was refused, "!" where the user was told
            why not
        """
        user = self.users.get(user, user)
        env = self.env(user=user, su=False, context={"lang": "en_US"})
        with self.env.cr.savepoint() as savepoint:
            try:
                call_kw(env[model], method, list(args), kwargs)
                env.flush_all()
                return "+"
            except AccessError:
                return "-"
            except UserError:
                return "!"
            finally:
                savepoint.rollback()


@tagged("post_install", "-at_install")
class TestRpc(RpcCase):
    def test_every_model_has_its_row(self):
        ours = {
            name
            for name, model in self.env.registry.items()
            if model._original_module == "hr_kp_classifier" and not model._abstract
        }
        self.assertEqual({name.partition(",")[0] for name in RIGHTS}, ours)

    @mute_logger("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
    def test_rights(self):
        found = {}
        for name in RIGHTS:
            record = self.records[name]
            operations = {
                "r": ("read", record.ids, ["display_name"]),
                "c": ("create", [self.create_vals(name)]),
                "w": ("write", record.ids, {}),
                "u": ("unlink", record.ids),
            }
            for user in USERS:
                done = {
                    letter: self.call(user, record._name, *operation)
                    for letter, operation in operations.items()
                }
                found[name, user] = (
                    "".join(letter for letter in done if done[letter] == "+")
                    + "!" * ("!" in done.values())
                ) or "-"
        expected = {
            (name, user): cell
            for name, row in RIGHTS.items()
            for user, cell in table_users(row).items()
        }
        self.assertEqual(differences(found, expected), [])

    def arguments(self, method):
        return {
            "sign": [self.signature.decode()],
            "import_classifier": [[self.file], False, True],
        }.get(method, [])

    def record_for(self, user, name):
        """The record of that name; of a dialog the user's own, who may open one."""
        record = self.records[name]
        if record._transient and "c" in table_users(RIGHTS[name])[user]:
            return record.with_user(self.users[user]).create(self.create_vals(name))
        return record

    def test_every_method_has_its_row(self):
        public = {
            (name, method)
            for name, model in self.env.registry.items()
            if not model._abstract
            for base in model.__mro__
            if base.__module__.startswith(ADDON)
            for method, function in vars(base).items()
            if inspect.isfunction(function)
            and not method.startswith("_")
            and not getattr(function, "_api_private", False)
            and method not in ORM
        }
        self.assertEqual({(name.partition(",")[0], method) for name, method in METHODS}, public)

    @mute_logger("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")
    def test_outcomes(self):
        found, expected = {}, {}
        for (name, method), row in METHODS.items():
            for user, cell in table_users(row).items():
                record = self.record_for(user, name)
                arguments = self.arguments(method)
                if method not in ON_NO_RECORD:
                    arguments = [record.ids, *arguments]
                found[name, method, user] = self.call(user, record._name, method, *arguments)
                expected[name, method, user] = cell
        self.assertEqual(differences(found, expected), [])

    # --- Nobody signs for somebody else; what is signed stays ---------------------------

    def test_a_dialog_is_not_turned_on_another(self):
        Dialog = self.env["hr.job.instruction.sign"].with_user(self.employee_user)
        dialog = Dialog.create(self.create_vals("hr.job.instruction.sign"))
        turned = {"acknowledgement_id": self.records["hr.job.instruction.acknowledgement"].id}
        for user in ("officer", "manager"):
            with self.subTest(user=user):
                self.assertEqual(
                    self.call(user, dialog._name, "write", dialog.ids, turned), "-"
                )
        # A rule looks at a record before it is written: so nothing is to be had of it after.
        specification = {"employee_id": {"fields": {"display_name": {}}}}
        self.assertEqual(
            self.call("employee", dialog._name, "web_save", dialog.ids, turned, specification),
            "-",
        )
        dialog.write(turned)
        for method, *arguments in (("read", ["employee_id"]), ("action_sign",)):
            with self.subTest(method=method):
                self.assertEqual(
                    self.call("employee", dialog._name, method, dialog.ids, *arguments), "-"
                )

    def test_what_is_signed_stays(self):
        signed = self.records["hr.job.instruction.acknowledgement"]
        on_paper = self.records["hr.job.instruction.acknowledgement, on paper"]
        scan = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", on_paper._name), ("res_field", "=", "scan")])
            .filtered(lambda attachment: attachment.res_id == on_paper.id)
        )
        self.assertEqual(len(scan), 1)
        for user in ("employee", "officer", "manager", "foreign"):
            for record, method, *arguments in (
                (signed, "write", {"state": "asked"}),
                (signed, "write", {"signature": False}),
                (signed, "unlink"),
                (on_paper, "write", {"signed_on": "2020-01-01"}),
                (on_paper, "unlink"),
                (scan, "write", {"raw": "x"}),
                (scan, "unlink"),
                (signed.instruction_id, "unlink"),
                (signed.employee_id, "unlink"),
                (signed.job_id, "unlink"),
            ):
                with self.subTest(user=user, model=record._name, method=method):
                    self.assertIn(
                        self.call(user, record._name, method, record.ids, *arguments), "-!"
                    )

    def test_what_hr_says_of_a_paper_is_not_the_employees(self):
        employee = self.employee_user
        for name in ("hr.job.instruction, own", "hr.job.instruction.acknowledgement, own"):
            paper = self.records[name]
            paper.activity_ids.unlink()
            paper.with_user(self.officer).message_post(
                body=SECRET, attachments=[("a.txt", SECRET)]
            )
            paper.with_user(self.officer).activity_schedule(
                "mail.mail_activity_data_todo", note=SECRET, user_id=self.officer.id
            )
            message = paper.message_ids[0]
            activity = paper.activity_ids
            self.assertTrue(message.attachment_ids and activity)
            for record in (message, activity, message.attachment_ids):
                with self.subTest(name=name, model=record._name):
                    self.assertEqual(
                        self.call(employee, record._name, "read", record.ids, ["id"]), "-"
                    )
                    self.assertFalse(
                        record.with_user(employee).search([("id", "=", record.id)])
                    )
            with self.subTest(name=name, method="message_post"):
                self.assertEqual(
                    self.call(employee, paper._name, "message_post", paper.ids, body="x"), "-"
                )

    def test_employee_ends_the_task_by_signing(self):
        """Their own task is theirs to read, and ends with the signature."""
        own = self.records["hr.job.instruction.acknowledgement, own"]
        task = own.activity_ids.with_user(self.employee_user)
        self.assertEqual(task.user_id, self.employee_user)
        self.assertEqual(self.call("employee", task._name, "read", task.ids, ["id"]), "+")
        own.with_user(self.employee_user).sign(self.signature)
        self.assertFalse(own.activity_ids)

    def test_an_amendment_touches_all_companies_and_shows_ones_own(self):
        """The foreign manager cancels the title of our job."""
        job = self.job
        foreign = self.users["foreign"]
        rows = "".join(
            f'{title.code},"{title.name}"\n'
            for title in self.env["hr.kp.profession"].search([])
            if title != job.kp_profession_id
        )
        content = f"КОД КП,ПРОФЕСІЙНА НАЗВА РОБОТИ\n{rows}".encode()
        Wizard = self.env["hr.kp.import"].with_user(foreign)
        wizard = Wizard.create(
            {"file": base64.b64encode(content), "filename": "x.csv", "scope": "whole"}
        )
        wizard.action_preview()
        self.assertFalse(wizard.has_problems)
        self.assertNotIn(job.name + " —", html2plaintext(wizard.preview))
        self.assertIn("2 of other companies", html2plaintext(wizard.preview))
        wizard.action_apply()
        self.assertFalse(job.kp_profession_id.active)
        self.assertEqual(job.kp_title_state, "error")
        # Told is who can mend it.
        self.assertEqual(job.activity_ids.user_id.company_ids & job.company_id, job.company_id)
