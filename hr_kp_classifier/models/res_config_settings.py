from odoo import api, fields, models
from odoo.tools import SQL

from ..reports.printer import printer


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    kp_title_errors = fields.Selection(
        related="company_id.kp_title_errors", readonly=False, required=True
    )
    kp_reminder_days = fields.Integer(related="company_id.kp_reminder_days", readonly=False)
    kp_feminine_titles = fields.Boolean(related="company_id.kp_feminine_titles", readonly=False)
    kp_means = fields.Char(related="company_id.kp_means", readonly=False)
    kp_means_document = fields.Char(related="company_id.kp_means_document", readonly=False)
    kp_means_date = fields.Date(related="company_id.kp_means_date", readonly=False)
    kp_link_days = fields.Integer(related="company_id.kp_link_days", readonly=False)
    kp_link_factor = fields.Selection(
        related="company_id.kp_link_factor", readonly=False, required=True
    )
    kp_martial_law = fields.Boolean(related="company_id.kp_martial_law", readonly=False)
    kp_d5_renames = fields.Boolean(related="company_id.kp_d5_renames", readonly=False)
    kp_missing = fields.Text(
        string="What the Server Lacks",
        compute="_compute_kp_missing",
        help="What works less well for it, and how it is mended",
    )

    @api.depends("company_id")
    def _compute_kp_missing(self):
        for settings in self:
            settings.kp_missing = "\n".join(f"• {each}" for each in self._kp_missing())

    @api.model
    def _kp_missing(self):
        """Describe what the server lacks, the consequence, and the administrator's remedy."""
        if not self.pool.has_trigram:
            yield self.env._(
                "The extension pg_trgm of PostgreSQL: searches take longer. The administrator of "
                "the server runs «CREATE EXTENSION pg_trgm» in this database and upgrades the "
                "module."
            )
        [(knows_letters, knows_order)] = self.env.execute_query(
            SQL(
                """
                SELECT lower('Ґ') = 'ґ',
                       EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'uk-x-icu')
                """
            )
        )
        if not knows_letters:
            yield self.env._(
                "A database that knows Ukrainian letters (this one has LC_CTYPE=C): searches in "
                "names tell capital letters from small ones. The administrator of the server "
                "restores a backup into a cluster made with --locale=C.UTF-8 or uk_UA.UTF-8."
            )
        if not knows_order:
            yield self.env._(
                "The collations of ICU in PostgreSQL: in lists є, і, ї and ґ stand after я. The "
                "administrator of the server takes a PostgreSQL that was built with ICU."
            )
        state = self.env["ir.actions.report"].get_wkhtmltopdf_state()
        if state not in ("ok", "upgrade"):
            yield self.env._(
                "wkhtmltopdf that works (now: %s): instructions are shown as pages, to be printed "
                "by the browser, and what is approved is kept as HTML. The administrator of the "
                "server installs wkhtmltopdf 0.12.6 with patched Qt.",
                state,
            )
        elif printer() == "unpatched":
            yield self.env._(
                "wkhtmltopdf with patched Qt: printed instructions have no page numbers. The "
                "administrator of the server installs such a one, version 0.12.6."
            )
