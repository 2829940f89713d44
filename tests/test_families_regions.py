"""The same phrase families in the manners of other parts of the country: stock phrases, order of parts, punctuation."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        66,
        "lettered amounts inside one sentence, then substitutions with Roman numbers",
        """
        Applicants must have at least (A) three years of full-time, or equivalent part-time, experience in boiler
        inspection, of which (B) at least one year must have been in a supervisory capacity, or (C) any equivalent
        combination of the required experience and the following substitutions.
        Substitutions:
        I. An Associate's degree with a major in heating technology may be substituted for a maximum of one year of the
        required (A) experience.
        II. A Bachelor's degree with a major in engineering may be substituted for a maximum of two years of the
        required (A) experience.
        """,
        "36m; equivalent",
        of_which=(12,),
        subs="college study > experience 12m; college study > experience 24m",
    ),
    row(
        66,
        "general experience with special experience inside it",
        """
        General Experience: Seven (7) years of experience in highway design.
        Special Experience: Two (2) years of the General Experience must have been at the level of a Design Engineer 2.
        Substitutions Allowed: College training may be substituted for the General Experience on the basis of fifteen
        (15) semester hours equalling six (6) months of experience to a maximum of four (4) years.
        """,
        "84m",
        of_which=(24,),
        titles=("Design Engineer 2",),
        subs="college study > experience 15cr 6m max 48m",
    ),
    row(
        18,
        "requires a degree, supplemented by years; or any equivalent combination",
        "Requires a Bachelor's degree in Parks Management or a closely related field, supplemented by three (3) years "
        "previous experience in athletic programs; or any equivalent combination of education, training, and "
        "experience which provides the requisite knowledge, skills, and abilities for this job.",
        "bachelor 36m; equivalent()",
        fields=("parks management",),
    ),
    row(
        34,
        "a diploma; technical training; years; and a combination of its own",
        """
        High school diploma or G.E.D.; vocational/technical training in HVAC;
        supplemented by two years of experience; or any equivalent combination of education, training and experience.
        Must possess and maintain a valid state driver's license.
        """,
        "certificate 24m; equivalent()",
        drivers="required",
    ),
    row(
        41,
        "any combination equivalent to, with considerable experience without amount",
        # The experience has no amount; the degree is the measure.
        "Any combination of education and experience equivalent to graduation from an accredited college or university "
        "with major course work in hydrogeology and considerable experience in well permitting.",
        "bachelor; equivalent()",
    ),
    row(
        34,
        "possession of a diploma and experience, combination after a semicolon",
        "Possession of an associate's degree in medical assisting and six months of clinic experience; or completion "
        "of high school and two years of clinic experience; or an equivalent combination of training and experience.",
        "associate 6m; high_school 24m; equivalent()",
    ),
    row(
        7,
        "years or more, then AND and OR in capitals between lines",
        """
        A Bachelor's degree in environmental health
        AND
        Two or more years of food inspection
        OR
        A Master's degree in environmental health
        AND
        One or more years of food inspection
        """,
        "bachelor 24m; master 12m",
    ),
    row(
        7,
        "comma and or between two full ways",
        "A minimum of five years' experience in elections administration, or a bachelor's degree in political science "
        "and a minimum of two years' experience in elections administration.",
        "60m; bachelor 24m",
    ),
    row(
        28,
        "a comparable amount may be substituted",
        "Associate's degree in building construction; three years of code enforcement. A comparable amount of "
        "training, education or experience may be substituted for the minimum qualifications.",
        "associate 36m; equivalent()",
    ),
    row(
        46,
        "each year of experience for a year of college in a note with asterisk",
        "Bachelor's degree in hotel management.",
        "bachelor",
        notes="*Additional years of full-time experience may substitute for the degree requirement on a year for year "
        "basis.",
        subs="experience > education yfy",
    ),
    row(
        47,
        "a cap on education, then the direction back",
        """
        Education: Graduation from an accredited high school or possession of a high school equivalency certificate.
        Experience: Four years of correctional food work.
        Notes:
        1. Candidates may substitute up to two years of college at the rate of 30 credit hours for each year of the
        required experience.
        """,
        "high_school 48m",
        subs="college study > experience 30cr 12m max 24m",
    ),
    row(
        1,
        "bullets with OR between them and a lead-in sentence",
        """
        A candidate may qualify in any of these ways:
        • Bachelor's degree in public policy
        OR
        • Associate's degree and two years of council work
        OR
        • Four years of council work
        """,
        "bachelor; associate 24m; 48m",
    ),
    row(
        1,
        "the connective opens the next item",
        """
        1. A four-year degree in wildlife management;
        OR 2. An Associate degree in wildlife management and 2 years as a Game Warden;
        OR 3. High school graduation and 4 years as a Game Warden.
        """,
        "1: bachelor; 2: associate 24m; 3: high_school 48m",
        titles=("Game Warden",),
    ),
    row(
        1,
        "small or opens a bracketed letter",
        """
        (a) A master's degree in gerontology
        or (b) a bachelor's degree in gerontology and two years of elder abuse investigation
        or (c) an equivalent combination of training and experience.
        """,
        "a: master; b: bachelor 24m; c: equivalent()",
    ),
    row(
        3,
        "the diploma stem is a sentence and the choice opens with and either",
        """
        Graduation from high school or possession of a comparable diploma and either:
        1. Completion of a one-year certificate program in phlebotomy; or
        2. One year of experience drawing blood.
        """,
        "1: certificate; 2: high_school 12m",
    ),
    row(
        16,
        "one item for all, a lettered choice below the second",
        """
        1. Possession of a valid license as a Master Electrician; and
        2. Either:
        a. Five years of commercial wiring; or
        b. Completion of a registered apprenticeship as an Electrician.
        """,
        "60m; certificate",
        licenses=("Master Electrician",),
    ),
    row(
        12,
        "training and experience in one heading, sentences add up",
        """
        EDUCATION AND EXPERIENCE
        Bachelor's degree from an accredited college or university with major in transportation planning. Two years of
        traffic modeling. One year of supervising interns.
        """,
        "bachelor 36m",
    ),
    row(
        12,
        "plus joins the degree and the years, digits and symbol",
        "B.S. in Computer Science + 3 yrs. of database administration",
        "bachelor 36m",
    ),
    row(
        71,
        "abbreviated units and a hyphenated amount",
        "HS diploma/GED and a minimum of 1-1/2 yrs. exp. in a call center.",
        "high_school 18m",
    ),
    row(
        71,
        "a decimal amount and a degree in capitals",
        "BACHELOR'S DEGREE IN LAW ENFORCEMENT AND 2.5 YEARS OF DETENTION WORK",
        "bachelor 30m",
    ),
    row(
        67,
        "a degree which includes units of named subjects, units before the field",
        "Graduation from an accredited college with a bachelor's degree that includes 30 semester units in chemistry, "
        "physics and mathematics, and one year as a Laboratory Aide.",
        "bachelor 30cr 12m",
        titles=("Laboratory Aide",),
    ),
    row(
        68,
        "two years of college without a degree",
        "Two years of college with course work in criminology and one year of security work.",
        "some_college 12m",
    ),
    row(
        68,
        "the credits are written as hours",
        "Successful completion of at least 90 quarter hours at an accredited college.",
        "some_college 90cr",
    ),
    row(
        38,
        "the usual way is an example, with education and experience as parts",
        """
        Any combination of experience and training that would likely provide the required knowledge and abilities is
        qualifying. A typical way to obtain the knowledge and abilities would be:
        Experience:
        Four years of increasingly responsible fleet maintenance, including one year of supervision.
        Training:
        Equivalent to completion of the twelfth grade supplemented by college courses in automotive technology.
        """,
        "equivalent()",
    ),
    row(
        33,
        "a satisfactory combination of a and b, at the end of the sentence",
        "(1) Graduation from a four-year college and one year as a Tenant Organizer; (2) four years as a Tenant "
        "Organizer; or (3) a satisfactory combination of (1) and (2).",
        "1: bachelor 12m; 2: 48m; 3: equivalent()",
        titles=("Tenant Organizer",),
    ),
    row(
        37,
        "all candidates must have a diploma and a year of the experience",
        """
        1. A baccalaureate degree in botany and two years of seed testing; or
        2. Education and/or experience equivalent to "1" above. However, all candidates must have a four-year high
        school diploma and at least one year of the experience described above.
        """,
        "1: bachelor 24m; 2: equivalent(high_school 12m)",
    ),
    row(
        19,
        "graduation with a degree or higher",
        "Graduation with an Associate's Degree or higher in Dental Hygiene.",
        "associate",
        fields=("dental hygiene",),
    ),
    row(
        19,
        "a bachelor's or master's degree with different amounts",
        "Bachelor's degree in counseling and three years of experience or Master's degree in counseling and one year "
        "of experience.",
        "bachelor 36m; master 12m",
    ),
    row(
        91,
        "licence, degree and residency in numbered notes",
        "Graduation from an approved school of nursing and one year of emergency room experience.",
        # A school of nursing is a trade school.
        # A licence due by appointment for everyone goes into every alternative, also from a note.
        "certificate 12m",
        notes="1. Candidates must possess a license and current registration to practice as a Registered Professional "
        "Nurse at time of appointment.\n2. Some positions require a driver's license.",
        licenses=("Registered Professional Nurse",),
        drivers="may_be_required",
    ),
    row(
        96,
        "certificates within a year, on a line of its own",
        """
        Must be at least 18 years old.
        High school diploma or equivalent.
        Must obtain Grade I Wastewater Operator certification within 12 months of hire date.
        """,
        "high_school",
        licenses=(),
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_a_phrase_family_elsewhere(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
