import contextlib
import logging

from odoo.tests import TransactionCase, new_test_user
from odoo.tools import SQL


def new_hr_user(env, login, group, **values):
    """A user of HR: ``group`` is ``hr.group_hr_user`` or ``hr.group_hr_manager``.

    Where hr_recruitment is installed, only its users may write job positions.
    """
    recruitment = "hr_recruitment.group_hr_recruitment_user"
    if env.ref(recruitment, raise_if_not_found=False):
        group = f"{group},{recruitment}"
    return new_test_user(env, login, groups=group, **values)


def new_foreign_hr(env, login):
    """An HR manager of another company, who sees that one alone."""
    company = env["res.company"].create({"name": "Інша"})
    return new_hr_user(
        env, login, "hr.group_hr_manager", company_id=company.id, company_ids=[company.id]
    )


@contextlib.contextmanager
def logged_lines():
    """Collect the lines that the server logs meanwhile, those of requests too."""
    lines = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    # Not every test runner lets through more than warnings.
    loggers = [logging.getLogger(name) for name in ("", "werkzeug")]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


class KpCase(TransactionCase):
    """Users of each kind and a finder of official titles."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Scheduled actions write in the language of the company.
        cls.env.company.partner_id.lang = "en_US"
        cls.employee_user = new_test_user(
            cls.env, "kp_employee", groups="base.group_user", name="Employee"
        )
        cls.officer = new_hr_user(cls.env, "kp_officer", "hr.group_hr_user", name="Officer")
        cls.manager = new_hr_user(cls.env, "kp_manager", "hr.group_hr_manager", name="Manager")

    def past_the_program(self, record, column, value):
        """Change a value as who has the database does."""
        self.env.flush_all()
        self.env.execute_query(
            SQL(
                "UPDATE %s SET %s = %s WHERE id = %s",
                SQL.identifier(record._table),
                SQL.identifier(column),
                value,
                record.id,
            )
        )
        self.env.invalidate_all()

    def run_cron(self, name):
        """Run a scheduled action as the scheduler does."""
        with self.enter_registry_test_mode():
            self.env.ref(f"hr_kp_classifier.{name}").sudo().method_direct_trigger()

    @classmethod
    def profession(cls, code, name):
        """The official title at the code.

        :raise AssertionError: where the КП has none, so that no test is of an empty record
        """
        found = cls.env["hr.kp.profession"].search([("code", "=", code), ("name", "=", name)])
        assert found, f"the КП has no title {name} at {code}"
        return found

    @classmethod
    def is_in_kp(cls, code, name):
        """Whether the КП has the title at the code."""
        titles = cls.env["hr.kp.profession"]
        return bool(titles.search_count([("code", "=", code), ("name", "=", name)]))

    @classmethod
    def make_job(cls, profession=None, **vals):
        vals.setdefault("name", "CRM-менеджер")
        vals["kp_profession_id"] = profession and profession.id
        return cls.env["hr.job"].create(vals)
