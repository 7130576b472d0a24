"""What is read of staff lists as they are published and as people spoil them, as recorded."""

from decimal import Decimal
from random import Random

from damaged_tables import CELLS, VALUES, recorded_answers, shown, told_of
from recorded import assert_as_recorded
from test_real_lists import KINDERGARTEN, PROGRAM, SCHOOL
from test_staff_files import BUDGET, ENTERPRISE

from hr_kp_classifier.kp.staff.cells import (
    extra_fault,
    is_vacant,
    money_fault,
    number,
    units_fault,
    unnumbered,
)
from hr_kp_classifier.kp.staff.compare import KnownDepartment, KnownPosition, match
from hr_kp_classifier.kp.staff.departments import Departments
from hr_kp_classifier.kp.staff.files import StaffFile, read_staff_list
from hr_kp_classifier.kp.staff.grade_cells import read_grades
from hr_kp_classifier.kp.staff.pay import RowPay, extra_of_one_unit
from hr_kp_classifier.kp.staff.positions import StaffPosition
from hr_kp_classifier.kp.staff.row_kinds import is_below, is_beside, is_total, kind_word
from hr_kp_classifier.kp.tables.report import Report
from hr_kp_classifier.kp.text import fold

TITLES = {"директор", "бухгалтер", "вчитель", "вихователь", "касир", "водій", "токар"}
EMPLOYEES = [
    ["Відділ", "Посада", "ПІБ", "Ставка", "Оклад"],
    ["Збут", "Касир", "Шевченко Тарас Григорович", "1", "12000"],
    ["Збут", "Касир", "Українка Леся", "0,5", "12000"],
    ["Збут", "Касир", "вакансія", "1", "12000"],
    ["Склад", "Водій", "Франко Іван", "1", "14000"],
    ["Склад", "Водій", "Не зайнято", "1", "14000"],
]
EXPORT = [
    ["ТОВ «Приклад» на 01.01.2026"],
    ["Структурний", "", "Посада (професія)", "Кількість", "Тарифна ставка", "Надбавки"],
    ["підрозділ", "", "", "штатних", "(оклад), грн", "та доплати,"],
    ["назва", "код", "", "одиниць", "", "грн"],
    ["1", "2", "3", "4", "5", "6"],
    ["Основний підрозділ", "01", "Водій", "2,000", "15 000,00", "1 500,00"],
    ["Основний підрозділ", "01", "Менеджер із збуту", "1", "20000"],
    ["Склад", "02", "Комірник", "1", "14000"],
    ["Разом", "", "", "4"],
]
WORKSHOPS = [
    ["№", "Посада", "Код", "Розряд", "Шт. од.", "Оклад", "Доплати", "Фонд на місяць"],
    ["", "Управління виробництва"],
    ["1", "Начальник", "1222.1", "", "1", "30000", "", "30000"],
    ["", "Цех № 1"],
    ["", "Дільниця складання"],
    ["2", "Токар", "8211", "4", "3", "18000", "3000", "57000"],
    ["3", "Токар", "8211", "5", "2", "19000", "2000", "40000"],
    ["", "Бригада № 2"],
    ["4", "Водій", "8322", "", "1", "16000", "", "16000"],
    ["", "Разом по цеху", "", "", "6"],
    ["", "Бухгалтерія"],
    ["5", "Бухгалтер", "3433", "II", "1,5", "17000", "1500", "27000"],
    ["6", "Інженер", "2145.2", "I", "1", "20000", "", "20000"],
    ["7", "Інженер", "2145.2", "провідний", "1", "24000", "", "24000"],
    ["", "Усього", "", "", "9,5"],
    ["", "Директор", "", "", "", "", "________ О. Коваль"],
]
NESTED = [
    ["Підрозділ", "Посада", "Категорія", "Кількість", "Оклад"],
    ["1. Завод", "Директор", "", "1", "50000"],
    ["1.1. Цех", "Майстер", "1", "2", "20000"],
    ["1.1.1. Пост", "Водій", "", "1", "15000"],
    ["2. Управління / Відділ кадрів", "Інспектор з кадрів", "ІІ", "1", "14000"],
    ["Управління", "Керуючий", "", "1", "40000"],
    ["   Сектор", "Касир", "", "0,5", "12000"],
    ["Разом", "", "", "6,5", ""],
]
LISTS = {
    "enterprise": ([line.split(";") for line in ENTERPRISE.splitlines()], 0),
    "budget": (BUDGET, 9),
    "kindergarten": (KINDERGARTEN, 4),
    "school": (SCHOOL, 8),
    "program": (PROGRAM, 8),
    "employees": (EMPLOYEES, 0),
    "export": (EXPORT, 1),
    "workshops": (WORKSHOPS, 0),
    "nested": (NESTED, 0),
    "names": ([["Посада"], ["Директор"], ["Уборщица"], ["Водій"], ["CRM-менеджер"]], 0),
}


MORE_CELLS = (
    *("", ".", "0,00", "100/3", "1000/3", "1/3 ставки", "1,5.5", "1.5,5", "1.000.000,5", "12,"),
    *("3000 3000", "9000 500", "12 50", "0, 5", "1 / 2", "1234'567", "1.500,5", "1 000 000"),
    *(
        "1234567890123",
        "1000000000000",
        "-0,5",
        "10 000 000,01",
        "12 500 UAH",
        "=1\n5\nдва",
        "5\n6",
    ),
    *(
        "1. Цех",
        "1.2. Цех",
        "1.2.3 Цех",
        "12) Цех",
        "IV. Цех",
        "ІV. Цех",
        "1234. Цех",
        "1.Цех",
        "2 Цех",
    ),
    *("Разом:", "Разоме", "УСЬОГО по цеху", "итого", "вільна", "не зайнята", "невільник"),
    *(
        "Затверджую",
        "на 2026 рік",
        "«___» 2026",
        "М. П.",
        "Директор ____",
        "Водій __",
        "01.02.2026",
    ),
    *("1 січня 2026", "Сторінка 2", "Фінансове управління", "Головний відділ", "Пост охорони"),
)
GRADES = (
    *("I", "ІІ", "IV", "вища", "провідний", "4 розряд", "2 категорії", "0", "-", "х", "8", "9"),
    *("25", "10-14", "16-10%", "10 – 14", "9/10", "5-10 %", "100", "б/к", "10-14 кл"),
)


def answer(content):
    file = read_staff_list(content, lambda name: fold(name) in TITLES)
    lines = []
    for path, row in file.departments.items():
        lines.append(f"department {row}: {' / '.join(path)}")
    for each in file.positions:
        figures = {"units": each.units, "salary": each.salary, "allowance": each.allowance}
        told = [f"{name} {figure}" for name, figure in figures.items() if figure is not None]
        holders = [f"{holder.row} {holder.name} {holder.rate}" for holder in each.holders]
        place = " / ".join(each.department)
        name = each.name if len(each.name) < 60 else f"{each.name[:60]}…"
        words = [name, each.code[:40], each.grade[:40], *told, *holders]
        lines.append(f"{each.row}: {place} | {', '.join(filter(None, words))}")
    return lines + told_of(file)


def test_lists():
    assert_as_recorded("staff_lists", recorded_answers(LISTS, answer, 24, "lists"))


def test_departments():
    """Departments by numbers, blanks, paths and kinds, one after the other."""
    random = Random("departments")
    names = ("Завод", "Управління", "Відділ збуту", "Сектор", "Цех", "Склад", "Департамент", "")
    answers = []
    for _number in range(60):
        departments = Departments()
        answers.append("#")
        before = random.choice(
            [("",), ("", "1. ", "1.1. ", "2.1.1 ", "II. "), ("", " ", "   ")]
        )
        for row in range(1, random.randrange(3, 9)):
            cell = random.choice(before) + random.choice(names)
            if random.random() < 0.1:
                cell = f"{cell} {random.choice(('/', '→', '>', '>>'))} {random.choice(names)}"
            path = " / ".join(departments.enter(row, cell))
            answers.append(f"«{cell}»: {path}")
            if random.random() < 0.5:
                answers.append(f"position in {' / '.join(departments.take_position())}")
        answers += (f"{row}: {' / '.join(path)}" for path, row in departments.found.items())
    assert_as_recorded("staff_departments", answers)


# Columns by their heading, and the cells that stand in them.
SMALL = {
    "№": ("1", "2", "", "Разом"),
    "Підрозділ": ("Збут", "Цех", "", "", "1.1. Склад", "Усього", "Збут / Каси"),
    "Назва посади": (
        "Касир",
        "касир",
        "Водій",
        "Директор",
        "",
        "Відділ кадрів",
        "1. Токар",
        "=",
    ),
    "Підрозділи та посади": ("Касир", "Директор", "Цех", "Сектор", "Разом", "", "М. П.", "5"),
    "Код": ("4212", "4212", "", "8322,1"),
    "Розряд": ("", "4", "5", "II", "16"),
    "Шт. од.": ("1", "2", "0,5", "", "3", "x", "-"),
    "Оклад": ("10000", "10000", "12000", "", "12 500,50"),
    "Надбавки": ("", "500", "1000", "0"),
    "Доплати": ("", "100", "2 грн"),
    "Разом надбавок та доплат": ("", "600"),
    "Фонд": ("10000", "11000", "", "20000"),
    "ПІБ": ("Франко Іван", "вакансія", "", "Українка Леся"),
    "Ставка": ("1", "0,5", "", "9000", "5", "6"),
}


def test_small_lists():
    """Some of all columns, and in each row some of the cells that people have there."""
    random = Random("small")
    answers = []
    for _number in range(170):
        columns = [each for each in SMALL if random.random() < 0.5]
        if "Підрозділи та посади" in columns:
            columns = [each for each in columns if each not in ("Підрозділ", "Назва посади")]
        elif "Назва посади" not in columns:
            columns.append("Назва посади")
        table = [columns]
        for _row in range(random.randrange(2, 7)):
            table.append([random.choice(SMALL[column]) for column in columns])
        lines = [";".join(row) for row in table]
        answers.append("#")
        answers += lines
        answers += (f"→ {line}" for line in answer("\n".join(["sep=;", *lines, ""]).encode()))
    assert_as_recorded("staff_small_lists", answers)


# The cells


def fault(reader, text):
    found = reader(text)
    return found and found.text.replace("\n", "⏎")


def read_number(text):
    try:
        return number(text)
    except ValueError:
        return "no number"


def test_cells():
    random = Random("cells")
    texts = [*VALUES, *MORE_CELLS]
    texts += [change(random.choice(texts), random) for change in CELLS.values() for _i in "123"]
    answers = []
    for text in dict.fromkeys(texts):
        told = {
            "number": read_number(text),
            "units": fault(units_fault, text),
            "money": fault(money_fault, text),
            "extra": fault(extra_fault, text),
            "unnumbered": unnumbered(text) if unnumbered(text)[1] else None,
            "vacant": is_vacant(text),
            "total": is_total(text),
            "beside": is_beside(text),
            "kind": kind_word(text),
        }
        said = (
            f"{name} {value}" for name, value in told.items() if value not in (None, False, "")
        )
        answers.append(" | ".join([f"«{shown(text)}»", *said]).replace("\n", "⏎"))
    kinds = ["департамент", "філія", "Відділ збуту", "служба", "сектор", "пост", "Їдальня"]
    for one in kinds:
        below = (other for other in kinds if is_below(one, other))
        answers.append(f"below: {one} | {', '.join(below)}")
    assert_as_recorded("staff_cells", answers)


def test_grades():
    random = Random("grades")
    grades = [*GRADES, *GRADES, "II", "4", "5", "1", "вища", ""]
    answers = []
    for column in ("Розряд", "Категорія", "Розряд (категорія)", "Тарифний розряд", "Клас"):
        for number_of in (1, 1, 2, 2, 3, 3, 5, 5, 9, 9):
            cells = [(row, random.choice(grades)) for row in range(5, 5 + number_of)]
            report = Report()
            read = read_grades(cells, column, report)
            pairs = [
                f"{text} → {grade}" for (_row, text), grade in zip(cells, read, strict=True)
            ]
            notes = [f"{note.row} {note.column}: {note.text}" for note in report.notes]
            answers.append(" | ".join([column, *pairs, *notes]))
    assert_as_recorded("staff_grades", answers)


def test_pay():
    """Funds of rows whose allowances are of one unit or of all, or that differ."""
    random = Random("pay")
    answers = []
    for _number in range(80):
        of_all = random.random() < 0.5
        rows = []
        for row in range(2, 2 + random.choice((1, 2, 4, 5, 6, 9))):
            units = random.choice(("1", "1", "2", "0.5", "3", "1.375", "0", None))
            salary = random.choice(("10000", "7732", "6363.26", "0", None))
            extra = random.choice(("1000", "386.6", "0", None, "500", "333.33"))
            fund = "0"
            if None not in (units, salary):
                parts = [Decimal(each or 0) for each in (units, salary, extra)]
                sums = parts[0] * parts[1] + parts[2], parts[0] * (parts[1] + parts[2])
                off = random.choice(
                    ("0", "0", "0", "0", "0.5", "1", "-1", "1.01", "11", "-500")
                )
                fund = sums[not of_all] + Decimal(off)
            fund = random.choice((fund,) * 7 + (None, "0"))
            said = [None if each is None else Decimal(each) for each in (units, salary, extra)]
            rows.append(RowPay(row, *said, None if fund is None else Decimal(fund)))
        report = Report()
        extras = extra_of_one_unit(rows, report)
        answers.append("")
        for row, extra in zip(rows, extras, strict=True):
            told = f"{row.row}: {row.units} × ({row.salary} + {row.extra}) = {row.fund}"
            answers.append(f"{told} → {extra}")
        answers += [f"note {note.row}: {note.text}" for note in report.notes]
    assert_as_recorded("staff_pay", answers)


# Compared with the company


def test_matches():
    random = Random("matches")
    answers = []
    names = ["Завод", "Цех", "Склад", "Збут", "Відділ кадрів"]
    jobs = ["Касир", "Водій", "Токар", "Інженер"]

    def path():
        return tuple(random.sample(names, random.choice((1, 1, 2, 2, 3))))

    for _number in range(70):
        known = [KnownDepartment(id_, path()) for id_ in range(1, random.randrange(2, 6))]
        places = [each.path for each in known] + [path()]
        places += [(each.path[-1],) for each in known]
        places += [(*path(), each.path[-1].upper()) for each in known]
        positions = [
            KnownPosition(id_, random.randrange(len(known) + 1), random.choice(jobs))
            for id_ in range(10, random.randrange(11, 16))
        ]
        wanted = [
            StaffPosition(row, random.choice([*places, ()]), random.choice([*jobs, "касир"]))
            for row in range(2, random.randrange(4, 8))
        ]
        wanted = list({each.key: each for each in wanted}.values())
        departments = {each.department: each.row for each in wanted if each.department}
        found = match(StaffFile(positions=wanted, departments=departments), known, positions)
        answers.append("")
        answers += [f"known department {each.id}: {' / '.join(each.path)}" for each in known]
        answers += [f"known {each.id}: {each.department_id} {each.name}" for each in positions]
        answers += [f"{' / '.join(each)} is {id_}" for each, id_ in found.departments.items()]
        answers += [f"{' / '.join(each)} is new" for each in found.new_departments]
        for each in wanted:
            place = found.positions.get(each, "new" if each in found.new_positions else "lost")
            answers.append(f"{each.row} {' / '.join(each.department)} | {each.name} is {place}")
        answers.append(f"absent: {', '.join(map(str, found.absent))}")
        answers += [f"problem {each.row}: {each.text}" for each in found.problems]
    assert_as_recorded("staff_matches", answers)
