"""ClassSpec in, rows out: what each column of each table says about a specification."""

from typing import Any

import pytest
from build import (
    activity,
    alternative,
    condition,
    desirable,
    education,
    equivalent,
    evidence,
    experience,
    full_spec,
    identity,
    ksa,
    license,
    note,
    problem,
    salary,
    section,
    spec,
    substitution,
    track,
    unparsed,
)

from models.requirement import Alternative
from models.section import Section, SectionKind
from models.tables import Row
from pipeline.publish.columns import columns_of
from pipeline.tabulate import TABLES, problem_row
from pipeline.tabulate.identity import plain_number, spec_rows, statement_rows
from pipeline.tabulate.parts import activity_rows, ksa_rows, note_rows, section_rows
from pipeline.tabulate.qualifications import alternative_rows, desirable_rows, requirement_rows, substitution_rows

CONTRACT = {
    "specs": "spec_id source jurisdiction state title class_code department jurisdictional_class grade salary_min"
    " salary_max salary_period opened_on established_on approved_on revised_on reviewed_on drivers_license pages"
    " sha256 problems needs_review",
    "sections": "spec_id order kind heading text page_start page_end line_start line_end",
    "activities": "spec_id order text page line",
    "ksas": "spec_id order kind level subject page line",
    "alternatives": "spec_id track order label education_level fields credits credit_unit experience_months experience"
    " titles licenses equivalent_combination floor_education_level floor_experience_months text page line",
    "requirements": "spec_id track alternative order kind level fields credits months of_which titles text rule page"
    " line",
    "substitutions": "spec_id order substitute for credits months year_for_year maximum_months text page line",
    "notes": "spec_id order label kind text page line",
    "problems": "spec_id source code severity message page line",
}


def picked(row: Row, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


@pytest.mark.parametrize("table", CONTRACT)
def test_every_table_begins_with_the_columns_of_the_contract_in_their_order(table: str) -> None:
    row = next(each.row for each in TABLES if each.name == table)
    promised = CONTRACT[table].split()
    assert [column.name for column in columns_of(row)][: len(promised)] == promised


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_row_of_a_table_has_its_own_key(table: Any) -> None:
    rows = list(table.rows(full_spec()))
    assert rows
    assert all(isinstance(row, table.row) for row in rows)
    keys = [picked(row, *table.row.key) for row in rows]
    assert len(set(keys)) == len(keys) or not table.row.key


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_every_row_of_a_fact_can_be_traced_to_its_rule(table: Any) -> None:
    names = set(table.row.model_fields)
    assert table.name in ("specs", "problems") or {"rule"} <= names or {"by", "state"} <= names
    assert table.name in ("specs", "problems", "sections") or {"page", "line"} <= names
    assert table.name in ("specs", "problems", "sections") or {"text", "evidence"} & names


EDUCATION_AND_EXPERIENCE = [
    pytest.param(
        [education("bachelor"), education("high_school")],
        {"education_level": "bachelor"},
        id="the highest level of education counts",
    ),
    pytest.param([experience(12)], {"education_level": None}, id="no education leaf leaves the level empty"),
    pytest.param([education("none")], {"education_level": "none"}, id="no education needed is a level when stated"),
    pytest.param([education("bachelor")], {"experience_months": None}, id="no experience leaf leaves the months empty"),
    pytest.param(
        [experience(None, "clerical work")],
        {"experience_months": None, "experience": ("clerical work",)},
        id="experience without an amount has a subject but no months",
    ),
    pytest.param(
        [experience(24), experience(12), experience(None)],
        {"experience_months": 36},
        id="amounts that stand side by side add up",
    ),
    pytest.param(
        [experience(48, "audits", of_which=[experience(24, "supervision", titles=["Auditor II"])])],
        {"experience_months": 48, "experience": ("audits",), "titles": ("Auditor II",)},
        id="an amount inside another is not added but its titles count",
    ),
    pytest.param(
        [experience(hours=500), experience(hours=20)],
        {"experience_months": None, "experience_hours": 520},
        id="hours are not turned into months",
    ),
    pytest.param(
        [education("bachelor", "law", "history"), education("master", "history", "finance")],
        {"fields": ("law", "history", "finance")},
        id="fields of several leaves are listed once in their order",
    ),
    pytest.param(
        [education("some_college", credits=12), education("some_college", credits=18)],
        {"credits": 30, "credit_unit": "semester"},
        id="credits in one unit add up",
    ),
    pytest.param(
        [education("some_college", credits=12), education("some_college", credits=18, unit="quarter")],
        {"credits": 12, "credit_unit": "semester"},
        id="quarter credits are not added to semester credits",
    ),
    pytest.param(
        [
            license("Engineer"),
            license("Notary", "at_appointment"),
            license("Surveyor", "after_appointment"),
            license("Planner", "desired"),
        ],
        {"licenses": ("Engineer", "Notary")},
        id="licences due later or only desired are left out",
    ),
    pytest.param(
        [equivalent("high_school", 24, ["Engineer"])],
        {
            "equivalent_combination": True,
            "floor_education_level": "high_school",
            "floor_experience_months": 24,
            "education_level": None,
            "experience_months": None,
            "licenses": ("Engineer",),
        },
        id="an equivalent combination states its floors",
    ),
    pytest.param(
        [education("bachelor", credits=6), experience(12), equivalent()],
        {"equivalent_combination": True, "education_level": None, "experience_months": None, "credits": None},
        id="beside an equivalent combination no amount is stated",
    ),
    pytest.param(
        [],
        {"equivalent_combination": False, "education_level": None, "experience_months": None, "licenses": ()},
        id="an alternative that asks for nothing has one row",
    ),
]


@pytest.mark.parametrize(("leaves", "expected"), EDUCATION_AND_EXPERIENCE)
def test_the_row_of_an_alternative_summarises_its_leaves(leaves: list[Any], expected: dict[str, Any]) -> None:
    (row,) = alternative_rows(spec(alternatives=[alternative(*leaves)]))
    assert picked(row, *expected) == tuple(expected.values())


def two_tracks() -> list[Any]:
    return [
        track(alternative(experience(12), label="1"), alternative(experience(24)), name="open_competitive"),
        track(alternative(experience(6)), name="promotional"),
    ]


def test_alternatives_are_counted_through_all_tracks() -> None:
    rows = list(alternative_rows(spec(tracks=two_tracks())))
    assert [picked(row, "track", "order", "label") for row in rows] == [
        ("open_competitive", 1, "1"),
        ("open_competitive", 2, ""),
        ("promotional", 3, ""),
    ]


def test_requirements_name_the_alternative_they_belong_to() -> None:
    rows = list(requirement_rows(spec(tracks=two_tracks())))
    assert [picked(row, "track", "alternative", "order", "months") for row in rows] == [
        ("open_competitive", 1, 1, 12),
        ("open_competitive", 2, 1, 24),
        ("promotional", 3, 1, 6),
    ]


def test_the_amounts_inside_an_amount_follow_its_row() -> None:
    inner = experience(12, "supervision", of_which=[experience(6, "budgets")])
    ways = [alternative(experience(48, "audits", of_which=[inner]), license("Notary"))]
    rows = list(requirement_rows(spec(alternatives=ways)))
    assert [picked(row, "order", "kind", "months", "of_which", "subject") for row in rows] == [
        (1, "experience", 48, False, "audits"),
        (2, "experience", 12, True, "supervision"),
        (3, "experience", 6, True, "budgets"),
        (4, "license", None, False, "Notary"),
    ]


LEAVES = [
    pytest.param(
        education("master", "law", credits=30),
        {"kind": "education", "level": "master", "fields": ("law",), "credits": 30, "credit_unit": "semester"},
        id="education has a level, fields and credits",
    ),
    pytest.param(
        experience(hours=100, subject="care", titles=["Aide"]),
        {"kind": "experience", "hours": 100, "months": None, "subject": "care", "titles": ("Aide",)},
        id="experience may be counted in hours",
    ),
    pytest.param(
        license("Nurse", "at_appointment"),
        {"kind": "license", "subject": "Nurse", "timing": "at_appointment"},
        id="a licence has a name and a time",
    ),
    pytest.param(
        condition("residency", 4),
        {"kind": "condition", "subject": "residency", "amount": 4},
        id="a condition says what it is about",
    ),
    pytest.param(
        equivalent("associate", 12, ["Nurse"]),
        {"kind": "equivalent_combination", "level": "associate", "months": 12, "subject": "Nurse"},
        id="an equivalent combination has floors",
    ),
    pytest.param(
        unparsed("or as the board sees fit"),
        {"kind": "unparsed", "text": "or as the board sees fit", "level": None, "months": None},
        id="words that no rule explains are published",
    ),
]


@pytest.mark.parametrize(("leaf", "expected"), LEAVES)
def test_every_kind_of_leaf_has_its_row(leaf: Any, expected: dict[str, Any]) -> None:
    (row,) = requirement_rows(spec(alternatives=[alternative(leaf)]))
    assert picked(row, *expected) == tuple(expected.values())


def test_the_row_of_an_alternative_carries_its_source_text_and_place() -> None:
    way = Alternative(label="B", leaves=(), evidence=evidence("Two years.", rule="years", page=3, line=7))
    (row,) = alternative_rows(spec(alternatives=[way]))
    assert picked(row, "label", "text", "rule", "page", "line") == ("B", "Two years.", "years", 3, 7)


def test_a_section_reaches_from_its_heading_to_its_last_line() -> None:
    parts = [section("ksas", "one\ntwo", heading="ABILITIES", page=2, first=5)]
    (row,) = section_rows(spec(sections=parts))
    assert picked(row, "order", "kind", "heading", "text") == (1, "ksas", "ABILITIES", "one\ntwo")
    assert picked(row, "page_start", "line_start", "page_end", "line_end") == (2, 5, 2, 7)


def test_a_section_without_any_line_has_no_place() -> None:
    (row,) = section_rows(spec(sections=[Section(kind=SectionKind.HEADER, heading="", rule="start")]))
    assert picked(row, "page_start", "line_start", "page_end", "line_end") == (None, None, None, None)


def test_the_row_of_a_specification_holds_what_it_says_of_itself() -> None:
    facts = identity("Clerk", class_code="0071", revised_on=["2019-05-01", "2020-06"])
    told = facts.model_copy(update={"salary": salary(41_000, 52_000)})
    (row,) = spec_rows(spec(identity=told, drivers_license="may_be_required", problems=[problem(severity="info")]))
    assert picked(row, "title", "class_code", "revised_on") == ("Clerk", "0071", ("2019-05-01", "2020-06"))
    assert picked(row, "salary_min", "salary_max", "salary_period") == (41_000, 52_000, "year")
    assert picked(row, "drivers_license", "problems", "needs_review") == ("may_be_required", 1, False)


def test_a_specification_that_states_nothing_has_empty_columns() -> None:
    (row,) = spec_rows(spec(identity=identity("")))
    assert picked(row, "title", "class_code", "salary_min", "revised_on", "drivers_license") == ("", "", None, (), "")


def test_a_warning_makes_a_specification_need_review() -> None:
    (row,) = spec_rows(spec(problems=[problem(severity="warning")]))
    assert row.needs_review


def test_every_value_of_specs_that_is_stated_has_its_evidence() -> None:
    (row,) = spec_rows(full_spec())
    for statement in statement_rows(full_spec()):
        value = getattr(row, statement.about)
        told = [plain_number(value)] if isinstance(value, float) else value
        assert statement.value in told
        assert statement.text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        pytest.param(24.0, "24", id="a whole number has no decimal point"),
        pytest.param(1.5, "1.5", id="a fraction keeps its point"),
        pytest.param(1_234_567.0, "1234567", id="a large number is not shortened"),
        pytest.param(-3, "-3", id="a negative number keeps its sign"),
    ],
)
def test_numbers_are_written_plainly(number: float, text: str) -> None:
    assert plain_number(number) == text


def test_lists_keep_the_order_of_the_document() -> None:
    told = spec(
        activities=["Files papers.", "Answers calls."],
        ksas=[ksa("filing", level="good"), ksa("lift boxes", "ability")],
        notes=[note("Means a school year.", "definition", "1")],
        desirable=[desirable("A second language.")],
        substitutions=[substitution("college study", "experience", credits=30, months=12)],
    )
    assert [picked(row, "order", "text") for row in activity_rows(told)] == [
        (1, "Files papers."),
        (2, "Answers calls."),
    ]
    assert [picked(row, "level", "subject") for row in ksa_rows(told)] == [("good", "filing"), ("", "lift boxes")]
    assert [picked(row, "label", "kind") for row in note_rows(told)] == [("1", "definition")]
    assert [picked(row, "order", "text") for row in desirable_rows(told)] == [(1, "A second language.")]
    assert [picked(row, "target", "credits", "months") for row in substitution_rows(told)] == [("experience", 30, 12)]


def test_the_text_of_an_activity_stands_beside_its_exact_source() -> None:
    (row,) = activity_rows(spec(activities=["Files papers."]))
    assert picked(row, "text", "evidence") == ("Files papers.", activity("Files papers.").evidence.text)
    assert row.text != row.evidence


def test_a_file_that_gave_no_specification_has_a_problem_without_an_id() -> None:
    row = problem_row("harrow/scan.pdf", problem("no-text", "error"))
    assert picked(row, "spec_id", "source", "code", "severity", "page") == (
        "",
        "harrow/scan.pdf",
        "no-text",
        "error",
        None,
    )


def test_a_fetched_file_is_told_with_its_address_and_days() -> None:
    fetched = {"url": "https://elm.test/a", "fetched_on": "2025-03-01", "withdrawn_on": "2025-03-02"}
    made = spec()
    (row,) = spec_rows(made.model_copy(update={"raw": made.raw.model_copy(update=fetched)}))
    assert {name: getattr(row, name) for name in fetched} == fetched
