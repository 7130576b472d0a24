"""Which title a spelling of an everyday name stands for, and how surely."""

import pytest

from hr_kp_classifier.kp.recommend.candidates import Confidence, Source
from hr_kp_classifier.kp.recommend.everyday import EverydayName, Recommendation
from hr_kp_classifier.kp.recommend.recommender import Recommender
from hr_kp_classifier.kp.recommend.words import words_of


@pytest.fixture
def best_of(classifier, named):
    """The best candidate for a name of a list with these titles."""

    def best(name, names, titles):
        listed = EverydayName(names, tuple(Recommendation(named(title)) for title in titles))
        return Recommender(classifier, [listed]).recommend(name).candidates[0]

    return best


def test_a_spelling_keeps_the_sequence_of_its_list(recommender, everyday_names):
    """But where another title of the list, or an official one, has more of its words."""
    vague = {
        stem
        for each in everyday_names
        for name in (each.names if each.question else ())
        for stem in words_of(name).stems
    }
    wrong = []
    for each in everyday_names:
        if each.question or len(each.recommendations) < 2:
            continue
        first = each.recommendations[0]
        for name in each.names[1:]:
            best = recommender.recommend(name).candidates[0]
            if best.profession == first.profession or best.source is not Source.EVERYDAY:
                continue
            if best.everyday != each.names[0]:
                continue  # a name of several lists
            typed = set(words_of(name).stems)
            words = set(words_of(best.title).stems) | set(words_of(best.profession.name).stems)
            listed = set(words_of(first.extended or first.profession.name).stems)
            managed = first.profession.code[0] == "1" and best.profession.code[0] != "1"
            more = len(typed & words - vague) > len(typed & listed - vague)
            if not (more or managed or typed <= words):
                wrong.append((name, best.title, first.profession.name))
    assert wrong == []


NAMES = ("світляр", "художник світла", "світлодій")


@pytest.mark.parametrize(
    ("name", "title", "confidence"),
    [
        # Nothing but the list joins the name with its titles, which are two kinds of work.
        ("світляр", "Освітлювач", Confidence.LIKELY),
        ("світлодій", "Освітлювач", Confidence.LIKELY),
        # The title with the head of the spelling is meant.
        ("художник світла", "Художник з освітлення", Confidence.SURE),
    ],
)
def test_several_kinds_of_work(best_of, name, title, confidence):
    best = best_of(name, NAMES, ["Освітлювач", "Художник з освітлення"])
    assert (best.title, best.confidence) == (title, confidence)


def test_a_word_that_fits_too_many_jobs_is_no_head(classifier, named):
    """«Фахівець з підготовки кадрів» is not what «фахівець відділу» is about."""
    vague = EverydayName(("Фахівець",), (Recommendation(named("Соціолог")),), "field")
    titles = ["Інспектор з кадрів", "Фахівець з підготовки кадрів"]
    listed = EverydayName(
        ("Кадровий", "фахівець відділу"), tuple(Recommendation(named(each)) for each in titles)
    )
    best = Recommender(classifier, [vague, listed]).recommend("фахівець відділу").candidates[0]
    assert best.profession.name == "Інспектор з кадрів"
    assert best.confidence is not Confidence.SURE


@pytest.mark.parametrize("titles", [["Муляр", "Бетоняр"], ["Освітлювач"]])
def test_sure_where_the_list_agrees(best_of, titles):
    assert best_of("каменюкар", ("каменюкар",), titles).confidence is Confidence.SURE


def test_a_list_without_titles(classifier):
    """HR has deleted what was recommended, or it is cancelled."""
    empty = EverydayName(("Шрапнельник", "шрапнельщик"))
    for name in empty.names:
        assert Recommender(classifier, [empty]).recommend(name).candidates == ()


@pytest.mark.parametrize(
    "name",
    [
        "Директор фонду",  # most funds are no state's
        "Директор Фонду",
        "Голова служби",
        "будівельник",
        "бугхалтер",  # mistyped: what was meant is guessed
        "мед сестра",
        "завідувач кухні",  # КП: «(для тварин, молочної)»
        "начальник варти",  # КП has it with a branch in brackets
        "помічник бурильника",  # the beginning of titles that say more
    ],
)
def test_likely_at_most(recommender, name):
    best = recommender.recommend(name).candidates[0]
    assert best.confidence is Confidence.LIKELY


@pytest.mark.parametrize("name", ["Сільський голова", "Староста", "Бухгалтер", "Медсестра"])
def test_sure_of_what_is_plain(recommender, name):
    assert recommender.recommend(name).candidates[0].confidence is Confidence.SURE


@pytest.mark.parametrize(
    ("name", "title"),
    [
        # What follows comes with the word that it depends on.
        ("медсестра кабінету щеплень", "Сестра медична кабінету щеплень"),
        ("заступник головного лікаря з економіки", "Заступник головного лікаря з економіки"),
        # As the rules mend it.
        ("бухгалтер по тарі", "Бухгалтер з тари"),
        # The actual place for the general one.
        ("касир їдальні", "Касир їдальні"),
        # КП tells workers of one word by their work.
        ("слюсар газової служби", "Слюсар з експлуатації та ремонту газового устаткування"),
        ("слюсар з ремонту трубопроводів", "Слюсар з виготовлення й ремонту трубопроводів"),
        # A deputy of whom the rest names.
        ("заступниця директора магазину", "Заступник керуючого магазином"),
        # An abbreviation says what the title says.
        ("апаратник ХВО", "Апаратник хімводоочищення"),
        # A word in two.
        ("мед сестра", "Сестра медична"),
        ("працівник фаст-фуду", "Працівник фастфуду"),
        ("агент по снабжению", "Агент з постачання"),
        # A trainee is «Стажист» where annex В has one.
        ("стажер юриста", "Стажист юриста"),
        ("стажерка касира", "Касир на підприємстві"),
    ],
)
def test_the_title_that_is_proposed(recommender, name, title):
    assert recommender.recommend(name).candidates[0].title == title
