"""Phrasings of many offices in which an amount, a school or a way was taken for another."""

import pytest
from families import Family, read, row

WAYS = ("ways-in-doubt",)

PHRASINGS = [
    row(
        78,
        "years that are credited are an exchange",
        "A bachelor's degree in dye. Each year of experience may be credited for one year of the required education, "
        "up to four years. Two years of weaving.",
        "bachelor 24m",
        subs="experience > education 12m max 48m",
    ),
    row(
        78,
        "a part of credits is no amount of time",
        "Sixty semester hours from an accredited college, 30 of which must be in botany, plus two years of grafting.",
        "some_college 60cr 24m",
    ),
    row(
        78,
        "credits with others among them",
        "Completion of 90 quarter units, with at least 12 units in botany, and a year of grafting.",
        "some_college 90cr 12m",
        fields=("botany",),
    ),
    row(
        78,
        "a high school before a college",
        "Must have graduated from high school, and have completed not less than 60 college credits.",
        "some_college 60cr",
    ),
    row(
        78,
        "the years within which something was done say nothing of a card",
        "Must have completed two years of cooking within the past five years and hold a food handler's card.",
        "24m",
        licenses=("food handler's card",),
    ),
    row(
        78,
        "one year within more of them",
        "One year of lead experience within a total of five years of planning experience.",
        "72m",
        problems=WAYS,
    ),
    row(
        78,
        "levels on one line",
        "LEVEL I: A bachelor's degree. LEVEL II: One year as a Grafter I. LEVEL III: Two years as a Grafter II.",
        "LEVEL I: bachelor; LEVEL II: 12m; LEVEL III: 24m",
    ),
    row(
        78,
        "a school of a trade behind a comma",
        "One year of hauling, or completion of a certified truck driving school.",
        "12m; certificate",
    ),
    row(
        78,
        "a certification in small letters as one of two",
        "An associate degree, two years of nursing, and either certification in wound care or one year of wound care.",
        "associate 24m; associate 36m",
        licenses=("certification in wound care",),
    ),
    row(78, "years of either kind", "A total of seven years of education and/or experience in masonry.", "equivalent"),
    row(
        78,
        "a longer amount stands for the two before it",
        "Two years' experience as a Porter plus one year as a Lead Porter, or four years of cleaning experience.",
        "36m; 48m",
    ),
    row(
        78,
        "a shorter one for the last of them",
        "Four years of masonry and three years of carving, or two years of gilding.",
        "84m; 72m",
    ),
]

LENGTHS = [
    row(
        79,
        "what lasts two years is schooling",
        "Three years of gilding OR graduation from a two-year art restoration program.",
        "36m; certificate",
    ),
    row(
        79, "a diploma of two years", "Grade 12 education plus a two-year diploma in forestry.", "certificate", hours=()
    ),
    row(
        79,
        "a bare number behind months is one of months",
        "A minimum of thirty (30) months of gilding, twelve (12) of which in a museum.",
        "30m",
        of_which=(12,),
    ),
    row(79, "the most that is asked", "A minimum of 1 year and a maximum of 3 years of experience in gilding.", "12m"),
    row(
        79,
        "for how long a licence was held",
        "Possession of a glazier license for a minimum of three years.",
        "36m",
        licenses=("glazier license",),
    ),
    row(
        79,
        "education behind school",
        "Two (2) to four (4) years of post-secondary education in design and 18-24 months of drafting.",
        "some_college 18m",
    ),
    row(
        79, "an amount of education", "Three years of gilding; or an equivalent amount of education.", "36m; equivalent"
    ),
    row(
        79,
        "a stop behind years",
        "Minimum of 2 yrs. experience in gilding.",
        "24m",
        experience=("experience in gilding",),
    ),
    row(
        79,
        "a combination behind words that were not understood",
        "A high school diploma and four seasons of gilding or an equivalent combination of training and experience.",
        "high_school; equivalent",
        problems=("requirement-not-understood",),
    ),
]


@pytest.mark.parametrize("family", [*PHRASINGS, *LENGTHS])
def test_phrasings_of_offices(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
