"""The Atom feed, held against RFC 4287: what must be there, once, and in which form."""

import re

import pytest
from changed import CHANGES, change, rows
from lxml import etree, html

from models.history_tables import ChangeRow
from pipeline.publish import atom_feed
from pipeline.publish.feed import CHANGES_SHOWN
from pipeline.publish.layout import redline_path

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
URN = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HOSTILE = "]]><script>alert(1)</script>\x00\ud800\ufffe\u202e &amp;"


def feed(*groups: list[ChangeRow], **more: int) -> etree._Element:
    return etree.fromstring(atom_feed([row for group in groups for row in group], **more).encode())


def found(tree: etree._Element, path: str) -> list[str]:
    return [str(value) for value in tree.xpath(path, namespaces=ATOM)]


def some() -> list[list[ChangeRow]]:
    return [
        rows("harrow/clerk", 2, "2026-03-01", "Clerk", CHANGES),
        rows("harrow/usher", 1, "2026-03-02", "Usher", [change("specification_added")]),
        rows("harrow/clerk", 3, "2026-03-02", "Clerk", CHANGES[2:3]),
    ]


@pytest.mark.parametrize("groups", [[], some()], ids=["empty", "with entries"])
def test_what_the_standard_asks_for_is_there(groups: list[list[ChangeRow]]) -> None:
    tree = feed(*groups)
    for place in ("/a:feed", *(f"/a:feed/a:entry[{n}]" for n in range(1, len(groups) + 1))):
        (name,), (title,), (moment,) = (found(tree, f"{place}/a:{part}/text()") for part in ("id", "title", "updated"))
        assert URN.fullmatch(name)
        assert MOMENT.fullmatch(moment)
        assert title
    assert found(tree, "/a:feed/a:author/a:name/text()") == ["classspec"]
    assert found(tree, "//a:content/@type") == ["html"] * len(groups)
    ids = found(tree, "//a:id/text()")
    assert len(set(ids)) == len(ids) == len(groups) + 1


def test_entries_come_newest_first_and_say_what_happened() -> None:
    tree = feed(*some())
    assert found(tree, "//a:entry/a:title/text()") == [
        "Clerk: 1 change, none material",
        "Usher: new specification",
        "Clerk: 3 material changes, 1 other",
    ]
    assert found(tree, "//a:entry/a:updated/text()") == [f"2026-03-0{day}T00:00:00Z" for day in (2, 2, 1)]
    assert found(tree, "/a:feed/a:updated/text()") == ["2026-03-02T00:00:00Z"]
    assert found(tree, "//a:entry[a:category/@term='material']/a:title/text()")[0].startswith("Usher")


def test_the_feed_is_the_same_whatever_the_order_of_the_rows() -> None:
    flat = [row for group in some() for row in group]
    assert atom_feed(flat) == atom_feed(reversed(flat))


def test_an_entry_keeps_its_id_when_others_come() -> None:
    assert set(found(feed(some()[0]), "//a:id/text()")) < set(found(feed(*some()), "//a:id/text()"))


def test_links_are_relative_and_lead_to_the_page() -> None:
    links = found(feed(*some()), "//a:entry/a:link/@href")
    assert links == ["redline/harrow/clerk-3.html", "redline/harrow/usher-1.html", "redline/harrow/clerk-2.html"]
    assert str(redline_path("harrow/clerk", 3)) == links[0]
    assert found(feed(rows("harrow/a b#c", 1, "", "", CHANGES)), "//a:entry/a:link/@href") == [
        "redline/harrow/a%20b%23c-1.html"
    ]


def test_the_content_is_the_table_of_changes() -> None:
    (content,) = found(feed(some()[0]), "//a:content/text()")
    cells = [[cell.text_content() for cell in row] for row in html.fromstring(content).xpath("//tr")]
    assert cells[3] == ["~ experience months", "A", "60", "48", "material"]
    assert cells[4][-1] == "not material"


def test_a_hostile_text_is_inert() -> None:
    hostile = [change("other", HOSTILE, HOSTILE, alternative=HOSTILE)]
    tree = feed(rows("harrow/clerk", 2, "2026-03-01", HOSTILE, hostile))
    (content,) = found(tree, "//a:content/text()")
    assert not html.fromstring(content).xpath("//script")
    assert "⟨U+202E⟩" in content
    assert "<script>" in found(tree, "//a:entry/a:title/text()")[0]


def test_the_feed_is_bounded() -> None:
    many = [rows(f"harrow/clerk-{n}", 2, "2026-03-01", "Clerk", CHANGES) for n in range(4)]
    assert len(found(feed(*many, limit=3), "//a:entry/a:id/text()")) == 3
    (content,) = found(
        feed(rows("harrow/clerk", 2, "", "Clerk", [CHANGES[3]] * (CHANGES_SHOWN + 2))), "//a:content/text()"
    )
    assert "… and 2 more on the page." in content


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-08-01", "2026-08-01"), ("2026-08", "2026-08-01"), ("2026", "2026-01-01"), ("", "1970-01-01")],
)
def test_a_day_becomes_a_moment(day: str, expected: str) -> None:
    tree = feed(rows("harrow/clerk", 2, day, "Clerk", CHANGES))
    assert found(tree, "//a:entry/a:updated/text()") == [f"{expected}T00:00:00Z"]
