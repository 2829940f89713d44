"""The outline of qualification text: what holds what, and which connective stands before it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Line, Style
from pipeline.outline import Item, outline
from pipeline.outline.marks import marks


def lines(text: str) -> list[Line]:
    rows = [row.strip() for row in text.strip().split("\n")]
    return [_line(row, number) for number, row in enumerate(rows, start=1) if row]


def _line(row: str, number: int) -> Line:
    return Line(text=row.removeprefix("• "), page=1, number=number, style=Style(indent=int(row.startswith("• "))))


def drawn(item: Item) -> str:
    """An item in one line: connective, mark and label before its text or, in brackets, what it holds."""
    joint = f"{item.joint.value} " if item.joint else ""
    if item.text is not None:
        return joint + item.text.text
    inner = ", ".join(map(drawn, item.items))
    return f"{joint}{item.mark.value if item.mark else 'all'} {item.label}".strip() + f"[{inner}]"


ROWS = [
    ("a sentence", "A degree.", "all[A degree.]"),
    ("numbered lines", "1. A degree; or\n2. Two years.", "all[item 1[A degree], or item 2[Two years.]]"),
    (
        "letters in running text",
        "Either (a) a degree; or (b) two years.",
        "all[Either, item a[a degree], or item b[two years.]]",
    ),
    (
        "a list inside an item",
        "1. A degree and either:\na. One; or\nb. Two",
        "all[item 1[A degree, and item a[One], or item b[Two]]]",
    ),
    (
        "the connective opens the next line",
        "(1) One year\nor (2) Two years",
        "all[item 1[One year], or item 2[Two years]]",
    ),
    (
        "a quoted label is no item",
        'Work as described in "1" above; or 2. More',
        'all[Work as described in "1" above; or 2. More]',
    ),
    ("a section number is no item", "As in Section 520. More is asked.", "all[As in Section 520. More is asked.]"),
    (
        "parts joined by AND",
        "EDUCATION\nA degree.\nAND\nEXPERIENCE:\nOne year.",
        "all[part EDUCATION[A degree.], and part EXPERIENCE[One year.]]",
    ),
    (
        "parts inside options",
        "OPTION 1\nEDUCATION: Alpha.\nOR\nOPTION 2\nEDUCATION: Beta.",
        "all[option OPTION 1[part EDUCATION[Alpha.]], or option OPTION 2[part EDUCATION[Beta.]]]",
    ),
    (
        "options inside a part",
        "EDUCATION:\nOption 1: Alpha.\nOR\nOption 2: Beta.\nAND\nEXPERIENCE: Gamma.",
        "all[part EDUCATION[option Option 1[Alpha.], or option Option 2[Beta.]], and part EXPERIENCE[Gamma.]]",
    ),
    (
        "specialties",
        "WATER SPECIALTY\nAlpha.\nSOIL SPECIALTY\nBeta.",
        "all[set WATER SPECIALTY[Alpha.], set SOIL SPECIALTY[Beta.]]",
    ),
    (
        "tracks",
        "PROMOTIONAL: Alpha.\nOPEN-COMPETITIVE: Beta.",
        "all[track promotional[Alpha.], track open-competitive[Beta.]]",
    ),
    ("bullets", "• A\n• B", "all[bullet[A], bullet[B]]"),
    (
        "a combination after a list stands beside it",
        "1. A; or\n2. B.\nOr any equivalent combination of work.",
        "all[item 1[A], or item 2[B.], or any equivalent combination of work.]",
    ),
    ("notes go to the end", "1. A; or\nNOTE: It counts.\n2. B", "all[item 1[A], or item 2[B], It counts.]"),
    (
        "a wrapped line goes on",
        "Two years of work in the\nrepair of pumps.",
        "all[Two years of work in the repair of pumps.]",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_the_outline(text: str, expected: str) -> None:
    assert drawn(outline([lines(text)])) == expected


words = st.sampled_from(
    [
        "1. ",
        "2. ",
        "(a) ",
        "b) ",
        "EDUCATION:",
        "AND",
        "OR",
        "OPTION 1",
        "NOTE:",
        "a degree",
        "two years",
        "; or",
        "EITHER:",
    ]
)


@given(st.lists(st.lists(words, min_size=1, max_size=4).map("".join), min_size=1, max_size=8))
def test_no_word_is_lost_on_the_way_to_pieces(rows: list[str]) -> None:
    given_lines = lines("\n".join(rows))
    pieces = "".join(piece.passage.text for piece in marks([given_lines]))
    assert letters(pieces) == letters("".join(line.text for line in given_lines))


def letters(text: str) -> Counter[str]:
    """Letters and digits; the stops between items belong to no piece."""
    return Counter(filter(str.isalnum, text))
