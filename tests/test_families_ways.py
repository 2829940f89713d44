"""How ways to qualify are put together from rows, blocks and lists; where it cannot be told, the doubt is published."""

import pytest
from families import Family, read, row

DOUBT = ("ways-in-doubt",)

ROWS_OF_BULLETS = [
    row(
        12,
        "an OR on a line of its own parts rows of bullets",
        """
        • A bachelor's degree in hydrology
        • Three years of experience reading gauges
        OR
        • An associate's degree in hydrology
        • Five years of experience reading gauges
        """,
        "bachelor 36m; associate 60m",
        problems=(),
    ),
    row(
        12,
        "a row of one bullet and a combination behind",
        """
        • A high school diploma
        • Four years of experience reading gauges
        • A first aid certificate
        OR
        • A bachelor's degree in hydrology
        OR
        • Any equivalent combination of education and experience
        """,
        "high_school 48m; bachelor; equivalent",
        problems=(),
    ),
    row(
        12,
        "numbers that begin anew behind OR",
        """
        1. A bachelor's degree in hydrology.
        2. Three years of experience reading gauges.
        OR
        1. An associate's degree in hydrology.
        2. Five years of experience reading gauges.
        """,
        "1+2: bachelor 36m; 1+2: associate 60m",
        problems=(),
    ),
    row(
        12,
        "an or at the end of the bullet before the last joins choices",
        """
        • A bachelor's degree in hydrology;
        • Three years of experience reading gauges; or
        • Two years as a Gauge Reader.
        """,
        "bachelor; 36m; 24m",
    ),
    row(
        12,
        "bullets that are each a whole way stay choices",
        """
        • A bachelor's degree and one year of experience reading gauges
        • An associate's degree and three years of experience reading gauges
        OR
        • A high school diploma and five years of experience reading gauges
        """,
        "bachelor 12m; associate 36m; high_school 60m",
    ),
    row(
        12,
        "choices that the words before them announce stay choices",
        """
        One of the following:
        • A bachelor's degree in hydrology
        • Three years of experience reading gauges
        OR
        • A Gauge Reader certificate
        """,
        "bachelor; 36m; none",
    ),
]

BLOCKS = [
    row(
        13,
        "divisions that each ask for something of their own",
        """
        For the Water Division: A bachelor's degree in geology and two years of experience drilling wells.
        For the Forest Section: An associate's degree in forestry and four years of experience felling trees.
        """,
        "bachelor 24m; associate 48m",
        problems=(),
    ),
    row(
        13,
        "a specialty in mixed case among others",
        """
        Well Drilling Specialty
        EDUCATION:
        A bachelor's degree in geology.
        AND
        EXPERIENCE:
        Two years of experience drilling wells.
        GIS AND MAPPING Specialty
        EDUCATION:
        A master's degree in geography.
        AND
        EXPERIENCE:
        One year of experience drawing maps.
        """,
        "Well Drilling Specialty: bachelor 24m; GIS AND MAPPING Specialty: master 12m",
        problems=(),
    ),
    row(
        13,
        "a combination inside each specialty is a choice to that specialty",
        """
        Both Specialties
        A high school diploma.
        General Specialty
        Two years of experience caring for seedlings.
        Or any equivalent combination of training and experience.
        Bilingual Specialty
        Three years of experience caring for seedlings in two languages.
        Or any equivalent combination of training and experience.
        """,
        "high_school 24m; high_school 36m; equivalent()",
        problems=(),
    ),
    row(
        13,
        "a specialty whose heading comes again below goes on there",
        """
        ROADS SPECIALTY
        A bachelor's degree in engineering.
        RIVERS SPECIALTY
        A master's degree in hydrology.
        ROADS SPECIALTY
        Four years of experience paving roads.
        RIVERS SPECIALTY
        Two years of experience reading gauges.
        """,
        "ROADS SPECIALTY: bachelor 48m; RIVERS SPECIALTY: master 24m",
        problems=(),
    ),
    row(
        13,
        "specialties over names of classes head nothing",
        """
        ROADS SPECIALTY
        A bachelor's degree in engineering and one year of experience paving roads.
        RIVERS SPECIALTY
        A master's degree in hydrology and one year of experience reading gauges.
        CLASSES THAT TYPICALLY MEET THE REQUIREMENTS:
        ROADS SPECIALTY
        Paver 3 (7K12)
        BOTH SPECIALTIES
        Surveyor 2 (7K40)
        """,
        "ROADS SPECIALTY: bachelor 12m; RIVERS SPECIALTY: master 12m",
        problems=(),
    ),
    row(
        13,
        "a part behind a combination and AND is asked of everyone",
        """
        EDUCATION
        A high school diploma.
        AND
        GENERAL EXPERIENCE
        Two years of experience answering calls.
        OR
        Any equivalent combination of training and experience.
        AND
        SPECIFIC EXPERIENCE
        Two years of experience programming switchboards.
        """,
        "high_school 48m; equivalent(24m)",
        problems=(),
    ),
]
BLOCKS.append(
    row(
        13,
        "schooling equivalent to a level opens no combination",
        """
        OPTION 1:
        EDUCATION:
        An associate's degree in electronics.
        OR
        OPTION 2:
        EDUCATION:
        Equivalent to completion of the twelfth school grade.
        AND
        EXPERIENCE:
        Two years of experience repairing street lamps.
        """,
        "OPTION 1: associate; OPTION 2: high_school 24m",
        problems=(),
    )
)

DOUBTFUL = [
    row(
        13,
        "two parts of one heading in one way",
        """
        EDUCATION:
        A master's degree in hydrology.
        AND
        EXPERIENCE:
        Two years of experience reading gauges.
        GAUGES AND WELLS WORK
        EDUCATION:
        A bachelor's degree in hydrology.
        AND
        EXPERIENCE:
        Five years of experience drilling wells.
        """,
        "master 84m",
        problems=(*DOUBT, "unexplained-words"),
    ),
    row(
        13,
        "short lines that may head ways of their own",
        """
        A master's degree in hydrology.
        NORTH BASIN
        Two years of experience reading gauges.
        SOUTH BASIN
        Two years of experience drilling wells.
        """,
        "master 48m",
        problems=(*DOUBT, "unexplained-words"),
    ),
    row(
        13,
        "what stands behind the second of two alike degrees",
        """
        A doctoral degree in geology from an accredited university.
        OR
        A doctoral degree in hydrology from an accredited university.
        A certificate in Well Safety issued by the board.
        Four years of experience drilling wells.
        """,
        "doctorate; doctorate 48m",
        problems=DOUBT,
    ),
    row(
        13,
        "labelled ways with alike degrees are told apart by their labels",
        """
        OPTION 1:
        A bachelor's degree in hydrology.
        OPTION 2:
        EDUCATION:
        A bachelor's degree.
        AND
        EXPERIENCE:
        One year of experience reading gauges.
        """,
        "OPTION 1: bachelor; OPTION 2: bachelor 12m",
        problems=(),
    ),
]

TABLES_AS_TEXT = [
    row(
        17,
        "lines that each hold a degree and an amount",
        """
        Education Experience
        Master's degree and 1 year of audit work
        Bachelor's degree and 3 years of audit work
        High school diploma and 7 years of audit work
        """,
        "master 12m; bachelor 36m; high_school 84m",
        problems=(),
    ),
    row(
        17,
        "the amount before the degree",
        """
        4 years planting trees, high school diploma
        1 year planting trees, bachelor's degree
        """,
        "high_school 48m; bachelor 12m",
        problems=(),
    ),
    row(
        17,
        "lines of one level are doubtful",
        """
        High school diploma; 3 years planting trees
        High school diploma; 5 years planting trees
        """,
        "high_school 96m",
        problems=DOUBT,
    ),
    row(
        17,
        "a degree and its amount on lines of their own are no table",
        """
        A bachelor's degree in forestry.
        Two years of experience planting trees.
        """,
        "bachelor 24m",
        problems=(),
    ),
]


@pytest.mark.parametrize("family", ROWS_OF_BULLETS)
def test_an_or_between_rows_of_items_parts_the_rows(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


@pytest.mark.parametrize("family", BLOCKS)
def test_blocks_under_their_headings_are_told_apart(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


@pytest.mark.parametrize("family", DOUBTFUL)
def test_ways_that_may_be_put_together_otherwise_are_published_as_doubtful(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


@pytest.mark.parametrize("family", TABLES_AS_TEXT)
def test_lines_that_each_hold_a_whole_way_are_choices(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
