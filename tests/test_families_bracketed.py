"""Phrase family 96: amounts printed in brackets alone, and credits of two kinds."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        96,
        "square brackets open the text",
        "[2] years of orchard work and [60] semester hours in botany.",
        "some_college 60cr 24m",
        fields=("botany",),
        experience=("orchard work",),
    ),
    row(
        96,
        "square brackets behind the word",
        "Two [2] years of orchard work and sixty [60] semester hours in botany.",
        "some_college 60cr 24m",
    ),
    row(96, "the mark of a footnote is no amount", "Two years [1] of orchard work, or pruning [2].", "24m"),
    row(
        96,
        "round brackets open the text",
        "(2) years of orchard work and a high school diploma.",
        "high_school 24m",
        experience=("orchard work",),
    ),
    row(
        96,
        "round brackets open a line behind another",
        "A high school diploma.\n(3) years of orchard work.",
        "high_school 36m",
    ),
    row(
        96,
        "round brackets behind either",
        "Either (1) year of orchard work or (2) years of forestry.",
        "12m; 24m",
    ),
    row(
        96,
        "months, and the time in which",
        "(18) months of orchard work within the last (5) years.",
        "18m",
    ),
    row(
        96,
        "numbered items stay items",
        "(1) A high school diploma; and\n(2) two years of orchard work.",
        "high_school 24m",
    ),
    row(
        96,
        "a list that begins with a capital stays a list",
        "(1) Years of orchard work: two years.\n(2) A high school diploma.",
        "high_school 24m",
    ),
    row(
        96,
        "quarter credits with the semester credits in brackets",
        "90 quarter (60 semester) credits, including 12 quarter credits in botany, and one year of orchard work.",
        "some_college 90cr 12m",
        fields=("botany",),
    ),
    row(
        96,
        "quarter or semester units",
        "45 quarter or 30 semester units in botany.",
        "some_college 45cr",
    ),
    row(
        96,
        "an exchange in square brackets",
        "Two years of orchard work and 60 semester hours in botany. An additional [1] year of work experience may be "
        "substituted for each [30] semester hours.",
        "some_college 60cr 24m",
        subs="experience > education 30cr 12m",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_bracketed_amounts(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
