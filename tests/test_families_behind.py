"""What stands behind amounts and choices: how far it reaches, what is only preferred, what restates or divides them."""

import pytest
from families import Family, read, row

REACH = [
    row(
        78,
        "a card behind the only comma and “and” goes with ways of several parts",
        "A bachelor's degree and one year at sea, or an associate's degree and two years at sea, and a valid diving "
        "card.",
        "bachelor 12m; associate 24m",
        common=("diving card",),
        problems=(),
    ),
    row(
        78,
        "a card goes with both amounts, the first of which is made up of two",
        "One year as Ferrier and one year as Piler, or three years as Stevedore, and a valid diving card.",
        "24m; 36m",
        common=("diving card",),
        problems=(),
    ),
    row(
        78,
        "a card goes with an equivalent combination as well",
        "A bachelor's degree and two years at sea, or an equivalent combination of training and experience, and a "
        "valid diving card.",
        "bachelor 24m; equivalent()",
        common=("diving card",),
    ),
    row(
        78,
        "another comma and “and” leaves it open",
        "A bachelor's degree and one year at sea, or an associate's degree, and two years at sea, and a valid diving "
        "card.",
        "bachelor 12m; associate 24m",
        problems=("ways-in-doubt",),
    ),
    row(
        78,
        "the semicolon parts more than the comma",
        "One year as Ferrier; or two years as Piler, and a valid diving card.",
        "12m; 24m",
        licenses=("diving card",),
        common=(),
        problems=(),
    ),
    row(
        78,
        "each way has a licence of its own",
        "A bachelor's degree and a valid diving card, or two years as Piler, and a valid pilot's license.",
        "bachelor; 24m",
        licenses=("diving card", "pilot's license"),
        common=(),
        problems=(),
    ),
    row(
        78,
        "less schooling behind a comma that experience makes up for",
        "A bachelor's degree, or an associate's degree and two years of dredging.",
        "bachelor; associate 24m",
        problems=(),
    ),
    row(
        78,
        "two amounts behind a comma and a card for all",
        "A bachelor's degree, or two years as Piler and one year as Ferrier, and a valid driver's license.",
        "bachelor; 36m",
        drivers="required",
        problems=(),
    ),
    row(
        78,
        "less schooling without a comma may be a way of its own",
        "A bachelor's degree or an associate's degree and two years of dredging.",
        "bachelor 24m; associate 24m",
        problems=("ways-in-doubt",),
    ),
    row(
        78,
        "sixty credits are no less than the degree before them",
        "An associate's degree or 60 semester credits and two years of dredging.",
        "associate 24m; some_college 60cr 24m",
        problems=(),
    ),
    row(
        78,
        "more schooling behind a comma",
        "A bachelor's degree, or a master's degree and one year of dredging.",
        "bachelor 12m; master 12m",
    ),
    row(
        78,
        "degrees that only a comma parts",
        "A master's degree, a bachelor's degree and one year at sea, or an associate's degree and three years at sea.",
        "master 12m; associate 36m",
        problems=("ways-in-doubt",),
    ),
]

CREDITS = [
    row(
        79,
        "a part of the credits names the field",
        "60 credits from an accredited college, 30 of which must be in accounting.",
        "some_college 60cr",
        fields=("accounting",),
    ),
    row(
        79,
        "a part in words and digits, and two fields",
        "Ninety semester credits, twenty-four (24) of which are in botany or zoology, and two years of field work.",
        "some_college 90cr 24m",
        fields=("botany", "zoology"),
    ),
    row(
        79,
        "a part of the years before them is none of credits",
        "30 credits in botany and four years of field work, two of which must have been in a port.",
        "some_college 30cr 48m",
        fields=("botany",),
        of_which=(24,),
    ),
]

DIPLOMAS = [
    row(
        80,
        "a certificate of those who run schools, as a choice to a diploma",
        "A high school diploma or a certificate from the board of education, and one year of dredging.",
        "high_school 12m",
        licenses=(),
    ),
    row(
        80,
        "valid, and of a department",
        "A high school diploma, or a valid certificate issued by the State Department of Education.",
        "high_school",
        licenses=(),
    ),
    row(
        80,
        "a diploma of no level stays open",
        "A diploma or a certificate from the school board and two years as a Ferrier.",
        "24m",
        licenses=(),
        problems=("requirement-not-understood",),
    ),
    row(
        80,
        "a certificate of a board that runs no schools",
        "Two years of experience or a certificate from the Board of Diving Standards.",
        "24m; none",
        licenses=("Board of Diving Standards",),
    ),
    row(80, "a diploma of a high school", "A diploma from an accredited high school and one year.", "high_school 12m"),
    row(
        80,
        "a diploma that only attests a program",
        "Completion of a welding program, including possession of a diploma, and two years as a Piler.",
        "certificate 24m",
        problems=(),
    ),
]

BRACKETS = [
    row(
        81,
        "an exchange in brackets before what else is asked",
        "Two years of work as a Ferrier (two years of part-time work counts as one year), and a valid diving card.",
        "24m",
        titles=("Ferrier",),
        licenses=("diving card",),
        subs="experience > other 12m",
    ),
    row(
        81,
        "another amount behind the bracket",
        "High school graduation and two years of dredging (an associate's degree may be substituted for one year of "
        "experience) and one year of diving.",
        "high_school 36m",
        subs="college study > experience 12m",
        experience=("dredging", "diving"),
    ),
    row(
        81,
        "a share in brackets is no exchange of an amount",
        "Two years as a Ferrier (part-time work counts as one half), and a valid diving card.",
        "24m",
        licenses=("diving card",),
    ),
    row(
        81,
        "hours behind years and a few words",
        "Two years of full-time experience (4,160 hours) as a diver.",
        "24m",
        hours=(4160,),
        experience=("full-time experience as a diver",),
    ),
    row(
        81,
        "hours in a bracket behind a comma",
        "One year's work, (2,000 hours) as a diver, and a valid diving card.",
        "12m",
        hours=(2000,),
        experience=("work as a diver",),
    ),
    row(
        81,
        "hours that are too few restate nothing",
        "Two years of experience in dredging (500 hours) and a valid diving card.",
        "24m",
        hours=(),
    ),
]

PREFERRED = [
    row(
        82,
        "a larger amount is only preferred",
        "One year and preferably three years of experience in dredging.",
        "12m",
        experience=("experience in dredging",),
    ),
    row(
        82,
        "between commas, in words and digits",
        "One (1) year, preferably three (3) years, as a Ferrier, and a valid diving card.",
        "12m",
        titles=("Ferrier",),
        licenses=("diving card",),
    ),
    row(
        82,
        "ideally, behind the kind",
        "At least one year of full time work, and ideally two years, in dredging.",
        "12m",
        experience=("full time work in dredging",),
    ),
    row(
        82,
        "in brackets, without its unit",
        "Two years (three preferred) of experience as a Ferrier or four years as a Piler.",
        "24m; 48m",
        titles=("Ferrier", "Piler"),
    ),
    row(
        82,
        "what follows a preferred kind is asked",
        "Two years of nursing experience, preferably in a hospital, and a valid diving card.",
        "24m",
        licenses=("diving card",),
    ),
    row(
        82,
        "a preferred field is no field, and the years behind it stay",
        "A bachelor's degree, preferably in botany or zoology, supplemented by two years of field work.",
        "bachelor 24m",
        fields=(),
    ),
    row(
        82,
        "a preferred title is none",
        "Two years of clerical experience, preferably as a Ferrier, and a bachelor's degree.",
        "bachelor 24m",
        titles=(),
    ),
    row(
        82,
        "a preferred degree behind another",
        "A bachelor's degree, preferably a master's degree, and two years of experience.",
        "bachelor 24m",
    ),
]

EACH = [
    row(
        83,
        "the kinds alone are the subject",
        "One year each in painting and roofing.",
        "24m",
        of_which=(12,),
        experience=("painting and roofing",),
    ),
    row(
        83,
        "jobs keep the word before them",
        "Two years each as a Piler and a Ferrier.",
        "48m",
        experience=("as a Piler and a Ferrier",),
    ),
    row(
        83,
        "behind the word for experience",
        "Six months of experience each in painting, roofing, and siding.",
        "18m",
        experience=("experience in painting, roofing, and siding",),
    ),
]


DEFINITIONS = [
    row(
        84,
        "what a year means adds none",
        "Two years of dredging. One year of experience means one year of full-time work.",
        "24m",
    ),
    row(
        84,
        "a year in brackets, and a card behind them",
        "Two years of dredging (a year is defined as 2,080 hours) and a valid diving card.",
        "24m",
        hours=(),
        licenses=("diving card",),
    ),
    row(84, "behind a semicolon", "Three years of dredging; one year of work equals 1,800 hours.", "36m", hours=()),
    row(84, "behind “where”", "Two years of dredging, where each year means ten months at sea.", "24m"),
    row(
        84,
        "years of a kind equal to that of a job are asked",
        "Five years of dredging, one year of which is equal to that of a Ferrier.",
        "60m",
        of_which=(12,),
    ),
    row(
        84,
        "a degree that is equal to some experience is not required",
        "An associate's degree is equivalent to two years of experience. Four years of dredging experience.",
        "48m",
        subs="college study > experience 24m",
    ),
    row(
        84,
        "a limit in brackets",
        "Two years of diving (no more than one year may be counted from part-time work) and a valid diving card.",
        "24m",
        licenses=("diving card",),
    ),
    row(
        84,
        "a limit between two semicolons",
        "Graduation from high school; military service may count for no more than one year; and two years of diving.",
        "high_school 24m",
    ),
]


@pytest.mark.parametrize("family", [*REACH, *CREDITS, *DIPLOMAS, *BRACKETS, *PREFERRED, *EACH, *DEFINITIONS])
def test_what_is_published(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
