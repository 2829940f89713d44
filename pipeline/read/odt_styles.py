"""How OpenDocument text is set and numbered. Goes in: the roots of content.xml and styles.xml. Comes out: the look of a
style with all that it is based on, and the labels of its lists.
"""

from collections.abc import Iterable
from typing import NamedTuple

from lxml.etree import _Element as Element

from pipeline.read.blocks import TINY
from pipeline.read.labels import BULLET, label

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
FORMS = {"1": "decimal", "a": "lower_letter", "A": "upper_letter", "i": "lower_roman", "I": "upper_roman"}
PAPER = ("", "transparent", "#ffffff")
BOLD = ("bold", "600", "700", "800", "900")


def name(short: str) -> str:
    """`text:p` as lxml writes it."""
    prefix, local = short.split(":")
    return f"{{{SPACES[prefix]}}}{local}"


def attribute(element: Element, short: str, default: str = "") -> str:
    """The attribute `text:style-name` and the like."""
    return str(element.get(name(short), default))


class Setting(NamedTuple):
    """What a style says; None leaves the value of the style below."""

    bold: bool | None = None
    underlined: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    centred: bool | None = None
    size: float | None = None
    heading: int | None = None
    breaks: bool | None = None
    white: bool | None = None
    ground: bool | None = None

    def is_out_of_sight(self, *, on_ground: bool) -> bool:
        """True for text that is hidden, too small to be read, or white; `on_ground` if it may not stand on paper."""
        white = bool(self.white) and not self.ground and not on_ground
        return bool(self.hidden) or white or (self.size is not None and 0 < self.size <= TINY)


class Level(NamedTuple):
    """One level of a list: number format (empty: none, BULLET: a bullet), what stands around it, first number, and
    how many levels are shown."""

    form: str
    before: str
    after: str
    start: int
    shown: int


def over(upper: Setting, lower: Setting) -> Setting:
    """`upper` where it says something, `lower` elsewhere."""
    return upper._replace(**{field: old for field, old in lower._asdict().items() if getattr(upper, field) is None})


class Styles:
    """The styles of one document by family and name."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Read all styles below `roots`; a later one of the same name wins."""
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, dict[int, Level]] = {}
        self._known: dict[tuple[str, str], Setting] = {}
        self.paper_is_coloured = False
        for root in roots:
            for layout in root.iter(name("style:page-layout-properties")):
                self.paper_is_coloured |= attribute(layout, "fo:background-color").lower() not in PAPER
            for style in root.iter(name("style:style")):
                self._styles[attribute(style, "style:family"), attribute(style, "style:name")] = style
            for style in root.iter(name("text:list-style")):
                self._lists[attribute(style, "style:name")] = _levels(style)
            for style in root.iter(name("text:outline-style")):
                self._lists["outline"] = _levels(style)

    def setting(self, family: str, style: str) -> Setting:
        """What `style` of "paragraph" or "text" sets, with all that it is based on."""
        key = (family, style)
        if key not in self._known:
            found, seen = Setting(), set[str]()
            while (family, style) in self._styles and style not in seen:
                seen.add(style)
                element = self._styles[family, style]
                found = over(found, _setting(element))
                style = attribute(element, "style:parent-style-name")
            self._known[key] = found
        return self._known[key]

    def list_of(self, style: str) -> str:
        """The list style that a paragraph style brings with it, empty if none."""
        seen = set[str]()
        while ("paragraph", style) in self._styles and style not in seen:
            seen.add(style)
            element = self._styles["paragraph", style]
            if listed := attribute(element, "style:list-style-name"):
                return listed
            style = attribute(element, "style:parent-style-name")
        return ""

    def level(self, style: str, depth: int) -> Level | None:
        """Level `depth` (from 1) of a list style."""
        return self._lists.get(style, {}).get(depth)

    def label(self, style: str, counts: dict[int, int], depth: int) -> str:
        """The label of an item: "3.", "(b)", "1.2", a bullet, or nothing."""
        level = self.level(style, depth)
        if level is None or level.form == BULLET:
            return BULLET
        if not level.form:
            return ""
        numbers = []
        for place in range(max(1, depth - level.shown + 1), depth + 1):
            above = self.level(style, place) or level
            if above.form and above.form != BULLET:
                numbers.append(label(counts.get(place, above.start), above.form))
        return f"{level.before}{'.'.join(numbers)}{level.after}".strip()


def whole(text: str, default: int) -> int:
    """A number of at most six digits, else `default`."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else default


def _levels(style: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in style:
        if not isinstance(element.tag, str):
            continue
        numbered = element.tag in (name("text:list-level-style-number"), name("text:outline-level-style"))
        form = attribute(element, "style:num-format")
        levels[whole(attribute(element, "text:level"), 1)] = Level(
            form=FORMS.get(form, "decimal" if form else "") if numbered else BULLET,
            before=attribute(element, "style:num-prefix"),
            after=attribute(element, "style:num-suffix"),
            start=whole(attribute(element, "text:start-value"), 1),
            shown=whole(attribute(element, "text:display-levels"), 1),
        )
    return levels


def _setting(style: Element) -> Setting:
    text = style.find(name("style:text-properties"))
    paragraph = style.find(name("style:paragraph-properties"))
    values = {} if text is None else {str(key): str(value) for key, value in text.attrib.items()}
    weight, size = values.get(name("fo:font-weight")), values.get(name("fo:font-size"), "")
    line, strike = values.get(name("style:text-underline-style")), values.get(name("style:text-line-through-style"))
    display = values.get(name("text:display"))
    align = None if paragraph is None else paragraph.get(name("fo:text-align"))
    before = None if paragraph is None else paragraph.get(name("fo:break-before"))
    level = whole(attribute(style, "style:default-outline-level"), 0)
    colour = values.get(name("fo:color"), "").lower()
    ground = (
        values.get(name("fo:background-color")),
        paragraph is not None and paragraph.get(name("fo:background-color")),
    )
    return Setting(
        bold=None if weight is None else weight in BOLD,
        underlined=None if line is None else line != "none",
        struck=None if strike is None else strike != "none",
        hidden=None if display is None else display != "true",
        centred=None if align is None else align == "center",
        size=float(size[:-2]) if size.endswith("pt") and size[:-2].replace(".", "", 1).isdigit() else None,
        heading=level or None,
        breaks=None if before is None else before == "page",
        white=colour == "#ffffff" if colour else None,
        ground=any(each and each.lower() not in PAPER for each in ground) or None,
    )
