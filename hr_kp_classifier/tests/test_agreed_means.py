from datetime import date

from lxml import html

from odoo.tests import tagged

from .acknowledgement_case import AcknowledgementCase


@tagged("post_install", "-at_install")
class TestAgreedMeans(AcknowledgementCase):
    """The ground of acquainting electronically: warned of where it is missing, never blocking."""

    def agree(self, holder, means="корпоративна пошта"):
        holder.sudo().write(
            {
                "kp_means": means,
                "kp_means_document": "колективний договір № 1",
                "kp_means_date": date(2026, 2, 1),
            }
        )

    def sheet(self):
        content, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_acknowledgement_sheet", self.instruction.ids
        )
        return " ".join(html.fromstring(content).text_content().split()).replace("\xa0", " ")

    def test_asking_warns_and_goes_on(self):
        action = self.instruction.action_ask()
        self.assertEqual(action["tag"], "display_notification")
        message = action["params"]["message"]
        self.assertIn("стаття 29 Кодексу законів про працю", message)
        self.assertIn("2136-IX", message)
        self.assertEqual(action["params"]["next"]["res_model"], self.of(self.reader)._name)
        self.assertEqual(len(self.instruction.acknowledgement_ids), 2)

    def test_the_law_of_wartime_is_cited_while_it_lasts(self):
        self.env.company.sudo().kp_martial_law = False
        message = self.instruction.action_ask()["params"]["message"]
        self.assertIn("стаття 29", message)
        self.assertNotIn("2136-IX", message)

    def test_no_warning_where_the_company_has_them(self):
        self.agree(self.env.company)
        self.assertEqual(self.instruction.action_ask()["type"], "ir.actions.act_window")
        self.assertFalse(self.of(self.reader).means_warning)

    def test_an_employees_own_come_first(self):
        self.agree(self.env.company)
        self.agree(self.reader, "Viber")
        self.assertEqual(
            self.reader._kp_agreed_means(), "Viber (колективний договір № 1 від 01.02.2026)"
        )
        self.assertIn("корпоративна пошта", self.userless._kp_agreed_means())

    def test_kept_as_they_were_on_the_day_of_the_signature(self):
        self.agree(self.reader)
        acknowledgement = self.ask()
        self.sign(acknowledgement)
        self.reader.sudo().kp_means = "інше"
        self.assertIn("корпоративна пошта", acknowledgement.agreed_means)
        self.assertFalse(acknowledgement.means_warning)
        self.assertIn(
            "визначений засіб електронного зв'язку — корпоративна пошта",
            self.sheet().replace("’", "'"),
        )

    def test_the_sheet_says_where_they_are_missing_and_the_remedy(self):
        acknowledgement = self.ask()
        self.sign(acknowledgement)
        self.assertTrue(acknowledgement.means_warning)
        self.assertIn("додаткову угоду до трудового договору (ст. 29 КЗпП)", self.sheet())

    def test_nothing_is_said_of_a_signature_on_paper(self):
        acknowledgement = self.ask()
        acknowledgement._record_paper(self.instruction.date, self.signature, "x.png")
        self.assertFalse(acknowledgement.means_warning)
        self.assertNotIn("засоб", self.sheet())

    def test_the_agreement_is_printed(self):
        self.ask()
        action = self.of(self.reader).action_print_means_clause()
        content, _kind = self.env["ir.actions.report"]._render_qweb_html(
            action["report_name"], self.reader.ids
        )
        text = html.fromstring(content).text_content().replace("\xa0", " ")
        for words in ("ДОДАТКОВА УГОДА", "Тарас ШЕВЧЕНКО", "Підстава: стаття 29", "____"):
            self.assertIn(words, text)
