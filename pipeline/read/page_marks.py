"""What a web page says of itself besides its text. Goes in: the tree of a page and how it is written. Comes out: the
marks of a draft among its properties, its style sheet and the names of its parts; and the elements that are watermarks.

A browser shows a watermark as the ground of the page: words that a style puts there (`content: "DRAFT"`), a picture, or
an element that lies behind the text. None of it is a line of the text.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from pipeline.lexicon.wordings import first_match

WORTH_A_LOOK = ("draft", "watermark")
"""In small letters; nearly no page has them."""
CONTENT = re.compile(r"content\s{0,9}:\s{0,9}([\"'])(.{1,60}?)\1", re.IGNORECASE)
PICTURE = re.compile(r"url\([^()]{0,200}?\bdraft(?![a-z])[^()]{0,200}\)", re.IGNORECASE)
PARTS = frozenset(("html", "body", "main", "article", "section", "div", "span", "p", "img", "header"))
"""Elements whose names speak of the page; those of links and fields speak of what they do."""
NAME_OF_DRAFT = re.compile(
    r"(?:(?:is|status|state|bg|page|doc|document|watermark)[-_]+)?draft(?:[-_]+(?:watermark|mark|stamp|bg))?"
)
BY_NAME = "draft"
"""What a picture or a part says by its name."""
WATERMARK = re.compile(r"(?<![a-z])watermark(?![a-z])")
LONGEST = 60
"""Characters; a watermark with more is text."""


def marks_of_draft(root: Element, text: str) -> Iterator[str]:
    """The marks of a draft that are not in the text of a page; `text` is the page as it is written."""
    small = text.lower()
    if WORTH_A_LOOK[0] not in small:
        return
    yield from filter(_says_draft, (meta.get("content", "").strip() for meta in root.iter("meta")))
    for style in (*(each.text or "" for each in root.iter("style")), *_own_styles(root)):
        yield from filter(_says_draft, (match[2] for match in CONTENT.finditer(style)))
        yield from (BY_NAME for _ in PICTURE.finditer(style))
    names = (name for each in root.iter(*PARTS) for name in _names(each))
    yield from (BY_NAME for name in names if NAME_OF_DRAFT.fullmatch(name))


def watermarks(root: Element, text: str) -> frozenset[Element]:
    """The elements that are named a watermark, and hold a few words."""
    if WORTH_A_LOOK[1] not in text.lower():
        return frozenset()
    named = (each for each in root.iter(*PARTS) if any(map(WATERMARK.search, _names(each))))
    return frozenset(each for each in named if len("".join(map(str, each.itertext())).strip()) <= LONGEST)


def _names(element: Element) -> list[str]:
    return f"{element.get('class', '')} {element.get('id', '')}".lower().split()


def _own_styles(root: Element) -> Iterator[str]:
    return (each.get("style", "") for each in root.iter(*PARTS) if "style" in each.attrib)


def _says_draft(text: str) -> bool:
    return len(text) <= LONGEST and first_match("drafts", text) is not None
