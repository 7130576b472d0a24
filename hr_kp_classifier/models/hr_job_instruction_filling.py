from odoo import models

from ..documents.placeholders import fill

# The data that a draft takes from its job and from others; an agreed text does not follow them.
FOLLOWING_FIELDS = (
    "department_id",
    "department_name",
    "kp_code",
    "kp_grade",
    "title",
    "title_cases",
    "heading",
    "name",
    "enterprise",
    "document_type",
    "drafter_name",
    "drafter_title",
)


class HrJobInstructionFilling(models.Model):
    """The data that the text was filled in with, and whether they are still true.

    An agreed text does not follow its data any more: people agreed to these words. The data are
    frozen together with the text, so that both are of one moment.
    """

    _inherit = "hr.job.instruction"

    def _settle_text(self):
        """Compute all fields of the text that are still to be computed."""
        self.flush_model()
        self.section_ids.flush_model()
        self.section_ids.clause_ids.flush_model()
        self.visa_ids.flush_model()

    def _refill(self):
        """Let a text that was agreed follow its job again."""
        for records, names in (
            (self, FOLLOWING_FIELDS),
            (self.section_ids, ("intro_text",)),
            (self.section_ids.clause_ids, ("text",)),
            (self.visa_ids, ("employee_name", "title")),
            (
                # HR's own words are kept as long as what they correct.
                self.filtered(lambda i: (i.superior_found or "") != i._superior_title_of_job()),
                ("superior_title", "superior_found"),
            ),
        ):
            for name in names:
                self.env.add_to_compute(records._fields[name], records)
        self._settle_text()

    def _filled_job_facts(self):
        """The job's data in the text: as :meth:`_current_job_facts`, when it was filled in."""
        self.ensure_one()
        return {
            "title": self.title or "",
            "grade": self.kp_grade or "",
            "code": self.kp_code or "",
            "department": self.department_name or "",
            "superior": self.superior_found or "",
        }

    def _filling_problems(self):
        """Where the text is not what it would be if it were filled in now."""
        self.ensure_one()
        self._settle_text()
        now, then = self._current_job_facts(), self._filled_job_facts()
        now["enterprise"], then["enterprise"] = (
            self.company_id.name or "",
            self.enterprise or "",
        )
        agreed = self.state == "agreed"
        labels = self._job_fact_labels()
        remedies = {
            "agreed": self.env._("press «Back to draft», and have it agreed again"),
            "superior": self.env._("put «Superior's Title» right, or confirm it anew"),
        }
        problems = [
            self.env._(
                "%(what)s: the text was filled in with «%(then)s», now it is «%(now)s»: "
                "%(remedy)s",
                what=labels[name],
                then=then[name] or "—",
                now=now[name] or "—",
                remedy=remedies["agreed" if agreed else "superior"],
            )
            for name in labels
            if then[name] != now[name]
        ]
        if agreed and not problems:
            subject = self._subject()
            clauses = self.section_ids.clause_ids
            problems = [
                self.env._(
                    "%(where)s was agreed with other words than the approver's title gives: "
                    "%(remedy)s",
                    where=where,
                    remedy=remedies["agreed"],
                )
                for where, body, text in [
                    *((s.display_name, s.intro, s.intro_text) for s in self.section_ids),
                    *((c.number, c.body, c.text) for c in clauses),
                ]
                if fill(body or "", subject) != (text or "")
            ]
        return problems
