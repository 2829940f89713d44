"""Amounts in words, digits or both."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.amounts import hours, months, number

ROWS = [
    ("words", "two years", 24.0),
    ("words and digits", "three (3) years", 36.0),
    ("a half in words", "one and one-half (1 1/2) years", 18.0),
    ("a half as a sign", "3½ years", 42.0),
    ("a half behind a space", "1 ½ years", 18.0),
    ("half a year", "one-half year", 6.0),
    ("teens", "eighteen months", 18.0),
    ("tens and units", "twenty-four (24) months", 24.0),
    ("an article", "a year", 12.0),
    ("the lower end of a range", "four to six years", 48.0),
    ("weeks", "26 weeks", 6.0),
    ("an abbreviated unit", "2 yrs.", 24.0),
    ("hours are no months", "2,080 hours", None),
    ("no unit", "24 credits", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_months(text: str, expected: float | None) -> None:
    assert months(text) == expected


def test_hours_are_read_with_their_comma() -> None:
    assert hours("2,080 hours") == 2080
    assert hours("two years") is None


@given(st.integers(1, 999))
def test_digits_are_read_as_they_are(amount: int) -> None:
    assert number(f"{amount} units") == amount
    assert months(f"{amount} months") == amount


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert number(text) is None or number(text) >= 0  # type: ignore[operator]  # it was just compared with None
