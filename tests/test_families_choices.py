"""Choices with what goes with each of them, and lists of which some items are needed."""

import pytest
from families import Family, read, row

DOUBT = ("requirement-not-understood",)

IN_BOTH_CASES = [
    row(
        10,
        "labels named before the list",
        """
        Either A or B, and in both cases C:
        A. A bachelor's degree in forestry and one year of experience felling trees.
        B. Four years of experience felling trees.
        C. A first aid certificate.
        """,
        "A+C: bachelor 12m; B+C: 48m",
        licenses=("first aid certificate",),
    ),
    row(
        10,
        "plus C for both, with numbers",
        """
        Candidates must meet 1 or 2, plus 3 for both:
        1. A bachelor's degree in forestry.
        2. Four years of experience felling trees.
        3. One year as a Crew Lead.
        """,
        "1+3: bachelor 12m; 2+3: 60m",
    ),
    row(
        10,
        "two items go with each choice",
        """
        Applicants need 1 or 2 and, in either case, 3 and 4:
        1. A bachelor's degree in forestry.
        2. Four years of experience felling trees.
        3. One year as a Crew Lead.
        4. A first aid certificate.
        """,
        "1+3+4: bachelor 12m; 2+3+4: 60m",
        licenses=("first aid certificate",),
    ),
    row(
        10,
        "said at the end of the item before",
        """
        1. A bachelor's degree in forestry; or
        2. Four years of experience felling trees; and in either case
        3. One year as a Crew Lead.
        """,
        "1+3: bachelor 12m; 2+3: 60m",
    ),
    row(
        10,
        "said at the start of the item",
        """
        1. A bachelor's degree in forestry; or
        2. Four years of experience felling trees.
        3. In both cases, one year as a Crew Lead.
        """,
        "1+3: bachelor 12m; 2+3: 60m",
    ),
    row(
        10,
        "in one sentence",
        "A bachelor's degree in forestry or four years of experience felling trees and, in both cases, possession of a "
        "valid first aid card.",
        "bachelor; 48m",
        licenses=("first aid card",),
        experience=("experience felling trees",),
    ),
    row(
        10,
        "in one sentence, for both at its end",
        "A bachelor's degree in forestry or four years of experience felling trees, plus a notary commission for both.",
        "bachelor; 48m",
        licenses=("notary commission",),
    ),
    row(
        10,
        "and in addition, behind a choice of amounts",
        "A bachelor's degree in forestry, or four years of experience felling trees; and, in addition, two years as a "
        "Crew Lead.",
        "bachelor 24m; 72m",
    ),
    row(
        10,
        "behind the last of the numbered choices of a sentence",
        "Either: (1) a bachelor's degree in forestry; or (2) four years of experience felling trees; and, in addition, "
        "two years as a Crew Lead.",
        "1: bachelor 24m; 2: 72m",
    ),
    row(
        10,
        "and either makes one choice of what follows",
        "Two years of experience mending brakes and either an ASE certification or completion of a brake course.",
        "24m; certificate 24m",
        licenses=("ASE certification",),
    ),
]

SOME_OF = [
    row(
        10,
        "two of the following three",
        """
        Two of the following three:
        1. A bachelor's degree in botany.
        2. Two years of experience in a nursery.
        3. A grafting certificate from the guild and one year as a Gardener.
        """,
        "1+2: bachelor 24m; 1+3: bachelor 12m; 2+3: 36m",
    ),
    row(
        10,
        "any two of these",
        """
        Applicants must meet any two of these:
        (a) An associate degree.
        (b) Two years of experience in a nursery.
        (c) One year as a Gardener.
        """,
        "a+b: associate 24m; a+c: associate 12m; b+c: 36m",
    ),
    row(
        10,
        "as many as are there are all required",
        """
        Two of the following:
        1. An associate degree.
        2. Two years of experience in a nursery.
        """,
        "1+2: associate 24m",
    ),
    row(
        10,
        "at least two of the following in one sentence",
        "At least two of the following: a bachelor's degree; two years of nursery experience; a notary commission.",
        "bachelor 24m; bachelor; 24m",
        licenses=("notary commission",),
    ),
    row(
        10,
        "more than are there is a doubt",
        """
        Three of the following four:
        1. An associate degree.
        2. Two years of experience in a nursery.
        """,
        "associate; 24m",
        problems=DOUBT,
    ),
]


@pytest.mark.parametrize("family", [*IN_BOTH_CASES, *SOME_OF])
def test_what_goes_with_a_choice(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
