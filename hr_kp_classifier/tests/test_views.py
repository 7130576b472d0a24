from odoo.tests import tagged

from .common import KpCase


@tagged("post_install", "-at_install")
class TestViews(KpCase):
    """Every view loads for whoever may open it, whatever other addons make of it."""

    def test_views_load(self):
        views = self.env["ir.ui.view"].search([("type", "!=", "qweb")])
        own = views.filtered(
            lambda view: view.get_external_id()[view.id].startswith("hr_kp_classifier.")
        )
        models = set(own.mapped("model"))
        self.assertLess({"hr.job", "hr.employee", "hr.job.instruction"}, models)
        for user in (self.employee_user, self.officer, self.manager):
            for model in sorted(models):
                if not self.env[model].with_user(user).has_access("read"):
                    continue
                asked = [
                    (False, kind) for kind in {view.type for view in own if view.model == model}
                ] + [
                    (view.id, view.type)
                    for view in own
                    if view.model == model and view.mode == "primary"
                ]
                with self.subTest(user=user.login, model=model):
                    result = self.env[model].with_user(user).get_views(asked)
                    self.assertTrue(all(view["arch"] for view in result["views"].values()))
