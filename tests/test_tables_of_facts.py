"""Small tables of facts at the top of a document: heads of several words side by side, values in the lines below."""

import pytest
from documents import File

from models.classspec import ClassSpec, Identity

BODY = ("DEFINITION\nTends the harbour light.", "EXAMPLES OF DUTIES\nTrims wicks.", "REQUIREMENTS\nHigh school.")


def identity(head: str) -> Identity:
    return one(File("keeper.txt", "\n\n".join((head, *BODY)).encode()))


def one(file: File) -> Identity:
    specs: tuple[ClassSpec, ...] = file.parsed().specs
    assert len(specs) == 1
    return specs[0].identity


def facts(found: Identity) -> tuple[str, str, str, str]:
    """Title, code, grade and the first revision; '' for what is not stated."""
    stated = (found.title, found.class_code, found.grade, next(iter(found.revised_on), None))
    title, code, grade, revised = (fact.value if fact else "" for fact in stated)
    return title, code, grade, revised


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "Class Code   Salary Grade   FLSA Status\nK-145   27   Non-Exempt", ("K-145", "27", ""), id="wide gaps"
        ),
        pytest.param(
            "Job Code Salary Grade Bargaining Unit FLSA Status\nK-145 27B Harbour and Light Trades Non Exempt",
            ("K-145", "27B", ""),
            id="gaps of one space and values of several words",
        ),
        pytest.param(
            "Bargaining Unit Pay Grade\nLocal 12 31", ("", "31", ""), id="a unit that ends in a number is not the grade"
        ),
        pytest.param(
            "Pay Range Class Code EEO Job Category Revised Date\n$4,100 - $5,200 1450 6 March 3, 2019",
            ("1450", "", "2019-03-03"),
            id="pay for a grade is no grade, and a date stands below its event",
        ),
        pytest.param(
            "Class Code Effective Date Grade\n1450 January 15, 2018 9",
            ("1450", "9", ""),
            id="a date that says nothing of revisions",
        ),
        pytest.param("FLSA Status Grade EEO-4 Code\nE 12 N/A", ("", "12", ""), id="a value that is said to be absent"),
        pytest.param(
            "| Class Code | Salary Grade | FLSA |\n| 1450 | 27 | Exempt |", ("1450", "27", ""), id="bars between cells"
        ),
    ],
)
def test_heads_of_several_words(table: str, expected: tuple[str, str, str]) -> None:
    assert facts(identity(f"LIGHT KEEPER\n{table}")) == ("LIGHT KEEPER", *expected)
    assert facts(identity(f"{table}\nLIGHT KEEPER")) == ("LIGHT KEEPER", *expected)


@pytest.mark.parametrize(
    ("table", "grade"),
    [
        pytest.param(
            "Pay Grade Bargaining Unit Department\n31 Light Trades Harbours", "31", id="only the grade is sure"
        ),
        pytest.param("Department Pay Grade\nGrade A Works 31", "31", id="words before the last column"),
        pytest.param("Pay Grade FLSA Status\nsee below", "", id="values that are of another kind"),
        pytest.param("Pay Grade FLSA Status Unit\n31", "", id="fewer values than heads"),
        pytest.param("Grade and status are set by the board\n31 Exempt", "", id="a sentence heads nothing"),
    ],
)
def test_a_value_is_taken_if_there_is_no_other_way_to_share_out_the_words(table: str, grade: str) -> None:
    found = identity(f"LIGHT KEEPER\n{table}")
    assert (found.grade.value if found.grade else "") == grade
    assert found.department is None or found.department.value in ("Grade A Works",)


def test_the_cells_of_an_html_table() -> None:
    cells = ("Job Code", "Salary Grade", "Bargaining Unit"), ("K-145", "27", "Harbour Trades")
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    page = (
        f"<html><h1>Light Keeper</h1><table>{rows}</table><h2>Duties</h2><p>Trims.</p><h2>Requirements</h2><p>None.</p>"
    )
    assert facts(one(File("keeper.html", page.encode()))) == ("Light Keeper", "K-145", "27", "")
