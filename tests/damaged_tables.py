"""Tables as people spoil them: each in many ways, the same ones at each call.

``damaged`` gives a table with its damages told in words; ``csv_file`` and ``xlsx_file`` make it a
file, in one of the ways in which files are made; ``differences`` says what a damage changes.
"""

import difflib
import io
import math
import re
import zipfile
from random import Random
from xml.sax.saxutils import escape

NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f]")
LATIN = str.maketrans("аеікорсухАВЕІКМНОРСТХ", "aeikopcyxABEIKMHOPCTX")
# What people put into a cell in place of what it holds.
VALUES = (
    *("-", "–", "х", "0", "1", "-1", "10000", "10001", "10000000", "10000001", "1e3", "1E+03"),
    *("½", "1/2", "1/0", "0.5", "0,5", "1 250.50", "1,250.50", "12'500", "12 500,00 грн"),
    *("2 шт. од.", "1,5 ставки", "грн", "два", "nan", "=A1+B2", "+380", "@я", "#REF!", "2.10"),
    *("II", "ІІ", "IV", "2 категорія", "вища", "4 розряд", "16", "8", "9", "10-14", "5-10%"),
    *("110", "0110", "110.1", "2442,2", "2442.20", "244", "2442.2.", "2.442E+03", "12345"),
    *("Разом", "Усього по цеху", "вакансія", "(посада)", "Manager", "тис. грн", "5*", "група"),
    *(
        "Відділ збуту",
        "Сектор обліку",
        "1.1. Склад",
        "  Цех",
        "Завод / Цех",
        "Кaсир",
        "Касир\ufffd",
    ),
)
# What people call columns that a table may have.
HEADINGS = (
    *("Примітка", "Назва", "Код", "Посада", "Підрозділ", "Кількість", "Оклад", "Надбавки", "%"),
    *("Доплати", "Ставка", "ПІБ", "Фонд на місяць", "Розряд", "Вид", "Дія", "КОД КП", "name"),
    *("Код ЗКППТР", "Новий код", "Попередня назва", "level", "Тарифний розряд", "Категорія"),
)
CELLS = {
    "emptied": lambda text, _random: "",
    "in capitals": lambda text, _random: text.upper(),
    "in Latin letters": lambda text, _random: text.translate(LATIN),
    "with blanks": lambda text, _random: f"  {text}\xa0 ",
    "over two lines": lambda text, _random: text.replace(" ", "\n", 1) + "\n",
    "with a full stop": lambda text, _random: f"{text}.",
    "in quotation marks": lambda text, _random: f"«{text}»",
    "without its last letter": lambda text, _random: text[:-1],
    "without its first letter": lambda text, _random: text[1:],
    "a hundred times": lambda text, _random: f"{text} " * 100,
    "with an odd sign": lambda text, random: text + random.choice("\ufffd☺†_|\x07"),
    "with a comma": lambda text, _random: text.replace(".", ",") + ", інше",
    "replaced": lambda _text, random: random.choice(VALUES),
    "replaced by this": lambda _text, random: random.choice(VALUES),
    "replaced so": lambda _text, random: random.choice(VALUES),
}


def shown(text):
    """A cell's text as one short line."""
    text = text.replace("\n", "⏎").replace("\xa0", "⍽").replace("\t", "⇥").replace("\x07", "␇")
    return text if len(text) <= 40 else f"{text[:30]}… ({len(text)} letters)"


def cell_damaged(random, table, first, last):
    """Change one cell among some rows; most often one that is filled."""
    places = [
        (row, column)
        for row in range(first, last)
        for column, text in enumerate(table[row])
        if text or random.random() < 0.2
    ]
    if not places:
        return None
    row, column = random.choice(places)
    before = table[row][column]
    while table[row][column] == before:
        way = random.choice(list(CELLS))
        table[row][column] = CELLS[way](before, random)
    changed = f" → «{shown(table[row][column])}»" if table[row][column] else ""
    return f"row {row + 1}: «{shown(before)}» {way}{changed}"


def row_damaged(random, table, heading):
    """Change one row below the heading, or bring one."""
    row = random.randrange(heading + 1, len(table))
    cells = table[row]
    other = random.randrange(heading + 1, len(table))
    way = random.choice(
        ["twice", "taken out", "emptied", "swapped", "cut", "longer", "moved right", "a total"]
        + ["the heading", "numbers", "alone", "its first cell alone", "moved left"]
    )
    if way == "twice":
        table.insert(other, list(cells))
    elif way == "taken out":
        del table[row]
    elif way == "emptied":
        table[row] = [""] * len(cells)
    elif way == "swapped":
        table[row], table[other] = table[other], table[row]
    elif way == "cut":
        table[row] = cells[: random.randrange(len(cells) + 1)]
    elif way == "longer":
        table[row] = [*cells, "", random.choice(VALUES)]
    elif way == "moved right":
        table[row] = ["", *cells]
    elif way == "moved left":
        table[row] = cells[1:]
    elif way == "its first cell alone":
        table[row] = cells[:1]
    elif way == "the heading":
        table.insert(row, list(table[heading]))
    elif way == "numbers":
        table.insert(row, [str(number) for number in range(1, len(table[heading]) + 1)])
    elif way == "a total":
        figure = random.choice(["1", "2,5", "3", "100"])
        table.insert(row, [random.choice(["", "Разом", "Усього:"]), "Всього", *[figure] * 4])
    else:
        text = random.choice(VALUES)
        table.insert(row, [""] * random.randrange(3) + [text])
        return f"row {row + 1}: «{shown(text)}» alone before it"
    also = f" (row {other + 1})" if way in ("twice", "swapped") else ""
    return f"row {row + 1}: {way}{also}"


def heading_damaged(random, table, heading):
    """Change the heading, or move, double or take out a column."""
    names = table[heading]
    column = random.randrange(len(names))
    name = names[column]
    other = random.randrange(len(names))
    way = random.choice(
        ["renamed", "spelt", "split", "moved", "twice", "taken out", "brought"]
        + ["lower", "in capitals"]
    )
    below = [row for row in table[heading:] if len(row) > max(column, other)]
    if way == "renamed":
        names[column] = random.choice(HEADINGS)
        return f"column «{shown(name)}» called «{names[column]}»"
    if way == "spelt":
        return cell_damaged(random, table, heading, heading + 1)
    if way == "split":
        first, _blank, rest = name.partition(" ")
        names[column] = first
        row = [""] * len(names)
        row[column] = rest or random.choice(["грн", "%", "(1)", "од."])
        table.insert(heading + 1, row)
        return f"column «{shown(name)}» over two rows, «{row[column]}» below"
    if way == "moved":
        for row in below:
            row[column], row[other] = row[other], row[column]
        return f"columns «{shown(name)}» and «{shown(names[column])}» swapped"
    if way == "twice":
        for row in below:
            row.append(row[column])
        return f"column «{shown(name)}» twice"
    if way == "taken out":
        for row in below:
            del row[column]
        return f"column «{shown(name)}» taken out"
    if way == "brought":
        called, value = random.choice(HEADINGS), random.choice(VALUES)
        for row in below:
            row.insert(column, value)
        names[column] = called
        return f"column «{called}» of «{value}» before «{shown(name)}»"
    if way == "lower":
        table[heading:heading] = [["Наказ 327"]] * random.choice([1, 10, 20, 60])
        return f"heading in row {table.index(names) + 1}"
    table[heading] = [text.upper() for text in names]
    return "heading in capitals"


def damaged(random, table, heading):
    """Return a copy of a table with one to three damages, and these in words.

    :param heading: the row of the heading, from 0
    """
    table = [[str(cell) for cell in row] for row in table]
    told = []
    for _each in range(random.choice((1, 1, 2, 3))):
        kind = random.random()
        if kind < 0.5:
            told.append(cell_damaged(random, table, heading + 1, len(table)))
        elif kind < 0.8 and len(table) > heading + 1:
            told.append(row_damaged(random, table, heading))
        else:
            told.append(heading_damaged(random, table, heading))
            # It may have moved: further damages are not of it.
            break
    return table, list(filter(None, told))


# Files of it


def csv_file(random, table):
    """Return a table as a CSV, and in words how it is written."""
    delimiter = random.choice(";;,\t")
    lines = [
        delimiter.join(
            '"{}"'.format(text.replace('"', '""'))
            if any(sign in text for sign in (delimiter, '"', "\n", "\r"))
            else text
            for text in row
        )
        for row in table
    ]
    end = random.choice(["\n", "\n", "\r\n", "\r"])
    text = end.join([*lines, ""])
    encoding = random.choice(["utf-8"] * 4 + ["utf-8-sig", "utf-16", "utf-16-be", "cp1251"])
    way = random.choice(["sep"] * 9 + ["whole", "cut", "no end", "a mark", "a byte", "zero"])
    if way == "no end":
        text = text.rstrip(end)
    elif way == "sep":
        text = f"sep={delimiter}{end}{text}"
    elif way == "a mark":
        place = random.randrange(len(text))
        text = f'{text[:place]}"{text[place:]}'
    content = text.encode(encoding, "replace")
    if way == "cut":
        content = content[: random.randrange(len(content) // 2, len(content))]
    elif way in ("a byte", "zero"):
        place = random.randrange(len(content))
        byte = b"\xd0" if way == "a byte" else b"\0"
        content = content[:place] + byte + content[place + 1 :]
    return content, f"{encoding} {delimiter!r} {end!r} {way}"


# The parts of a workbook, as short as they may be.
_SPACE = "http://schemas.openxmlformats.org"
_KINDS = f"{_SPACE}/officeDocument/2006/relationships"
_WAYS = (
    *("text", "text", "shared strings", "shared strings in runs", "numbers", "no references"),
    *("formulas", "formulas without results", "hidden row", "hidden columns", "cut", "no row"),
    *("sheet before", "sheet after", "form", "far to the right", "carriage returns"),
)


def _relations(*targets):
    links = (
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_SPACE}/package">{"".join(links)}</Relationships>'


def _figure(text):
    """The number that a text is, as a workbook keeps it; None where it is none."""
    figure = text.replace(",", ".").replace(" ", "")
    return figure if figure.replace(".", "", 1).isdecimal() else None


def _cell(way, text, strings):
    """A cell's type and what stands in it."""
    figure, plain = _figure(text), escape(text)
    if figure and way in ("numbers", "hidden row"):
        return "n", f"<v>{math.nextafter(float(figure), 0)!r}</v>"
    if figure and way == "formulas":
        return "str", f"<f>{figure}*1</f><v>{figure}</v>"
    if figure and way == "formulas without results":
        return "n", f"<f>{figure}*1</f>"
    if way == "shared strings":
        strings.append(f"<t>{plain}</t>")
        return "s", f"<v>{len(strings) - 1}</v>"
    if way == "shared strings in runs":
        strings.append(f"<r><t>{plain[:1]}</t></r><r><t>{plain[1:]}</t></r><rPh><t>x</t></rPh>")
        return "s", f"<v>{len(strings) - 1}</v>"
    if way == "carriage returns":
        plain = plain.replace(" ", "_x000D_ ")
    return "inlineStr", f"<is><t>{plain}</t></is>"


def xlsx_file(random, table):
    """Return a table as a workbook, and in words how it is written."""
    way = random.choice(_WAYS)
    strings, rows = [], []
    for number, row in enumerate(table, 1):
        cells = []
        for place, text in enumerate(row):
            column = (
                place + 90 if way == "far to the right" and place == len(row) - 1 else place
            )
            name = (
                chr(65 + column)
                if column < 26
                else f"{chr(64 + column // 26)}{chr(65 + column % 26)}"
            )
            reference = "" if way == "no references" else f' r="{name}{number}"'
            if text or way == "no references":
                kind, value = _cell(way, NO_XML.sub("?", text), strings)
                cells.append(f'<c{reference} t="{kind}">{value}</c>')
        hidden = ' hidden="1"' if way == "hidden row" and number > len(table) - 3 else ""
        place = "" if way in ("no row", "no references") else f' r="{number}"'
        rows.append(f"<row{place}{hidden}>{''.join(cells)}</row>")
    columns = (
        '<cols><col min="2" max="3" hidden="true"/></cols>' if way == "hidden columns" else ""
    )
    space = f'xmlns="{_SPACE}/spreadsheetml/2006/main"'
    sheet = f"<worksheet {space}>{columns}<sheetData>{''.join(rows)}</sheetData></worksheet>"
    other = "<row><c t='str'><v>Посада</v></c><c t='str'><v>Код</v></c></row>"
    parts = {"xl/1.xml": sheet}
    names = {"sheet before": "Довідка", "sheet after": "Архів", "form": "Зразок"}
    pages = [("Аркуш1", "1.xml")]
    if way in names:
        parts["xl/2.xml"] = f"<worksheet {space}><sheetData>{other}</sheetData></worksheet>"
        pages.insert(0 if way == "sheet before" else 1, (names[way], "2.xml"))
    targets = [("worksheet", part) for _name, part in pages]
    if strings:
        items = "".join(f"<si>{text}</si>" for text in strings)
        parts["xl/strings.xml"] = f"<sst {space}>{items}</sst>"
        targets.append(("sharedStrings", "strings.xml"))
    listed = "".join(
        f'<sheet name="{name}" id="r{i}"/>' for i, (name, _part) in enumerate(pages)
    )
    parts["xl/workbook.xml"] = f"<workbook {space}><sheets>{listed}</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = _relations(*targets)
    parts["_rels/.rels"] = _relations(("officeDocument", "xl/workbook.xml"))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    content = file.getvalue()
    return content[: len(content) // 2] if way == "cut" else content, f"xlsx {way}"


def differences(before, after):
    """Give the lines of an answer that are not those of another: ``-`` gone, ``+`` new."""
    return [
        line
        for line in difflib.unified_diff(before, after, n=0, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]


def recorded_answers(tables, answer, times, seed):
    """Give what is said of tables, and how that differs where they are damaged.

    :param tables: dict of a name and a tuple of the table and the row of its heading, from 0
    :param answer: gives the lines that are said of a file's content
    :param times: how many damages, one of them to a workbook of each five
    """
    for name, (table, heading) in tables.items():
        whole = [[str(cell) for cell in row] for row in table]
        plain = csv_file_plain(whole)
        usual = answer(plain)
        yield f"# {name}"
        yield from usual
        random = Random(f"{seed} {name}")
        for number in range(times):
            spoilt, told = damaged(random, whole, heading)
            make = xlsx_file if number % 6 == 5 else csv_file
            content, made = make(random, spoilt)
            said = answer(content)
            yield f"## {name}, {made}: {'; '.join(told)}".replace("\n", "⏎")
            yield from differences(usual, said) or ["the same"]


def csv_file_plain(table):
    """A CSV as most programs write it."""
    quoted = ('";"'.join(text.replace('"', '""') for text in row) for row in table)
    return "".join(f'"{row}"\n' for row in quoted).encode()


def told_of(file):
    """The lines that say what is wrong with a file."""
    lines = []
    for kind, told in (("problem", file.problems), ("note", file.notes)):
        for each in told:
            column = f" «{shown(each.column)}»" if each.column else ""
            repair = f" → «{shown(each.repair)}»" if each.repair is not None else ""
            text = each.text.replace("\n", "⏎").replace("\r", "⇤").replace("\x07", "␇")
            lines.append(f"{kind} {each.row}{column}: {text}{repair}")
    if file.ignored_columns:
        lines.append("ignored: " + ", ".join(map(shown, file.ignored_columns)))
    return lines
