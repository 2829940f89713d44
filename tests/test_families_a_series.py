"""Phrase families 14 to 26: ways in other layouts, several classes in one text, and texts that ask for nothing."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        14,
        "three stacks of experience, education and certification between -OR-",
        """
        Experience: One year of professional treasury work.
        Education: Possession of a bachelor's degree with a major in finance.
        -OR-
        Experience: Four years of bookkeeping in a public agency.
        Education: Completion of 60 semester units of college courses.
        -OR-
        Certification: Current license as a Certified Public Accountant.
        """,
        "bachelor 12m; some_college 60cr 48m; none",
        licenses=("Certified Public Accountant",),
    ),
    row(
        14,
        "education stands first, spaces in the dashes and no colon",
        """
        EDUCATION
        Bachelor's degree in social welfare.
        EXPERIENCE
        Two years of intake work.
        - OR -
        EDUCATION
        Master's degree in social welfare.
        """,
        "bachelor 24m; master",
    ),
    row(
        15,
        "kinds of diploma between -OR- are one level",
        "Graduation from a United States high school -OR- a General Educational Development certificate -OR- a State "
        "high school proficiency certificate -OR- a foreign diploma evaluated as equal to it.",
        "high_school",
    ),
    row(
        15,
        "the first diploma carries an asterisk and the footnote follows",
        """
        A bachelor's degree* in nursing -OR- a master's degree* in public health.
        *Degrees must be from an accredited institution.
        """,
        "bachelor; master",
    ),
    row(
        16,
        "a bullet for all ends in AND, the ways end in or",
        """
        • High school diploma or GED; AND
        • Bachelor's degree in real estate; or
        • Associate's degree and two years of field listing; or
        • Four years of field listing; or
        • Designation as a State-Certified Residential Appraiser.
        """,
        "bachelor; associate 24m; high_school 48m; high_school",
    ),
    row(
        16,
        "the condition comes last and the ways are numbered",
        """
        1. Two years of experience as a Park Ranger; or
        2. A bachelor's degree in recreation; and
        3. Certification in Wilderness First Aid.
        """,
        # "1; or 2; and 3": by the ruling on "1; and 2; or 3" the condition belongs to both.
        "24m; bachelor",
        licenses=("Wilderness First Aid",),
    ),
    row(
        17,
        "every number is required and two of them are no qualifications",
        """
        1. Possess a high school diploma.
        2. Have had at least three years of experience in the repair of diesel engines.
        3. Possess a State heavy truck mechanic certification.
        4. Pass the examination for the class.
        5. Satisfactorily complete the probationary period.
        """,
        "high_school 36m",
        licenses=("mechanic certification",),
    ),
    row(
        17,
        "letters without verbs, all of the following, amounts in digits",
        """
        Candidates must meet ALL of the following:
        a. 21 years of age or older
        b. Associate degree or higher
        c. 2 years of experience in juvenile detention
        d. Successful completion of a physical agility test
        """,
        "associate 24m",
    ),
    row(
        18,
        "semicolons mean and; a school grade below the twelfth is elementary",
        "Completion of the tenth grade required; one year of experience in laundry operations; or any equivalent "
        "combination of training and experience.",
        "elementary 12m; equivalent",
    ),
    row(
        18,
        "a licence stands between the semicolons and the line is wrapped",
        """
        Bachelor's degree in civil engineering required; registration as a Professional Engineer
        required; four years of responsible bridge design experience.
        """,
        "bachelor 48m",
        licenses=("Professional Engineer",),
    ),
    row(
        19,
        "a degree or its credits",
        "Completion of an associate's degree or sixty (60) college credits at an accredited institution, and one year "
        "of experience in a call center.",
        "associate 12m; some_college 60cr 12m",
    ),
    row(
        19,
        "two degree programs or a certification",
        "Completion of an associate degree program in drafting or surveying technology, OR certification as a Survey "
        "Technician Level II.",
        "associate; none",
        fields=("drafting", "surveying technology"),
        licenses=("Survey Technician",),
    ),
    row(
        20,
        "each level of a series has its own amount",
        """
        Education
        Education typically acquired through completion of high school.
        Experience
        Records Processor 5
        No specific type or amount is required.
        Records Processor 6
        One year of experience equivalent to a Records Processor 5.
        Records Processor E7
        Two years of experience equivalent to a Records Processor 6.
        """,
        "high_school; high_school 12m; high_school 24m",
    ),
    row(
        20,
        "entry and journey level, heading and text on one line",
        """
        Entry Level: High school diploma or equivalent and six months of custodial work.
        Journey Level: High school diploma or equivalent and two years of custodial work, one of which must have
        been at the Entry Level.
        """,
        "high_school 6m; high_school 24m",
    ),
    row(
        21,
        "specialties with options of their own",
        """
        STORMWATER SPECIALTY
        Option 1
        Bachelor's degree in hydrology.
        OR
        Option 2
        Associate's degree in hydrology AND two years of sewer inspection.
        ALL OTHER SPECIALTIES
        Bachelor's degree in engineering.
        """,
        "bachelor; associate 24m",
        fields=("hydrology", "engineering"),
    ),
    row(
        21,
        "the assignment is named in running text",
        """
        For positions assigned to the Crime Laboratory: Bachelor's degree in chemistry and one year of experience.
        For positions assigned to the Field Unit: High school diploma and three years of experience.
        """,
        "bachelor 12m; high_school 36m",
    ),
    row(
        22,
        "a separate part opens with a preamble and headings of its own",
        """
        PART II
        MINIMUM QUALIFICATION SPECIFICATIONS FOR THE CLASS
        Education Requirement: Graduation from an accredited four-year college or university.
        Experience Requirement: Two and one-half (2-1/2) years of professional experience in housing development.
        """,
        "bachelor 30m",
    ),
    row(
        22,
        "the preamble is a sentence and the headings are capitals on lines of their own",
        """
        Persons seeking appointment to this class shall meet the following qualifications:
        EDUCATION REQUIREMENT
        High school diploma.
        EXPERIENCE REQUIREMENT
        Eighteen months of clerical work in a court.
        """,
        "high_school 18m",
    ),
    row(23, "education none", "EDUCATION: None is required.\nEXPERIENCE: None.", "none"),
    row(23, "no formal requirement in a sentence", "There are no formal education or experience requirements.", "none"),
    row(23, "no text at all", "", ""),
    row(
        24,
        "kinds of experience without any amount",
        # One alternative whose experience has no months: something is asked for, only no amount.
        """
        Experience performing one or more of the following:
        • Laying asphalt.
        • Operating a paving machine.
        • Flagging traffic.
        """,
        "none",
    ),
    row(
        24,
        "lettered kinds of experience below a diploma",
        """
        High school diploma, and experience in any of these areas: (a) cashiering, (b) customer service, or
        (c) data entry.
        """,
        "high_school",
    ),
    row(
        25,
        "qualifications written as knowledge",
        # The guide is silent; like "no formal requirements": one alternative with nothing in it.
        "Knowledge of actuarial tables sufficient to compute reserves. Ability to explain results to laypersons.",
        "none",
    ),
    row(
        25,
        "knowledge of a college subject is no degree",
        """
        Understanding of accounting principles at the level taught in college, sufficient to reconcile trust funds.
        Skill in spreadsheets sufficient to build a forecast.
        """,
        "none",
    ),
    row(
        26,
        "a table of grades, cells joined by bars",
        """
        Grade | Education | Experience
        I | High school diploma | None
        II | Associate's degree | One year
        """,
        "high_school; associate 12m",
    ),
    row(
        26,
        "a table of jobs with certificate and months",
        """
        Position | Certification | Related experience
        Cook | Food Handler Certificate | 6 months
        Head Cook | Food Protection Manager Certificate | 24 months
        """,
        "6m; 24m",
        licenses=("Food Handler", "Food Protection Manager"),
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_what_a_phrase_family_asks_for(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
