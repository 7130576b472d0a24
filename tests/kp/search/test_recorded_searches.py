"""How real names and mistyped ones are read by the search: words, stems, near words, as recorded."""

from misspelt import slips
from recorded import assert_as_recorded

from hr_kp_classifier.kp.search.keys import key_words, search_key
from hr_kp_classifier.kp.search.near_words import Vocabulary
from hr_kp_classifier.kp.search.queries import queries
from hr_kp_classifier.kp.search.terms import Freedom, terms
from hr_kp_classifier.kp.text import fold, look_alikes, lower_first, upper_first

# Every one of so many titles.
EACH = 29
QUERIES = [
    *("1475.4", "код 1475", "КП 2132.2 інженер", "24710", "№ 4115", "(3433) бухгалтер"),
    *("2132,2", "ЗКППТР 20656", "vtytl;th", "менеджep", "CRM", "IT", "HR-директор", "i y", ""),
    *(
        "менеджер з комп'ютерних систем",
        "по роботі з персоналом",
        "у в з",
        "99999.9",
        "12345.6",
    ),
]


def typed(professions):
    """Each title in one of the wrong ways, in turn."""
    for number, profession in enumerate(professions[::EACH]):
        ways = list(slips(profession.name).values())
        yield ways[number % len(ways)]


def test_searches(professions):
    vocabulary = Vocabulary({word for each in professions for word in key_words(each.name)})
    answers = []
    for text in [*QUERIES, *typed(professions)]:
        told = []
        for query in queries(text):
            told.append(f"code {query.code}/{query.number} words {query.wording}")
            for level in Freedom:
                found = terms(query, level, vocabulary)
                told.append(
                    " + ".join(
                        ", ".join(
                            [
                                each.word,
                                *(f"{other}:{cost}" for other, cost in each.alternatives),
                            ]
                        )
                        for each in found
                    )
                )
        answers.append(" | ".join([text, *told]))
    assert_as_recorded("searches", answers)


def test_near_words():
    """Of a few words, each with one and two mistakes at every place."""
    words = [
        "касир",
        "бухгалтер",
        "бухта",
        "електрогазозварник",
        "водій",
        "вантажник",
        "інженер",
    ]
    vocabulary = Vocabulary([*words, "бухгалтерія", "вантаж", "інженерний", "ведій", "інжир"])
    answers = []
    for word in words:
        for at in range(len(word)):
            for wrong in (
                word[:at] + word[at + 1 :],
                word[:at] + "ж" + word[at:],
                word[:at] + "ж" + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
                word[: at + 1],
                "ж" + word[1:at] + "жж" + word[at + 1 :],
                word[:at] + "ю" + word[at + 1 : -1] + "ю",
            ):
                near = (f"{each.word}:{each.edits}" for each in vocabulary.near(wrong))
                answers.append(" | ".join([wrong, *near]))
    assert_as_recorded("near_words", answers)


def test_texts(professions):
    answers = []
    for profession in professions[:: 4 * EACH]:
        for kind, text in slips(profession.name).items():
            if kind in ("Latin letters", "dash for hyphen", "prepositions", "quoted"):
                answers.append(
                    f"{text} | {fold(text)} | {look_alikes(text)} | {lower_first(text)}"
                )
    for text in (
        "hr-відділ",
        "Cклад",
        "Sклад",
        "HR-відділ",
        "Chief officer",
        "ІТ",
        "А",
        "Львівська філія",
        "я",
    ):
        answers.append(f"{text} | {lower_first(text)} | {upper_first(text)}")
    assert_as_recorded("texts", answers)


def test_keys(professions):
    answers = (search_key([each.name, each.corrected]) for each in professions[::EACH])
    assert_as_recorded("search_keys", answers)
