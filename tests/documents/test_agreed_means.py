"""The agreed means of electronic communication: what is printed of them, and their grounds."""

from datetime import date

import pytest

from hr_kp_classifier.documents.agreed_means import means_clause, means_grounds, means_words
from hr_kp_classifier.documents.instruction import Signature

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("Viber", "трудовий договір № 5", DAY), "Viber (трудовий договір № 5 від 25.11.2026)"),
        (("Viber", "трудовий договір № 5", None), "Viber (трудовий договір № 5)"),
        (("Viber", "", DAY), "Viber (від 25.11.2026)"),
        ((" Viber ", "", None), "Viber"),
        ((" ", "трудовий договір № 5", DAY), ""),
    ],
)
def test_words(given, words):
    assert means_words(*given) == words


def test_law_of_wartime_is_a_ground_only_while_it_lasts():
    assert "2136-IX" in means_grounds(DAY, True)
    assert means_grounds(DAY, False) == "стаття 29 Кодексу законів про працю України"


def test_clause_leaves_a_blank_where_nothing_is_agreed():
    paper = means_clause("ТОВ", "", "Підстава", Signature("Директор"), Signature())
    assert "____" in paper.body[1].text
    assert [paragraph.number for paragraph in paper.body] == ["1", "2", "3", "4", "5"]


def test_clause_says_the_means_its_grounds_and_both_parties():
    parties = Signature("Директор", "Тарас ШЕВЧЕНКО"), Signature("Касир", "Леся УКРАЇНКА")
    paper = means_clause("ТОВ", "Viber", "стаття 29", *parties, place="Київ")
    assert paper.body[1].text.endswith("зв’язку: Viber.")
    assert paper.body[-1].text == "Підстава: стаття 29."
    assert [(block.word, block.signatures[0].position) for block in paper.blocks] == [
        *(("РОБОТОДАВЕЦЬ", "Директор"), ("ПРАЦІВНИК", "Касир"))
    ]
    assert (paper.place, paper.kind) == ("Київ", "ДОДАТКОВА УГОДА")
