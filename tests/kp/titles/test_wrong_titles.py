"""Every rule, on titles that break it: its severity and repair."""

import pytest
from test_another_official_title import ELSEWHERE

from hr_kp_classifier.kp.titles.rules import RULES

MANAGER = "Менеджер (управитель)"
INFORMATION = "Менеджер (управитель) у сфері надання інформації"
HEAD = "Директор (начальник, інший керівник) підприємства"
SALES = "Начальник відділу збуту (маркетингу)"
SAFETY = "Інженер з охорони праці"
NURSE = "Сестра медична (брат медичний)"
PORT = "Начальник порту (морського, річкового, рибного та ін.)"
DRIVER = "Водій автотранспортних засобів"
TRAFFIC = (
    "Оператор диспетчерської руху та навантажувально-розвантажувальних робіт "
    "на автомобільному (морському, річковому) транспорті"
)
BUILDER = "Головний будівельник (домобудівного, сільського будівельного комбінату)"
BRANCH = "Завідувач філіалу (філії) музею"


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
    ("Менеджер / бухгалтер", MANAGER, "second_profession", "error", "Менеджер"),
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


def test_every_rule_has_cases():
    codes = {rule.code for rule in RULES}
    assert all(rule.source and rule.look.__doc__ for rule in RULES)
    told = {rule for _title, _name, rule, *_rest in WRONG} | {row[2] for row in ELSEWHERE}
    # They have tests of their own.
    alone = {"cancelled_title", "renamed_title", "servicemen_only", "several_codes"}
    assert codes - told == alone
