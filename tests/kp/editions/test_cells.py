"""The cells of a classifier file: what is stored, and what is refused with a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_files import OFFICIAL, made, names, refused, said

from hr_kp_classifier.kp.editions.cells import read_name
from hr_kp_classifier.kp.editions.entries import TitleRow
from hr_kp_classifier.kp.editions.reader import read
from hr_kp_classifier.kp.text import clean


def test_titles_are_stored_tidily():
    file = read(
        made("1473, Менеджер’ський  гурт ", "2442.2,Лікар—терапевт", "2443,\u200bА –\tБ")
    )
    assert names(file) == ["Менеджер'ський гурт", "Лікар-терапевт", "А – Б"]


def test_blanks_do_not_count_among_the_letters_of_a_name():
    assert read_name("Агент" + " " * 600 + "з реклами") == ("Агент з реклами", None)
    assert read_name("А" * 500) == ("А" * 500, None)


@given(st.text("аїє'’ -–—«»\"(),.№1a=\u0301\u200b\u00a0и\u0306", max_size=30).map("А{}".format))
def test_what_is_read_is_clean(text):
    name, fault = read_name(text)
    assert name == clean(text)
    assert fault is not None or read_name(name) == (name, None)


@pytest.mark.parametrize(
    ("code", "meant", "repair"),
    [
        ("1.473E+03", "1473", None),
        ("2.4422E+03", "2442.2", None),
        ('"1,473E+03"', "1473", None),
        ('"2442,2"', "2442.2", "2442.2"),
        ("1473.0", "1473", "1473"),
        ("2442-2", "2442.2", "2442.2"),
        ("2442. 2", "2442.2", "2442.2"),
        ("2442.", "2442", "2442"),
        ("110.1", "0110.1", "0110.1"),
        ('"110,1"', "0110.1", "0110.1"),
    ],
)
def test_a_code_that_a_spreadsheet_has_spoilt(code, meant, repair):
    problem = refused(made(f"{code},Менеджер"), f"“{meant}”", row=2, column="code")
    assert f"“{code.strip(chr(34))}”" in problem.text
    assert problem.repair == repair


@pytest.mark.parametrize("code", ["0410", "24422", "444.2", "Менеджер", "12345678901E+99"])
def test_a_code_that_is_no_code(code):
    problem = refused(made(f"{code},Менеджер"), "one to four digits", row=2, column="code")
    assert f"“{code}”" in problem.text


def test_empty_cells():
    found = said(made(",Менеджер", "1473,", "  , ", "1474"))
    assert [(row, column) for row, column, _text in found] == [
        (2, "code"),
        (3, "name"),
        (5, "name"),
    ]
    assert all("is empty; fill it in" in text for _row, _column, text in found)


def test_latin_letters_and_those_that_only_look_so():
    problem = refused(made("1473,CRM-менеджер"), "“CRM”", row=2, column="name")
    assert problem.repair is None
    problem = refused(
        made("1473,Мeнeджep з реклaми"), "“Мeнeджep, реклaми”", row=2, column="name"
    )
    assert problem.repair == "Менеджер з реклами"
    assert "“Менеджер з реклами” is meant" in problem.text
    assert refused(made("1473,Агент i брокер"), "", 2, "name").repair == "Агент і брокер"
    # One word of both kinds: nothing to offer.
    assert refused(made("1473,Мeнеджер CRM"), "“CRM”", 2, "name").repair is None


def test_what_is_surely_meant_is_taken_on_request():
    content = made("1473,Мeнeджер", '"2442,2",Соціолог', "1474,CRM-менеджер", "1.4E+03,А")
    file = read(content, mend=True)
    assert file.titles == [TitleRow("1473", "Менеджер"), TitleRow("2442.2", "Соціолог")]
    assert [(note.row, note.column, note.repair) for note in file.notes] == [
        (2, "name", "Менеджер"),
        (3, "code", "2442.2"),
    ]
    assert [problem.row for problem in file.problems] == [4, 5]
    # Mended, it may be the same as another.
    assert len(said(made("1473,Мeнеджер", "1473,Менеджер"), mend=True)) == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("=1+1", "formula"),
        ("+Менеджер", "formula"),
        ("-Менеджер", "formula"),
        ("@Менеджер", "formula"),
        ('"\t=Менеджер"', "formula"),
        ("\u200b=Менеджер", "formula"),
        ("=HYPERLINK(А1)", "formula"),
        ("Менеджер?", "“?” does not belong"),
        ("Менэджэр", "“э” does not belong"),
        ("Менед\ufffdер", "“\ufffd” does not belong"),
        ("Менеджер <b>", "Latin"),
        ("12345", "holds no words"),
        ("(12)", "holds no words"),
        ("А" * 501, "501 letters"),
        ("«" + "А" * 501, "502 letters"),
        ("А" * 2000, "2000 letters"),
        ("А" * 2001, "2001 letters"),
    ],
)
def test_a_name_that_is_no_name(name, words):
    refused(made(f"1473,{name}"), words, row=2, column="name")


def test_formulas_in_every_column_that_is_read():
    for cells, column in [
        ("=1473,,,,А", "КОД КП"),
        ("1473,=1,,,А", "КОД ЗКППТР"),
        ("1473,,+1,,А", "ВИПУСК ЄТКД"),
        ("1473,,,@А1,А", "ВИПУСК ДКХП"),
        ("1473,,,,=А", "ПРОФЕСІЙНА НАЗВА РОБОТИ"),
    ]:
        refused((OFFICIAL + cells + "\n").encode(), "is a formula", row=2, column=column)


def test_zkpptr_has_five_digits():
    problem = refused(
        (OFFICIAL + "1473,1234,,,А\n1474,12345,,,Б\n").encode(),
        "no ЗКППТР code",
        row=2,
        column="КОД ЗКППТР",
    )
    assert problem.message.params == {"number": "1234"}


def test_duplicates_name_both_rows():
    found = said(made("1473,Менеджер", "2442.2,Соціолог", "1473,Менеджер", "1473,менеджер"))
    assert [(row, column) for row, column, _text in found] == [(4, "name"), (5, "name")]
    assert "repeats row 2" in found[0][2]
    assert "the same as row 2" in found[1][2]
    # One name at several codes is no duplicate: 29 official titles have several.
    assert said(made("1473,Менеджер", "1474,Менеджер")) == []
    groups = said(made("1,Керівники", "11,А", "1,Професіонали"), kind="groups")
    assert [(row, column) for row, column, _text in groups] == [(4, "code")]
    assert "in row 2 already" in groups[0][2]


def test_every_problem_of_a_row_is_told():
    found = said((OFFICIAL + '"2442,2",1,=5,,CRM\n').encode())
    assert [column for _row, column, _text in found] == [
        "КОД КП",
        "ПРОФЕСІЙНА НАЗВА РОБОТИ",
        "КОД ЗКППТР",
        "ВИПУСК ЄТКД",
    ]
