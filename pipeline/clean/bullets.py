"""List bullets. Goes in: lines. Comes out: lines without bullets, and the lines that were nothing but a bullet.

A line that lost its bullet has `style.indent` of at least 1, so later steps still see where an item begins. Glyphs no
sentence begins with go even when glued to a word; signs that have other uses need a space after them. An asterisk glued
to a word ("*NOTE") is a footnote mark and stays, and so does "* " in a document that refers to footnotes ("degree*")
and has no more than two such lines. A section sign before a number ("§ 52") is no bullet.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from models.document import Line, Style

GLYPH = "[•·▪◦‣●○■□▫◆◇❖➢➤►▶✓✔∙⁃\ue000-\uf8ff]\\s*"
SPACED = r"(?:[-–—+»>]|--)\s+(?=\S)|o\s+(?=[A-Za-z(\"“])|[qvnüØ]\s+(?=[A-Z])|-(?=[A-Z][a-z])"
SECTION_SIGN = r"§\s*(?![\s\d§])"
STAR = re.compile(r"\*\s+(?=\S)")
BULLET = re.compile("|".join((GLYPH, SPACED, SECTION_SIGN)))
BULLET_OR_STAR = re.compile("|".join((BULLET.pattern, STAR.pattern)))
FOOTNOTE_REFERENCE = re.compile(r"\w[.,;)]?\*")
MAX_FOOTNOTES = 2
LONE = re.compile("(?:[•·▪◦‣●○■□▫◆◇❖➢➤►▶✓✔∙⁃§*o\ue000-\uf8ff-]\\s*)+")


def strip_bullets(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines without bullets, and lone bullets, which hand their indent to the line that follows."""
    bullet = BULLET if _stars_are_footnotes(lines) else BULLET_OR_STAR
    kept: list[Line] = []
    lone: list[Line] = []
    pending = False
    for line in lines:
        if LONE.fullmatch(line.text):
            lone.append(line)
            pending = True
            continue
        text = _without_bullet(line.text, bullet)
        kept.append(_item(line, text) if pending or text != line.text else line)
        pending = False
    return tuple(kept), tuple(lone)


def _stars_are_footnotes(lines: Sequence[Line]) -> bool:
    stars = sum(STAR.match(line.text) is not None for line in lines)
    return 0 < stars <= MAX_FOOTNOTES and any(FOOTNOTE_REFERENCE.search(line.text) for line in lines)


def _without_bullet(text: str, bullet: re.Pattern[str]) -> str:
    """The text behind its bullets; thousands of nested ones cost one look each, not one round of cleaning each."""
    start = 0
    while (match := bullet.match(text, start)) and match.end() < len(text):
        start = match.end()
    return text[start:]


def _item(line: Line, text: str) -> Line:
    return line.model_copy(update={"text": text, "style": _indented(line.style)})


@lru_cache(maxsize=1024)
def _indented(style: Style) -> Style:
    return style.model_copy(update={"indent": max(1, style.indent)})
