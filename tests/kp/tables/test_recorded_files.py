"""What is found in tables of any kind as people spoil them: heading and rows, as recorded."""

from functools import partial
from random import Random

from damaged_tables import HEADINGS, differences, recorded_answers, shown
from recorded import assert_as_recorded
from table_files import repacked, xlsx

from hr_kp_classifier.kp.tables.csv_table import csv_sheets
from hr_kp_classifier.kp.tables.heading import Columns, Heading
from hr_kp_classifier.kp.tables.open_table import open_table
from hr_kp_classifier.kp.tables.report import Problem, Report
from hr_kp_classifier.kp.tables.rows import read_table

LIST = Columns(
    {
        "code": ("код КП", "код"),
        "name": ("назва", "назва посади"),
        "unit": ("підрозділ", "відділ"),
        "more": ("надбавки", "доплати", "надбавка"),
        "count": ("кількість", "кількість штатних одиниць"),
    },
    required=("name", "count"),
    most_heading_rows=3,
    within=12,
    section="unit",
    patterns={"more": "премія|доплата", "count": r"(?!сума).*одиниц"},
    results=True,
    several=("more",),
)
PLAIN = Columns({"code": ("код",), "name": ("назва", "найменування")}, ("code", "name"))
NUMBERED = Columns({"name": ("назва",), "code": ("код",)}, ("code",), numbered=False, within=3)
TABLES = {
    "sections": (
        [
            ["Наказ", "", "", "№ 5"],
            ["Код КП", "Назва", "Кількість", "Надбавки", "", "Доплата за стаж"],
            ["", "посади", "одиниць", "грн", "%", ""],
            ["1", "2", "3", "4", "5", "6"],
            ["Цех"],
            ["8211", "Токар", "2", "100", "10", "50"],
            ["7233", "Слюсар", "1", "", "", "20"],
            ["", "", "", "Склад"],
            ["4131", "Комірник", "1", "30", "5", ""],
        ],
        1,
    ),
    "departments": (
        [
            ["Підрозділ", "Назва посади", "Код", "Сума", "Штатних одиниць", "Премія"],
            ["Збут", "Касир", "4212", "12", "1", "5"],
            ["Збут", "Водій", "8322", "13", "2", ""],
            ["", "Разом", "", "", "3"],
        ],
        0,
    ),
    "plain": ([["Код", "Назва"], ["1473", "Менеджер"], ["2442.2", "Соціолог (фахівець)"]], 0),
    "other order": ([["№", "Найменування", "Код"], ["1", "Голова, «староста»", "1110"]], 0),
}


def lines_of(columns):
    def answer(content):
        report = Report("файл")
        table = read_table(content, columns, report, LIST)
        lines = []
        if table is not None:
            heading = table.heading
            places = ", ".join(f"{name} {place}" for name, place in heading.columns.items())
            further = "".join(f", {name} {more}" for name, more in heading.further.items())
            names = " | ".join(map(shown, heading.names))
            kind = "list" if table.columns is LIST else "plain"
            end = ", no end" if table.open_end else ""
            lines.append(f"heading {heading.row} of a {kind}{end}: {places}{further}: {names}")
            lines += (
                f"{row}: {' | '.join(map(shown, values))}".replace("\r", "⇤")
                for row, values in table.rows
            )
            lines.append("ignored: " + ", ".join(map(shown, heading.ignored(columns.names))))
        for kind, told in (("problem", report.problems), ("note", report.notes)):
            lines += (f"{kind} {each.row}: {each.text}".replace("\n", "⏎") for each in told)
        return lines

    return answer


def test_tables():
    assert_as_recorded("tables", recorded_answers(TABLES, lines_of(PLAIN), 55, "tables"))


def test_tables_without_numbers_of_columns():
    some = {name: TABLES[name] for name in ("plain", "departments", "other order")}
    assert_as_recorded("tables_plain", recorded_answers(some, lines_of(NUMBERED), 25, "plain"))


def test_headings():
    """Names over several rows, under merged cells, of several columns."""
    random = Random("headings")
    parts = (
        *(
            "Код",
            "Код КП",
            "Назва",
            "посади",
            "Кількість",
            "штатних одиниць",
            "Надбавки",
            "грн",
        ),
        *("%", "Доплати", "(посада)", "", "", "", "Підрозділ", "№", "Примітка", "Сума одиниць"),
    )
    answers = []
    for _number in range(350):
        width = random.randrange(1, 6)
        lines = [
            [
                random.choice(parts)
                for _place in range(random.randrange(max(1, width - 1), width + 1))
            ]
            for _row in range(random.choice((1, 1, 2, 2, 3)))
        ]
        heading = Heading.of(7, lines, LIST)
        answers.append(" / ".join(" | ".join(line) for line in lines))
        places = ", ".join(f"{name} {place}" for name, place in heading.columns.items())
        more = ", ".join(f"{name} {places}" for name, places in heading.further.items())
        answers.append(
            f"→ {' | '.join(heading.names)}: {places}; {more}; {heading.known} known, "
            f"{heading.width} wide, lacks {', '.join(heading.lacks(LIST.required))}, "
            f"ignored {', '.join(heading.ignored(['name', 'code', 'more']))}"
        )
    for name in HEADINGS:
        answers.append(f"{name}: {LIST.known(name)} {LIST.known(name + ' одиниць, тис.')}")
    assert_as_recorded("headings", answers)


def sheets_of(opened):
    """What is read of the sheets of a file, a line each."""
    if isinstance(opened, Problem):
        return [f"{opened.row} {opened.text}"]
    lines = []
    for sheet in opened:
        read = [
            line if isinstance(line, tuple) else (line.row, line.text) for line in sheet.lines
        ]
        lines.append(
            f"«{sheet.name}» {read!r} hidden {', '.join(sheet.hidden)}, {sheet.open_end}"
        )
    return lines


def test_csv_lines():
    """Rows, and what is broken between them, by each delimiter."""
    random = Random("lines")
    pieces = (
        *('"', '"', ";", ";", ",", "\t", "\n", "\n", "\r\n", "\r", " ", "а", "б", "1", "«в»"),
        *('""', "\x07", "sep=;\n", "\ufeff", "є", "ї", "x"),
    )
    answers = []
    for _number in range(450):
        text = "".join(random.choice(pieces) for _piece in range(random.randrange(1, 22)))
        encoding = random.choice(["utf-8"] * 4 + ["utf-8-sig", "utf-16", "cp1251"])
        content = text.encode(encoding, "replace")
        if random.random() < 0.3:
            place = random.randrange(len(content))
            content = content[:place] + random.choice([b"", b"\xd0", b"\0", b"\x98"])
        answers.append(f"{encoding} {content!r}")
        answers += sheets_of(csv_sheets(content))
    assert_as_recorded("csv_lines", answers)


def with_text(before, after, times, name, data):
    """A part of a workbook with a text in it replaced."""
    return data if name.startswith("docProps") else data.replace(before, after, times)


def test_workbooks_of_odd_parts():
    """Each part with one of its texts changed."""
    content = xlsx(
        ["Код", "Назва"],
        [1473, "Менеджер"],
        [2442.2, "Соціолог"],
        more=[("Перший", [["Інше"]])],
    )
    changes = (
        *((b'r="', b's="'), (b'r="A', b'r="ZZ'), (b'r="A1"', b'r="1"'), (b't="s"', b't="n"')),
        *((b't="s"', b't="b"'), (b"<v>1</v>", b"<v>99</v>"), (b"<v>", b"<f>"), (b"</v>", b"")),
        *(
            (b"2442.2", b"2442.1999999999998"),
            (b"1473", b"1.473E3"),
            (b"1473", b"inf"),
            (b"<t>", b"<rPh>"),
        ),
        *(
            (b"sheetId", b"other"),
            (b"worksheet", b"chartsheet"),
            (b"xl/", b"xx/"),
            (b"/", b"/x"),
        ),
        *(
            (b"<row ", b'<row hidden="1" '),
            *(
                (b"<sheetData>", b"<cols><col %s hidden='1'/></cols><sheetData>" % column)
                for column in (
                    b"",
                    b"min='0' max='0'",
                    b"min='-3' max='-1'",
                    b"min='3' max='2'",
                )
            ),
            (b"<sheetData>", b"<cols><col min='24' max='30' hidden='true'/></cols><sheetData>"),
        ),
        *((b"?>", b"?><!DOCTYPE x>"), (b"r:id", b"x:id"), (b"r:id", b"id"), (b"<c", b"<x:c")),
        *(("Перший".encode(), b""), (b"sharedStrings", b"strings"), (b'r="2"', b'r="0"')),
        *(
            (b'r="2"', b'r="-2"'),
            (b'r="2"', b'r="1048576"'),
            (b'r="2"', b'r="1048577"'),
            (b'r="3"', b'r="x"'),
            (b"<t", b"<x"),
        ),
        *(
            (b"</si>", b"</t></si>"),
            (b"<si>", b"<si><r>"),
            ("Соціолог".encode(), b"A_x000D_B_x000d_C_x0009_D"),
        ),
        *((b"</c>", b"<f>A1</f></c>"), (b"<v>1</v>", b"<v>-1</v>"), (b"<v>0</v>", b"<v></v>")),
    )
    answers = []
    for before, after in changes:
        for times in (1, 99):
            spoilt = repacked(content, partial(with_text, before, after, times))
            said = sheets_of(open_table(spoilt))
            answers.append(f"# {before.decode()} → {after.decode()}, {times} times")
            answers += said
            with_results = sheets_of(open_table(spoilt, results=True))
            answers += (f"with results: {line}" for line in differences(said, with_results))
    assert_as_recorded("workbooks", answers)
