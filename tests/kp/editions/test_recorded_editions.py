"""What is read of classifier files and amendments, and what they change: all that is recorded."""

from random import Random

from conftest import rows_of
from damaged_tables import CELLS, VALUES, recorded_answers, shown, told_of
from recorded import assert_as_recorded

from hr_kp_classifier.kp import codes
from hr_kp_classifier.kp.editions.amendment_plan import plan_amendment
from hr_kp_classifier.kp.editions.cells import (
    is_blank,
    read_code,
    read_issue,
    read_name,
    read_number,
)
from hr_kp_classifier.kp.editions.compare import compare_editions
from hr_kp_classifier.kp.editions.entries import GroupRow, TitleRow
from hr_kp_classifier.kp.editions.missing_groups import missing_group_problems
from hr_kp_classifier.kp.editions.reader import join, read

ANNEX = [
    ["Додаток А", "", "", "", ""],
    ["КОД КП", "КОД ЗКППТР", "ВИПУСК ЄТКД", "ВИПУСК ДКХП", "ПРОФЕСІЙНА НАЗВА РОБОТИ"],
    ["1", "2", "3", "4", "5"],
    ["1473", "12345", "-", "5*", "Менеджер (управитель) із збуту"],
    ["2442.2", "–", "2", "", "Соціолог"],
    ["2442.2", "25211", "2", "", "Соціограф"],
    ["4229", "", "", "", "Оператор телекомунікаційних послуг"],
]
GROUPS = [
    ["code", "parent_code", "name"],
    ["1", "", "Законодавці, вищі державні службовці"],
    ["14", "1", "Менеджери (управителі)"],
    ["147", "14", "Менеджери з різних послуг"],
    ["1473", "147", "Менеджери з реклами"],
    ["0", "", "Військовослужбовці"],
    ["01", "0", "Офіцери"],
    ["0110", "011 Офіцери", "Офіцери молодші"],
    ["0110.1", "0110", "Командири"],
]
BOTH = [
    ["Вид", "Код", "Назва"],
    ["розділ", "2", "Професіонали"],
    ["підрозділ", "24", "Інші професіонали"],
    ["", "244", "Професіонали у сфері суспільних наук"],
    ["група", "2442", "Соціологи"],
    ["назва", "2442.2", "Соціолог"],
    ["професія", "2442", "Соціолог"],
]
ORDER = [
    ["Дія", "Попередній код", "Попередня назва", "Новий код", "Нова назва", "Вид", "Примітка"],
    ["доповнити", "", "", "2442.2", "Соціометрист", "", "п. 1"],
    [
        "замінити",
        "4229",
        "Оператор телекомунікаційних послуг",
        "4229",
        "Оператор послуг",
        "",
        "",
    ],
    ["виключити", "2442.2", "Соціолог", "2442.2", "Соціометрист", "", "п. 3"],
    ["замінити", "244", "Професіонали", "244", "Професіонали у галузі", "група", ""],
    ["доповнити", "", "", "0", "Військовослужбовці", "", ""],
    ["перейменувати", "1473", "Менеджер", "", "Менеджер з реклами", "", ""],
]
CANCELLED = [
    ["Дія", "Код", "Назва", "код зкпптр"],
    ["вилучити", "2442.2", "Соціолог", ""],
    ["скасувати", "4229", "", ""],
    ["додати", "1473", "Адміністратор", "12345"],
]
FILES = {
    "annex": (ANNEX, 1),
    "groups": (GROUPS, 0),
    "both": (BOTH, 0),
    "order": (ORDER, 0),
    "cancelled": (CANCELLED, 0),
    "titles": (
        [["код", "назва"], *([row[0], row[4]] for row in ANNEX[3:]), ["147", "Керівник"]],
        0,
    ),
}
IN_FORCE = [
    *(TitleRow("2442.2", name, "25211", "", "") for name in ("Соціолог", "Соціограф")),
    *(TitleRow("4229", name, "", "", "") for name in ("Оператор телекомунікаційних послуг",)),
    *(TitleRow(code, "Менеджер", "", "", "") for code in ("1473", "1474")),
]
GROUPS_IN_FORCE = [GroupRow("244", "Професіонали"), GroupRow("2442", "Соціологи")]


def entry_said(entry):
    if entry is None:
        return "–"
    if isinstance(entry, GroupRow):
        return f"[{entry.code} {shown(entry.name)}]"
    annex = [each for each in entry[2:] if each is not None]
    name = entry.name if len(entry.name) <= 120 else f"{entry.name[:120]}…"
    return f"{entry.code} {name}".replace("\n", "⏎") + (
        f" ({'; '.join(annex)})" if annex else ""
    )


def changes_said(plan):
    lines = []
    for each in plan.changes:
        parts = map(entry_said, (each.before, each.after, each.replaced_by))
        lines.append(f"{each.kind}: {' → '.join(parts)} {shown(each.note)}".rstrip())
    lines += (f"plan problem {each.row}: {each.text}" for each in plan.problems)
    lines += (f"plan note {each.row}: {each.text}" for each in plan.notes)
    return [*lines, f"{plan.unchanged} unchanged"]


def file_said(file):
    lines = [
        f"{file.rows[each.key]}: {entry_said(each)}" for each in (*file.groups, *file.titles)
    ]
    for each in file.amendment:
        before = shown(" ".join(each.before).strip())
        lines.append(
            f"{each.row}: {each.action} {each.kind} {before} → {entry_said(each.after)}"
        )
    lists = file.lists_groups, file.lists_titles, file.maybe_cut
    lines.append("lists groups {}, titles {}; maybe cut {}".format(*lists))
    known = ["2", "24", "244", "2442", "1", "14", "147", "4", "42", "422"]
    lines += (
        f"missing {each.row}: {each.text}"
        for each in missing_group_problems(file, known, "x.csv")
    )
    return [line.replace("\n", "⏎") for line in lines] + told_of(file)


def answer(content):
    """What is read, what mending changes in that, and what an amendment makes of it."""
    file = read(content, "Групи.csv")
    lines = file_said(file)
    mended = file_said(read(content, "x.csv", mend=True))
    lines += (f"mended: {line}" for line in mended if line not in lines)
    if file.amendment and not file.problems:
        for kind, known in (("titles", IN_FORCE), ("groups", GROUPS_IN_FORCE)):
            rows = [row for row in file.amendment if row.kind == kind]
            plan = plan_amendment(rows, known, [TitleRow("2442.2", "Соціометрист", "", "", "")])
            lines += (f"{kind}: {line}" for line in changes_said(plan))
    return lines


def test_files():
    assert_as_recorded("edition_files", recorded_answers(FILES, answer, 56, "files"))


def test_files_of_a_kind():
    def forced(content):
        lines = []
        for kind in ("groups", "titles"):
            lines += (f"{kind}: {line}" for line in file_said(read(content, kind=kind)))
        return lines

    some = {name: FILES[name] for name in ("annex", "groups", "titles")}
    assert_as_recorded("edition_kinds", recorded_answers(some, forced, 18, "kinds"))


def test_cells():
    random = Random("cells")
    texts = [
        *VALUES,
        "Менеджер",
        "Менеджер (управитель) із збуту",
        "2442.2",
        "0110.1",
        "5*",
        "",
    ]
    texts += ["Агент i брокер", "XXI", "Інженер Web", "«Код»", "а" * 500, "б" * 501, "в" * 2001]
    texts += ["Лікар ☺†", "1,4e3", "1.4E+4", "-5", "@", "24422", "12345.0", "2442 .2", "2442.0"]
    texts += ["а" + " " * 1998 + "б", "а" + " " * 1999 + "б", "Лікар !?#$^&*<>{}~`"]
    for change in CELLS.values():
        texts += (change(random.choice(texts), random) for _number in range(6))
    answers = []
    for text in dict.fromkeys(texts):
        answers.append(f"# «{shown(text)}»" + (" blank" if is_blank(text) else ""))
        for reader in (read_name, read_code, read_number, read_issue):
            value, fault = reader(text)
            said = "" if fault is None else f": {fault.message.text}"
            repair = (
                "" if fault is None or fault.repair is None else f" → {shown(fault.repair)}"
            )
            line = f"{reader.__name__[5:]} «{shown(value)}»{said}{repair}"
            answers.append(line.replace("\n", "⏎"))
    assert_as_recorded("edition_cells", answers)


def test_codes():
    def tried(function, code):
        try:
            found = function(code)
        except codes.NotACode as error:
            return f"error: {error}"
        return getattr(found, "value", found)

    answers = []
    texts = ["0", "01", "011", "0110", "0110.1", "04", "00", "0310.0", "1", "14", "147", "1473"]
    texts += [
        "2442.2",
        "2442.0",
        "244.2",
        "2442.22",
        "24422",
        "2442.",
        "٢",
        "x" * 40,
        "x" * 41,
        "",
    ]
    texts += ["110.1", "399.9", "410.1", "1000.1", "110", "2442 "]
    for text in texts:
        functions = codes.level_of, codes.parent_of, codes.ancestors, codes.section_of
        told = [f"{each.__name__} {tried(each, text)}" for each in functions]
        if not codes.is_code(text):
            told = told[:1]
        answers.append(" | ".join([text, *told, f"lost zero of {codes.with_lost_zero(text)}"]))
    assert_as_recorded("codes", answers)


# Editions


def changed_name(random, name, others):
    """A name as an amendment changes it, or as another one is."""
    words = name.split(" ")
    ways = {
        "a word more": lambda: f"{name} {random.choice(others).split(' ')[-1]}",
        "a word less": lambda: " ".join(words[:-1]) or f"{name} (інший)",
        "the last word of another": lambda: " ".join(
            [*words[:-1], random.choice(others).split()[-1]]
        ),
        "a letter": lambda: name[: len(name) // 2] + "ю" + name[len(name) // 2 + 1 :],
        "an ending": lambda: f"{name[:-1]}ння",
        "a capital": lambda: name.upper(),
        "brackets": lambda: f"{name} ({random.choice(others).lower()})",
        "a hyphen": lambda: name.replace(" ", "-", 1),
        "long": lambda: f"{name} {'та інших робіт ' * 16}".strip(),
        "another": lambda: random.choice(others),
    }
    return ways[random.choice(list(ways))]()


def editions(random, titles):
    """An edition and the next one: titles renamed, moved, changed, cancelled, added."""
    before, after = [], []
    names = [title.name for title in titles]
    for title in titles:
        code, name, number, *rest = title
        way = random.random()
        if way < 0.08:
            after.append(TitleRow(code, f"{name} новий", number, *rest))
            continue
        before.append(title)
        if way < 0.3:
            name = changed_name(random, name, names)
        elif way < 0.42:
            code = random.choice([each.code for each in titles])
        elif way < 0.5:
            number = random.choice(("", None, "54321", number))
        elif way < 0.6:
            continue
        if way < 0.12:
            code = code[:3] + random.choice("123456789")
        after.append(TitleRow(code, name, number, *rest))
    if random.random() < 0.5:
        random.shuffle(after)
    return before, list({each.key: each for each in after}.values())


def test_compared_editions():
    random = Random("editions")
    rows = rows_of("kp_titles.csv")
    # A code with many titles, of which names begin alike; and some from everywhere.
    crowded = [row for row in rows if row["code"] in ("1229.1", "7233", "1222.1", "2149.2")]
    answers = []
    for turn in range(26):
        some = random.sample(crowded if turn % 2 else rows, 60)
        titles = [
            TitleRow(
                row["code"], row["name"], row["zkpptr"] or random.choice(("", "11111")), "", ""
            )
            for row in some
        ]
        before, after = editions(random, titles)
        whole = turn % 5 != 4
        taken = {each.key for each in random.sample(after, 4)}
        found = compare_editions(before, after, whole, taken if turn % 3 else ())
        answers.append(f"# {len(before)} before, {len(after)} after, whole {whole}")
        for kind in ("renamed", "changed", "moved"):
            for pair in getattr(found, kind):
                answers.append(f"{kind}: {' → '.join(map(entry_said, pair))}")
        for kind in ("added", "cancelled"):
            answers += (f"{kind}: {entry_said(each)}" for each in getattr(found, kind))
        answers.append(f"{found.unchanged} unchanged")
    assert_as_recorded("compared_editions", answers)


def test_planned_amendments():
    """Rows at random over few titles, so that they meet: chains, circles, repeats."""
    random = Random("amendments")
    titles = [
        *(
            TitleRow("1473", name, "", "", "")
            for name in ("Менеджер", "Адміністратор", "Касир")
        ),
        *(TitleRow("2442.2", name, "", "", "") for name in ("Соціолог", "Соціограф")),
        *(TitleRow("4229", name, "", "", "") for name in ("Оператор послуг зв'язку", "Касир")),
    ]
    gone = [
        TitleRow("2442.2", "Соціометрист", "11111", "", ""),
        TitleRow("1473", "Голова", "", "", ""),
    ]
    groups = [
        GroupRow("244", "Професіонали"),
        GroupRow("147", "Менеджери"),
        GroupRow("2442", "Інші"),
    ]
    others = [
        ("1473", "Новий"),
        ("2442.1", "Соціолог"),
        ("4229", "Оператор послуг"),
        ("4229", "касир"),
    ]
    group_cells = [
        ("244", "Усі"),
        ("246", "Менеджери"),
        ("147", "Менеджери"),
        ("0", "Військові"),
    ]
    answers = []
    for turn in range(90):
        cells = [each.key for each in (*titles, *gone)] + others
        if turn % 6 == 5:
            cells = [(each.code, each.name) for each in groups] + group_cells
        lines = ["Дія;Попередній код;Попередня назва;Новий код;Нова назва;Примітка;код зкпптр"]
        for number in range(random.randrange(1, 7)):
            action = random.choice(("доповнити", "замінити", "замінити", "виключити"))
            before, after = random.choice(cells), random.choice(cells)
            if action == "виключити" and random.random() < 0.5:
                after = ("", "")
            if action == "доповнити":
                before = ("", "")
            way = random.random()
            if way < 0.1:
                before = (before[0], "")
            elif way < 0.2:
                before = ("", before[1])
            elif way < 0.3 and action == "замінити":
                after = random.choice([("", after[1]), (after[0], "")])
            elif way < 0.35:
                before = (before[0], before[1][:-2] + "ер")
            note = f"п. {number}" if random.random() < 0.3 else ""
            lines.append(
                ";".join((action, *before, *after, note, random.choice(("", "", "12345"))))
            )
        file = read("\n".join((*lines, "")).encode(), "зміна.csv")
        answers.append("#")
        answers += lines[1:]
        answers += (f"problem {each.row}: {each.text}" for each in file.problems)
        for kind, known in (("titles", titles), ("groups", groups)):
            rows = [row for row in file.amendment if row.kind == kind]
            if rows:
                answers += (
                    f"→ {line}" for line in changes_said(plan_amendment(rows, known, gone))
                )
    assert_as_recorded("planned_amendments", answers)


def test_joined_files():
    random = Random("joined")
    answers = []
    pool = ["1,Керівники", "14,А", "147,Б", "1473,Менеджер", "1473,Касир", "2442.2,Соціолог"]
    for _turn in range(25):
        files = []
        for name in "абв"[: random.choice((2, 2, 3))]:
            lines = random.sample(pool, random.randrange(1, 5))
            head = random.choice(["code,name", "code,name,Рік"])
            content = "\n".join((head, *lines, random.choice(("", "x,Хтось")))).encode()
            files.append(read(content, f"{name}.csv"))
            answers.append(f"# {name}: {'; '.join(lines)}")
        whole = join(files)
        answers += file_said(whole)
        answers += (f"file of {each.row}: {each.file}" for each in whole.problems)
    assert_as_recorded("joined_files", answers)
