"""Where one way to qualify ends and the next begins, within a sentence."""

import pytest
from families import Family, read, row

DOUBT = ("ways-in-doubt",)

BEHIND_A_PART = [
    row(
        101,
        "a semicolon ends the part that lies inside",
        "Six years of masonry, two years of which were as a foreman; or one year as a Chief Mason.",
        "72m; 12m",
        of_which=(24,),
        titles=("Foreman", "Chief Mason"),
        problems=(),
    ),
    row(
        101,
        "a capital OR ends it, and the schooling before does not go over",
        "A high school diploma and five years of masonry, including one year of tile work; OR two years of experience "
        "as a Tiler 2 with a port.",
        "high_school 60m; 24m",
        of_which=(12,),
        problems=(),
    ),
    row(
        101,
        "three ways, the middle one with a part",
        "A degree in geology from a university and one year of surveying; OR four years of surveying, three of which "
        "were at sea; OR one year as a Hydrographer.",
        "bachelor 12m; 48m; 12m",
        of_which=(36,),
        problems=(),
    ),
    row(
        101,
        "a comma before an amount that is longer than the part",
        "Five years of masonry, one year of which was on towers, or four years of roofing.",
        "60m; 48m",
        of_which=(12,),
        problems=(),
    ),
    row(
        101,
        "either at the front, the part in the first of the two",
        "Either five years of masonry, one year of which was on towers, or two years of experience as a Steeplejack.",
        "60m; 24m",
        of_which=(12,),
        problems=(),
    ),
    row(
        101,
        "both of the ways have a part",
        "Four years of masonry, one of which was on towers, or three years of roofing, two of which were on towers.",
        "48m; 36m",
        of_which=(12, 24),
        problems=(),
    ),
    row(
        101,
        "an amount as long as the part, behind a comma only, may be either",
        "Four years of masonry, including one year of tile work, or one year as a Tiler.",
        "48m; 12m",
        of_which=(12,),
        problems=DOUBT,
    ),
    row(
        101,
        "an amount worded as the part before it is a choice to that part",
        "Three years of masonry, one year of which shall have been pointing; or one year laying.",
        "36m",
        of_which=(12,),
        problems=(),
    ),
    row(
        101,
        "an or without a comma joins two parts",
        "Four years of masonry, including one year of pointing experience or one year as a Tiler.",
        "48m",
        of_which=(12,),
        problems=(),
    ),
    row(
        101,
        "an or without a comma and another length may be either",
        "Four years of masonry including one year of pointing experience or two years as a Tiler.",
        "48m",
        of_which=(12, 24),
        problems=DOUBT,
    ),
    row(
        101,
        "a second part behind or is no way",
        "Four years of masonry, one year of which was on towers, or, two years of which were on barges.",
        "48m",
        of_which=(12, 24),
        problems=(),
    ),
]


@pytest.mark.parametrize("family", BEHIND_A_PART)
def test_a_part_of_an_amount_ends_where_the_next_way_begins(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


POINTLESS = [
    row(
        105,
        "more time of the same kind stands for the degree",
        "An associate's degree and four years of gauging, or eight years of gauging in a harbor.",
        "associate 48m; 96m",
        problems=(),
    ),
    row(
        105,
        "three ways, each behind a comma",
        "Bachelor's degree and two years of experience, or an Associate's degree and four years of experience, or "
        "eight years of experience in gauging.",
        "bachelor 24m; associate 48m; 96m",
        problems=(),
    ),
    row(
        105,
        "more time of another kind may stand for it",
        "A bachelor's degree and two years as a Gauger, or four years as a Diver.",
        "bachelor 24m; bachelor 48m",
        problems=DOUBT,
    ),
    row(
        105,
        "less time is a choice beside the schooling",
        "A high school diploma and two years of gauging, or one year as a Gauger 2.",
        "high_school 24m; high_school 12m",
        problems=(),
    ),
    row(
        105,
        "a lower degree with time of its own",
        "Master's degree in social work or Bachelor's degree in social work and two years of casework.",
        "master; bachelor 24m",
        problems=(),
    ),
    row(
        105,
        "a lower degree behind a comma",
        "A master's degree, or a bachelor's degree and two years of casework.",
        "master; bachelor 24m",
    ),
    row(
        105,
        "two degrees in one breath and time for both",
        "Master's or bachelor's degree in social work and two years of casework.",
        "master 24m; bachelor 24m",
    ),
    row(
        105,
        "time behind a comma goes with both",
        "Master's degree in social work or bachelor's degree in nursing, and two years of casework.",
        "master 24m; bachelor 24m",
    ),
]


@pytest.mark.parametrize("family", POINTLESS)
def test_what_would_be_pointless_beside_a_degree_is_a_way_of_its_own(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
