"""Which amounts of a line are one pay range, in the forms in which offices print them."""

import pytest

from pipeline.identity.pay_range import pay_ranges


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("$38,120.00 Yearly Min / $61,004.50 Yearly Max", (38120, 61004.5), id="the names stand behind"),
        pytest.param("Minimum $38,120 Maximum $61,004", (38120, 61004), id="the names stand before"),
        pytest.param("MIN. $1,204.80; MAX. $1,880.16", (1204.8, 1880.16), id="short names, apart by a semicolon"),
        pytest.param("$18.20 Entry, $22.75 Midpoint, $27.30 Top", (18.2, 27.3), id="the middle is passed over"),
        pytest.param(
            "Minimum: $38,120  Mid: $49,562  Maximum: $61,004", (38120, 61004), id="the middle before its sum"
        ),
        pytest.param("MIN $2,208.40 - MID $2,926.14", (2208.4, 2926.14), id="a range printed up to its middle"),
        pytest.param("$38,120 (Step 1) to $61,004 (Step 12)", (38120, 61004), id="steps in brackets"),
        pytest.param("Steps: A $18.20 B $19.11 C $20.07", (18.2, 20.07), id="steps by letters"),
        pytest.param("1: $2,900 2: $3,045 3: $3,197 4: $3,357", (2900, 3357), id="steps by numbers"),
        pytest.param("$3,305.00 $4,218.00", (3305, 4218), id="two columns"),
        pytest.param("$3,305 $4,218 $39,660 $50,616", (3305, 4218), id="by the month, then by the year"),
        pytest.param("$38.1K - $61K", (38100, 61000), id="thousands"),
        pytest.param("$38-61K", (38000, 61000), id="thousands said once"),
        pytest.param("$51,210 to $70,330 and $58,470 to $81,650", (51210, 70330), id="the first of two"),
        pytest.param("Starting at $38,120", (38120, 38120), id="the least alone is a flat rate"),
        pytest.param("$38,120; $40,915 (flat-rated)", (38120, 38120), id="a semicolon parts flat rates"),
        pytest.param("A $18.20; B $19.11; C $20.07", (18.2, 20.07), id="but not steps that have names"),
        pytest.param("$38,120 $41,000 to $61,004", (38120, 38120), id="a range behind a flat rate is one of its own"),
        pytest.param("$38,120 $38,120", (38120, 38120), id="the same again is no range"),
        pytest.param("$18.20 $37,856", (18.2, 18.2), id="an hour and a year are no range"),
        pytest.param("$61,004 $38,120", (61004, 61004), id="amounts that fall are no range"),
        pytest.param("$38,120 plus a stipend of $40,000", (38120, 38120), id="words between are no range"),
    ],
)
def test_the_first_range_of_a_line(line: str, expected: tuple[float, float]) -> None:
    first = next(pay_ranges(line))
    assert (first.minimum, first.maximum) == expected


def test_a_range_upside_down_is_left_out() -> None:
    assert [(each.minimum, each.maximum) for each in pay_ranges("$61,004 to $38,120; $1,000 to $2,000")] == [
        (1000, 2000)
    ]
