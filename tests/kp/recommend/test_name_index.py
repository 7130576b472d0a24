"""Official and everyday names by what they share, of a few titles."""

import pytest

from hr_kp_classifier.kp.recommend.candidates import Source
from hr_kp_classifier.kp.recommend.everyday import EverydayName, Recommendation
from hr_kp_classifier.kp.recommend.name_index import NameIndex
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.profession import Profession

ORGANISER = Profession("3423", "Організатор з персоналу")
INSPECTOR = Profession("3423", "Інспектор з кадрів")
MANAGER = Profession("1477.1", "Менеджер (управитель) з персоналу")
SOCIOLOGIST = Profession("2442.2", "Соціолог")
ENGINEER = Profession("2149.2", "Інженер")
SAFETY = Profession("2149.2", "Інженер з охорони праці")
HEAD = Profession("1210.1", "Директор (начальник, інший керівник) підприємства")
CLERK = Profession("4141", "Діловод")
ASSISTANT = Profession("3436", "Помічник юриста")
CANCELLED = Profession("4141", "Телеграфіст", active=False)
TITLES = [
    *(ORGANISER, INSPECTOR, MANAGER, SOCIOLOGIST, ENGINEER),
    *(SAFETY, HEAD, CLERK, ASSISTANT, CANCELLED),
]
RECRUITER = EverydayName(
    ("Рекрутер", "Хантер", "спеціаліст з найму"),
    (
        Recommendation(MANAGER, "", "а"),
        Recommendation(ORGANISER, "", "б"),
        Recommendation(INSPECTOR, "Інспектор з кадрів відділу", "в"),
    ),
)
STAFF = EverydayName(
    ("Кадровик", "інспектор з персоналу"),
    (Recommendation(INSPECTOR, "", "г"), Recommendation(MANAGER)),
)
EVERYDAY = [
    RECRUITER,
    STAFF,
    EverydayName(("Кадровик цеху",), (Recommendation(INSPECTOR),)),
    EverydayName(
        ("Фахівець",), (Recommendation(INSPECTOR), Recommendation(SOCIOLOGIST)), "field"
    ),
    EverydayName(("Діловод",), (Recommendation(SOCIOLOGIST), Recommendation(CLERK))),
    EverydayName(("Юрист",), (Recommendation(ASSISTANT), Recommendation(CLERK))),
]


@pytest.fixture(scope="module")
def index():
    return NameIndex(TitleChecker(TITLES).titles, EVERYDAY)


def told(hits):
    return [(hit.source, hit.form) for hit in hits]


def forms(hits):
    return [hit.form for hit in hits]


def test_an_everyday_name_has_its_titles_in_their_order(index):
    hits = index.found("рекрутер")
    assert told(hits) == [
        (Source.EVERYDAY, "Менеджер з персоналу"),
        (Source.EVERYDAY, "Організатор з персоналу"),
        (Source.EVERYDAY, "Інспектор з кадрів відділу"),
    ]
    assert [hit.ground for hit in hits] == ["а", "б", "в"]
    assert [hit.extended for hit in hits] == [False, False, True]
    assert {hit.everyday for hit in hits} == {RECRUITER}
    assert index.found("хантер") == hits


def test_a_specialist_leads_nobody(index):
    """The first title that is not of section 1 comes first."""
    assert forms(index.found("спеціаліст з найму"))[0] == "Організатор з персоналу"


def test_an_official_title_of_the_name_that_is_not_first_there(index):
    """The list knows it, and says that most people mean another."""
    assert forms(index.found("Діловод")) == ["Соціолог", "Діловод"]


def test_an_official_title_by_its_forms(index):
    assert told(index.found("Соціолог")) == [(Source.OFFICIAL, "Соціолог")]
    assert told(index.found("управитель персоналу")) == [
        (Source.FORM, "Управитель з персоналу")
    ]
    [head] = index.found("Начальник підприємства")
    [without_place] = index.found("Начальник")
    assert (head.form, head.place) == ("Начальник підприємства", 0)
    assert (without_place.form, without_place.place) == ("Начальник", 1)


@pytest.mark.parametrize("name", ["Телеграфіст", "невідоме", "", "рекрутера"])
def test_no_title_of_this_very_name(index, name):
    assert index.found(name) == []


def test_words_in_any_case(index):
    assert told(index.in_any_case("інженером")) == [(Source.CASES, "Інженер")]
    assert forms(index.in_any_case("рекрутера")) == forms(index.found("рекрутер"))
    assert index.in_any_case("кадрів інспектор") == []


def test_words_in_any_order_and_synonyms(index):
    assert told(index.alike("охорони праці інженер")) == [
        (Source.ALIKE, "Інженер з охорони праці")
    ]
    # «Інспектор з персоналу» is an everyday name of two titles, and its own title first.
    assert forms(index.alike("кадрів інспектор")) == [
        "Інспектор з кадрів",
        "Менеджер з персоналу",
    ]
    assert index.alike("праці інженер") == []


def test_the_surest_way_is_taken(index):
    assert {hit.source for hit in index.best("рекрутер")} == {Source.EVERYDAY}
    assert {hit.source for hit in index.best("рекрутера")} == {Source.CASES}
    assert {hit.source for hit in index.best("кадрів інспектор")} == {Source.ALIKE}
    assert index.best("невідоме") == []


def test_beginnings_of_everyday_names(index):
    """All words begin words of the name; the shortest name first."""
    assert forms(index.begun("кад")) == [
        "Інспектор з кадрів",
        "Менеджер з персоналу",
        "Інспектор з кадрів",
    ]
    assert forms(index.begun("цех кадр")) == ["Інспектор з кадрів"]
    assert forms(index.begun("фа")) == ["Інспектор з кадрів", "Соціолог"]
    for nothing in ("кад ххх", "hr", "", "яяя"):
        assert index.begun(nothing) == []


def test_among_words_the_likest_first(index):
    """The same head counts most; of an everyday name its later titles less."""

    def found(text, most=3):
        return [(round(alike, 2), hit.form) for alike, hit in index.among_words(text, most)]

    engineers = found("інженер цеху")
    assert [form for _alike, form in engineers] == [
        "Інженер",
        "Інспектор з кадрів",
        "Інженер з охорони праці",
    ]
    assert engineers == sorted(engineers, reverse=True)
    assert found("інженер цеху", 1) == engineers[:1]
    (first, _form), (second, _form) = found("рекрутер відділу", 2)
    assert second == pytest.approx(first * 0.93, abs=0.01)
    assert [form for _alike, form in found("охорони праці")] == ["Інженер з охорони праці"]
    assert found("невідоме") == found("") == []


def test_a_mistyped_word_is_mended_where_nobody_knows_it(index):
    assert index.mended("рекрутр") == ["рекрутер"]
    assert index.mended("Телеграфст") == ["телеграфіст"]  # a cancelled one is looked for too
    assert index.mended("рекрутр діловд") == ["рекрутер діловод"]
    assert index.mended("інженер") == index.mended("ххххх") == []
    assert index.knows("інженером")
    assert not index.knows("рекрутр")


def test_a_vague_name_asks(index):
    assert index.question("фахівцем") == "field"
    assert index.question("рекрутер") == ""


def test_what_more_names_lead_to_weighs_more(index):
    assert {key[1]: weight for key, weight in index.weights.items()} == {
        MANAGER.name: 1,
        INSPECTOR.name: 3,
        SOCIOLOGIST.name: 1,
        ASSISTANT.name: 1,
    }
