"""The job instruction's placeholders, its type, and its templates as text."""

from pathlib import Path

import pytest

from hr_kp_classifier.documents.placeholders import (
    PLACEHOLDERS,
    Subject,
    document_type,
    fill,
    unknown_placeholders,
)
from hr_kp_classifier.documents.signatures import signature_name
from hr_kp_classifier.documents.template_text import TemplateError, read_template

TEMPLATES = Path(__file__).parents[2] / "hr_kp_classifier" / "data" / "instruction_templates"

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
        ("Сократ", "Сократ"),
        ("", ""),
    ],
)
def test_signature_name(name, signature):
    assert signature_name(name) == signature


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.txt")), ids=lambda path: path.stem)
def test_shipped_template(path, professions):
    """Whole, with known placeholders only, for titles that are in the classifier."""
    template = read_template(path.read_text(encoding="utf-8"))
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
            # The Commercial Code lost force on 28.08.2025 (Law 4196-IX).
            assert "Господарськ" not in text


def test_template_with_a_stray_line():
    with pytest.raises(TemplateError, match="line 2"):
        read_template("@name Бухгалтер\n- пункт без розділу\n")


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
    template = read_template(path.read_text(encoding="utf-8"))
    for section in template.sections:
        for clause in section.clauses:
            sentences = fill(clause, subject).split(". ")
            assert not [s for s in sentences if s.lower().count("гендиректор") > 1]
