from functools import partial

from odoo import models
from odoo.exceptions import UserError

from . import shared_pages
from .printer import printer


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _run_wkhtmltopdf(self, bodies, report_ref=False, header=None, footer=None, **options):
        """Print once what several copies have in common.

        With ``kp_duplex`` in the context each document begins on an odd page.
        """
        run = partial(super()._run_wkhtmltopdf, report_ref=report_ref, **options)
        if len(bodies) > 1 and printer() == "patched":
            try:
                return self._kp_print_copies(run, bodies, report_ref, header, footer)
            except shared_pages.NotShared:
                if self.env.context.get("kp_duplex"):
                    return self._kp_print_duplex(run, bodies, header, footer)
        return run(bodies, header=header, footer=footer)

    def _kp_print_copies(self, run, bodies, report_ref, header, footer):
        """Print copies of which each has a block of its own.

        :param run: runs wkhtmltopdf as Odoo does
        :raise NotShared: where they have none, no two the same text, or where they can't be put
            together exactly
        """
        # A file that is attached to the records Odoo splits by its outline.
        if not report_ref or self._get_report(report_ref).attachment:
            raise shared_pages.NotShared
        copies = shared_pages.Copies(bodies)
        if len(copies.texts) == len(bodies):
            raise shared_pages.NotShared
        blocks = shared_pages.Printed(run([copies.blocks_html()]))
        found = blocks.blocks(len(bodies))
        # Of each text and each size of the block, one copy is printed for all.
        first = {}
        printed_as = [
            first.setdefault((text, *(round(side, 1) for side in block.size)), index)
            for index, ((text, _block), block) in enumerate(
                zip(copies.copies, found, strict=True)
            )
        ]
        chosen = list(first.values())
        texts = shared_pages.Printed(
            run(
                [copies.with_empty_place(index) for index in chosen],
                header=shared_pages.chosen_bands(header, len(bodies), chosen),
                footer=shared_pages.chosen_bands(footer, len(bodies), chosen),
            )
        )
        pages_of = dict(zip(chosen, texts.documents(len(chosen)), strict=True))
        place_of = dict(zip(chosen, texts.blocks(len(chosen)), strict=True))
        binder = shared_pages.Binder(self.env.context.get("kp_duplex"))
        for index, block in zip(printed_as, found, strict=True):
            pages, place = pages_of[index], place_of[index]
            if place.page != pages[-1] or not place.fits(block):
                raise shared_pages.NotShared
            binder.begin()
            binder.add(texts.reader, pages[:-1])
            binder.add_with_block(texts, place, blocks, block)
        return binder.content()

    def _kp_print_duplex(self, run, bodies, header, footer):
        """Print documents each of which begins on an odd page."""
        marked = [shared_pages.with_start_mark(body) for body in bodies]
        printed = shared_pages.Printed(run(marked, header=header, footer=footer))
        binder = shared_pages.Binder(duplex=True)
        try:
            documents = printed.documents(len(bodies))
        except shared_pages.NotShared:
            raise UserError(
                self.env._(
                    "It can't be told where each document begins, so they can't be laid out for "
                    "printing on both sides. Switch off «Two-Sided Printing» and print again."
                )
            ) from None
        for pages in documents:
            binder.begin()
            binder.add(printed.reader, pages)
        return binder.content()
