"""Codes and grades of the levels of a series: in columns, in rows, behind one label; and small tables of one class."""

import pytest
from documents import File

from models.classspec import Stated

BODY = """
DEFINITION
Tends the light.

EXAMPLES OF DUTIES
Lamp Keeper I
Trims wicks under close supervision.
Lamp Keeper II
Trims wicks and trains others.

MINIMUM QUALIFICATIONS
Lamp Keeper I
High school.
Lamp Keeper II
High school and two years of experience as a Lamp Keeper I.
"""
SENIOR = BODY.replace("Lamp Keeper II", "Senior Lamp Keeper").replace("Lamp Keeper I", "Lamp Keeper")
BOTH = [("lamp keeper i", "2.311", "27"), ("lamp keeper ii", "2.312", "30")]


def value(stated: Stated | None) -> str:
    return stated.value if stated else ""


def facts(text: str) -> list[tuple[str, str, str]]:
    identities = [spec.identity for spec in File("series.txt", text.encode()).parsed().specs]
    return [(value(one.title).casefold(), value(one.class_code), value(one.grade)) for one in identities]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        pytest.param(
            "LAMP KEEPER I\nLAMP KEEPER II\n27\n30\n2.311\n2.312\n", BOTH, id="columns: titles, grades, codes"
        ),
        pytest.param(
            "TITLE           GRADE  EEO-4  CODE\nLAMP KEEPER II    30   C   2.312\nLAMP KEEPER I    27   C   2.311\n",
            BOTH,
            id="rows below heads of columns, the higher level first",
        ),
        pytest.param("LAMP KEEPER I/II\nClass Codes: 2.311/2.312\nGrades: 27/30\n", BOTH, id="lists behind a label"),
        pytest.param(
            "LAMP KEEPER I AND II\nClass Code: 2.311 and 2.312\nGrade: 27, 30\n", BOTH, id="lists with and, and a comma"
        ),
        pytest.param(
            "LAMP KEEPER I   2311   Grade 27\nLAMP KEEPER II   2312   Grade 30\n",
            [("lamp keeper i", "2311", "27"), ("lamp keeper ii", "2312", "30")],
            id="a line for each title",
        ),
        pytest.param(
            "LAMP KEEPER I\nClass Code: 2.311\nGrade: 27\nLAMP KEEPER II\nClass Code: 2.312\nGrade: 30\n",
            BOTH,
            id="labels below each title",
        ),
        pytest.param(
            "LAMP KEEPER I\nLAMP KEEPER II\nClass Code: 2.311\nClass Code: 2.312\nGrade: 27\nGrade: 30\n",
            BOTH,
            id="as many labels as titles",
        ),
        pytest.param(
            "LAMP KEEPER I/II\nGrade: 27\n",
            [("lamp keeper i", "", "27"), ("lamp keeper ii", "", "27")],
            id="one grade is that of all levels",
        ),
    ],
)
def test_facts_of_levels(head: str, wanted: list[tuple[str, str, str]]) -> None:
    assert facts(head + BODY) == wanted


def test_titles_without_numbers_that_are_built_on_one_are_levels() -> None:
    assert facts(f"LAMP KEEPER  2311\nSENIOR LAMP KEEPER  2312\n{SENIOR}") == [
        ("lamp keeper", "2311", ""), ("senior lamp keeper", "2312", ""),
    ]  # fmt: skip


def test_a_heading_may_name_the_number_of_a_level() -> None:
    parts = "\nDEFINITION\nTends.\n\nLEVEL I DUTIES\nTrims wicks.\n\nLEVEL II DUTIES\nTrains others.\n"
    head = "LAMP KEEPER I, 2311\nLAMP KEEPER II, 2312\n"
    found = File("series.txt", f"{head}{parts}\nREQUIREMENTS\nHigh school.\n".encode()).parsed().specs
    assert [[duty.text for duty in spec.activities] for spec in found] == [["Trims wicks."], ["Trains others."]]


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        pytest.param("CLASS TITLE   CODE   GRADE\nRope Maker   2410   7\n", ("rope maker", "2410", "7"), id="a table"),
        pytest.param("Rope Maker\nCode 2410 · Grade 7\n", ("rope maker", "2410", "7"), id="facts parted by a sign"),
        pytest.param("ROPE MAKER   Code 2410   Grade 7\n", ("rope maker", "2410", "7"), id="facts behind the title"),
        pytest.param("2410 ROPE MAKER\n", ("rope maker", "2410", ""), id="a code before the title"),
        pytest.param("12. ROPE MAKER\n", ("rope maker", "", ""), id="a number of an item before the title"),
        pytest.param("ROPE MAKER\n2410   Grade 7\n", ("rope maker", "2410", "7"), id="code and grade below the title"),
        pytest.param("2019 ROPE MAKER\n", ("2019 rope maker", "", ""), id="a year is no code"),
        pytest.param(
            "ROPE MAKER\nFor work in rooms of Grade 3 and above\n", ("rope maker", "", ""), id="a grade in a sentence"
        ),
    ],
)
def test_facts_of_one_class(head: str, wanted: tuple[str, str, str]) -> None:
    assert facts(f"{head}\nDUTIES:\nTwists ropes.\n\nREQUIREMENTS:\nHigh school.\n") == [wanted]


def test_a_long_list_of_titles_before_a_specification_is_not_its_head() -> None:
    menu = "\n".join(f"{rank} {trade}" for rank in ("Senior", "Chief", "Junior", "Head") for trade in TRADES)
    body = "Rope Maker\n\nDUTIES:\nTwists ropes.\n\nREQUIREMENTS:\nHigh school.\n"
    assert facts(f"{menu}\n\n{body}") == [("rope maker", "", "")]


TRADES = "Baker Cook Porter Mason Tailor Weaver Miller Cooper Glazier Turner".split()
