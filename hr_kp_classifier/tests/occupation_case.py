from contextlib import contextmanager

from .common import KpCase


class OccupationCase(KpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.System = cls.env["hr.occupation.system"]
        cls.Occupation = cls.env["hr.occupation"]
        cls.Link = cls.env["hr.occupation.link"]
        cls.test_system = cls.System.create({"code": "TEST-1", "name": "Test One"})
        cls.other_system = cls.System.create({"code": "TEST-2", "name": "Test Two"})

    @classmethod
    def system(cls, code):
        return cls.System.search([("code", "=", code)])

    @classmethod
    def occupation(cls, system, code):
        return cls.Occupation.search([("system_id.code", "=", system), ("code", "=", code)])

    @classmethod
    def add(cls, system, **names):
        """Add occupations, their codes given as _1111."""
        return cls.Occupation.create(
            [
                {"system_id": system.id, "code": code.strip("_"), "name": name}
                for code, name in names.items()
            ]
        )

    @contextmanager
    def assertQueriesAtMost(self, most):
        self.env.flush_all()
        before = self.cr.sql_log_count
        yield
        self.env.flush_all()
        self.assertLessEqual(self.cr.sql_log_count - before, most)
