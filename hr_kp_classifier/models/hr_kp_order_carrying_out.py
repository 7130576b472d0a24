import logging

from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import format_date

from .hr_kp_order_line import NUMBERS, TITLE_FIELDS

_logger = logging.getLogger(__name__)


class HrKpOrderCarryingOut(models.Model):
    """What an order says is done on its day: all of it, or nothing."""

    _inherit = "hr.kp.order"  # pylint: disable=consider-merging-classes-inherited

    def action_carry_out(self):
        """Carry out signed orders whose day has come: what the scheduled action does nightly."""
        self.browse().check_access("write")
        for order in self:
            order._refuse_state("signed")
            if order.date_in_force > order.company_id._kp_today():
                raise UserError(
                    self.env._(
                        "«%(order)s» comes into force on %(date)s: it is carried out on that day.",
                        order=order.name,
                        date=format_date(self.env, order.date_in_force),
                    )
                )
            order._carry_out()

    @api.model
    def _cron_carry_out(self):
        """Carry out the orders whose day has come; tell HR of those that can't be."""
        companies = self.search([("state", "=", "signed")]).company_id
        due = self.search(
            Domain("state", "=", "signed")
            & Domain.OR(
                Domain("company_id", "in", its_own.ids) & Domain("date_in_force", "<=", day)
                for day, its_own in companies.grouped(lambda each: each._kp_today()).items()
            ),
            order="date_in_force, id",
        )
        self.env["ir.cron"]._commit_progress(remaining=len(due))
        for order in due:
            try:
                with self.env.cr.savepoint():
                    order.with_company(order.company_id)._carry_out()
            except (UserError, ValidationError) as error:
                self.env.invalidate_all()
                _logger.info("%s is not carried out: %s", order.name, error)
                order._tell_refused(str(error))
            self.env["ir.cron"]._commit_progress(1)

    def _tell_refused(self, reason):
        """Give who drew up the order a task, once: it can't be carried out as things are."""
        self.ensure_one()
        if self.activity_ids:
            return
        user = self.create_uid if self.create_uid.active else self.env.user
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            summary=self.env._("The order can't be carried out"),
            note=Markup("<p>%s</p>") % reason,
            user_id=user.id,
        )

    def _carry_out(self):
        """Do what the order says.

        :raise UserError: naming the positions that are not what the order says they were
        """
        self.ensure_one()
        # Two at the same moment: the second one finds it done.
        self.lock_for_update()
        self._refuse_state("signed")
        self._refuse_problems(
            self.env._("«%s» can't be carried out:", self.name), self._overtaken_problems()
        )
        self._do_what_it_says()
        if self.kind == "revocation" and self.revokes_id.state == "done":
            self._take_back()
        self._write_protected({"state": "done", "carried_out_on": self.company_id._kp_today()})
        self.activity_unlink(["mail.mail_activity_data_todo"])

    def _do_what_it_says(self):
        """Bring about what orders of this kind say."""
        # What the positions were is kept once, with the order.
        self.with_context(kp_history_later=True)._change_positions()
        self._jobs_of_company()._kp_keep_history(self)

    def _overtaken_problems(self):
        """Positions that somebody has changed since the order was signed."""
        problems = []
        for line in self.line_ids.filtered(lambda line: line.action == "change"):
            if line._is_as_before() or line._is_as_after():
                continue
            problems.append(
                self.env._(
                    "«%(position)s» is «%(now)s» now; the order says it is «%(before)s» and "
                    "becomes «%(after)s». Put the position back, or revoke the order and draw up "
                    "another one",
                    position=line.job_id.name,
                    now=line.job_id._kp_title_with_grade() or line.job_id.name,
                    before=line._title_before_with_grade(),
                    after=line._title_after_with_grade(),
                )
            )
        return problems

    def _change_positions(self):
        """Write what the lines say, through the ordinary rules of positions."""
        self._bring_in()
        self.line_ids.filtered(lambda line: line.action == "change")._write_jobs()
        self._take_out()
        jobs = self._jobs_of_company()
        if jobs:
            jobs._message_log_batch(
                bodies={job.id: body for job, body in self._bodies().items()}
            )
            self._revise_instructions(jobs)

    def _bodies(self):
        """What each position's discussion is told."""
        return {
            line.job_id: Markup("<p>%s</p>")
            % self.env._(
                "%(order)s: «%(before)s» → «%(after)s»",
                order=self.name,
                before=line._title_before_with_grade() or "—",
                after=line._title_after_with_grade() if line.action != "remove" else "—",
            )
            for line in self.line_ids
            if line.job_id
        }

    def _bring_in(self):
        """Make the positions that are new; bring back the archived ones."""
        lines = self.line_ids.filtered(lambda line: line.action == "add")
        returning = lines.filtered("job_id")
        returning.job_id.active = True
        returning._write_jobs()
        new = lines - returning
        jobs = (
            self.env["hr.job"]
            .with_company(self.company_id)
            .create([line._job_vals() for line in new])
        )
        for line, job in zip(new, jobs, strict=True):
            line._write_protected({"job_id": job.id})

    def _take_out(self):
        lines = self.line_ids.filtered(lambda line: line.action == "remove")
        lines.job_id.with_company(self.company_id).write({"kp_staff_units": 0})
        # A position of several companies goes on in the others.
        lines.job_id.filtered("company_id").active = False

    def _revise_instructions(self, jobs):
        """Start the next revision of the instructions that no longer fit these positions."""
        # Titles that are shown are told of at once.
        self.env["hr.job"].flush_model()
        instructions = self.env["hr.job.instruction"].search(
            [
                ("job_id", "in", jobs.ids),
                ("company_id", "=", self.company_id.id),
                ("state", "=", "in_force"),
            ]
        )
        instructions._tell_outdated()
        revisions = instructions.filtered("is_outdated")._start_revisions()
        body = self.env._("Started by the order %s.", self._reference())
        revisions._message_log_batch(bodies=dict.fromkeys(revisions.ids, body))

    def _take_back(self):
        """Note that what this order revokes is revoked."""
        revoked = self.revokes_id
        revoked.line_ids.instruction_id.filtered(
            lambda instruction: instruction.state == "in_force"
        ).action_cancel()
        revoked._write_protected({"state": "revoked", "revoked_by_id": self.id})
        revoked._message_log(body=self.env._("Revoked by the order %s.", self._reference()))


class HrKpOrderLineCarryingOut(models.Model):
    _inherit = "hr.kp.order.line"  # pylint: disable=consider-merging-classes-inherited

    def _is_as_before(self):
        """Whether the position still has the title that the order found."""
        self.ensure_one()
        job = self.job_id
        return job.kp_profession_id == self.profession_before_id and (
            job.kp_extended_title or "",
            job.kp_grade or "",
        ) == (self.extended_before or "", self.grade_before or "")

    def _is_as_after(self):
        """Whether the position has the title already that the order gives it."""
        self.ensure_one()
        return all((self.job_id[name] or "") == (self[name] or "") for name in TITLE_FIELDS)

    def _write_jobs(self):
        """Write on the positions what the lines change of them."""
        # What only the order writes is told once, by the order, and not by every write.
        jobs = self.job_id.with_company(self.order_id.company_id).with_context(
            tracking_disable=True, kp_tell_outdated_later=True
        )
        jobs._kp_write_each(
            [
                (jobs.browse(lines.job_id.ids), dict(vals))
                for vals, lines in self._by_values().items()
            ]
        )

    def _by_values(self):
        """The lines by what is written on their positions, as pairs of field and value."""
        lines = {}
        for line in self:
            vals = line._changed_vals()
            if vals:
                key = tuple(sorted(vals.items()))
                lines[key] = lines.get(key, self.browse()) | line
        return lines

    def _changed_vals(self):
        """What is written on the position: only what the order changes."""
        self.ensure_one()
        vals = {}
        if self.action != "remove":
            title = {
                "kp_profession_id": self.kp_profession_id.id,
                "kp_extended_title": self.kp_extended_title or False,
                "kp_grade": self.kp_grade or False,
            }
            if not self._is_as_after():
                vals |= title
        vals |= {
            field: self[f"{name}_after"]
            for name, field in NUMBERS.items()
            if self._changes_number(name)
        }
        return vals

    def _job_vals(self):
        """The values of the position that the line brings in."""
        self.ensure_one()
        return {
            "name": self.name or self.title_after,
            "company_id": self.order_id.company_id.id,
            "department_id": self.department_id.id,
            "kp_profession_id": self.kp_profession_id.id,
            "kp_extended_title": self.kp_extended_title,
            "kp_grade": self.kp_grade,
            "kp_staff_units": self.units_after,
            "kp_salary": self.salary_after,
        }
