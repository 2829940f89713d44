"""Is "4/12" a month and a year? Only other dates of the document can show it."""

import pytest
from test_identity import spec

from models.classspec import Identity
from pipeline.identity.slashes import slash_doubts

PRINTED = [
    pytest.param(("Revised 4/12",), "4/12", id="the only date may be a day"),
    pytest.param(("Adopted 3/25/98", "Revised 11/22"), "11/22", id="a full date beside it shows nothing"),
    pytest.param(("Revised 6/14/2003; 5/07/11", "Reviewed 03/09"), "03/09", id="a zero before both numbers"),
    pytest.param(("Revised 4/12", "Reviewed 4/12"), "4/12", id="the same date twice is one"),
    pytest.param(("Revised 4/89",), "", id="no month has 89 days"),
    pytest.param(("Revised 4/00",), "", id="no month has a day 0"),
    pytest.param(("Revised 4/09",), "", id="a zero only before the second number is that of a year"),
    pytest.param(("Revised 4/2012",), "", id="four digits are a year"),
    pytest.param(("Class established 4/12",), "", id="no class is established on a day of no year"),
    pytest.param(("Established 10/01", "Revised 11/02"), "", id="a row of days without years would say nothing"),
    pytest.param(("Established 3/25/98", "Revised 4/12"), "4/12", id="a full date of establishment beside it"),
]


def dated(*lines: str) -> Identity:
    return spec("PARK AIDE", tail=lines)


@pytest.mark.parametrize(("lines", "doubtful"), PRINTED)
def test_a_month_that_may_be_a_day_is_doubtful(lines: tuple[str, ...], doubtful: str) -> None:
    problems = list(slash_doubts(dated(*lines)))
    assert [problem.code for problem in problems] == ["doubtful-date"] * bool(doubtful)
    assert all(f"“{doubtful}”" in problem.message for problem in problems)
