"""Requirements that were lost, added or put together although their words leave it open."""

import pytest
from families import Family, read, row

WAYS = ("ways-in-doubt",)
ASKED = ("requirement-not-understood",)

TWICE = [
    row(
        72,
        "the sentences name the time first",
        "At time of examination: One year as a Glazier. At time of appointment: Two years as a Glazier.",
        "24m",
        of_which=(12,),
        problems=ASKED,
    ),
    row(
        72,
        "the appointment comes first",
        "Two years as a Glazier at the time of appointment and one year as a Glazier at the time of the examination.",
        "24m",
        of_which=(12,),
        problems=ASKED,
    ),
    row(
        72,
        "a status is asked twice",
        "One year of permanent status as a Glazier to take the examination and two years of permanent "
        "status as a Glazier to be appointed.",
        "24m",
        of_which=(12,),
        problems=ASKED,
    ),
    row(
        72,
        "more is asked by the test than at the appointment",
        "Four years of experience and an associate's degree, by the test date; successful candidates must have one "
        "year of experience at appointment.",
        "associate 48m",
        of_which=(12,),
        problems=ASKED,
    ),
    row(
        72,
        "what is due at the appointment is a licence: the amounts are two",
        "Four years of glazing and two years of lead work at the time of the examination. A Glazier license at the "
        "time of appointment.",
        "72m",
        problems=ASKED,
    ),
]

OPEN = [
    row(
        73,
        "a total of service beside an amount",
        "Two years of experience as a Glazier with 25 years of service in the guild.",
        "324m",
        problems=WAYS,
    ),
    row(
        73,
        "a smaller amount behind with",
        "Five years of glazing experience, with at least two years in a lead rank.",
        "84m",
        problems=WAYS,
    ),
    row(
        73,
        "a degree is with it",
        "A bachelor's degree with two years of glazing experience.",
        "bachelor 24m",
        problems=(),
    ),
    row(
        73,
        "a smaller amount and a card without a comma",
        "Two years of glazing experience or one year of glazing experience and a notary commission.",
        "24m; 12m",
        licenses=("notary commission",),
        problems=WAYS,
    ),
    row(
        73,
        "the comma says that the card goes with both",
        "Two years of glazing experience or one year of glazing experience, and a notary commission.",
        "24m; 12m",
        problems=(),
    ),
    row(
        73,
        "a larger amount and a card without a comma",
        "One year of glazing experience or two years of carpentry experience and a notary commission.",
        "12m; 24m",
        problems=WAYS,
    ),
]

BEHIND = [
    row(
        74,
        "a degree behind words about what counts",
        "Four years as a Glazier. Service that began before May 2011 meets the requirement, and an associate's degree.",
        "associate 48m",
    ),
    row(
        74,
        "what counts goes on about a degree",
        "Four years as a Glazier. Guild service may count for no more than one year, and a degree will count for two.",
        "48m",
    ),
    row(74, "a bare licence opens the sentence", "Licensure and two years of nursing.", "24m", licenses=("Licensure",)),
    row(
        74,
        "a licence of a state, and schooling",
        "Current registration in the state, and completion of a 60-hour course in grading.",
        "certificate",
        licenses=("registration in the state",),
        fields=("grading",),
    ),
    row(
        74,
        "the licence of a trade",
        "One year of glazing experience and a welder's license.",
        "12m",
        licenses=("welder's license",),
    ),
    row(74, "that of drivers is none", "One year of glazing and a state driver's license.", "12m", licenses=()),
]

COURSES = [
    row(
        75,
        "hours tell one course from the other",
        "Completion of a 90 hour art program, or graduation from a school of dental care with 75 hours of lessons.",
        "certificate",
        count=2,
        hours=(),
    ),
    row(
        75,
        "a course without completion",
        "A 120 hour course in glazing, or two years of glazing experience.",
        "certificate; 24m",
        fields=("glazing",),
    ),
    row(
        75,
        "hours of instruction are no experience, and a college where it is given is no degree",
        "Completion of a formal glazing training program at a two-year college which has included at least 200 hours "
        "of shop and classroom instruction in lead glass.",
        "certificate",
        hours=(),
    ),
    row(
        75,
        "hours of a course, and hours of work",
        "Completion of a glazing course of at least 300 hours and 500 hours of glazing experience.",
        "certificate",
        hours=(500,),
    ),
    row(
        75,
        "years of education at a college",
        "Completion of two years education in an accredited college, and three years of drafting.",
        "some_college 36m",
    ),
]

MARKED = [
    row(
        76,
        "marks of footnotes in square brackets stand anywhere",
        "Two [1] years of experience [2] as a Map Clerk[3], and a bachelor's [4] degree in history[5] or law [6].",
        "bachelor 24m",
        fields=("history", "law"),
        titles=("Map Clerk",),
        problems=(),
    ),
    row(
        76, "behind the digits", "Three (3)[12] years of milling; or possession of a notary commission[1].", "36m; none"
    ),
    row(
        76,
        "brackets with words are no marks",
        "Two years of milling [as a lead] and 12 credits.",
        "some_college 12cr 24m",
    ),
]


@pytest.mark.parametrize("family", [*TWICE, *OPEN, *BEHIND, *COURSES, *MARKED])
def test_what_was_lost_or_added(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
