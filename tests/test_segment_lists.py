"""Notes at the head of a list of duties or of knowledge, and amid it: what stands behind them goes back to the list."""

import pytest
from test_segment import TITLE, outline
from test_segment_asked import _spaced as spaced

DUTIES, KNOWLEDGE, DEMANDS = "JOB DUTIES", "KNOWLEDGE, SKILLS AND ABILITIES", "MINIMUM QUALIFICATIONS"
END = ("", DEMANDS, "", "One year of rowing.")
NOTE = "NOTE: The duties listed are typical of the work. Not every keeper has each of them."

BEHIND = [
    pytest.param((NOTE, "", "Trims lamps.", "Fills, cleans and mends them."), 2, id="a paragraph of its own"),
    pytest.param((NOTE, "Trims lamps.", "Fills them."), 2, id="the line behind a full stop"),
    pytest.param((NOTE, "- Trims lamps.", "- Fills them."), 2, id="signs of a list"),
    pytest.param(("Note: Duties may include the following:", "1. Trims lamps.", "2. Fills them."), 2, id="numbers"),
    pytest.param(("NOTE:", "", "These are only examples.", "", "Trims lamps."), 1, id="the note below its heading"),
    pytest.param(
        (NOTE, "", "All keepers may row to the island.", "", "Trims lamps."), 1, id="a note of two paragraphs"
    ),
    pytest.param(
        (NOTE, "", "Lamp trimming and filling.", "Log keeping."), 2, id="duties without a verb in a first list"
    ),
    pytest.param(("NOTE: Not all.", "NOTE 2: By day only.", "", "Trims lamps."), 1, id="two notes"),
]


@pytest.mark.parametrize(("lines", "entries"), BEHIND)
def test_duties_go_on_behind_a_note_that_stands_first(lines: tuple[str, ...], entries: int) -> None:
    found = outline(*spaced(TITLE, DUTIES, "", *lines, *END))
    text = [text for kind, text in found if kind == "typical_work_activities" and text]
    assert text == [" | ".join(lines[-entries:])]


def test_knowledge_goes_on_behind_a_note_that_stands_first() -> None:
    note = "NOTE: Some knowledge is asked of a trainee, considerable knowledge of a keeper."
    found = outline(*spaced(TITLE, KNOWLEDGE, "", note, "", "Thorough knowledge of tides.", "Ability to row.", *END))
    assert ("ksas", "Thorough knowledge of tides. | Ability to row.") in found


def test_duties_go_on_behind_a_note_amid_them() -> None:
    found = outline(*spaced(TITLE, DUTIES, "Trims lamps.", "", "NOTE: Not all keepers do.", "", "Keeps logs.", *END))
    assert [text for kind, text in found if kind == "typical_work_activities"] == ["Trims lamps.", "Keeps logs."]


STAYS = [
    pytest.param(
        ("NOTE: Keepers are hired by season.", "", "The keeper class will be closed in May."), id="a sentence"
    ),
    pytest.param(("NOTE: Work is hard.", "", "Incumbents must row in all weather."), id="what incumbents must do"),
    pytest.param(("NOTE: Keepers", "Trims lamps"), id="a line that goes on"),
    pytest.param(("NOTE: Not counted are:", "- Trims of hedges.", "- Boats of the crew."), id="a list inside the note"),
    pytest.param(("NOTE:", "Trims of hedges are no duties."), id="the first words of the note"),
]


@pytest.mark.parametrize("lines", STAYS)
def test_a_note_behind_the_duties_stays_whole(lines: tuple[str, ...]) -> None:
    found = outline(*spaced(TITLE, DUTIES, "Trims lamps.", "Fills them.", "", *lines, *END))
    assert [kind for kind, _ in found[1:]] == ["typical_work_activities", "notes", "minimum_qualifications"]
