"""Amounts that other words count, restate or divide: "one year each", "(1,500 hours)", "half of the four years"."""

import pytest
from families import Family, read, row

EACH = [
    row(
        71,
        "an amount for each of two kinds, behind a degree",
        "A bachelor's degree, and at least one year each in ferry tolls and harbor dues.",
        "bachelor 24m",
        of_which=(12,),
        problems=(),
    ),
    row(
        71,
        "how many areas there are is said in the sentence",
        "Eighteen months of experience in each of the following three areas: dredging, diving and pile driving.",
        "54m",
        of_which=(18,),
    ),
    row(
        71,
        "the areas are a list with bullets",
        """
        One year of experience in each of the following:
        • dredging; and
        • diving.
        """,
        "24m",
        of_which=(12,),
    ),
    row(
        71,
        "each of two jobs, or one amount in a third",
        "One year each as a Ferrier and a Piler, or three years as a Stevedore.",
        "24m; 36m",
        titles=("Ferrier", "Piler", "Stevedore"),
    ),
    row(
        71,
        "the word stands behind the kinds",
        "Six months of experience in dredging and diving each.",
        "12m",
        of_which=(6,),
    ),
    row(
        71,
        "kinds to choose from cannot be counted",
        "One year each in dredging, diving or pile driving.",
        "12m",
        problems=("ways-in-doubt",),
    ),
    row(
        71,
        "a season is as long as each of them",
        "Two seasons of five months each of dredging.",
        "10m",
        problems=(),
    ),
    row(
        71,
        "experience that includes each of several kinds",
        "Two years of dredging work, including experience in each of the following: hauling, and pile driving.",
        "24m",
        problems=(),
    ),
    row(
        71,
        "work that is done for each of several things",
        "Two years as a Ferrier which includes loading, weighing and accounting for each of the following: ore, coal.",
        "24m",
        problems=(),
    ),
    row(
        71,
        "part of a larger amount",
        "Five years of experience, including one year each in dredging and diving.",
        "60m",
        of_which=(24,),
    ),
]

IN_BRACKETS = [
    row(
        72,
        "hours behind months, with a floor",
        "High school graduation and 18 months (a minimum of 1,500 hours) of experience as a diver.",
        "high_school 18m",
        hours=(1500,),
        count=1,
        titles=("diver",),
        experience=("experience as a diver",),
    ),
    row(72, "hours alone in the bracket", "Two years (4,160 hours) of dredging experience.", "24m", hours=(4160,)),
    row(
        72,
        "years behind hours, and a card",
        "2,080 hours (one year) of dredging experience and a valid diving card.",
        "12m",
        hours=(2080,),
        licenses=("diving card",),
    ),
    row(
        72,
        "hours of a kind of their own lie inside",
        "Four years of diving experience (at least 500 hours in cold water).",
        "48m",
        hours=(500,),
    ),
    row(72, "months that say the years again", "Two (2) years (24 months) of dredging experience.", "24m", count=1),
    row(
        72,
        "hours to choose instead stay a choice",
        "Six months full-time (or 1,040 hours part-time) of dredging experience.",
        "6m; none",
        count=2,
    ),
]

PORTIONS = [
    row(
        73,
        "half of a total named behind it",
        "Half of the required six years of experience must have been in a lead rank. "
        "An associate's degree and six years of dredging experience.",
        "associate 72m",
        of_which=(36,),
        problems=(),
    ),
    row(
        73,
        "half of a total named before it",
        "An associate's degree and four years of dredging experience. One-half of the required four (4) years must "
        "have been as a foreman.",
        "associate 48m",
        of_which=(24,),
    ),
    row(
        73,
        "thirds of a total on the line below",
        """
        Two-thirds of the required six years must have been at sea.
        Graduation from high school and six years of dredging experience.
        """,
        "high_school 72m",
        of_which=(48,),
    ),
    row(
        73,
        "a third of what the sentence asks for",
        "Three years of full-time experience (6,000 hours) in dredging, one-third of which must have been at sea.",
        "36m",
        of_which=(12,),
        problems=(),
    ),
    row(
        73,
        "half of what one of two ways asks for",
        "A bachelor's degree in harbor studies; or five years of pile driving, half of which shall have been at sea.",
        "bachelor; 60m",
        of_which=(30,),
    ),
    row(
        73,
        "years of a total that nothing states",
        "Two of the required five years must have been as a foreman.",
        "24m",
        problems=("ways-in-doubt",),
    ),
]

LICENCES = [
    row(
        74,
        "certification of those who examine drivers",
        "High school graduation and certification as a Driver's License Examiner.",
        "high_school",
        licenses=("certification as a Driver's License Examiner",),
        drivers="",
    ),
    row(
        74,
        "the same beside a licence to drive",
        "Possession of valid certification as a Drivers License Examiner, and a valid driver's license.",
        "none",
        licenses=("Drivers License Examiner",),
        drivers="required",
    ),
    row(
        74,
        "experience in examining drivers",
        "Two years of experience as a Driver License Examiner.",
        "24m",
        titles=("Driver License Examiner",),
        licenses=(),
        drivers="",
    ),
    row(
        74,
        "a certificate known by those who give it",
        "Three years of experience as a deputy and a certificate from the state fire academy.",
        "36m",
        licenses=("certificate from the state fire academy",),
        titles=("deputy",),
    ),
    row(
        74,
        "a certificate that a board issues opens the sentence",
        "A certificate issued by the Board of Diving Standards and two years as a diver.",
        "24m",
        licenses=("Board of Diving Standards",),
    ),
    row(
        74,
        "a card behind the larger of two amounts",
        "One year as Ferrier or two years as Piler and a CPR card.",
        "12m; 24m",
        problems=("ways-in-doubt",),
    ),
    row(
        74,
        "the comma parts the ways",
        "One year as Ferrier, or two years as Piler and a CPR card.",
        "12m; 24m",
        problems=(),
    ),
]

COMBINED = [
    row(
        75,
        "study or experience, or both in part",
        "Two years of college study or four years of dredging experience, or any combination thereof.",
        "some_college; 48m; equivalent()",
        problems=(),
    ),
    row(
        75,
        "an equivalent one keeps no floor",
        "Two years of dredging experience or two years of college, or any equivalent combination thereof.",
        "24m; some_college; equivalent()",
    ),
    row(
        75,
        "an equivalent one behind a single amount",
        "Three years of dredging experience, or any equivalent combination thereof.",
        "36m; equivalent()",
    ),
    row(
        75,
        "an option of its own",
        """
        A. Two years of college; or
        B. Four years of dredging experience; or
        C. Any combination of the above.
        """,
        "A: some_college; B: 48m; C: equivalent",
    ),
    row(75, "of kinds", "Four years of experience in dredging, diving, or any combination thereof.", "48m", count=1),
    row(
        75,
        "of fields of study",
        "30 credits in any combination of biology and chemistry and one year of laboratory experience.",
        "some_college 30cr 12m",
    ),
    row(
        75,
        "of kinds or of ways",
        "Two years of college or four years of experience in dredging, diving, or any combination thereof.",
        "some_college; 48m",
        problems=("ways-in-doubt",),
    ),
]

OPEN = [
    row(
        76,
        "a range whose lower end has no unit",
        "No less than three but no more than five years of dredging experience.",
        "36m",
    ),
    row(
        76,
        "choices parted by commas",
        "One year as a Piler, two years as a Ferrier, or three years as a Stevedore.",
        "36m",
        problems=("ways-in-doubt",),
    ),
    row(
        76,
        "commas before an equivalent combination",
        "A bachelor's degree, two years of experience, or an equivalent combination of training and experience.",
        "bachelor 24m; equivalent()",
        problems=(),
    ),
    row(
        76,
        "an overall amount behind another",
        "3+ yrs. supervising divers; 5+ yrs. overall experience at sea.",
        "96m",
        problems=("ways-in-doubt",),
    ),
]

EXCHANGES = [
    row(
        77,
        "schooling that counts as some time",
        "Four years of dredging experience. A two-year vocational program counts as one year of experience.",
        "48m",
        subs="other > experience 12m",
    ),
    row(
        77,
        "an exchange in brackets at the end",
        "High school graduation. Four years of dredging experience (an associate's degree may be substituted for two "
        "years of experience).",
        "high_school 48m",
        subs="college study > experience 24m",
    ),
    row(
        77,
        "an exchange that goes on behind a comma",
        "High school graduation. Four years of dredging experience, for which an associate's degree counts as two "
        "years of experience.",
        "high_school 48m",
        subs="college study > experience 24m",
    ),
]


@pytest.mark.parametrize("family", [*EACH, *IN_BRACKETS, *PORTIONS, *LICENCES, *COMBINED, *OPEN, *EXCHANGES])
def test_what_is_published(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
