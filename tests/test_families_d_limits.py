"""Phrase families 59 to 65: exchanges bound to persons, limits and parts of the requirement."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        59,
        "paid or volunteer work for the same time",
        "One year of experience handling exotic birds. Six months of paid or volunteer work in a zoo may be "
        "substituted for six months of the required experience.",
        "12m",
        subs="experience > experience 6m",
    ),
    row(
        59,
        "volunteer service counts for half, in a note, digits",
        "2 years of trail maintenance.",
        "24m",
        notes="12 months of volunteer service on a trail crew may be substituted for 6 months of experience.",
        subs="experience > experience 6m",
    ),
    row(
        60,
        "an associate's degree or higher replaces all of the experience",
        "High school diploma and two years of bookmobile work. An associate's degree or higher may be substituted for "
        "all of the experience.",
        "high_school 24m",
        subs="college study > experience",
    ),
    row(
        60,
        "a bachelor's degree in lieu of the experience",
        "18 months of experience in a mail room. A bachelor's degree may be substituted in lieu of the required "
        "experience.",
        "18m",
        subs="college study > experience",
    ),
    row(
        61,
        "four years of full-time work for the diploma",
        "Graduation from high school. Four (4) years of full-time work of any kind may be substituted for the high "
        "school diploma.",
        "high_school",
        subs="experience > education 48m",
    ),
    row(
        61,
        "the exchange is turned round and in months",
        "High school diploma and one year of parking enforcement.",
        "high_school 12m",
        notes="Thirty-six months of paid employment may be substituted for graduation from high school.",
        subs="experience > education 36m",
    ),
    row(
        62,
        "credit is given once only",
        "High school diploma and four years of drafting. Thirty semester credits of college study may be substituted "
        "for one year of experience. Education for which credit was given may not be used again as experience.",
        "high_school 48m",
        subs="college study > experience 30cr 12m",
    ),
    row(
        62,
        "no double use, and nothing else, is no exchange",
        "Bachelor's degree and one year of soil testing.",
        "bachelor 12m",
        notes="The same experience may not be used to meet both requirements.",
        subs="",
    ),
    row(
        63,
        "only permanent employees may exchange",
        "Bachelor's degree and two years of youth detention.",
        "bachelor 24m",
        notes="Employees with permanent civil service status as a Youth Aide may substitute additional experience for "
        "the required education on a year-for-year basis.",
        subs="experience > education yfy",
    ),
    row(
        63,
        "incumbents on a date, inside the qualifications",
        """
        Associate's degree in dental hygiene.
        Incumbents in the class of Dental Aide on January 2, 2015 may substitute three years of experience for the
        educational requirement.
        """,
        "associate",
        subs="experience > education 36m",
    ),
    row(
        64,
        "graduate study year for year, not for the supervisory part",
        "Bachelor's degree and five years of child welfare work, two years of which shall have been supervisory. "
        "Graduate study may be substituted for the experience on a year-for-year basis up to two years, but not for "
        "the supervisory experience.",
        "bachelor 60m",
        of_which=(24,),
        subs="graduate study > experience yfy max 24m",
    ),
    row(
        64,
        "each year in a higher office counts as two",
        # One year buys two: 24 months is the amount that is bought.
        "Six years of social services administration.",
        "72m",
        notes="Each year of experience as a commissioner may be substituted for two years of the required experience.",
        subs="experience > experience 24m",
    ),
    row(
        65,
        "clerical experience for high school, year for year",
        """
        Education and Experience: Education equivalent to graduation from a standard high school.
        Substitution of Experience for Education: Qualifying full-time clerical experience may be substituted for the
        required high school education on a year-for-year basis.
        """,
        "high_school",
        subs="experience > education yfy",
    ),
    row(
        65,
        "any full-time work for high school, in a note",
        "Graduation from high school and one year of laundry work.",
        "high_school 12m",
        notes="Any full-time work experience can substitute for the required high school graduation, year for year.",
        subs="experience > education yfy",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_exchanges_within_limits(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
