"""What stands behind "and", "and either" and "in both cases": requirements of their own, or a doubt that is marked."""

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
        problems=(*DOUBT, "unexplained-words"),
    ),
]

IN_BOTH_CASES = [
    row(
        10,
        "labels named before the list",
        """
        Either A or B, and in both cases C:
        A. A bachelor's degree in forestry and one year of experience felling trees.
        B. Four years of experience felling trees.
        C. A first aid certificate.
        """,
        "A+C: bachelor 12m; B+C: 48m",
        licenses=("first aid certificate",),
    ),
    row(
        10,
        "plus C for both, with numbers",
        """
        Candidates must meet 1 or 2, plus 3 for both:
        1. A bachelor's degree in forestry.
        2. Four years of experience felling trees.
        3. One year as a Crew Lead.
        """,
        "1+3: bachelor 12m; 2+3: 60m",
    ),
    row(
        10,
        "two items go with each choice",
        """
        Applicants need 1 or 2 and, in either case, 3 and 4:
        1. A bachelor's degree in forestry.
        2. Four years of experience felling trees.
        3. One year as a Crew Lead.
        4. A first aid certificate.
        """,
        "1+3+4: bachelor 12m; 2+3+4: 60m",
        licenses=("first aid certificate",),
    ),
    row(
        10,
        "said at the end of the item before",
        """
        1. A bachelor's degree in forestry; or
        2. Four years of experience felling trees; and in either case
        3. One year as a Crew Lead.
        """,
        "1+3: bachelor 12m; 2+3: 60m",
    ),
    row(
        10,
        "said at the start of the item",
        """
        1. A bachelor's degree in forestry; or
        2. Four years of experience felling trees.
        3. In both cases, one year as a Crew Lead.
        """,
        "1+3: bachelor 12m; 2+3: 60m",
    ),
    row(
        10,
        "in one sentence",
        "A bachelor's degree in forestry or four years of experience felling trees and, in both cases, possession of a "
        "valid first aid card.",
        "bachelor; 48m",
        licenses=("first aid card",),
        experience=("experience felling trees",),
    ),
    row(
        10,
        "in one sentence, for both at its end",
        "A bachelor's degree in forestry or four years of experience felling trees, plus a notary commission for both.",
        "bachelor; 48m",
        licenses=("notary commission",),
    ),
    row(
        10,
        "and in addition, behind a choice of amounts",
        "A bachelor's degree in forestry, or four years of experience felling trees; and, in addition, two years as a "
        "Crew Lead.",
        "bachelor 24m; 72m",
    ),
    row(
        10,
        "and either makes one choice of what follows",
        "Two years of experience mending brakes and either an ASE certification or completion of a brake course.",
        "24m; certificate 24m",
        licenses=("ASE certification",),
    ),
]

SOME_OF = [
    row(
        10,
        "two of the following three",
        """
        Two of the following three:
        1. A bachelor's degree in botany.
        2. Two years of experience in a nursery.
        3. A grafting certificate from the guild and one year as a Gardener.
        """,
        "1+2: bachelor 24m; 1+3: bachelor 12m; 2+3: 36m",
    ),
    row(
        10,
        "any two of these",
        """
        Applicants must meet any two of these:
        (a) An associate degree.
        (b) Two years of experience in a nursery.
        (c) One year as a Gardener.
        """,
        "a+b: associate 24m; a+c: associate 12m; b+c: 36m",
    ),
    row(
        10,
        "as many as are there are all required",
        """
        Two of the following:
        1. An associate degree.
        2. Two years of experience in a nursery.
        """,
        "1+2: associate 24m",
    ),
    row(
        10,
        "more than are there is a doubt",
        """
        Three of the following four:
        1. An associate degree.
        2. Two years of experience in a nursery.
        """,
        "associate; 24m",
        problems=DOUBT,
    ),
]


@pytest.mark.parametrize("family", [*BEHIND_AND, *STAYS_INSIDE, *DOUBTED, *IN_BOTH_CASES, *SOME_OF])
def test_what_stands_together(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
