import base64
import json
from xmlrpc.client import Fault

from odoo import Command, fields, http
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .access_case import SECRET, USERS, AccessCase, differences


@tagged("post_install", "-at_install")
class TestByUrl(AccessCase, HttpCase):
    """Addresses with another's number in them, guessed."""

    def setUp(self):
        super().setUp()
        for user in (*self.users.values(), self.stranger):
            user.password = user.login
        own = self.records["hr.job.instruction, own"]
        signed = self.records["hr.job.instruction.acknowledgement"]
        on_paper = self.records["hr.job.instruction.acknowledgement, on paper"]
        draft = self.records["hr.job.instruction"]
        report = "hr_kp_classifier.report_job_instruction"
        files = self.env["ir.attachment"].search(
            [
                (
                    "res_model",
                    "in",
                    ("hr.job.instruction", "hr.job.instruction.acknowledgement"),
                ),
                ("res_field", "in", ("snapshot", "scan")),
                ("res_id", "in", own.ids + on_paper.ids),
            ]
        )
        self.assertEqual(len(files), 2)
        # What is at each address, and who gets it.
        acknowledgement = "hr.job.instruction.acknowledgement"
        self.addresses = {
            f"/report/html/{report}/{draft.id}": (SECRET, "officer manager"),
            f"/report/pdf/{report}/{draft.id}": (SECRET, "officer manager"),
            f"/report/html/{report}_job/{draft.job_id.id}": (SECRET, "officer manager"),
            f"/report/html/{report}_employee/{self.reader.id}": (SECRET, "officer manager"),
            f"/report/html/hr_kp_classifier.report_acknowledgement_sheet/{own.id}": (
                signed.signature.decode(),
                "officer manager",
            ),
            f"/web/content/hr.job.instruction/{own.id}/snapshot": (
                own.snapshot,
                "employee officer manager",
            ),
            f"/web/content/{acknowledgement}/{on_paper.id}/scan": (
                self.scan,
                "officer manager",
            ),
            f"/web/content/{acknowledgement}/{signed.id}/signature": (
                signed.signature,
                "officer manager",
            ),
            f"/web/image/{acknowledgement}/{signed.id}/signature": (
                signed.signature,
                "officer manager",
            ),
            **{
                f"/web/content/{file.id}": (
                    file.datas,
                    "officer manager" + " employee" * (file.res_field == "snapshot"),
                )
                for file in files
            },
        }

    def log_in(self, user):
        if user == "public":
            self.authenticate(None, None)
        else:
            self.authenticate(self.users[user].login, self.users[user].login)

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_addresses(self):
        found, expected = {}, {}
        for user in USERS:
            self.log_in(user)
            for address, (content, allowed) in self.addresses.items():
                answer = self.url_open(address)
                if isinstance(content, bytes):
                    got = answer.status_code == 200 and (
                        base64.b64decode(content) == answer.content
                    )
                else:
                    got = content in answer.text
                found[user, address] = got
                expected[user, address] = user in allowed.split()
        self.assertEqual(differences(found, expected), [])

    def test_a_sheet_shows_an_employee_their_own_row_only(self):
        self.log_in("employee")
        own = self.records["hr.job.instruction, own"]
        answer = self.url_open(
            f"/report/html/hr_kp_classifier.report_acknowledgement_sheet/{own.id}"
        )
        self.assertNotIn("КОБИЛЯНСЬКА", answer.text)

    def rpc(self, path, **params):
        return self.url_open(path, json={"jsonrpc": "2.0", "params": params}).json()

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_discussion_and_export(self):
        own = self.records["hr.job.instruction, own"]
        own.with_user(self.officer).message_post(body=SECRET)
        fields_ = [{"name": "section_ids/clause_ids/text", "label": "Text"}]
        exporters = self.employee_user | self.officer | self.users["foreign"]
        export_group = self.env.ref("base.group_allow_export")
        exporters.sudo().group_ids = [Command.link(export_group.id)]
        for user in USERS:
            self.log_in(user)
            messages = self.rpc(
                "/mail/thread/messages", thread_model=own._name, thread_id=own.id
            )
            export = self.url_open(
                "/web/export/csv",
                data={
                    "data": json.dumps(
                        {
                            "model": own._name,
                            "fields": fields_,
                            "ids": self.records["hr.job.instruction"].ids,
                            "domain": [],
                            "import_compat": False,
                        }
                    ),
                    "csrf_token": http.Request.csrf_token(self),
                },
            )
            with self.subTest(user=user):
                self.assertEqual(SECRET in str(messages), user in ("officer", "manager"))
                self.assertEqual(SECRET in export.text, user == "officer")

    @mute_logger("odoo.http", "odoo.addons.base.models.ir_rule")
    def test_json_2_and_xml_rpc(self):
        draft = self.records["hr.job.instruction"]
        for user in USERS[1:]:
            key = (
                self.env["res.users.apikeys"]
                .with_user(self.users[user])
                ._generate("rpc", "test", fields.Datetime.add(fields.Datetime.now(), days=1))
            )
            answer = self.url_open(
                f"/json/2/{draft._name}/read",
                json={"ids": draft.ids, "fields": ["name"]},
                headers={"Authorization": f"bearer {key}"},
            )
            try:
                by_xml = self.xmlrpc_object.execute_kw(
                    *(self.env.cr.dbname, self.users[user].id, key),
                    *(draft._name, "read", [draft.ids, ["name"]]),
                )
            except Fault:
                by_xml = ""
            allowed = user in ("officer", "manager")
            with self.subTest(user=user):
                self.assertEqual(answer.status_code, 200 if allowed else 403)
                self.assertEqual(draft.name in answer.text, allowed)
                self.assertEqual(draft.name in str(by_xml), allowed)
