import re

from freezegun import freeze_time
from lxml import html

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .acknowledgement_case import AcknowledgementCase


@tagged("post_install", "-at_install")
class TestSheet(AcknowledgementCase):
    def sheet(self, instruction):
        content, _type = self.env["ir.actions.report"]._render_qweb_html(
            "hr_kp_classifier.report_acknowledgement_sheet", instruction.ids
        )
        return html.fromstring(content)

    def test_names_positions_signatures_dates(self):
        with freeze_time("2026-11-23 10:00"):
            self.sign(self.ask())
        tree = self.sheet(self.instruction)
        text = re.sub(r"\s+", " ", tree.text_content())
        self.assertIn("АРКУШ ОЗНАЙОМЛЕННЯ", text)
        self.assertIn("з посадовою інструкцією соціолога", text)
        self.assertIn("від 23 листопада 2026 року № 12-ПІ", text)
        signed, asked = tree.xpath("//tr[@data-state]")
        cells = [" ".join(cell.text_content().split()) for cell in signed]
        self.assertEqual(
            (cells[0], cells[1], cells[2], cells[4]),
            ("1", "Тарас ШЕВЧЕНКО", "Соціолог", "23.11.2026"),
        )
        self.assertTrue(signed.xpath(".//img/@src")[0].startswith("data:image/png;base64,"))
        self.assertEqual((asked.get("data-state"), len(asked)), ("asked", 5))
        self.assertIn("Ольга\u00a0КОБИЛЯНСЬКА", asked.text_content())
        self.assertFalse(asked.xpath(".//img"))

    def test_those_asked_stand_by_the_alphabet(self):
        """Є after Е, Ї after І: not by the letters' codes, which put them before А."""
        self.env["hr.employee"].create(
            [
                {"name": f"{surname} Ольга Іванівна", "job_id": self.job.id}
                for surname in ("Яремко", "Їжак", "Євенко", "Іжак", "Ґава", "Гава")
            ]
        )
        self.ask()
        rows = self.sheet(self.instruction).xpath("//tr[@data-state='asked']/td[2]")
        found = [row.text_content().split()[-1].strip() for row in rows]
        own = ["ГАВА", "ҐАВА", "ЄВЕНКО", "ІЖАК", "ЇЖАК", "ЯРЕМКО"]
        self.assertEqual([name for name in found if name in own], own)

    def test_nobody_asked_is_said(self):
        with self.assertRaisesRegex(UserError, "Nobody was asked"):
            self.sheet(self.instruction)

    def test_is_hrs(self):
        self.ask()
        with self.assertRaises(AccessError):
            self.env["ir.actions.report"].with_user(self.employee_user)._render_qweb_html(
                "hr_kp_classifier.report_acknowledgement_sheet", self.instruction.ids
            )
