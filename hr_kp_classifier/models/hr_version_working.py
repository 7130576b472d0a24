from odoo import api, models
from odoo.tools import SQL


class HrVersion(models.Model):
    """The employees who work on a day, and their positions: for the staff list and free units."""

    _inherit = "hr.version"

    @api.model
    def _kp_working(self, companies, day):
        """The versions in force on a day of those who work then, one an employee and company.

        An employee who has left works until the day of departure. An employee whose contract is
        over but who goes on working is still on the staff. Only managers may see the days of
        contracts; that somebody works is no secret, and nothing else of them is told.

        :param companies: ``res.company``: the employers
        :param day: a date
        :return: an SQL query of the ids of versions; what the user may see is not asked in it
        """
        self.flush_model(
            [
                *("active", "company_id", "employee_id", "date_version", "departure_date"),
                *("contract_date_start", "contract_date_end"),
            ]
        )
        self.env["hr.employee"].flush_model(["active"])
        return SQL(
            """
            SELECT version.id
              FROM (
                       SELECT DISTINCT ON (employee_id, company_id)
                              id, employee_id, date_version, departure_date,
                              contract_date_start, contract_date_end
                         FROM hr_version
                        WHERE active
                              AND employee_id IS NOT NULL
                              AND company_id = ANY(%(companies)s)
                              AND date_version <= %(day)s
                     ORDER BY employee_id, company_id, date_version DESC, id DESC
                   ) version
              JOIN hr_employee employee ON employee.id = version.employee_id
             WHERE CASE
                   WHEN version.departure_date IS NOT NULL
                       THEN version.departure_date >= %(day)s
                   WHEN version.contract_date_start > %(day)s THEN FALSE
                   WHEN version.contract_date_end < %(day)s AND EXISTS (
                            SELECT FROM hr_version later
                             WHERE later.active
                                   AND later.employee_id = version.employee_id
                                   AND later.date_version > version.date_version
                        ) THEN FALSE
                   ELSE employee.active
                   END
            """,
            companies=companies.ids,
            day=day,
        )
