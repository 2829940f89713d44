"""Fields of study behind a degree."""

import pytest

from pipeline.extract.fields import fields_after, fields_named, trade_named

ROWS = [
    ("one field", " in botany", ["botany"]),
    ("a field behind the college", " from an accredited college in forestry", ["forestry"]),
    (
        "a shared head is given to all",
        " in civil, structural or traffic engineering",
        "civil engineering|structural engineering|traffic engineering".split("|"),
    ),
    (
        "a head is not shared across a list without 'or'",
        " in business, public administration, history",
        ["business", "public administration", "history"],
    ),
    ("a related field is left out", " in nursing or a closely related field", ["nursing"]),
    ("the major is meant, not the college", " program in a college with major course work in geology", ["geology"]),
    ("'and' inside a name", " in parks and recreation or forestry", ["parks and recreation", "forestry"]),
    ("'and' at the end of a list", " in biology, chemistry, and physics", ["biology", "chemistry", "physics"]),
    (
        "groups between semicolons",
        " in soil or plant science; forestry; or a related field",
        ["soil science", "plant science", "forestry"],
    ),
    ("examples of a placeholder", " in a technical field such as drafting or surveying", ["drafting", "surveying"]),
    ("the list ends at the experience", " in drafting and two years of work", ["drafting"]),
    ("no field named", " from an accredited college", []),
    ("an apprenticeship as a trade is elsewhere", " as a plumber", []),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_fields_after_a_degree(text: str, expected: list[str]) -> None:
    assert list(fields_after(text)) == expected


def test_the_field_in_the_name_of_a_school_or_program() -> None:
    assert fields_named("graduation from an approved law school") == ("law",)
    assert fields_named("completion of an approved welding training program") == ("welding",)
    assert fields_named("a bachelor's degree") == ()


def test_the_trades_of_an_apprenticeship() -> None:
    assert trade_named("completion of an apprenticeship", " as a plumber or pipefitter") == ("plumber", "pipefitter")
    assert trade_named("a bachelor's degree", " as a start") == ()
