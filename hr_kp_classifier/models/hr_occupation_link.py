from odoo import api, fields, models


class HrOccupationLink(models.Model):
    """A КП title and an occupation abroad for the same work, and whose word that is."""

    _name = "hr.occupation.link"
    _description = "Foreign Counterpart of a КП Title"
    _order = "occupation_id, profession_id"
    _rec_name = "occupation_id"

    profession_id = fields.Many2one(
        "hr.kp.profession", string="КП Title", required=True, index=True, ondelete="cascade"
    )
    occupation_id = fields.Many2one(
        "hr.occupation",
        string="Foreign Occupation",
        required=True,
        index=True,
        ondelete="cascade",
    )
    system_id = fields.Many2one(
        related="occupation_id.system_id", store=True, precompute=True, index=True
    )
    occupation_code = fields.Char(related="occupation_id.code", string="Code Abroad")
    occupation_name = fields.Char(related="occupation_id.name", string="Original Name")
    occupation_name_uk = fields.Char(
        related="occupation_id.name_uk", string="Ukrainian Name of the Occupation"
    )
    kind = fields.Selection(
        selection=[
            ("article", "From the article"),
            ("mechanical", "Mechanical, not reviewed"),
            ("hr", "By HR"),
        ],
        string="Kind of Link",
        required=True,
        default="hr",
        index=True,
        help="From the article «CRM-менеджер»: its tables 1 and 2 name both. Mechanical: by "
        "equal codes or a correspondence table, nobody has compared the work. By HR: "
        "added or confirmed here.",
    )
    note = fields.Char(help="By what the link was made, or what to mind about it")
    # A rejected link stays, or the next mechanical run would bring it back.
    active = fields.Boolean(default=True)

    _profession_occupation_uniq = models.Constraint(
        "UNIQUE(profession_id, occupation_id)", "This title has this counterpart already."
    )

    def action_confirm(self):
        """Vouch for mechanical links: HR has compared the work."""
        self.filtered(lambda link: link.kind == "mechanical").kind = "hr"

    def action_reject(self):
        """Put links aside so that no mechanical run brings them back."""
        self.active = False


class HrOccupationCorrespondence(models.Model):
    """Two occupations of different systems that correspond by a published table."""

    _name = "hr.occupation.correspondence"
    _description = "Correspondence of Foreign Occupations"
    _order = "source_id, target_id"
    _rec_name = "target_id"

    source_id = fields.Many2one(
        "hr.occupation",
        string="Foreign Occupation",
        required=True,
        index=True,
        ondelete="cascade",
    )
    target_id = fields.Many2one(
        "hr.occupation",
        string="Corresponds to",
        required=True,
        index=True,
        ondelete="cascade",
    )
    source_system_id = fields.Many2one(related="source_id.system_id", string="System")
    target_system_id = fields.Many2one(related="target_id.system_id", string="Other System")

    _source_target_uniq = models.Constraint(
        "UNIQUE(source_id, target_id)", "These occupations correspond already."
    )

    @api.model
    def _add(self, pairs):
        """Add the pairs of ids that are not there.

        :return: the new records
        """
        pairs = list(dict.fromkeys(pairs))
        known = set(
            self._read_group(
                [("source_id", "in", list({source for source, _target in pairs}))],
                ["source_id", "target_id"],
            )
        )
        known = {(source.id, target.id) for source, target in known}
        return self.create(
            [
                {"source_id": source, "target_id": target}
                for source, target in pairs
                if (source, target) not in known
            ]
        )
