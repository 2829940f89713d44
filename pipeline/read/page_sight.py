"""Parts of a web page that no reader sees, or only in a frame. Goes in: the tree of a page. Comes out: the elements out
of sight: white words on plain paper, dialogs that are closed; and the page with the frames that it carries in itself.

White is believed only where nothing else can give a ground: no class, no id, no background from there to the root.
"""

import re

from lxml import etree
from lxml.etree import _Element as Element

WHITE = re.compile(r"(?:#fff|#ffffff|white|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", re.IGNORECASE)
WORTH_A_LOOK = re.compile(r"color(?<![\w-]color)\s{0,9}[:=]\s{0,9}[\"']?\s{0,9}(?:#fff|white|rgb\()")
"""In small letters; begins with a word, so that the rest of a page costs nothing."""
COLOUR = re.compile(r"(?:^|;)\s*color\s*:\s*([^;!]{1,40})", re.IGNORECASE)
GROUNDED = ("class", "id", "bgcolor", "background")
PLAIN = frozenset(
    ("html", "body", "p", "div", "span", "font", "center", "b", "i", "u", "em", "strong", "ul", "ol", "li")
)
MAX_DEPTH = 60
"""Whoever nests deeper is not looked at."""


def unseen(root: Element, text: str) -> frozenset[Element]:
    """The elements out of sight; `text` is the page as it is written."""
    small = text.lower()
    if not WORTH_A_LOOK.search(small) and "<dialog" not in small:
        return frozenset()
    white = (each for each in root.iter(etree.Element) if _is_white(each) and _stands_on_paper(each))
    closed = (each for each in root.iter("dialog") if "open" not in each.attrib)
    return frozenset((*white, *closed))


def _is_white(element: Element) -> bool:
    colour = COLOUR.search(element.get("style", ""))
    name = colour[1] if colour else element.get("color", "") if element.tag == "font" else ""
    return WHITE.fullmatch(name.strip()) is not None


def _stands_on_paper(element: Element) -> bool:
    """True if neither the element nor one around it may have a ground, and none inside sets a colour of its own."""
    around = element
    for _ in range(MAX_DEPTH):
        plain = around.tag in PLAIN and not any(name in around.attrib for name in GROUNDED)
        if not plain or "background" in around.get("style", "").lower():
            return False
        if (above := around.getparent()) is None:
            break
        around = above
    inside = (each for each in element.iterdescendants() if isinstance(each.tag, str))
    return not any(name in each.attrib for each in inside for name in (*GROUNDED, "style", "color"))


def frames_of(root: Element) -> list[Element]:
    """The frames that carry their page in themselves."""
    return [frame for frame in root.iter("iframe") if frame.get("srcdoc", "").strip()]
