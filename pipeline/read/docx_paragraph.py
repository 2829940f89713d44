"""Word's paragraphs, runs and tables to pieces of text. Goes in: an element of the document's XML. Comes out: pieces,
line ends and rows, handed to a Collector. Text boxes and footnotes are read after the paragraph that holds their
anchor or mark; footnotes of a table after the table. Tracked changes are read as if all were accepted, and counted.

Precedence of a setting: the run, its character style, the paragraph style with all that it is based on.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.blocks import Collector, Look
from pipeline.read.changes import Changes
from pipeline.read.numbering import Numbering, value
from pipeline.read.raised import is_raised_number, raised

ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
ROW, CELL, PARAGRAPH, TABLE = qn("w:tr"), qn("w:tc"), qn("w:p"), qn("w:tbl")
TEXT, DELETED, RUN, BREAK = qn("w:t"), qn("w:delText"), qn("w:r"), qn("w:br")
RENDERED_BREAK, TEXT_BOX, SYMBOL = qn("w:lastRenderedPageBreak"), qn("w:txbxContent"), qn("w:sym")
NOTE_MARKS = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
DELETED_RUNS, MOVED_RUNS = qn("w:del"), qn("w:moveFrom")
STRUCK = frozenset((DELETED_RUNS, MOVED_RUNS))
CONTROL = qn("w:sdt")
SILENT = frozenset(
    map(
        qn,
        "w:pPr w:rPr w:sdtPr w:delInstrText w:instrText w:tblPr w:tblGrid w:trPr w:tcPr w:sectPr".split(),
    )
)
CHARACTERS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:cr"): "\n"}
TRACKED = ("w:del", "w:ins", "w:moveFrom", "w:moveTo")
NO_NOTES: Mapping[tuple[str, str], Element] = MappingProxyType({})
OFF = frozenset(("0", "false", "off", "none"))


class Setting(NamedTuple):
    """What properties say; None leaves the value of the style below."""

    bold: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    centred: bool | None = None
    heading: int | None = None


def over(upper: Setting, lower: Setting) -> Setting:
    """`upper` where it says something, `lower` elsewhere."""
    return upper._replace(**{name: old for name, old in lower._asdict().items() if getattr(upper, name) is None})


class Paragraphs:
    """Reads block elements into a Collector; holds the styles and the list counters of one document."""

    def __init__(
        self,
        collector: Collector,
        numbering: Element | None,
        styles: Element | None,
        notes: Mapping[tuple[str, str], Element] = NO_NOTES,
    ) -> None:
        """`numbering` and `styles` are the roots of the two parts; either may be missing. `notes` are the footnotes and
        endnotes by ("footnotes", id)."""
        self._out = collector
        self._numbering = Numbering(numbering, styles)
        found = styles.iter(qn("w:style")) if styles is not None else ()
        self._elements = {str(style.get(qn("w:styleId"))): style for style in found}
        self._style = lru_cache(maxsize=None)(self._read_style)
        self._page_broken = False
        self._notes = dict(notes)
        self._waiting: list[Element] = []
        self._boxes: list[Element] = []
        self._tables = 0
        self._empty = False

    def read(self, parent: Element) -> None:
        """All paragraphs and tables below `parent`, in order."""
        for element in _visible(parent):
            if element.tag == PARAGRAPH:
                self._paragraph(element)
            elif element.tag == TABLE:
                self._table(element)
            else:  # content controls, custom XML, footnotes, paragraphs that were moved away
                outer, self._empty = self._empty, self._empty or _is_empty(element)
                self.read(element)
                self._empty = outer

    def read_rest(self) -> None:
        """The notes whose mark was not met: a mark may be lost, its note never."""
        for key in list(self._notes):
            self.read(self._notes.pop(key))

    def _table(self, table: Element) -> None:
        self._tables += 1
        for row in table.iter(ROW):
            if next(row.iterancestors(TABLE)) is not table:
                continue  # a row of a table inside this one is read with its cell
            self._out.open_row()
            for cell in (cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row):
                self._out.open_cell()
                self.read(cell)
            self._out.close_row()
        self._tables -= 1
        self._read_notes()

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(qn("w:pPr"))
        style = value(properties, "w:pStyle")
        setting = over(_paragraph_setting(properties), self._style(style))
        place = self._numbering.place_of(properties, style)
        indent = 0
        if place is not None and _has_text_in_force(paragraph):
            indent = place.level + 1
            self._out.expect(self._numbering.label_of(place))
        if _is_on(properties, "w:pageBreakBefore"):
            self._break_page()
        self._inline(paragraph, Look(indent=indent, menu=self._empty), setting)
        mark = None if properties is None else properties.find(qn("w:rPr"))
        if mark is None or mark.find(DELETED_RUNS) is None:  # a deleted mark joins the paragraph to the next one
            self._out.end_line()
            self._out.close_item()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._out.end_line()
            self.read(box)
        self._read_notes()

    def _read_notes(self) -> None:
        """The notes whose marks were met, outside of tables: a note inside a row would tear the row apart."""
        while self._waiting and not self._tables:
            self.read(self._waiting.pop(0))

    def _inline(self, parent: Element, look: Look, setting: Setting) -> None:
        for element in _visible(parent):
            if element.tag == RUN:
                self._run(element, look, setting)
            elif element.tag == TEXT_BOX:
                self._boxes.append(element)
            elif element.tag == MATH_TEXT:
                self._out.add(element.text or "", look)
            else:
                away = look.deleted or element.tag in STRUCK
                empty = look.menu or _is_empty(element)
                self._inline(element, look._replace(deleted=away, menu=empty), setting)

    def _run(self, run: Element, outer: Look, paragraph: Setting) -> None:
        properties = run.find(qn("w:rPr"))
        character = self._style(value(properties, "w:rStyle"))
        setting = over(over(_run_setting(properties), character._replace(heading=None, centred=None)), paragraph)
        look = outer._replace(
            bold=bool(setting.bold),
            underlined=bool(setting.underlined),
            centred=bool(setting.centred),
            size=setting.size,
            heading=setting.heading or 0,
            struck=bool(setting.struck),
            hidden=bool(setting.hidden),
        )
        for element in _visible(run):
            self._piece(element, look, paragraph)

    def _piece(self, element: Element, look: Look, paragraph: Setting) -> None:
        if element.tag in (TEXT, DELETED):
            self._page_broken = self._page_broken and not (element.text or "").strip()
            self._out.add(_text(element), look if element.tag == TEXT else look._replace(deleted=True))
        elif element.tag == RENDERED_BREAK:
            if not self._page_broken:  # Word also marks the place where an explicit break took effect
                self._out.number += 1
            self._page_broken = False
        elif element.tag == BREAK:
            self._out.end_line()
            if element.get(qn("w:type")) == "page":
                self._break_page()
        elif element.tag == SYMBOL:
            self._out.add(_symbol(element), look)
        elif element.tag in CHARACTERS:
            self._out.add(CHARACTERS[element.tag], look)
        elif element.tag in NOTE_MARKS:
            note = self._notes.pop((NOTE_MARKS[element.tag], str(element.get(qn("w:id")))), None)
            self._waiting += [] if note is None else [note]
        else:  # drawings with text boxes, ruby
            self._inline(element, look, paragraph)

    def _break_page(self) -> None:
        self._out.number += 1
        self._page_broken = True

    def _read_style(self, name: str) -> Setting:
        """The setting of a style with all that it is based on."""
        setting, seen = Setting(), set[str]()
        while name in self._elements and name not in seen:
            seen.add(name)
            style = self._elements[name]
            own = over(_run_setting(style.find(qn("w:rPr"))), _paragraph_setting(style.find(qn("w:pPr"))))
            title = value(style, "w:name").lower()
            level = 1 if title == "title" else int(title[8:]) if title[:8] == "heading " and title[8:].isdigit() else 0
            setting = over(setting, own._replace(heading=level or own.heading))
            name = value(style, "w:basedOn")
        return setting


def count_changes(root: Element) -> Changes:
    """The tracked changes below `root` that hold text; of a move, both ends are one change."""
    found = {name: sum(any(True for _ in each.iter(TEXT, DELETED)) for each in root.iter(qn(name))) for name in TRACKED}
    return Changes(found["w:del"], found["w:ins"], max(found["w:moveFrom"], found["w:moveTo"]))


def _visible(parent: Element) -> Iterator[Element]:
    """The children with content; of alternatives for old and new programs only one."""
    for child in parent:
        if child.tag == ALTERNATIVES:
            yield from _chosen(child)
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            yield child


def _chosen(alternatives: Element) -> Iterator[Element]:
    """The content of the first branch with text, else of the first: a picture may have its words in the second."""
    branches = list(alternatives)
    spoken = (branch for branch in branches if any((node.text or "").strip() for node in branch.iter(TEXT)))
    branch = next(spoken, branches[0] if branches else None)
    if branch is not None:
        yield from _visible(branch)


def _has_text_in_force(paragraph: Element) -> bool:
    """True if something of the paragraph itself stays after all changes: deleted items are not counted in a list."""
    for node in paragraph.iter(TEXT, SYMBOL):
        outer = next(each for each in node.iterancestors(PARAGRAPH))
        gone = any(each.tag in STRUCK for each in node.iterancestors(*STRUCK))
        if outer is paragraph and not gone and (node.tag == SYMBOL or (node.text or "").strip()):
            return True
    return False


def _is_empty(control: Element) -> bool:
    """True for a form field that nobody has filled in: "Click here to enter text"."""
    return control.tag == CONTROL and _is_on(control.find(qn("w:sdtPr")), "w:showingPlcHdr") is True


def _run_setting(properties: Element | None) -> Setting:
    if properties is None:
        return Setting()
    size = value(properties, "w:sz")
    underline = properties.find(qn("w:u"))
    return Setting(
        bold=_is_on(properties, "w:b"),
        underlined=None if underline is None else underline.get(qn("w:val"), "single") not in OFF,
        struck=_is_on(properties, "w:strike") or _is_on(properties, "w:dstrike"),
        hidden=_is_on(properties, "w:vanish"),
        size=int(size) / 2 if size.isdigit() else None,
    )


def _paragraph_setting(properties: Element | None) -> Setting:
    level, justified = value(properties, "w:outlineLvl"), value(properties, "w:jc")
    heading = int(level) + 1 if level.isdigit() and int(level) < 9 else None  # level 9 is body text
    return Setting(centred=justified == "center" if justified else None, heading=heading)


def _is_on(properties: Element | None, name: str) -> bool | None:
    switch = None if properties is None else properties.find(qn(name))
    return None if switch is None else str(switch.get(qn("w:val"), "1")).lower() not in OFF


def _text(element: Element) -> str:
    """The words of an element of a run; digits that are set as a superscript are raised."""
    text, run = element.text or "", element.getparent()
    if run is None or not is_raised_number(text):
        return text
    if value(run.find(qn("w:rPr")), "w:vertAlign") != "superscript":
        return text
    following = run.getnext()
    return raised(text, next((node.text or "" for node in following.iter(TEXT)), "") if following is not None else "")


def _symbol(element: Element) -> str:
    code = str(element.get(qn("w:char"), ""))
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
