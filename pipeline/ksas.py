"""The KSA sections in, one `Ksa` for each knowledge, skill, ability or characteristic out.

A line that is only an opening ('Thorough knowledge of:', or the heading of the section) gives kind and level to the
entries below it. Everything else is split: paragraphs at semicolons and sentence ends, list entries only where a new
opening follows a semicolon. Precedence for each piece: its own opening ('good knowledge of …', 'ability to …'); the
opening it stands under; its last word ('interviewing skills'); else it is a characteristic ('good judgment').
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.classspec import Ksa, KsaKind
from models.section import Section, SectionKind
from pipeline.identity.events import is_event_line
from pipeline.items import Item, is_subheading, page_width, read_items, sentences
from pipeline.lexicon.wordings import first_match

SEMICOLON = re.compile(r";\s*")
JOINT = re.compile(r"\W*(?:(?:and|or|and/or|plus|also)\b)?\W*", re.IGNORECASE)
GERUND = re.compile(r"[a-z]+ing\b")
KINDS = tuple(kind.value for kind in KsaKind)
ARTICLE = re.compile(
    r"^\W*(?:(?:must|should|shall|will)\s+)?(?:(?:requires?|has|have|possess(?:es)?|demonstrates?)\s+)?(?:(?:an?|the)\s+)?",
    re.IGNORECASE,
)
AND_ANOTHER = re.compile(
    r"(?=,?\sand\s)(?<!knowledge)(?<!knowledges)(?<!skills)(?<!skill)(?<!abilities)(?<!ability)(?<![,;])(?:,\s|\s)and\s"
    r"(?P<next>(?:the\s)?(?:ability\sto|skill\sin|(?:(?:good|some|working|thorough|considerable)\s){0,2}knowledge\sof)\s)",
    re.IGNORECASE,
)
AND = re.compile(r"^[\s,]*(?:and\s+)?")
WORD = re.compile(r"[A-Za-z]{3}")
LEFT_OPEN = re.compile(r"\b(?:of|in|to|with)\W*$", re.IGNORECASE)
MOST_LEVEL_WORDS = 3


class _Opening(NamedTuple):
    """How a piece begins: its kind and level, the lexicon entry that says so, and where its subject starts."""

    kind: KsaKind
    level: str
    rule: str
    subject: int


def ksas(sections: tuple[Section, ...]) -> tuple[Ksa, ...]:
    """Knowledge, skills, abilities and personal characteristics, in printed order."""
    width = page_width(sections)
    found: list[Ksa] = []
    for section in sections:
        if section.kind is SectionKind.KSAS:
            found.extend(_section_ksas(section, width))
    return tuple(found)


def _section_ksas(section: Section, width: float | None) -> Iterator[Ksa]:
    above = _heading_opening(section.heading)
    for item in read_items(section.lines, width):
        inside = above
        for start, piece in _pieces(item):
            opening = _opening(piece)
            if opening and (piece.endswith(":") or not piece[opening.subject :].strip(" .;–-")):
                above = inside = _heading_opening(piece)
                continue
            if opening and _has_colon(piece, opening):
                inside = opening
                above = above if item.listed else opening
            if _is_attribute(piece, item):
                yield _ksa(item, start, piece, opening or _opening_by_place(piece, inside))


def _pieces(item: Item) -> list[tuple[int, str]]:
    """The pieces of an item with their offsets."""
    pieces: list[tuple[int, str]] = []
    for at, sentence in sentences(item.text):
        for start, part in _split_clauses(sentence):
            skip = JOINT.match(part)
            piece = part[skip.end() if skip else 0 :].rstrip(" ;.")
            if pieces and _goes_on(pieces[0][1] if item.listed else pieces[-1][1], piece, listed=item.listed):
                begin = pieces[-1][0]
                pieces[-1] = (begin, item.text[begin : at + start + len(part)].rstrip(" ;."))
            elif piece:
                pieces.append((at + start + (skip.end() if skip else 0), piece))
    return pieces


def _split_clauses(sentence: str) -> list[tuple[int, str]]:
    """The parts between semicolons, and before "and" where another kind begins: 'knowledge of maps and ability to'."""
    cuts = [(found.end(), found.end()) for found in SEMICOLON.finditer(sentence)]
    cuts = sorted([*cuts, *((found.start(), found.start("next")) for found in AND_ANOTHER.finditer(sentence))])
    starts, ends = [0, *(start for _, start in cuts)], [*(end for end, _ in cuts), len(sentence)]
    return [(start, sentence[start:end]) for start, end in zip(starts, ends, strict=True)]


def _goes_on(before: str, piece: str, *, listed: bool) -> bool:
    """True if a piece is a part of the one before: 'skill in conducting interviews; analyzing data'."""
    if listed or _opening(piece):
        return listed and _opening(piece) is None
    opening = _opening(before)
    if (
        opening is None
        or _has_colon(before, opening)
        or opening.kind is not KsaKind.SKILL
        or first_match("ksas", piece, "ends-as-skill")
    ):
        return False
    return bool(GERUND.match(piece) and GERUND.match(before[opening.subject :].strip()))


def _heading_opening(heading: str) -> _Opening | None:
    """What a heading such as 'Ability to:' or 'Knowledge' gives to all below it; one of several kinds nothing."""
    named = [kind for kind in KINDS if first_match("ksas", heading, f"heading-{kind}")]
    if len(named) == 1 or LEFT_OPEN.search(heading):
        named_opening = _opening(heading)
        plain = _Opening(KsaKind(named[0]), "", "section-heading", 0) if named else None
        return named_opening or plain
    return None


def _has_colon(piece: str, opening: _Opening) -> bool:
    """True if a colon stands behind the opening, which then reaches over the pieces that follow."""
    return piece[opening.subject :].lstrip().startswith(":")


@lru_cache(maxsize=1024)
def _opening(piece: str) -> _Opening | None:
    """The opening that a piece begins with, None if it begins with its subject."""
    named = first_match("ksas", piece, *KINDS)
    if named is None:
        return None
    return _Opening(KsaKind(named.wording.label), _level(piece), named.wording.name, named.end)


def _opening_by_place(piece: str, above: _Opening | None) -> _Opening:
    """What a piece without an opening of its own is."""
    named = first_match("ksas", piece, "ends-as-skill")
    level = _level(piece)
    if above:
        return above._replace(subject=0, level=level if named and above.kind is KsaKind.SKILL else above.level)
    if named:
        return _Opening(KsaKind.SKILL, level, named.wording.name, 0)
    return _Opening(KsaKind.CHARACTERISTIC, level, "characteristic", 0)


def _level(piece: str) -> str:
    """The degree words that a piece begins with, lower case: 'thorough', 'good working'."""
    words: list[str] = []
    rest = ARTICLE.sub("", piece)
    while len(words) < MOST_LEVEL_WORDS and (named := first_match("ksas", rest, "level")):
        words.append(rest[: named.end].strip(" ,").lower())
        rest = AND.sub("", rest[named.end :])
    return " ".join(words)


def _is_attribute(piece: str, item: Item) -> bool:
    """False for remarks, introductions, sub-headings and history lines."""
    if not WORD.search(piece) or is_event_line(piece):
        return False
    if first_match("ksas", piece, "remark"):
        return False
    return not piece.rstrip().endswith(":") and not (piece == item.text.rstrip(" ;.") and is_subheading(item))


def _ksa(item: Item, start: int, piece: str, opening: _Opening) -> Ksa:
    subject = piece[opening.subject :].strip(" :;.–-*")
    if opening.level and not opening.subject:
        subject = re.sub(rf"^\W*(?:an?\s+)?{re.escape(opening.level)}\s+", "", subject, flags=re.IGNORECASE)
    evidence = item.evidence(opening.rule, piece, start)
    return Ksa(kind=opening.kind, level=opening.level, subject=subject, evidence=evidence)
