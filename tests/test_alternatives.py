"""The requirement tree's ways to qualify: products, labels, merged titles, and a bound on their number."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Line
from models.requirement import (
    AllOf,
    AnyOf,
    Education,
    EducationLevel,
    EquivalentCombination,
    Evidence,
    Experience,
    Requirement,
    Unparsed,
)
from models.section import Section, SectionKind
from pipeline.compose import qualifications
from pipeline.compose.alternatives import MOST_ALTERNATIVES, alternatives

HERE = Evidence(rule="test", text="words", page=1, line=1)


def months(amount: float, *titles: str, line: int = 1) -> Experience:
    return Experience(months=amount, titles=titles, evidence=HERE.model_copy(update={"line": line}))


def degree(level: str) -> Education:
    return Education(level=EducationLevel(level), evidence=HERE)


def ways(tree: Requirement) -> list[tuple[str, list[object]]]:
    found, _, _ = alternatives(tree, HERE)
    return [(way.label, [_short(leaf) for leaf in way.leaves]) for way in found]


def _short(leaf: object) -> object:
    if isinstance(leaf, Experience):
        return (leaf.months, *leaf.titles)
    return leaf.level.value if isinstance(leaf, Education) else type(leaf).__name__


def all_of(*members: Requirement, label: str = "") -> AllOf:
    return AllOf(label=label, members=members)


def any_of(*members: Requirement, label: str = "") -> AnyOf:
    return AnyOf(label=label, members=members)


ROWS = [
    ("one leaf is one way", months(12), [("", [(12,)])]),
    ("what is required together is one way", all_of(degree("bachelor"), months(12)), [("", ["bachelor", (12,)])]),
    ("a choice is two ways", any_of(months(12), months(24)), [("", [(12,)]), ("", [(24,)])]),
    (
        "a stem belongs to every way",
        all_of(degree("high_school"), any_of(months(12), months(24))),
        [("", ["high_school", (12,)]), ("", ["high_school", (24,)])],
    ),
    (
        "two choices are multiplied",
        all_of(any_of(degree("bachelor"), degree("associate")), any_of(months(12), months(24))),
        [
            ("", ["bachelor", (12,)]),
            ("", ["bachelor", (24,)]),
            ("", ["associate", (12,)]),
            ("", ["associate", (24,)]),
        ],
    ),
    (
        "labels of items that are needed together are joined",
        all_of(
            all_of(degree("bachelor"), label="1"), any_of(all_of(months(12), label="2"), all_of(months(24), label="3"))
        ),
        [("1+2", ["bachelor", (12,)]), ("1+3", ["bachelor", (24,)])],
    ),
    (
        "labels of nested items are put together",
        all_of(any_of(all_of(months(6), label="a"), all_of(months(9), label="b")), label="2"),
        [("2a", [(6,)]), ("2b", [(9,)])],
    ),
    (
        "ways of one line that differ only in the title are one way with both",
        any_of(months(12, "Clerk"), months(12, "Typist")),
        [("", [(12, "Clerk", "Typist")])],
    ),
    (
        "ways of two lines stay two",
        any_of(months(12, "Clerk"), months(12, "Typist", line=2)),
        [("", [(12, "Clerk")]), ("", [(12, "Typist")])],
    ),
    ("nothing required is one way", all_of(), [("", [])]),
    (
        "a way of which no word was understood is no way beside others",
        any_of(months(12), Unparsed(evidence=HERE)),
        [("", [(12,)])],
    ),
    ("where nothing was understood the words are the way", Unparsed(evidence=HERE), [("", ["Unparsed"])]),
]


@pytest.mark.parametrize(("tree", "expected"), [pytest.param(*row, id=name) for name, *row in ROWS])
def test_the_ways_of_a_tree(tree: Requirement, expected: list[tuple[str, list[object]]]) -> None:
    assert ways(tree) == expected


def test_what_stands_beside_a_combination_is_its_floor() -> None:
    tree = all_of(degree("associate"), EquivalentCombination(evidence=HERE))
    ((way,), _, _) = alternatives(tree, HERE)
    (combination,) = way.leaves
    assert isinstance(combination, EquivalentCombination)
    assert combination.floor_education is EducationLevel.ASSOCIATE


def test_twelve_nested_choices_are_bounded_and_said_to_be() -> None:
    choices = [
        f"Either {at} months of greenhouse experience or {at + 1} months of nursery experience"
        for at in range(2, 26, 2)
    ]
    lines = tuple(Line(text=f"{text}; and", page=1, number=at) for at, text in enumerate(choices, start=1))
    section = Section(kind=SectionKind.MINIMUM_QUALIFICATIONS, heading="", lines=lines, rule="test")
    found, problems = qualifications([section])
    assert [len(track.alternatives) for track in found.tracks] == [MOST_ALTERNATIVES]
    assert "too-many-alternatives" in [problem.code for problem in problems]


def trees() -> st.SearchStrategy[Requirement]:
    leaf = st.integers(1, 99).map(lambda amount: months(amount, line=amount))
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda nodes: AllOf(members=tuple(nodes))),
            st.lists(inner, min_size=1, max_size=3).map(lambda nodes: AnyOf(members=tuple(nodes))),
        ),
        max_leaves=12,
    )


def satisfied(tree: Requirement, held: Iterable[Requirement]) -> bool:
    held = list(held)
    if isinstance(tree, AllOf):
        return all(satisfied(member, held) for member in tree.members)
    if isinstance(tree, AnyOf):
        return any(satisfied(member, held) for member in tree.members)
    return tree in held


@given(trees())
def test_each_way_satisfies_the_tree(tree: Requirement) -> None:
    found, too_many, _ = alternatives(tree, HERE)
    assert found
    assert too_many or all(satisfied(tree, way.leaves) for way in found)
