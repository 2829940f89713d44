"""Knowledge, skills, abilities and characteristics in their printed forms."""

import pytest

from models.document import Line
from models.section import Section, SectionKind
from pipeline.ksas import ksas

Row = tuple[str, str, str]


def rows_of(*texts: str, heading: str = "KNOWLEDGE, SKILLS AND ABILITIES") -> list[Row]:
    lines = tuple(Line(text=text, page=1, number=number) for number, text in enumerate(texts, start=1))
    section = Section(kind=SectionKind.KSAS, heading=heading, lines=lines, rule="test")
    return [(ksa.kind.value, ksa.level, ksa.subject) for ksa in ksas((section,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Good knowledge of maps.", ("knowledge", "good", "maps"), id="knowledge with its degree"),
        pytest.param("knowledge of maps", ("knowledge", "", "maps"), id="knowledge without a degree"),
        pytest.param("Good working knowledge of maps", ("knowledge", "good working", "maps"), id="two degree words"),
        pytest.param(
            "A thorough technical knowledge of maps", ("knowledge", "thorough", "maps"), id="other words between"
        ),
        pytest.param("Must have some knowledge of maps", ("knowledge", "some", "maps"), id="a degree behind must have"),
        pytest.param("Requires working knowledge of maps", ("knowledge", "working", "maps"), id="behind requires"),
        pytest.param("Has considerable knowledge of maps", ("knowledge", "considerable", "maps"), id="behind has"),
        pytest.param("Knowledge of map codes*", ("knowledge", "", "map codes"), id="without the star of a note"),
        pytest.param(
            "Knowledge of the skills and ability to use maps",
            ("knowledge", "", "the skills and ability to use maps"),
            id="skills and ability are one subject",
        ),
        pytest.param("Familiarity with maps", ("knowledge", "", "maps"), id="familiarity is knowledge"),
        pytest.param("Ability to draw maps", ("ability", "", "draw maps"), id="ability"),
        pytest.param("Able to lift", ("ability", "", "lift"), id="able to is ability"),
        pytest.param("Skill in drawing", ("skill", "", "drawing"), id="skill in"),
        pytest.param("drawing skills", ("skill", "", "drawing skills"), id="a piece that ends as skills is a skill"),
        pytest.param("good written drawing skills", ("skill", "good", "written drawing skills"), id="with a degree"),
        pytest.param("Good judgment", ("characteristic", "good", "judgment"), id="a degree and a characteristic"),
        pytest.param("tact", ("characteristic", "", "tact"), id="one word is a characteristic"),
        pytest.param(
            "ability to teach skills", ("ability", "", "teach skills"), id="the opening wins over the last word"
        ),
        pytest.param(
            "physical condition commensurate with the demands",
            ("characteristic", "", "physical condition commensurate with the demands"),
            id="physical condition is a characteristic",
        ),
    ],
)
def test_one_attribute(text: str, expected: Row) -> None:
    assert rows_of(text) == [expected]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("Good knowledge of maps; ability to draw; tact.",),
            [("knowledge", "good"), ("ability", ""), ("characteristic", "")],
            id="a paragraph is split at its semicolons",
        ),
        pytest.param(
            ("skill in leading groups; drawing, and summing up; patience",),
            [("skill", ""), ("characteristic", "")],
            id="a gerund after a skill in doing belongs to it",
        ),
        pytest.param(
            ("knowledge of training plans; working knowledge of maps; interviewing skills",),
            [("knowledge", ""), ("knowledge", "working"), ("skill", "")],
            id="a piece with an opening of its own never goes on",
        ),
        pytest.param(
            ("Thorough knowledge of:", "- maps", "- roads", "Ability to:", "- draw; measure"),
            [("knowledge", "thorough"), ("knowledge", "thorough"), ("ability", "")],
            id="an opening on a line gives kind and degree to the list below",
        ),
        pytest.param(
            ("GENERAL KNOWLEDGE OF AND SKILL IN:", "- maps"),
            [("knowledge", "general")],
            id="a double opening takes the first",
        ),
        pytest.param(
            ("Knowledge of: maps; roads. Ability to: draw.",),
            [("knowledge", ""), ("knowledge", ""), ("ability", "")],
            id="an opening with a colon in running text reaches to the next one",
        ),
        pytest.param(
            ("Skill in:", "- working alone"), [("skill", "")], id="the gerund under an opening is no degree ('working')"
        ),
        pytest.param(
            ("Ability to:", "ALL SPECIALTIES:", "- draw"),
            [("ability", "")],
            id="a sub-heading keeps the opening above it",
        ),
        pytest.param(
            ("Note: The skills listed below are related to the duties.", "Ability to draw"),
            [("ability", "")],
            id="a remark is no attribute",
        ),
    ],
)
def test_many_attributes(texts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert [row[:2] for row in rows_of(*texts)] == expected


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        pytest.param("Ability to:", "ability", id="a section under an opening"),
        pytest.param("REQUIRED KNOWLEDGE", "knowledge", id="a section that names one kind"),
        pytest.param("KNOWLEDGE, SKILLS AND ABILITIES", "characteristic", id="a section that names several gives none"),
    ],
)
def test_the_heading_gives_the_kind(heading: str, kind: str) -> None:
    assert [row[0] for row in rows_of("- maps and roads", heading=heading)] == [kind]


def test_another_kind_behind_and_is_another_attribute() -> None:
    both = [("knowledge", "working", "maps"), ("ability", "", "keep logs")]
    assert rows_of("Working knowledge of maps and ability to keep logs.") == both
    assert rows_of("Working knowledge of maps, and the ability to keep logs.") == both


@pytest.mark.parametrize(
    "remark",
    [
        "(Includes competencies required at appointment and those learned at work.)",
        "These are identical to those of the lower level.",
        "It is not to be considered a substitute for the working rules.",
        "Individuals with mental or physical disabilities are eligible if they can do the work.",
        "Developed after employment",
        "*Denotes what is learned at work.",
    ],
)
def test_a_remark_is_no_characteristic(remark: str) -> None:
    assert rows_of("Knowledge of maps", remark) == [("knowledge", "", "maps")]


def test_evidence_is_the_printed_piece() -> None:
    lines = (Line(text="Good knowledge of maps; tact.", page=3, number=9),)
    evidence = ksas((Section(kind=SectionKind.KSAS, heading="", lines=lines, rule="test"),))[0].evidence
    assert (evidence.rule, evidence.text, evidence.page, evidence.line) == (
        "knowledge-of",
        "Good knowledge of maps",
        3,
        9,
    )
