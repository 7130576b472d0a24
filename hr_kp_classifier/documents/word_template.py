"""The Word file that papers are written into: its page, styles and numbered list.

``paper.docx`` is made by ``script/word_template.py``, which has the looks of it. Here are the names of
what it holds.
"""

from datetime import datetime, timezone
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from .typography import without_controls

PATH = Path(__file__).with_name("paper.docx")
WIDTH = 170
"""Of the text, in mm."""

# Word's own styles, which it names in the reader's language.
TITLE, SUBTITLE, SECTION, CLAUSE, TEXT = BUILT_IN = (
    "Title",
    "Subtitle",
    "Heading 1",
    "List Number 2",
    "Body Text",
)
# Word has no styles for these.
ENTERPRISE, APPROVAL, REQUISITE, BLOCK, SIGNATURE, NOTE = OWN = (
    "Назва підприємства",
    "Гриф затвердження",
    "Реквізит",
    "Відмітка",
    "Підпис особи",
    "Пояснення до підпису",
)
NUMBERING = 1
"""The id of the list that sections (1.) and clauses (1.1.) are numbered by."""


def new_document(title: str, author: str) -> DocxDocument:
    """Open the template as a new document.

    :param title: what the file's properties call it
    :param author: the enterprise
    """
    document = Document(str(PATH))
    properties = document.core_properties
    # The format allows 255 characters.
    properties.title = without_controls(title)[:255]
    properties.author = properties.last_modified_by = without_controls(author)[:255]
    properties.created = properties.modified = datetime.now(timezone.utc).replace(tzinfo=None)
    return document


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
