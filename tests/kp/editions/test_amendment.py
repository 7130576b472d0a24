"""An amendment as it is published: its rows read, and what they do to the classifier there is."""

from pathlib import Path

import pytest
from table_files import xlsx

from hr_kp_classifier.kp.editions.amendment_plan import plan_amendment
from hr_kp_classifier.kp.editions.entries import GroupRow, TitleRow
from hr_kp_classifier.kp.editions.reader import missing_groups, read

TEMPLATE = Path(__file__).parents[3] / "hr_kp_classifier/static/xlsx/zmina_kp.xlsx"
HEADING = "Дія,Попередній код,Попередня назва,Новий код,Нова назва,Примітка"
SOCIOLOGIST = TitleRow("2442.2", "Соціолог", "25211", "", "")
OPERATOR = TitleRow("4229", "Оператор телекомунікаційних послуг", "", "", "")
IN_FORCE = [SOCIOLOGIST, OPERATOR, TitleRow("1473", "Менеджер", "", "", "")]
GONE = [TitleRow("2442.2", "Соціограф", "", "", "")]


def amendment(*lines, heading=HEADING, **options):
    return read("\n".join((heading, *lines, "")).encode(), **options)


def planned(*lines, **options):
    """What an amendment does to the titles: (kind, before, after, successor), names alone."""
    file = amendment(*lines, **options)
    assert not file.problems, [problem.text for problem in file.problems]
    plan = plan_amendment(file.amendment, IN_FORCE, GONE)
    return plan, [
        (
            change.kind,
            *(each and each.name for each in (change.before, change.after, change.replaced_by)),
        )
        for change in plan.changes
    ]


def test_each_action():
    plan, changes = planned(
        "доповнити,,,2442.2,Соціометрист,п. 1",
        "ЗАМІНИТИ,4229,Оператор телекомунікаційних послуг,4229,Оператор послуг,п. 2",
        "виключити,2442.2,Соціолог,2442.2,Соціометрист,п. 3",
    )
    assert not plan.problems + plan.notes
    assert changes == [
        ("renamed", OPERATOR.name, "Оператор послуг", None),
        ("added", None, "Соціометрист", None),
        ("cancelled", "Соціолог", None, "Соціометрист"),
    ]
    assert [change.note for change in plan.changes] == ["п. 2", "п. 1", "п. 3"]


@pytest.mark.parametrize(
    ("heading", "line", "kind"),
    [
        ("Дія,Код,Назва", "виключити,2442.2,Соціолог", "cancelled"),
        ("Дія,Код,Назва", "доповнити,2442.2,Соціометрист", "added"),
        (HEADING, "додати,2442.2,Соціометрист,,,", "added"),
        ("дія,код,було,стало", "замінити,2442.2,Соціолог,Соціологиня", "renamed"),
        ("Дія,Старий код,Стара назва,Код КП,Назва", "вилучити,,соціолог,,", "cancelled"),
        (
            "Дія;Чинний код;Чинна назва;Новий код;Нова назва".replace(";", ","),
            "викласти в новій редакції,2442.2,Соціолог,2442.1,Соціолог",
            "renamed",
        ),
    ],
)
def test_columns_and_words_that_people_use(heading, line, kind):
    _plan, changes = planned(line, heading=heading)
    assert [change[0] for change in changes] == [kind]


def test_a_list_of_titles_is_no_amendment():
    file = read("Дія,код\nдоповнити,1473\n".encode())
    assert not file.amendment
    assert file.problems
    assert read("code,name\n1473,Менеджер\n".encode()).titles


def test_what_is_so_already_is_noted():
    plan, changes = planned(
        "доповнити,,,2442.2,Соціолог,",
        "виключити,2442.2,Соціограф,,,",
        "замінити,1473,Колишній менеджер,1473,Менеджер,",
    )
    assert changes == []
    assert plan.unchanged == len(plan.notes) == 3


def test_what_was_cancelled_comes_back():
    assert planned("доповнити,,,2442.2,Соціограф,")[1] == [
        ("restored", "Соціограф", "Соціограф", None)
    ]
    assert planned("замінити,2442.2,Соціолог,2442.2,Соціограф,")[1] == [
        ("restored", "Соціограф", "Соціограф", None),
        ("cancelled", "Соціолог", None, "Соціограф"),
    ]


def test_replaced_by_one_that_is_there():
    assert planned("замінити,2442.2,Соціолог,1473,Менеджер,")[1] == [
        ("cancelled", "Соціолог", None, "Менеджер")
    ]


def test_what_a_row_leaves_unsaid_stays():
    plan, _changes = planned("замінити,2442.2,Соціолог,,Соціологиня,")
    assert plan.changes[0].after == TitleRow("2442.2", "Соціологиня", "25211", "", "")


def test_names_that_move_on_are_free_when_they_are_taken():
    _plan, changes = planned(
        "замінити,2442.2,Соціолог,1473,Менеджер,",
        "замінити,1473,Менеджер,1473,Менеджер з реклами,",
    )
    assert changes == [
        ("renamed", "Менеджер", "Менеджер з реклами", None),
        ("renamed", "Соціолог", "Менеджер", None),
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("виключити,2442.2,Соціолох,,,", "“Соціолог” may be meant"),
        ("виключити,2442.1,Соціолог,,,", "stands at 2442.2"),
        ("виключити,9999,Нічого такого,,,", "can't be cancelled"),
        ("виключити,2442.2,Соціолог,2442.2,Хтось,", "add it by a row «доповнити»"),
        ("замінити,1473,Менеджер,2442.2,Соціолог,", "row 2 cancels it"),
        ("виключити,2442.2,Соціолог,,,", "in row 2 already"),
    ],
)
def test_rows_that_cannot_be_done(line, words):
    file = amendment("виключити,2442.2,Соціолог,,,", line)
    if "in row 2" not in words and "cancels" not in words:
        file.amendment = file.amendment[1:]
    plan = plan_amendment(file.amendment, IN_FORCE, GONE)
    assert [problem.row for problem in plan.problems] == [3]
    assert words in plan.problems[0].text


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("щось,2442.2,Соціолог,,,", "Дія", "«доповнити»"),
        ("виключити,,,,,", "Попередня назва", "Which title"),
        ("замінити,,,1473,Менеджер,", "Попередня назва", "Which title"),
        ("доповнити,,,,Соціометрист,", "Новий код", "is empty"),
        ("доповнити,,,1473,,", "Нова назва", "is empty"),
        ('замінити,"2442,2",Соціолог,,А,', "Попередній код", "2442.2"),
        ("доповнити,,,1473,Manager,", "Нова назва", "Latin"),
        ("доповнити,,,1473,=А,", "Нова назва", "formula"),
    ],
)
def test_cells_that_cannot_be_taken(line, column, words):
    (problem,) = amendment(line).problems
    assert (problem.row, problem.column) == (2, column)
    assert words in problem.text


def test_what_is_surely_meant():
    file = amendment('замінити,"2442,2",Соціолог,,Соціологиня,', mend=True)
    assert not file.problems
    assert file.amendment[0].before == ("2442.2", "Соціолог")
    assert [note.row for note in file.notes] == [2]


def test_groups():
    rows = amendment(
        "замінити,244,Професіонали,244,Професіонали у галузі,",
        "доповнити,,,0,Військовослужбовці,",
        "доповнити,,,01,Офіцери,",
        "замінити,245,Інші,246,Інші,",
    ).amendment
    plan = plan_amendment(rows, [GroupRow("244", "Професіонали"), GroupRow("245", "Інші")], [])
    assert [(change.kind, change.after.code) for change in plan.changes] == [
        ("renamed", "244"),
        ("added", "0"),
        ("added", "01"),
    ]
    assert "keeps its code" in plan.problems[0].text


def test_a_group_that_is_missing():
    file = amendment("доповнити,,,2442.9,Соціометрист,", "доповнити,,,0110.1,Командир,")
    assert missing_groups(file, ["2", "24", "244", "2442"]) == {
        "2442.9": [2],
        **dict.fromkeys(("0", "01", "011", "0110", "0110.1"), [3]),
    }


def test_a_circle():
    file = amendment(
        "замінити,2442.2,Соціолог,1473,Менеджер,", "замінити,1473,Менеджер,2442.2,Соціолог,"
    )
    plan = plan_amendment(file.amendment, IN_FORCE, GONE)
    assert "circle" in plan.problems[0].text


def test_the_template():
    file = read(TEMPLATE.read_bytes())
    assert [problem.text for problem in file.problems] == [
        "No row stands below the heading row, so there is nothing to take."
    ]
    sample = xlsx(HEADING.split(","), ["доповнити", "", "", "2442.2", "Соціометрист", "Нова"])
    assert read(sample).amendment[0].note == "Нова"
