"""Phrase families met in real documents that no list had: each row in our own words."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        12,
        "either of the following makes choices of items that end in full stops",
        """
        Either of the following:
        A. A bachelor's degree in forestry and one year of experience felling trees.
        B. Four years of experience felling trees.
        """,
        "bachelor 12m; 48m",
    ),
    row(
        12,
        "either with the labels of the items makes them choices",
        """
        Either 1 or 2:
        1. A bachelor's degree in forestry and one year of experience felling trees.
        2. Four years of experience felling trees.
        """,
        "bachelor 12m; 48m",
    ),
    row(
        12,
        "to meet one label or the other is a choice",
        """
        Candidates must meet A or B:
        A. A bachelor's degree in forestry and one year of experience felling trees.
        B. Four years of experience felling trees.
        """,
        "bachelor 12m; 48m",
    ),
    row(
        12,
        "labels that stand below are a choice too",
        """
        Applicants need either A or B below.
        A. A bachelor's degree in forestry and one year of experience felling trees.
        B. Four years of experience felling trees.
        """,
        "bachelor 12m; 48m",
    ),
    row(
        12,
        "labels that are not those of the items make no choice of them",
        """
        Licence of class A or B:
        1. A bachelor's degree in forestry.
        2. Four years of experience felling trees.
        """,
        "bachelor 48m",
    ),
    row(
        12,
        "a repeated heading after OR is a choice to the first of its name",
        """
        EDUCATION
        Graduation from high school.
        AND
        GENERAL EXPERIENCE
        Six years of dredging work.
        AND
        SPECIFIC EXPERIENCE
        Three years as a Dredge Mate.
        OR
        SPECIFIC EXPERIENCE
        Two years as a Dredge Captain.
        """,
        "high_school 108m; high_school 96m",
        titles=("Dredge Mate", "Dredge Captain"),
    ),
    row(
        12,
        "EDUCATION again after OR opens a way of its own",
        """
        EDUCATION: A bachelor's degree in hydrology.
        AND
        EXPERIENCE: One year of stream gauging.
        OR
        EDUCATION: An associate's degree in hydrology.
        AND
        EXPERIENCE: Three years of stream gauging.
        """,
        "bachelor 12m; associate 36m",
    ),
    row(
        16,
        "or before and: the later connective binds closer",
        """
        1. Two years as a Pension Analyst; or
        2. One year as a Senior Pension Clerk; and
        3. A bachelor's degree in finance.
        """,
        "1: 24m; 2+3: bachelor 12m",
    ),
    row(
        66,
        "two of the four years",
        "Four years of elevator repair, with two of the four years working as a lead.",
        "48m",
        of_which=(24,),
    ),
    row(
        66,
        "the parts stand in a list below",
        """
        Three years of orchard work, which includes:
        a. One year of pruning; and
        b. Two years of grafting.
        """,
        "36m",
        of_which=(12, 24),
    ),
    row(
        67,
        "a college or university with credits: the or joins nothing",
        "A bachelor's degree at an accredited college or university with at least 21 semester credits in ecology.",
        "bachelor 21cr",
    ),
    row(
        68,
        "units inside units are not added",
        "Completion of 12 semester units in drafting, including 3 in mapping and 6 in geometry.",
        "some_college 12cr",
    ),
    row(
        58,
        "years of coursework are no experience",
        "Two years of course work at an accredited college in fish culture.",
        "some_college",
    ),
    row(
        58,
        "a course measured in weeks is a certificate",
        "1. Completion of a six week lifeguard course; or\n2. One year of pool work.",
        "1: certificate; 2: 12m",
    ),
    row(
        58,
        "school years below a diploma",
        "Completion of three years of high school and one year of street sweeping.",
        "elementary 12m",
    ),
    row(
        36,
        "the degree stands before the specific experience in the floor",
        """
        EDUCATION: A bachelor's degree in zoology.
        AND
        GENERAL EXPERIENCE: Two years of animal care.
        AND
        SPECIFIC EXPERIENCE: One year of aviary work.
        OR
        Any equivalent combination of education and experience which has included a bachelor's degree at a college or
        university as an educational minimum and the specific experience described above.
        """,
        "bachelor 36m; equivalent(bachelor 12m)",
    ),
    row(
        91,
        "a note asks a licence of everyone by appointment",
        "Three years of boiler operation.",
        "36m",
        notes="Registration as a Boiler Inspector is required at the time of appointment.",
        licenses=("Boiler Inspector",),
    ),
    row(
        97,
        "a note asks a licence of some only",
        "Three years of boiler operation.",
        "36m",
        notes="Registration as a Boiler Inspector is required at the time of appointment for some of the positions.",
        licenses=(),
    ),
    row(
        63,
        "may substitute X for Y: X is the substitute",
        "A bachelor's degree in library science.",
        "bachelor",
        notes="Applicants may substitute one year of reference experience for each year of college.",
        subs="experience > education 12m",
    ),
    row(
        48,
        "the rate counts, not the maximum",
        "Three years of plumbing work.",
        "36m",
        notes="Thirty semester units may be substituted for each year of experience lacking, "
        "but for no more than two years.",
        subs="college study > experience 30cr 12m max 24m",
    ),
    row(
        53,
        "may be replaced by: the other way round",
        "Two years of survey work.",
        "24m",
        notes="One year of the experience may be replaced by graduate study in geodesy.",
        subs="graduate study > experience 12m",
    ),
    row(
        87,
        "classes that typically meet a requirement are no requirement",
        """
        Two years of payroll work.
        CLASSES THAT TYPICALLY MEET THE EXPERIENCE REQUIREMENT:
        Payroll Clerk 2 (1A07)
        Benefits Clerk (1A09)
        """,
        "24m",
        titles=(),
    ),
    row(
        60,
        "hired in lieu of another class is no exchange",
        "Six months of kennel work. Kennel Aides are hired in lieu of Kennel Attendants.",
        "6m",
        subs="",
    ),
    row(
        13,
        "a list that only describes the amount is no choice",
        """
        Two years of experience in one of the following:
        A. The trimming of trees.
        OR
        B. The planting of shrubs.
        """,
        "24m",
    ),
    row(
        98,
        "a span of time is no experience",
        "One year of parking enforcement. The appointment is subject to a probationary period of six months.",
        "12m",
    ),
    row(
        55,
        "classes that typically qualify are no way to qualify",
        "Two years sorting glass.\n\nTOWN CLASSES THAT TYPICALLY QUALIFY:\nGlass Sorter (4X12)\nBottle Washer (4X13)",
        "24m",
    ),
    row(
        20,
        "titles joined by OR in capitals are two titles",
        "One year of experience as a Kiln Loader 2 OR Glass Blower 1.",
        "12m",
        titles=("Kiln Loader 2", "Glass Blower 1"),
    ),
    row(
        20,
        "and without a comma belongs to the amount behind the comma and or",
        "One year as a Baker, or two years of pastry work and 9 college credits.",
        "12m; some_college 9cr 24m",
        titles=("Baker",),
    ),
    row(
        20,
        "a comma before and lets it reach over both amounts",
        "One year as a Baker, or two years of pastry work, and 9 college credits.",
        "some_college 9cr 12m; some_college 9cr 24m",
        titles=("Baker",),
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_a_phrase_family_found_in_real_documents(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
