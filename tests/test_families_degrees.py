"""Degrees printed short, and degrees that share a field and credits."""

import pytest
from families import Family, read, row

INITIALS = [
    row(
        102,
        "degrees in letters with stops",
        "A B.S. in hydrology and six years of gauging; or an M.S. and five years of gauging; or a Ph.D. in hydrology.",
        "bachelor 72m; master 60m; doctorate",
        problems=(),
    ),
    row(
        102,
        "letters without stops, with a field or an amount behind them",
        "BS in hydrology and three years of gauging or MS in hydrology and one year of gauging.",
        "bachelor 36m; master 12m",
        fields=("hydrology",),
        problems=(),
    ),
    row(
        102,
        "letters with nothing but an amount behind them",
        "BS plus six years of gauging, or MS and at least four years of gauging.",
        "bachelor 72m; master 48m",
        problems=(),
    ),
    row(
        102,
        "letters parted by a stroke",
        "BA/BS and three (3) years of gauging, or MA/MS and one (1) year of gauging.",
        "bachelor 36m; master 12m",
        problems=(),
    ),
    row(
        102,
        "the longer degree stands first and alone",
        "M.A. in history; or B.A. in history and two years of museum work.",
        "master; bachelor 24m",
        problems=(),
    ),
    row(
        102,
        "a degree of business and one of law",
        "An M.B.A. or a J.D. and three years of contract work.",
        "master 36m; professional 36m",
        problems=(),
    ),
    row(
        102,
        "the degree stands behind the amount it belongs to",
        "Four years of gauging with a bachelor's degree, or two years with a master's degree in hydrology.",
        "bachelor 48m; master 24m",
        problems=(),
    ),
    row(
        102,
        "an office program is no degree",
        "Experience with MS Office and two years of typing.",
        "24m",
    ),
    row(
        102,
        "a state behind a town is no degree, nor is that of a licence",
        "Two years of gauging in Stoneford, MA and one year as a Diver. Possession of an MA diver license.",
        "36m",
        licenses=("MA diver license",),
    ),
]


@pytest.mark.parametrize("family", INITIALS)
def test_degrees_are_known_by_their_initials(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


SHARED = [
    row(
        103,
        "two degrees in one breath share the field and the credits",
        "A Bachelor's or Master's degree in hydrology from an accredited college, which includes at least 24 semester "
        "units in mathematics.",
        "bachelor 24cr; master 24cr",
        fields=("hydrology",),
        problems=(),
    ),
    row(
        103,
        "an associate's is one of the two",
        "An associate's or bachelor's degree in hydrology or geology.",
        "associate; bachelor",
        fields=("hydrology", "geology"),
    ),
    row(
        103,
        "an associate without an apostrophe",
        "An associate or bachelor's degree in hydrology and two years of gauging.",
        "associate 24m; bachelor 24m",
        count=2,
    ),
    row(
        103, "a job that is an associate", "Two years as a Research Associate or a bachelor's degree.", "24m; bachelor"
    ),
    row(
        103,
        "a list of initials",
        "A B.S., B.A., M.S. or M.A. in hydrology and one year of gauging.",
        "bachelor 12m; master 12m",
        fields=("hydrology",),
        problems=(),
    ),
    row(
        103,
        "a list of three",
        "An associate's, bachelor's, or master's degree in hydrology with 12 credits in mathematics.",
        "associate 12cr; bachelor 12cr; master 12cr",
        problems=(),
    ),
    row(
        103,
        "a science and a field behind both",
        "Bachelor of Science or Master of Science in Hydrology.",
        "bachelor; master",
        fields=("hydrology",),
    ),
    row(
        103,
        "the two stand behind the college they come from",
        "Graduation from an accredited four-year college with a Bachelor's Degree or Master's Degree in hydrology.",
        "bachelor; master",
        fields=("hydrology",),
    ),
    row(
        103,
        "each degree has a field of its own",
        "A bachelor's degree in botany or a master's degree in hydrology.",
        "bachelor; master",
        fields=("botany", "hydrology"),
    ),
    row(
        103,
        "a list that ends in and asks for both",
        "A bachelor's degree, a law degree, and two years.",
        "professional 24m",
    ),
    row(103, "both degrees are asked", "A bachelor's degree and a law degree.", "professional", count=1),
]


@pytest.mark.parametrize("family", SHARED)
def test_degrees_in_one_breath_share_what_the_last_one_has(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


FIELDS = [
    row(
        107,
        "a field stands before the word major",
        "A bachelor's degree with a river management major and one year of gauging.",
        "bachelor 12m",
        fields=("river management",),
    ),
    row(
        107,
        "a major is named behind the word as before",
        "A bachelor's degree with a major in hydrology.",
        "bachelor",
        fields=("hydrology",),
    ),
    row(
        107,
        "a fitting major is no field",
        "A bachelor's degree with an appropriate major.",
        "bachelor",
        fields=(),
    ),
    row(
        107,
        "the fields above, and the experience",
        """
        A bachelor's degree with a major in hydrology and two years of gauging rivers; or
        A master's degree from an accredited college in one of the above fields and one year of experience as described
        above; or
        A doctorate in one of the areas listed above.
        """,
        "bachelor 24m; master 12m; doctorate",
        fields=("hydrology",),
        experience=("gauging rivers",),
        problems=(),
    ),
    row(
        107,
        "the fields above of nothing",
        "A master's degree in one of the above fields.",
        "master",
        fields=(),
    ),
    row(
        107,
        "business is no science",
        "Associate degree in business or secretarial science.",
        "associate",
        fields=("business", "secretarial science"),
    ),
    row(
        107,
        "the head of a column is no part of the name of a licence",
        "Licenses Current license as a River Pilot of the State.",
        "none",
        licenses=("license as a River Pilot",),
    ),
]


@pytest.mark.parametrize("family", FIELDS)
def test_fields_that_stand_elsewhere_are_taken_over(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
