"""The redline page: complete in itself, right in its words, harmless whatever a document holds.

The golden page is written anew with UPDATE_GOLDEN=1 in the environment; look at it in a browser before you commit it.
"""

import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from build import evidence, full_spec, identity, section, spec
from changed import AFTER, BEFORE, CHANGES, change, parsed
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from models.classspec import ClassSpec
from models.requirement import Evidence
from models.section import Section
from pipeline.publish import redline_page
from pipeline.publish.rendering import style
from pipeline.redline.aligned import aligned
from pipeline.redline.marked import Mark, is_changed
from pipeline.redline.paragraphs import words_of
from pipeline.redline.parts import parts

GOLDEN = Path(__file__).parent / "golden" / "redline.html"
HOSTILE = '<script>alert("x")</script><img src=//e.example/x onerror=x> \u202eevil\x00 {{ 7*7 }} " onmouseover="x'


def page_of(before: ClassSpec | None, after: ClassSpec, *changes: object, **more: object) -> html.HtmlElement:
    return html.document_fromstring(redline_page(before, after, changes, **{"noticed_on": "2026-08-01", **more}))  # type: ignore[arg-type]


def told(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in page.xpath(path)]


def test_the_page_is_the_golden_one() -> None:
    page = redline_page(parsed(BEFORE), parsed(AFTER), CHANGES, noticed_on="2026-08-01", version=2)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(page, encoding="utf-8")
    assert page == GOLDEN.read_text(encoding="utf-8")


def test_the_words_stand_beside_the_changes_that_rest_on_them() -> None:
    page = page_of(parsed(BEFORE), parsed(AFTER), *CHANGES)
    (part,) = page.xpath("//section[h3 or div/h3[contains(., 'MINIMUM')]]")
    assert told(part, "div//del") == ["five (5)"]
    assert told(part, "div//ins") == ["four (4)"]
    assert told(part, "aside//h4") == ["~ experience months, alternative A"]
    assert told(part, "aside//del | aside//ins") == ["60", "48"]


def test_material_changes_come_first_and_are_named() -> None:
    page = page_of(parsed(BEFORE), parsed(AFTER), *CHANGES)
    rows = told(page, "//table[@class='changes']/tbody/tr/th")
    assert rows == ["~ title", "+ activity added", "~ experience months", "~ section text"]
    assert told(page, "//table[@class='changes']//b") == ["material"] * 3
    assert told(page, "//p[contains(@class, 'headline')]") == ["3 material changes, 1 other, noticed on 2026-08-01"]


@pytest.mark.parametrize(
    ("before", "after", "changes", "expected"),
    [
        pytest.param(None, parsed(AFTER), [change("specification_added")], "New specification", id="a new one"),
        pytest.param(
            parsed(AFTER), parsed(AFTER), [change("specification_withdrawn")], "Withdrawn", id="one that was withdrawn"
        ),
        pytest.param(parsed(AFTER), parsed(AFTER), [], "Nothing changed: the words are the same.", id="the same"),
        pytest.param(parsed(BEFORE), parsed(AFTER), [], "No rule changed.", id="other words without a rule"),
        pytest.param(None, parsed(AFTER), [], "There is no earlier version to compare with.", id="nothing before"),
        pytest.param(
            parsed(BEFORE), parsed(AFTER), [change("credits", cause="rules")], "by better rules", id="our own rules"
        ),
        pytest.param(spec(identity=identity("")), spec(), [], "(no title found)", id="without a title"),
    ],
)
def test_the_page_says_what_happened(
    before: ClassSpec | None, after: ClassSpec, changes: list[object], expected: str
) -> None:
    assert expected in " ".join(page_of(before, after, *changes).text_content().split())


def test_a_new_specification_is_not_shown_as_inserted() -> None:
    page = page_of(None, parsed(AFTER), change("specification_added"))
    assert not page.xpath("//section[@class='part']//ins | //details")


def hostile_spec(title: str = HOSTILE) -> ClassSpec:
    made = spec(
        HOSTILE,
        source=HOSTILE,
        identity=identity(title, revised_on=[HOSTILE]),
        sections=[section("other", f"{HOSTILE}\n{HOSTILE}", heading=HOSTILE)],
    )
    return made.model_copy(update={"raw": made.raw.model_copy(update={"url": "javascript:alert(1)"})})


def hostile_pages() -> Iterator[str]:
    words = evidence(HOSTILE)
    changes = [change("other", HOSTILE, f"{HOSTILE}!", section="other", words=(words, words), alternative=HOSTILE)]
    for before in (None, full_spec(), hostile_spec("Clerk")):
        yield redline_page(before, hostile_spec(), changes, noticed_on="")


@pytest.mark.parametrize("page", list(hostile_pages()), ids=["new", "after a good one", "after another bad one"])
def test_nothing_of_a_document_is_obeyed(page: str) -> None:
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img | //link | //iframe | //form | //@onmouseover | //@onerror | //@style")
    assert tree.xpath("//@href")
    assert all(link.startswith("#part-") for link in tree.xpath("//@href"))
    assert "{{ 7*7 }}" in page
    assert "⟨U+202E⟩" in page
    assert "⟨U+0000⟩" in page
    assert all(sign == "\n" or sign.isprintable() for sign in page)


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://specs.example/a?b=1&c=2", True),
        ("http://specs.example/", True),
        ("javascript:alert(1)", False),
        ("file:///x", False),
        ("http://[", False),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(address: str, linked: bool) -> None:
    made = spec()
    made = made.model_copy(update={"raw": made.raw.model_copy(update={"url": address})})
    assert (address in page_of(made, made).xpath("//@href")) is linked


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else() -> None:
    page = page_of(parsed(BEFORE), parsed(AFTER), *CHANGES)
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'", policy
    )
    assert page.xpath("//style/text()") == [str(style())]
    assert "url(" not in style()
    assert "@import" not in style()


def test_headings_are_in_order_and_ids_are_unique() -> None:
    page = page_of(parsed(BEFORE), parsed(AFTER), *CHANGES)
    levels = [int(node.tag[1]) for node in page.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {f"#{name}" for name in ids} >= set(page.xpath("//@href"))


PAIRS = [
    ("ink", "ground"),
    ("ink", "paper"),
    ("quiet", "ground"),
    ("quiet", "paper"),
    ("link", "paper"),
    ("inserted", "inserted-ground"),
    ("struck", "struck-ground"),
    ("material", "material-ground"),
]


@pytest.mark.parametrize(("front", "back"), PAIRS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground(front: str, back: str, scheme: int) -> None:
    def light(name: str) -> float:
        sign = re.findall(rf"--{name}: #([0-9a-f]{{6}});", style())[scheme]
        parts = [int(sign[n : n + 2], 16) / 255 for n in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted((light(front), light(back)))
    assert (bright + 0.05) / (dark + 0.05) >= 4.5


# --- sections -------------------------------------------------------------------------------------------------------

DUTIES = section("typical_work_activities", "Files.", heading="DUTIES", page=1)
QUALIFICATIONS = section("minimum_qualifications", "A degree.", heading="MINIMUM QUALIFICATIONS", page=2)
PAY = section("other", "It pays.", heading="PAY", page=3)
BENEFITS = section("other", "It helps.", heading="BENEFITS", page=4)
RENAMED = section("typical_work_activities", "Files.", heading="EXAMPLES OF WORK", page=1)
ELSE = section("other", "Nobody works on Sundays", heading="HOURS", page=5)
FIRST, SECOND = "A degree in botany and a year of work outdoors.", "Foreign degrees must be evaluated by a known body."
WHOLE = section("minimum_qualifications", f"{FIRST}\n{SECOND}", heading="WHOLE", page=1)
HALF = section("minimum_qualifications", FIRST, heading="WHOLE", page=1)
REST = section("notes", SECOND, heading="NOTE", page=2)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([DUTIES, PAY], [DUTIES, PAY], ["DUTIES", "PAY"], id="the same sections"),
        pytest.param([PAY, DUTIES], [DUTIES, PAY], ["DUTIES", "PAY"], id="moved sections are paired"),
        pytest.param([DUTIES], [RENAMED], ["[DUTIES] EXAMPLES OF WORK"], id="a new heading of the same kind"),
        pytest.param([PAY], [BENEFITS], ["[PAY] BENEFITS"], id="another heading of like words"),
        pytest.param([PAY], [ELSE], ["[PAY]", "HOURS"], id="another part altogether"),
        pytest.param([WHOLE], [HALF, REST], ["WHOLE", "NOTE"], id="a heading that cuts a section in two"),
        pytest.param([HALF, REST], [WHOLE], ["WHOLE"], id="a heading that is gone, its words are not"),
        pytest.param([DUTIES, PAY, BENEFITS], [DUTIES, BENEFITS], ["DUTIES", "[PAY]", "BENEFITS"], id="one is gone"),
        pytest.param([PAY], [], ["[PAY]"], id="all are gone"),
        pytest.param([], [PAY], ["PAY"], id="all are new"),
    ],
)
def test_sections_are_paired(before: list[object], after: list[object], expected: list[str]) -> None:
    found = parts(spec(sections=before), spec(sections=after), [])  # type: ignore[arg-type]
    forms = {"same": "{}", "inserted": "{}", "struck": "[{}]"}
    assert [" ".join(forms[run.mark].format(run.text) for run in part.heading) for part in found] == expected


def at(page: int) -> tuple[Evidence | None, Evidence | None]:
    return None, evidence("words", page=page)


@pytest.mark.parametrize(
    ("section_kind", "words", "expected"),
    [
        pytest.param("other", at(4), 2, id="the section that holds the words"),
        pytest.param("other", at(9), 1, id="else the first of its kind"),
        pytest.param("minimum_qualifications", (None, None), 0, id="without words the first of its kind"),
        pytest.param("notes", at(1), None, id="none, if there is no such section"),
    ],
)
def test_a_change_stands_in_the_section_of_its_words(
    section_kind: str, words: tuple[Evidence | None, Evidence | None], expected: int | None
) -> None:
    made = spec(sections=[QUALIFICATIONS, PAY, BENEFITS])
    found = parts(made, made, [change("other", "a", "b", section=section_kind, words=words)])
    assert [n for n, part in enumerate(found) if part.changes] == ([] if expected is None else [expected])


def test_words_that_only_came_under_another_heading_are_not_marked() -> None:
    found = parts(spec(sections=[WHOLE]), spec(sections=[HALF, REST]), [])
    assert [is_changed(part.heading) for part in found] == [False, True]
    assert not [stretch for part in found for stretch in part.stretches if any(map(is_changed, stretch.paragraphs))]


SECTIONS = st.lists(
    st.builds(
        section,
        st.sampled_from(["notes", "other", "typical_work_activities"]),
        st.lists(st.sampled_from(["Plans work;", "Plans pay;", "or", "It is a\nnew day."]), max_size=4).map("\n".join),
        heading=st.sampled_from(["", "DUTIES", "NOTE:", "PAY"]),
    ),
    max_size=4,
)


@given(SECTIONS, SECTIONS)
def test_no_word_of_either_document_is_lost_or_told_twice(before: list[Section], after: list[Section]) -> None:
    found = aligned(before, after)
    cells = [(each, cell) for each in found for cell in (*each.heading, *each.body)]
    for sections, other in ((before, Mark.INSERTED), (after, Mark.STRUCK)):
        kept = [cell.word.text for _, cell in cells if cell.mark is not other]
        words = [word.text for each in sections for word in (*words_of(each.heading_lines), *words_of(each.lines))]
        assert sorted(kept) == sorted(words)
    later = [each for each in found if each.later]
    with_words = [each for each in after if words_of(each.extent)]
    assert [each.section for each in later] == with_words
    for each in later:
        kept = [cell.word.text for cell in each.body if cell.mark is not Mark.STRUCK]
        assert kept == [word.text for word in words_of(each.section.lines)]
