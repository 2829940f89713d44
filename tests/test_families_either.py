"""Ways that "either" opens, lower ends, times that are no experience, and programs of schools."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        86,
        "either a degree with an amount, or a larger amount",
        "Either a bachelor's degree and one year of dredging, or five years of dredging, plus a valid diving card.",
        "bachelor 12m; 60m",
        common=("diving card",),
        problems=(),
    ),
    row(
        86,
        "either a degree, or an amount with a diploma",
        "Either a bachelor's degree, or five years of dredging and a diploma from a high school.",
        "bachelor; high_school 60m",
    ),
    row(
        86,
        "without “either” the degree may go with the first alone",
        "A bachelor's degree and one year of dredging, or five years of piling.",
        "bachelor 12m; bachelor 60m",
        problems=("ways-in-doubt",),
    ),
    row(
        86,
        "a high school goes with both",
        "High school graduation and one year as a Ferrier, or two years as a Piler.",
        "high_school 12m; high_school 24m",
        problems=(),
    ),
    row(87, "the lower end before “nor”", "Not less than two nor more than four years of dredging.", "24m"),
    row(
        87,
        "the lower end in words and digits",
        "Not less than six (6) nor more than eighteen (18) months of dredging and a valid diving card.",
        "6m",
        licenses=("diving card",),
    ),
    row(
        87,
        "a time within which something is due is no experience",
        "Five years of dredging; a valid diving certificate; Grade IV within 12 months.",
        "60m",
    ),
    row(
        87,
        "how long a licence was held is one",
        "A valid diving license for two years.",
        "24m",
        licenses=("diving license",),
    ),
    row(
        87,
        "an amount for each year that is lacking is an exchange",
        "A bachelor's degree and four years of dredging. One year of experience for each year of education lacking.",
        "bachelor 48m",
        subs="experience > education 12m",
    ),
    row(
        88,
        "graduation from a program of a school",
        "Graduation from an accredited nursing program and one year of ward work.",
        "certificate 12m",
    ),
    row(
        88,
        "a field ends before what applicants have besides",
        "30 semester hours of college coursework in the social sciences and have one year of casework experience.",
        "some_college 30cr 12m",
        fields=("social sciences",),
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_what_is_published(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
