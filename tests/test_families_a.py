"""Phrase families 1 to 13: how the ways to qualify are set out with letters, numbers, options and parts."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        1,
        "letters with full stops stand below Either and OR closes the line",
        """
        Either:
        A. Graduation from a regionally accredited college with a bachelor's degree in horticulture, botany or
        forestry and one (1) year of grounds keeping experience; OR
        B. Graduation from a regionally accredited college with an associate's degree in one of these fields and
        three (3) years of grounds keeping experience; OR
        C. Graduation from high school or possession of an equivalency diploma and five (5) years of grounds
        keeping experience.
        """,
        "A: bachelor 12m; B: associate 36m; C: high_school 60m",
        fields=("horticulture", "botany", "forestry"),
    ),
    row(
        1,
        "the same with numbers, amounts in digits and the word or on a line of its own",
        """
        EITHER
        1. Master's Degree in Archival Studies;
        or
        2. Bachelor's Degree in History AND 2 years' experience in a records center;
        or
        3. Sixty college credits AND 4 years' experience in a records center.
        """,
        "1: master; 2: bachelor 24m; 3: some_college 60cr 48m",
        fields=("archival studies", "history"),
    ),
    row(
        2,
        "small letters in one running sentence refer back to one another",
        "Either: (a) bachelor's degree and one year of experience in tenant relations; or (b) associate's degree and "
        "three years of experience in tenant relations; or (c) high school diploma and five years of experience as "
        "described in (b); or (d) seven years of experience as described in (b) above.",
        "a: bachelor 12m; b: associate 36m; c: high_school 60m; d: 84m",
    ),
    row(
        2,
        "a later item takes over the amount of an earlier one",
        """
        Either: 1) Possession of a baccalaureate in nutrition and thirty months of menu planning experience; or
        2) Certification as a Dietetic Technician and the experience set forth in 1) above; or 3) six years of
        the experience set forth in 1).
        """,
        "1: bachelor 30m; 2: 30m; 3: 72m",
        licenses=("Dietetic Technician",),
    ),
    row(
        3,
        "a diploma before EITHER belongs to every way",
        """
        Graduation from high school or possession of an equivalency diploma, plus EITHER:
        (A) Two (2) years of paid experience repairing library materials; OR,
        (B) Completion of thirty (30) semester credit hours at an accredited college; OR,
        (C) Any equivalent combination of training and experience.
        """,
        "A: high_school 24m; B: some_college 30cr; C: equivalent(high_school)",
    ),
    row(
        3,
        "the stem is wrapped and the choice opens with one of the following",
        """
        Possession of a valid license as a Registered Land Surveyor issued by the State
        and one of the following:
        a. Bachelor's degree in geomatics and 1 year of boundary survey experience.
        b. Four years of boundary survey experience.
        """,
        "a: bachelor 12m; b: 48m",
        licenses=("Land Surveyor",),
    ),
    row(
        4,
        "the list marks are lost and OR stands between paragraphs",
        """
        Bachelor's degree in museum studies or anthropology; OR

        Associate's degree in museum studies plus two years of collections experience; OR

        An equivalent combination of training and experience as defined by the limits of (A) and (B) above.
        """,
        "bachelor; associate 24m; equivalent",
    ),
    row(
        4,
        "the list marks stand together before the items",
        """
        EITHER: (A) (B) (C)
        Graduation from college with a Bachelor's degree in economics; OR,
        Graduation from college with an Associate's degree in economics and two (2) years of rate analysis; OR,
        Four (4) years of rate analysis.
        NOTE: Experience under (B) and (C) above must have been paid.
        """,
        "bachelor; associate 24m; 48m",
    ),
    row(
        5,
        "letters with one bracket, OR at the end of the line",
        """
        A) Graduation from an accredited two-year college with a degree in civil technology OR
        B) Graduation from high school and two years of experience on a survey crew OR
        C) An equivalent combination of training and experience
        """,
        "A: associate; B: high_school 24m; C: equivalent",
        fields=("civil technology",),
    ),
    row(
        5,
        "numbers with one bracket and no connective at the end of the lines",
        """
        Any one of the following:
        1) A four-year degree with a major in graphic design
        2) A two-year degree with a major in graphic design and 2 years in a print shop
        3) 4 years in a print shop
        """,
        "1: bachelor; 2: associate 24m; 3: 48m",
    ),
    row(
        6,
        "letter and text were separate cells, so the letter has its own line",
        """
        A.
        Six years of experience in claims adjustment; or
        B.
        Eight years of experience in office work, including three years in a supervisory role.
        """,
        "A: 72m; B: 96m",
        of_which=(36,),
    ),
    row(
        6,
        "cells are joined by a bar",
        """
        I. | Associate degree in paralegal studies; or |
        II. | Three years as a Legal Secretary, including one year in litigation.
        """,
        "I: associate; II: 36m",
        titles=("Legal Secretary",),
        of_which=(12,),
    ),
    row(
        7,
        "one sentence without labels",
        "Associate's degree in early childhood education; OR, high school diploma or its equivalent and two (2) years "
        "of experience in a licensed day nursery.",
        "associate; high_school 24m",
    ),
    row(
        7,
        "one sentence in lower case, wrapped in the middle of an amount, with a third way",
        """
        possession of a bachelor's degree in kinesiology; or possession of an associate's degree and two
        years of full-time experience leading games; or a high school diploma and four years of full-time
        experience leading games
        """,
        "bachelor; associate 24m; high_school 48m",
    ),
    row(
        8,
        "the inner amount has no unit and the foregoing may be combined",
        "Four years of bridge painting experience of which one shall have involved lead abatement and graduation from "
        "high school; or, any satisfactory equivalent combination of the foregoing.",
        "high_school 48m; equivalent",
        of_which=(12,),
    ),
    row(
        8,
        "digits for words, and the combination on a line of its own",
        """
        Graduation from a standard senior high school and 6 years of stationary boiler experience, 2 of which shall
        have involved high pressure boilers;
        or any equivalent combination of experience and training.
        """,
        "high_school 72m; equivalent",
        of_which=(24,),
    ),
    row(
        9,
        "Roman patterns have parts for education and experience",
        """
        Either I
        Education: Possession of an associate degree in fisheries.
        and
        Experience: One year of experience in a fish hatchery.
        Or II
        Experience: Three years of experience in a fish hatchery.
        """,
        "I: associate 12m; II: 36m",
    ),
    row(
        9,
        "capitals, the word pattern, and experience before education",
        """
        PATTERN I
        EXPERIENCE: Two years in the state service as an Actuarial Assistant.
        OR PATTERN II
        EXPERIENCE: Four years of pension valuation.
        AND
        EDUCATION: Equivalent to graduation from college with a major in mathematics.
        """,
        "24m; bachelor 48m",
    ),
    row(
        10,
        "a choice of education is multiplied with a choice of experience",
        """
        Either 1
        Education: Equivalent to graduation from college with a major in hydrology.
        Or 2
        Registration as a professional geologist.
        AND
        Either 1
        One year of experience as a Water Gauging Technician.
        Or 2
        Two years of experience measuring stream flow.
        """,
        "bachelor 12m; bachelor 24m; 12m; 24m",
    ),
    row(
        10,
        "both choices are lettered and the middle says in addition",
        """
        One of the following:
        a. Bachelor's degree in entomology
        b. Associate's degree in entomology
        AND one of the following:
        c. Two years of insect surveys
        d. Three years of pesticide application
        """,
        "bachelor 24m; bachelor 36m; associate 24m; associate 36m",
    ),
    row(
        11,
        "options with a stack of education and experience each",
        """
        Option 1:
        EDUCATION
        Completion of a bachelor's degree program with major course work in chemistry.
        AND
        EXPERIENCE
        Two years of laboratory experience.
        OR
        Option 2:
        EDUCATION
        Completion of a master's degree program with major course work in chemistry.
        """,
        "Option 1: bachelor 24m; Option 2: master",
    ),
    row(
        11,
        "options bound to an assignment, numbered with letters and without colon",
        """
        OPTION A (Aquarium assignments only)
        High school diploma AND one year of experience in keeping fish.
        OPTION B (all other assignments)
        High school diploma AND 18 months of experience in keeping mammals or birds.
        """,
        "high_school 12m; high_school 18m",
    ),
    row(
        12,
        "general and specific experience add up",
        """
        EDUCATION
        A bachelor's degree from an accredited college.
        AND
        GENERAL EXPERIENCE
        Three years of work in rent regulation.
        AND
        SPECIFIC EXPERIENCE
        One year of rent regulation experience as a team leader.
        """,
        "bachelor 48m",
    ),
    row(
        12,
        "heading and text share a line, and and stands in small letters",
        """
        Education: High school diploma or GED
        and
        General Experience: 18 months of warehouse experience
        and
        Specialized Experience: 6 months of experience operating a forklift
        """,
        "high_school 24m",
    ),
    row(
        13,
        "a lettered list inside one amount is one way",
        """
        EDUCATION
        Graduation from high school.
        AND
        SPECIFIC EXPERIENCE
        Two years of experience in any one of the following:
        A. Repairing traffic signals.
        OR
        B. Installing street lighting.
        """,
        "high_school 24m",
    ),
    row(
        13,
        "the list inside the amount is bulleted and the amount is in digits",
        """
        Bachelor's degree in any subject and 3 years of progressively responsible experience in one or more of
        the following areas:
        • grant writing;
        • contract monitoring; or
        • program evaluation.
        """,
        "bachelor 36m",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_what_a_phrase_family_asks_for(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
