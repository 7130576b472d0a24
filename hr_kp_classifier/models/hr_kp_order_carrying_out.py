from markupsafe import Markup

from odoo import api, models
from odoo.exceptions import LockError, UserError
from odoo.tools import float_compare, format_date
from odoo.tools.misc import formatLang

from ..documents.typography import quotable
from ..translation import in_language_of
from .hr_kp_order_line import NUMBERS
from .one_by_one import attempt


class HrKpOrderCarryingOut(models.Model):
    """Carrying out an order on its day: all of it, or nothing."""

    _inherit = "hr.kp.order"

    def action_carry_out(self):
        """Carry out signed orders whose day has come: what the scheduled action does nightly."""
        self.browse().check_access("write")
        for order in self:
            order._refuse_state("signed")
            if order.date_in_force > order._today():
                raise UserError(
                    self.env._(
                        "«%(order)s» comes into force on %(date)s: it is carried out on that day.",
                        order=quotable(order.name),
                        date=format_date(self.env, order.date_in_force),
                    )
                )
            try:
                order._carry_out()
            except LockError as error:
                raise UserError(
                    self.env._(
                        "«%s» is being carried out at this very moment. Reload the page.",
                        quotable(order.name),
                    )
                ) from error

    @api.model
    def _cron_carry_out(self):
        """Carry out the orders whose day has come; tell HR of those that can't be."""
        due = self.search([("state", "=", "signed")], order="date_in_force, id").filtered(
            lambda order: order.date_in_force <= order._today()
        )
        self.env["ir.cron"]._commit_progress(remaining=len(due))
        for order in due:
            if order.state != "signed":
                # Revoked on the way, by another that was due.
                self.env["ir.cron"]._commit_progress(1)
                continue
            order = in_language_of(order, order.company_id)
            try:
                reason = attempt(order, order.with_company(order.company_id)._carry_out)
            except LockError:
                # Somebody carries it out by hand; what is left of it comes with the next run.
                reason = ""
            if reason:
                order._tell_refused(reason)
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
            self.env._("«%s» can't be carried out:", quotable(self.name)),
            self._overtaken_problems(),
        )
        self._do_what_it_says()
        if self.kind == "revocation" and self.revokes_id:
            self._take_back()
            self._note_revoked()
        self._write_protected({"state": "done", "carried_out_on": self._today()})
        self.activity_unlink(["mail.mail_activity_data_todo"])

    def _do_what_it_says(self):
        """Bring about what orders of this kind say."""
        # The former state of the positions is kept once, with the order.
        self.with_context(kp_history_later=True)._change_positions()
        self._jobs_of_company()._kp_keep_history(self)

    def _overtaken_problems(self):
        """Positions that somebody has changed since the order was signed."""
        problems = []
        for line in self.line_ids.filtered(lambda line: line.action == "change"):
            problems += line._overtaken_numbers()
            # What the order does not change, another one may have changed.
            if not line._changes_title() or line._is_as_before() or line._is_as_after():
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
        problems += [
            self.env._(
                "«%s»: the department has got a position of that name meanwhile. Rename that, or "
                "revoke the order and draw up another one",
                line._new_name(),
            )
            for line in self.line_ids._with_taken_names()
        ]
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
        """The note for each position's discussion."""
        return {
            line.job_id: Markup("<p>%s</p>")
            % self.env._(
                "%(order)s: «%(before)s» → «%(after)s»",
                order=self.name,
                before=before,
                after=after,
            )
            for line in self.line_ids
            if line.job_id
            for before, _code, after, _code_after in [line._title_cells()]
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
        """Take back what the revoked order has done, or holds ready, and the lines don't."""
        if self.revokes_id.state == "done":
            self.revokes_id.line_ids.instruction_id.filtered(
                lambda instruction: instruction.state == "in_force"
            ).action_cancel()


class HrKpOrderLineCarryingOut(models.Model):
    _inherit = "hr.kp.order.line"

    def _is_as_before(self):
        """Whether the position still has the title that the order found.

        An amendment that has come in between, or was taken back, leaves its words as they were.
        """
        self.ensure_one()
        job = self.job_id
        return (
            job.kp_profession_id == self.profession_before_id
            and (job.kp_grade or "") == (self.grade_before or "")
            and (
                (job.kp_extended_title or "") == (self.extended_before or "")
                or job.kp_title == self.title_before
            )
        )

    def _is_as_after(self):
        """Whether the position has the title already that the order gives it."""
        self.ensure_one()
        job = self.job_id
        return (
            job.kp_profession_id == self.kp_profession_id
            and (job.kp_extended_title or "") == (self._extended_after() or "")
            and (job.kp_grade or "") == (self.kp_grade or "")
        )

    def _extended_after(self):
        """The extended title with which the position prints what the order says.

        КП may have renamed the title since the order was signed: its words hold.
        """
        self.ensure_one()
        if not self.kp_profession_id:
            return self.kp_extended_title or False
        return self.title_after if self.title_after != self._kp_official_title() else False

    def _overtaken_numbers(self):
        """Say which of the numbers that the line changes are not what it found."""
        self.ensure_one()
        job = self._job()
        return [
            self.env._(
                "«%(position)s»: «%(field)s» is %(now)s now; the order says it is %(before)s and "
                "becomes %(after)s. Put it back, or revoke the order and draw up another one",
                position=job.name,
                field=job._fields[field].get_description(self.env)["string"],
                now=formatLang(self.env, job[field]),
                before=formatLang(self.env, self[f"{name}_before"]),
                after=formatLang(self.env, self[f"{name}_after"]),
            )
            for name, field in NUMBERS.items()
            if self._changes_number(name)
            and all(
                float_compare(job[field], self[f"{name}_{when}"], 2)
                for when in ("before", "after")
            )
        ]

    def _is_overtaken_agreed(self):
        """Tell whether the position is not what the agreed order says of it before."""
        self.ensure_one()
        if self.action == "add" or self.instruction_id:
            return False
        job = self._job()
        return (
            not self._is_as_before()
            or self.title_before != self._title_of(job)
            or any(
                float_compare(job[field], self[f"{name}_before"], 2)
                for name, field in NUMBERS.items()
            )
        )

    def _write_jobs(self):
        """Write on the positions what the lines change of them."""
        # The order tells of its changes once, instead of every write.
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
                "kp_extended_title": self._extended_after(),
                "kp_grade": self.kp_grade or False,
            }
            if self._changes_title() and not self._is_as_after():
                vals |= title
        vals |= {
            field: self[f"{name}_after"]
            for name, field in NUMBERS.items()
            if self._changes_number(name)
        }
        return vals

    def _new_name(self):
        """What the position is called in Odoo that the line brings in."""
        self.ensure_one()
        return self.name or self.title_after

    def _with_taken_names(self):
        """The lines that bring in a position beside another of its name, which Odoo refuses."""
        new = self.filtered(
            lambda line: line.action == "add" and not line.job_id and line.department_id
        )
        # sudo: Odoo counts those that the user does not see, and the archived ones, too.
        jobs = self.env["hr.job"].sudo().with_context(active_test=False)
        jobs = jobs.search_fetch(
            [
                ("department_id", "in", new.department_id.ids),
                ("company_id", "in", new.order_id.company_id.ids),
            ],
            ["name", "department_id", "company_id"],
        )
        taken = {(job.name, job.department_id.id, job.company_id.id) for job in jobs}
        found = self.browse()
        for line in new:
            place = (line._new_name(), line.department_id.id, line.order_id.company_id.id)
            if place in taken:
                found |= line
            taken.add(place)
        return found

    def _job_vals(self):
        """The values of the position that the line brings in."""
        self.ensure_one()
        return {
            "name": self._new_name(),
            "company_id": self.order_id.company_id.id,
            "department_id": self.department_id.id,
            "kp_profession_id": self.kp_profession_id.id,
            "kp_extended_title": self._extended_after(),
            "kp_grade": self.kp_grade,
            "kp_staff_units": self.units_after,
            "kp_salary": self.salary_after,
        }
