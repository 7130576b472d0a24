"""What papers say above and beside a signature: of who has read them, of what was checked."""

import pytest

from hr_kp_classifier.documents.instruction import acquainted
from hr_kp_classifier.documents.kep import kep_lines
from hr_kp_classifier.documents.official import (
    OfficialPaper,
    Paragraph,
    Table,
    acquainted_with_notice,
)


@pytest.mark.parametrize(
    ("sex", "words"),
    [
        ("male", "ознайомлений, примірник отримав:"),
        ("female", "ознайомлена, примірник отримала:"),
        ("", "ознайомлений(а), примірник отримав(ла):"),
    ],
)
def test_words_by_the_sex_of_who_signs(sex, words):
    assert acquainted(sex) == f"З інструкцією {words}"
    assert acquainted_with_notice(sex) == f"З повідомленням {words}"
    first = words.partition(",")[0]
    assert acquainted(sex, copy=False) == f"З інструкцією {first}"
    assert acquainted_with_notice(sex, copy=False) == f"З повідомленням {first}"


@pytest.mark.parametrize(
    ("name", "number", "provider", "of_file", "verified", "lines"),
    [
        (
            *("Тарас Шевченко", "••••••7890", "КНЕДП", True, True),
            (
                "Тарас Шевченко, РНОКПП ••••••7890",
                "надавач: КНЕДП",
                "підпис перевірено за сертифікатом, сам сертифікат у надавача не перевірено",
            ),
        ),
        (
            *("Тарас Шевченко", "", "", True, False),
            ("Тарас Шевченко", "підпис не перевірено"),
        ),
        (
            *("", "", "", False, False),
            (
                "сертифіката в контейнері немає",
                "чи підписано саме цей файл, не перевірено",
                "підпис не перевірено",
            ),
        ),
    ],
)
def test_lines_of_an_electronic_signature(name, number, provider, of_file, verified, lines):
    assert kep_lines(name, number, provider, of_file=of_file, verified=verified) == (
        "КЕП",
        *lines,
    )


def test_number_of_a_paper_or_a_blank_for_it():
    assert OfficialPaper("ТОВ", "НАКАЗ", number="15-од").number_line == "№\xa015-од"
    assert OfficialPaper("ТОВ", "НАКАЗ").number_line == "№\xa0________"


def test_lines_and_tables_of_a_body():
    assert Paragraph("Увести.", "1").line == "1. Увести."
    assert Paragraph("З метою").line == "З метою"
    assert not Paragraph("З метою").is_table
    assert Table((), (), ()).is_table
