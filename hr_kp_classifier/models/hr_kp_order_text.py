from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..documents.order_text import NOTICE_PLACEHOLDERS, ORDER_PLACEHOLDERS, unknown_in


class HrKpOrderText(models.Model):
    """The text that an order of a kind, its memo and its notices begin with. HR may change it."""

    _name = "hr.kp.order.text"
    _description = "Text of Orders on Positions"
    _order = "kind, paper"
    _rec_name = "paper"

    kind = fields.Selection(
        selection=lambda self: (
            self.env["hr.kp.order"]._fields["kind"]._description_selection(self.env)
        ),
        string="Kind of the Order",
        required=True,
    )
    paper = fields.Selection(
        selection=[("order", "Order"), ("memo", "Memo"), ("notice", "Notice")],
        required=True,
    )
    text = fields.Text(
        required=True,
        help="A paragraph a line. After «НАКАЗУЮ:» each is a numbered clause; {перелік} is the "
        "place of the table.",
    )
    placeholders = fields.Char(
        string="What May Stand in Braces", compute="_compute_placeholders"
    )

    _once = models.UniqueIndex("(kind, paper)", "This paper has a text already: change that.")

    def _known(self):
        return NOTICE_PLACEHOLDERS if self.paper == "notice" else ORDER_PLACEHOLDERS

    @api.depends("paper")
    def _compute_placeholders(self):
        for text in self:
            text.placeholders = ", ".join(f"{{{name}}}" for name in text._known())

    @api.constrains("text", "paper")
    def _check_text(self):
        for text in self:
            self._refuse_unknown(text.text, text._known())

    @api.model
    def _refuse_unknown(self, text, known):
        """:raise ValidationError: where something in braces is no placeholder"""
        unknown = unknown_in(text or "", known)
        if unknown:
            raise ValidationError(
                self.env._(
                    "{%(name)s} is no placeholder. These are: %(known)s.",
                    name=unknown[0],
                    known=", ".join(f"{{{each}}}" for each in known),
                )
            )

    @api.model
    def _text_for(self, kind, paper):
        """The text of a paper; "" where HR has deleted it."""
        return self.search([("kind", "=", kind), ("paper", "=", paper)], limit=1).text or ""
