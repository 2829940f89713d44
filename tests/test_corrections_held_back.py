"""Corrections that are not carried out: their words changed, or their value cannot be. What was read stands."""

from typing import Any

import build
import pytest
from correcting import CLERK, corrected, correction, read, row, shown, states

from models.classspec import ClassSpec
from models.correction import Value
from pipeline.corrections import apply, facts

CHANGED = [
    pytest.param(
        "alternatives.2.experience_months", 24.0, ("four years", "five years"), "held_back", id="other amount"
    ),
    pytest.param("alternatives.2.experience_months", 24.0, ("FOUR", "four"), "applied", id="the same words"),
    pytest.param("alternatives.2.experience_months", 24.0, ("four years of", "Four  Years of"), "applied", id="case"),
    pytest.param("alternatives.2.experience_months", 24.0, ("Checks time", "Reads time"), "applied", id="a duty"),
    pytest.param(
        "alternatives.2.experience_months", 24.0, ("one year of book", "two years of book"), "applied", id="A"
    ),
    pytest.param("grade", "10", ("GRADE: 9", "GRADE: 11"), "held_back", id="another grade"),
    pytest.param("grade", "10", ("GRADE: 9\n", ""), "held_back", id="a grade that is gone"),
    pytest.param("department", "Finance", ("GRADE: 9", "DEPARTMENT: Tax"), "held_back", id="a department now stated"),
    pytest.param("activities.2.text", "Answers", ("about deductions", "about pay"), "held_back", id="duty reworded"),
    pytest.param("activities.2", False, ("about deductions", "about pay"), "held_back", id="removed duty reworded"),
    pytest.param("grade", "10", ("GRADE: 9", "GRADE: 10"), "held_back", id="corrected in the source"),
]


@pytest.mark.parametrize(("fact", "value", "change", "state"), CHANGED)
def test_a_correction_holds_as_long_as_its_words(fact: str, value: Value, change: tuple[str, str], state: str) -> None:
    written = correction(read(), fact, value)
    revised = read(CLERK.replace(*change))
    after = apply(revised, [written])
    assert states(after) == [state]
    if state == "held_back":
        assert [problem.code for problem in after.problems] == ["correction-held-back"]
        assert after.needs_review
        assert after.model_copy(update={"problems": revised.problems, "corrections": ()}) == revised


def test_a_way_that_moved_is_found_by_its_words() -> None:
    written = correction(read(), "alternatives.2.experience_months", 24.0)
    moved = read(CLERK.replace("(A) Grad", "(A) Six years of auditing experience; or\n(A2) Grad"))
    place = next(
        each.address.name for each in facts(moved) if each.address.column == "experience_months" and each.value == "48"
    )
    after = apply(moved, [written])
    assert place != "alternatives.2.experience_months"
    assert (after.corrections[0].fact, shown(after, place)) == (place, 24)


def ways_of_equal_words(count: int) -> ClassSpec:
    return build.spec(alternatives=[build.alternative(build.experience(12 * n)) for n in range(1, count + 1)])


@pytest.mark.parametrize(
    ("fact", "state"),
    [
        pytest.param("alternatives.2.experience_months", "applied", id="the position decides among equal words"),
        pytest.param("alternatives.9.experience_months", "held_back", id="a position that is none of them decides not"),
    ],
)
def test_equal_words(fact: str, state: str) -> None:
    after = apply(ways_of_equal_words(3), [correction(ways_of_equal_words(3), fact, 5.0, "this way to qualify")])
    assert states(after) == [state]
    months = [row(after, f"alternatives.{n}").experience_months for n in (1, 2, 3)]
    assert months == ([12, 5, 36] if state == "applied" else [12, 24, 36])


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        pytest.param("alternatives.2.education_level", "phd", "one of none, elementary", id="no such level"),
        pytest.param("alternatives.2.experience_months", -1.0, "from 0 to 1,200", id="a negative amount"),
        pytest.param("alternatives.2.experience_months", float("nan"), "from 0 to", id="no number"),
        pytest.param("alternatives.2.experience_months", float("inf"), "from 0 to", id="no end"),
        pytest.param("alternatives.2.experience_months", True, "from 0 to", id="a yes for a number"),
        pytest.param("alternatives.2.experience_months", "24", "from 0 to", id="text for a number"),
        pytest.param("alternatives.2", True, "can only be taken out", id="true for a row"),
        pytest.param("alternatives.3.experience_months", 12.0, "floor_experience_months", id="months of a combination"),
        pytest.param("alternatives.1.floor_education_level", "master", "no equivalent", id="floor of no combination"),
        pytest.param("alternatives.3.equivalent_combination", False, "nothing would be required", id="nothing left"),
        pytest.param("alternatives.1.credit_unit", "quarter", "credits first", id="unit without credits"),
        pytest.param("requirements.2.2.level", "master", "has no level", id="level of an experience"),
        pytest.param("title", "", "cannot be empty", id="no title"),
        pytest.param("title", "two\nlines", "a line of text", id="two lines"),
        pytest.param("title", "a\x1b[31m", "a line of text", id="an escape sequence"),
        pytest.param("approved_on", "2021-02-30", "a date such as", id="no day of the calendar"),
        pytest.param("revised_on", ("soon",), "dates such as", id="no date"),
        pytest.param("grade", 9.0, "a line of text", id="a number for text"),
    ],
)
def test_an_impossible_value_is_held_back_with_what_is_allowed(fact: str, value: Value, said: str) -> None:
    spec = read()
    after = corrected(spec, (fact, value))
    assert states(after) == ["held_back"]
    assert said in after.corrections[0].remark
    assert said in after.problems[-1].message
    assert after.model_copy(update={"problems": spec.problems, "corrections": ()}) == spec


@pytest.mark.parametrize(
    ("alternative", "fact", "value"),
    [
        pytest.param(
            build.alternative(build.experience(12, "a"), build.experience(24, "b")),
            "alternatives.1.experience_months",
            30.0,
            id="two amounts that add up",
        ),
        pytest.param(
            build.alternative(build.education("bachelor", "law"), build.education("some_college", "tax", credits=6)),
            "alternatives.1.fields",
            ("law",),
            id="fields of two kinds of education",
        ),
        pytest.param(
            build.alternative(build.education("bachelor"), build.education("master")),
            "alternatives.1.education_level",
            "associate",
            id="a level below another that is also asked for",
        ),
    ],
)
def test_where_several_requirements_decide_a_column_the_single_one_must_be_named(
    alternative: Any, fact: str, value: Value
) -> None:
    after = corrected(build.spec(alternatives=[alternative]), (fact, value))
    assert states(after) == ["held_back"]
    assert "requirements.N.N" in after.corrections[0].remark


def test_an_amount_inside_another_is_corrected_by_its_order() -> None:
    leaf = build.experience(48, "audits", of_which=(build.experience(12, "tax"), build.experience(6, "law")))
    spec = build.spec(alternatives=[build.alternative(build.education("bachelor"), leaf)])
    after = corrected(spec, ("requirements.1.4.months", 9.0))
    assert [shown(after, f"requirements.1.{n}.months") for n in (2, 3, 4)] == [48, 12, 9]
