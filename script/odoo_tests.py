"""Run Odoo with the tests of addons that are installed already, those of installation too.

Odoo runs the tests tagged "at_install" while their addon is being loaded, when what is loaded
after it is not there yet: an addon that changes another one would never meet them. Here all run
when everything is loaded. Takes the arguments of ``odoo``.
"""

import sys

from odoo.cli import main
from odoo.tests import loader

make_suite = loader.make_suite


def make_whole_suite(module_names, position="at_install"):
    if position == "at_install":
        return make_suite([], position)
    return make_suite(module_names, "at_install,post_install")


loader.make_suite = make_whole_suite
sys.argv[0] = "odoo"
main()
