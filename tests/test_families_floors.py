"""What an equivalent combination must still contain, and ways that only its words hint at."""

import pytest
from families import Family, read, row

EITHER_FLOOR = [
    row(
        104,
        "a degree as the minimum, or a certification instead of it",
        """
        A bachelor's degree and one year of gauging.
        OR
        Any equivalent combination of education and experience, which includes a bachelor's degree as an educational
        minimum or nationally recognized certification in hydrology.
        """,
        "bachelor 12m; equivalent(bachelor); equivalent()",
        count=3,
        problems=(),
    ),
    row(
        104,
        "either of them with an amount",
        "Any equivalent combination of education and experience, which includes one year of gauging and a bachelor's "
        "degree as an educational minimum or a certification in hydrology.",
        "equivalent(bachelor 12m); equivalent(12m)",
        problems=(),
    ),
    row(
        104,
        "a degree and a licence are both the floor",
        "Any equivalent combination of education and experience, which includes a bachelor's degree as an educational "
        "minimum and a certification in hydrology.",
        "equivalent(bachelor)",
        count=1,
        problems=(),
    ),
    row(
        104,
        "a choice of amounts is no floor",
        "Any equivalent combination of education and experience, which includes one year of gauging or two years of "
        "surveying.",
        "equivalent",
        count=1,
    ),
]


@pytest.mark.parametrize("family", EITHER_FLOOR)
def test_a_combination_with_a_choice_of_floors_is_two_ways(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted


COMBINATIONS = [
    row(
        106,
        "three kinds are combined, the typical way is none",
        """
        Any combination of training, education and experience that would provide the required knowledge. A typical way
        to gain it is:
        Two years of gauging.
        """,
        "equivalent",
        problems=(),
    ),
    row(
        106,
        "three kinds with a comma before the and",
        "A degree in hydrology from a university; or any combination of education, experience, and training that would "
        "provide the required knowledge.",
        "bachelor; equivalent",
        problems=(),
    ),
]


@pytest.mark.parametrize("family", COMBINATIONS)
def test_a_combination_of_three_kinds_is_a_way(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
