"""Every rule of titles, on titles that keep it and titles that break it."""

import pytest

from hr_kp_classifier.kp.titles.act_titles import ActTitle
from hr_kp_classifier.kp.titles.checker import TitleChecker
from hr_kp_classifier.kp.titles.derived import DERIVED_WORDS, DerivedWord
from hr_kp_classifier.kp.titles.findings import Severity
from hr_kp_classifier.kp.titles.profession import Profession
from hr_kp_classifier.kp.titles.rules import RULES
from hr_kp_classifier.kp.titles.rules.too_long import LONGEST_CLARIFICATION

MANAGER = "Менеджер (управитель)"
INFORMATION = "Менеджер (управитель) у сфері надання інформації"
HEAD = "Директор (начальник, інший керівник) підприємства"
SALES = "Начальник відділу збуту (маркетингу)"
SAFETY = "Інженер з охорони праці"
NURSE = "Сестра медична (брат медичний)"
PORT = "Начальник порту (морського, річкового, рибного та ін.)"
DRIVER = "Водій автотранспортних засобів"
THEATRE = (
    "Директор театру - художній керівник (генеральний директор театру - художній керівник)"
)
TRAFFIC = (
    "Оператор диспетчерської руху та навантажувально-розвантажувальних робіт "
    "на автомобільному (морському, річковому) транспорті"
)
BUILDER = "Головний будівельник (домобудівного, сільського будівельного комбінату)"
BRANCH = "Завідувач філіалу (філії) музею"


@pytest.fixture(scope="session")
def look(classifier, named):
    """Check a title and give (rule, severity, repair) of each finding, hints left out."""

    def check(title, name, code=None, **more):
        found = classifier.check(title, named(name, code), **more)
        return [
            (finding.rule, finding.severity.value, finding.repair)
            for finding in found
            if finding.severity is not Severity.HINT
        ]

    return check


# Table 2 of the article the addon started from: the code, the official title, the extended one.
TABLE_2 = [
    ("1231", MANAGER, "Менеджер відділу із взаємозв’язків з клієнтами"),
    ("1499", MANAGER, "Менеджер із роботи з клієнтами"),
    ("1473", INFORMATION, "Менеджер у сфері надання інформації та взаємовідносин з клієнтами"),
    (
        "1479",
        "Менеджер (управитель) з організації консультативних послуг",
        "Менеджер з організації консультативних послуг для ключових клієнтів",
    ),
]


@pytest.mark.parametrize(("code", "name", "title"), TABLE_2)
def test_the_titles_of_table_2_are_right(look, code, name, title):
    assert look(title, name, code) == []


@pytest.mark.parametrize(("code", "name", "right"), TABLE_2)
@pytest.mark.parametrize(
    "title", ["CRM-менеджер", "Клієнт-менеджер", "Account-менеджер", "Аccount-менеджер"]
)
def test_everyday_titles_are_refused(look, classifier, named, code, name, right, title):
    found = look(title, name, code)
    default = classifier.forms(named(name, code))[0]
    latin = [("latin_letters", "error", default)] if title != "Клієнт-менеджер" else []
    assert found == [*latin, ("second_profession", "error", default)]


RIGHT = [
    ("Менеджер", MANAGER),
    ("Управитель", MANAGER),
    ("менеджер", MANAGER),
    ("Менеджер з онлайн-продажів", MANAGER),
    ("Менеджер науково-технічної ради", MANAGER),
    ("Менеджер, відділ продажу", MANAGER),
    ("Менеджер магазину № 5", MANAGER),
    ("Менеджер магазину Юний технік", MANAGER),
    ("Менеджер II відділення", MANAGER),
    ("Менеджер в сфері надання інформації", INFORMATION),
    ("Управитель у сфері надання інформації клієнтам", INFORMATION),
    ("Інженер  із   охорони праці цеху", SAFETY),
    ("Провідний інженер з охорони праці", SAFETY),
    ("Інженер черговий з охорони праці", SAFETY),
    ("Заступник начальника відділу збуту", SALES),
    ("Заступник начальника відділу маркетингу", SALES),
    ("Перший заступник начальника відділу збуту", SALES),
    ("Помічник першого заступника начальника відділу збуту", SALES),
    ("Старший помічник начальника відділу збуту", SALES),
    ("Перший помічник першого заступника начальника відділу збуту", SALES),
    ("Заступник начальника морського порту", PORT),
    ("Віце-директор підприємства", HEAD),
    ("Черговий директор підприємства", HEAD),
    ("Перший віце-директор підприємства", HEAD),
    ("Старша сестра медична", NURSE),
    ("Старший брат медичний", NURSE),
    ("Сестра медична відділення", NURSE),
    (
        "Учитель закладу загальної середньої освіти",
        "Вчитель закладу загальної середньої освіти",
    ),
    ("Лікар-терапевт дільничний", "Лікар-терапевт"),
    ("Лікар–терапевт", "Лікар-терапевт"),
    ("Оператор комп’ютерного набору", "Оператор комп'ютерного набору"),
    ("Стажист соціолога", "Соціолог"),
    ("Учень кухаря", "Кухар"),
    ("Виконувач окремих робіт кухаря", "Кухар"),
    ("Віце-консул", "Віце-консул"),
    ("Лікар - терапевт", "Лікар-терапевт"),
    ("Директор театру-художній керівник", THEATRE),
    ("Директор ТОВ «Ромашка»", HEAD),
    ("Директор ліцею", HEAD),
    ("Заступник директора", HEAD),
    ("Заступник директора з фінансів", HEAD),
    ("Вчитель математики", "Вчитель закладу загальної середньої освіти"),
    ("Вчитель", "Вчитель закладу загальної середньої освіти"),
    ("Вихователь групи продовженого дня", "Вихователь закладу загальної середньої освіти"),
    ("Начальник торгового відділу збуту", SALES),
    ("Начальник столярного цеху", "Начальник цеху"),
    ("Начальник ІТ-відділу", "Начальник відділу"),
    ("Заступник начальника фінансово-економічного відділу", "Начальник відділу"),
    (
        "Помічник директора підприємства",
        "Помічник керівника підприємства (установи, організації)",
    ),
    ("Черговий по гуртожитку", "Черговий по гуртожитку"),
    ("Водій автотранспортних засобів категорії С", DRIVER),
    ("Заступник голови правління", "Голова правління"),
    ("Провідна швачка", "Швачка"),
    ("Заступник головного бухгалтера", "Головний бухгалтер"),
    (
        "Вчитель початкових класів (з дипломом".partition(" (")[0],
        "Вчитель початкових класів (з дипломом фахового молодшого бакалавра, молодшого бакалавра)",
    ),
]


@pytest.mark.parametrize(("title", "name"), RIGHT)
def test_right_titles(look, title, name):
    assert look(title, name) == []


# A title, the official one, and the only finding: its rule, severity and repair.
WRONG = [
    # no title
    ("", MANAGER, "empty", "error", "Менеджер"),
    (" \t\u00a0", MANAGER, "empty", "error", "Менеджер"),
    ("\u200b", MANAGER, "empty", "error", "Менеджер"),
    ("12345", MANAGER, "odd_characters", "error", "Менеджер"),
    ("()[]", MANAGER, "odd_characters", "error", "Менеджер"),
    ("—", MANAGER, "odd_characters", "error", "Менеджер"),
    ("Менеджер 😀", MANAGER, "odd_characters", "error", "Менеджер"),
    ("Менеджер @ дім", MANAGER, "odd_characters", "error", "Менеджер дім"),
    ("Менеджер по объектам", MANAGER, "odd_characters", "error", "Менеджер по обектам"),
    ("\u202eМенеджер", MANAGER, "odd_characters", "warning", "Менеджер"),
    ("Менеджер\x07 збуту", MANAGER, "odd_characters", "warning", "Менеджер збуту"),
    # brackets
    (MANAGER, MANAGER, "brackets_kept", "error", "Менеджер"),
    (
        INFORMATION + " клієнтам",
        INFORMATION,
        "brackets_kept",
        "error",
        "Менеджер у сфері надання інформації клієнтам",
    ),
    ("Менеджер (відділ збуту)", MANAGER, "brackets_kept", "error", None),
    ("Менеджер (відділу", MANAGER, "brackets_kept", "error", "Менеджер відділу"),
    ("Менеджер [відділу]", MANAGER, "brackets_kept", "error", "Менеджер відділу"),
    (
        "Майстер служби (промисловість)",
        "Майстер служби (промисловість)",
        "brackets_kept",
        "error",
        "Майстер служби",
    ),
    # letters
    ("Менеджер з CRM", MANAGER, "latin_letters", "error", "Менеджер"),
    ("Менеджер CRM відділу", MANAGER, "latin_letters", "error", "Менеджер відділу"),
    ("Менеджер відділу CRM та SMM", MANAGER, "latin_letters", "error", "Менеджер відділу"),
    ("Менеджер з B2B", MANAGER, "latin_letters", "error", "Менеджер"),
    ("Менеджер з MICE", MANAGER, "latin_letters", "error", "Менеджер"),
    ("Менеджер web-відділу", MANAGER, "latin_letters", "error", "Менеджер відділу"),
    ("мeнeджep з продажу", MANAGER, "look_alike_letters", "error", "Менеджер з продажу"),
    (
        "Менеджер i консультації",
        MANAGER,
        "look_alike_letters",
        "error",
        "Менеджер і консультації",
    ),
    ("Менеджер відділу 1C", MANAGER, "look_alike_letters", "error", "Менеджер відділу 1С"),
    (
        "OПEPATOP CBЧ".replace("OПEPATOP ", "Оператор установки "),
        "Оператор установки СВЧ",
        "look_alike_letters",
        "error",
        "Оператор установки СВЧ",
    ),
    # acting
    ("В.о. менеджера", MANAGER, "acting", "error", "Менеджер"),
    ("в. о. менеджера з продажу", MANAGER, "acting", "error", "Менеджер з продажу"),
    ("в/о менеджера", MANAGER, "acting", "error", "Менеджер"),
    ("Т.в.о. директора підприємства", HEAD, "acting", "error", "Директор підприємства"),
    ("Т. в. о. начальника підприємства", HEAD, "acting", "error", "Начальник підприємства"),
    ("ТВО директора підприємства", HEAD, "acting", "error", "Директор підприємства"),
    ("в.о.директора підприємства", HEAD, "acting", "error", "Директор підприємства"),
    (
        "Виконувач обов’язків директора підприємства",
        HEAD,
        "acting",
        "error",
        "Директор підприємства",
    ),
    (
        "Тимчасово виконуюча обов'язки директора підприємства",
        HEAD,
        "acting",
        "error",
        "Директор підприємства",
    ),
    ("В.о. соціолога", MANAGER, "acting", "error", "Менеджер"),
    # what КП leaves open
    ("Управляючий підприємства", HEAD, "open_alternative", "warning", None),
    ("Начальник вантажного порту", PORT, "open_alternative", "warning", None),
    (
        "Управитель філії",
        "Директор (начальник, завідувач, інший керівник) філіалу (філії)",
        "open_alternative",
        "warning",
        None,
    ),
    ("Підприємства", HEAD, "not_official", "error", None),
    (
        "Керуючий",
        "Керуючий рестораном (кафе, їдальнею і т. ін.)",
        "not_official",
        "error",
        "Керуючий рестораном",
    ),
    (
        "Керуючий баром",
        "Керуючий рестораном (кафе, їдальнею і т. ін.)",
        "open_alternative",
        "warning",
        None,
    ),
    (
        "Керуючий ресторанном",
        "Керуючий рестораном (кафе, їдальнею і т. ін.)",
        "misspelt",
        "error",
        "Керуючий рестораном",
    ),
    (
        "Завідувач гардеробу",
        "Завідувач контори (похоронного обслуговування та ін.)",
        "not_official",
        "error",
        "Завідувач контори",
    ),
    # words in another order, or apart
    ("Медична сестра", NURSE, "words_reordered", "warning", "Сестра медична"),
    ("Старша медична сестра", NURSE, "words_reordered", "warning", "Старша сестра медична"),
    (
        "Надання інформації у сфері менеджер",
        INFORMATION,
        "words_reordered",
        "error",
        "Менеджер у сфері надання інформації",
    ),
    (
        "Торговий відділу збуту начальник Києва",
        SALES,
        "words_reordered",
        "error",
        "Начальник відділу збуту Києва торговий",
    ),
    ("Медична сестра Києва", NURSE, "words_reordered", "error", "Сестра медична Києва"),
    ("Заступник відділу збуту начальник", SALES, "words_reordered", "error", None),
    (
        "Домобудівного комбінату головний будівельник",
        BUILDER,
        "words_reordered",
        "error",
        "Головний будівельник домобудівного комбінату",
    ),
    (
        "Інженер чергового з охорони праці",
        SAFETY,
        "words_reordered",
        "warning",
        "Інженер з охорони праці чергового",
    ),
    (
        "Інженер головний з охорони праці",
        SAFETY,
        "words_reordered",
        "warning",
        "Головний інженер з охорони праці",
    ),
    # feminine forms
    ("Менеджерка з продажу", MANAGER, "feminine_form", "warning", "Менеджер з продажу"),
    ("Соціологиня", "Соціолог", "feminine_form", "warning", "Соціолог"),
    (
        "Старша інспекторка з кадрів",
        "Інспектор з кадрів",
        "feminine_form",
        "warning",
        "Старший інспектор з кадрів",
    ),
    # a second profession
    ("Менеджер-економіст", MANAGER, "second_profession", "error", "Менеджер"),
    (
        "Менеджер-економіст відділу збуту",
        MANAGER,
        "second_profession",
        "error",
        "Менеджер відділу збуту",
    ),
    (
        "Менеджер-економіст відділу збуту та реклами в області",
        MANAGER,
        "second_profession",
        "error",
        "Менеджер відділу збуту та реклами в області",
    ),
    (
        "Сестра медична-акушерка відділення",
        NURSE,
        "second_profession",
        "error",
        "Сестра медична відділення",
    ),
    (
        "Інженер черговий з охорони праці – бухгалтер",
        SAFETY,
        "second_profession",
        "warning",
        "Інженер черговий з охорони праці",
    ),
    (
        "Менеджер відділу – бухгалтер",
        MANAGER,
        "second_profession",
        "warning",
        "Менеджер відділу",
    ),
    ("Менеджер/економіст", MANAGER, "second_profession", "error", "Менеджер"),
    ("Бухгалтер-касир", "Бухгалтер", "second_profession", "error", "Бухгалтер"),
    ("Водій-експедитор", DRIVER, "second_profession", "error", DRIVER),
    ("Водій автотранспортних засобів-експедитор", DRIVER, "second_profession", "error", DRIVER),
    (
        "Лікар-терапевт-нарколог",
        "Лікар-терапевт",
        "second_profession",
        "error",
        "Лікар-терапевт",
    ),
    ("Менеджер – бухгалтер", MANAGER, "second_profession", "warning", "Менеджер"),
    ("Менеджер / бухгалтер", MANAGER, "second_profession", "warning", "Менеджер"),
    (
        "Менеджер відділу бухгалтер-касир",
        MANAGER,
        "second_profession",
        "warning",
        "Менеджер відділу",
    ),
    ("Менеджер бухгалтер", MANAGER, "second_profession", "warning", "Менеджер"),
    ("Менеджер та бухгалтер", MANAGER, "second_profession", "warning", "Менеджер"),
    # no derived word
    (
        "Регіональний менеджер",
        MANAGER,
        "unknown_derived_word",
        "error",
        "Менеджер регіональний",
    ),
    (
        "Регіональний менеджер з продажу",
        MANAGER,
        "unknown_derived_word",
        "error",
        "Менеджер з продажу регіональний",
    ),
    ("ІТ менеджер", MANAGER, "unknown_derived_word", "error", "Менеджер ІТ"),
    (
        "Новий великий торговий менеджер",
        MANAGER,
        "unknown_derived_word",
        "error",
        "Менеджер новий великий торговий",
    ),
    ("Зовсім новий великий торговий менеджер", MANAGER, "not_official", "error", None),
    (
        "Регіональний менеджер, відділ збуту",
        MANAGER,
        "unknown_derived_word",
        "error",
        "Менеджер регіональний, відділ збуту",
    ),
    ("Заступника менеджера з продажу", MANAGER, "unknown_derived_word", "error", None),
    (
        "Гол. менеджер у сфері надання інформації",
        INFORMATION,
        "abbreviation",
        "error",
        "Головний менеджер у сфері надання інформації",
    ),
    ("Ведучий менеджер", MANAGER, "unknown_derived_word", "error", "Провідний менеджер"),
    (
        "Зам. начальника відділу збуту",
        SALES,
        "abbreviation",
        "error",
        "Заступник начальника відділу збуту",
    ),
    (
        "Асистент начальника відділу збуту",
        SALES,
        "unknown_derived_word",
        "error",
        "Помічник начальника відділу збуту",
    ),
    # wrong case or gender
    (
        "Заступник начальник відділу збуту",
        SALES,
        "wrong_case",
        "error",
        "Заступник начальника відділу збуту",
    ),
    (
        "Перший заступник начальник відділу збуту",
        SALES,
        "wrong_case",
        "error",
        "Перший заступник начальника відділу збуту",
    ),
    (
        "Заступник начальнику відділу збуту",
        SALES,
        "wrong_case",
        "warning",
        "Заступник начальника відділу збуту",
    ),
    (
        "Стажист соціолог відділу",
        "Соціолог",
        "wrong_case",
        "error",
        "Стажист соціолога відділу",
    ),
    ("Стажист соціолог", "Соціолог", "wrong_case", "error", "Стажист соціолога"),
    (
        "Заступник головний бухгалтер",
        "Головний бухгалтер",
        "wrong_case",
        "error",
        "Заступник головного бухгалтера",
    ),
    (
        "Заступник начальик відділу збуту",
        SALES,
        "wrong_case",
        "warning",
        "Заступник начальника відділу збуту",
    ),
    (
        "Старший менеджера з продажу",
        MANAGER,
        "wrong_case",
        "warning",
        "Старший менеджер з продажу",
    ),
    (
        "Старша головний бухгалтер",
        "Головний бухгалтер",
        "derived_word_gender",
        "warning",
        "Старший головний бухгалтер",
    ),
    ("Старша менеджер", MANAGER, "derived_word_gender", "warning", "Старший менеджер"),
    (
        "Старша менеджер цеху",
        MANAGER,
        "derived_word_gender",
        "warning",
        "Старший менеджер цеху",
    ),
    (
        "Старший сестра медична",
        NURSE,
        "derived_word_gender",
        "warning",
        "Старша сестра медична",
    ),
    (
        "Перший старша менеджер",
        MANAGER,
        "derived_word_gender",
        "warning",
        "Перший старший менеджер",
    ),
    (
        "Ст. менеджер у сфері надання інформації",
        INFORMATION,
        "abbreviation",
        "error",
        "Старший менеджер у сфері надання інформації",
    ),
    # abbreviated
    ("Ст. менеджер", MANAGER, "abbreviation", "error", "Старший менеджер"),
    (
        "Заст. нач. відділу збуту",
        SALES,
        "abbreviation",
        "error",
        "Заступник начальника відділу збуту",
    ),
    ("Зам.директора", HEAD, "abbreviation", "error", "Заступник директора"),
    ("нач відділу збуту", SALES, "abbreviation", "error", "Начальник відділу збуту"),
    # terms of employment
    ("Менеджер за сумісництвом", MANAGER, "employment_terms", "error", "Менеджер"),
    ("Менеджер відділу 0,5 ставки", MANAGER, "employment_terms", "error", "Менеджер відділу"),
    ("Менеджер на час відпустки Петренко", MANAGER, "employment_terms", "error", "Менеджер"),
    ("Менеджер, вакансія", MANAGER, "employment_terms", "error", "Менеджер"),
    # cases that words govern
    ("Завідувач складом", "Завідувач складу", "governed_case", "error", "Завідувач складу"),
    ("Завідуючий складом", "Завідувач складу", "governed_case", "error", "Завідувач складу"),
    ("Менеджер по продажам", MANAGER, "calque", "warning", "Менеджер з продажів"),
    ("Менеджер по якості", MANAGER, "calque", "warning", "Менеджер з якості"),
    # how the head of an enterprise is named
    ("Директор", HEAD, "head_by_statute", "warning", "Директор підприємства"),
    ("Директор генеральний", HEAD, "head_by_statute", "warning", None),
    # misspelt
    ("Менеджр", MANAGER, "misspelt", "error", "Менеджер"),
    ("Менеджера з продажу", MANAGER, "misspelt", "error", "Менеджер з продажу"),
    ("Інженер охорони праці", SAFETY, "misspelt", "error", SAFETY),
    ("Інженер по охороні праці цеху", SAFETY, "misspelt", "error", SAFETY + " цеху"),
    ("Лікар терапевт", "Лікар-терапевт", "misspelt", "error", "Лікар-терапевт"),
    # which form is meant: the most alike
    ("Завідувач філіі музею", BRANCH, "misspelt", "error", "Завідувач філії музею"),
    ("Завідувач філіал музею", BRANCH, "misspelt", "error", "Завідувач філіалу музею"),
    # how alike is enough
    ("Інженр по охороні праць", SAFETY, "misspelt", "error", SAFETY),
    ("Інжинер по обороні праць", SAFETY, "not_official", "error", SAFETY),
    (
        TRAFFIC.replace(" робіт", "").replace(" (морському, річковому)", ""),
        TRAFFIC,
        "misspelt",
        "error",
        TRAFFIC.replace(" (морському, річковому)", ""),
    ),
    (
        TRAFFIC.replace(" автомобільному (морському, річковому)", ""),
        TRAFFIC,
        "not_official",
        "error",
        TRAFFIC.replace(" (морському, річковому)", ""),
    ),
    # not the official title
    ("Менеджер", INFORMATION, "not_official", "error", "Менеджер у сфері надання інформації"),
    ("Менеджерів", INFORMATION, "not_official", "error", "Менеджер у сфері надання інформації"),
    ("Медсестра", NURSE, "not_official", "error", "Сестра медична"),
    ("Інженер з оплати праці", SAFETY, "not_official", "error", SAFETY),
    ("Регіональний менеджерів", MANAGER, "not_official", "error", "Менеджер"),
    ("Нові соціологічні дослідження", "Соціолог", "not_official", "error", None),
    ("Економіст, бухгалтер", MANAGER, "not_official", "error", None),
    ("Водій", DRIVER, "not_official", "error", DRIVER),
    ("Генеральний директор", HEAD, "head_by_statute", "warning", None),
    # derived words and sections
    ("Стажист менеджера", MANAGER, "derived_word_section", "error", None),
    ("Старший стажист менеджера", MANAGER, "derived_word_section", "error", None),
    ("Виконувач окремих робіт соціолога", "Соціолог", "derived_word_section", "error", None),
    ("Учень соціолога відділу", "Соціолог", "derived_word_section", "warning", None),
    # what is no part of a title
    ("Менеджер II категорії", MANAGER, "grade_in_title", "warning", "Менеджер"),
    ("Менеджер ІІ категорії", MANAGER, "grade_in_title", "warning", "Менеджер"),
    ("Менеджер, 2 категорія", MANAGER, "grade_in_title", "warning", "Менеджер"),
    (
        "Менеджер 1-ї категорії з продажу",
        MANAGER,
        "grade_in_title",
        "warning",
        "Менеджер з продажу",
    ),
    (
        "Менеджер вищої кваліфікаційної категорії",
        MANAGER,
        "grade_in_title",
        "warning",
        "Менеджер",
    ),
    ("Менеджер без категорії", MANAGER, "grade_in_title", "warning", "Менеджер"),
    (
        "Менеджер відділу II категорії",
        MANAGER,
        "grade_in_title",
        "warning",
        "Менеджер відділу",
    ),
    ("Кухар 5-го розряду", "Кухар", "grade_in_title", "warning", "Кухар"),
    ("Кухар розряду 5", "Кухар", "grade_in_title", "warning", "Кухар"),
    (DRIVER + " 1 класу", DRIVER, "grade_in_title", "warning", DRIVER),
    ("Менеджер " + "відділу " * 20, MANAGER, "too_long", "warning", None),
]


@pytest.mark.parametrize(("title", "name", "rule", "severity", "repair"), WRONG)
def test_wrong_titles(look, title, name, rule, severity, repair):
    assert look(title, name) == [(rule, severity, repair)]


def test_several_defects_are_told_once_each(look):
    assert look("CRM-менеджер (відділу)", MANAGER) == [
        ("brackets_kept", "error", "Менеджер відділу"),
        ("latin_letters", "error", "Менеджер відділу"),
        ("second_profession", "error", "Менеджер відділу"),
    ]
    assert look("Вантажник (експедитор)", "Вантажник") == [
        ("brackets_kept", "error", "Вантажник"),
        ("second_profession", "warning", "Вантажник"),
    ]


# A title, the official one chosen, the rule, severity, and the title to choose instead.
ELSEWHERE = [
    (
        "Менеджер з персоналу",
        MANAGER,
        "official_elsewhere",
        "error",
        "1477.1",
        "Менеджер з персоналу",
    ),
    (
        "Менеджер з персоналу",
        INFORMATION,
        "official_elsewhere",
        "error",
        "1477.1",
        "Менеджер з персоналу",
    ),
    (
        "Управитель з персоналу",
        MANAGER,
        "official_elsewhere",
        "error",
        "1477.1",
        "Управитель з персоналу",
    ),
    ("Шеф-кухар", "Кухар", "official_elsewhere", "error", "3570", "Шеф-кухар"),
    (
        "Адміністратор залу",
        "Адміністратор",
        "official_elsewhere",
        "warning",
        "4222",
        "Адміністратор залу",
    ),
    ("Програміст", "Інженер-програміст", "official_elsewhere", "error", "2132.2", "Програміст"),
    (
        "Начальник фінансового відділу",
        "Начальник відділу",
        "official_elsewhere",
        "error",
        "1231",
        "Начальник фінансового відділу",
    ),
    (
        "Начальник відділу кадрів заводу",
        "Начальник відділу",
        "official_elsewhere",
        "error",
        "1232",
        "Начальник відділу кадрів заводу",
    ),
    ("Директор фінансовий", HEAD, "official_elsewhere", "error", "1231", "Директор фінансовий"),
    (
        "Головний соціолог",
        "Соціолог",
        "derived_is_official",
        "error",
        "1232",
        "Головний соціолог",
    ),
    (
        "Соціолог головний",
        "Соціолог",
        "derived_is_official",
        "error",
        "1232",
        "Головний соціолог",
    ),
    (
        "Головний соціолог відділу",
        "Соціолог",
        "derived_is_official",
        "error",
        "1232",
        "Головний соціолог відділу",
    ),
    ("Провідний головний соціолог", "Соціолог", "derived_is_official", "error", "1232", None),
    (
        "Черговий адміністратор",
        "Адміністратор",
        "derived_is_official",
        "error",
        "4222",
        "Адміністратор черговий",
    ),
    (
        "Перший черговий адміністратор",
        "Адміністратор",
        "derived_is_official",
        "error",
        "4222",
        None,
    ),
    (
        "Адміністратор черговий",
        "Адміністратор",
        "derived_is_official",
        "error",
        "4222",
        "Адміністратор черговий",
    ),
    (
        "Помічник директора підприємства",
        HEAD,
        "assistant_of_head",
        "warning",
        "3436.1",
        "Помічник директора підприємства",
    ),
    (
        "Перший помічник директора підприємства",
        HEAD,
        "assistant_of_head",
        "warning",
        "3436.1",
        "Перший помічник директора підприємства",
    ),
    (
        "Головний художник-конструктор",
        "Дизайнер (художник-конструктор)",
        "derived_is_official",
        "error",
        "1237.1",
        "Головний художник-конструктор",
    ),
    (
        "Головний інженер на транспорті",
        "Соціолог",
        "official_elsewhere",
        "error",
        "1226.1",
        "Головний інженер на транспорті",
    ),
    (
        "Начальник відділу реклами",
        "Начальник відділу кадрів",
        "not_official",
        "error",
        "1235",
        "Начальник відділу реклами",
    ),
]


@pytest.mark.parametrize(("title", "name", "rule", "severity", "code", "repair"), ELSEWHERE)
def test_another_official_title(classifier, named, title, name, rule, severity, code, repair):
    finding = classifier.check(title, named(name))[0]
    assert (finding.rule, finding.severity.value) == (rule, severity)
    assert (finding.profession.code, finding.repair) == (code, repair)
    if repair:
        assert not [
            each
            for each in classifier.check(repair, finding.profession)
            if each.severity is not Severity.HINT
        ]


def test_all_the_codes_of_a_title_elsewhere_are_named(classifier, named):
    (finding,) = classifier.check("Головний інженер", named("Інженер"))
    assert finding.profession.name == "Головний інженер"
    assert finding.message.params["code"].split(", ")[0] == finding.profession.code
    assert {"1221.2", "1222.1"} <= set(finding.message.params["code"].split(", "))


def test_cancelled_titles(classifier, named):
    gone = Profession("4229", "Оператор телекомунікаційних послуг", active=False)
    (finding,) = classifier.check("Оператор телекомунікаційних послуг", gone)
    assert (finding.rule, finding.severity, finding.repair) == (
        "cancelled_title",
        Severity.ERROR,
        None,
    )

    heir = named("Оператор електронно-комунікаційних послуг")
    replaced = Profession(gone.code, gone.name, active=False, replaced_by=heir)
    (finding,) = classifier.check("Оператор телекомунікаційних послуг відділу збуту", replaced)
    assert finding.rule == "cancelled_title"
    assert finding.profession == heir
    assert finding.repair == "Оператор електронно-комунікаційних послуг відділу збуту"
    assert classifier.check(finding.repair, heir) == []
    for typed, repair in (
        ("Телефоніст", "Оператор електронно-комунікаційних послуг"),
        (
            "Старший оператор телекомунікаційних послуг цеху",
            "Старший оператор електронно-комунікаційних послуг цеху",
        ),
        (
            "Помічник оператора телекомунікаційних послуг",
            "Помічник оператора електронно-комунікаційних послуг",
        ),
    ):
        assert classifier.check(typed, replaced)[-1].rule == "cancelled_title"
        assert classifier.check(typed, replaced)[-1].repair == repair


def test_a_cancelled_title_is_not_offered():
    old = Profession("2442.2", "Головний соціолог", active=False)
    sociologist = Profession("2442.2", "Соціолог")
    classifier = TitleChecker([old, sociologist])
    assert classifier.check("Головний соціолог", sociologist) == []
    assert classifier.find("Головний соціолог") == []


def test_several_codes_is_a_hint_and_only_where_nothing_is_wrong(classifier, named):
    (hint,) = classifier.check("Менеджер із роботи з клієнтами", named(MANAGER, "1499"))
    assert (hint.rule, hint.severity, hint.repair) == ("several_codes", Severity.HINT, None)
    assert hint.text == (
        "“Менеджер (управитель)” stands at several codes: 1231, 1499. Check that 1499 is meant."
    )
    assert [each.rule for each in classifier.check("Менеджр", named(MANAGER))] == ["misspelt"]
    assert classifier.check("Соціолог", named("Соціолог")) == []


def test_a_grade_given_beside_the_title_is_not_repeated_in_it(look):
    assert look("Менеджер молодший", MANAGER) == []
    assert look("Менеджер молодший", MANAGER, grade="молодший") == [
        ("grade_in_title", "warning", "Менеджер")
    ]
    assert look("Менеджер відділу меблів", MANAGER, grade="II категорія") == []
    assert look("Кухар 5 розряду", "Кухар", grade="4 розряд") == [
        ("grade_in_title", "warning", "Кухар")
    ]


def test_a_grade_is_found_before_the_title_too(classifier, named):
    unknown, grade = classifier.check("5 розряду кухар", named("Кухар"))
    assert (unknown.rule, grade.rule) == ("unknown_derived_word", "grade_in_title")
    assert grade.message.params == {"grade": "5 розряду"}
    assert unknown.repair == grade.repair == "Кухар"


def test_a_title_may_stand_at_more_than_two_codes():
    codes = ["1221.1", "1222.1", "1223.1"]
    classifier = TitleChecker([Profession(code, "Головний інженер") for code in codes])
    (hint,) = classifier.check("Головний інженер", Profession("1222.1", "Головний інженер"))
    assert hint.rule == "several_codes"
    assert hint.message.params["codes"] == "1221.1, 1222.1, 1223.1"


def test_the_other_title_is_named_in_the_form_that_was_typed(classifier, named):
    profession = named("Дизайнер (художник-конструктор)")
    (finding,) = classifier.check("Головний художник-конструктор відділу", profession)
    assert finding.message.params["name"] == "Головний художник-конструктор"
    assert finding.repair == "Головний художник-конструктор відділу"


def test_words_added_by_hr_are_known(professions, named):
    classifier = TitleChecker(
        [named("Соціолог")],
        [DerivedWord("Ведучий", "adjective", frozenset("3"), source="ours")],
    )
    (finding,) = classifier.check("Ведучий соціолог", named("Соціолог"))
    assert (finding.rule, finding.source) == ("derived_word_section", "ours")
    assert (
        classifier.check("Головний соціолог", named("Соціолог"))[0].rule
        == "unknown_derived_word"
    )


def test_too_long_begins_after_the_limit(look):
    most = "відділу " + "б" * (LONGEST_CLARIFICATION - len("відділу "))
    assert look(f"Менеджер {most}", MANAGER) == []
    assert look(f"Менеджер {most}б", MANAGER) == [("too_long", "warning", None)]


def test_every_rule_has_cases():
    codes = {rule.code for rule in RULES}
    assert all(rule.source and rule.look.__doc__ for rule in RULES)
    told = {rule for _title, _name, rule, *_rest in WRONG} | {row[2] for row in ELSEWHERE}
    # They have tests of their own.
    alone = {"cancelled_title", "renamed_title", "servicemen_only", "several_codes"}
    assert codes - told == alone


def test_section_0_is_for_servicemen(classifier):
    soldier = Profession("0310.1", "Навідник")
    (finding,) = TitleChecker([soldier]).check("Навідник", soldier)
    assert (finding.rule, finding.severity) == ("servicemen_only", Severity.ERROR)
    assert finding.repair is None


def test_an_act_names_a_title():
    head = Profession(
        "1143.5", "Голова органу місцевого самоврядування (міський, сільський і т. ін.)"
    )
    law = ActTitle("Міський голова", head.code, head.name, "Закон України")
    plain, checker = TitleChecker([head]), TitleChecker([head], act_titles=[law])
    for title in ("Міський голова", "Заступник міського голови", "Міський голова Луцька"):
        assert plain.check(title, head)[0].severity is Severity.ERROR
        assert checker.check(title, head) == []
    assert checker.find("міський голова") == [head]
    assert checker.forms(head) == plain.forms(head)


def test_a_slip_of_the_published_list_is_put_right():
    published = Profession(
        "8229", "Дезодораторинк сої (олії)", corrected="Дезодораторник сої (олії)"
    )
    checker = TitleChecker([published])
    assert checker.forms(published) == ["Дезодораторник сої", "Дезодораторник олії"]
    for title in ("Дезодораторник сої", "Дезодораторинк сої", "Старший дезодораторник олії"):
        assert checker.check(title, published) == []
        assert checker.find("Дезодораторинк сої") == [published]
    (finding,) = checker.check("Дезодораторинк сої (олії) цеху", published)
    assert finding.repair == "Дезодораторник сої цеху"


def test_a_finding_reads_in_english(classifier, named):
    first, second = classifier.check("CRM-менеджер", named(INFORMATION))
    assert first.text == "“CRM” is written in Latin letters. Write it in Ukrainian."
    assert second.message.params == {
        "word": "CRM-менеджер",
        "official": "Менеджер у сфері надання інформації",
    }
    assert second.text == second.message.template % second.message.params
    assert len({first, second}) == 2


def test_a_derived_word_after_the_title_keeps_what_follows(classifier, named):
    (finding,) = classifier.check("Соціолог головний відділу збуту", named("Соціолог"))
    assert finding.rule == "derived_is_official"
    assert finding.repair == "Головний соціолог відділу збуту"
    (finding,) = classifier.check("Черговий адміністратор залу", named("Адміністратор"))
    assert finding.repair == "Адміністратор черговий залу"


def test_what_kp_leaves_open_is_a_word_or_a_few(look):
    for words in ("вантажного", "зовсім нового великого вантажного"):
        assert look(f"Начальник {words} порту", PORT) == [("open_alternative", "warning", None)]
    assert (
        look("Начальник зовсім нового дуже великого вантажного порту", PORT)[0][0]
        == "words_reordered"
    )


def test_messages_stay_short(classifier, named):
    every = "".join(chr(0x2190 + number) for number in range(60))
    for title in (f"Менеджер {every}", "а" * 5000, "CRM " * 500, "Менеджер-" + "а" * 500):
        for finding in classifier.check(title, named(MANAGER)):
            assert len(finding.text) < 400
    odd = classifier.check(f"Менеджер {every}", named(MANAGER))[0]
    assert odd.message.params["characters"] == " ".join(every[:10])


def test_a_short_word_is_not_taken_for_a_misspelt_one(classifier):
    """«Кок» is too short to say that it is meant by «Кокк»."""
    for name, typed, rule in (
        ("Кок", "Кокк", "not_official"),
        ("Юнга", "Юннга", "not_official"),
        ("Кухар", "Куухар", "misspelt"),
    ):
        profession = Profession("5122", name)
        found = TitleChecker([profession]).check(typed, profession)
        assert [each.rule for each in found] == [rule]


def test_the_longest_form_is_the_one_that_is_meant():
    """«Касир в банку» has «Касир» too; what follows is counted from the end of the longer one."""
    cashier = Profession("4212", "Касир (в банку)")
    classifier = TitleChecker([cashier])
    rest = "б" * LONGEST_CLARIFICATION
    for title in (f"Касир в банку {rest}", f"Заступник касира в банку {rest}"):
        assert classifier.check(title, cashier) == []


def test_four_derived_words_at_most(classifier, named):
    title = "Перший старший помічник першого заступника начальника відділу збуту"
    (finding,) = classifier.check(title, named(SALES))
    assert finding.rule == "not_official"


def test_one_derived_word_after_the_title_or_before_it(classifier, named):
    (finding,) = classifier.check("Головний соціолог старший", named("Соціолог"))
    assert (finding.rule, finding.repair) == (
        "derived_is_official",
        "Головний соціолог старший",
    )


def test_another_code_is_an_error_whichever_is_the_greater(classifier, named):
    for code in ("1231", "1499"):
        (finding,) = classifier.check("Менеджер з персоналу", named(MANAGER, code))
        assert finding.profession.code == "1477.1"
        assert finding.severity is Severity.ERROR


def test_a_title_of_the_same_code_is_told_so(classifier, named):
    (same,) = classifier.check("Адміністратор залу", named("Адміністратор"))
    (greater,) = classifier.check("Менеджер з персоналу", named(MANAGER, "1231"))
    (less,) = classifier.check("Головний інженер на транспорті", named("Соціолог"))
    assert "is an official title of the same code (4222)" in same.text
    assert "is itself an official title (1477.1)" in greater.text
    assert "is itself an official title (1226.1)" in less.text


def test_the_sections_of_a_derived_word_are_named(classifier, named):
    (finding,) = classifier.check("Стажист менеджера", named(MANAGER))
    assert finding.text == (
        "“Стажист” may stand only with titles of sections 2, 3, this one is of section 1."
    )


def test_a_cancelled_title_stays_itself_though_another_bears_its_name():
    gone, other = (
        Profession("2441.2", "Соціолог", active=False),
        Profession("2442.2", "Соціолог"),
    )
    found = TitleChecker([gone, other]).check("Соціолог", gone)
    assert [each.rule for each in found] == ["cancelled_title"]


def test_a_prefix_leaves_what_follows_in_the_nominative(named):
    sociologist = named("Соціолог")
    classifier = TitleChecker([sociologist], [*DERIVED_WORDS, DerivedWord("Екс-", "prefix")])
    assert classifier.check("Екс-старший соціолог", sociologist) == []
    assert classifier.check("Екс-заступник соціолога", sociologist) == []
