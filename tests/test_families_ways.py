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


@pytest.mark.parametrize("family", ROWS_OF_BULLETS)
def test_an_or_between_rows_of_items_parts_the_rows(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
