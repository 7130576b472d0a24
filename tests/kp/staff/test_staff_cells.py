"""Numbers as the cells of a staff list have them."""

from decimal import Decimal

import pytest

from hr_kp_classifier.kp.staff.cells import number


@pytest.mark.parametrize(
    ("text", "found"), [("1/2", "0.50"), ("3/4", "0.75"), ("0/5", "0.00"), ("1½", None)]
)
def test_fractions(text, found):
    if found is None:
        with pytest.raises(ValueError, match=text):
            number(text)
    else:
        assert number(text) == Decimal(found)


def test_a_fraction_of_nothing_is_no_number():
    with pytest.raises(ValueError, match="1/0"):
        number("1/0")
