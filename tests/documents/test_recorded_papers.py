"""What the papers are as files of Word's and Excel's: all that is recorded."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from office_files import docx_lines, xlsx_lines
from PIL import Image
from recorded import assert_as_recorded

from hr_kp_classifier.documents.agreed_means import means_clause, means_grounds, means_words
from hr_kp_classifier.documents.formats import date_in_words
from hr_kp_classifier.documents.instruction import (
    DOCUMENT_TYPES,
    EXTRACT_TYPES,
    Approval,
    Block,
    Clause,
    InstructionDocument,
    Section,
    Signature,
    acquainted,
    extract,
    typeset_paper,
)
from hr_kp_classifier.documents.kep import kep_lines
from hr_kp_classifier.documents.official import (
    MEMO,
    NOTICE,
    ORDER,
    OfficialPaper,
    Paragraph,
    Table,
    acquainted_with_notice,
)
from hr_kp_classifier.documents.order_text import paper_body
from hr_kp_classifier.documents.staff_list import (
    Department,
    Holder,
    Position,
    approved_staff,
    has_allowances,
    has_fund,
    row_blocks,
    staff_list_rows,
    wage_text,
)
from hr_kp_classifier.documents.staff_paper import (
    StaffPaper,
    column_shares,
    row_title,
    staff_columns,
)
from hr_kp_classifier.documents.staff_sheet import staff_list_workbook
from hr_kp_classifier.documents.word import instruction_docx
from hr_kp_classifier.documents.word_official import official_docx
from hr_kp_classifier.documents.word_staff import staff_list_docx

DAY = date(2026, 11, 25)
DIRECTOR = Signature("Директор", "Тарас ШЕВЧЕНКО", dated=False)


def kep():
    """A signature made outside."""
    checked = {"of_file": True, "verified": True}
    lines = kep_lines("Леся Українка", "••••••7890", "КНЕДП", **checked)
    return Signature("Юрисконсульт", "Леся УКРАЇНКА", date_in_words(DAY), notes=lines)


def clauses(section, *texts):
    return tuple(Clause(f"{section}.{at}", text) for at, text in enumerate(texts, start=1))


def instruction():
    return InstructionDocument(
        enterprise="ТОВ «Приклад»",
        kind=DOCUMENT_TYPES["position"],
        approval=Approval(position="Директор", name="Тарас ШЕВЧЕНКО"),
        date=date_in_words(DAY),
        place="м. Київ",
        number="12-ПІ",
        heading="менеджера з продажу",
        code="1475.4",
        sections=(
            Section("1", "Загальні положення", "", clauses(1, "Перший - пункт.", "з об'єктів")),
            Section(
                "2", "Завдання", "Менеджер:", clauses(2, "веде", "складає", "чергує", "знає")
            ),
            Section(
                "3", "Права", "Має право:", (Clause("", "без номера"), *clauses(3, "а\nб"))
            ),
            Section("4", "Відповідальність", "", clauses(4, "відповідає")),
        ),
        blocks=(
            Block("", (Signature("Розробник"),)),
            Block("ПОГОДЖЕНО", (kep(), Signature("Бухгалтер", "Іван ФРАНКО", ""))),
            Block(acquainted("female"), (Signature(),)),
        ),
    )


def position(title, code, units, *holders, salary=0, allowance=0):
    amounts = {"salary": Decimal(salary), "allowance": Decimal(allowance)}
    return Position(title, code, Decimal(units), holders, **amounts)


CASHIERS = Department(
    "Каса",
    (
        position(
            *("Касир", "4212", "2.5"),
            Holder("Українка Леся", wage=Decimal(9000)),
            Holder("Франко Іван", Decimal("0.5"), Decimal("4500.50")),
            salary=9000,
            allowance=100,
        ),
        position("Сторож", "9152", "0.25", Holder("Косач Ольга", Decimal(1))),
    ),
    (
        Department("Порожній сектор"),
        Department("Сектор", (), (Department("Група", (position("Писар", "", 1),)),)),
    ),
)
MANAGERS = Department(
    "Відділ збуту (управління) " * 3,
    (
        position("Начальник відділу", "1233", 1, Holder("Назар Іван"), salary=30000),
        position("Менеджер (управитель) зі збуту " * 4, "1475.4", 21, salary=20000),
    ),
)
LOOSE = Department("", (position("Директор", "1210.1", 1, salary=50000, allowance=5000),))
# With salaries and allowances, with salaries alone, with neither.
LISTS = {
    "all": [MANAGERS, CASHIERS, LOOSE],
    "salaries": [MANAGERS],
    "units": [Department("Архів", (position("Архіваріус", "4141", "0.5"),))],
    "none": [Department("Порожній")],
}
COLUMNS = [
    {"occupied": occupied, "names": names, "pay": pay, "currency": currency}
    for occupied, names, pay, currency in product(
        (True, False), (True, False), ("грн", ""), ("USD", "")
    )
]


def staff_paper(departments, columns, **values):
    rows = staff_list_rows(departments)
    approved = approved_staff(rows[-1].figures, "грн") if has_fund(rows) else ""
    given = {
        "approval": Approval("", "Директор", "Тарас ШЕВЧЕНКО"),
        "number": "2",
        "notes": ("Примітка - перша.", "Друга."),
        "signatures": (Signature("Головний бухгалтер"), kep()),
        **values,
    }
    return typeset_paper(
        StaffPaper(
            enterprise="ТОВ «Приклад»",
            approved=approved,
            date=date_in_words(DAY),
            columns=staff_columns(rows, **columns),
            rows=tuple(rows),
            **given,
        )
    )


def code():
    """A picture that stands for a QR code."""
    file = io.BytesIO()
    Image.new("L", (20, 20)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "changes", "left_out"),
    [
        ("whole", {}, ()),
        ("by_order", {"approval": Approval("Наказ № 1"), "code": "", "number": ""}, ()),
        ("extract", {"date": ""}, ("1.1", "2.2", "2.3", "3")),
    ],
)
def test_instruction(name, changes, left_out):
    paper = replace(instruction(), **changes)
    if left_out:
        paper = extract(paper, left_out, EXTRACT_TYPES["position"], DIRECTOR)
    picture = b"" if name == "whole" else code()
    content = instruction_docx(typeset_paper(paper), f"Інструкція\x01 {name}", picture)
    assert_as_recorded(f"paper_instruction_{name}", docx_lines(content))


ORDER_TEMPLATE = """
З метою {мети} (зміна {зміна до КП}), \
керуючись {норми}

НАКАЗУЮ:
Перейменувати з {дата чинності}: {перелік}
  {скасований наказ}
Увести в дію розпис ({номер розпису}; {штат}).
Контроль - за {невідоме}.
"""
VALUES = {
    "мети": "упорядкування",
    "зміна до КП": "",
    "норми": "ст. 32 КЗпП",
    "дата чинності": "1 січня 2027 року",
    "скасований наказ": "",
    "номер розпису": "2",
    "штат": "",
}
LIST = Table(("№", "Посада", "Стало"), (0.1, 0.4, 0.5), (("1", "А", "Б"), ("2", "В", "Г")))


def papers():
    return {
        "order": OfficialPaper(
            "ТОВ «Приклад»",
            ORDER,
            date_in_words(DAY),
            "м. Київ",
            "15-од",
            "Про перейменування посад",
            body=paper_body(ORDER_TEMPLATE, VALUES, LIST),
            blocks=(Block("", (DIRECTOR,)), Block("Погоджено", (kep(), Signature("Юрист")))),
            annex=staff_paper(
                LISTS["units"], {"occupied": False}, approval=Approval("наказ № 1")
            ),
        ),
        "notice": OfficialPaper(
            "ТОВ «Приклад»",
            NOTICE,
            heading="Про зміну істотних умов праці",
            addressee=("Касирові", "Лесі УКРАЇНЦІ"),
            body=(Paragraph("Ваша посада - «Касир».\nДалі."), Paragraph("Просимо.", "2")),
            blocks=(
                Block("", (DIRECTOR,)),
                Block(acquainted_with_notice("male"), (Signature(),)),
            ),
            numbered=False,
        ),
        "memo": OfficialPaper("ТОВ", MEMO, body=paper_body(ORDER_TEMPLATE, {}, None)),
        "means": means_clause(
            "ТОВ «Приклад»",
            means_words("e-mail a@example.com", "договір № 5", DAY),
            means_grounds(DAY, True),
            DIRECTOR,
            Signature("Касир", "Леся УКРАЇНКА"),
            "Київ",
        ),
        "means_blank": means_clause(
            "", "", means_grounds(DAY, False), Signature(), Signature()
        ),
    }


@pytest.mark.parametrize("name", ["order", "notice", "memo", "means", "means_blank"])
def test_official(name):
    picture = code() if name == "notice" else b""
    content = official_docx(typeset_paper(papers()[name]), name, picture)
    assert_as_recorded(f"paper_{name}", docx_lines(content))


@pytest.mark.parametrize(
    ("name", "columns", "values"),
    [
        ("all", {"pay": "грн"}, {}),
        (
            "salaries",
            {"occupied": False, "names": True, "pay": "грн", "currency": "грн"},
            {"number": "", "notes": (), "approval": Approval("наказ № 40-од")},
        ),
        ("units", {"names": True}, {"signatures": (), "approval": Approval()}),
    ],
)
def test_staff_list(name, columns, values):
    paper = staff_paper(LISTS[name], columns, **values)
    content = staff_list_docx(paper, f"Штатний розпис {name}")
    assert_as_recorded(f"paper_staff_list_{name}", docx_lines(content))


def test_staff_list_rows():
    answers = []
    for name, departments in LISTS.items():
        rows = staff_list_rows(departments)
        answers.append(f"{name}: {has_fund(rows)} {has_allowances(rows)}")
        for row in rows:
            values = vars(row) | vars(row.figures) | {"payroll": row.figures.payroll}
            values["names"] = "; ".join(row.names)
            values["wages"] = wage_text(row.figures.wages)
            told = [
                f"{key} {each}" for key, each in values.items() if each and key != "figures"
            ]
            answers.append(" | ".join([row_title(row), *told]))
        answers += [" + ".join(row.kind for row in block) for block in row_blocks(rows)]
        answers.append(approved_staff(rows[-1].figures, "грн"))
    assert_as_recorded("staff_list_rows", answers)


def test_staff_list_columns():
    answers = []
    for name, departments in LISTS.items():
        rows = staff_list_rows(departments)
        for options in COLUMNS:
            columns = staff_columns(rows, **options)
            answers.append(f"{name}: {', '.join(f'{k} {v}' for k, v in options.items() if v)}")
            answers.append(" | ".join(f"{column.title} ({column.kind})" for column in columns))
            for width in (257, 170):
                shares = (f"{share * width:.2f}" for share in column_shares(columns, width))
                answers.append(f"of {width} mm: {' '.join(shares)}")
            if options in (COLUMNS[0], COLUMNS[-1]):
                answers += [
                    " | ".join(column.text(row).replace("\n", "⏎") for column in columns)
                    for row in rows
                ]
    assert_as_recorded("staff_list_columns", answers)


@pytest.mark.parametrize("number", [0, 5, 10])
def test_staff_list_workbook(number):
    answers = []
    heading = ["ТОВ «Приклад»", "ШТАТНИЙ РОЗПИС", "Рядок"][:number]
    for name in ("all", "units") if number else ("all",):
        rows = staff_list_rows(LISTS[name])
        content = staff_list_workbook(rows, heading, **COLUMNS[number])
        answers += [name, *xlsx_lines(content)]
    assert_as_recorded(f"staff_list_workbook_{number}", answers)
