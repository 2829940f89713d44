"""What stands behind "and": a requirement of its own, a part of the work, or a doubt that is marked."""

import pytest
from families import Family, read, row

DOUBT = ("requirement-not-understood",)

BEHIND_AND = [
    row(
        66,
        "hours of instruction behind an experience are schooling, not its kind",
        "Three years of experience grading timber and 45 hours of instruction in kiln drying.",
        "certificate 36m",
        experience=("experience grading timber",),
        fields=("kiln drying",),
    ),
    row(
        66,
        "hours in front of the room they are spent in",
        "Four years of experience in towing vessels, and at least 80 classroom hours of instruction in navigation.",
        "certificate 48m",
        experience=("experience in towing vessels",),
    ),
    row(
        66,
        "completion of an academy",
        "Two years of experience guarding museums and completion of an approved security academy.",
        "certificate 24m",
        experience=("experience guarding museums",),
    ),
    row(
        66,
        "graduation from an academy behind a semicolon",
        "Two years as a Park Guard; and graduation from a ranger academy.",
        "certificate 24m",
        experience=("as a Park Guard",),
        titles=("Park Guard",),
    ),
    row(
        66,
        "successful completion of a program with a field of its own",
        "One year of experience tending boilers, and successful completion of a training program in steam safety.",
        "certificate 12m",
        experience=("experience tending boilers",),
        fields=("steam safety",),
    ),
    row(
        66,
        "a course named in capitals",
        "Six years of rescue service plus the completion of the Swift Water Rescue Level Two course.",
        "certificate 72m",
        experience=("rescue service",),
    ),
    row(
        66,
        "attendance at a seminar",
        "Two years of experience in bridge upkeep and attendance at a rope access seminar.",
        "certificate 24m",
        experience=("experience in bridge upkeep",),
    ),
    row(
        66,
        "a certificate behind AND an in capitals",
        "Two years of experience as a roof inspector AND an NRCA Moisture Survey certificate.",
        "24m",
        experience=("experience as a roof inspector",),
        licenses=("NRCA Moisture Survey certificate",),
    ),
    row(
        66,
        "a diploma behind and a",
        "Four years of experience as a glazier and a high school diploma.",
        "high_school 48m",
        experience=("experience as a glazier",),
    ),
    row(
        66,
        "a certification in small letters",
        "Two years of experience training dogs and a canine behaviour consultant certification.",
        "24m",
        experience=("experience training dogs",),
        licenses=("canine behaviour consultant certification",),
    ),
    row(
        66,
        "possession of cards",
        "One year of experience minding children and possession of current CPR and First Aid cards.",
        "12m",
        experience=("experience minding children",),
        licenses=("CPR and First Aid cards",),
    ),
    row(
        66,
        "a part of the amount before what is required besides",
        "Three years of experience in pumping, including one year as a Shift Lead, and a Grade IV pump operator "
        "certificate.",
        "36m",
        of_which=(12,),
        licenses=("Grade IV pump operator certificate",),
    ),
    row(
        66,
        "an examination that was passed",
        "Two years of audit experience and passing the guild examination.",
        "24m",
        experience=("audit experience",),
        conditions=("examination",),
    ),
    row(
        66,
        "a licence for a machine is no driver's licence",
        "One year of experience on docks and a valid crane operator license.",
        "12m",
        licenses=("crane operator license",),
        conditions=(),
    ),
]

SAID_OTHERWISE = [
    row(
        66,
        "two years and a certificate, or four years",
        "Two years of paid work in a kitchen and a FoodSafe certificate, or four years of paid work in a kitchen.",
        "24m; 48m",
        licenses=("FoodSafe certificate",),
    ),
    row(
        66,
        "a driver's licence and a certificate in one breath",
        "Two years of orchard experience, a valid driver's license, and a Qualified Sprayer Certificate.",
        "24m",
        licenses=("Qualified Sprayer Certificate",),
        experience=("orchard experience",),
    ),
    row(
        66,
        "a card and a driver's licence in one breath",
        "Two years of orchard experience, a current CPR card and a valid driver's license.",
        "24m",
        licenses=("CPR card",),
        experience=("orchard experience",),
    ),
    row(
        66,
        "as well as, together with",
        "Two years of orchard experience as well as a Qualified Sprayer Certificate, together with completion of 12 "
        "semester units in pomology.",
        "some_college 12cr 24m",
        licenses=("Qualified Sprayer Certificate",),
        experience=("orchard experience",),
    ),
    row(
        66,
        "certified by somebody",
        "Two years of experience as a welder and certified by the Guild of Welders.",
        "24m",
        titles=("welder",),
        licenses=("certified by the Guild of Welders",),
    ),
    row(
        66,
        "experience without an amount before a training",
        "Experience in joinery and completion of an apprenticeship.",
        "certificate",
        experience=("joinery",),
    ),
    row(
        66,
        "a degree, and an amount or a training",
        "An associate degree in fire science, and two years of experience or completion of a fire inspector academy.",
        "associate 24m; associate",
    ),
    row(
        67,
        "quarter units in brackets are the same units again",
        "30 semester units (45 quarter units) in child development and two years of play group experience.",
        "some_college 30cr 24m",
    ),
    row(
        66,
        "training inside an experience is required all the same",
        "One year of experience at crossings, including completion of a 24 hour course in traffic control.",
        "certificate 12m",
        experience=("experience at crossings",),
    ),
    row(
        66,
        "a part of the amount, and a certificate in a field",
        "Four years of experience, of which two years must have been in supervision, and a certificate in public "
        "administration.",
        "48m",
        of_which=(24,),
        licenses=("certificate in public administration",),
    ),
    row(
        66,
        "a card of handlers",
        "Two years of experience as a cook and food handler card.",
        "24m",
        licenses=("food handler card",),
    ),
    row(
        11,
        "options on one line",
        "Option 1: Two years of orchard experience and completion of a grafting program. Option 2: Four years of "
        "orchard experience.",
        "Option 1: certificate 24m; Option 2: 48m",
    ),
]

STAYS_INSIDE = [
    row(
        24,
        "what is completed at work is work",
        "Two years of experience in the preparation and completion of payroll returns.",
        "24m",
        experience=("experience in the preparation and completion of payroll returns",),
        problems=(),
    ),
    row(
        24,
        "what is certified at work is work",
        "Two years of experience in the inspection, registration and certification of scales.",
        "24m",
        experience=("experience in the inspection, registration and certification of scales",),
        problems=(),
    ),
    row(
        24,
        "a certificate program that is administered is work",
        "Three years of experience in administration of a certificate program.",
        "36m",
        experience=("experience in administration of a certificate program",),
        licenses=(),
    ),
    row(
        24,
        "a certificate that others need is work",
        "Three years of experience in posts requiring a teaching certificate.",
        "36m",
        experience=("experience in posts requiring a teaching certificate",),
        licenses=(),
    ),
    row(
        24,
        "a title with registration in it is a title",
        "Two years of experience as a Vessel Registration Clerk 2, keeping rolls.",
        "24m",
        titles=("Vessel Registration Clerk 2",),
        licenses=(),
    ),
    row(
        24,
        "what stands elsewhere is taken over and no doubt",
        """
        1. 18 semester units in metallurgy; or
        2. Three years of experience as a Foundry Helper and completion of the educational requirements specified in
        requirement 1.
        """,
        "some_college 18cr; some_college 18cr 36m",
        experience=("experience as a Foundry Helper",),
        problems=(),
    ),
]

DOUBTED = [
    row(
        66,
        "a rotation is published as it stands",
        "Five years of midwifery experience and successful completion of a clinical rotation at night.",
        "60m",
        experience=("midwifery experience",),
        problems=DOUBT,
    ),
    row(
        66,
        "privileges that are possessed",
        "Two years of dental experience, and possession of hospital admitting privileges.",
        "24m",
        experience=("dental experience",),
        problems=DOUBT,
    ),
    row(
        96,
        "a course that is due after appointment is none to bring",
        "One year of experience taking calls; completion of the Emergency Dispatch Course within one year of "
        "appointment.",
        "12m",
        problems=DOUBT,
    ),
    row(
        10,
        "a sentence that asks for something unknown beside what is known",
        """
        High school diploma and two years of experience mending nets in a harbour of any country, on deck or on shore,
        in any weather.
        Possession of a tide rating.
        """,
        "high_school 24m",
        problems=DOUBT,
    ),
]


@pytest.mark.parametrize("family", [*BEHIND_AND, *SAID_OTHERWISE, *STAYS_INSIDE, *DOUBTED])
def test_what_stands_together(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
