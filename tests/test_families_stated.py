"""What single facts say: degrees without a level, what is only preferred, parts of amounts, ranges, ordinals of titles.

The families were found by a hunter of wrong facts that nothing marked; the texts are of our own invention.
"""

import pytest
from families import Family, read, row

DOUBT = ("requirement-not-understood",)
ROWS = [
    # 1: a degree whose level is not printed
    row(
        1,
        "a degree of a university is a bachelor's",
        "University degree in acoustics and one year of tuning organs.",
        "bachelor 12m",
        fields=("acoustics",),
        problems=(),
    ),
    row(
        1,
        "the university stands behind the field",
        "A degree in bell founding from an accredited university.",
        "bachelor",
        fields=("bell founding",),
        problems=(),
    ),
    row(
        1,
        "university graduation with a degree",
        "University graduation with a degree in optics or acoustics.",
        "bachelor",
        fields=("optics", "acoustics"),
        problems=(),
    ),
    row(
        1,
        "a bare degree stays open and is marked",
        "Degree in optics, and three years of grinding lenses.",
        "36m",
        problems=DOUBT,
    ),
    row(
        1,
        "a post-secondary degree stays open",
        "Post-secondary degree in optics plus three years of grinding lenses.",
        "36m",
        problems=DOUBT,
    ),
    row(
        1,
        "a degree of a college or a university stays open",
        "A degree in optics from a college or university, and one year of sales.",
        "12m",
        problems=DOUBT,
    ),
    row(
        1,
        "a choice to a named degree only adds a field",
        "A master's degree in optics or a degree in acoustics.",
        "master",
        fields=("optics", "acoustics"),
        problems=(),
    ),
    row(
        1,
        "a graduation with a degree keeps its level",
        "Graduation from a four-year college with a degree in optics.",
        "bachelor",
        fields=("optics",),
        problems=(),
    ),
    # 2: what is only preferred
    row(
        2,
        "a preferred degree in brackets leaves the one before it",
        "Associate's degree in optics (a bachelor's degree in the same field is preferred) and a year of sales.",
        "associate 12m",
        fields=("optics",),
    ),
    row(
        2,
        "a preferred degree between commas",
        "Bachelor's degree in optics, a doctorate desirable, and one year of sales.",
        "bachelor 12m",
        fields=("optics",),
    ),
    row(
        2,
        "a preferred degree in brackets of two words",
        "High school diploma (Associate's preferred); two years of sales.",
        "high_school 24m",
    ),
    row(
        2,
        "a preferred amount behind a semicolon",
        "One year of sales required; three years preferred. A high school diploma.",
        "high_school 12m",
        experience=("sales required",),
    ),
    row(
        2,
        "everything behind a heading is only desired",
        "Two years of sales. Desired: Bachelor's degree in optics and five years of grinding lenses.",
        "24m",
    ),
    row(
        2,
        "what is required behind the heading stays",
        "Two years of sales; preferred: Master's degree and four years of sales; required: Bachelor's degree.",
        "bachelor 24m",
    ),
    # 3: a sentence of its own about a part of the amount before
    row(
        3,
        "it must have been",
        "Seven years of masonry. At least two years must have been as a leader.",
        "84m",
        of_which=(24,),
    ),
    row(3, "it shall be", "Seven years of masonry; a minimum of one year shall be on towers.", "84m", of_which=(12,)),
    row(
        3,
        "experience must have been",
        "Seven years of masonry. Three years of experience must have been on towers.",
        "84m",
        of_which=(36,),
    ),
    row(
        3,
        "an exchange stands between them",
        "Seven years of masonry. A degree may be substituted for one year of work. Two years must have been on towers.",
        "84m",
        of_which=(24,),
    ),
    row(
        3,
        "more than the amount before is no part of it",
        "One year of masonry. Two years must have been on towers.",
        "36m",
    ),
    # 4: a way for those without the degree
    row(
        4,
        "a sentence",
        "Associate's degree and a year of sales. Persons without a degree must have four years of sales.",
        "associate 12m; 48m",
    ),
    row(
        4,
        "a paragraph",
        "Associate's degree and a year of sales.\nApplicants who do not have a degree must have four years of sales.",
        "associate 12m; 48m",
    ),
    row(
        4,
        "behind a semicolon",
        "Associate's degree and a year of sales; lacking such a degree, four years of sales.",
        "associate 12m; 48m",
    ),
    row(
        4,
        "in lieu of a degree",
        "Master's degree in optics and a year of sales, or, in lieu of the degree, eight years of sales.",
        "master 12m; 96m",
        subs="",
    ),
    row(
        4,
        "an exchange stays one",
        "Master's degree and a year of sales. Eight years may be accepted in lieu of the degree.",
        "master 12m",
    ),
    # 5: ranges and round numbers
    row(5, "the lower end with digits", "Four (4) to six (6) years of sales.", "48m"),
    row(5, "between", "Between three and five years of sales.", "36m"),
    row(5, "months to a year", "Nine months to one year of sales.", "9m"),
    row(
        5,
        "a part with digits",
        "Four (4) to six (6) years of sales, two (2) of which were abroad.",
        "48m",
        of_which=(24,),
    ),
    row(5, "a half in words", "Two and a half years of sales.", "30m"),
    row(5, "a plus behind the digit", "3+ years of sales and a high school diploma.", "high_school 36m"),
    row(5, "hundreds of hours", "Six hundred hours of work in a museum.", "none", hours=(600,)),
    row(5, "thousands and hundreds", "Two thousand five hundred hours of work in a museum.", "none", hours=(2500,)),
    # 6: the ordinal of a title before "or"
    row(
        6,
        "a digit",
        "One year's experience as a Kiln Loader 3 or five years' experience as a Kiln Loader 2.",
        "12m; 60m",
        titles=("Kiln Loader 3", "Kiln Loader 2"),
    ),
    row(6, "of one word", "Two years as a Glazier 2 or four years of glazing.", "24m; 48m", titles=("Glazier 2",)),
    row(6, "a number that is none", "Requires 2 or 3 years of glazing.", "24m"),
    # 7: a way that asks for nothing is marked unless the text says so
    row(
        7,
        "only an exchange was read",
        "Four years of sales may be substituted for the degree.",
        "none",
        problems=("alternative-not-understood",),
    ),
    row(7, "the text says so", "No formal education is required.", "none", problems=()),
    # 8: limits, seasons, two times of asking
    row(
        8,
        "a limit to a part of a total adds nothing",
        "Not more than two years of the six years of masonry may be on roofs.",
        "72m",
        of_which=(),
    ),
    row(
        8,
        "a limit behind the amount is no part that is asked",
        "Six years of masonry, no more than two years of which may be on roofs.",
        "72m",
        of_which=(),
    ),
    row(
        8,
        "a part of a total that is named behind it",
        "At least two years of the six years of masonry must be on roofs.",
        "72m",
        of_which=(24,),
    ),
    row(
        8,
        "a total that stands before as well",
        "Six years of masonry. No more than two years of the six years may be on roofs.",
        "72m",
    ),
    row(
        8, "seasons whose length is said", "Three seasons (4 months each season) of raking beaches.", "12m", problems=()
    ),
    row(8, "seasons with digits", "Five (5) seasons (3 months per season) of raking beaches.", "15m"),
    row(
        8,
        "seasons whose length is not said are marked",
        "Three seasons of raking beaches, and a high school diploma.",
        "high_school",
        problems=DOUBT,
    ),
    row(
        8,
        "amounts at the examination and the appointment are not added",
        "One year as a Glazier to take the examination and three years as a Glazier to be appointed.",
        "36m",
        of_which=(12,),
        problems=DOUBT,
    ),
    row(
        8,
        "the numeral of a title ends a sentence",
        "Two years as a Glazier I. At least one year of glass blowing.",
        "36m",
        titles=("Glazier I",),
    ),
    row(
        8,
        "years of training after high school are no experience",
        "High school graduation and two years of post high school training in glazing. One year of sales.",
        "some_college 12m",
    ),
    # 9: fields that are none, and fields that another item names
    row(9, "any major", "Bachelor's degree in any major.", "bachelor", fields=()),
    row(
        9,
        "any field of study",
        "Associate's degree in any field of study and one year of sales.",
        "associate 12m",
        fields=(),
    ),
    row(
        9,
        "any discipline behind a field",
        "Bachelor's degree in optics or any other discipline.",
        "bachelor",
        fields=("optics",),
    ),
    row(
        9,
        "the fields of an item",
        "(A) Bachelor's degree in optics or acoustics and one year of sales; or\n"
        "(B) Associate's degree in one of the fields listed in (A) and three years of sales.",
        "A: bachelor 12m; B: associate 36m",
        fields=("optics", "acoustics"),
    ),
    row(
        9,
        "a field besides those of an item",
        "(1) Bachelor's degree in optics; or\n(2) Master's degree in bell founding or a field described in (1).",
        "1: bachelor; 2: master",
        fields=("optics", "bell founding"),
    ),
    row(
        9,
        "an item that is not there stays in words",
        "Bachelor's degree in one of the areas under (C).",
        "bachelor",
        fields=("one of the areas under (c)",),
    ),
    # 10: names of licences
    row(
        10,
        "a certificate in several specialties",
        "Possession of a certificate in Deep Diving, Wreck Diving or Cave Rescue as issued by the board.",
        "none",
        licenses=("certificate in Deep Diving, Wreck Diving or Cave Rescue",),
    ),
    row(
        10,
        "what it is for stands behind its issuer",
        "Possession of valid licensure issued by the Board of Bells as a Bell Hanger.",
        "none",
        licenses=("licensure as a Bell Hanger",),
    ),
    row(
        10,
        "as issued belongs to no name",
        "Possession of a valid bell hanger license as issued by the Board prior to appointment.",
        "none",
        licenses=("bell hanger license",),
    ),
    row(
        10,
        "possession alone points at the licence before it",
        "Eligibility for a Diver's Certificate at application; possession of certificate at time of appointment.",
        "none",
        licenses=("Diver's Certificate",),
    ),
    row(
        10,
        "possession of certification is named by who gives it",
        "Possession of certification by the Board of Bells to perform peals at the time of appointment.",
        "none",
        licenses=("certification by the Board of Bells to perform peals",),
    ),
    # 11: credits inside a time of study
    row(
        11,
        "units that a year of study includes are not what is exchanged",
        "Four years of sales. One year of education at a college which includes six semester units in optics may be "
        "substituted for one year of experience.",
        "48m",
        subs="college study > experience 12m",
    ),
    row(
        11,
        "credits that are exchanged stay",
        "Four years of sales. Thirty semester units in optics may be substituted for one year of experience.",
        "48m",
        subs="college study > experience 30cr 12m",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_a_single_fact_is_published_as_stated(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
