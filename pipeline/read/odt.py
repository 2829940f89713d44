"""OpenDocument text to lines. Goes in: the bytes of an .odt file. Comes out: one line for each paragraph, line break or
table row; footnotes and text boxes after the paragraph that holds them.

List numbers are put back into the text. To the furniture go heads and feet, hidden, struck and deleted text. Left out:
comments, forms. The package is opened like a Word file: bounded, without entities (`package.py`).
"""

import zipfile

from lxml import etree
from lxml.etree import _Element as Element

from models.document import Document, RawFile
from pipeline.read.blocks import Collector, Look
from pipeline.read.changes import Changes, change_problems
from pipeline.read.media import ODT
from pipeline.read.odt_styles import Setting, Styles, attribute, name, over, whole
from pipeline.read.package import DAMAGE, open_package
from pipeline.read.unreadable import Unreadable

MAX_SPACES = 100
"""One element can claim any number of spaces; more than these mean nothing."""
PLAIN = Look()
PARAGRAPHS = frozenset(map(name, ("text:p", "text:h")))
ITEMS = frozenset(map(name, ("text:list-item", "text:list-header")))
SILENT = frozenset(
    map(
        name,
        (
            "office:annotation office:annotation-end office:forms text:tracked-changes text:sequence-decls "
            "text:variable-decls text:user-field-decls text:note-citation office:event-listeners "
            "svg:title svg:desc"
        ).split(),
    )
)
CHARACTERS = {name("text:tab"): "\t"}
ASIDE = frozenset(map(name, ("text:note-body", "draw:text-box")))
HIDING = frozenset(map(name, ("text:hidden-text", "text:hidden-paragraph")))
COLLAPSED = ("collapse", "filter")


def read_odt(raw: RawFile, content: bytes) -> Document:
    """The document of an OpenDocument text."""
    try:
        return _document(raw, open_package(content, "OpenDocument"))
    except DAMAGE as error:
        raise Unreadable("damaged-file", "The OpenDocument file is damaged or cut off.") from error
    except RuntimeError as error:  # zipfile's words for encrypted or oddly packed members
        raise Unreadable("encrypted", "The OpenDocument file is encrypted or packed in an unknown way.") from error


def _document(raw: RawFile, package: zipfile.ZipFile) -> Document:
    names = set(package.namelist())
    if b"encryption-data" in (package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""):
        raise Unreadable("encrypted", "The file is protected by a password.")
    roots = {part: _root(package.read(part)) for part in ("content.xml", "styles.xml", "meta.xml") if part in names}
    styles = Styles(root for part, root in roots.items() if part != "meta.xml")
    page, content = Collector(), roots["content.xml"]
    reader = _Reader(page, styles)
    for body in content.iter(name("office:text")):
        reader.read(body)
    gone = Collector()
    for change in content.iter(name("text:deletion")):
        _Reader(gone, styles, Look(deleted=True)).read(change)
    heads = Collector()
    for master in roots["styles.xml"].iter(name("style:master-page")) if "styles.xml" in roots else ():
        _Reader(heads, styles).read(master)
    lines, furniture = page.lines()
    title = roots["meta.xml"].findtext(f".//{name('dc:title')}") if "meta.xml" in roots else ""
    counts = (sum(1 for _ in content.iter(name(kind))) for kind in ("text:deletion", "text:insertion"))
    return Document(
        raw=raw,
        media_type=ODT,
        lines=lines,
        furniture=(*furniture, *gone.lines()[1], *(line for part in heads.lines() for line in part)),
        pages=page.number,
        title_hint=" ".join((title or "").split()),
        problems=change_problems(page, Changes(*counts)),
    )


def _root(xml: bytes) -> Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


class _Reader:
    """Reads elements into a Collector. The XML parser allows 256 levels, so recursion is safe."""

    def __init__(self, page: Collector, styles: Styles, outer: Look = PLAIN) -> None:
        self._page, self._styles, self._outer = page, styles, outer
        self._counts: dict[str, dict[int, int]] = {}
        self._aside: list[Element] = []
        self._lists: list[tuple[str, str]] = []
        self._grounds = int(
            styles.paper_is_coloured
        )  # cells and boxes may have a ground that white text stands out from

    def read(self, parent: Element) -> None:
        """All paragraphs, lists and tables below `parent`, in order."""
        for element in parent:
            tag = element.tag
            if tag in PARAGRAPHS:
                self._paragraph(element)
            elif tag == name("text:list"):
                self._list(element)
            elif tag == name("table:table-row"):
                gone = attribute(element, "table:visibility") in COLLAPSED
                self._hidden(element) if gone and not self._outer.hidden else self._row(element)
            elif tag == name("text:soft-page-break"):
                self._page.number += 1
            elif isinstance(tag, str) and tag not in SILENT:
                self._hidden(element) if _is_hidden(element) else self.read(element)

    def _hidden(self, element: Element) -> None:
        _Reader(self._page, self._styles, self._outer._replace(hidden=True)).read(element)

    def _row(self, row: Element) -> None:
        self._page.open_row()
        self._grounds += 1
        for cell in row:
            if cell.tag == name("table:covered-table-cell"):
                self._hidden(cell)
            elif isinstance(cell.tag, str):
                self._page.open_cell()
                self.read(cell)
        self._grounds -= 1
        self._page.close_row()

    def _list(self, element: Element) -> None:
        outer = self._lists[-1] if self._lists else ("", "")
        style = attribute(element, "text:style-name") or outer[0]
        depth = len(self._lists) + 1
        if depth == 1:
            self._continue(element, style)
        self._lists.append((style, attribute(element, "text:continue-list")))
        for item in element:
            if item.tag in ITEMS:
                if item.tag == name("text:list-item") and any(child.tag in PARAGRAPHS for child in item):
                    self._expect(item, style, depth)
                self.read(item)
                self._page.close_item()
        self._lists.pop()

    def _continue(self, element: Element, style: str) -> None:
        """A list of its own starts anew unless it says that it goes on."""
        goes_on = attribute(element, "text:continue-numbering") == "true" or attribute(element, "text:continue-list")
        if not goes_on:
            self._counts.pop(style, None)

    def _expect(self, item: Element, style: str, depth: int) -> None:
        counts = self._counts.setdefault(style, {})
        level = self._styles.level(style, depth)
        following = counts.get(depth, (level.start if level else 1) - 1) + 1
        counts[depth] = whole(attribute(item, "text:start-value"), following)
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        self._page.expect(self._styles.label(style, counts, depth))

    def _paragraph(self, paragraph: Element) -> None:
        style = attribute(paragraph, "text:style-name")
        setting = self._styles.setting("paragraph", style)
        level = whole(attribute(paragraph, "text:outline-level"), 0) if paragraph.tag == name("text:h") else 0
        if setting.breaks and self._page.blocks:
            self._page.number += 1
        if level and not self._lists and self._styles.level("outline", level):
            self._expect_heading(level)
        self._inline(paragraph, setting._replace(heading=level or setting.heading))
        self._page.end_line()
        aside, self._aside = self._aside, []
        self._grounds += 1
        for element in aside:
            self.read(element)
        self._grounds -= 1

    def _expect_heading(self, level: int) -> None:
        counts = self._counts.setdefault("outline", {})
        counts[level] = counts.get(level, 0) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        shown = self._styles.level("outline", level)
        if shown and shown.form:
            self._page.expect(self._styles.label("outline", counts, level))

    def _inline(self, parent: Element, setting: Setting) -> None:
        look = self._look(setting)
        self._page.add(parent.text or "", look)
        for element in parent:
            if isinstance(element.tag, str) and element.tag not in SILENT:
                self._piece(element, setting, look)
            self._page.add(element.tail or "", look)

    def _piece(self, element: Element, setting: Setting, look: Look) -> None:
        tag = element.tag
        if tag == name("text:s"):
            self._page.add(" " * min(whole(attribute(element, "text:c"), 1), MAX_SPACES), look)
        elif tag in CHARACTERS:
            self._page.add(CHARACTERS[tag], look)
        elif tag == name("text:line-break"):
            self._page.end_line()
        elif tag == name("text:soft-page-break"):
            self._page.number += 1
        elif tag == name("text:placeholder"):
            self._page.add("".join(map(str, element.itertext())), look._replace(menu=True))
        elif tag in ASIDE:
            self._aside.append(element)
        elif tag == name("text:span"):
            self._inline(element, over(self._styles.setting("text", attribute(element, "text:style-name")), setting))
        else:
            self._inline(element, setting._replace(hidden=True) if tag in HIDING else setting)

    def _look(self, setting: Setting) -> Look:
        return self._outer._replace(
            bold=bool(setting.bold),
            underlined=bool(setting.underlined),
            struck=bool(setting.struck),
            hidden=self._outer.hidden or setting.is_out_of_sight(on_ground=self._grounds > 0),
            centred=bool(setting.centred),
            size=setting.size,
            heading=setting.heading or 0,
            indent=len(self._lists),
        )


def _is_hidden(element: Element) -> bool:
    """True for a section that is hidden, always or because of what its condition said when the file was saved."""
    display = attribute(element, "text:display")
    return display == "none" or (display == "condition" and attribute(element, "text:is-hidden") == "true")
