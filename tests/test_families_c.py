"""Phrase families 32 to 45: equivalent combinations and the floor that they keep."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        32,
        "a combination within the limits of the items above",
        """
        A. Bachelor's degree in fine arts; OR
        B. Four years of exhibit construction; OR
        C. An equivalent combination of training and experience as defined by the limits of (A) and (B).
        """,
        "A: bachelor; B: 48m; C: equivalent()",
    ),
    row(
        32,
        "within the limits, numbers with brackets, wrapped before the limits",
        """
        (1) Associate's degree in surveying and one year as a Rod Carrier;
        or (2) High school diploma and three years as a Rod Carrier;
        or (3) A combination of education and experience equal to or greater than that
        described within the limits of (1) and (2) above.
        """,
        "1: associate 12m; 2: high_school 36m; 3: equivalent()",
        titles=("Rod Carrier",),
    ),
    row(
        33,
        "a combination as indicated in the items above",
        """
        A. Bachelor's degree; or
        B. Associate's degree and two years of typing; or
        C. High school diploma and four years of typing; or
        D. Any equivalent combination of experience and training as indicated in A, B and C above.
        """,
        "A: bachelor; B: associate 24m; C: high_school 48m; D: equivalent()",
    ),
    row(
        33,
        "a satisfactory equivalent to the foregoing, small letters, no letter of its own",
        """
        a) six years of farm work; or
        b) a two-year degree in agronomy and four years of farm work; or
        a satisfactory equivalent combination of education and experience as outlined in a) and b) above
        """,
        "72m; associate 48m; equivalent()",
    ),
    row(
        34,
        "the combination ends every class of a series",
        """
        Groundskeeper I: Six months of lawn care; or any equivalent combination of education and experience.
        Groundskeeper II: Two years of lawn care; or any equivalent combination of education and experience.
        """,
        "6m; 24m; equivalent()",
    ),
    row(
        34,
        "the combination is a sentence of its own",
        "Bachelor's degree in urban planning. Three years of zoning review. Or, an equivalent combination of "
        "education, training and experience.",
        "bachelor 36m; equivalent()",
    ),
    row(
        35,
        "acceptable to the personnel office",
        """
        Completion of a high school education.
        Three years of stock keeping.
        Or any equivalent combination of education and experience determined to be acceptable by the Human Resources
        Division.
        """,
        "high_school 36m; equivalent()",
    ),
    row(
        35,
        "capitals between the parts, the approving office is the commission",
        """
        Education: Bachelor's degree.
        Experience: One year of case management.
        OR
        Any combination of education and experience deemed acceptable by the Civil Service Commission
        """,
        "bachelor 12m; equivalent()",
    ),
    row(
        36,
        "the combination keeps the specific experience",
        """
        EDUCATION
        Bachelor's degree.
        AND
        GENERAL EXPERIENCE
        Two years of budget work.
        AND
        SPECIFIC EXPERIENCE
        One year of budget work as a lead analyst.
        OR
        Any equivalent combination of education and experience acceptable to the Personnel Board which has included the
        specific experience described above.
        """,
        "bachelor 36m; equivalent(12m)",
    ),
    row(
        36,
        "provided that the experience is named again with its amount",
        """
        High school diploma and four years of carpentry; or an equivalent combination of training and experience,
        provided that it includes at least 2 years of carpentry.
        """,
        "high_school 48m; equivalent(24m)",
    ),
    row(
        37,
        "the combination keeps a degree as the educational minimum",
        """
        Master's degree in public health and two years of disease tracing.
        OR
        Any equivalent combination of schooling and work that has included the completion of a bachelor's degree
        program as its educational minimum.
        """,
        "master 24m; equivalent(bachelor)",
    ),
    row(
        37,
        "however, everyone must hold a diploma, in the next sentence",
        """
        1. Associate's degree in horology and one year of clock repair; or
        2. An equivalent combination of education and experience. However, all candidates must have a high school
        diploma or its equivalent.
        """,
        "1: associate 12m; 2: equivalent(high_school)",
    ),
    row(
        37,
        "a school grade is the floor",
        "Graduation from high school and three years of janitorial service, or any equivalent combination, including "
        "completion of the eighth school grade.",
        "high_school 36m; equivalent(elementary)",
    ),
    row(
        38,
        "a typical way is an example",
        """
        Any combination of training and experience which would provide the required knowledge and abilities is
        qualifying. A typical way to obtain these would be:
        Two years of responsible payroll experience and completion of 12 units of accounting.
        """,
        "equivalent()",
    ),
    row(
        38,
        "the example has parts, and likely stands for typical",
        """
        Any combination of education and experience that would likely provide the required knowledge, skills and
        abilities is qualifying. A typical combination is:
        Education: Equivalent to the completion of the twelfth grade.
        Experience: One year of meter reading.
        """,
        "equivalent()",
    ),
    row(
        39,
        "qualifying education and experience will be considered",
        # An equivalent combination in other words: what provides the knowledge is enough.
        """
        Bachelor's degree in biology and one year of mosquito control.
        NOTE: Qualifying education, training and experience that provide the requisite knowledge, skills and abilities
        will be considered.
        """,
        "bachelor 12m; equivalent()",
    ),
    row(
        39,
        "other combinations will be considered, without a note mark",
        """
        High school diploma; two years of experience in ticket sales.
        Other combinations of experience and education that meet the minimum requirements may be considered.
        """,
        "high_school 24m; equivalent()",
    ),
    row(
        40,
        "a combination may be considered",
        "Bachelor's degree in journalism and three years of editing. An equivalent combination of education and "
        "experience MAY be considered.",
        "bachelor 36m; equivalent()",
    ),
    row(
        40,
        "equivalent combinations will also be accepted, in capitals",
        "ASSOCIATE DEGREE IN NURSING AND ONE YEAR OF WARD EXPERIENCE. EQUIVALENT COMBINATIONS OF EDUCATION AND "
        "EXPERIENCE WILL ALSO BE ACCEPTED.",
        "associate 12m; equivalent()",
    ),
    row(
        41,
        "any combination equivalent to an amount",
        # The guide is silent: the amount it is measured by is itself enough, and it is no floor of the combination.
        "Any combination equivalent to: graduation from high school and one year of experience as a Bus Monitor.",
        "high_school 12m; equivalent()",
    ),
    row(
        41,
        "training and experience equivalent to, wrapped, digits",
        """
        Any combination of training and experience equivalent to graduation from a four-year college and
        2 years of youth work.
        """,
        "bachelor 24m; equivalent()",
    ),
    row(
        42,
        "a combination substantially equivalent to a school and a list",
        """
        A combination of education and experience substantially equivalent to graduation from high school and:
        1. Two years of work in a motor pool; and
        2. One year of preparing cost estimates.
        """,
        "high_school 36m; equivalent",
    ),
    row(
        42,
        "capital headings above the combination",
        """
        TRAINING AND EXPERIENCE:
        A combination of education and experience substantially equivalent to completion of an associate degree in
        welding and six months of welding.
        """,
        "associate 6m; equivalent",
    ),
    row(
        43,
        "parts of two patterns may be mixed",
        # A make-up rule is an equivalent combination.
        """
        Pattern I: Two years as a Museum Aide.
        Or Pattern II: Four years of gallery work.
        Applicants may combine experience under the patterns on a proportional basis.
        """,
        "24m; 48m; equivalent",
    ),
    row(
        43,
        "one year of one kind plus enough training to make up the whole",
        """
        1. Bachelor's degree in dance; or
        2. One year of teaching dance and enough additional training or experience to make up a total of three years.
        """,
        "1: bachelor; 2: equivalent(12m)",
    ),
    row(
        44,
        "or equivalent of the qualifications noted above",
        """
        6 months training or experience in grave digging.
        - Or equivalent of Minimum Class Qualifications For Employment noted above.
        """,
        "6m; equivalent",
    ),
    row(
        44,
        "or the equivalent at the end of a sentence",
        "Associate's degree in photography and two years of darkroom experience, or equivalent training and "
        "experience.",
        "associate 24m; equivalent",
    ),
    row(
        45,
        "another degree found equivalent has a credit floor",
        "Completion of a bachelor's degree program in geology; OR a bachelor's degree program which the Office of "
        "Employment has determined to be equivalent and which included at least twenty-one (21) semester hours in "
        "geology.",
        "bachelor; bachelor 21cr",
    ),
    row(
        45,
        "credit floor in quarter units, degree in any field",
        "Bachelor's degree in physics, or a bachelor's degree in any field including 30 quarter units in physics.",
        "bachelor; bachelor 30cr",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_equivalent_combinations(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
