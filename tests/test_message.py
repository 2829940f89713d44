"""What a run tells people: the message about material changes, the artifacts, and words that nobody obeys."""

import json

import pytest
from changes import change

from flows.artifacts import MOST, changes_table
from flows.message import TOLD, cell, change_line, harmless, headline, markdown_table, message
from models.change import Cause, ChangeField
from models.history_tables import ChangeRow


@pytest.mark.parametrize(
    ("row", "line"),
    [
        pytest.param(
            change(), "minimum qualifications, alternative B, experience months: 60 → 48", id="months before and after"
        ),
        pytest.param(
            change(ChangeField.LICENSES, "", "driver's license", alternative=""),
            "minimum qualifications, licenses: – → driver's license",
            id="what is new has nothing before it",
        ),
        pytest.param(
            change(ChangeField.SPECIFICATION_WITHDRAWN, "", "", alternative=""),
            "minimum qualifications, specification withdrawn",
            id="a change without facts has no arrow",
        ),
        pytest.param(
            change(ChangeField.TITLES, "Clerk\n| x |", "<b>@all</b> https://x"),
            "minimum qualifications, alternative B, titles: Clerk | x | → ‹b›＠all‹/b› https:⁄⁄x",
            id="words of a document are one harmless line",
        ),
    ],
)
def test_a_change_is_a_line(row: ChangeRow, line: str) -> None:
    assert change_line(row) == line


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        pytest.param([], None, id="no change is no message"),
        pytest.param([change(material=False)], None, id="changes that are not material are no message"),
        pytest.param([change(cause=Cause.RULES)], None, id="better rules alone are no message"),
        pytest.param([change()], "classspec: 1 material change in 1 specification", id="one change"),
        pytest.param(
            [change(), change(order=2), change(spec_id="harrow/aide"), change(order=3, material=False)],
            "classspec: 3 material changes in 2 specifications",
            id="material changes are counted with their specifications",
        ),
        pytest.param(
            [change(cause=Cause.CORRECTION)],
            "classspec: 1 material change in 1 specification",
            id="a correction is a change as any other",
        ),
    ],
)
def test_there_is_a_message_if_something_material_changed(changes: list[ChangeRow], title: str | None) -> None:
    told = message(changes, {}, ())
    assert (told.title if told else None) == title


def test_a_message_has_a_part_for_each_specification_with_its_links() -> None:
    changes = [change(order=2, field=ChangeField.CREDITS, before="", after="12"), change(), change(spec_id="a/b")]
    told = message(
        changes,
        {"harrow/clerk": "https://county.example/clerk.pdf"},
        {"redline/harrow/clerk-2.html"},
        "https://intranet.example/",
    )
    assert told is not None
    assert told.body.splitlines() == [
        "Payroll Clerk (a/b), version 2",
        "- minimum qualifications, alternative B, experience months: 60 → 48",
        "",
        "Payroll Clerk (harrow/clerk), version 2",
        "- minimum qualifications, alternative B, experience months: 60 → 48",
        "- minimum qualifications, alternative B, credits: – → 12",
        "  source: https://county.example/clerk.pdf",
        "  redline: https://intranet.example/redline/harrow/clerk-2.html",
    ]


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        pytest.param("https://county.example/a.pdf?b=c", True, id="an address of the web"),
        pytest.param("javascript:alert(1)", False, id="a script"),
        pytest.param("https://county.example/a b", False, id="an address with a blank"),
        pytest.param('https://x/"><b>', False, id="an address with marks of HTML"),
        pytest.param("", False, id="none"),
    ],
)
def test_only_an_address_of_the_web_is_shown(address: str, shown: bool) -> None:
    told = message([change()], {"harrow/clerk": address}, ())
    assert told is not None
    assert ("source:" in told.body) == shown


def test_a_message_names_at_most_some_changes_and_says_how_many_there_are_besides() -> None:
    told = message([change(order=n) for n in range(1, TOLD + 8)] + [change(order=99, cause=Cause.RULES)], {}, ())
    assert told is not None
    assert told.body.count("- minimum") == TOLD
    assert "… and 7 more in changes.csv." in told.body
    assert "1 fact read otherwise because the rules improved" in told.body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a | b", "a &#124; b", id="a bar opens no column"),
        pytest.param("a\nb\r\n\nc", "a b c", id="a line end ends no row"),
        pytest.param("<img src=x>", "&#60;img src=x&#62;", id="HTML is text"),
        pytest.param("[x](http://y)", "&#91;x&#93;&#40;http&#58;//y&#41;", id="a link is text"),
        pytest.param("www.x.y", "www&#46;x.y", id="a bare address is text"),
        pytest.param("`*_\\~", "&#96;&#42;&#95;&#92;&#126;", id="marks of markdown are text"),
        pytest.param("\x1b[31m\u202e", "�&#91;31m�", id="controls are gone"),
        pytest.param("&lt;", "&#38;lt;", id="an entity is text"),
    ],
)
def test_a_cell_shows_the_words_and_nothing_else(text: str, expected: str) -> None:
    assert cell(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<!channel> hello", "‹!channel› hello", id="a mention of all in a chat"),
        pytest.param("@everyone", "＠everyone", id="another"),
        pytest.param("see [here](http://x)", "see [here] (http:⁄⁄x)", id="a link of markdown"),
        pytest.param("a" * 300, f"{'a' * 199}…", id="a long text is cut"),
    ],
)
def test_a_chat_obeys_nothing(text: str, expected: str) -> None:
    assert harmless(text) == expected


def test_a_long_table_says_how_many_rows_are_left_out() -> None:
    lines = list(markdown_table(("a", "b"), [(str(n), "x") for n in range(5)], most=3))
    assert lines == [
        "| a | b |",
        "|---|---|",
        "| 0 | x |",
        "| 1 | x |",
        "| 2 | x |",
        "",
        "… and 2 more in report.json.",
    ]


def test_the_table_of_changes_begins_with_the_material_ones_and_is_cut_with_a_line_that_says_so() -> None:
    changes = [change(order=n, material=n > MOST) for n in range(1, MOST + 3)]
    table = changes_table(changes)
    assert [row["material"] for row in table[:3]] == [True, True, False]
    assert len(table) == MOST + 1
    assert table[-1] == {"title": "… and 2 more in changes.csv"}
    assert json.loads(json.dumps(table)) == table


@pytest.mark.parametrize(
    ("summary", "changes", "said"),
    [
        pytest.param({"documents": 1, "published": 1, "failed": 0}, [], "1 document: 1 published", id="all is well"),
        pytest.param(
            {"documents": 1200, "published": 1190, "failed": 10},
            [change(), change(order=2, material=False)],
            "1,200 documents: 1,190 published, 10 failed; 1 material change",
            id="failures and material changes are told",
        ),
    ],
)
def test_a_run_is_a_sentence(summary: dict[str, int], changes: list[ChangeRow], said: str) -> None:
    assert headline(summary.items(), changes) == said
