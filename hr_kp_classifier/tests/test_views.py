import ast

from lxml import etree, html

from odoo.tests import tagged

from ..documents.revision import TextChange, diff_words
from .common import KpCase

# Written in the list itself, or opened from one position.
WITHOUT_CARDS = {
    "hr_kp_classifier.hr_kp_derived_word_action",
    "hr_kp_classifier.hr_occupation_link_action",
    "hr_kp_classifier.hr_kp_order_line_history_action",
}


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

    def test_a_question_is_answered_by_the_deed_it_is_about(self):
        """Not «OK», nor «Cancel» where the deed itself is to cancel something."""
        uk = self.env(context={"lang": "uk_UA"})
        self.env["res.lang"]._activate_lang("uk_UA")
        views = uk["ir.ui.view"].search([("type", "!=", "qweb")])
        asked = 0
        for view in views:
            if not view.get_external_id()[view.id].startswith("hr_kp_classifier."):
                continue
            for button in etree.fromstring(view.arch).iterfind(".//button[@confirm]"):
                asked += 1
                label, name = button.get("confirm-label", ""), button.get("string")
                with self.subTest(view=view.xml_id, button=name):
                    # The deed's first word at least: «Зв'язати» for «Зв'язати з КП за …».
                    self.assertTrue(label and name.startswith(label), label)
                    if "касувати" in label:
                        self.assertTrue(button.get("cancel-label"))
        self.assertGreater(asked, 10)

    def test_every_list_has_cards_and_says_what_to_do(self):
        """On a telephone Odoo shows cards where there are any; an empty page says how to begin."""
        actions = self.env["ir.actions.act_window"].search([])
        actions = actions.filtered(
            lambda action: (
                action.get_external_id()[action.id].startswith("hr_kp_classifier.")
                and "list" in action.view_mode.split(",")
            )
        )
        self.assertGreater(len(actions), 20)
        for action in actions:
            with self.subTest(action=action.xml_id):
                self.assertTrue(action.help)
                if action.xml_id not in WITHOUT_CARDS:
                    modes = action.view_mode.split(",")
                    self.assertIn("kanban", modes)
                    # Of the views that are named, else of those of the model.
                    named = action.view_ids.filtered(lambda view: view.view_mode == "kanban")
                    own = self.env["ir.ui.view"].search(
                        [("model", "=", action.res_model), ("type", "=", "kanban")]
                    )
                    self.assertTrue(named.view_id or own)

    def test_no_field_stands_between_quotation_marks(self):
        """On a telephone a field has a line of its own: «, then the field, then »."""
        views = self.env["ir.ui.view"].search([("type", "=", "form")])
        quoted, seen = [], 0
        for view in views:
            name = view.get_external_id()[view.id]
            if not name.startswith("hr_kp_classifier."):
                continue
            for node in etree.fromstring(view.arch).iter("field"):
                before = node.getprevious()
                text = node.getparent().text if before is None else before.tail
                quoted += [name] if (text or "").rstrip().endswith("«") else []
                seen += 1
        self.assertGreater(seen, 300)
        self.assertEqual(quoted, [])

    def test_the_browser_understands_every_condition(self):
        """It knows no methods of texts: the whole form of the employee would not open."""
        beyond = (ast.Slice, ast.JoinedStr, ast.comprehension, ast.Lambda)
        found, seen = [], 0
        for view in self.env["ir.ui.view"].search([("type", "!=", "qweb")]):
            name = view.get_external_id()[view.id]
            if not name.startswith("hr_kp_classifier."):
                continue
            conditions = etree.fromstring(view.arch).xpath(
                "//@invisible | //@readonly | //@required | //@column_invisible"
                " | //@*[starts-with(name(), 'decoration-')]"
            )
            for condition in conditions:
                seen += 1
                found += [
                    (name, condition)
                    for node in ast.walk(ast.parse(condition.strip(), mode="eval"))
                    if isinstance(node, beyond)
                    or isinstance(node, ast.Call)
                    and ast.unparse(node.func) != "context.get"
                ]
        self.assertGreater(seen, 300)
        self.assertEqual(found, [])

    def test_choices_taken_from_another_field_are_translated(self):
        """Odoo translates those that a model names itself, never what a function returns."""
        ukrainian = self.env(context={"lang": "uk_UA"})
        taken = [
            (model, name)
            for model in self.env.registry
            if model.startswith(("hr.kp.", "hr.job.", "hr.staff."))
            for name, field in self.env[model]._fields.items()
            if field.type == "selection"
            and callable(field.selection)
            and field._module == "hr_kp_classifier"
            and not field.related
        ]
        self.assertIn(("hr.kp.order.text", "kind"), taken)
        for model, name in taken:
            with self.subTest(model=model, field=name):
                field = ukrainian[model]._fields[name]
                labels = " ".join(
                    label for _key, label in field._description_selection(ukrainian)
                )
                self.assertRegex(labels, "[а-яіїєґ]")

    def test_a_buttons_method_takes_the_records_it_is_pressed_on(self):
        """The web client sends them even from a list's header, where none is selected."""
        own = self.env["ir.ui.view"].search([("type", "!=", "qweb")])
        own = own.filtered(lambda view: view.xml_id.startswith("hr_kp_classifier."))
        buttons = {
            (view.model, button.get("name"))
            for view in own
            for button in html.fromstring(view.arch).xpath("//button[@type='object']")
        }
        for model, name in sorted(buttons):
            for candidate in {model, *self._models_below(model)}:
                method = getattr(self.env.registry[candidate], name, None)
                with self.subTest(model=candidate, method=name):
                    self.assertFalse(getattr(method, "_api_model", False))

    def _models_below(self, model):
        """A button in a list within a form is one of that list's model."""
        fields = self.env[model]._fields.values()
        return {field.comodel_name for field in fields if field.type == "one2many"}

    def test_words_that_have_changed_stand_as_they_were_written(self):
        """Blanks between the template's tags would come between a word and its comma."""
        change = TextChange(
            "changed", "1.1", "1.1", diff_words("Готує звіт, план", "Готує звіти, план")
        )
        page = self.env["ir.qweb"]._render(
            "hr_kp_classifier.job_instruction_changes", {"changes": [change]}
        )
        (cell,) = html.fromstring(page).xpath("//tr[@data-kind]/td[3]")
        self.assertEqual(cell.text_content(), "Готує звітзвіти, план")
