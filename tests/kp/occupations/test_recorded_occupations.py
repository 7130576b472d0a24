"""What is read of lists of foreign occupations and their correspondences, as recorded."""

from random import Random

from conftest import rows_of
from damaged_tables import CELLS, VALUES, recorded_answers, shown, told_of
from recorded import assert_as_recorded

from hr_kp_classifier.kp.occupations.cells import (
    _CODE,
    faults_of_code,
    faults_of_level,
    faults_of_name,
    faults_of_name_uk,
)
from hr_kp_classifier.kp.occupations.codes import depths, isco88_code, parents
from hr_kp_classifier.kp.occupations.compare import (
    compare_occupations,
    lost_zeros,
    unknown_codes,
)
from hr_kp_classifier.kp.occupations.files import (
    Occupation,
    read_correspondence,
    read_occupations,
)

ISCO = [
    ["ISCO-08 code", "Title", "Назва українською", "Level"],
    ["1", "Managers", "Менеджери", "1"],
    ["11", "Chief executives", "Законодавці та вищі керівники", "2"],
    ["0110", "Commissioned armed forces officers", "Офіцери збройних сил", "4"],
    ["2422", "Policy administration professionals", "", "4"],
    ["1212", "Human resource managers", "Менеджери з персоналу", "4"],
]
ONET = [
    ["Note", "O*NET-SOC Code", "Name"],
    ["x", "43-4051.00", "Customer Service Representatives"],
    ["", "11-1011.00", "Chief Executives"],
    ["", "11-1011.03", "Chief Sustainability Officers"],
]
POLISH = [
    ["Kod zawodu", "Nazwa zawodu i specjalności"],
    ["243301", "Specjalista do spraw sprzedaży"],
    ["112010", "Dyrektor generalny"],
    ["112011", "Dyrektor finansowy"],
]
PAIRS = [
    ["ISCO-88", "Title", "ISCO-08"],
    ["0110", "Army", "0210"],
    ["1210", "Directors", "1120"],
    ["1210", "Directors", "1121"],
    ["1231", "Finance", "1211"],
    ["1231", "Finance", "1211"],
]
LISTS = {"isco": (ISCO, 0), "onet": (ONET, 0), "polish": (POLISH, 0)}
KNOWN = {
    "1": Occupation("1", "Managers", "Керівники", 1),
    "11": Occupation("11", "Chief executives", "Законодавці та вищі керівники", 2),
    "0110": Occupation("0110", "Officers", "Офіцери збройних сил", 4),
    "2422": Occupation("2422", "Policy administration professionals", "Професіонали", 4),
    "043-4051.00": Occupation("043-4051.00", "Customers"),
    "112010": Occupation("112010", "Dyrektor generalny"),
}


def occupation_said(each):
    return f"{each.code} | {shown(each.name)} | {shown(each.name_uk)} | {each.level}"


def list_said(content):
    file = read_occupations(content, ["ISCO-08"])
    lines = [f"{file.rows[each.code]}: {occupation_said(each)}" for each in file.occupations]
    found = compare_occupations(KNOWN, file.occupations)
    lines += (f"added: {each.code}" for each in found.added)
    for kind in ("renamed", "changed"):
        for pair in getattr(found, kind):
            lines.append(f"{kind}: {' → '.join(map(occupation_said, pair))}")
    lines.append(f"{found.unchanged} unchanged")
    lines += (f"lost zero {each.row}: {each.text}" for each in lost_zeros(file, KNOWN))
    return lines + told_of(file)


def test_lists():
    assert_as_recorded("occupation_lists", recorded_answers(LISTS, list_said, 50, "lists"))


def test_correspondences():
    def said(content):
        file = read_correspondence(content, ["ISCO-88"], ["ISCO-08"])
        lines = [f"{file.rows[pair]}: {pair.source} = {pair.target}" for pair in file.pairs]
        systems = ("ISCO-88", {"0110", "1210", "0244"}), ("ISCO-08", {"0210", "1120", "1211"})
        unknown = unknown_codes(file, *systems)
        lines += (f"unknown {each.row}: {each.text}" for each in unknown)
        return lines + told_of(file)

    tables = {"pairs": (PAIRS, 0)}
    assert_as_recorded("correspondences", recorded_answers(tables, said, 60, "pairs"))


def test_cells():
    random = Random("cells")
    texts = [*VALUES, "", "Managers", "Менеджери", "1234567890" * 2, "1" * 21, "1E5", "9", "10"]
    texts += [
        "43-4051.00",
        "43--4051",
        "A1",
        "a" * 500,
        "а" * 501,
        "Specjaliњci",
        "ś",
        "Кeрівники",
    ]
    for change in CELLS.values():
        texts += (change(random.choice(texts), random) for _number in range(4))
    answers = []
    for text in dict.fromkeys(texts):
        answers.append(f"# «{shown(text)}»")
        readers = {
            "code": faults_of_code,
            "name": faults_of_name,
            "name in Ukrainian": faults_of_name_uk,
            "level": faults_of_level,
        }
        for name, reader in readers.items():
            answers += (f"{name}: {each.text}".replace("\n", "⏎") for each in reader(text))
    assert_as_recorded("occupation_cells", answers)


def test_codes():
    """Which code stands above which, among all codes or a part of them."""
    random = Random("codes")
    rows = rows_of("occupations/occupations.csv")
    systems = {}
    for row in rows:
        systems.setdefault(row["system"], []).append(row["code"])
    made = {
        "levels": ["1", "11", "111", "1111", "2", "21", "2111"],
        "filled up": ["0000", "0100", "0110", "1000", "1100", "1110", "1111", "2000", "2111"],
        "parts": [
            "11-0000.00",
            "11-1000.00",
            "11-1010.00",
            "11-1011.00",
            "11-1011.03",
            "11-9199.10",
        ],
        "letters": ["A", "A1", "A1.1", "B0", "B1", "a/1", "a/11", "a/10"],
    }
    for number in range(12):
        signs = random.choice(("01.-", "012", "0A1.", "10/"))
        drawn = (
            "".join(random.choices(signs, k=random.randrange(1, 7))) for _code in range(90)
        )
        made[f"drawn {number}"] = sorted({code for code in drawn if _CODE.fullmatch(code)})
    answers = []
    for name, codes in (
        made | {key: sorted(each)[:300] for key, each in systems.items()}
    ).items():
        for share in (1, 0.6):
            some = [code for code in codes if random.random() < share]
            found = parents(some)
            deep = depths(found, some)
            told = (f"{code} {deep[code]} < {found.get(code, '–')}" for code in sorted(some))
            answers.append(f"{name}: " + ", ".join(told))
    kp = (
        "2442.2",
        "1231",
        "1473",
        "0110.1",
        "244",
        "2",
        "9999",
        "1399",
        "1500.1",
        "0",
        "24422",
    )
    answers += (f"{code} = {isco88_code(code)}" for code in kp)
    assert_as_recorded("occupation_codes", answers)
