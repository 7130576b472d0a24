"""From names to candidates: kinds of names, confidence, derived words, grades."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from hr_kp_classifier.kp.recommend.candidates import Confidence, Source
from hr_kp_classifier.kp.recommend.everyday import EverydayName, Recommendation
from hr_kp_classifier.kp.recommend.recommender import Recommender
from hr_kp_classifier.kp.recommend.russian_words import RUSSIAN
from hr_kp_classifier.kp.recommend.words import stem
from hr_kp_classifier.kp.search.keys import key_words
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.profession import Profession


@pytest.fixture
def first(recommender):
    return lambda name: recommender.recommend(name).candidates[0]


@pytest.mark.parametrize(
    ("name", "code", "title", "grade"),
    [
        ("провідний бухгалтер", "3433", "Провідний бухгалтер", ""),
        ("заступник головного бухгалтера", "1231", "Заступник головного бухгалтера", ""),
        ("зам. головного бухгалтера", "1231", "Заступник головного бухгалтера", ""),
        ("старший інженер", "2149.2", "Старший інженер", ""),
        ("старша сестра медична", "3231", "Старша сестра медична", ""),
        ("інженер-програміст 1 категорії", "2132.2", "Інженер-програміст", "1 категорії"),
        ("Бухгалтер І кат.", "3433", "Бухгалтер", "I категорії"),
        ("слюсар-ремонтник 5 розряду", "7233", "Слюсар-ремонтник", "5 розряду"),
        ("стажист бухгалтера", "3433", "Стажист бухгалтера", ""),
        ("заступник головного інженера", "1223.1", "Заступник головного інженера", ""),
        ("старший продавець-консультант", "5220", "Старший продавець-консультант", ""),
        ("перший заступник начальника цеху", "1222.2", "Перший заступник начальника цеху", ""),
        ("бухгалтер (0,5 ставки)", "3433", "Бухгалтер", ""),
        ("слюсар-ремонтник 1р", "7233", "Слюсар-ремонтник", "1 розряду"),
        ("слюсар-ремонтник 8р.", "7233", "Слюсар-ремонтник", "8 розряду"),
    ],
)
def test_derived_words_and_grades_are_kept(first, name, code, title, grade):
    found = first(name)
    assert (found.profession.code, found.title, found.grade) == (code, title, grade)


@pytest.mark.parametrize(
    ("name", "code", "title", "sure"),
    [
        # Words that a dot cuts, and what a stroke or a figure cuts.
        ("Соц. педагог", "2340", "Соціальний педагог", False),
        ("Ел.газозварник", "7212", "Електрогазозварник", False),
        ("Підс. робітник", "9322", "Підсобний робітник", False),
        ("Ст. м/с", "3231", "Старша сестра медична", True),
        ("Слюсар-ремонтник 4р", "7233", "Слюсар-ремонтник", True),
        ("Фізтерапевтка", "2229.2", "Фізичний терапевт", True),
        # What says how experienced one is, is no part of a title.
        ("Middle Java-розробник", "2132.2", "Розробник програмного забезпечення", True),
        # Two jobs of which the title has one.
        ("Вантажник-експедитор", "9333", "Вантажник", False),
        ("Бухгалтер відділу збуту/касир", "3433", "Бухгалтер відділу збуту", False),
        ("Продавець-консультант", "5220", "Продавець-консультант", True),
        # A Ukrainian word in the case that it stands in, though a Russian one is written so too.
        (
            "Нач. відділу по роботі з персоналом",
            "1229.7",
            "Начальник відділу по роботі з персоналом",
            False,
        ),
        # What stands in the nominative does not follow a title.
        ("Бухгалтер матеріальний стіл", "3433", "Бухгалтер", False),
    ],
)
def test_names_as_staff_lists_have_them(first, name, code, title, sure):
    found = first(name)
    assert (found.profession.code, found.title) == (code, title)
    assert (found.confidence is Confidence.SURE) == sure


def test_both_posts_of_a_name_are_proposed(recommender):
    """A title has one; the other is given by an order on combining them."""
    found = recommender.recommend("Начальниця поштового відділення/водій").candidates
    codes = [each.profession.code for each in found]
    assert codes.index("1226.2") < codes.index("8322")
    assert all(each.confidence is not Confidence.SURE for each in found)
    # What a stroke parts may be no post.
    whole = recommender.recommend("Менеджер з продажу/закупівель").candidates
    assert whole[0].profession.code == "1475.4"


def test_the_ground_of_another_name_is_not_given(recommender):
    found = recommender.recommend("Оператор фарби").candidates
    assert {(each.source, each.ground) for each in found} == {(Source.WORDS, "")}


def test_derived_word_that_is_official_with_its_title(first):
    """«Головний бухгалтер» is a title of its own code, no «Бухгалтер»."""
    assert first("головний бухгалтер").profession.name == "Головний бухгалтер"
    assert first("головний бухгалтер сільської ради").profession.name == "Головний бухгалтер"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Зам. директора з виробництва", "Заступник директора з виробництва"),
        ("Вчитель математики", "Вчитель математики"),
        ("Завідувачка складу готової продукції", "Завідувач складу готової продукції"),
        ("Бухгалтер відділу розрахунків", "Бухгалтер відділу розрахунків"),
        ("Начальник відділу збуту кавомашин", "Начальник відділу збуту кавомашин"),
    ],
)
def test_the_rest_makes_the_title_more_precise(first, name, title):
    found = first(name)
    assert found.source in (Source.BEGINNING, Source.EVERYDAY, Source.FORM)
    assert title in (
        found.title,
        found.title.replace(" закладу загальної середньої освіти", ""),
    )


@pytest.mark.parametrize(
    "name", ["Хірург", "Касир банку", "Лікар-хірург", "Інженер", "Економіст з праці"]
)
def test_no_hijack(first, named, name):
    """One word of somebody's everyday name outranks no official title."""
    meant = {"Хірург": "Лікар-хірург", "Касир банку": "Касир (в банку)"}.get(name, name)
    assert first(name).profession.name == meant


@pytest.mark.parametrize(
    "name", ["менеджер", "Спеціаліст", "оператор", "Менеджерка", "майстер"]
)
def test_too_vague(recommender, name):
    answer = recommender.recommend(name)
    assert answer.too_vague
    assert answer.question
    assert 0 < len(answer.candidates) <= 4
    assert {each.confidence for each in answer.candidates} == {Confidence.CHECK}


def test_beginnings_of_an_everyday_name(recommender):
    found = recommender.begun("сис адм")
    assert [each.profession.name for each in found][:1] == ["Адміністратор системи"]
    assert recommender.begun("сис ххх") == []


def test_a_trainee_has_somebodys_title(recommender):
    answer = recommender.recommend("стажер")
    assert answer.question == "base"
    assert [each.profession.name for each in answer.candidates] == ["Стажист-дослідник"]


def test_very_official_title_is_sure(recommender, classifier, professions):
    """All titles that stand at one code: the first candidate is the title itself."""
    codes = {}
    for each in professions:
        codes.setdefault(each.name, []).append(each.code)
    wrong = []
    for each in professions[::40]:
        answer = recommender.recommend(each.name)
        best = answer.candidates[0]
        if best.profession.name != each.name and not classifier.find(each.name)[1:]:
            wrong.append((each.name, best.profession.name))
    assert wrong == []


def test_every_candidate_passes_the_rules(recommender, classifier, everyday_names):
    """Of what is recommended surely, none has an error on a position."""
    wrong = []
    for everyday in everyday_names[::3]:
        for candidate in recommender.recommend(f"старший {everyday.names[0]}").candidates[:2]:
            errors = [
                each.rule
                for each in classifier.check(candidate.title, candidate.profession)
                if each.severity.value == "error"
            ]
            if errors and candidate.confidence is Confidence.SURE:
                wrong.append((candidate.title, errors))
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("водитель", "Водій автотранспортних засобів"),
        ("уборщица", "Прибиральник службових приміщень"),
        ("начальник отдела кадров", "Начальник відділу кадрів"),
        ("инженер по охране труда", "Інженер з охорони праці"),
        ("заведующий складом", "Завідувач складу"),
        ("бугалтер", "Бухгалтер"),
        ("слюсар-сантехнк", "Слюсар-сантехнік"),
        ("юристка", "Юрисконсульт (радник юридичний)"),
        ("програмістка", "Програміст"),
        ("завскладом", "Завідувач складу"),
        ("консультант з збуту", "Продавець-консультант"),
        ("фінансовий директор", "Директор фінансовий"),
        ("BA", "Аналітик бізнесу (інформаційні системи)"),
    ],
)
def test_other_words_for_the_same(first, name, meant):
    assert first(name).profession.name == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Електрик", "Електромонтер з ремонту та обслуговування електроустаткування"),
        ("фахівець з кадрів", "Інспектор з кадрів"),
        ("специалист по кадрам", "Інспектор з кадрів"),
        # An official title of the very name stands first.
        ("вихователь", "Вихователь"),
        ("воспитательница", "Вихователь закладу дошкільної освіти"),
        ("юрист відділу", "Юрист"),
        ("водитель погрузчика", "Водій навантажувача"),
        ("інжинер з охорони праці", "Інженер з охорони праці"),
        ("вет лікар", "Лікар ветеринарної медицини"),
        ("ведучий", "Ведучий програми"),
        ("Оператор зерносушарки", "Апаратник оброблення зерна"),
    ],
)
def test_names_that_another_reading_took(first, name, meant):
    assert first(name).profession.name == meant


def test_a_name_keeps_the_sequence_of_its_titles(recommender, everyday_names):
    """But where an official title of that very name exists, which is the surer."""
    wrong = []
    for each in everyday_names:
        if not each.recommendations or each.question:
            continue
        best = recommender.recommend(each.names[0]).candidates[0]
        meant = each.recommendations[0].profession
        if best.profession != meant and best.source is not Source.OFFICIAL:
            wrong.append((each.names[0], best.profession.name))
    assert wrong == []


_TAILS = ("погрузчика", "младших смен", "больницы", "детского отделения", "сметы")


def test_no_russian_tail_and_none_twice_in_a_title(recommender, everyday_names):
    wrong = []
    for each in everyday_names[::9]:
        for tail in _TAILS:
            for candidate in recommender.recommend(f"{each.names[0]} {tail}").candidates:
                if set(tail.split(" ")) & set(candidate.title.lower().split(" ")):
                    wrong.append(candidate.title)
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("прибиральниця служб", "Прибиральник службових приміщень"),
        ("Адміністратор залу торгового залу", "Адміністратор залу"),
    ],
)
def test_a_tail_that_says_nothing_new_is_left_out(first, name, title):
    assert first(name).title == title


def test_what_is_recommended_has_its_ground(first):
    found = first("CRM-менеджер")
    assert found.everyday == "CRM-менеджер"
    assert found.ground.startswith("Рекомендація: ")
    assert found.title == "Менеджер у сфері надання інформації та взаємовідносин з клієнтами"


def test_hr_knows_better(classifier, named):
    """What HR adds comes before what the words alone would find."""
    title = named("Соціолог")
    own = EverydayName(("Дослідник думок",), (Recommendation(title, "", "Так вирішили"),))
    [best, *_others] = Recommender(classifier, [own]).recommend("дослідниця думок").candidates
    assert best.profession == title
    assert best.ground == "Так вирішили"


@pytest.mark.parametrize(
    ("name", "code", "title"),
    [
        # An assistant of a name is not that name, nor is a word of a diploma one of the name.
        ("ветеринар", "2223.2", "Лікар ветеринарної медицини"),
        (
            "вчитель молодших класів",
            "2331",
            "Вчитель початкових класів закладу загальної середньої освіти",
        ),
        # A specialist leads nobody.
        ("спеціаліст з персоналу", "3423", "Організатор з персоналу"),
        # КП names doctors with their first word.
        ("стоматолог-ортопед", "2222.2", "Лікар-стоматолог-ортопед"),
        # An adjective before a name that is known makes the title more precise.
        ("музейна екскурсоводка", "3414", "Екскурсовод музейний"),
        ("електромонтер ОВБ", "7241", "Електромонтер оперативно-виїзної бригади"),
        ("начальник автоколони", "1226.2", "Начальник автомобільної колони"),
        # The place does not make a head of the worker.
        ("бібліотекарка дитячої бібліотеки", "2432.2", "Бібліотекар дитячої бібліотеки"),
    ],
)
def test_what_a_name_says_of_the_worker(first, name, code, title):
    found = first(name)
    assert (found.profession.code, found.title) == (code, title)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("nhfrnjhbcn", "Тракторист"),  # the other keyboard layout
        ("тpакторист", "Тракторист"),  # a Latin letter that looks Cyrillic
        ("бyxгaлтep", "Бухгалтер"),
        ("vtytl;th p gthcjyfke", "Менеджер (управитель) з персоналу"),
    ],
)
def test_letters_of_another_layout(recommender, typed, name):
    answer = recommender.recommend(typed)
    assert answer.name == typed
    names = [each.profession.name for each in answer.candidates]
    assert names[0] == name


def test_an_adjective_is_no_profession_of_its_own(recommender):
    """«Пожежний» begins «Пожежний слюсар», and yet a locksmith is meant."""
    [best, *_others] = recommender.recommend("пожежний слюсар").candidates
    assert best.profession.name.startswith("Слюсар")


_RANKS = ("головн", "старш", "молодш", "провідн")
_LEADERS = ("старший зміни", "старший групи", "старший бригади")  # a noun, no derived word


def test_a_derived_word_is_read_and_is_no_part_of_an_everyday_name(recommender, everyday_names):
    """Else the title that is recommended for the name without it has another rank."""
    lost = [
        name
        for each in everyday_names
        for name in each.names
        if name.lower().startswith(_RANKS) and not name.lower().startswith(_LEADERS)
        for best in recommender.recommend(name).candidates[:1]
        if name.lower()[:5] not in best.title.lower() and best.profession.code != "2419.3"
    ]
    assert lost == []


def test_a_specialist_is_led_to_no_managers_title_first(recommender, everyday_names):
    heads = ("спеціаліст", "фахівець", "експерт", "консультант", "інспектор")
    managers = [
        name
        for each in everyday_names
        for name in each.names
        if name.lower().startswith(heads)
        for best in recommender.recommend(name).candidates[:1]
        if best.profession.code.startswith("1")
    ]
    assert managers == []


def test_titles_with_some_of_the_words_are_guessed():
    titles = [
        Profession("2149.2", "Інженер з охорони праці"),
        Profession("2442.2", "Соціолог"),
    ]
    answer = Recommender(TitleChecker(titles)).recommend("охорони праці")
    [found] = answer.candidates
    assert (found.title, found.source) == ("Інженер з охорони праці", Source.WORDS)
    assert found.confidence is not Confidence.SURE


@pytest.mark.parametrize("name", ["", " ", "…", "()", "%", "123", "йцукенгшщзхї"])
def test_nothing_to_say(recommender, name):
    assert recommender.recommend(name).candidates == ()


@given(st.text(max_size=60) | st.text("абвіїґє'’- –().,;12CRMe", max_size=60))
def test_no_text_raises(recommender, text):
    answer = recommender.recommend(text)
    assert len(answer.candidates) <= 8


@pytest.mark.speed
def test_hostile_text_is_quick(recommender):
    started = time.process_time()
    for text in ("(" * 100_000, "а " * 50_000, "старший " * 10_000, "заступник " * 10_000):
        recommender.recommend(text)
    assert time.process_time() - started < 5


@pytest.mark.speed
def test_five_thousand_names_in_seconds(recommender, everyday_names, professions):
    names = [name for each in everyday_names for name in each.names][:2500]
    names += [f"Старший {each.name}" for each in professions[:1250]]
    names += [f"{each.name} цеху № 5" for each in professions[-1250:]]
    started = time.process_time()
    answers = recommender.recommend_all(names)
    taken = time.process_time() - started
    print(f"\n{len(answers)} names in {taken:.1f} s")
    assert [answer.name for answer in answers] == names
    assert taken < 15


def test_no_everyday_word_is_a_misspelling_of_a_common_one(everyday_names, professions):
    """Such a word would be known, and the mistake never mended: «промпт-інжинер»."""
    count = Counter(
        word
        for name in [
            *(each.name for each in professions),
            *(name for each in everyday_names for name in each.names),
        ]
        for word in set(key_words(name))
    )
    common = [word for word, times in count.items() if times >= 100]
    official = {word for each in professions for word in key_words(each.name)}
    doubtful = {
        f"{word} ({other})"
        for word, times in count.items()
        if times <= 3 and len(word) >= 5 and word not in official and word not in RUSSIAN
        for other in common
        if OSA.distance(word, other, score_cutoff=1) == 1 and stem(word) != stem(other)
    }
    assert doubtful <= _OTHER_WORDS, doubtful - _OTHER_WORDS


_OTHER_WORDS = {"віділку (віділу)"}  # «відділку»: a branch of a farm
