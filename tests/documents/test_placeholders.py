"""The job instruction's placeholders, its type, and its templates as text."""

import re
from pathlib import Path

import pytest

from hr_kp_classifier.documents.placeholders import (
    PLACEHOLDERS,
    Subject,
    document_type,
    fill,
    placeholder_values,
    unknown_placeholders,
)
from hr_kp_classifier.documents.signatures import signature_name
from hr_kp_classifier.documents.template_text import (
    TemplateError,
    read_shared_clauses,
    read_template,
)
from hr_kp_classifier.kp.language.cases import Case

DATA = Path(__file__).parents[2] / "hr_kp_classifier" / "data"
TEMPLATES = DATA / "instruction_templates"
SHARED = read_shared_clauses((DATA / "instruction_clauses.txt").read_text(encoding="utf-8"))

SUBJECT = Subject(
    title="Менеджер з продажу",
    department="Відділ маркетингу",
    superior="Начальник відділу маркетингу",
    head="Директор",
    section="1",
    enterprise="ТОВ «Приклад»",
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{Посада} керує.", "Менеджер з продажу керує."),
        ("права {посади}", "права менеджера з продажу"),
        ("надати {посаді}", "надати менеджеру з продажу"),
        ("бути {посадою}", "бути менеджером з продажу"),
        ("приміщення {підрозділу}", "приміщення відділу маркетингу"),
        ("керує {підрозділом}", "керує відділом маркетингу"),
        ("підпорядковується {керівнику}", "підпорядковується начальнику відділу маркетингу"),
        ("наказом {керівника підприємства}", "наказом директора"),
        ("група «{професійна група}»", "група «Керівники»"),
        ("{назва підприємства}", "ТОВ «Приклад»"),
        ("без підстановок", "без підстановок"),
    ],
)
def test_fill(text, filled):
    assert fill(text, SUBJECT) == filled


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{Посада} керує.", "Працівник керує."),
        ("приміщення {підрозділу}", "приміщення структурного підрозділу"),
        ("підпорядковується {керівнику}", "підпорядковується безпосередньому керівнику"),
        ("наказом {керівника підприємства}", "наказом керівника підприємства"),
    ],
)
def test_what_is_unknown_leaves_a_good_sentence(text, filled):
    assert fill(text, Subject()) == filled


def test_title_in_a_case_that_hr_has_put_right():
    subject = Subject(
        title="Зав. складу", title_cases={Case.GENITIVE.value: "Завідувача складу"}
    )
    assert fill("права {посади}, {посадою}", subject).startswith("права завідувача складу, ")
    assert fill("{Посади} {підрозділу}", subject) == "Завідувача складу"


def test_what_each_placeholder_stands_for_is_offered():
    values = placeholder_values(SUBJECT)
    assert list(values) == list(PLACEHOLDERS)
    assert values["посади"] == "менеджера з продажу"
    assert values["за поданням керівника"] == "за поданням начальника відділу маркетингу"
    assert values["професійна група"] == "Керівники"
    unknown = placeholder_values(Subject())
    assert unknown["назва підприємства"] == "підприємство"
    assert unknown["професійна група"] == "____________"
    assert unknown["за поданням керівника"] == "за поданням безпосереднього керівника"


def test_every_placeholder_is_filled():
    for name in PLACEHOLDERS:
        assert "{" not in fill(f"{{{name}}}", Subject())


def test_unknown_placeholders_are_named_and_left():
    assert unknown_placeholders("{Посада} і {посадаа}, {}") == ["посадаа", ""]
    assert fill("{посадаа}", SUBJECT) == "{посадаа}"


@pytest.mark.parametrize(
    ("section", "kind"),
    [("1", "position"), ("4", "position"), ("5", "worker"), ("", "position")],
)
def test_document_type(section, kind):
    assert document_type(section) == kind


def test_a_branch_keeps_the_capital_of_its_place():
    """Within a sentence, in the case that it needs."""
    subject = Subject(department="Львівська філія", title="Менеджер з продажу")
    text = "{посада} {підрозділу} працює з {підрозділом}"
    assert fill(text, subject) == (
        "менеджер з продажу Львівської філії працює з Львівською філією"
    )


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("Шевченко Тарас Григорович", "Тарас ШЕВЧЕНКО"),
        ("Тарас Григорович Шевченко", "Тарас ШЕВЧЕНКО"),
        ("Косач Лариса Петрівна", "Лариса КОСАЧ"),
        ("Леся Українка", "Леся УКРАЇНКА"),
        ("Бондаренко Олег", "Олег БОНДАРЕНКО"),
        ("Заньковецька Марія", "Марія ЗАНЬКОВЕЦЬКА"),
        ("Бондаренко Марко", "Марко БОНДАРЕНКО"),
        ("Нечуй-Левицький Іван", "Іван НЕЧУЙ-ЛЕВИЦЬКИЙ"),
        ("Уманчук Роксолана", "Роксолана УМАНЧУК"),
        ("Олег Бондаренко", "Олег БОНДАРЕНКО"),
        # Either may be the surname.
        ("Назар Іван", "Назар ІВАН"),
        ("John Smith", "John SMITH"),
        ("Жан Поль Моріс", "Жан Поль МОРІС"),
        # Three words, and the patronymic is not the first: else their order is not known.
        ("Янукович Олена Марія", "Янукович Олена МАРІЯ"),
        ("Янукович Олена Петрівна", "Олена ЯНУКОВИЧ"),
        ("Тарас Григорович", "Тарас ГРИГОРОВИЧ"),
        ("Косач-Квітка Лариса Петрівна Олена", "Косач-Квітка Лариса Петрівна ОЛЕНА"),
        ("Сократ", "Сократ"),
        ("", ""),
    ],
)
def test_signature_name(name, signature):
    assert signature_name(name) == signature


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.txt")), ids=lambda path: path.stem)
def test_shipped_template(path, professions):
    """Whole, with known placeholders only, for titles that are in the classifier."""
    template = read_template(path.read_text(encoding="utf-8"), SHARED)
    assert template.name
    assert template.note
    assert template.titles or template.groups
    official = {(profession.code, profession.name) for profession in professions}
    assert not set(template.titles) - official
    kinds = [section.kind for section in template.sections]
    assert kinds == [
        *("general", "duties", "rights", "responsibility"),
        *("knowledge", "qualification", "relations"),
    ]
    for section in template.sections:
        assert section.clauses
        for text in (section.intro, *section.clauses):
            assert not unknown_placeholders(text)
        # A clause is said once.
        assert len(set(section.clauses)) == len(section.clauses)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.txt")), ids=lambda path: path.stem)
def test_note_numbers_are_those_of_clauses(path):
    """The notes name clauses by number: each is there."""
    template = read_template(path.read_text(encoding="utf-8"), SHARED)
    sizes = {str(n): len(s.clauses) for n, s in enumerate(template.sections, start=1)}
    for section, clause in re.findall(r"\b([1-7])\.(\d+)\b", template.whole_note()):
        assert 1 <= int(clause) <= sizes[section]


def test_every_shared_clause_is_used():
    used = {
        name
        for path in TEMPLATES.glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("= ")
        for name in line.split()[1:]
    }
    assert used == set(SHARED)


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_template_names_civil_protection(path):
    """Кодекс цивільного захисту, articles 20 and 40: a duty, to be known, answered for."""
    template = read_template(path.read_text(encoding="utf-8"), SHARED)
    about = {
        section.kind
        for section in template.sections
        for clause in section.clauses
        if "цивільного захисту" in clause or "Увага всім" in clause
    }
    assert {"duties", "responsibility", "knowledge"} <= about


@pytest.mark.parametrize(
    ("title", "department", "filled"),
    [
        ("Менеджер з продажу", "Відділ маркетингу", "менеджера з продажу відділу маркетингу"),
        ("Начальник відділу збуту", "Відділ збуту", "начальника відділу збуту"),
        ("Начальник відділу", "Відділ збуту", "начальника відділу збуту"),
        ("Менеджер з продажу", "", "менеджера з продажу"),
        ("Директор з виробництва", "Виробництво", "директора з виробництва"),
        ("", "Відділ збуту", "працівника відділу збуту"),
        ("", "", "працівника"),
    ],
)
def test_department_is_said_once(title, department, filled):
    text = "обов'язки {посади} {підрозділу} підприємства, а також"
    assert fill(text, Subject(title=title, department=department)) == (
        f"обов'язки {filled} підприємства, а також"
    )


def test_enterprise_is_said_once():
    subject = Subject(title="Секретар керівника підприємства")
    text = "{Посада} {підрозділу} підприємства відповідає"
    assert fill(text, subject) == "Секретар керівника підприємства відповідає"


TEMPLATE = """
@note Перевірте.
# duties Обов'язки
- Веде облік.
+ Зберігає таємницю.
= end
# rights Права
= end rights
"""


def test_notes_name_runs_of_general_clauses():
    clauses = "".join(f"{mark} Пункт {number}.\n" for number, mark in enumerate("+-+++-++"))
    template = read_template(f"@note Перевірте.\n# duties Обов'язки\n{clauses}", {})
    assert template.whole_note().endswith("роботи): 1.1, 1.3–1.5, 1.7–1.8.")
    assert read_template("@note Перевірте.\n", {}).whole_note() == "Перевірте."


def test_opening_words_are_of_the_section_that_they_stand_in():
    template = read_template(
        "# duties Обов'язки\n> {Посада}:\n- Веде облік.\n# rights Права\n- Знати.\n"
        "# relations Зв'язки\n> Взаємодіє:\n",
        {},
    )
    assert [section.intro for section in template.sections] == ["{Посада}:", "", "Взаємодіє:"]
    with pytest.raises(TemplateError, match="line 1: > без розділу"):
        read_template("> без розділу\n# duties Обов'язки\n", {})


def test_stray_line_is_quoted_by_its_beginning():
    with pytest.raises(TemplateError) as told:
        read_template("пункт " + "а" * 100, {})
    assert str(told.value) == "line 1: пункт " + "а" * 56


def test_shared_and_general_clauses():
    shared = read_shared_clauses("# end\n- Виконує доручення.\n# rights\n+ Знати.\n+ Уміти.")
    template = read_template(TEMPLATE, shared)
    assert [section.clauses for section in template.sections] == [
        ["Веде облік.", "Зберігає таємницю.", "Виконує доручення."],
        ["Виконує доручення.", "Знати.", "Уміти."],
    ]
    assert template.whole_note() == (
        "Перевірте.\nНеобов'язкові пункти загального змісту (вилучіть ті, що не стосуються "
        "роботи): 1.2, 2.2–2.3."
    )


@pytest.mark.parametrize(
    "text", ["@name Бухгалтер\n- пункт без розділу\n", "# duties Обов'язки\n= немає\n"]
)
def test_template_with_a_stray_line(text):
    with pytest.raises(TemplateError, match="line 2"):
        read_template(text, SHARED)


def test_shared_clauses_with_a_stray_line():
    with pytest.raises(TemplateError, match="line 1"):
        read_shared_clauses("- пункт без назви")


@pytest.mark.parametrize(
    ("superior", "head", "filled"),
    [
        ("Начальник відділу", "Директор", "Наказом директора за поданням начальника відділу."),
        ("Директор", "Директор", "Наказом директора."),
        ("директор", "Директор", "Наказом директора."),
        ("", "Директор", "Наказом директора за поданням безпосереднього керівника."),
        ("", "", "Наказом керівника підприємства за поданням безпосереднього керівника."),
    ],
)
def test_head_is_not_said_to_propose_to_themselves(superior, head, filled):
    text = "Наказом {керівника підприємства} {за поданням керівника}."
    assert fill(text, Subject(superior=superior, head=head)) == filled


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.txt")), ids=lambda path: path.stem)
def test_no_clause_names_one_person_twice(path):
    """Where the superior is the head: both are one person there."""
    subject = Subject("Кухар", "Кухня", "Гендиректор", "Гендиректор", "5", "ТОВ «Приклад»")
    template = read_template(path.read_text(encoding="utf-8"), SHARED)
    for section in template.sections:
        for clause in section.clauses:
            sentences = fill(clause, subject).split(". ")
            assert not [s for s in sentences if s.lower().count("гендиректор") > 1]
