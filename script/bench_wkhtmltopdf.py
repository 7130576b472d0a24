"""Used by the measures of prints: a print by Odoo beside wkhtmltopdf alone."""

import io
import os
import tempfile
import time
import urllib.request
from pathlib import Path

from pypdf import PdfReader

from odoo.addons.base.models import ir_actions_report

# The server that wkhtmltopdf asks for the style sheets.
URL = os.environ["HR_KP_BENCH_URL"]


def printing(env):
    """Return the model that prints, for that server's style sheets."""
    env["ir.config_parameter"].set_param("report.url", URL)
    return env["ir.actions.report"].with_context(force_report_rendering=True)


def wait_for_server():
    """Wait until the server answers, two minutes at most."""
    deadline = time.monotonic() + 120
    while True:
        try:
            return urllib.request.urlopen(f"{URL}/web/health", timeout=5).read()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def timed(work):
    """Return the seconds that a function takes, and what it returns."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def beside_wkhtmltopdf(print_pdf):
    """Print by Odoo, then the same pages by wkhtmltopdf alone.

    :param print_pdf: prints, and returns the file and its type
    :return: tuple: seconds by Odoo, seconds of wkhtmltopdf alone, number of pages
    """
    run = ir_actions_report._run_wkhtmltopdf
    calls = []

    def keep(args):
        # Odoo deletes the files it has given; what they hold is what is measured again.
        texts = {arg: Path(arg).read_text() for arg in args if arg.endswith(".html")}
        calls.append((args, texts))
        return run(args)

    ir_actions_report._run_wkhtmltopdf = keep
    try:
        by_odoo, (content, _type) = timed(print_pdf)
    finally:
        ir_actions_report._run_wkhtmltopdf = run
    assert calls
    bare = 0
    for args, texts in calls:
        with tempfile.TemporaryDirectory() as folder:
            moved = {}
            for number, (path, text) in enumerate(texts.items()):
                moved[path] = str(Path(folder) / f"{number}.html")
                Path(moved[path]).write_text(text)
            jar = args.index("--cookie-jar") + 1 if "--cookie-jar" in args else None
            again = [moved.get(arg, arg) for arg in args]
            if jar:
                again[jar] = str(Path(folder) / "jar")
            again[-1] = str(Path(folder) / "out.pdf")
            elapsed, process = timed(lambda again=again: run(again))
            assert process.returncode in (0, 1), process.stderr[-500:]
            bare += elapsed
    return by_odoo, bare, len(PdfReader(io.BytesIO(content)).pages)
