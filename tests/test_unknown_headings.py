"""Headings that no lexicon knows: told wherever they are set like the others, and only there."""

import pytest
from test_segment import BOLD, TITLE, document

from models.document import Line, Style
from pipeline.segment import segment

H3 = Style(heading=3)
FEATURES, DUTIES, DEMANDS, SPECIAL = (
    "Distinguishing Characteristics",
    "Typical Work Activities",
    "Minimum Qualifications",
    "Special Requirements",
)
UNKNOWN = "Tide Tables"


def kinds(style: Style, *parts: tuple[str, str]) -> list[tuple[str, str]]:
    """Kind and heading of every section behind the header; `parts` are a heading and the text below it."""
    lines = [Line(text=TITLE, page=1, number=1)]
    for heading, text in parts:
        number = len(lines) + 1
        lines.append(Line(text=heading, page=1, number=number, style=style))
        lines.extend(Line(text=each, page=1, number=number) for each in text.split(" | ") if each)
    sections, _ = segment(document(*lines))
    return [(str(section.kind), section.heading) for section in sections[1:]]


SWAPPED = [
    (FEATURES, "Distinguishing Features of the Class"),
    (FEATURES, "Class Characteristics"),
    (FEATURES, "Purpose of Position"),
    (FEATURES, "Definition"),
    (DUTIES, "Duties"),
    (DEMANDS, "Qualifications"),
    (DEMANDS, "Education and Experience"),
    (SPECIAL, "Licenses"),
    (SPECIAL, "Special Requirements"),
]


@pytest.mark.parametrize("style", [pytest.param(BOLD, id="bold"), pytest.param(H3, id="a heading of the page")])
@pytest.mark.parametrize(("usual", "other"), SWAPPED, ids=[other for _, other in SWAPPED])
def test_no_known_heading_hides_an_unknown_one(usual: str, other: str, style: Style) -> None:
    parts = [
        (FEATURES, "An incumbent works alone."),
        (DUTIES, "Trims lamps. | Fills them."),
        (UNKNOWN, "High water is at noon."),
        (DEMANDS, "One year of rowing."),
        (SPECIAL, "A boat card."),
    ]
    found = kinds(style, *((other if heading == usual else heading, text) for heading, text in parts))
    assert found[2] == ("other", UNKNOWN)


GROUPS = [
    pytest.param("Rowing", "Sailing", id="the first group stands right below the heading"),
    pytest.param("Harbor Unit", "Night Watch", id="a name of a group beside it"),
    pytest.param("For the Island", "For the Mainland", id="groups named by what they are for"),
]


@pytest.mark.parametrize(("first", "second"), GROUPS)
def test_groups_of_duties_are_no_parts(first: str, second: str) -> None:
    found = kinds(
        BOLD,
        (FEATURES, "An incumbent works alone."),
        (DUTIES, ""),
        (first, "Trims lamps."),
        (second, "Fills them."),
        (DEMANDS, "One year of rowing."),
        (SPECIAL, "A boat card."),
    )
    assert [kind for kind, _ in found] == [
        "distinguishing_features",
        "typical_work_activities",
        "minimum_qualifications",
        "special_requirements",
    ]


@pytest.mark.parametrize("inner", ["Sea Experience", "And Sailing", "Registration and/or Certificates"])
def test_what_divides_the_qualifications_is_no_part(inner: str) -> None:
    found = kinds(
        BOLD, (FEATURES, "Works alone."), (DUTIES, "Trims lamps."), (DEMANDS, "One year."), (inner, "Two of them.")
    )
    assert [kind for kind, _ in found][-1] == "minimum_qualifications"


def test_sub_headings_of_one_part_say_nothing_about_another() -> None:
    found = kinds(
        BOLD,
        (DUTIES, "Trims lamps."),
        (UNKNOWN, "High water is at noon."),
        (DEMANDS, ""),
        ("Education", "High school."),
        ("Experience", "One year."),
        ("Sailing Time", "Two months."),
    )
    assert [kind for kind, _ in found] == ["typical_work_activities", "other", "minimum_qualifications"]


@pytest.mark.parametrize("style", [BOLD, H3])
@pytest.mark.parametrize(("word", "kind"), [("Supervision", "supervision"), ("Overview", "distinguishing_features")])
def test_an_everyday_word_set_like_the_headings_opens_after_the_duties(word: str, kind: str, style: Style) -> None:
    found = kinds(style, (DUTIES, "Trims lamps."), (word, "Reports to the keeper."), (DEMANDS, "One year of rowing."))
    assert [each for each, _ in found] == ["typical_work_activities", kind, "minimum_qualifications"]


TITLED = [
    ("Special Requirements, Cards, and Papers", "special_requirements"),
    ("Minimum Qualifications or Standards Required", "minimum_qualifications"),
    ("Minimum Training and Experience Wanted", "minimum_qualifications"),
    ("Physical Demands of the Tower Stairs", "physical_demands"),
]


@pytest.mark.parametrize(("heading", "kind"), TITLED)
@pytest.mark.parametrize("style", [BOLD, H3])
def test_a_known_name_that_goes_on_in_title_case_heads_a_part(heading: str, kind: str, style: Style) -> None:
    found = kinds(style, (DUTIES, "Trims lamps."), ("Supervision Received", "None."), (heading, "None known."))
    assert found[-1] == (kind, heading)


@pytest.mark.parametrize(
    ("line", "number", "opens"),
    [
        pytest.param("Minimum Qualifications at the Time of Hire", 5, True, id="after a blank line"),
        pytest.param("Minimum Qualifications at the Time of Hire", 4, False, id="right below an entry"),
        pytest.param("Special Requirements are posted at the Pier Office", 5, False, id="small words in it"),
        pytest.param("Special Requirements Test 40%", 5, False, id="a share"),
    ],
)
def test_a_plain_line_in_title_case_heads_a_part_where_it_stands_apart(line: str, number: int, opens: bool) -> None:
    lines = [
        Line(text=text, page=1, number=place)
        for place, text in ((1, TITLE), (2, "DUTIES"), (3, "Trims lamps."), (number, line), (number + 1, "One year."))
    ]
    assert (len(segment(document(*lines))[0]) == 3) is opens


def plain(*texts: str) -> list[tuple[str, str]]:
    """Kind and heading of every section of a plain text behind the header; an empty text is a blank line."""
    lines = [Line(text=text, page=1, number=number) for number, text in enumerate((TITLE, *texts), 1) if text]
    return [(str(section.kind), section.heading) for section in segment(document(*lines))[0][1:]]


HEAD, TAIL = ("DEFINITION", "", "Keeps a light."), ("MINIMUM QUALIFICATIONS", "", "One year of rowing.", "")
LISTS = [
    pytest.param("EXAMPLES OF DUTIES", "Trims lamps.", id="duties"),
    pytest.param("KNOWLEDGE, SKILLS AND ABILITIES", "Ability to row.", id="knowledge"),
    pytest.param("MINIMUM QUALIFICATIONS", "Two years of sailing.", id="qualifications"),
]


@pytest.mark.parametrize(("part", "entry"), LISTS)
@pytest.mark.parametrize("below", [("",), ()], ids=["a blank line below", "text right below"])
def test_plain_capitals_that_stand_apart_are_told_inside_a_list(part: str, entry: str, below: tuple[str, ...]) -> None:
    found = plain(*HEAD, "", part, "", entry, "", "TIDE TABLES", *below, "High water is at noon.", "", *TAIL)
    assert ("other", "TIDE TABLES") in found


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Trims lamps.", "TIDE TABLES", "High water."), id="no space above"),
        pytest.param(("", "ROWING", "", "Trims lamps.", "", "SAILING", "", "Fills them."), id="groups"),
        pytest.param(("Trims lamps.", "", "FILLS LAMPS", "", "KEEPS LOGS", "", "Rows."), id="entries in capitals"),
    ],
)
def test_plain_capitals_inside_a_list_that_are_no_heading(lines: tuple[str, ...]) -> None:
    found = plain(*HEAD, "", "EXAMPLES OF DUTIES", *lines, "", *TAIL)
    assert [kind for kind, _ in found] == [
        "distinguishing_features",
        "typical_work_activities",
        "minimum_qualifications",
    ]


def test_an_everyday_word_in_capitals_that_stands_apart_opens_after_the_duties() -> None:
    found = plain(*HEAD, "", "EXAMPLES OF DUTIES", "", "Trims lamps.", "", "SUPERVISION", "", "None.", "", *TAIL)
    assert ("supervision", "SUPERVISION") in found


def test_facts_about_the_document_amid_it_are_no_duties_and_no_unknown_heading() -> None:
    lines = (*HEAD, "", "EXAMPLES OF DUTIES", "", "Trims lamps.", "", "CLASS HISTORY", "", "Once a mate.", "", *TAIL)
    assert ("other", "CLASS HISTORY") in plain(*lines)
    _, problems = segment(document(*(Line(text=text, page=1, number=n) for n, text in enumerate(lines, 1) if text)))
    assert "unknown-heading" not in {problem.code for problem in problems}
