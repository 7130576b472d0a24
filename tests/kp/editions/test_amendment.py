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
    assert {problem.row for problem in plan.problems} == {0}


def test_the_template():
    file = read(TEMPLATE.read_bytes())
    assert [problem.text for problem in file.problems] == [
        "No row stands below the heading row, so there is nothing to take."
    ]
    sample = xlsx(HEADING.split(","), ["доповнити", "", "", "2442.2", "Соціометрист", "Нова"])
    assert read(sample).amendment[0].note == "Нова"


def test_a_new_code_alone_keeps_the_name():
    plan, changes = planned("замінити,2442.2,Соціолог,2442.1,,")
    assert changes == [("renamed", "Соціолог", "Соціолог", None)]
    assert plan.changes[0].after == TitleRow("2442.1", "Соціолог", "25211", "", "")


def test_a_title_is_known_by_its_code_alone_where_one_stands_there():
    assert planned("виключити,4229,,,,")[1] == [("cancelled", OPERATOR.name, None, None)]
    file = amendment("виключити,2442.2,,,,")
    two = [*IN_FORCE, TitleRow("2442.2", "Психолог", "", "", "")]
    [problem] = plan_amendment(file.amendment, two, GONE).problems
    assert problem.text == "2 titles stand at 2442.2; fill in the former name."
    [problem] = plan_amendment(amendment("виключити,9999,,,,").amendment, two, GONE).problems
    assert "“9999” is not in force, so it can't" in problem.text


def test_a_title_is_known_by_its_name_where_one_alone_has_it():
    two = [*IN_FORCE, TitleRow("2443.2", "Соціолог", "", "", "")]
    rows = amendment("виключити,,Соціолог,,,").amendment
    [problem] = plan_amendment(rows, two, GONE).problems
    assert "“Соціолог” stands at 2442.2, 2443.2. Correct it." in problem.text
    rows = amendment("виключити,2443.2,соціолог,,,").amendment
    [change] = plan_amendment(rows, two, GONE).changes
    assert change.before == two[-1]


def test_what_is_added_again_with_more_data_is_completed():
    heading = f"{HEADING},код зкпптр"
    plan, changes = planned(
        "доповнити,,,4229,Оператор телекомунікаційних послуг,,12345", heading=heading
    )
    assert changes == [("changed", OPERATOR.name, OPERATOR.name, None)]
    assert plan.changes[0].after.zkpptr == "12345"
    plan, changes = planned("замінити,2442.2,Соціолог,,,,11111", heading=heading)
    assert [(kind, after) for kind, _before, after, _successor in changes] == [
        ("changed", "Соціолог")
    ]
    plan, changes = planned("замінити,1473,Менеджер,1473,Менеджер,,", heading=heading)
    assert (changes, plan.unchanged) == ([], 1)
    assert "“1473 Менеджер” is in force already" in plan.notes[0].text


def test_what_is_cancelled_and_added_by_one_file_is_added():
    _plan, changes = planned("виключити,2442.2,Соціолог,,,", "доповнити,,,2442.2,Соціолог,")
    assert [change[0] for change in changes] == ["added", "cancelled"]


def test_successor_that_another_row_cancels_or_brings():
    rows = amendment(
        "виключити,2442.2,Соціолог,1473,Менеджер,", "виключити,1473,Менеджер,,,"
    ).amendment
    [problem] = plan_amendment(rows, IN_FORCE, GONE).problems
    assert (problem.row, "not added by the file" in problem.text) == (2, True)
    _plan, changes = planned(
        "виключити,2442.2,Соціолог,1473,Адміністратор,",
        "замінити,1473,Менеджер,1473,Адміністратор,",
    )
    assert changes == [
        ("renamed", "Менеджер", "Адміністратор", None),
        ("cancelled", "Соціолог", None, "Адміністратор"),
    ]


def test_one_title_in_two_rows():
    """Of two files the rows may have one number."""
    row, *_others = amendment("виключити,2442.2,Соціолог,,,").amendment
    plan = plan_amendment([row, row], IN_FORCE, GONE)
    [problem] = plan.problems
    assert (
        problem.text == "“2442.2 Соціолог” stands in row 2 already; take one of the rows out."
    )
    assert len(plan.changes) == 1
    rows = amendment("доповнити,,,1473,Новий,", "доповнити,,,1473,Новий,").amendment
    assert [each.row for each in plan_amendment(rows, IN_FORCE, GONE).problems] == [3]
    groups = amendment("доповнити,,,24,А,", "доповнити,,,24,Б,").amendment
    [problem] = plan_amendment(groups, [], []).problems
    assert "“24” stands in row 2 already" in problem.text


def test_groups_are_known_by_their_codes_alone():
    known = [GroupRow("244", "Професіонали"), GroupRow("245", "Інші")]

    def groups(*lines):
        plan = plan_amendment(amendment(*lines).amendment, known, [GroupRow("246", "Ще")])
        return plan, [(change.kind, change.before, change.after) for change in plan.changes]

    assert groups("виключити,244,,,,")[1] == [("cancelled", known[0], None)]
    assert groups("виключити,244,Давня назва,,,")[1] == [("cancelled", known[0], None)]
    assert groups("доповнити,,,246,Усе,")[1] == [
        ("restored", GroupRow("246", "Ще"), GroupRow("246", "Усе"))
    ]
    assert groups("доповнити,,,245,Усі інші,")[1] == [
        ("renamed", known[1], GroupRow("245", "Усі інші"))
    ]
    plan, changes = groups("виключити,247,Інші,,,")
    assert changes == []
    assert "“Інші” stands at 245" in plan.problems[0].text
    plan, changes = groups("виключити,246,,,,")
    assert (changes, plan.unchanged) == ([], 1)


def test_long_chains_of_names_are_put_in_order():
    known = [TitleRow("1473", name, "", "", "") for name in ("А", "Б", "В", "Г")]
    lines = [f"замінити,1473,{one},1473,{other}," for one, other in ("АБ", "БВ", "ВГ", "ГҐ")]
    for order in (lines, lines[::-1], [lines[2], lines[0], lines[3], lines[1]]):
        plan = plan_amendment(amendment(*order).amendment, known, [])
        taken = {title.name for title in known}
        for change in plan.changes:
            assert change.after.name not in taken
            taken.remove(change.before.name)
            taken.add(change.after.name)
        assert (taken, plan.problems) == ({"Б", "В", "Г", "Ґ"}, [])


def test_notes_are_kept_up_to_500_letters():
    [row] = amendment("доповнити,,,1473,Новий," + "а" * 501).amendment
    assert row.note == "а" * 500


def test_kind_of_a_row_is_that_of_its_column_or_code():
    heading = f"{HEADING},Вид"
    rows = amendment(
        "доповнити,,,1473,Менеджери,,група",
        "доповнити,,,1473,Новий,,",
        "доповнити,,,147,Керівники,,",
        "виключити,1473,,,,,підклас",
        heading=heading,
    ).amendment
    assert [row.kind for row in rows] == ["groups", "titles", "groups", "groups"]


def test_faults_of_every_cell_of_annex_a_are_told():
    heading = f"{HEADING},код зкпптр,випуск єткд,випуск дкхп"
    file = amendment("доповнити,,,1473,Новий,,123,=1,+2", heading=heading)
    assert [problem.column for problem in file.problems] == [
        *("код зкпптр", "випуск єткд", "випуск дкхп")
    ]
    file = amendment("доповнити,,,,,,12345,,", heading=heading)
    assert [problem.column for problem in file.problems] == ["Новий код", "Нова назва"]
    [row] = amendment("доповнити,,,1473,Новий,,12345,5,-", heading=heading).amendment
    assert row.after == TitleRow("1473", "Новий", "12345", "5", None)


@pytest.mark.parametrize(
    ("heading", "line", "column"),
    [
        # One code and one name: they are the former ones.
        ("Дія,Код КП,Назва", "виключити,24x,Соціолог", "Код КП"),
        ("Дія,Код КП,Назва", "виключити,2442.2,Sociologist", "Назва"),
        # The first columns are filled in, although a title is added.
        ("Дія,Було код,Нова назва", "доповнити,24x,", "Було код"),
        ("Дія,Нова назва", "доповнити,Соціометрист", "Новий код"),
        ("Дія,Нова назва", "замінити,Соціометрист", "Попередня назва"),
    ],
)
def test_a_problem_names_the_column_that_was_read(heading, line, column):
    assert [each.column for each in amendment(line, heading=heading).problems][:1] == [column]
