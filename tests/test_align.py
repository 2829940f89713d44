"""Two lists held side by side: what stayed, what became something else, what came and went."""

import pytest

from pipeline.revise.align import align
from pipeline.revise.words import differing, similarity, words

ROWS = [
    pytest.param("a b c", "a b c", "a>a b>b c>c", id="equal lists pair item by item"),
    pytest.param("a b c", "a c", "a>a b>- c>c", id="one that went stands alone"),
    pytest.param("a c", "a b c", "a>a ->b c>c", id="one that came stands alone"),
    pytest.param("a b1 c", "a b2 c", "a>a b1>b2 c>c", id="a like one is the same one, changed"),
    pytest.param("a1 x b1", "a2 b2", "a1>a2 x>- b1>b2", id="changed ones keep their order around one that went"),
    pytest.param("long1 b c", "b c long1", "b>b c>c long1>long1", id="one that moved is no change"),
    pytest.param("a a a", "a a", "a>a a>a a>-", id="of equal ones as many pair as both lists have"),
    pytest.param("", "a", "->a", id="an empty list"),
]


@pytest.mark.parametrize(("before", "after", "pairs"), ROWS)
def test_lists_are_aligned(before: str, after: str, pairs: str) -> None:
    found = align(before.split(), after.split(), lambda item: item, _alike, 0.5)
    assert " ".join(f"{old or '-'}>{new or '-'}" for old, new in found) == pairs


def _alike(before: str, after: str) -> float:
    return 1.0 if before == after else 0.6 if before[0] == after[0] else 0.0


@pytest.mark.parametrize(
    ("before", "after", "stretches"),
    [
        pytest.param("five years of work", "four years of work", [("five", "four")], id="one word"),
        pytest.param("Five years, work", "five years work", [], id="signs and capitals do not differ"),
        pytest.param("care of plants", "care of rare plants", [("", "rare")], id="a word that came"),
        pytest.param(
            "in the large hub airport", "in the small port", [("large hub airport", "small port")], id="a run"
        ),
        pytest.param("a b c d", "x b y d", [("a b c", "x b y")], id="one word between two differences goes with them"),
        pytest.param("", "new words", [("", "new words")], id="everything is new"),
    ],
)
def test_the_words_that_differ_are_quoted(before: str, after: str, stretches: list[tuple[str, str]]) -> None:
    found = differing(before, after)
    assert [(each.before, each.after) for each in found] == stretches


def test_applying_every_difference_gives_the_later_words() -> None:
    before, after = "two years of care of indoor plants", "two years of the care of outdoor plants and ponds"
    for difference in reversed(differing(before, after)):
        before = difference.applied(before)
    assert words(before) == words(after)


def test_similarity_counts_words_in_their_order() -> None:
    assert similarity(("a", "b"), ("a", "b")) == 1.0
    assert similarity(("a", "b"), ("c", "d")) == 0.0
    assert similarity(("a", "b", "c", "d"), ("a", "c", "d")) > similarity(("a", "b", "c", "d"), ("d", "c", "a"))
