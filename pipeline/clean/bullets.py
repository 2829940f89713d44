"""List bullets. Goes in: lines. Comes out: lines without bullets, and the lines that were nothing but a bullet.

A line that lost its bullet has `style.indent` of at least 1, so later steps still see where an item begins. Glyphs no
sentence begins with go even when glued to a word; signs that have other uses need a space after them. An asterisk glued
to a word ("*NOTE") is a footnote mark and stays, and so does "* " in a document that refers to footnotes ("degree*")
and has no more than two such lines. A section sign before a number ("§ 52") is no bullet.
"""

import re
from collections.abc import Sequence

from models.document import Line

GLYPH = re.compile("[•·▪◦‣●○■□▫◆◇❖➢➤►▶✓✔∙⁃\ue000-\uf8ff]\\s*")
SPACED = re.compile(r"(?:[-–—+»>]|--)\s+(?=\S)|o\s+(?=[A-Za-z(\"“])|[qvnüØ]\s+(?=[A-Z])|-(?=[A-Z][a-z])")
SECTION_SIGN = re.compile(r"§\s*(?![\s\d§])")
STAR = re.compile(r"\*\s+(?=\S)")
FOOTNOTE_REFERENCE = re.compile(r"\w[.,;)]?\*")
MAX_FOOTNOTES = 2
LONE = re.compile("(?:[•·▪◦‣●○■□▫◆◇❖➢➤►▶✓✔∙⁃§*o\ue000-\uf8ff-]\\s*)+")


def strip_bullets(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines without bullets, and lone bullets, which hand their indent to the line that follows."""
    patterns = [GLYPH, SPACED, SECTION_SIGN] + ([] if _stars_are_footnotes(lines) else [STAR])
    kept: list[Line] = []
    lone: list[Line] = []
    pending = False
    for line in lines:
        if LONE.fullmatch(line.text):
            lone.append(line)
            pending = True
            continue
        text = _without_bullet(line.text, patterns)
        kept.append(_item(line, text) if pending or text != line.text else line)
        pending = False
    return tuple(kept), tuple(lone)


def _stars_are_footnotes(lines: Sequence[Line]) -> bool:
    stars = sum(STAR.match(line.text) is not None for line in lines)
    return 0 < stars <= MAX_FOOTNOTES and any(FOOTNOTE_REFERENCE.search(line.text) for line in lines)


def _without_bullet(text: str, patterns: Sequence[re.Pattern[str]]) -> str:
    """The text behind its bullets; thousands of nested ones cost one look each, not one round of cleaning each."""
    start = 0
    while True:
        matches = (pattern.match(text, start) for pattern in patterns)
        end = next((match.end() for match in matches if match and match.end() < len(text)), start)
        if end == start:
            return text[start:]
        start = end


def _item(line: Line, text: str) -> Line:
    style = line.style.model_copy(update={"indent": max(1, line.style.indent)})
    return line.model_copy(update={"text": text, "style": style})
