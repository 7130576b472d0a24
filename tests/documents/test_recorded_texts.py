"""What the texts of papers become, and what is told of them: all that is recorded."""

import json
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from importlib import import_module
from itertools import combinations, islice, product
from pathlib import Path

import pytest
from recorded import assert_as_recorded

from hr_kp_classifier import documents
from hr_kp_classifier.documents import scans
from hr_kp_classifier.documents.agreed_means import means_grounds, means_words
from hr_kp_classifier.documents.characteristic import (
    as_clients,
    clauses_of,
    read_characteristic,
)
from hr_kp_classifier.documents.formats import (
    date_in_figures,
    date_in_words,
    file_name,
    money_text,
    number_text,
)
from hr_kp_classifier.documents.grounds import (
    MARTIAL_LAW,
    GroundNotInForceError,
    cite,
    is_in_force,
    out_of_force,
    shipped_grounds,
)
from hr_kp_classifier.documents.instruction import (
    Approval,
    Clause,
    InstructionDocument,
    Section,
    Signature,
    extract,
)
from hr_kp_classifier.documents.kep import kep_lines
from hr_kp_classifier.documents.order_text import (
    NOTICE_PLACEHOLDERS,
    ORDER_PLACEHOLDERS,
    filled,
    unknown_in,
)
from hr_kp_classifier.documents.placeholders import (
    PLACEHOLDERS,
    Subject,
    document_type,
    fill,
    placeholder_values,
    unknown_placeholders,
)
from hr_kp_classifier.documents.revision import TextLine, compare_texts
from hr_kp_classifier.documents.signatures import acquainted_with, name_parts, signature_name
from hr_kp_classifier.documents.signed_differences import differences, excerpts, in_words
from hr_kp_classifier.documents.signed_forms import (
    INSTRUCTION_KEYS,
    instruction_form,
    lines_form,
    printed_form,
)
from hr_kp_classifier.documents.staff_changes import KeptPosition, staff_changes
from hr_kp_classifier.documents.staff_list import is_deputy, rank_key
from hr_kp_classifier.documents.template_text import (
    TemplateError,
    read_shared_clauses,
    read_template,
)
from hr_kp_classifier.documents.typography import typeset, without_controls

DATA = Path(__file__).parents[2] / "hr_kp_classifier" / "data"
DAY = date(2026, 11, 25)


def one_line(text):
    return text.replace("\n", "⏎").replace("\r", "␍").replace("\xa0", "·")


# --- Words, dates, numbers ---------------------------------------------------------------

TEXTS = (
    "Наказ від 23 листопада 2026 року № 15-од, п. 1.3 цієї інструкції, ст. 29 КЗпП",
    "м. Київ, вул. Хрещатик, буд. 1; тел. 044 123 45 67; с. Нове; розд. «Права»",
    "З об'єктів і в (у разі) «з клієнтами» – а також 10 - 20 осіб, 10 - двадцять",
    "Т. Г. Шевченко; Шевченко Т. Г.; Леся УКРАЇНКА; слюсар-ремонтник V розряду",
    "Леся УКРАЇНКА",
    "Квітослава-Марія ТИМОШЕНКО",
    "Квітослава-Маріам ТИМОШЕНКО",
    "О'Ніл І ще",
    "рядок\r\nдругий\rтретій\x0b\x00\ud800 кінець — ",
    "100 000 000 грн, 20 %, 5 днів, 1.10 днів, IV кварталу, ІІ категорії",
)
NAMES = (
    *("Шевченко Тарас Григорович", "Тарас Григорович Шевченко", "Бондаренко Олег"),
    *("Олег Бондаренко", "Назар Іван", "Сократ", "", "Жан Поль Моріс", "а б в г"),
    *("Рубан Яна Іллівна", "Лукич Петро Кузьмич", "Петрівна Олена Марія"),
)
FILES = (
    *('Наказ № 15/к «Про "зміни"».docx', "без розширення", "а.б.в", "крапка.", ".docx"),
    *("  пробіли  .pdf", "довге." + "я" * 5, "назва.p-f", "a" * 239, "a" * 241, "", "..."),
    *("я" * 117 + "ю.docx", "я" * 118 + "ю.docx", "Слово " * 60 + "(проєкт).docx"),
)


def test_words_and_numbers():
    answers = [one_line(typeset(text)) for text in TEXTS]
    answers += [one_line(without_controls(text)) for text in TEXTS]
    answers += [
        f"{name} → {signature_name(name)} / {signature_name(name, pairs=False)} / "
        f"{name_parts(name)}"
        for name in NAMES
    ]
    answers += [f"{one_line(name)} → {file_name(name)}" for name in FILES]
    for day in (date(2026, 1, 9), date(1999, 12, 31)):
        answers += [date_in_words(day), date_in_figures(day)]
    for number in map(Decimal, ("0", "0.05", "1.10", "12345.678", "-2.5", "1E+6", "0.005")):
        answers.append(one_line(f"{number} → {number_text(number)} / {money_text(number)}"))
    for sex, copy in product(("male", "female", ""), (True, False)):
        answers.append(acquainted_with("наказом", sex, copy=copy))
    for values in product(("Viber", " "), ("договір № 5", ""), (DAY, None)):
        answers.append(f"{values[1:]} → {means_words(*values)}")
    answers += [means_grounds(DAY, martial_law) for martial_law in (True, False)]
    for name, number, provider, of_file, verified in product(
        ("Леся", ""), ("••7890", ""), ("КНЕДП", ""), (True, False), (True, False)
    ):
        lines = kep_lines(name, number, provider, of_file=of_file, verified=verified)
        answers.append(" | ".join(lines))
    assert_as_recorded("texts_words", answers)


def test_grounds():
    days = [date(1990, 1, 1), date(2025, 8, 27), date(2025, 8, 28), DAY]
    answers = []
    for key, ground in shipped_grounds().items():
        for ended in ((), (MARTIAL_LAW,)):
            told = ["+" if is_in_force(key, day, ended) else "-" for day in days]
            try:
                words = f"{cite(key, DAY, ended=ended)} / {cite(key, DAY, short=True)}"
            except GroundNotInForceError as error:
                words = str(error)
            answers.append(f"{key} {''.join(told)} {words}")
        for day in days[1:]:
            text = f"{ground.short}, {ground.citation}, міліція, вища освіта, ЕЦП"
            found = (f"«{words}» {each.key}" for words, each in out_of_force(text, day))
            answers.append(f"  {date_in_figures(day)} {', '.join(found)}")
    assert_as_recorded("texts_grounds", answers)


# --- Placeholders, templates, characteristics ---------------------------------------------

SUBJECTS = (
    Subject(),
    Subject("Менеджер з продажу", "Відділ збуту", "Начальник відділу збуту", "Директор", "1"),
    Subject("Начальник відділу", "Відділ збуту", "директор", "Директор", "5", "ТОВ «П»"),
    Subject("Зав. складу", "Київська філія", title_cases={"genitive": "Завідувача складу"}),
    Subject("Секретар керівника підприємства", "", "", "Директор", "9", "ТОВ"),
)
PLACES = (
    "{Посада} {підрозділу} підприємства {за поданням керівника}, {Невідоме} {}",
    "обов'язки {посади} {підрозділу} та {Посадою} {Підрозділу} підприємства",
    " {За поданням керівника} {керівника підприємства} у {професійна група}",
)


def test_placeholders():
    answers = []
    for subject in SUBJECTS:
        values = placeholder_values(subject)
        answers += [f"{name} = {value}" for name, value in values.items()]
        answers += [fill(text, subject) for text in PLACES]
        answers += [fill(f"{{{name.capitalize()}}}", subject) for name in PLACEHOLDERS]
    answers += [", ".join(unknown_placeholders(text)) for text in PLACES]
    answers += [f"{section} {document_type(section)}" for section in ("", *"0123456789")]
    assert_as_recorded("texts_placeholders", answers)


ORDER_TEXTS = (
    "З {дата чинності} ({зміна до КП}; {підстава}) за {норми}.",
    "Підстава: {підстава}; {норми}, {штат}.",
    "  ({штат}) {номер розпису}, ({невідоме}) {}",
)


def test_order_texts():
    answers = []
    names = ("дата чинності", "зміна до КП", "підстава", "норми", "штат", "номер розпису")
    for size in (0, 1, 2, 6):
        for given in combinations(names, size):
            values = {**dict.fromkeys(names, ""), **{name: name.upper() for name in given}}
            answers += [filled(text, values) for text in ORDER_TEXTS]
    answers += [filled(text, {}) for text in ORDER_TEXTS]
    answers += [", ".join(unknown_in(text, ORDER_PLACEHOLDERS)) for text in ORDER_TEXTS]
    answers += [", ".join(names) for names in (ORDER_PLACEHOLDERS, NOTICE_PLACEHOLDERS)]
    assert_as_recorded("texts_orders", answers)


def test_templates():
    shared = read_shared_clauses((DATA / "instruction_clauses.txt").read_text(encoding="utf-8"))
    answers = [f"{name}: {len(clauses)}" for name, clauses in shared.items()]
    for path in sorted((DATA / "instruction_templates").glob("*.txt"))[::3]:
        read = read_template(path.read_text(encoding="utf-8"), shared)
        titles = "; ".join(" ".join(title) for title in read.titles)
        answers.append(f"{read.name} {read.document_type} {titles} {' '.join(read.groups)}")
        answers.append(one_line(read.whole_note()))
        for section in read.sections:
            answers.append(f"{section.kind} {section.heading} > {section.intro}")
            answers.append(f"{len(section.clauses)} clauses, general: {section.optional}")
            answers += [f"  {clause[:40]}" for clause in section.clauses[:2]]
    for path in sorted((DATA / "characteristics").glob("*.txt")):
        text = read_characteristic(path.read_text(encoding="utf-8"))
        answers += [" ".join(text.title), text.issue, text.order, text.note]
        for part, clauses in text.parts.items():
            answers += [part, *map(as_clients, clauses_of("\n".join(clauses)))]
    assert_as_recorded("texts_templates", answers)


@pytest.mark.parametrize(
    "read", [lambda text: read_template(text, {"a": []}), read_characteristic]
)
@pytest.mark.parametrize("text", ["> а", "- а", "+ а", "= а", "# х\n= б", "@other", "x", "-а"])
def test_stray_lines_are_refused(read, text):
    with pytest.raises(TemplateError, match=r"line \d: "):
        read(text)


WORDS = ("відвідувач", "замовник", "покупець", "споживач")
ENDINGS = ("", "а", "еві", "ові", "у", "ю", "ем", "ом", "і", "и", "ів", "ам", "ям", "ами", "ях")


def test_clients():
    words = [word.removesuffix("ець") + "ц" * word.endswith("ець") for word in WORDS]
    answers = [
        f"{word}{ending}: {as_clients(word + ending)}"
        for word, ending in product((*words, "покупець"), ENDINGS)
    ]
    texts = (
        "Зі споживачами, зі Споживачами та Зі споживачами",
        "відвідувачів, покупців/замовників і споживачів (клієнтів) - клієнтів",
        "ПОКУПЦІ й Замовники, відвідувачі-покупці",
    )
    answers += map(as_clients, texts)
    for mark in ("•", "-", "–", "1.", "2)", "1.2.", "▪ ", "", "10.10)"):
        answers += [f"{mark} → {clauses_of(f' {mark} веде облік{end}')}" for end in ";,.:!?…"]
    assert_as_recorded("texts_clients", answers)


# --- Revisions, signed papers, staff lists compared ----------------------------------------

LINES = ("Веде облік.", "Складає звіт щомісяця.", "Чергує.", "Знає об'єкти.")


def changes_told(changes):
    return " | ".join(
        f"{each.kind} {each.old_number}→{each.number} "
        + "".join(
            {"same": "{}", "added": "[+{}]", "removed": "[-{}]"}[kind].format(words)
            for kind, words in each.words
        )
        for each in changes
    )


def test_revisions():
    old = [TextLine(at, f"1.{at}", text) for at, text in enumerate(LINES, start=1)]
    answers = []
    texts = ("Веде весь облік.", "Складає звіт.", "Чергує.", "Нове.")
    cases = product((0, 1, 2, 3, 4), (0, 1, 3), (0, 2, 4), texts, texts)
    for *origins, one, other in islice(cases, 0, None, 7):
        words = (one, other, LINES[3])
        new = [
            TextLine(10 + at, f"2.{at}", text, origin or None)
            for at, (text, origin) in enumerate(zip(words, origins, strict=True), start=1)
        ]
        answers.append(f"{origins} {one} {other} → {changes_told(compare_texts(old, new))}")
    assert_as_recorded("texts_revisions", answers)


def instruction(place="Київ", visas=1, clauses=(0, 1, 2, 3), first=1):
    facts = dict.fromkeys(INSTRUCTION_KEYS, "") | {
        "document_type": "position",
        "place": place,
        "date": DAY,
        "order_date": DAY if visas else None,
        "approver_name": "Бондаренко Олег",
        "drafter_name": "Франко Іван Якович" if visas else None,
    }
    people = [("Юрист", "Леся Косач", DAY), ("Бухгалтер", "", False)]
    facts["visas"] = [
        dict(zip(("title", "name", "date"), each, strict=True)) for each in people[:visas]
    ]
    texts = [
        {"number": f"1.{at}", "text": LINES[index]}
        for at, index in enumerate(clauses, start=first)
    ]
    facts["sections"] = [{"number": "1", "name": "Завдання", "intro": None, "clauses": texts}]
    return facts


PAPERS = {
    "as it was": instruction(),
    "another place": instruction("Львів"),
    "no visas": instruction(visas=0),
    "two visas": instruction(visas=2),
    "a clause less": instruction(clauses=(0, 2, 3)),
    "other clauses": instruction(clauses=(2, 1, 0)),
    "other numbers": instruction(first=2),
    "one more and others": instruction("", clauses=(3, 0, 1, 2, 3), first=0),
}


def test_signed_papers():
    answers = []
    for name, facts in PAPERS.items():
        answers += [name, instruction_form(facts).decode(), printed_form(facts, "н").decode()]
        answers.append(instruction_form(facts, ("place", "date")).decode())
        lines = [(each["number"], each["text"]) for each in facts["sections"][0]["clauses"]]
        answers.append(one_line(lines_form([("", "ТОВ"), *lines]).decode()))
    for (kept, one), (now, other) in product(PAPERS.items(), PAPERS.items()):
        answers.append(f"{kept} → {now}")
        answers += [
            f"  {each.key}: «{in_words(each.kept)}» → «{in_words(each.now)}» "
            f"{[item and in_words(item)[:20] for _key, item in each.path]}"
            for each in differences(instruction_form(one), instruction_form(other))
        ]
    assert_as_recorded("texts_signed", answers)


def test_signed_differences_of_any_shape():
    values = (1, None, "", "2026-11-25", [], [{"a": 1, "number": 1}], {"b": [{"a": 2}]})
    papers = [{"x": one, "y": other} for one, other in product(values, values)]
    answers = []
    for kept, now in islice(product(papers, papers), 0, None, 11):
        told = (
            f"{each.key} «{in_words(each.kept)}» «{in_words(each.now)}»"
            for each in differences(json.dumps(kept).encode(), json.dumps(now).encode())
        )
        answers.append(f"{json.dumps(kept)} {json.dumps(now)}: {', '.join(told)}")
    assert_as_recorded("texts_differences", answers)


def test_excerpts():
    long = " ".join(f"слово{number}" for number in range(30))
    answers = []
    for at, size in product((0, 5, 23, 24, 25, 26, 60, 150, 240, 270), (20, 90)):
        for now in (f"{long[:at]}ІНШЕ{long[at + 4 :]}", long[:at], long + "!"):
            answers.append(" ‖ ".join(excerpts(long, now, size)))
    for length in (89, 90, 91):
        answers.append(" ‖ ".join(excerpts("а" * length, "а" * (length - 1) + "б")))
    assert_as_recorded("texts_excerpts", answers)


def test_staff_changes():
    kept = KeptPosition(
        1, "Каса", "Касир", "4212", Decimal("1.50"), Decimal(9000), Decimal(100)
    )
    other = kept._replace(id=2, title="Сторож", units=Decimal(1), allowance=Decimal(0))
    ways = {
        "department": "Відділ",
        "title": "Старший касир",
        "code": "4211",
        "units": Decimal("1.5"),
        "salary": Decimal(8000),
        "allowance": Decimal("0.5"),
        "id": 3,
    }
    answers = [f"{kept.as_json()} {kept.units_text} {one_line(money_text(kept.fund))}"]
    lists = [[], [kept], [other, kept]]
    lists += [
        [kept._replace(**{name: ways[name] for name in names}), other]
        for size in (1, 2)
        for names in combinations(ways, size)
    ]
    for before, after in islice(product(lists, lists), 0, None, 2):
        changes = staff_changes(before, after)
        told = [f"+{each.id} {each.title}" for each in changes.brought_in]
        told += [f"-{each.id} {each.title}" for each in changes.taken_out]
        for changed in changes.changed:
            told += [
                f"{changed.position.id}: {' / '.join(each)}" for each in changed.differences
            ]
        told += [" / ".join(each) for each in changes.totals]
        answers.append(f"{bool(changes)} {one_line(' | '.join(told))}")
        assert [KeptPosition.from_json(each.as_json()) for each in after] == after
    assert_as_recorded("texts_staff_changes", answers)


def test_extracts():
    sections = tuple(
        Section(
            f"{section}",
            f"Розділ {section}",
            "",
            tuple(Clause(f"{section}.{at}", "") for at in (1, 2, 3)),
        )
        for section in (1, 2, 3)
    )
    paper = InstructionDocument("", "", Approval(), "", "", "", "", "", sections, ())
    paper = replace(paper, sections=(*sections, Section("", "", "", (Clause("", "кінець"),))))
    numbers = [*"123", *(f"{section}.{at}" for section in (1, 2, 3) for at in (1, 2, 3))]
    answers = []
    for size in range(5):
        for left_out in islice(combinations(numbers, size), 0, None, size + 1):
            found = extract(paper, left_out, "ВИТЯГ", Signature()).sections
            told = (
                " ".join([each.number, *(c.number or c.text for c in each.clauses)])
                for each in found
            )
            answers.append(f"{' '.join(left_out)} → {' | '.join(told)}")
    assert_as_recorded("texts_extracts", answers)


def test_sheets_of_scans():
    answers = []
    for length in range(6):
        for coded in product((0, 1), repeat=length):
            pages = [scans.ScannedPage(("KP1",) * count, b"", b"") for count in coded]
            told = [
                f"{uncoded} {[(each.start, each.stop) for each in scans.in_sheets(pages, uncoded)]}"
                for uncoded in ("alone", "before", "after")
            ]
            answers.append(f"{coded}: {' | '.join(told)}")
    answers += [scans.reference("I", number, "0123abcdef") for number in (0, 7, 1234567890)]
    for text in ("KP1:I12:0123ABCD", "KP1:I12345678901:0123ABCD", "KP1:i1:0123ABCD", "KP1:I:0"):
        found = scans.REFERENCE.fullmatch(text)
        answers.append(f"{text} {found and found.groups()}")
    assert_as_recorded("texts_sheets", answers)


def test_ranks():
    titles = (
        *("Директор", "Заступник директора", "Перший заступник директора", "заступниця"),
        *("Бухгалтер", "Їздовий", "Ґазда", "Перший бухгалтер"),
    )
    staff = list(product(titles, ("1210.1", "1120", "2411.2", "")))
    answers = [f"{title}: {is_deputy(title)}" for title in titles]
    answers += [" ".join(each) for each in sorted(staff, key=lambda each: rank_key(*each))]
    assert_as_recorded("texts_ranks", answers)


# --- What papers are made of ---------------------------------------------------------------


def test_what_stands_where_nothing_is_given():
    """Plain data is made of few values: the rest is what most have."""
    answers = []
    for name in documents.__all__:
        for made in vars(import_module(f"{documents.__name__}.{name}")).values():
            if not is_dataclass(made) or not made.__module__.endswith(f".{name}"):
                continue
            for field in fields(made):
                given = field.default
                if field.default_factory is not MISSING:
                    given = field.default_factory()
                if given is not MISSING:
                    answers.append(f"{name} {made.__name__} {field.name}: {given!r}")
    assert_as_recorded("texts_defaults", answers)
