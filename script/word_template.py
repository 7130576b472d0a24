"""Make hr_kp_classifier/documents/paper.docx: the page, styles and numbered list of a paper in Word.

The addon fills it in (documents/word.py). Styles are Word's built-in ones where it has them, so that
it names them in the reader's language; the others have Ukrainian names. To change how a paper looks,
change this script and run it; with --check it only compares.
"""

import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

ADDON = Path(__file__).resolve().parent.parent / "hr_kp_classifier"
# documents/ without the addon's own __init__, which leads to Odoo.
sys.path.insert(0, str(ADDON))

from documents.word_template import (  # noqa: E402
    APPROVAL,
    BLOCK,
    BUILT_IN,
    CLAUSE,
    ENTERPRISE,
    NOTE,
    NUMBERING,
    PATH,
    REQUISITE,
    SECTION,
    SIGNATURE,
    SUBTITLE,
    TEXT,
    TITLE,
)

FONT = "Times New Roman"
# Of the same widths, for systems without that font.
TWIN = "Liberation Serif"
LANGUAGE = "uk-UA"
# ДСТУ 4163, mm, on A4.
LEFT, RIGHT, TOP, BOTTOM = 30, 10, 20, 20
INDENT = Mm(12.5)
KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer"}


def make():
    document = Document()
    _set_properties(document)
    _set_page(document)
    _set_defaults(document)
    _set_styles(document)
    _set_numbering(document)
    return document


def _set_properties(document):
    properties = document.core_properties
    properties.title = properties.author = properties.last_modified_by = ""
    properties.comments = ""
    properties.language = LANGUAGE
    # A document has its own; the template's is the same whenever it is made.
    properties.created = properties.modified = datetime(2026, 1, 1)
    # python-docx's own template brings a picture of another page for file managers to show.
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    compat = document.settings.element.find(qn("w:compat"))
    # A line that the writer has broken is not stretched to the margin.
    compat.insert(0, OxmlElement("w:doNotExpandShiftReturn"))
    for setting in compat.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            # Word 2013 and later: else it opens the file as one of an older version.
            setting.set(qn("w:val"), "15")


def _set_page(document):
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.header_distance = section.footer_distance = Mm(10)
    # The page's number in the upper margin, from the second page on.
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)


def _set_defaults(document):
    fonts = " ".join(f'w:{name}="{FONT}"' for name in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(
        parse_xml(
            f'<w:rPrDefault {nsdecls("w")}><w:rPr><w:rFonts {fonts}/><w:sz w:val="24"/>'
            f'<w:szCs w:val="24"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" '
            'w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        )
    )
    defaults.append(parse_xml(f"<w:pPrDefault {nsdecls('w')}/>"))
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            # python-docx has no interface to this part.
            relation.target_part._blob = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<w:fonts {nsdecls("w")}><w:font w:name="{FONT}"><w:altName w:val="{TWIN}"/>'
                '<w:charset w:val="CC"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
                "</w:font></w:fonts>"
            ).encode()


def _set_styles(document):
    """The styles of the paper, and no others: Word offers its own beside them anyway."""
    styles = document.styles
    for style in list(styles):
        if style.name not in KEPT:
            style.delete()
    normal = styles["Normal"]
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True
    for name in ("Header", "Footer"):
        styles[name].element.remove(styles[name].element.find(qn("w:link")))

    center = {"alignment": WD_ALIGN_PARAGRAPH.CENTER}
    running = {"alignment": WD_ALIGN_PARAGRAPH.JUSTIFY, "first_line_indent": INDENT}
    heading = {**center, "keep_with_next": True, "keep_together": True}
    _add_style(document, ENTERPRISE, bold=True, **center, space_after=Pt(18))
    _add_style(document, APPROVAL, left_indent=Mm(88), space_after=Pt(4), keep_with_next=True)
    _add_style(
        document, TITLE, bold=True, size=14, **heading, space_before=Pt(20), space_after=Pt(10)
    )
    _add_style(document, REQUISITE, keep_with_next=True)
    _add_style(document, SUBTITLE, bold=True, **heading)
    section = _add_style(
        document, SECTION, bold=True, **heading, space_before=Pt(14), space_after=Pt(6)
    )
    # A section's sentence before the clauses stays with the first of them.
    text = _add_style(document, TEXT, **running, keep_with_next=True)
    clause = _add_style(document, CLAUSE, **running)
    for style in (section, text, clause):
        style.next_paragraph_style = clause
    _add_style(document, BLOCK, space_before=Pt(20), keep_with_next=True)
    _add_style(document, SIGNATURE, keep_together=True)
    _add_style(document, NOTE, size=9, **center)


def _add_style(document, name, *, bold=False, size=12, **paragraph):
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in BUILT_IN)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.hidden = False
    if bold:
        style.font.bold = True
    if size != 12:
        style.font.size = Pt(size)
    for attribute, value in paragraph.items():
        setattr(style.paragraph_format, attribute, value)
    if name == SECTION:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().append(level)
    return style


def _set_numbering(document):
    """One list of two levels, tied to the styles: sections (1.) and clauses (1.1.)."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{document.styles[style].style_id}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, style, text in ((0, SECTION, "%1."), (1, CLAUSE, "%1.%2."))
    )
    numbering.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="0">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{NUMBERING}"><w:abstractNumId w:val="0"/></w:num>'
        )
    )
    for level, style in enumerate((SECTION, CLAUSE)):
        number = document.styles[style].element.get_or_add_pPr().get_or_add_numPr()
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = NUMBERING


def main(check=False):
    content = io.BytesIO()
    make().save(content)
    made = parts(content)
    if check:
        if made != parts(PATH):
            sys.exit(f"{PATH.name} is not what this script makes; run it")
        return
    with zipfile.ZipFile(PATH, "w") as file:
        for name, part in made.items():
            # Without the time of day: the same script makes the same file.
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, part)


def parts(file):
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


if __name__ == "__main__":
    main(check="--check" in sys.argv)
