from odoo import Command, api, models
from odoo.exceptions import UserError

from ..documents.formats import date_in_figures
from ..kp.titles.findings import Severity

# The check that finds a title which an amendment has renamed.
RENAMED = "renamed_title"


class HrKpOrderComposing(models.Model):
    """An order drawn up from positions, filled in with what is proposed for them."""

    _inherit = "hr.kp.order"

    @api.model
    def _compose(self, jobs, changes=None, **vals):
        """Draw up an order on positions of the user's company.

        :param jobs: the positions
        :param changes: changes of КП (``hr.kp.change``) that the order carries on; none by
            default
        :param vals: further values of the order; without ``kind`` the positions decide
        :return: the order, a draft
        """
        company = self.env.company
        foreign = jobs.filtered(lambda job: job.company_id and job.company_id != company)
        if foreign:
            raise UserError(
                self.env._(
                    "«%(position)s» belongs to %(other)s, the order to %(company)s: choose "
                    "positions of one company.",
                    position=foreign[0].name,
                    other=foreign[0].company_id.name,
                    company=company.name,
                )
            )
        by_profession = {change.profession_id: change for change in changes or ()}
        lines = []
        for job in jobs:
            change = by_profession.get(job.kp_profession_id)
            lines.append(
                Command.create(
                    {
                        "sequence": 10 * (1 + len(lines)),
                        "job_id": job.id,
                        "change_id": change and change.id,
                        **job._kp_proposed_title(),
                    }
                )
            )
        vals.setdefault("kind", self._usual_kind(jobs, changes))
        return self.create({**vals, "company_id": company.id, "line_ids": lines})

    @api.model
    def _usual_kind(self, jobs, changes):
        """A renaming after a change of КП; where a title is wrong as it is, a clarification."""
        if changes or any(job._kp_is_of_former_title() for job in jobs):
            return "renaming"
        if any(job.kp_title_state in ("error", "warning") for job in jobs):
            return "clarification"
        return "renaming"


class HrJobComposing(models.Model):
    _inherit = "hr.job"

    def action_kp_compose_order(self):
        """Draw up an order on these positions, with the titles that are proposed for them."""
        return self.env["hr.kp.order"]._compose(self)._get_records_action()

    def _kp_proposed_title(self):
        """What would do in place of the position's title.

        The title that has taken the place of a cancelled one, or the new name of a renamed one;
        else what the check of titles mends; else what the position has.

        :return: dict of the fields of a titled thing
        """
        self.ensure_one()
        vals = {
            "kp_profession_id": self.kp_profession_id.id,
            "kp_extended_title": self.kp_extended_title,
            "kp_grade": self.kp_grade,
        }
        if self.kp_profession_id and not self.kp_profession_id.active:
            successor = self._kp_successor()
            if not successor:
                return vals
            # «Соціолог відділу збуту» keeps its own words after the new title.
            title = self._kp_title_checker().in_place_of(
                self.kp_extended_title or self._kp_official_title(),
                self.kp_profession_id._to_kp(),
                successor._to_kp(),
            )
            return vals | {
                "kp_profession_id": successor.id,
                "kp_extended_title": title and successor._extension_of(title) or False,
            }
        for finding in self._kp_check_title():
            renamed = finding.rule == RENAMED
            if finding.repair and (renamed or finding.severity is not Severity.HINT):
                return vals | self._kp_repaired(finding)
        return vals

    def _kp_is_of_former_title(self):
        """Tell whether an amendment has cancelled or renamed the title that is printed."""
        self.ensure_one()
        title = self.kp_profession_id
        return bool(title) and (
            not title.active or any(each.rule == RENAMED for each in self._kp_check_title())
        )

    def _kp_repaired(self, finding):
        profession = self.kp_profession_id
        if finding.profession:
            profession = profession.search(
                [
                    ("code", "=", finding.profession.code),
                    ("name", "=", finding.profession.name),
                ],
                limit=1,
            )
        return {
            "kp_profession_id": profession.id,
            "kp_extended_title": finding.repair != profession._printed() and finding.repair,
            "kp_grade": self.kp_grade or finding.grade or False,
        }

    def _kp_successor(self):
        """The title in force that has taken the place of this position's, maybe by others."""
        self.ensure_one()
        title, seen = self.kp_profession_id, set()
        while title and not title.active and title not in seen:
            seen.add(title)
            title = title.replaced_by_id
        return title if title.active else title.browse()


class HrKpEditionComposing(models.Model):
    _inherit = "hr.kp.edition"

    def action_compose_order(self):
        """Draw up the order on the positions of the user's company that this edition touches."""
        self.ensure_one()
        self.env["hr.kp.order"].check_access("create")
        changes = self.change_ids.filtered(
            lambda change: change.kind in ("renamed", "cancelled") and change.profession_id
        )
        jobs = self.env["hr.job"].search(
            [
                ("kp_profession_id", "in", changes.profession_id.ids),
                ("company_id", "in", (False, self.env.company.id)),
            ]
        )
        moved = changes.filtered(
            lambda change: (
                (change.vals_before or {}).get("code", change.code) != change.profession_id.code
            )
        ).profession_id
        # The others have their new titles already, or never had the former words.
        jobs = jobs.filtered(
            lambda job: job.kp_profession_id in moved or job._kp_is_of_former_title()
        )
        if not jobs:
            raise UserError(
                self.env._(
                    "No position of %(company)s has a title as it was before «%(edition)s» "
                    "renamed or cancelled it: there is nothing to order.",
                    edition=self.name,
                    company=self.env.company.name,
                )
            )
        order = self.env["hr.kp.order"]._compose(
            jobs,
            changes,
            kind="renaming",
            edition_id=self.id,
            ground=self._ground(),
        )
        return order._get_records_action()

    def _ground(self):
        """«Зміна № 15 до ДК 003:2010, затверджена наказом від 01.10.2026 № 15»."""
        self.ensure_one()
        number = self.number or ""
        if number and "№" not in number:
            number = f"Зміна № {number}"
        words = [f"{number} до ДК 003:2010" if number else self.name]
        order = [
            self.order_date and f"від {date_in_figures(self.order_date)}",
            self.order_number and f"№ {self.order_number}",
        ]
        if any(order):
            words.append(f"затверджена наказом {' '.join(filter(None, order))}")
        return ", ".join(words)
