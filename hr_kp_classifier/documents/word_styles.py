"""How a paper looks in Word: the page, the styles, the numbered list.

Styles are Word's built-in ones where it has them, so that it names them in the reader's
language; the others have Ukrainian names.
"""

from datetime import datetime, timezone

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
# Of the same widths, for systems without that font.
TWIN = "Liberation Serif"
LANGUAGE = "uk-UA"
# ДСТУ 4163, mm, on A4.
LEFT, RIGHT, TOP, BOTTOM = 30, 10, 20, 20
WIDTH = 210 - LEFT - RIGHT
INDENT = Mm(12.5)

TITLE, SUBTITLE, SECTION, CLAUSE, TEXT = (
    "Title",
    "Subtitle",
    "Heading 1",
    "List Number 2",
    "Body Text",
)
# Word has no styles for these.
ENTERPRISE, APPROVAL, REQUISITE, BLOCK, SIGNATURE, NOTE = (
    "Назва підприємства",
    "Гриф затвердження",
    "Реквізит",
    "Відмітка",
    "Підпис особи",
    "Пояснення до підпису",
)
_BASIC = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer"}
NUMBERING = 1


def new_document(title: str, author: str) -> DocxDocument:
    """An empty document with the page, the styles and the list of such a paper."""
    document = Document()
    _set_properties(document, title, author)
    _set_page(document)
    _set_defaults(document)
    _set_styles(document)
    _set_numbering(document)
    return document


def _set_properties(document: DocxDocument, title: str, author: str) -> None:
    properties = document.core_properties
    # The format allows 255 characters.
    properties.title = title[:255]
    properties.author = properties.last_modified_by = author[:255]
    properties.comments = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.now(timezone.utc).replace(tzinfo=None)
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


def _set_page(document: DocxDocument) -> None:
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


def _set_defaults(document: DocxDocument) -> None:
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


def _set_styles(document: DocxDocument) -> None:
    """The styles of the paper, and no others: Word offers its own beside them anyway."""
    styles = document.styles
    for style in list(styles):
        if style.name not in _BASIC:
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


def _add_style(
    document: DocxDocument, name: str, *, bold: bool = False, size: int = 12, **paragraph
) -> ParagraphStyle:
    builtin = name in (TITLE, SUBTITLE, SECTION, CLAUSE, TEXT)
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=builtin)
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


def _set_numbering(document: DocxDocument) -> None:
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


def numbering_from(document: DocxDocument, level: int, start: int) -> int:
    """The same list going on from another number: where a paper leaves some out.

    :return: the id that the paragraphs from there on name
    """
    numbering = document.part.numbering_part.element
    id_ = 1 + max(int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num")))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{id_}"><w:abstractNumId w:val="0"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/>'
            "</w:lvlOverride></w:num>"
        )
    )
    return id_
