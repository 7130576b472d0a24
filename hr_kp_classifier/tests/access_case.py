import base64

from odoo import Command
from odoo.tests import new_test_user
from odoo.tools.image import image_process
from odoo.tools.misc import file_open

from .common import new_foreign_hr
from .containers import signed
from .instruction_case import InstructionLifecycleCase

# In the order of the tables' columns.
USERS = ("public", "portal", "employee", "officer", "manager", "foreign")
SECRET = "Знає те, чого іншим знати не слід."


def differences(found, expected):
    """What was found otherwise than a table says, a line each."""
    return [
        f"{' / '.join(key)}: {found[key]}, not {expected[key]}"
        for key in expected
        if found[key] != expected[key]
    ]


class AccessCase(InstructionLifecycleCase):
    """A user of each kind, and something of every model.

    The employee was asked to read the instruction ``own``; ``draft`` and what others were asked
    is not theirs. The foreign user is an HR manager of another company.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(user=cls.env.ref("base.user_root"), su=True)
        cls.company = cls.env.company
        cls.users = {
            "public": cls.env.ref("base.public_user"),
            "portal": new_test_user(cls.env, "kp_portal", groups="base.group_portal"),
            "employee": cls.employee_user,
            "officer": cls.officer,
            "manager": cls.manager,
            "foreign": new_foreign_hr(cls.env, "kp_foreign"),
        }
        cls.stranger = new_test_user(cls.env, "kp_stranger", groups="base.group_user")
        cls.make_papers()
        cls.make_classifier()
        cls.make_wizards()
        cls.env.flush_all()

    @classmethod
    def make_papers(cls):
        instruction = cls.instruction.sudo()
        instruction.section_ids[0].clause_ids[0].body = SECRET
        Employee = cls.env["hr.employee"]
        cls.reader, cls.other, cls.signer = Employee.create(
            [
                {"name": "Тарас Шевченко", "user_id": cls.employee_user.id},
                {"name": "Ольга Кобилянська", "user_id": cls.stranger.id},
                {"name": "Ліна Костенко"},
            ]
        )
        (cls.reader | cls.other | cls.signer).job_id = cls.job
        instruction.with_user(cls.officer).action_approve()
        instruction.with_user(cls.officer).action_ask()
        by_employee = {a.employee_id: a for a in instruction.acknowledgement_ids}
        with file_open("base/static/img/avatar_grey.png", "rb") as file:
            cls.picture = image_process(file.read(), size=(60, 60))
        cls.signature = base64.b64encode(cls.picture)
        cls.scan = base64.b64encode(b"%PDF-1.4 the scanned sheet")
        by_employee[cls.other].with_user(cls.stranger).sign(cls.signature)
        by_employee[cls.signer].with_user(cls.officer)._record_paper(
            instruction.date, cls.scan, "sheet.pdf"
        )
        job = cls.make_job(cls.profession("2442.2", "Соціолог"), name="Чернетка")
        job.action_kp_create_instruction()
        draft = job.kp_instruction_ids
        draft.section_ids[0].clause_ids[0].body = SECRET
        draft.visa_ids = [Command.create({"employee_id": cls.lawyer.id})]
        cls.records = {
            "hr.job": cls.job,
            "hr.employee": cls.reader,
            **cls.make_versions(),
            "hr.job.history": cls.job.kp_history_ids[0],
            "hr.job.instruction": draft,
            "hr.job.instruction, own": instruction,
            "hr.job.instruction.section": draft.section_ids[0],
            "hr.job.instruction.section, own": instruction.section_ids[0],
            "hr.job.instruction.clause": draft.section_ids[0].clause_ids[0],
            "hr.job.instruction.clause, own": instruction.section_ids[0].clause_ids[0],
            "hr.job.instruction.visa": draft.visa_ids,
            "hr.job.instruction.acknowledgement": by_employee[cls.other],
            "hr.job.instruction.acknowledgement, own": by_employee[cls.reader],
            "hr.job.instruction.acknowledgement, on paper": by_employee[cls.signer],
            "hr.job.instruction.template": cls.env["hr.job.instruction.template"].create(
                {"name": "Наш шаблон"}
            ),
            "hr.job.instruction.template, shared": cls.env[
                "hr.job.instruction.template"
            ].create({"name": "Спільний шаблон", "company_id": False}),
        }
        untitled = cls.make_job(name="Уборщица", company_id=cls.company.id)
        cls.records["hr.kp.title.proposal"] = untitled.with_user(
            cls.officer
        )._kp_propose_titles()
        cls.records |= cls.make_orders()
        cls.records |= cls.make_containers(
            {
                "": by_employee[cls.other],
                ", own": by_employee[cls.reader],
                ", of a notice": cls.records["hr.kp.order.notice"],
                ", of one's own notice": cls.records["hr.kp.order.notice, own"],
            }
        )

    @classmethod
    def make_versions(cls):
        """Versions of the staff list: a draft, and one that is approved."""
        draft, approved = cls.env["hr.staff.list.version"].create(
            [{"order_reference": "наказ від 01.01.2026 № 1-од"} for _number in range(2)]
        )
        approved.action_approve()
        return {
            "hr.staff.list.version": draft,
            "hr.staff.list.version, approved": approved,
        }

    @classmethod
    def make_containers(cls, acknowledgements):
        """Signatures made outside: somebody else's, and the employee's."""
        records = {}
        for name, acknowledgement in acknowledgements.items():
            container = cls.env["hr.kp.container"].create(
                {
                    acknowledgement._container_field: acknowledgement.id,
                    "file": cls.scan,
                    "file_name": "a.p7s",
                    "signer_ids": [Command.create({"name": acknowledgement.employee_id.name})],
                }
            )
            records[f"hr.kp.container{name}"] = container
            records[f"hr.kp.container.signer{name}"] = container.signer_ids
        return records

    @classmethod
    def make_orders(cls):
        """A draft order on the job, and one on it that is signed."""
        Order = cls.env["hr.kp.order"]
        draft, signed = Order.create(
            [
                {
                    "kind": "staff_list",
                    "number": number,
                    "date": cls.instruction.date,
                    "date_in_force": "2100-01-01",
                    "signer_id": cls.director.id,
                    "line_ids": [Command.create({"job_id": cls.job.id, "units_after": 7})],
                }
                for number in ("1-од", "2-од")
            ]
        )
        draft.visa_ids = [Command.create({"employee_id": cls.lawyer.id})]
        signed.with_user(cls.officer).action_sign()
        signed.with_user(cls.officer).action_ask()
        notices = {notice.employee_id: notice for notice in signed.acknowledgement_ids}
        return {
            "hr.kp.order.notice": notices[cls.other],
            "hr.kp.order.notice, own": notices[cls.reader],
            "hr.kp.order.text": cls.env.ref("hr_kp_classifier.order_text_renaming_order"),
            "hr.kp.order": draft,
            "hr.kp.order, signed": signed,
            "hr.kp.order.line": draft.line_ids,
            "hr.kp.order.line, signed": signed.line_ids,
            "hr.kp.order.visa": draft.visa_ids,
        }

    @classmethod
    def make_classifier(cls):
        title = cls.env["hr.kp.profession"].create({"code": "2442.2", "name": "Соціометрист"})
        content = "КОД КП,ПРОФЕСІЙНА НАЗВА РОБОТИ\n2442.2,Соціотехнік\n"
        cls.file = {"name": "x.csv", "content": base64.b64encode(content.encode()).decode()}
        Edition = cls.env["hr.kp.edition"]
        edition = Edition.browse(
            Edition.import_classifier([cls.file], apply=True)["edition_id"]
        )
        everyday = cls.env["hr.kp.everyday.title"].create({"name": "Соціометрія"})
        system = cls.env["hr.occupation.system"].create({"code": "XX", "name": "Система"})
        first, second = cls.env["hr.occupation"].create(
            [{"system_id": system.id, "code": code, "name": code} for code in ("1", "2")]
        )
        make = {
            "hr.kp.act.title": {
                "name": "Головний соціометрист",
                "profession_id": title.id,
                "act": "наказ від 01.09.2026 № 1",
            },
            "hr.kp.characteristic": {"profession_id": title.id, "duties": "Знає"},
            "hr.kp.derived.word": {"name": "Найстарший"},
            "hr.kp.recommendation": {
                "everyday_title_id": everyday.id,
                "profession_id": title.id,
            },
            "hr.occupation.correspondence": {"source_id": first.id, "target_id": second.id},
            "hr.occupation.example": {"occupation_id": first.id, "name": "X"},
            "hr.occupation.link": {
                "occupation_id": first.id,
                "profession_id": title.id,
                "kind": "mechanical",
            },
        }
        cls.records |= {model: cls.env[model].create(vals) for model, vals in make.items()}
        cls.records |= {
            "hr.kp.change": edition.change_ids,
            "hr.kp.edition": edition,
            "hr.kp.everyday.title": everyday,
            "hr.kp.group": cls.env["hr.kp.group"].create({"code": "9999.9", "name": "Г"}),
            "hr.kp.profession": title,
            "hr.occupation": second,
            "hr.occupation.system": system,
        }

    @classmethod
    def make_wizards(cls):
        """Somebody else's."""
        own = cls.records["hr.job.instruction.acknowledgement, own"]
        make = {
            "hr.job.instruction.sign.on.paper": {
                "acknowledgement_ids": own.ids,
                "scan": cls.scan,
            },
            "hr.job.instruction.clauses": {
                "instruction_id": cls.records["hr.job.instruction"].id,
                "characteristic_id": cls.records["hr.kp.characteristic"].id,
            },
            "hr.job.instruction.extract": {"instruction_id": own.instruction_id.id},
            "hr.job.instruction.many": {"job_ids": cls.job.ids},
            "hr.job.instruction.sign": {"acknowledgement_id": own.id},
            "hr.kp.print.many": {"employee_ids": cls.reader.ids},
            "hr.kp.scans": {"line_ids": [Command.create({"file_name": "x", "page": 1})]},
            "hr.kp.print.job": {
                "name": "Примірники",
                "paper": "copies",
                "record_ids": cls.reader.ids,
                "allowed_company_ids": cls.company.ids,
            },
            "hr.kp.d5": {"company_id": cls.company.id},
            "hr.kp.container.add": {"acknowledgement_id": own.id},
            "hr.kp.import": {},
            "hr.kp.order.notice.sign": {
                "acknowledgement_id": cls.records["hr.kp.order.notice, own"].id
            },
            "hr.kp.order.notice.sign.on.paper": {
                "acknowledgement_ids": cls.records["hr.kp.order.notice, own"].ids,
                "scan": cls.scan,
            },
            "hr.staff.list": {"company_id": cls.company.id},
            "hr.staff.list.changes": {
                "version_id": cls.records["hr.staff.list.version, approved"].id
            },
            "hr.staff.list.import": {
                "company_id": cls.company.id,
                "file": base64.b64encode("Посада,Шт. од.\nКасир,1\n".encode()),
            },
            "hr.kp.title.assistant": {"job_id": cls.job.id},
            "hr.occupation.import": {
                "system_id": cls.records["hr.occupation.system"].id,
            },
        }
        cls.records |= {model: cls.env[model].create(vals) for model, vals in make.items()}
        [(cls.records["hr.kp.signing.link"], _url)] = cls.env["hr.kp.signing.link"]._make(
            own, "shown"
        )
        cls.records["hr.kp.signing.link.dialog"] = cls.env["hr.kp.signing.link.dialog"].create(
            {}
        )
        cls.records["hr.kp.kiosk"] = kiosk = cls.env["hr.kp.kiosk"].create(
            {"name": "Цех", "company_id": cls.company.id, "user_id": cls.officer.id}
        )
        cls.records["hr.kp.kiosk.session"] = cls.env["hr.kp.kiosk.session"].create(
            {
                "kiosk_id": kiosk.id,
                "employee_id": cls.reader.id,
                "proof": "pin",
                "until": "2100-01-01",
                "token_hash": "x",
            }
        )
        cls.records["hr.kp.signing.guess"] = cls.env["hr.kp.signing.guess"].create(
            {"address": "203.0.113.1"}
        )
        cls.records["hr.kp.import.line"] = cls.env["hr.kp.import.line"].create(
            {"import_id": cls.records["hr.kp.import"].id, "kind": "added"}
        )
        # Its own rows are made before one more is.
        cls.env.flush_all()
        cls.records["hr.kp.d5.line"] = cls.env["hr.kp.d5.line"].create(
            {
                "d5_id": cls.records["hr.kp.d5"].id,
                "employee_id": cls.reader.id,
                "version_id": cls.reader.version_id.id,
                "event": "start",
            }
        )
        for model in (
            "hr.job.instruction.clauses",
            "hr.job.instruction.extract",
            "hr.kp.scans",
        ):
            cls.records[f"{model}.line"] = cls.records[model].line_ids[0]

    def create_vals(self, name):
        """The values of a record like the one of that name."""
        record = self.records[name]
        others = {
            "hr.staff.list.version": {
                "date_in_force": "2100-01-01",
                "company_id": self.company.id,
            },
            "hr.staff.list.changes": {
                "version_id": self.records["hr.staff.list.version, approved"].id
            },
            "hr.job.history": {
                "job_id": self.job.id,
                "company_id": self.company.id,
                "date": "2100-01-01",
            },
            "hr.job.instruction": {"job_id": self.job.id},
            "hr.job.instruction.acknowledgement": {
                "instruction_id": self.records["hr.job.instruction"].id,
                "employee_id": self.reader.id,
            },
            "hr.job.instruction.section": {
                "name": "X",
                "instruction_id": record._name == "hr.job.instruction.section"
                and record.instruction_id.id,
            },
            "hr.job.instruction.clause": {
                "body": "X",
                "section_id": record._name == "hr.job.instruction.clause"
                and record.section_id.id,
            },
            "hr.job.instruction.visa": {
                "instruction_id": self.records["hr.job.instruction"].id,
                "employee_id": self.director.id,
            },
            "hr.job.instruction.sign.on.paper": {
                "acknowledgement_ids": self.records[
                    "hr.job.instruction.acknowledgement, own"
                ].ids,
                "scan": self.scan,
            },
            "hr.job.instruction.clauses": {
                "instruction_id": self.records["hr.job.instruction"].id,
                "characteristic_id": self.records["hr.kp.characteristic"].id,
            },
            "hr.job.instruction.clauses.line": {
                "wizard_id": self.records["hr.job.instruction.clauses"].id,
                "kind": "duties",
                "text": "X",
            },
            "hr.job.instruction.extract": {
                "instruction_id": self.records["hr.job.instruction, own"].id,
            },
            "hr.job.instruction.extract.line": {
                "extract_id": self.records["hr.job.instruction.extract"].id,
                "number": "1",
            },
            "hr.job.instruction.many": {"job_ids": self.job.ids},
            "hr.job.instruction.sign": {
                "acknowledgement_id": self.records[
                    "hr.job.instruction.acknowledgement, own"
                ].id,
                "signature": self.signature,
            },
            "hr.job.instruction.template": {"name": "X"},
            "hr.kp.act.title": {
                "name": "Соціометрист обласної ради",
                "profession_id": self.records["hr.kp.profession"].id,
                "act": "наказ від 01.09.2026 № 1",
            },
            "hr.kp.change": {
                "edition_id": self.records["hr.kp.edition"].id,
                "kind": "added",
            },
            "hr.kp.characteristic": {
                "profession_id": self.profession("2442.2", "Соціолог").id,
            },
            "hr.kp.print.many": {},
            "hr.kp.scans": {},
            "hr.kp.scans.line": {
                "scans_id": self.records["hr.kp.scans"].id,
                "file_name": "X",
            },
            "hr.kp.print.job": {
                "name": "X",
                "paper": "sheets",
                "record_ids": [],
                "allowed_company_ids": [],
            },
            "hr.kp.d5": {"company_id": self.company.id},
            "hr.kp.d5.line": {
                "d5_id": self.records["hr.kp.d5"].id,
                "employee_id": self.other.id,
                "version_id": self.other.version_id.id,
                "event": "start",
            },
            "hr.kp.container": {"file_name": "b.p7s"},
            "hr.kp.container.add": {
                "acknowledgement_id": self.records[
                    "hr.job.instruction.acknowledgement, own"
                ].id,
                "file": signed(self.instruction.snapshot, self.reader.name),
            },
            "hr.kp.container.signer": {
                "container_id": record._name == "hr.kp.container.signer"
                and record.container_id.id,
            },
            "hr.kp.derived.word": {"name": "Наймолодший"},
            "hr.kp.edition": {"name": "X"},
            "hr.kp.everyday.title": {"name": "Небувала назва"},
            "hr.kp.group": {"code": "9999.8", "name": "Г"},
            "hr.kp.import": {"file": self.file["content"], "filename": "x.csv"},
            "hr.kp.import.line": {
                "import_id": self.records["hr.kp.import"].id,
                "kind": "added",
            },
            "hr.kp.profession": {"code": "2442.2", "name": "Соціограф"},
            "hr.kp.recommendation": {
                "everyday_title_id": self.records["hr.kp.everyday.title"].id,
                "profession_id": self.profession("2442.2", "Соціолог").id,
            },
            "hr.kp.title.assistant": {"job_id": self.job.id},
            "hr.occupation": {
                "system_id": self.records["hr.occupation.system"].id,
                "code": "3",
                "name": "X",
            },
            "hr.occupation.correspondence": {
                "source_id": self.records["hr.occupation"].id,
                "target_id": self.records["hr.occupation.link"].occupation_id.id,
            },
            "hr.occupation.example": {
                "occupation_id": self.records["hr.occupation"].id,
                "name": "X",
            },
            "hr.occupation.import": {
                "system_id": self.records["hr.occupation.system"].id,
                "file": base64.b64encode("Код,Назва\n9,Дев'ятий\n".encode()),
            },
            "hr.occupation.link": {
                "occupation_id": self.records["hr.occupation"].id,
                "profession_id": self.profession("2442.2", "Соціолог").id,
            },
            "hr.occupation.system": {"code": "YY", "name": "X"},
            "hr.kp.order": {"kind": "renaming", "company_id": self.company.id},
            "hr.kp.order.line": {
                "order_id": record._name == "hr.kp.order.line" and record.order_id.id,
                "job_id": self.head_job.id,
            },
            "hr.kp.order.notice": {
                "order_id": self.records["hr.kp.order, signed"].id,
                "employee_id": self.director.id,
            },
            "hr.kp.order.notice.sign": {
                "acknowledgement_id": self.records["hr.kp.order.notice, own"].id,
                "signature": self.signature,
            },
            "hr.kp.order.notice.sign.on.paper": {
                "acknowledgement_ids": self.records["hr.kp.order.notice, own"].ids,
                "signed_on": self.instruction.date,
                "scan": self.scan,
            },
            "hr.kp.order.text": {"kind": "revocation", "paper": "memo", "text": "X"},
            "hr.kp.order.visa": {
                "order_id": self.records["hr.kp.order"].id,
                "employee_id": self.director.id,
            },
            "hr.kp.title.proposal": {"job_id": self.head_job.id, "name": "X"},
            "hr.kp.kiosk": {
                "name": "X",
                "company_id": self.company.id,
                "user_id": self.officer.id,
            },
            "hr.kp.kiosk.session": {
                "kiosk_id": self.records["hr.kp.kiosk"].id,
                "employee_id": self.reader.id,
                "proof": "none",
                "until": "2100-01-01",
                "token_hash": "y",
            },
            "hr.kp.signing.guess": {"address": "203.0.113.2"},
            "hr.kp.signing.link": {
                "res_model": self.reader._name,
                "res_id": self.reader.id,
                "employee_id": self.reader.id,
                "company_id": self.company.id,
                "way": "shown",
                "expires_at": "2100-01-01",
                "token_hash": "x",
            },
            "hr.kp.signing.link.dialog": {},
            "hr.staff.list": {"company_id": self.company.id},
            "hr.staff.list.import": {
                "company_id": self.company.id,
                "file": base64.b64encode("Посада,Шт. од.\nКасир,1\n".encode()),
            },
        }
        return others[record._name]
