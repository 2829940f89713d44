"""Phrase family 94: which way round an exchange goes, what it is counted in, and exchanges said in one breath."""

import pytest
from families import Family, read, row

DEGREE = "Bachelor's degree and three years of archival work. "
YEARS = "Four years of experience in a sign shop. "

ROWS = [
    row(
        94,
        "what can substitute stands before the verb, how it is counted behind it",
        DEGREE
        + "Archival experience as described above can substitute on a year-for-year basis for the required college "
        "education.",
        "bachelor 36m",
        subs="experience > education yfy",
    ),
    row(
        94,
        "experience that substitutes at a rate",
        DEGREE + "Additional experience may substitute, on a year-for-year basis, for the degree.",
        "bachelor 36m",
        subs="experience > education yfy",
    ),
    row(
        94,
        "applicants may substitute something, how it is counted, and for what",
        DEGREE
        + "Applicants may substitute further paid experience on a year-for-year basis for the required education.",
        "bachelor 36m",
        subs="experience > education yfy",
    ),
    row(
        94,
        "applicants may substitute something for something on a basis",
        DEGREE + "Applicants may substitute further experience for the required education on a year-for-year basis.",
        "bachelor 36m",
        subs="experience > education yfy",
    ),
    row(
        94,
        "for something applicants may substitute something else",
        YEARS + "For the required experience, candidates may substitute college education on a year-for-year basis for "
        "a maximum of two years.",
        "48m",
        subs="college study > experience yfy max 24m",
    ),
    row(
        94,
        "experience is substituted by a degree",
        DEGREE + "Only one year of the required experience may be substituted by a master's degree.",
        "bachelor 36m",
        subs="graduate study > experience 12m",
    ),
    row(
        94,
        "experience is substituted with college credits",
        YEARS + "Up to two years of this experience can be substituted with college study.",
        "48m",
        subs="college study > experience 24m max 24m",
    ),
    row(
        94,
        "a degree may be counted as a year of experience",
        YEARS + "An associate's degree in graphic design may be counted as one year of experience.",
        "48m",
        subs="college study > experience 12m",
    ),
    row(
        94,
        "thirty units will be credited as six months",
        YEARS + "Thirty semester units in design will be counted as six months of the experience.",
        "48m",
        subs="college study > experience 30cr 6m",
    ),
    row(
        94,
        "part-time work may be counted as half is no exchange",
        YEARS + "Part-time work may be counted as one half of full-time work.",
        "48m",
        subs="",
    ),
    row(
        94,
        "equivalencies without a verb",
        DEGREE + "Equivalencies: 1 year of education for 1 year of experience.",
        "bachelor 36m",
        subs="college study > experience 12m",
    ),
    row(
        94,
        "equivalencies in both directions at different rates",
        DEGREE + "Equivalencies: related study or work considered on the basis of one year of education for two years "
        "of experience; or one year of experience for six months of education.",
        "bachelor 36m",
        subs="college study > experience 24m; experience > education 6m",
    ),
    row(
        94,
        "a second exchange behind a semicolon stands for the same",
        DEGREE + "A master's degree may substitute for one year of the required experience; a doctorate may substitute "
        "for all three years.",
        "bachelor 36m",
        subs="graduate study > experience 12m; graduate study > experience 36m",
    ),
    row(
        94,
        "a second exchange behind a comma and and",
        YEARS + "An associate's degree can substitute for two years of experience, and a bachelor's degree can "
        "substitute for four years.",
        "48m",
        subs="college study > experience 24m; college study > experience 48m",
    ),
    row(
        94,
        "for both at once, and what may stand in has full stops in it",
        DEGREE
        + "Candidates may substitute U.S. Coast Guard military service as a petty officer on a year-for-year basis "
        "for the required experience and education.",
        "bachelor 36m",
        subs="military service > experience yfy; military service > education yfy",
    ),
    row(
        94,
        "three exchanges in one sentence",
        DEGREE + "An associate's degree may be substituted for one year of experience; a bachelor's degree may be "
        "substituted for two years; and a Ph.D. may be substituted for three years.",
        "bachelor 36m",
        subs="college study > experience 12m; college study > experience 24m; graduate study > experience 36m",
    ),
    row(
        94,
        "for one another on a year-for-year basis",
        DEGREE + "Experience and education may be substituted for one another on a year-for-year basis.",
        "bachelor 36m",
        subs="experience > education yfy; college study > experience yfy",
    ),
    row(
        94,
        "for one another and no rate",
        DEGREE + "Experience and education may be substituted for each other.",
        "bachelor 36m",
        subs="experience > education; college study > experience",
    ),
    row(
        94,
        "hours for each year, and the most that may be replaced",
        YEARS + "Thirty semester hours from a college may be substituted for each year of experience, for a maximum "
        "substitution of two years.",
        "48m",
        subs="college study > experience 30cr 12m max 24m",
    ),
    row(
        94,
        "the most stands behind as a bare maximum",
        YEARS + "Thirty semester credits may be substituted for each year of experience, maximum two years.",
        "48m",
        subs="college study > experience 30cr 12m max 24m",
    ),
    row(
        94,
        "the most with the word behind the amount",
        YEARS + "Thirty semester credits may be substituted for each year of experience (two years maximum).",
        "48m",
        subs="college study > experience 30cr 12m max 24m",
    ),
    row(
        94,
        "a degree for so many years, year for year",
        YEARS + "A bachelor's degree will substitute for four (4) years on a year-for-year basis.",
        "48m",
        subs="college study > experience 48m yfy",
    ),
    row(
        94,
        "the credits inside a degree are not what is exchanged",
        YEARS
        + "A college degree with at least 12 credit hours in lettering may be substituted for the experience on a "
        "year for year basis.",
        "48m",
        subs="college study > experience yfy",
    ),
    row(
        94,
        "in-service training is no experience",
        YEARS + "Completion of a formal in-service course in neon or acrylic signs may be substituted for the above "
        "experience.",
        "48m",
        subs="other > experience",
    ),
    row(
        94,
        "what a year of education is in credits stands in a bracket",
        "60 semester units and two years of lettering.",
        "some_college 60cr 24m",
        notes="Paid experience as a letterer may be substituted for the required units on a year for year basis (i.e., "
        "30 semester/45 quarter units = 1 year of college education).",
        subs="experience > education 30cr 12m yfy",
    ),
    row(
        94,
        "a high school that goes with the experience is no substitute of its own",
        "A bachelor's degree in any subject. Completion of high school and two years of regulatory experience, paid or "
        "not, may be substituted for the education requirement.",
        "bachelor",
        subs="experience > education 24m",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_exchanges(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
