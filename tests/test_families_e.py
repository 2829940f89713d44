"""Phrase families 66 to 79: amounts inside amounts, credits, and what experience counts."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        66,
        "two years of which were supervisory",
        "Bachelor's degree and six years of transit planning, two years of which shall have been in a supervisory "
        "capacity.",
        "bachelor 72m",
        of_which=(24,),
    ),
    row(
        66,
        "the inner amount stands in the next sentence, in digits",
        """
        5 years of experience in pump station operation.
        At least 18 months of this experience must have been at the level of Lead Operator.
        """,
        "60m",
        of_which=(18,),
        titles=("Lead Operator",),
    ),
    row(
        66,
        "the inner amount is in brackets",
        "High school diploma and four (4) years of experience in bindery work (one (1) year must be in a lead role).",
        "high_school 48m",
        of_which=(12,),
    ),
    row(
        67,
        "a degree including or supplemented by credits",
        "Bachelor's degree including or supplemented by eighteen (18) semester credit hours in accounting, and two "
        "years of grants audit.",
        "bachelor 18cr 24m",
    ),
    row(
        67,
        "credits in digits before the subject, with",
        """
        Associate's degree in any field with at least 12 credits in
        statistics or mathematics.
        """,
        "associate 12cr",
    ),
    row(
        68,
        "credits without a degree, some of them in one subject",
        "Completion of twenty-four (24) semester credit hours, including six (6) in botany, and one year of nursery "
        "work.",
        "some_college 24cr 12m",
    ),
    row(
        68,
        "sixty credits, small letters, at the end",
        "two years of paid experience in a group home and sixty (60) college credits.",
        "some_college 60cr 24m",
    ),
    row(
        69,
        "any major that includes units in a list of subjects",
        "Graduation from college with any major which shall include at least 24 semester units in biology, ecology, "
        "limnology or soil science.",
        "bachelor 24cr",
    ),
    row(
        69,
        "semester and quarter credits for the same thing",
        "Possession of a bachelor's degree with 21 semester (32 term) credits in one or a combination of psychology or "
        "sociology.",
        "bachelor 21cr",
    ),
    row(
        70,
        "courses or months, twice, and months besides",
        """
        2 courses or 6 mos. experience in surveying; 1 course or 3 mos. experience in drafting;
        6 additional months experience in either.
        """,
        "some_college 6m; some_college 9m; some_college 12m; 15m",
    ),
    row(
        70,
        "courses or a year",
        "Two college courses in supervision or one year of supervisory experience.",
        "some_college; 12m",
    ),
    row(
        71,
        "a number word and digits together, with a fraction sign",
        "One and one half (1 ½) years of toll collection.",
        "18m",
    ),
    row(71, "a mixed number in digits", "High school diploma and 2 1/2 years of seamanship.", "high_school 30m"),
    row(
        71,
        "months in brackets, half a year in words, plural apostrophe",
        "Eighteen (18) months' experience in escrow and one-half year of experience in title searching.",
        "24m",
    ),
    row(
        72,
        "part-time equivalents do not change the amount",
        "Three (3) years of full-time paid experience, or its part-time equivalent, in tutoring.",
        "36m",
    ),
    row(
        72,
        "a year with its hours",
        "One year (2,080 hours) of experience in a blood bank and a high school diploma.",
        "high_school 12m",
    ),
    row(
        72,
        "hours alone are hours",
        "Completion of 500 hours of experience as a camp counselor.",
        "none",
        hours=(500,),
    ),
    row(
        73,
        "volunteer months with hours inside and asterisks",
        """
        Eighteen (18) months* as a volunteer for an organization** with at least 100 hours of suicide prevention calls.
        *Months need not be consecutive.
        **An organization is any non-profit agency.
        """,
        "18m",
    ),
    row(
        73,
        "paid or volunteer, digits",
        "1 year* of paid or volunteer experience in a shelter.\n* At least 20 hours per month.",
        "12m",
    ),
    row(
        74,
        "within five years before the closing date",
        "Two years of experience as an Armory Custodian within the five years immediately prior to the closing date.",
        "24m",
        titles=("Armory Custodian",),
    ),
    row(
        74,
        "the window stands first",
        "Within the last ten years, three (3) years of experience appraising farm land.",
        "36m",
    ),
    row(
        75,
        "one kind counts for part of the amount only",
        """
        Four years of property tax work in one or more of these kinds: (a) sales studies; (b) mapping; (c) appeals;
        (d) data conversion.
        Experience of kind (d) may count for no more than two-thirds of the four years.
        """,
        "48m",
        subs="",
    ),
    row(
        75,
        "a cap in years",
        "Bachelor's degree and five years of lending experience. No more than two years of teller experience will be "
        "counted toward the requirement.",
        "bachelor 60m",
        subs="",
    ),
    row(
        76,
        "post-degree experience",
        "Bachelor's degree in social work and two (2) years of post-degree experience in hospice care.",
        "bachelor 24m",
    ),
    row(
        76,
        "only experience after the degree counts, in a sentence of its own",
        """
        1. Master's degree in speech pathology and one year of school experience; or
        2. Bachelor's degree in speech pathology and 3 years of school experience.
        Qualifying experience must have been gained after the bachelor's degree was awarded.
        """,
        "1: master 12m; 2: bachelor 36m",
    ),
    row(
        77,
        "what is not acceptable",
        """
        High school diploma and two years of telephone survey work.
        *NOTE: One year of telephone sales is NOT acceptable experience.
        """,
        "high_school 24m",
    ),
    row(
        77,
        "what will not be credited, without a note mark",
        "Three years of ambulance dispatching. Experience as a volunteer firefighter will not be considered "
        "qualifying.",
        "36m",
    ),
    row(
        78,
        "accreditation is a footnote for every degree",
        """
        Bachelor's degree* in linguistics or a master's degree* in translation.
        * The degree must have been awarded by a college accredited by a regional, national or specialized agency.
        """,
        "bachelor; master",
    ),
    row(
        78,
        "foreign degrees need an evaluation",
        "Doctorate in epidemiology. Degrees earned at colleges abroad must be evaluated by a credential service; a "
        "bachelor's degree evaluation alone is not enough.",
        "doctorate",
    ),
    row(
        79,
        "general experience of which a year at the next lower grade, or a degree",
        "Three years of general experience, of which one year was at the level of the next lower grade; or a master's "
        "degree in any field.",
        "36m; master",
        of_which=(12,),
    ),
    row(
        79,
        "a year of graduate study or superior achievement",
        # A year of graduate study without a degree: the guide has only "credits or courses without a degree" for it.
        """
        1 year of specialized experience at the next lower grade;
        OR one full year of graduate study;
        OR superior academic achievement in a bachelor's degree program.
        """,
        "12m; some_college; bachelor",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_amounts_and_credits(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
