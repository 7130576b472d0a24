"""The template of Word files: what documents/word.py counts on is in it."""

import subprocess
import sys
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from hr_kp_classifier.documents.word_template import BUILT_IN, NUMBERING, OWN, PATH, WIDTH

SCRIPT = Path(__file__).parents[2] / "script" / "word_template.py"


def test_template_has_its_styles_and_no_others():
    styles = Document(str(PATH)).styles
    # Word's own for pages and for cells; the rest are those of a paper.
    given = {"Normal", "Header", "Footer"}
    paragraphs = {style.name for style in styles if style.type == WD_STYLE_TYPE.PARAGRAPH}
    assert paragraphs == {*BUILT_IN, *OWN} | given
    for name in (*BUILT_IN, *OWN):
        assert bool(styles[name].element.get(qn("w:customStyle"))) == (name in OWN)


def test_template_is_empty_and_has_the_list():
    document = Document(str(PATH))
    assert not document.paragraphs
    assert not document.tables
    numbering = document.part.numbering_part.element
    assert [int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num"))] == [
        NUMBERING
    ]


def test_text_is_as_wide_as_tables_are():
    (section,) = Document(str(PATH)).sections
    width = section.page_width - section.left_margin - section.right_margin
    assert round(width / Mm(1)) == WIDTH


def test_template_is_what_the_script_makes():
    result = subprocess.run(
        [sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
