"""What may not be exchanged, and what only those ask who are employed already."""

import pytest
from families import Family, read, row

FORBIDDEN = [
    row(
        83,
        "schooling may not stand in",
        "Two years of press work. Education may not be substituted for experience.",
        "24m",
        subs="",
    ),
    row(
        83,
        "no exchange at all",
        "Two years of press work. There is no substitution of education for experience.",
        "24m",
        subs="",
    ),
    row(
        83,
        "the amount that may not be replaced is none of its own",
        "Two years of press work; schooling cannot be substituted for the required two years.",
        "24m",
        subs="",
    ),
    row(
        83,
        "one way round only, the other forbidden behind it",
        "Four years of press work. A degree may be substituted for two years of experience, but experience may not be "
        "substituted for the required diploma.",
        "48m",
        subs="college study > experience 24m",
    ),
    row(
        83,
        "the other way round is allowed behind it",
        "Four years of press work. Experience may not be substituted for the diploma, but education may be substituted "
        "for experience on a year-for-year basis.",
        "48m",
        subs="college study > experience yfy",
    ),
    row(
        83,
        "nothing may replace what stands before the comma",
        "Two years of press work, no substitutions.",
        "24m",
        subs="",
    ),
    row(
        83,
        "nothing may replace it, in a clause",
        "Two years of press work for which no study can be substituted; a diploma from high school.",
        "high_school 24m",
        subs="",
    ),
    row(
        83,
        "a combination that may not replace the degree",
        "Bachelor's degree and two years of press work. An equivalent combination of education and experience may be "
        "considered, except that the degree may not be substituted.",
        "bachelor 24m; equivalent",
        subs="",
        problems=("ways-in-doubt",),
    ),
    row(
        83,
        "an exchange that is allowed",
        "Four years of press work. Education may be substituted for experience on a year-for-year basis.",
        "48m",
        subs="college study > experience yfy",
    ),
]

OF_INSIDERS = [
    row(
        84,
        "a promotional line below what everyone needs",
        """
        Four years of press work or an associate's degree.
        Promotional Candidates: One year of permanent status as a Printer 1.
        """,
        "[unspecified] 48m; [unspecified] associate; [promotional] 12m",
        problems=("ways-in-doubt",),
    ),
    row(
        84,
        "the heading of a promotional part",
        """
        Four years of press work.
        PROMOTIONAL PROCESS
        Two years of permanent status as a Printer 1.
        """,
        "[unspecified] 48m; [promotional] 24m",
        problems=("ways-in-doubt",),
    ),
    row(
        84,
        "a promotional track that asks for the open one too",
        """
        Four years of press work.
        PROMOTIONAL:
        Candidates must meet the open-competitive qualifications. One year of permanent status as a Printer 1.
        """,
        "[unspecified] 48m; [promotional] 60m",
        problems=("ways-in-doubt", "unexplained-words"),
    ),
    row(
        84,
        "both tracks are named: what stands above goes with both",
        """
        A high school diploma.
        OPEN COMPETITIVE:
        Four years of press work.
        PROMOTIONAL:
        One year of permanent status as a Printer 1.
        """,
        "[open_competitive] high_school 48m; [promotional] high_school 12m",
        problems=(),
    ),
    row(
        84,
        "nothing is asked above a promotional track",
        """
        The following is needed.
        PROMOTIONAL:
        One year of permanent status as a Printer 1.
        """,
        "[promotional] 12m",
    ),
    row(
        84,
        "a sentence on promotion",
        "Four years of press work. For promotion, employees must have two years as a Printer 1.",
        "48m",
        titles=(),
    ),
]


@pytest.mark.parametrize("family", FORBIDDEN)
def test_forbidden(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


@pytest.mark.parametrize("family", OF_INSIDERS)
def test_of_insiders(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
