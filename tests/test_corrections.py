"""Corrections of people: what each does to a specification, when it is held back, and what it never touches."""

from typing import Any

import build
import pytest
from correcting import corrected, correction, read, row, shown, states
from documents import parsed_sample, samples
from hypothesis import given
from hypothesis import strategies as st

from models.background import Answer, Background
from models.classspec import ClassSpec
from models.correctable import CHOICES, FACTS, LARGEST, Fact, ValueKind
from models.correction import CORRECTED, AppliedCorrection, CorrectionState, Value
from models.requirement import AllOf, AnyOf, EducationLevel, Requirement, Unparsed
from pipeline.compose.nodes import all_leaves
from pipeline.corrections import Gone, address, apply, fact, facts, present
from pipeline.qualify import judge
from pipeline.tabulate import TABLES

APPLIED = [
    pytest.param("title", "PAYROLL CLERK I", "PAYROLL CLERK I", id="a title"),
    pytest.param("class_code", "", "", id="a class code that is none"),
    pytest.param("department", "Finance", "Finance", id="a department that no rule found"),
    pytest.param("jurisdictional_class", "competitive", "competitive", id="a jurisdictional class"),
    pytest.param("grade", "10", "10", id="a grade"),
    pytest.param("salary_min", 42000.0, 42000, id="the lower end of the pay"),
    pytest.param("salary_max", 53000.5, 53000.5, id="the upper end of the pay"),
    pytest.param("salary_period", "month", "month", id="the period of the pay"),
    pytest.param("opened_on", "2020-01", "2020-01", id="a month"),
    pytest.param("established_on", "2001-02-03", "2001-02-03", id="a day"),
    pytest.param("approved_on", "1999", "1999", id="a year"),
    pytest.param("revised_on", ("2019-04-03",), ("2019-04-03",), id="a date of revision"),
    pytest.param("reviewed_on", ("2020", "2021-05"), ("2020", "2021-05"), id="several dates"),
    pytest.param("voted_on", ("2020-05",), ("2020-05",), id="a date of a vote"),
    pytest.param("drivers_license", "required", "required", id="a driver's licence"),
    pytest.param("alternatives.1.education_level", "master", "master", id="a level of education"),
    pytest.param("alternatives.1.fields", ("law", "finance"), ("law", "finance"), id="fields of study"),
    pytest.param("alternatives.1.credits", 24.0, 24, id="credits"),
    pytest.param("alternatives.2.education_level", "", None, id="no education at all"),
    pytest.param("alternatives.2.experience_months", 24.0, 24, id="months of experience"),
    pytest.param("alternatives.2.experience_months", "", None, id="experience of no stated length"),
    pytest.param("alternatives.2.titles", ("Clerk", "Typist"), ("Clerk", "Typist"), id="titles"),
    pytest.param("alternatives.2.titles", (), (), id="no titles"),
    pytest.param("alternatives.2.licenses", ("Notary Public",), ("Notary Public",), id="a licence that was overlooked"),
    pytest.param("alternatives.1.equivalent_combination", True, True, id="a way that is an equivalent combination"),
    pytest.param("alternatives.3.floor_education_level", "high_school", "high_school", id="a floor of education"),
    pytest.param("alternatives.3.floor_experience_months", 6.0, 6, id="a floor of experience"),
    pytest.param("requirements.2.1.level", "associate", "associate", id="the level of one requirement"),
    pytest.param("requirements.1.1.fields", ("law",), ("law",), id="the fields of one requirement"),
    pytest.param("requirements.1.1.credits", 12.0, 12, id="the credits of one requirement"),
    pytest.param("requirements.2.2.months", 36.0, 36, id="the months of one requirement"),
    pytest.param("requirements.2.2.titles", ("Clerk",), ("Clerk",), id="the titles of one requirement"),
    pytest.param("substitutions.1.credits", 15.0, 15, id="the credits of an exchange"),
    pytest.param("substitutions.1.months", 6.0, 6, id="the months of an exchange"),
    pytest.param("substitutions.1.year_for_year", True, True, id="an exchange year for year"),
    pytest.param("substitutions.1.maximum_months", "", None, id="an exchange without a limit"),
    pytest.param("notes.1.kind", "definition", "definition", id="the kind of a note"),
    pytest.param("activities.1.text", "Checks time cards", "Checks time cards", id="the text of an activity"),
    pytest.param("ksas.1.kind", "skill", "skill", id="the kind of a KSA"),
    pytest.param("ksas.1.level", "", "", id="the level of a KSA"),
    pytest.param("ksas.2.subject", "get along", "get along", id="the subject of a KSA"),
]


@pytest.mark.parametrize(("fact", "value", "published"), APPLIED)
def test_a_correction_is_what_the_table_shows(fact: str, value: Value, published: Any) -> None:
    spec = read()
    after = corrected(spec, (fact, value))
    assert states(after) == ["applied"], after.corrections[0].remark
    assert shown(spec, fact) != published
    assert shown(after, fact) == published
    assert ClassSpec.model_validate_json(after.model_dump_json()) == after


@pytest.mark.parametrize(("fact", "value", "published"), APPLIED)
def test_a_corrected_fact_says_that_a_person_read_it_and_keeps_the_printed_words(
    fact: str, value: Value, published: Any
) -> None:
    spec = read()
    place = address(fact)
    assert place is not None
    before, after = present(spec, place), present(corrected(spec, (fact, value)), place)
    if after.evidence is None:  # nothing is stated any more
        assert published == ""
        return
    if place.table == "alternatives":  # the table has no column for it, the JSON has
        tracks = corrected(spec, (fact, value)).qualifications.tracks
        assert CORRECTED in {way.evidence.rule for track in tracks for way in track.alternatives}
    else:
        assert after.evidence.rule == CORRECTED
    assert after.evidence.text == (before.evidence.text if before.evidence else "")


REMOVABLE = ["alternatives", "substitutions", "activities", "ksas"]


@pytest.mark.parametrize("table", REMOVABLE)
def test_a_row_can_be_taken_out(table: str) -> None:
    spec = read()
    after = corrected(spec, (f"{table}.1", False))
    rows = next(each.rows for each in TABLES if each.name == table)
    assert len(list(rows(after))) == len(list(rows(spec))) - 1
    assert states(after) == ["applied"]


def test_every_fact_of_the_closed_list_is_tried_here() -> None:
    tried = {".".join("N" if part.isdecimal() else part for part in str(each.values[0]).split(".")) for each in APPLIED}
    tried |= {f"{table}.N" for table in REMOVABLE}
    assert {fact.name for fact in FACTS} - tried == {"alternatives.N.credit_unit"}


def test_the_unit_of_credits_is_corrected_after_the_credits() -> None:
    after = corrected(read(), ("alternatives.1.credits", 24.0), ("alternatives.1.credit_unit", "quarter"))
    assert (states(after), shown(after, "alternatives.1.credit_unit")) == (["applied"] * 2, "quarter")


def test_the_verdict_on_a_background_follows_the_correction() -> None:
    spec, background = read(), Background(education=EducationLevel.HIGH_SCHOOL, experience_months=24, services=())
    after = corrected(spec, ("alternatives.2.experience_months", 24.0), ("alternatives.2.titles", ()))

    def answer(read: ClassSpec) -> Answer:
        judgements = judge(read.qualifications, background)
        return next(each.answer for each in judgements if each.alternative.label == "B")

    assert (answer(spec), answer(after)) == (Answer.LACKS, Answer.CHECK)


# --- the tree -------------------------------------------------------------------------------------------------------


def tree(spec: ClassSpec) -> Requirement:
    (track,) = spec.qualifications.tracks
    return track.tree


def test_a_corrected_requirement_takes_its_place_in_the_tree() -> None:
    spec = read()
    after = corrected(spec, ("alternatives.2.experience_months", 24.0))
    old, new = all_leaves(tree(spec)), all_leaves(tree(after))
    assert len(old) == len(new)
    (pair,) = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert [getattr(leaf, "months", None) for leaf in pair] == [48, 24]


def test_a_requirement_that_two_ways_share_is_corrected_in_the_named_one_only() -> None:
    stem = build.experience(24, "auditing")
    ways = [build.alternative(stem, build.education(level), label=level) for level in ("bachelor", "associate")]
    nested = AllOf(members=(stem, AnyOf(members=tuple(way.leaves[1] for way in ways))))
    track = build.track(*ways).model_copy(update={"tree": nested})
    ways[1] = ways[1].model_copy(update={"evidence": build.evidence("another way")})
    track = track.model_copy(update={"alternatives": tuple(ways)})
    after = corrected(build.spec(tracks=[track]), ("alternatives.2.experience_months", 12.0))
    assert [shown(after, f"alternatives.{n}.experience_months") for n in (1, 2)] == [24, 12]
    drawn = tree(after)
    assert isinstance(drawn, AnyOf)
    assert [member.members for member in drawn.members if isinstance(member, AllOf)] == [
        way.leaves for way in after.qualifications.tracks[0].alternatives
    ]


def test_words_that_no_rule_explains_stay_in_the_tree_when_a_way_is_taken_out() -> None:
    odd = build.unparsed("unless the moon is full")
    ways = [build.alternative(build.experience(n, "auditing"), label=str(n)) for n in (12, 24)]
    ways = [way.model_copy(update={"evidence": build.evidence(f"way {way.label}")}) for way in ways]
    track = build.track(*ways)
    drawn = AnyOf(members=(*(way.leaves[0] for way in ways), odd))
    after = corrected(build.spec(tracks=[track.model_copy(update={"tree": drawn})]), ("alternatives.1", False))
    assert [type(leaf) for leaf in all_leaves(tree(after))].count(Unparsed) == 1
    assert len(all_leaves(tree(after))) == 2


def test_a_combination_keeps_as_its_floor_what_was_required() -> None:
    after = corrected(read(), ("alternatives.1.equivalent_combination", True))
    told = row(after, "alternatives.1")
    assert (told.floor_education_level, told.floor_experience_months) == ("bachelor", 12)
    back = corrected(
        build.spec(alternatives=[build.alternative(build.equivalent("bachelor", 12, ("Notary",)))]),
        ("alternatives.1.equivalent_combination", False),
    )
    told = row(back, "alternatives.1")
    values = [getattr(told, name) for name in ("education_level", "experience_months", "licenses")]
    assert values == ["bachelor", 12, ("Notary",)]


# --- several of them ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "wanted", "title"),
    [
        pytest.param(["A", "B"], ["replaced", "applied"], "B", id="the later one counts"),
        pytest.param(["A", "PAYROLL CLERK"], ["replaced", "superfluous"], "PAYROLL CLERK", id="back to what was read"),
        pytest.param(["PAYROLL CLERK"], ["superfluous"], "PAYROLL CLERK", id="what is read anyway"),
        pytest.param(["A", ""], ["replaced", "held_back"], "PAYROLL CLERK", id="an impossible one counts too"),
    ],
)
def test_of_two_for_one_fact(values: list[str], wanted: list[str], title: str) -> None:
    after = corrected(read(), *(("title", value) for value in values))
    assert (states(after), shown(after, "title")) == (wanted, title)


def test_a_superfluous_correction_asks_for_nothing() -> None:
    after = corrected(read(), ("grade", "9"))
    assert [(each.code, each.severity) for each in after.problems] == [("correction-superfluous", "info")]
    assert not after.needs_review


def test_positions_are_those_of_extraction_whatever_else_is_corrected() -> None:
    after = corrected(
        read(),
        ("alternatives.1", False),
        ("alternatives.2.education_level", ""),
        ("requirements.2.2.months", 30.0),
        ("alternatives.2.licenses", ("Notary",)),
        ("activities.1", False),
        ("activities.2.text", "Answers."),
    )
    assert states(after) == ["applied"] * 6
    first = row(after, "alternatives.1")
    assert [getattr(first, name) for name in ("label", "education_level", "experience_months", "licenses")] == [
        "B",
        None,
        30,
        ("Notary",),
    ]
    assert [activity.text for activity in after.activities] == ["Answers."]


def test_a_corrected_title_settles_that_none_was_found() -> None:
    spec = read("MINIMUM QUALIFICATIONS:\nTwo years of clerical experience.\n")
    assert "no-title" in {problem.code for problem in spec.problems}
    after = corrected(spec, ("title", "CLERK"))
    assert "no-title" not in {problem.code for problem in after.problems}


def test_words_that_stand_in_the_document_are_the_evidence_of_what_no_rule_found() -> None:
    spec = read()
    after = apply(spec, [correction(spec, "department", "Payroll", "about deductions")])
    assert after.identity.department is not None
    assert (after.identity.department.evidence.text, after.identity.department.evidence.line) == ("about deductions", 9)
    gone = apply(spec, [correction(spec, "department", "Payroll", "words of another document")])
    assert states(gone) == ["held_back"]


def test_without_corrections_nothing_is_touched() -> None:
    spec = read()
    assert apply(spec, ()) is spec


# --- the promise ----------------------------------------------------------------------------------------------------


TEXTS = st.text("abc 12;", max_size=9)
VALUES: dict[ValueKind, st.SearchStrategy[Any]] = {
    ValueKind.TEXT: TEXTS,
    ValueKind.DATE: st.sampled_from(["2020-01-02", "2021", "never"]),
    ValueKind.DATES: st.lists(st.sampled_from(["2020-01-02", "2021", "never"]), max_size=3).map(tuple),
    ValueKind.TEXTS: st.lists(TEXTS, max_size=3).map(tuple),
    ValueKind.YES_NO: st.booleans(),
    ValueKind.REMOVAL: st.just(False),
    **dict.fromkeys(LARGEST, st.one_of(st.floats(), st.integers(0, 99).map(float))),
    **{kind: st.sampled_from([*map(str, values), ""]) for kind, values in CHOICES.items()},
}


def values_for(fact_: Fact) -> st.SearchStrategy[Value]:
    """Mostly what the fact can be, now and then anything."""
    return st.one_of(VALUES[fact_.kind], VALUES[fact_.kind], st.one_of(*VALUES.values()))


@given(st.data())
def test_a_correction_never_changes_or_loses_another_fact(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sorted(samples())))
    spec = parsed_sample(source).specs[0]
    known = {each.address: each.value for each in facts(spec)}
    place = data.draw(st.sampled_from(list(known)))
    known_fact = fact(place.name)
    assert known_fact is not None
    value = data.draw(values_for(known_fact))
    after = corrected(spec, (place.name, value))
    (told,) = after.corrections
    now = {each.address: each.value for each in facts(after)}
    if told.state is CorrectionState.APPLIED and place.column:
        assert now[place] == told.corrected
    if told.state is not CorrectionState.APPLIED:
        assert now == known
        return
    if not place.column:
        assert len(now) < len(known)
        return
    assert {name for name in known if now.get(name) != known[name] and not belongs_to(name, place)} == set()
    assert after.sections == spec.sections
    assert {leaf.evidence.text for leaf in leaves(spec) if isinstance(leaf, Unparsed)} <= {
        leaf.evidence.text for leaf in leaves(after)
    }


def leaves(spec: ClassSpec) -> list[Any]:
    return [leaf for track in spec.qualifications.tracks for leaf in all_leaves(track.tree)]


def belongs_to(name: Any, place: Any) -> bool:
    """The fact itself, and what says the same of the same way to qualify."""
    same_way = {name.table, place.table} <= {"alternatives", "requirements"} and name.positions[:1] == place.positions[
        :1
    ]
    return bool(name == place or same_way)


def test_a_fact_that_is_not_there_cannot_be_found() -> None:
    place = address("alternatives.9.credits")
    assert place is not None
    with pytest.raises(Gone, match=r"there is no alternatives\.9"):
        present(read(), place)


NO_FACTS = "|.|alternatives|alternatives.0|alternatives.x.credits|title.1|alternatives.²|sections.1.text|title.title"


@pytest.mark.parametrize("name", [*NO_FACTS.split("|"), "alternatives.1.credits.2", "a" * 999])
def test_a_name_outside_the_closed_list_is_no_fact(name: str) -> None:
    assert address(name) is None


def test_what_is_published_tells_all_of_a_correction() -> None:
    after = corrected(read(), ("grade", "10"))
    (told,) = (row for table in TABLES if table.name == "corrections" for row in table.rows(after))
    assert told.model_dump() == {
        "spec_id": after.spec_id, "order": 1, "fact": "grade", "extracted": "9", "corrected": "10",
        "reason": "Misread.", "by": "J. Ortiz", "on": "2024-05-06", "state": "applied",
        "text": "GRADE: 9", "page": 1, "line": 4, "remark": "",
    }  # fmt: skip
    assert isinstance(after.corrections[0], AppliedCorrection)
