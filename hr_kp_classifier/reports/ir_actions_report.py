from odoo import models

from . import shared_pages
from .printer import printer


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _run_wkhtmltopdf(self, bodies, report_ref=False, header=None, footer=None, **options):
        """Print what several copies have in common once."""
        if len(bodies) > 1 and printer() == "patched":
            try:
                return self._kp_print_copies(bodies, report_ref, header, footer, options)
            except shared_pages.NotShared:
                pass
        return super()._run_wkhtmltopdf(
            bodies, report_ref=report_ref, header=header, footer=footer, **options
        )

    def _kp_print_copies(self, bodies, report_ref, header, footer, options):
        """Print copies of which each has a block of its own.

        :raise NotShared: where they have none, or can't be put together exactly
        """
        # Odoo splits a file that is attached to the records by its outline.
        if not report_ref or self._get_report(report_ref).attachment:
            raise shared_pages.NotShared
        copies = [shared_pages.Copy.read(body) for body in bodies]
        if len({copy.text for copy in copies}) == len(copies):
            raise shared_pages.NotShared
        run = super()._run_wkhtmltopdf
        blocks = shared_pages.Printed(
            run([shared_pages.blocks_html(copies)], report_ref=report_ref, **options)
        )
        block_places = blocks.blocks(len(copies))
        # Of each text and each size of the block, one copy stands for all.
        groups = {}
        of_group = []
        for index, (copy, place) in enumerate(zip(copies, block_places, strict=True)):
            key = (copy.text, *(round(side, 1) for side in place.size))
            of_group.append(groups.setdefault(key, index))
        chosen = list(groups.values())
        texts = shared_pages.Printed(
            run(
                [copies[index].with_empty_place() for index in chosen],
                report_ref=report_ref,
                header=shared_pages.chosen_bands(header, len(copies), chosen),
                footer=shared_pages.chosen_bands(footer, len(copies), chosen),
                **options,
            )
        )
        documents = dict(
            zip(chosen, zip(*texts.documents(len(chosen)), strict=True), strict=True)
        )
        binder = shared_pages.Binder()
        for index, block in zip(of_group, block_places, strict=True):
            pages, place = documents[index]
            if not place.fits(block):
                raise shared_pages.NotShared
            binder.add(texts, pages[:-1])
            binder.add_with_block(texts, place, blocks, block)
        return binder.content()
