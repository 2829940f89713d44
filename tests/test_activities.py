"""Duties in their printed forms, one activity each."""

import pytest

from models.document import Line, Style
from models.section import Section, SectionKind
from pipeline.activities import activities, split_duties


def duties_of(*texts: str, indent: int = 0) -> list[str]:
    style = Style(indent=indent)
    lines = tuple(Line(text=text, page=1, number=n, style=style) for n, text in enumerate(texts, start=1))
    section = Section(kind=SectionKind.TYPICAL_WORK_ACTIVITIES, heading="DUTIES", lines=lines, rule="test")
    return [activity.text for activity in activities((section,))]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(("1. Plans; checks;", "2. Files."), ["Plans; checks", "Files."], id="a list entry is one duty"),
        pytest.param(
            ("Plans routes; checks buses; files logs.",),
            ["Plans routes", "checks buses", "files logs."],
            id="a paragraph is split at its semicolons",
        ),
        pytest.param(
            ("- Plans routes \N{MIDDLE DOT} Checks buses", "- Files logs. - Fuels buses; * Locks gates"),
            ["Plans routes", "Checks buses", "Files logs.", "Fuels buses", "Locks gates"],
            id="signs of a list in the middle of an entry part it",
        ),
        pytest.param(
            ("- Plans routes - by day - for buses. - and boats",),
            ["Plans routes - by day - for buses. - and boats"],
            id="a dash that goes on does not",
        ),
        pytest.param(
            ("Plans bus routes. Checks buses.",), ["Plans bus routes.", "Checks buses."], id="and at its sentences"
        ),
        pytest.param(
            ("(Illustrative Only) Plans routes; Checks buses.",),
            ["Plans routes", "Checks buses."],
            id="a remark in parentheses is no duty",
        ),
        pytest.param(
            ("Duties may include, but are not limited to, the following:", "- Plans routes", "- Checks buses"),
            ["Plans routes", "Checks buses"],
            id="an introduction is no duty",
        ),
        pytest.param(
            ("Duties include: planning routes; checking buses.",),
            ["planning routes", "checking buses."],
            id="an introduction on the same line is cut off",
        ),
        pytest.param(
            ("Trains drivers in two skills: braking and steering.",),
            ["Trains drivers in two skills: braking and steering."],
            id="a colon inside a duty is not an introduction",
        ),
        pytest.param(
            ("Plans routes.", "The above examples are intended only as illustrations."),
            ["Plans routes."],
            id="a closing remark is no duty",
        ),
        pytest.param(
            ("WHEN ASSIGNED TO THE GARAGE:", "Repairs buses.", "OFFICE SPECIALTY", "Files logs."),
            ["Repairs buses.", "Files logs."],
            id="a sub-heading is no duty",
        ),
        pytest.param(
            ("PLANS ROUTES.", "CHECKS BUSES"),
            ["PLANS ROUTES.", "CHECKS BUSES"],
            id="capitals everywhere are no headings",
        ),
        pytest.param(("Plans routes;", "Revised 3/4/09"), ["Plans routes"], id="a history line is no duty"),
        pytest.param(
            ("Plans routes; and performs related work.",),
            ["Plans routes", "performs related work."],
            id="the joining 'and' is no part of the last duty",
        ),
    ],
)
def test_duties(texts: tuple[str, ...], expected: list[str]) -> None:
    assert duties_of(*texts) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Finds rides; when needed for a visit; Writes notes.", 2, id="lower case goes on among capitals"),
        pytest.param("finds rides; writes notes; answers calls", 3, id="lower case opens among lower case"),
        pytest.param("finds rides; as time allows; writes notes", 2, id="a word that cannot open a duty goes on"),
        pytest.param("Attends meetings; and all other functions of the unit.", 1, id="'and all other' opens nothing"),
    ],
)
def test_pieces_after_a_semicolon(text: str, count: int) -> None:
    assert len(split_duties(text)) == count


@pytest.mark.parametrize(
    "remark",
    [
        "The following duties are typical for this class.",
        "Incumbents may not perform all of the listed duties.",
        "An employee may not perform each of them.",
        "These are not to be construed as exclusive.",
        "This list is not exhaustive.",
        "Other duties may be required and assigned.",
        "Reasonable accommodations may be made for a disability.",
        "*Denotes essential functions.",
        "Duty Frequency Band",
    ],
)
def test_what_is_said_of_the_list_is_no_duty(remark: str) -> None:
    assert duties_of("- Plans routes.", f"- {remark}") == ["Plans routes."]


@pytest.mark.parametrize(
    "duty",
    [
        "Performs other duties as required.",
        "Denotes stops on maps.",
        "Follows the duties listed for drivers.",
        "Arranges reasonable accommodations for riders.",
        "Makes lists that are not exhaustive.",
    ],
)
def test_a_duty_that_sounds_like_a_remark_is_one(duty: str) -> None:
    assert duties_of("- Plans routes.", f"- {duty}") == ["Plans routes.", duty]


def test_an_entry_of_a_web_list_keeps_its_semicolons() -> None:
    assert duties_of("Plans routes; checks buses.", indent=1) == ["Plans routes; checks buses."]


def test_evidence_is_the_line_of_the_duty() -> None:
    lines = (Line(text="Plans routes; checks buses.", page=2, number=7),)
    section = Section(kind=SectionKind.TYPICAL_WORK_ACTIVITIES, heading="", lines=lines, rule="test")
    second = activities((section,))[1].evidence
    assert (second.rule, second.text, second.page, second.line) == ("paragraph-part", "checks buses.", 2, 7)


def test_other_sections_hold_no_duties() -> None:
    section = Section(kind=SectionKind.OTHER, heading="", lines=(Line(text="Plans.", page=1, number=1),), rule="test")
    assert activities((section,)) == ()
