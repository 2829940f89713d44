"""Where does a document read like a heading? Lines in, candidates out; nothing is decided here.

Precedence at the start of a line: a heading that goes on over the next line, then one in the line itself, then one that
ends a longer heading line. Inside a line a heading is only seen where a text has lost its line ends: after a full stop
or a gap of spaces, strong, and with capitals and a colon or two capitalised words.
"""

import re
from collections.abc import Iterator, Sequence

from models.document import Line
from models.section import SectionKind
from pipeline.lexicon.headings import HeadingMatch, Standing, is_capitals, match_ending, match_heading
from pipeline.segment.place import Candidate, Place

MAX_BROKEN_WORDS = 8
MIN_RUNNING_WORDS = 12
MIN_LOST_LINE_END_WORDS = 40

BULLET = re.compile(r"[-–•·▪◦‣]")
BORDER = re.compile(r"\s(?<!\s\s)(?:(?<=[.;:!?)\]”\"’*]\s)\s*+(?=[A-Z*])|\s++(?=[A-Z*])|(?=[A-Z]{4,}\b))")
ITEM_MARK = re.compile(r"(?:^|\s)\(?\w{1,2}[.)]$")
SENTENCE_MARKS = '.;:!?)]”"’*'
ASKS = re.compile(r"\b(?:must|shall|need|needs|required?|requires)\b", re.IGNORECASE)
TIMES = frozenset({SectionKind.APPLICATION, SectionKind.SELECTION_PROCESS, SectionKind.OTHER})
"""Kinds whose headings, at the end of a sentence, say by when something is asked: "… by the closing date:"."""
MIN_LEAD_IN_WORDS = 2
DEMANDS = re.compile(r"\b(?:education|experience|training|degree|diploma|graduat|licen[cs]e)", re.IGNORECASE)
KNOWS = re.compile(r"\b(?:knowledge|skills?|abilit(?:y|ies))\b", re.IGNORECASE)
"""Words of qualifications, and of what somebody has to know: they settle what a heading with two meanings heads."""


def candidates(lines: Sequence[Line]) -> list[Candidate]:
    """Every known heading in `lines`, in order, none inside another."""
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        if found and found[-1].end.line == index and found[-1].start.line < index:
            continue
        opening = _broken(lines, index) or _opening(index, line.text)
        if opening:
            opening = _settled(opening, lines)
            found.append(opening)
        found.extend(_running(index, line.text, opening.end.offset if opening else 0))
    return found


def _settled(candidate: Candidate, lines: Sequence[Line]) -> Candidate:
    """A heading that may head parts of two kinds, with the kind that the first words behind it show."""
    match, end = candidate.match, candidate.end
    if match.entry.also is None:
        return candidate
    words = lines[end.line].text[end.offset :].strip() or next((line.text for line in lines[end.line + 1 :]), "")
    if not DEMANDS.search(words) or KNOWS.search(words):
        return candidate
    entry = match.entry.model_copy(update={"kind": match.entry.also})
    return candidate._replace(match=match._replace(entry=entry))


def _opening(index: int, text: str) -> Candidate | None:
    """The heading at the start of a line."""
    if BULLET.match(text):
        return None
    match = match_heading(text) or (_ending(text) if _heads(text) else None)
    return Candidate(Place(index), Place(index, match.end), match) if match else None


def _ending(text: str) -> HeadingMatch | None:
    """The heading that ends a line; none where the line asks for something and its end only says by when."""
    match = match_ending(text)
    return None if match is None or _says_when(match, text) else match


def _says_when(match: HeadingMatch, words: str) -> bool:
    """True for the end of words that ask for something, if it only says by when: "must have these by the closing
    date:"."""
    return match.entry.kind in TIMES and ASKS.search(words) is not None


def _heads(text: str) -> bool:
    """Set as a heading of its own: capitals, or ending in a colon."""
    return len(text) < 120 and (is_capitals(text) or text.rstrip().endswith(":"))


def _broken(lines: Sequence[Line], index: int) -> Candidate | None:
    """The heading that begins in this line and ends in the next: 'DISTINGUISHING' / 'FEATURES OF THE CLASS:'."""
    first = lines[index].text
    if index + 1 == len(lines) or ":" in first or BULLET.match(first):
        return None
    second = lines[index + 1].text
    if (not second[:1].isalpha() and second[:1] != "(") or len(first.split()) > MAX_BROKEN_WORDS:
        return None
    match = match_heading(f"{first} {second}")
    if match is None or match.standing not in (Standing.ALONE, Standing.LABEL) or match.end <= len(first) + 1:
        return None
    end = match.end - len(first) - 1
    if is_capitals(first) != is_capitals(second[:end]) or _same_alone(first, match):
        return None
    return Candidate(Place(index), Place(index + 1, end), match)


def _same_alone(first: str, whole: HeadingMatch) -> bool:
    """True if the second line adds nothing to the phrase: the first line is the heading, the second is text."""
    alone = match_heading(first)
    return alone is not None and alone.standing is Standing.ALONE and alone.words >= whole.words


def _running(index: int, text: str, start: int) -> Iterator[Candidate]:
    """Headings inside a line of running text, after `start`."""
    words = len(text.split())
    if words < MIN_RUNNING_WORDS:
        return
    for border in BORDER.finditer(text, start):
        at = border.end()
        match = match_heading(text[at : at + 160])
        sentence = len(border.group()) > 1 or text[border.start() - 1] in SENTENCE_MARKS
        if at < start or match is None or ITEM_MARK.search(text, 0, border.start()):
            continue
        if not sentence and _says_when(match, text[:at]):
            continue
        if _stands_out(match, text[at:], words if sentence else 0):
            start = at + match.end
            yield Candidate(Place(index, at), Place(index, start), match)


def _stands_out(match: HeadingMatch, text: str, words: int) -> bool:
    """True if a heading inside running text is beyond doubt; `words` of the line, 0 if no sentence ends before it."""
    if match.entry.kind == SectionKind.HEADER:
        return False
    head, rest = text[: match.end].rstrip(), text[match.end :].lstrip()
    if match.entry.strength == "weak":
        return head.endswith(":") and not rest
    if head.endswith(":"):
        return match.capitals or match.entry.kind == SectionKind.NOTES or _titled(head)
    lost_line_ends = words >= MIN_LOST_LINE_END_WORDS and match.standing is Standing.LEAD_IN
    return lost_line_ends and match.words >= MIN_LEAD_IN_WORDS and _titled(head) and rest[:1].isupper()


def _titled(head: str) -> bool:
    """Every longer word with a capital: 'License Requirement'."""
    return all(word[:1].isupper() or len(word) < 4 for word in head.split())
