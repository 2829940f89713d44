"""Parts of a web page that open at a click ("accordions"). Goes in: a page. Comes out: the panels that are folded away
but are text of the page, and which buttons are their headings.

A panel is what a button or link says it opens (`aria-controls`, `data-target`, `href="#…"`), or what follows a button
that says whether its panel is open (`aria-expanded`). Menus unfold in the same way; they are told by their links.
"""

from collections.abc import Iterator

from lxml.etree import _Element as Element

REFERENCES = ("aria-controls", "data-target", "data-bs-target")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
OPENERS = frozenset(("button", "a", "summary"))


def opens_panel(element: Element) -> bool:
    """True for a button that opens a panel: its words are the heading of what stands there."""
    if element.tag != "button" or "aria-haspopup" in element.attrib:
        return False
    return _is_in_heading(element) or any(name in element.attrib for name in (*REFERENCES, "aria-expanded"))


def folded_panels(root: Element) -> frozenset[Element]:
    """The elements that a button or link of the page unfolds."""
    openers = list(root.iter(*OPENERS))
    wanted = {name for element in openers for name in _targets(element)}
    named = (element for element in root.iter() if wanted and element.get("id") in wanted) if wanted else ()
    return frozenset((*named, *_following(openers)))


def _is_in_heading(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in HEADINGS


def _targets(element: Element) -> Iterator[str]:
    for name in REFERENCES:
        yield from element.get(name, "").replace("#", " ").split()
    href = element.get("href", "")
    if href.startswith("#") and len(href) > 1:
        yield href[1:]


def _following(openers: list[Element]) -> Iterator[Element]:
    """What stands right behind a button that tells whether it is open, or behind the heading that holds the button."""
    for element in openers:
        if element.tag == "button" and ("aria-expanded" in element.attrib or _is_in_heading(element)):
            parent = element.getparent()
            holder = parent if element.getnext() is None and parent is not None else element
            panel = holder.getnext()
            if panel is not None:
                yield panel
