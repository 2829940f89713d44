"""The kind of experience: the words behind an amount, without what only joins them to the next requirement."""

import pytest

from pipeline.extract.experience import subject


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param(" of experience in baking, or any ", "experience in baking", id="or any at the end goes"),
        pytest.param(" of bakery work; and ", "bakery work", id="a connective at the end goes"),
        pytest.param(" of work in any bakery.", "work in any bakery", id="any inside the words stays"),
        pytest.param(") of bakery work, of which ", "bakery work", id="of which at the end goes"),
        pytest.param(".", "", id="a full stop is no kind of work"),
    ],
)
def test_the_kind_of_experience(rest: str, expected: str) -> None:
    assert subject(rest) == expected
