from odoo import api, models


class HrJob(models.Model):
    """Many positions that are written one by one, each with values of its own."""

    _inherit = "hr.job"

    def _kp_write_each(self, values):
        """Write each of these positions by the ordinary rules, and find what depends on them once.

        Odoo looks up the versions, instructions and lines of orders that depend on a position at
        every write of it: five queries a position.

        :param values: pairs of positions, which are among these, and what is written on them
        """
        if not values:
            return
        # Read for all at once: the checks of one position read no other position's data.
        self.fetch(["kp_company_staff_units", "kp_company_salary", "kp_company_allowance"])
        professions = self.env["hr.kp.profession"].browse(
            vals["kp_profession_id"] for _jobs, vals in values if vals.get("kp_profession_id")
        )
        professions.fetch(["code", "name", "active", "corrected_name", "replaced_by_id"])
        self.modified({name for _jobs, vals in values for name in vals}, before=True)
        # A set: no call from outside can send one.
        modified = set()
        for jobs, vals in values:
            jobs = jobs.with_context(kp_modified=modified).with_prefetch(self._prefetch_ids)
            jobs.write(vals)
        self.modified(modified)

    # Core's method returns nothing.
    @api.private
    def modified(  # pylint: disable=missing-return
        self, fnames, create=False, before=False
    ):
        together = self.env.context.get("kp_modified")
        if not isinstance(together, set) or create:
            super().modified(fnames, create, before)
        elif not before:
            together.update(fnames)
