from odoo import api, models

from .classifier_loading import is_loading


class HrKpTitleRules(models.AbstractModel):
    """The data of the title rules: official titles, derived words, titles of acts.

    A change builds another checker, and the titles of positions are checked by it.
    """

    _name = "hr.kp.title.rules"
    _description = "Known to the Title Rules"
    # The fields that the rules read.
    _rule_fields = ("name", "active")

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self._rules_changed()
        return records

    def write(self, vals):
        result = super().write(vals)
        if not vals.keys().isdisjoint(self._rule_fields):
            self._rules_changed()
        return result

    def unlink(self):
        result = super().unlink()
        self._rules_changed()
        return result

    @api.model
    def _rules_changed(self):
        self.env.registry.clear_cache("stable")
        # An import of the classifier checks all titles itself at its end.
        if not is_loading(self.env):
            # sudo: whoever changes the rules' data need not be allowed to write positions.
            self.env["hr.job"].sudo()._kp_check_titles_soon()
