"""How far "and" reaches: to one of the choices before it, or to all of them."""

import pytest
from families import Family, read, row

DOUBT = ("ways-in-doubt",)

REACHES = [
    row(
        66,
        "schooling makes up for the smaller amount",
        "Three years grading timber or two years of experience grading timber and completion of a course in milling.",
        "36m; certificate 24m",
    ),
    row(
        66,
        "what stands before both amounts belongs to both",
        """
        A high school diploma and four years of experience tending boilers or one year of experience tending boilers
        and completion of a certificate program in steam safety.
        """,
        "high_school 48m; certificate 12m",
    ),
    row(
        66,
        "a greater amount is a choice beside the schooling as before",
        "One year as a Cook or three years of experience in a kitchen and completion of a course in baking.",
        "certificate 12m; certificate 36m",
    ),
    row(
        66,
        "credits or a degree behind the experience",
        "Six years of experience guarding museums, two of which were as a Lead Guard, and 30 college credits or an "
        "associate's degree.",
        "some_college 30cr 72m; associate 72m",
        of_which=(24,),
    ),
    row(
        66,
        "a degree with an amount of its own opens another way",
        "Two years guarding vaults and an associate's degree or a bachelor's degree and one year as a Guard.",
        "associate 24m; bachelor 12m",
    ),
    row(
        66,
        "the only semicolon before an and reaches over the choice",
        "One year of experience tending boilers OR 15 college credits; AND possession of a first aid certificate.",
        "12m; some_college 15cr",
        licenses=("first aid certificate",),
    ),
    row(
        66,
        "semicolons on both sides bind as before",
        "A bachelor's degree; or two years of experience tending boilers; and a first aid certificate.",
        "bachelor; 24m",
    ),
    row(
        66,
        "labels named in the sentence before the items, and one more thing for everyone",
        """
        Either (a) or (b): (a) a bachelor's degree in forestry; (b) two years of experience felling trees.
        In addition, all candidates must have one year of experience as a Crew Lead.
        """,
        "bachelor 12m; 36m",
        problems=(),
    ),
    row(
        66,
        "a floor without a combination may lie inside the amount",
        "Five years of experience felling trees. However, all candidates must have one year of supervisory experience.",
        "60m",
        problems=("requirement-not-understood",),
    ),
    row(
        66,
        "a licence on lines of its own with more behind it",
        """
        A bachelor's degree in biology.
        OR
        CERTIFICATION
        Certification as a Well Inspector.
        AND
        EXPERIENCE:
        One year of experience drilling wells.
        """,
        "bachelor; 12m",
        problems=DOUBT,
    ),
]


@pytest.mark.parametrize("family", REACHES)
def test_and_reaches_as_far_as_the_words_around_it_say(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
