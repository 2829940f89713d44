"""Word's paragraphs, runs and tables to pieces of text. Goes in: an element of the document's XML. Comes out: pieces,
line ends and rows, handed to a Collector. Text boxes and footnotes are read after the paragraph that holds their
anchor or mark; footnotes of a table after the table. Tracked changes are read as if all were accepted, and counted.

Precedence of a setting: the run, its character style, the paragraph style with all that it is based on.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.blocks import Collector, Look
from pipeline.read.changes import Changes
from pipeline.read.docx_setting import Setting, is_on, is_shaded, over, paragraph_setting, run_setting
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
CONTROL, FIELD_MARK, BODY = qn("w:sdt"), qn("w:fldChar"), qn("w:body")
SILENT = frozenset(
    map(
        qn,
        "w:pPr w:rPr w:sdtPr w:delInstrText w:instrText w:tblPr w:tblGrid w:trPr w:tcPr w:sectPr".split(),
    )
)
CHARACTERS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:cr"): "\n"}
TRACKED = ("w:del", "w:ins", "w:moveFrom", "w:moveTo")
NO_NOTES: Mapping[tuple[str, str], Element] = MappingProxyType({})
PROMPT = re.compile(
    r"(?:click|tap|choose|enter|select)\b[\w ]{0,60}\b(?:text|item|date|list|value|name)\b\.?", re.IGNORECASE
)
"""What Word writes into a field that nobody has filled in: "Click or tap here to enter text."."""
PLACE_HOLDER = "PlaceholderText"
WORDPROCESSING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PLAIN_TABLES = frozenset(("", "TableGrid", "TableNormal", "TableGridLight"))
"""Styles of tables that leave the ground of their cells white."""


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
        self._outer = Look()
        self._on_ground = False

    def read(self, parent: Element) -> None:
        """All paragraphs and tables below `parent`, in order."""
        if parent.tag == BODY:
            self._on_ground = _has_ground(parent)
        for element in _visible(parent):
            if element.tag == PARAGRAPH:
                self._paragraph(element)
            elif element.tag == TABLE:
                self._table(element)
            else:  # content controls, custom XML, footnotes, paragraphs that were moved away
                self._read_as(element, self._outer._replace(menu=self._outer.menu or _is_empty(element)))

    def read_rest(self) -> None:
        """The notes whose mark was not met: a mark may be lost, its note never."""
        for key in list(self._notes):
            self.read(self._notes.pop(key))

    def _read_as(self, parent: Element, look: Look, *, on_ground: bool = False) -> None:
        """All below `parent`, with what it inherits."""
        outer, ground = self._outer, self._on_ground
        self._outer, self._on_ground = look, ground or on_ground
        self.read(parent)
        self._outer, self._on_ground = outer, ground

    def _table(self, table: Element) -> None:
        self._tables += 1
        properties = table.find(qn("w:tblPr"))
        styled = value(properties, "w:tblStyle") not in PLAIN_TABLES or bool(is_shaded(properties))
        for row in table.iter(ROW):
            if next(row.iterancestors(TABLE)) is not table:
                continue  # a row of a table inside this one is read with its cell
            self._out.open_row()
            look = _row_look(row, self._outer)
            for cell in (cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row):
                self._out.open_cell()
                about = cell.find(qn("w:tcPr"))
                self._read_as(cell, _cell_look(about, look), on_ground=styled or bool(is_shaded(about)))
            self._out.close_row()
        self._tables -= 1
        self._read_notes()

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(qn("w:pPr"))
        style = value(properties, "w:pStyle")
        setting = over(paragraph_setting(properties), self._style(style))
        place = self._numbering.place_of(properties, style)
        indent = 0
        if place is not None and _has_text_in_force(paragraph):
            indent = place.level + 1
            self._out.expect(self._numbering.label_of(place))
        if is_on(properties, "w:pageBreakBefore"):
            self._break_page()
        self._inline(paragraph, self._outer._replace(indent=indent), setting)
        mark = None if properties is None else properties.find(qn("w:rPr"))
        if mark is None or mark.find(DELETED_RUNS) is None:  # a deleted mark joins the paragraph to the next one
            self._out.end_line()
            self._out.close_item()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._out.end_line()
            self._read_as(box, self._outer, on_ground=True)
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
        setting = over(over(run_setting(properties), character._replace(heading=None, centred=None)), paragraph)
        look = outer._replace(
            bold=bool(setting.bold),
            underlined=bool(setting.underlined),
            centred=bool(setting.centred),
            size=setting.size,
            heading=setting.heading or 0,
            struck=bool(setting.struck),
            hidden=outer.hidden or setting.is_out_of_sight(on_ground=self._on_ground),
            menu=outer.menu or _is_prompt(run, properties),
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
        elif element.tag == FIELD_MARK:
            self._out.add(_chosen_entry(element), look)
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
            own = over(run_setting(style.find(qn("w:rPr"))), paragraph_setting(style.find(qn("w:pPr"))))
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
    return control.tag == CONTROL and is_on(control.find(qn("w:sdtPr")), "w:showingPlcHdr") is True


def _is_prompt(run: Element, properties: Element | None) -> bool:
    """True for the words of an empty field that has lost the mark of being empty."""
    if value(properties, "w:rStyle") != PLACE_HOLDER:
        return False
    return PROMPT.fullmatch("".join(text.text or "" for text in run.iter(TEXT)).strip()) is not None


def _chosen_entry(mark: Element) -> str:
    """What is chosen in a list of a form of the old kind: no run holds it."""
    entries = [str(entry.get(qn("w:val"), "")) for entry in mark.iter(qn("w:listEntry"))]
    chosen = value(next(mark.iter(qn("w:ddList")), None), "w:result")
    at = int(chosen) if chosen.isdigit() else 0
    return entries[at] if at < len(entries) else ""


def _row_look(row: Element, outer: Look) -> Look:
    """The look of all in a row: deleted as a whole, or hidden."""
    properties = row.find(qn("w:trPr"))
    gone = properties is not None and properties.find(DELETED_RUNS) is not None
    return outer._replace(deleted=outer.deleted or gone, hidden=outer.hidden or bool(is_on(properties, "w:hidden")))


def _cell_look(properties: Element | None, row: Look) -> Look:
    """The look of all in a cell: deleted, or under the cell that it is merged with."""
    gone = properties is not None and properties.find(qn("w:cellDel")) is not None
    merged = None if properties is None else properties.find(qn("w:vMerge"))
    covered = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
    return row._replace(deleted=row.deleted or gone, hidden=row.hidden or covered)


def _has_ground(body: Element) -> bool:
    """True if the page may have a colour of its own: a background, or something drawn behind the text."""
    root = body.getparent()
    coloured = root is not None and root.find(qn("w:background")) is not None
    return coloured or any(each.get("behindDoc") in ("1", "true") for each in body.iter(WORDPROCESSING + "anchor"))


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
