"""DOCX and XLSX files as lines of text, to be recorded and read by people."""

import io
import zipfile

from lxml import etree

# Elements told in one line with all that they hold: paragraphs, cells, properties.
IN_ONE_LINE = ("p", "tc", "trPr", "tblPr", "tblGrid", "sectPr")
# A run and its text have no words of their own.
SILENT = ("r", "t")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(content):
    """The XML parts of a file by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def element(node):
    """One element without what it holds: «ind left=993», «t «Права»»."""
    name = etree.QName(node).localname
    words = [] if name in SILENT else [name]
    words += [f"{etree.QName(key).localname}={value}" for key, value in node.attrib.items()]
    if node.text and node.text.strip():
        words.append("«" + node.text.replace("\n", "⏎") + "»")
    return " ".join(words)


def whole(node):
    """One element with all that it holds: «p(pPr(pStyle val=Title), «НАКАЗ»)»."""
    inner = ", ".join(filter(None, map(whole, node)))
    if not inner or not element(node):
        return element(node) or inner
    return f"{element(node)}({inner})"


def lines(node, depth=0):
    """What a document holds, a paragraph or a cell a line, set in by its depth."""
    if etree.QName(node).localname in IN_ONE_LINE:
        yield " " * depth + whole(node)
        return
    yield " " * depth + element(node)
    for inner in node:
        yield from lines(inner, depth + 1)


def docx_lines(content):
    """The text of a DOCX, its lists and its properties; not what its template has as it is."""
    found = parts(content)
    for part in found["word/document.xml"][0]:
        yield from lines(part)
    numbering = found["word/numbering.xml"]
    yield from (whole(each) for each in numbering if etree.QName(each).localname == "num")
    for each in found["docProps/core.xml"]:
        # When it was made.
        if etree.QName(each).localname not in ("created", "modified"):
            yield whole(each)


def cells(row, strings):
    """The cells of a row: «A1 7 «Штатний розпис»», with the number of the look."""
    for cell in row:
        value = cell.findtext(MAIN + "v")
        if cell.get("t") == "s":
            value = "«" + strings[int(value)].replace("\n", "⏎") + "»"
        yield " ".join(filter(None, [cell.get("r"), cell.get("s"), value]))


def xlsx_lines(content):
    """A workbook of one sheet: the sheet, a row a line; the looks of cells; the names."""
    found = parts(content)
    strings = ["".join(each.itertext()) for each in found["xl/sharedStrings.xml"]]
    for part in found["xl/worksheets/sheet1.xml"]:
        if part.tag == MAIN + "sheetData":
            for row in part:
                yield " | ".join([element(row), *cells(row, strings)])
        else:
            yield whole(part)
    for part in found["xl/styles.xml"]:
        if etree.QName(part).localname in ("numFmts", "fonts", "fills", "borders", "cellXfs"):
            yield element(part)
            yield from (f" {number} {whole(each)}" for number, each in enumerate(part))
    yield from (
        whole(part)
        for part in found["xl/workbook.xml"]
        if etree.QName(part).localname in ("sheets", "definedNames")
    )
