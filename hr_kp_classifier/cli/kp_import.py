"""``odoo kp_import``: import a classifier file without a browser."""

# A command speaks to the terminal it was called from.
# pylint: disable=print-used

import sys
from pathlib import Path

from odoo import SUPERUSER_ID
from odoo.api import Environment
from odoo.cli.command import Command
from odoo.exceptions import UserError
from odoo.modules.registry import Registry
from odoo.tools import config


class KpImport(Command):
    """Import files of the classifier of professions (ДК 003:2010).

    Without --apply nothing is written: it says what would be done.
    """

    name = "kp_import"

    def __init__(self):
        super().__init__()
        add = self.parser.add_argument
        add("files", nargs="+", type=Path, metavar="FILE", help="CSV or XLSX")
        add("-c", "--config", help="use this configuration file")
        add("-d", "--database", help="the database")
        add("-l", "--lang", default="uk_UA", help="language of the messages (uk_UA)")
        add(
            "--whole",
            action="store_true",
            help="the files are a whole edition: what they lack is cancelled",
        )
        add("--overwrite", action="store_true", help="also change what HR has changed")
        add("--mend", action="store_true", help="take what is surely meant, and note it")
        add("--name", help="the edition's name, for the history")
        add("--in-force", metavar="DATE", help="do it on this date, 2026-12-31")
        add("--apply", action="store_true", help="do it")

    def run(self, cmdargs):
        options = self.parser.parse_args(cmdargs)
        arguments = ["--no-http", "--log-level=warn"]
        if options.config:
            arguments += ["-c", options.config]
        if options.database:
            arguments += ["-d", options.database]
        config.parse_config(arguments, setup_logging=True)
        if len(config["db_name"]) != 1:
            self.parser.error("name one database by -d")
        contents = []
        for path in options.files:
            try:
                contents.append((path.name, path.read_bytes()))
            except OSError as error:
                self.parser.error(f"{path}: {error.strerror}")
        with Registry(config["db_name"][0]).cursor() as cr:
            env = Environment(cr, SUPERUSER_ID, {})
            if options.lang in dict(env["res.lang"].get_installed()):
                env = env(context={"lang": options.lang})
            code = self._import(env["hr.kp.edition"], contents, options)
            if code:
                cr.rollback()
        # Not within the cursor: leaving that by an exception takes everything back.
        sys.exit(code)

    def _import(self, editions, contents, options):
        """Import and print what was done.

        :return: the exit code: 1 where the files can't be taken
        """
        how = {
            "whole": options.whole,
            "overwrite": options.overwrite,
            "mend": options.mend,
        }
        vals = {"name": options.name, "date_in_force": options.in_force}
        try:
            editions._refuse_unknown_vals(vals)
        except UserError as error:
            self.parser.error(str(error))
        plan = editions._plan_of(contents, how)
        summary = editions._summary(plan)
        for text in (*summary.pop("problems"), *summary.pop("notes")):
            print(text)
        if plan.file.problems:
            return 1
        summary["positions"] = len(summary["positions"])
        for kind, count in summary.items():
            print(f"{kind}: {count}")
        if options.apply:
            try:
                edition = editions._import(contents, how, vals)
            except UserError as error:
                print(error)
                return 1
            print(f"edition: {edition.id}")
            print(f"state: {edition.state}")
        return 0
