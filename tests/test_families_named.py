"""Certificates and training by their names, lists that only describe, and ways that are only illustrations."""

import pytest
from families import Family, read, row

BY_THEIR_NAMES = [
    row(
        91,
        "the bare names of certificates under a heading of their own",
        "Two years of experience in a nursery.",
        "24m",
        special="Current license as a Grafter. BLS certification.\nNotary public commission.",
        licenses=("license as a Grafter", "BLS certification", "Notary public commission"),
    ),
    row(
        91,
        "who has the certificate instead of the certificate",
        "Two years of experience in a nursery.",
        "24m",
        special="Certified general appraiser.\nRegistration as a professional land surveyor at time of appointment.",
        licenses=("Certified general appraiser", "Registration as a professional land surveyor"),
    ),
    row(
        91,
        "two cards in one are due at the time of hire",
        "Two years of experience in a nursery.",
        "24m",
        special="First aid and CPR cards at time of hire.",
        licenses=("First aid and CPR cards",),
    ),
    row(
        91,
        "certificates that are due after appointment are asked of nobody who applies",
        "Two years of experience in a nursery.",
        "24m",
        special="An Arborist certificate within one year of appointment. CPR and First Aid certificates within six "
        "months of appointment.",
        licenses=(),
    ),
    row(
        91,
        "to be obtained within some months is due later",
        "Two years of experience in a nursery.",
        "24m",
        special="Must obtain CPR certification within 6 months.",
        licenses=(),
    ),
    row(
        91,
        "what may be, what is desirable, and what is no certificate",
        "Two years of experience in a nursery.",
        "24m",
        special="ACLS certification may be obtained later. A first aid card is desirable. Some positions require CPR "
        "certification. Certified mail is used for notices.",
        licenses=(),
    ),
    row(
        91,
        "certificates that only positions somewhere need",
        "Two years of experience in a nursery.",
        "24m",
        special="For positions in the glasshouse, employees must be certified by the Guild of Sprayers at appointment.",
        licenses=(),
    ),
    row(
        91,
        "certificates in a list of which one is enough are asked of nobody",
        "Two years of experience in a nursery.",
        "24m",
        special="Some positions require one of the following:\n1. Certified Tree Worker (CTW)\n2. Rope Access "
        "Certification",
        licenses=(),
    ),
    row(
        91,
        "a licence or another is one with two names",
        "Two years of experience in a nursery.",
        "24m",
        special="Possession of a valid Tree Surgeon license or a current Arborist certificate.",
        licenses=("Tree Surgeon license or a current Arborist certificate",),
    ),
    row(
        91,
        "a certificate in running text of the qualifications",
        "Two years of experience in a nursery; first aid certificate; and certification as a pesticide applicator.",
        "24m",
        licenses=("first aid certificate", "pesticide applicator"),
        experience=("experience in a nursery",),
    ),
]

WAYS_BY_TRAINING = [
    row(
        15,
        "a course as the last of the choices",
        """
        High school diploma or equivalent, and one of the following:
        1. One year of experience answering alarm calls;
        2. Two years of clerical experience; or
        3. Completion of a basic alarm operator course.
        """,
        "1: high_school 12m; 2: high_school 24m; 3: certificate",
        problems=(),
    ),
    row(
        15,
        "an academy between the choices of a sentence",
        "Either (1) completion of the twelfth grade and one year of kennel work, or (2) completion of an approved "
        "160-hour academy in animal rescue, or (3) six months as a Kennel Aide.",
        "1: high_school 12m; 2: certificate; 3: 6m",
        problems=(),
    ),
    row(
        15,
        "graduation from an academy or experience",
        "Graduation from an approved lifeboat academy, or two years of experience as a coxswain.",
        "certificate; 24m",
    ),
    row(
        15,
        "a named school as a way",
        """
        One of the following:
        A. Completion of the Harbour Pilot School.
        B. Six years of experience as a deckhand.
        """,
        "A: certificate; B: 72m",
    ),
]

DETAILS = [
    row(
        13,
        "a list inside an item keeps its or",
        """
        Candidates must meet either A or B:
        A. Training and experience:
        1. Bachelor's degree from an accredited college; and
        2. Two years of experience in
        a. surveying of mines; or
        b. surveying of quarries.
        B. Five years of experience in surveying of mines.
        """,
        "bachelor 24m; 60m",
        experience=("experience in surveying of mines or surveying of quarries", "experience in surveying of mines"),
    ),
    row(
        13,
        "either behind experience in",
        """
        Two years of experience in either:
        a. road paving; or
        b. bridge repair.
        """,
        "24m",
        experience=("experience in either: road paving or bridge repair",),
    ),
    row(
        13,
        "bullets in small letters are items",
        """
        Three years of experience in any of the following:
        • payroll
        • auditing
        • purchasing
        """,
        "36m",
        experience=("experience in any of the following: payroll, auditing, purchasing",),
    ),
    row(
        13,
        "all of a list keeps its and",
        """
        Three years of experience including work in:
        1. rigging;
        2. diving; and
        3. towing.
        """,
        "36m",
        experience=("experience including work in: rigging, diving and towing",),
    ),
]

ILLUSTRATIONS = [
    row(
        38,
        "a typical way whose parts stand on lines of their own",
        """
        Any combination of training and experience that would provide the required knowledge is qualifying. A typical
        way to obtain it would be:
        Education: An associate degree in botany.
        Experience: Two years of experience in a nursery.
        """,
        "equivalent()",
        desirable=("associate", "two years"),
    ),
    row(
        38,
        "a typical way with its first part on the same line",
        "Any combination of training and experience that would provide the required knowledge is qualifying. A typical "
        "way to obtain it would be: Education: Equivalent to completion of the twelfth grade, supplemented by 12 "
        "semester units in botany.\nExperience: Eighteen months of experience in a nursery.",
        "equivalent()",
        desirable=("twelfth grade", "eighteen months"),
    ),
    row(
        38,
        "one way in one sentence without a colon",
        "Any combination of education and experience likely to give these abilities is acceptable. One way to acquire "
        "them is two years of experience in a nursery and an associate degree in botany.",
        "equivalent()",
        desirable=("two years",),
    ),
    row(
        38,
        "an example of a way",
        "Any combination of education and experience that gives the abilities is qualifying. An example of a way to "
        "obtain these would be: a bachelor's degree in law and one year of work in a court.",
        "equivalent()",
        desirable=("bachelor",),
    ),
    row(
        38,
        "one way to qualify is a minimum and another is a choice",
        "One way to qualify is two years of experience in a nursery. Another is an associate degree in botany.",
        "24m; associate",
    ),
]


TITLES_AND_FIELDS = [
    row(
        85,
        "two titles in lower case before a place",
        "Two years of experience as a rigger or piler in a harbor.",
        "24m",
        titles=("rigger", "piler"),
    ),
    row(
        85,
        "three behind a colon, the last with an article",
        "One year of experience as: a mechanic, rigger, or a helper: in the dredging trade.",
        "12m",
        titles=("mechanic", "rigger", "helper"),
    ),
    row(
        85,
        "words that only qualify a title are none",
        "Two years as a skilled or semiskilled laborer in a port; and one year as a carpenter or in a similar job.",
        "36m",
        titles=(),
    ),
    row(
        85,
        "how long and how high one served before a title",
        "Four years of experience as a journey level or lead Harbor Piler with the port.",
        "48m",
        titles=("Harbor Piler",),
    ),
    row(
        85,
        "a program of those who are trained",
        "Completion of ten months in the Harbor Pre-Craft Learner training program.",
        "10m",
        titles=("Harbor Pre-Craft Learner",),
    ),
    row(
        85,
        "the subjects of coursework at a school",
        "One year of coursework in boat repair or metal work at a high school or trade school level.",
        "certificate",
        fields=("boat repair", "metal work"),
    ),
    row(
        85,
        "a certificate from a program of two subjects",
        "A certificate from an approved gardening or botany program.",
        "certificate",
        fields=("gardening", "botany"),
    ),
    row(
        85,
        "what only says of which kind a program is",
        "Graduation from a formal training program and one year of dredging.",
        "certificate 12m",
        fields=(),
    ),
    row(
        85,
        "several professions of one school",
        "Graduation from an approved school of dentistry, medicine or osteopathy.",
        "professional",
        fields=("dentistry", "medicine", "osteopathy"),
    ),
]


@pytest.mark.parametrize("family", [*BY_THEIR_NAMES, *WAYS_BY_TRAINING, *DETAILS, *ILLUSTRATIONS, *TITLES_AND_FIELDS])
def test_what_is_named(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
