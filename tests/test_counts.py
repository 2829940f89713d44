"""The counts of a run are those of its tables, and each of them says what its name says."""

from collections import Counter

import pytest
from prefect_server import new_user
from running import CLERK, Outcome, ingest, write_raw

STRAY = """[[correction]]
spec = "harrow/nobody"
fact = "grade"
value = "9"
reason = "Misprint."
by = "J. Ortiz"
on = "2024-03-31"
"""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Two files of the same bytes, one without qualifications, one that is not read, a correction of nothing."""
    home = tmp_path_factory.mktemp("counts")
    bare = "PAYROLL CLERK\n\nTYPICAL WORK ACTIVITIES:\nKeeps the payroll of an office;\n"
    texts = {
        "clerk.txt": CLERK,
        "same.txt": CLERK,
        "bare.txt": bare,
        "long.txt": "x\n" * 2**19 + CLERK,
        "corrections.toml": STRAY,
    }
    return ingest(new_user(home / "user"), write_raw(home / "raw", texts), home / "out", "--no-cache", "--largest", "1")


def test_as_many_need_review_as_the_table_says(counted: Outcome) -> None:
    doubted = [row["spec_id"] for row in counted.rows("specs") if row["needs_review"] == "true"]
    assert counted.counts["needs_review"] == len(doubted) == 1
    weighty = {row["spec_id"] for row in counted.rows("problems") if row["spec_id"] and row["severity"] != "info"}
    assert weighty == set(doubted)


def test_the_problems_are_those_of_the_table(counted: Outcome) -> None:
    codes = Counter(row["code"] for row in counted.rows("problems"))
    assert counted.report["problems"] == dict(codes)
    assert {"correction-without-spec", "too-large"} <= set(codes)


def test_what_nobody_parsed_before_is_not_from_the_cache(counted: Outcome) -> None:
    assert (counted.counts["documents"], counted.counts["published"], counted.counts["from_cache"]) == (4, 3, 0)


def test_the_summary_is_the_result_and_goes_to_standard_output(counted: Outcome) -> None:
    assert counted.stdout.startswith("✗ 1 file failed")
    assert counted.stderr == ""
    assert [line for line in counted.stdout.splitlines() if line != line.rstrip()] == []
