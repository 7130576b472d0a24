"""The documentation says what is so: rules, examples, pictures, links."""

import ast
import csv
import re
from pathlib import Path

import docutils.core
import docutils.nodes
import lxml.html
import polib
import pytest
from PIL import Image

from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.findings import Severity
from hr_kp_classifier.kp.titles.former_titles import FormerTitle
from hr_kp_classifier.kp.titles.profession import Profession
from hr_kp_classifier.kp.titles.rules import RULES

ROOT = Path(__file__).resolve().parent.parent
ADDON = ROOT / "hr_kp_classifier"
PAGES = [*ROOT.glob("*.rst"), *(ROOT / "docs").rglob("*.rst")]
STORE = ADDON / "static" / "description"
HELP = sorted((ROOT / "docs" / "uk").glob("*.rst"))
RULES_PAGE = ROOT / "docs" / "uk" / "chomu-nazvu-ne-pryiniato.rst"
SEVERITIES = {
    "помилка": Severity.ERROR,
    "застереження": Severity.WARNING,
    "підказка": Severity.HINT,
}
NOTHING = "(нічого)"
BLANK = "(лише пробіли)"
CANCELLED = " (скасовано)"
NOT_SHIPPED = " (ще не постачається)"
RENAMED = " (перейменовано)"


def parsed(path):
    return docutils.core.publish_doctree(
        path.read_text(encoding="utf-8"), str(path), settings_overrides={"report_level": 5}
    )


def documented_rules():
    """Give the field lists of the page of the rules."""
    for fields in parsed(RULES_PAGE).findall(docutils.nodes.field_list):
        yield {field[0].astext(): re.sub(r"\s+", " ", field[1].astext()) for field in fields}


DOCUMENTED = list(documented_rules())


@pytest.fixture(scope="module")
def classifier():
    with (ADDON / "data" / "kp_titles.csv").open(encoding="utf-8", newline="") as file:
        return TitleChecker(
            Profession(row["code"], row["name"]) for row in csv.DictReader(file)
        )


def test_every_rule_is_documented():
    documented = [entry["Правило"].partition(",")[0] for entry in DOCUMENTED]
    assert set(documented) == {rule.code for rule in RULES}
    assert len(documented) == len(set(documented))


@pytest.mark.parametrize("entry", DOCUMENTED, ids=lambda entry: entry["Правило"])
def test_example_of_a_rule_is_true(classifier, entry):
    code, severity = entry["Правило"].split(", ")
    kp_code, name = entry["Назва за КП"].split(" ", 1)
    profession = Profession(
        kp_code,
        name.removesuffix(CANCELLED).removesuffix(NOT_SHIPPED).removesuffix(RENAMED),
        active=not name.endswith(CANCELLED),
    )
    shipped = not name.endswith((CANCELLED, NOT_SHIPPED))
    assert (profession in classifier.titles.professions) == shipped
    typed, meant = entry["Приклад"].split(" → ")
    if name.endswith(RENAMED):
        former = FormerTitle(kp_code, profession.name, Profession(kp_code, typed), "Зміна")
        classifier = TitleChecker([profession], former_titles=[former])
    found = classifier.check("  " if typed == BLANK else typed, profession)
    finding = next(finding for finding in found if finding.rule == code)
    assert finding.severity is SEVERITIES[severity]
    assert finding.repair == (None if meant == NOTHING else meant)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pictures_and_links_lead_somewhere(page):
    document = parsed(page)
    targets = [node["uri"] for node in document.findall(docutils.nodes.image)]
    targets += [node.get("refuri", "") for node in document.findall(docutils.nodes.reference)]
    local = [t.partition("#")[0] for t in targets if t and not re.match(r"\w+:", t)]
    assert not [target for target in local if not (page.parent / target).exists()]


def test_every_picture_is_shown():
    """No picture lies about that no page shows; each is taken by a script."""
    shown = {
        Path(node["uri"]).name
        for page in PAGES
        for node in parsed(page).findall(docutils.nodes.image)
    }
    taken = "".join(path.read_text() for path in (ROOT / "script").glob("*screenshots.py"))
    for picture in (ROOT / "docs" / "images").glob("*.png"):
        assert picture.name in shown
        name = picture.stem.removesuffix("_print")
        assert f'"{picture.stem}"' in taken or (name != picture.stem and f'"{name}"' in taken)


TRANSLATIONS = polib.pofile(str(ADDON / "i18n" / "uk.po"))
# Odoo's own names that the addon's help and messages give, as its Ukrainian has them.
OF_ODOO = {
    "Actions": "Дії",
    "Badge ID": "ID значка",
    "Company ID": "ID компанії",
    "Configuration": "Налаштування",
    "Contract": "Контракт",
    "Employees": "Співробітники",
    "Identification No": "Ідентифікаційний №",
    "Job Position": "Вакансія",
    "Nationality (Country)": "Національність (країна)",
    "PIN Code": "PIN-код",
    "Payroll": "Зарплата",
    "Personal": "Персональний",
    "Print": "Друк",
    "Work": "Робоча",
}
# In quotation marks as names are, but something to type or a kind of file.
NO_NAMES = {"II категорії", "II категорія", "CREATE EXTENSION pg_trgm", "CSV UTF-8"}
NAMED = re.compile(
    r"(?:кнопк|вкладк|вкладц|пол[іея]м?\b|меню|фільтр|позначк|пункт)\w*\s+«([^»]+)»"
)


def flat(words):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", words)).strip()


def on_screen():
    """What the addon shows in Ukrainian, and the few words of Odoo's own that the help names."""
    return {flat(entry.msgstr) for entry in TRANSLATIONS} | set(OF_ODOO.values())


@pytest.mark.parametrize("page", HELP, ids=lambda page: page.name)
def test_help_names_what_is_on_the_screen(page):
    """*Menu → Entry*, *Field*, **Button** and tab «Name» are words that the user sees."""
    document = parsed(page)
    named = [node.astext() for node in document.findall(docutils.nodes.strong)]
    for node in document.findall(docutils.nodes.emphasis):
        named += re.split(r"\s→\s", node.astext())
    named += NAMED.findall(flat(document.astext()))
    shown = on_screen()
    assert not [words for words in named if flat(words) not in shown]


def test_messages_name_what_is_on_the_screen():
    """«Button» in a message is a name on the screen, and its translation that name's."""
    shown = {flat(entry.msgid): flat(entry.msgstr) for entry in TRANSLATIONS}
    wrong = []
    for entry in TRANSLATIONS:
        for name in re.findall(r"[«“]([A-Z][^«»“”%{}]*)[»”]", flat(entry.msgid)):
            names = {shown.get(name), OF_ODOO.get(name)} - {None}
            if name not in NO_NAMES and not any(f"«{n}»" in flat(entry.msgstr) for n in names):
                wrong.append((name, entry.msgid, entry.msgstr))
    assert not wrong


def test_page_of_the_app_is_self_contained():
    """As the app store wants it: no script, no style sheet, nothing from elsewhere."""
    page = lxml.html.fromstring(STORE.joinpath("index.html").read_text(encoding="utf-8"))
    assert not page.xpath("//script | //style | //link | //iframe | //form")
    assert not page.xpath("//@*[starts-with(name(), 'on')]")
    assert "url(" not in " ".join(page.xpath("//@style"))
    pictures = page.xpath("//@src")
    assert pictures
    assert not [name for name in pictures if not (STORE / name).exists()]
    manifest = ast.literal_eval((ADDON / "__manifest__.py").read_text(encoding="utf-8"))
    assert manifest["images"]
    assert not [name for name in manifest["images"] if not (ADDON / name).exists()]


@pytest.mark.parametrize("path", sorted(STORE.glob("*.png")), ids=lambda path: path.name)
def test_picture_of_the_app_is_light(path):
    assert path.stat().st_size < 300_000
    if path.name == "icon.png":
        assert Image.open(path).size == (128, 128)
