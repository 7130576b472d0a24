"""Foreign occupations: their files, what they change, the hierarchy of their codes."""

import io
import unicodedata

import pytest
from openpyxl import Workbook

from hr_kp_classifier.kp.occupations.codes import depths, isco88_code, parents
from hr_kp_classifier.kp.occupations.compare import (
    compare_occupations,
    lost_zeros,
    unknown_codes,
)
from hr_kp_classifier.kp.occupations.files import (
    Occupation,
    Pair,
    read_correspondence,
    read_occupations,
)

TEXT = "code,name,name_uk,level\n43-4051.00,Customer Service,Обслуговування,2\n"
ROW = Occupation("43-4051.00", "Customer Service", "Обслуговування", 2)


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_any_delimiter_and_encoding(delimiter, encoding):
    file = read_occupations(TEXT.replace(",", delimiter).encode(encoding))
    assert not file.problems
    assert file.occupations == [ROW]


@pytest.mark.parametrize(
    "heading",
    [
        "Code,Title,Ukrainian name,Level",
        "КОД,НАЗВА,Назва українською,Рівень",
        "Код професії,Назва мовою оригіналу,Переклад,рівень",
        "O*NET-SOC Code,Original Name,name_uk,LEVEL",
        "My System,name,name_uk,level",
        "my-system code,name,name_uk,level",
    ],
)
def test_columns_by_their_names(heading):
    file = read_occupations(
        f"{heading}\n43-4051.00,Customer Service,Обслуговування,2\n".encode(), ["My System"]
    )
    assert file.occupations == [ROW]
    assert not file.problems


def test_columns_in_any_order_others_ignored_and_said():
    file = read_occupations(b"Note,name,code\nx,Managers,1\n")
    assert file.occupations == [Occupation("1", "Managers")]
    assert file.ignored_columns == ["Note"]


def test_heading_below_a_title_and_empty_rows():
    file = read_occupations(b"A list\n\ncode,name\n\n1,Managers\n")
    assert file.occupations == [Occupation("1", "Managers")]
    assert file.rows == {"1": 5}


def test_workbook():
    file = read_occupations(
        workbook(["code", "name"], [2442, "Sociologists"], ["0110", "Army"])
    )
    assert file.occupations == [Occupation("2442", "Sociologists"), Occupation("0110", "Army")]


def test_name_typed_tidily_keeps_foreign_letters():
    name = "Specjaliści do spraw sprzedaży"
    for text in (name, unicodedata.normalize("NFD", name), f"  {name.replace(' ', '  ')} "):
        file = read_occupations(f"code,name\n2433,{text}\n".encode())
        assert file.occupations == [Occupation("2433", name)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",Managers", "code is empty"),
        ("1,", "name is empty"),
        ("1473?,Managers", "no code"),
        ("4.7E+03,Managers", "spreadsheet makes"),
        ("1,=HYPERLINK(1)", "formula"),
        ("1,Specjaliњci", "two alphabets"),
        ("1,Managers,Керiвники", "two alphabets"),
        ("1,Managers,,first", "no level"),
        ("1,Managers,,0", "no level"),
        ("1,Managers, directors,", "no Ukrainian letters"),
        ("1,Managers, керівники, and, others", "more cells than the heading"),
        ("1," + "x" * 501, "501 letters"),
        ("2,Again", "row 2"),
    ],
)
def test_problem_with_its_row_and_remedy(row, said):
    file = read_occupations(f"code,name,name_uk,level\n2,Fine\n{row}\n".encode())
    (problem,) = file.problems
    assert problem.row == 3
    assert said in problem.text
    assert file.occupations == [Occupation("2", "Fine")]


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"PK\x03\x04cut", b"a;b\n1;2\n", b"code;name\n", b"\x00\x01"]
)
def test_file_that_is_no_list(content):
    file = read_occupations(content)
    assert file.problems
    assert not file.occupations


def test_problems_are_told_up_to_a_limit():
    file = read_occupations(("code,name\n" + "?,x\n" * 3000).encode())
    assert len(file.problems) == 1001
    assert "2000" in file.problems[-1].text


def test_lost_zeros():
    codes = [f"{code:04d}" for code in range(1000, 1100)]
    text = "code,name\n110,Army\n" + "".join(f"{code},x\n" for code in codes)
    (note,) = read_occupations(text.encode()).notes
    assert note.row == 2
    assert "0110" in note.text
    levels = "code,name\n1,x\n11,x\n111,x\n1111,x\n"
    assert not read_occupations(levels.encode()).notes
    file = read_occupations(b"code,name\n110,Army\n7,x\n")
    (problem,) = lost_zeros(file, {"0110"})
    assert "0110" in problem.text
    assert not lost_zeros(file, {"0110", "110"})


def test_compare():
    known = {
        "1": Occupation("1", "Managers", "Керівники", 1),
        "2": Occupation("2", "Professionals", "", 1),
        "3": Occupation("3", "Technicians", "Фахівці", 1),
        "9": Occupation("9", "Others"),
    }
    result = compare_occupations(
        known,
        [
            Occupation("1", "Managers"),
            Occupation("2", "Professionals", "Професіонали"),
            Occupation("3", "Associates"),
            Occupation("4", "Clerks"),
        ],
    )
    assert result.unchanged == 1
    assert result.changed == [(known["2"], Occupation("2", "Professionals", "Професіонали", 1))]
    assert result.renamed == [(known["3"], Occupation("3", "Associates", "Фахівці", 1))]
    assert result.added == [Occupation("4", "Clerks")]


@pytest.mark.parametrize(
    "text",
    [
        "ISCO-88,ISCO-08\n0110,0210\n",
        "isco08;isco88\n0210;0110\n",
        "ISCO 08 Code,Title,ISCO 88 Code\n0210,Army,0110\n",
        "source\ttarget\n0110\t0210\n",
        "джерело,ціль\n0110,0210\n",
    ],
)
def test_correspondence(text):
    file = read_correspondence(text.encode(), ["ISCO-88"], ["ISCO-08"])
    assert file.pairs == [Pair("0110", "0210")]
    assert not file.problems


def test_correspondence_repeats_are_taken_once():
    file = read_correspondence(b"source,target\n1,2\n1,2\n1,3\n", [], [])
    assert file.pairs == [Pair("1", "2"), Pair("1", "3")]
    assert len(file.notes) == 1


def test_correspondence_problems():
    assert read_correspondence(b"a,b\n1,2\n", ["A1"], ["B1"]).problems
    file = read_correspondence(b"source,target\n1,\n2,5\n", [], [])
    assert [(problem.row, problem.column) for problem in file.problems] == [(2, "target")]
    assert (file.pairs, file.rows) == ([Pair("2", "5")], {Pair("2", "5"): 3})
    file = read_correspondence(b"source,target\n110,2\n3,7\n", [], [])
    lost, unknown = unknown_codes(file, ("A", {"0110", "3"}), ("B", {"2"}))
    assert (lost.row, unknown.row) == (2, 3)
    assert "0110" in lost.text
    assert "B" in unknown.text


@pytest.mark.parametrize(
    ("codes", "code", "parent"),
    [
        (["1", "11", "1111"], "1111", "11"),
        (["1", "1111"], "1111", "1"),
        (["1000", "2000", "1111"], "1111", "1000"),
        (["1", "11"], "1", None),
        (["0000", "1000"], "1000", None),
        (["1000", "1100", "1110", "1111"], "1111", "1110"),
        (["1000", "1100", "1110", "1111"], "1110", "1100"),
        (["0000", "0100", "0110"], "0110", "0100"),
        (["2433", "243302"], "243302", "2433"),
        (["722", "7220"], "7220", "722"),
        (["11-1011.00", "11-1011.03"], "11-1011.03", "11-1011.00"),
        (["11-9199.00", "11-9199.10", "11-9199.11"], "11-9199.11", "11-9199.00"),
        # No groups: the codes merely end with a zero.
        (["112010", "112011"], "112011", None),
        (["13-1020.00", "13-1021.00"], "13-1021.00", None),
        (["11-0000.00", "13-1020.00", "13-0000.00", "13-1021.00"], "13-1021.00", "13-1020.00"),
    ],
)
def test_parents(codes, code, parent):
    assert parents(codes).get(code) == parent


def test_depths():
    assert depths({"11": "1", "111": "11"}, ["111", "11", "1", "2"]) == {
        "1": 1,
        "11": 2,
        "111": 3,
        "2": 1,
    }


@pytest.mark.parametrize(
    ("code", "equal"),
    [
        ("2442.2", "2442"),
        ("1231", "1231"),
        ("1473", None),
        ("1499", None),
        ("0110.1", None),
        ("244", None),
        ("2", None),
    ],
)
def test_isco88_code(code, equal):
    assert isco88_code(code) == equal


@pytest.mark.parametrize(
    "row",
    [
        "x" * 20 + ",Managers",
        "1E5,Managers",
        "43-4051.00/a,Managers",
        "1," + "x" * 500,
        "1,Managers,Керівники,9",
        "1,Managers,Керівники,1",
    ],
)
def test_what_just_passes(row):
    file = read_occupations(f"code,name,name_uk,level\n{row}\n".encode())
    assert not file.problems
    assert len(file.occupations) == 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("x" * 21 + ",Managers", "no code"),
        ("1,Managers,,10", "no level"),
        ("1,Managers,,-1", "no level"),
        ("1,-Managers", "formula"),
        ("1,Manag\ufffders", "“Manag\ufffders” mixes"),
        ("1,Managers,Кеrівники інші", "“Кеrівники” mixes"),
    ],
)
def test_what_just_does_not(row, said):
    file = read_occupations(f"code,name,name_uk,level\n{row}\n".encode())
    [problem] = file.problems
    assert said in problem.text


@pytest.mark.parametrize(
    ("short", "usual", "noted"),
    [
        ([110], range(1000, 1020), [2]),
        ([110, 210], range(1000, 1040), [2, 3]),
        # More than one of twenty, two digits shorter, or of three lengths: no zeros were lost.
        ([110], range(1000, 1019), []),
        ([11], range(1000, 1020), []),
        ([110, 1], range(1000, 1040), []),
        (["a10"], range(1000, 1020), []),
        (["a100", 110], range(1000, 1040), []),
    ],
)
def test_a_digit_is_missed_where_nearly_all_codes_have_it(short, usual, noted):
    text = "code,name\n" + "".join(f"{code},x\n" for code in (*short, *usual))
    assert [note.row for note in read_occupations(text.encode()).notes] == noted


def test_repeats_of_a_correspondence_are_counted():
    [note] = read_correspondence(b"source,target\n1,2\n1,2\n1,2\n", [], []).notes
    assert (note.row, note.text) == (
        0,
        "Rows that repeat others, so that they count once: 2.",
    )
    assert not read_correspondence(b"source,target\n1,2\n1,3\n", [], []).notes


def test_zeros_that_a_correspondence_has_lost_are_told_of_each_system():
    file = read_correspondence(b"source,target\n110,110\n5,0110\n", [], [])
    problems = unknown_codes(file, ("A", {"0110"}), ("B", {"0110", "5"}))
    assert [(each.row, each.message.params["system"]) for each in problems] == [
        *((2, "A"), (2, "B"), (3, "A"))
    ]
    assert ["dropped" in each.text for each in problems] == [True, True, False]


def test_level_is_known_where_a_file_says_it():
    known = {"1": Occupation("1", "Managers", "Керівники", 2)}
    result = compare_occupations(known, [Occupation("1", "Managers", "", 1)])
    assert result.changed == [(known["1"], Occupation("1", "Managers", "Керівники", 1))]
    assert (result.unchanged, result.added, result.renamed) == (0, [], [])


def test_a_problem_names_the_column_of_the_file():
    file = read_occupations("Kod,Nazwa,Переклад,poziom\n?,,Manager,x\n".encode())
    assert [(problem.row, problem.column) for problem in file.problems] == [
        *((2, "Kod"), (2, "Nazwa"), (2, "Переклад"), (2, "poziom"))
    ]


def test_a_row_of_blanks_is_none():
    file = read_occupations(workbook(["code", "name"], [" ", "\xa0"], ["1", "Managers"]))
    assert not file.problems
    assert file.rows == {"1": 3}
