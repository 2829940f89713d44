"""Phrase families 46 to 65: rules of exchange."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        46,
        "college for experience, year for year",
        "High school diploma and four years of wood shop experience. Post-secondary education in cabinet making may be "
        "substituted for experience on a year-for-year basis.",
        "high_school 48m",
        subs="college study > experience yfy",
    ),
    row(
        46,
        "in a note, passive turned round",
        "Six years of bakery experience.",
        "72m",
        notes="Study at an accredited college can be substituted for the required experience on a year for year basis.",
        subs="college study > experience yfy",
    ),
    row(
        47,
        "experience for education with thirty credits to the year",
        "Graduation from an accredited college with a bachelor's degree.",
        "bachelor",
        notes="Applicants who do not possess the required education may substitute additional experience on a "
        "year-for-year basis with thirty (30) semester hour credits being equal to one (1) year of experience.",
        subs="experience > education 30cr 12m yfy",
    ),
    row(
        47,
        "the rate in brackets and in digits",
        "Bachelor's degree and one year of relocation work. Additional relocation experience may be substituted for "
        "the degree year for year (1 year = 30 credits).",
        "bachelor 12m",
        subs="experience > education 30cr 12m yfy",
    ),
    row(
        48,
        "fifteen semester hours for one-half year, capped",
        "Five years of experience in plan review.",
        "60m",
        notes="College training in architecture may be substituted for the general experience on the basis of fifteen "
        "(15) semester hours equalling one-half (1/2) year of experience to a maximum of two (2) years.",
        subs="college study > experience 15cr 6m max 24m",
    ),
    row(
        48,
        "fifteen credits for six months, up to four years",
        """
        High school diploma and six years of clerical work.
        Substitutions Allowed: Education at an accredited university may be substituted for experience at the rate of
        15 semester credits for 6 months, up to four years.
        """,
        "high_school 72m",
        subs="college study > experience 15cr 6m max 48m",
    ),
    row(
        49,
        "two and a half credits to the month",
        "High school diploma and two years of recreation leadership. College credits may be substituted for experience "
        "at the rate of 2.5 credit hours for one month.",
        "high_school 24m",
        subs="college study > experience 2.5cr 1m",
    ),
    row(
        49,
        "each credit counts for some weeks is written as credits per month",
        "Three years of dispatching.",
        "36m",
        notes="For each five (5) semester hours of college study, two (2) months of experience will be credited.",
        subs="college study > experience 5cr 2m",
    ),
    row(
        50,
        "experience beyond the items replaces college, year for year",
        """
        A. Bachelor's degree and two years of purchasing; or
        B. Associate's degree and four years of purchasing.
        Experience beyond that required in A or B may be substituted for college on a year-for-year basis, up to a
        maximum of two years.
        """,
        "A: bachelor 24m; B: associate 48m",
        subs="experience > education yfy max 24m",
    ),
    row(
        50,
        "in a note, with not more than",
        "Graduation from a four-year college and one year of leasing.",
        "bachelor 12m",
        notes="Qualifying experience in excess of the one year may be substituted for not more than 2 years of "
        "college, year for year.",
        subs="experience > education yfy max 24m",
    ),
    row(
        51,
        "a master's degree for one year",
        "Bachelor's degree and three years of probation work.",
        "bachelor 36m",
        notes="A Master's degree in criminal justice may be substituted for one (1) year of the required experience.",
        subs="graduate study > experience 12m",
    ),
    row(
        51,
        "only of the specific experience, digits, inside the qualifications",
        """
        EDUCATION: Bachelor's degree in forestry.
        SPECIFIC EXPERIENCE: 4 years of stand inventory.
        A master's degree in forestry may be substituted for 2 years of the specific experience.
        """,
        "bachelor 48m",
        subs="graduate study > experience 24m",
    ),
    row(
        52,
        "three ranked notes",
        "Three years of library work.",
        "36m",
        notes="1. A bachelor's degree may be substituted for one year of experience.\n"
        "2. A bachelor's degree in library science may be substituted for two years of experience.\n"
        "3. A master's degree in library science may be substituted for three years of experience.",
        subs="college study > experience 12m; college study > experience 24m; graduate study > experience 36m",
    ),
    row(
        52,
        "two ranks in one sentence",
        "Five years of toxicology.",
        "60m",
        notes="A master's degree in chemistry may be substituted for one (1) year of experience.\n"
        "A doctorate in toxicology may be substituted for two (2) years of experience.",
        subs="graduate study > experience 12m; graduate study > experience 24m",
    ),
    row(
        53,
        "a licence for experience",
        "Bachelor's degree and four years of tax auditing.",
        "bachelor 48m",
        notes="Possession of a license as a Certified Public Accountant may be substituted for two years of "
        "experience.",
        subs="license > experience 24m",
    ),
    row(
        53,
        "a certification in brackets for one year, in lieu of",
        "Associate's degree and three years of benefits work. Certification as a benefits specialist (CEBS) will be "
        "accepted in lieu of one (1) year of experience.",
        "associate 36m",
        subs="license > experience 12m",
    ),
    row(
        54,
        "labelled substitution paragraphs",
        """
        Bachelor's degree and two years of case work.
        Substitution A: Additional case work experience may be substituted for the education on a year-for-year basis.
        Substitution B: A master's degree may be substituted for one year of the experience.
        """,
        "bachelor 24m",
        subs="experience > education yfy; graduate study > experience 12m",
    ),
    row(
        54,
        "numbered, capitals, heading on its own line",
        """
        Education: High school diploma.
        Experience: Two years of kennel work.
        SUBSTITUTION #1
        Thirty semester units of college course work in animal science may be substituted for one year of experience.
        """,
        "high_school 24m",
        subs="college study > experience 30cr 12m",
    ),
    row(
        55,
        "additional experience will substitute",
        "Bachelor's degree. Additional qualifying experience will substitute, year for year, for education.",
        "bachelor",
        subs="experience > education yfy",
    ),
    row(
        55,
        "experience can take the place of, in a note",
        "Associate's degree in marketing and one year of event work.",
        "associate 12m",
        notes="Professional experience may substitute for the degree on a year-for-year basis.",
        subs="experience > education yfy",
    ),
    row(
        56,
        "separate headings for both directions",
        """
        EDUCATION: High school graduate.
        EXPERIENCE: Three years of food service.
        Substitution of Experience for Education: Cafeteria experience may be substituted for the required education
        on a year-for-year basis.
        Substitution of Education for Experience: College course work will substitute for the required experience on a
        year-for-year basis.
        """,
        "high_school 36m",
        subs="experience > education yfy; college study > experience yfy",
    ),
    row(
        56,
        "a substitution clause with the part names inside",
        """
        EDUCATION: Graduate of a college or university with a bachelor's degree.
        EXPERIENCE, TRAINING OR SKILLS: Must have two years of grant accounting.
        Substitution Clause:
        EDUCATION: Experience in grant accounting will substitute for the required education on a year-for-year basis.
        EXPERIENCE: A master's degree will substitute for one year of the required experience.
        """,
        "bachelor 24m",
        subs="experience > education yfy; graduate study > experience 12m",
    ),
    row(
        57,
        "month for month",
        # The guide has no key of its own for it: one for one is recorded as year for year.
        "One year of tree work. Vocational school training in arboriculture may be substituted on a month-for-month "
        "basis for the experience.",
        "12m",
        subs="trade school > experience yfy",
    ),
    row(
        57,
        "month for month in a note",
        "Two years of plumbing.",
        "24m",
        notes="Military service as a plumber may be substituted for the required experience, month for month.",
        subs="military service > experience yfy",
    ),
    row(
        58,
        "a trade school program for two years, an apprenticeship for all",
        "Four years of sheet metal work.",
        "48m",
        notes="Completion of a two-year trade school program in sheet metal may be substituted for two years of the "
        "experience.\nCompletion of a registered apprenticeship may be substituted for the required experience.",
        subs="trade school > experience 24m; apprenticeship > experience",
    ),
    row(
        58,
        "a vocational school certificate, digits",
        "5 years of auto body repair. Graduation from a vocational school with a certificate in auto body repair may "
        "be substituted for 1 year of the experience.",
        "60m",
        subs="trade school > experience 12m",
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_exchanges(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
