"""Headed parts among options, amounts under headings of their own, and what stands before or beside them."""

import pytest
from families import Family, read, row

HEADED = [
    row(
        77,
        "a headed part inside the first of two options",
        """
        EDUCATION:
        Option 1:
        A bachelor's degree in accounting.
        AND
        CERTIFICATION
        Certification as a Tax Warden.
        OR
        Option 2:
        A master's degree in finance.
        AND
        EXPERIENCE:
        Three years of auditing.
        """,
        "Option 1: bachelor 36m; Option 2: master 36m",
        by_way={"Option 1": ("Certification as a Tax Warden",), "Option 2": ()},
    ),
    row(
        77,
        "options of two parts begin anew",
        """
        EDUCATION:
        Option A:
        A bachelor's degree.
        OR
        Option B:
        An associate's degree.
        AND
        EXPERIENCE:
        Option A:
        One year of filing.
        OR
        Option B:
        Three years of filing.
        """,
        "bachelor 12m; bachelor 36m; associate 12m; associate 36m",
    ),
    row(
        77,
        "a smaller amount of the above experience under a heading of its own",
        """
        GENERAL EXPERIENCE
        Five years of dredging experience.
        AND
        SPECIFIC EXPERIENCE
        Two years of the above experience which has been in a lead rank.
        """,
        "60m",
        of_which=(24,),
        problems=(),
    ),
    row(
        77,
        "as much of the above experience again may be meant besides",
        """
        GENERAL EXPERIENCE
        Two years of dredging experience.
        AND
        SPECIFIC EXPERIENCE
        Two years of the above experience in a lead rank.
        """,
        "48m",
        problems=("ways-in-doubt",),
    ),
    row(
        77,
        "a choice to the part above",
        """
        GENERAL EXPERIENCE
        Five years of dredging experience.
        OR
        SPECIFIC EXPERIENCE
        Two years of such experience in a lead rank.
        """,
        "60m; 24m",
    ),
    row(
        77,
        "when the requirements were approved is none of them",
        "(Applications will be reviewed by the experience requirements approved on 3/07.)\nA bachelor's degree.",
        "bachelor",
        experience=(),
    ),
    row(
        77,
        "a rank that is attained",
        "Completion of a recognized apprenticeship or the attainment of journey-level rank as a bell founder.",
        "certificate; none",
        experience=("a bell founder",),
    ),
    row(
        77,
        "a licence that meets everything",
        "A master's degree in weaving and two years of weaving.",
        "master 24m",
        notes="Possession of a license as a Guild Weaver meets all of the education and experience requirements.",
        subs="license > education; license > experience",
    ),
]


@pytest.mark.parametrize("family", HEADED)
def test_headed_parts(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
