"""Word's paragraphs, runs and tables to pieces of text. Goes in: an element of the document's XML. Comes out: pieces,
line ends and rows, handed to a Collector.

Precedence of a setting: the run, its character style, the paragraph style with all that it is based on.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from pipeline.read.blocks import Collector, Look
from pipeline.read.numbering import Numbering, value

CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
ROW, CELL, PARAGRAPH, TABLE = qn("w:tr"), qn("w:tc"), qn("w:p"), qn("w:tbl")
TEXT, DELETED, RUN, BREAK = qn("w:t"), qn("w:delText"), qn("w:r"), qn("w:br")
RENDERED_BREAK, TEXT_BOX, SYMBOL = qn("w:lastRenderedPageBreak"), qn("w:txbxContent"), qn("w:sym")
STRUCK = frozenset((qn("w:del"), qn("w:moveFrom")))
SILENT = frozenset(map(qn, ("w:pPr", "w:rPr", "w:instrText", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sectPr")))
CHARACTERS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:cr"): "\n"}
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

    def __init__(self, collector: Collector, numbering: Element | None, styles: Element | None) -> None:
        """`numbering` and `styles` are the roots of the two parts; either may be missing."""
        self._out = collector
        self._numbering = Numbering(numbering, styles)
        found = styles.iter(qn("w:style")) if styles is not None else ()
        self._elements = {str(style.get(qn("w:styleId"))): style for style in found}
        self._style = lru_cache(maxsize=None)(self._read_style)
        self._page_broken = False

    def read(self, parent: Element) -> None:
        """All paragraphs and tables below `parent`, in order."""
        for element in _visible(parent):
            if element.tag == PARAGRAPH:
                self._paragraph(element)
            elif element.tag == TABLE:
                self._table(element)
            elif element.tag not in STRUCK:
                self.read(element)  # content controls, custom XML, footnotes

    def _table(self, table: Element) -> None:
        for row in table.iter(ROW):
            if next(row.iterancestors(TABLE)) is not table:
                continue  # a row of a table inside this one is read with its cell
            self._out.open_row()
            for cell in (cell for cell in row.iter(CELL) if next(cell.iterancestors(ROW)) is row):
                self._out.open_cell()
                self.read(cell)
            self._out.close_row()

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(qn("w:pPr"))
        style = value(properties, "w:pStyle")
        setting = over(_paragraph_setting(properties), self._style(style))
        place = self._numbering.place_of(properties, style)
        text = any((node.text or "").strip() for node in paragraph.iter(TEXT))
        indent = 0
        if place is not None and text:
            indent = place.level + 1
            self._out.expect(self._numbering.label_of(place))
        if _is_on(properties, "w:pageBreakBefore"):
            self._break_page()
        self._inline(paragraph, setting, indent, struck=False)
        self._out.end_line()
        self._out.close_item()
        for box in paragraph.iter(TEXT_BOX):
            if next(box.iterancestors(PARAGRAPH)) is paragraph and not _is_fallback(box):
                self.read(box)

    def _inline(self, parent: Element, setting: Setting, indent: int, *, struck: bool) -> None:
        for element in _visible(parent):
            if element.tag == RUN:
                self._run(element, setting, indent, struck)
            elif element.tag != TEXT_BOX:
                self._inline(element, setting, indent, struck=struck or element.tag in STRUCK)

    def _run(self, run: Element, paragraph: Setting, indent: int, struck: bool) -> None:
        properties = run.find(qn("w:rPr"))
        character = self._style(value(properties, "w:rStyle"))
        setting = over(over(_run_setting(properties), character._replace(heading=None, centred=None)), paragraph)
        look = Look(
            bold=bool(setting.bold),
            underlined=bool(setting.underlined),
            centred=bool(setting.centred),
            size=setting.size,
            heading=setting.heading or 0,
            indent=indent,
            struck=struck or bool(setting.struck),
        )
        for element in _visible(run) if not setting.hidden else ():
            self._piece(element, look)

    def _piece(self, element: Element, look: Look) -> None:
        if element.tag in (TEXT, DELETED):
            self._page_broken = self._page_broken and not (element.text or "").strip()
            self._out.add(element.text or "", look if element.tag == TEXT else look._replace(struck=True))
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


def _visible(parent: Element) -> Iterator[Element]:
    """The children with content; of alternatives for old and new programs only the first."""
    for child in parent:
        if child.tag == CHOICE:
            yield from child[0] if len(child) else ()
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            yield child


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


def _is_fallback(element: Element) -> bool:
    return any(isinstance(outer.tag, str) and outer.tag.endswith("}Fallback") for outer in element.iterancestors())


def _symbol(element: Element) -> str:
    code = element.get(qn("w:char"), "")
    return chr(int(code, 16)) if code else ""
