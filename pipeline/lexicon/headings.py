"""Headings of class specifications: which family does the start of a line belong to?

In: a line of text. Out: the heading entry that it begins with, where the heading ends, and how it stands there.

Compared is what makes the phrase, not how it is printed: capitals, punctuation, Markdown marks, numbering ("IV."),
plural endings and the words and/or/the/a are ignored. Precedence: the longest phrase at the start of the line; then,
for a line that is a heading by its form, the phrase it nearly is (spaces lost, letters exchanged); last, a phrase that
ends a longer heading ("SERIES NATURE OF WORK"). Nothing is found where the line merely goes on as a sentence.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from models.lexicon import Entry, HeadingEntry
from models.section import SectionKind
from pipeline.lexicon import load
from pipeline.lexicon.phrases import WORD, PhraseTree, look_alike, nearest_phrase, squeeze, words_of

LEXICONS = ("headings", "headings_besides", "headings_elsewhere")

MAX_HEADING_WORDS = 16
MAX_REMARK_WORDS = 9
MAX_SENTENCE_WORDS = 12

DECORATION = re.compile(r"[\s*#_\\\"“†]*")
NUMBERING = re.compile(r"(?:(?:PART|SECTION|ARTICLE)\s+)?(?:([IVX]{1,5})|[A-Z]|\d{1,2})[.):]\s+")
REMARK = re.compile(r"(?:(?<![\s*_])[\s*_]++)?\(([^()]{2,120})\)")
PLURAL = re.compile(r"\(e?s\)")
LABEL = re.compile(r"\s{1,3}#?(?:[IVX]{1,4}|[A-Z]|\d{1,2})(?=[\s*_]*(?::|[-–—]\s|$))")
SEPARATOR = re.compile(r"[\s*_]*(?::[-–—]?|\.?[-–—]+(?=\s|$))[\s*_:]*")
SMALL_LETTERS = 12
"""Of so many letters of a text in capitals one may be small."""
CLOSING = re.compile(r"[\s*_.;,…\\]*$")
VALUE = re.compile(r"\s+[\d#$]")
SENTENCE_END = re.compile(r"[.;,]\s*$")


class Standing(Enum):
    """How a heading stands in its line."""

    ALONE = "alone"
    LABEL = "label"  # text follows a colon or a dash
    LEAD_IN = "lead-in"  # text follows without any mark
    SENTENCE = "sentence"  # the line goes on in the same capitals: no heading
    EXTENDED = "extended"  # the phrase is only a part of a heading line
    TITLED = "titled"  # the line goes on with every longer word in capitals: a heading where it is set as one


RUNS_ON = (Standing.LEAD_IN, Standing.TITLED)
UNSETTLED = (*RUNS_ON, Standing.EXTENDED, Standing.SENTENCE)
GOES_ON = re.compile(r"[^\d%$:(]{4,80}+$")


class HeadingMatch(NamedTuple):
    """A heading at the start of a text: `text[:end]` is the heading, `text[end:]` its body.

    `words` counts the words of its phrase. `numbered` says that it bears an item number ("3.", "B."); Roman numbers
    are the custom of headings and do not count.
    """

    entry: HeadingEntry
    words: int
    end: int
    standing: Standing
    capitals: bool
    numbered: bool


class PhraseEntry(Entry):
    """Words that mark a sub-heading; phrases as in a heading entry."""

    phrases: tuple[str, ...]


def heading_entries() -> tuple[HeadingEntry, ...]:
    """All families of headings; where two have a phrase in common the first one wins."""
    return tuple(entry for name in LEXICONS for entry in load(name, HeadingEntry))


@lru_cache(maxsize=4096)
def match_heading(text: str) -> HeadingMatch | None:
    """The heading that `text` begins with, if any: 'DUTIES: Plans …' -> typical_work_activities, ends at 'Plans'."""
    decoration = DECORATION.match(text)
    start = decoration.end() if decoration else 0
    numbering = NUMBERING.match(text, start)
    if numbering is not None:
        return _match_at(text, numbering.end(), numbered=numbering.group(1) is None)
    return _match_at(text, start, numbered=False)


def match_ending(text: str) -> HeadingMatch | None:
    """The strong heading that ends a longer heading line: 'ENGINEER I - EXAMPLES OF DUTIES' -> examples of work."""
    head = text[: _head_end(text)]
    words = words_of(head)[:MAX_HEADING_WORDS]
    for first in range(1, len(words) - 1):
        found = _phrases().longest(words[first:])
        if found is None or first + found.taken < len(words) or found.taken < 2 or found.entry.strength != "strong":
            continue
        end, standing = _after(text, words[-1].end, found.entry)
        if standing in (Standing.ALONE, Standing.LABEL):
            return HeadingMatch(found.entry, found.taken, end, Standing.EXTENDED, _is_capitals(head), False)
    return None


def is_connective(text: str) -> bool:
    """True for a line that only joins requirements: 'AND', 'OR:', '(EITHER)'."""
    return _is_phrase("connective", text)


def states_equivalence(text: str) -> bool:
    """True if the text speaks of an equivalent combination of education and experience."""
    words = words_of(text, 0, MAX_SENTENCE_WORDS)
    return any(_subheadings("equivalence").longest(words[first:]) for first in range(len(words)))


def names_division(text: str) -> bool:
    """True for a heading that names a group inside a part: 'WATER QUALITY SPECIALTY', 'OPTION 2'."""
    return _subheadings("division").has_word_of(text)


def says_otherwise(text: str) -> bool:
    """True if a word is no slip for the one in a heading but means something else: 'MAXIMUM QUALIFICATIONS'."""
    return _subheadings("own-word").has_word_of(text)


@lru_cache(maxsize=1024)
def is_capitals(text: str) -> bool:
    """True if the text has letters, (nearly) all of them capitals; what stands in parentheses is not counted."""
    return _is_capitals(REMARK.sub(" ", text) if "(" in text else text)


def is_remark(text: str) -> bool:
    """True for a line that only continues a heading: '(Illustrative Only)', 'CONTINUED'."""
    return _is_phrase("aside", text)


def ends_like_a_sentence(text: str) -> bool:
    """True if the text ends as sentences and list items do."""
    return SENTENCE_END.search(text) is not None


def _match_at(text: str, start: int, *, numbered: bool) -> HeadingMatch | None:
    """The match at `start`, by exact phrase or else by likeness."""
    if start >= len(text) or text[start].islower() or not text[start].isalnum():
        return None
    found = _phrases().opening(text, start, MAX_HEADING_WORDS)
    if found is None:
        return _near_match(text, start, numbered)
    capitals = _is_capitals(text[start : found.end])
    end, standing = _after(text, found.end, found.entry)
    if standing is Standing.ALONE and not capitals and SENTENCE_END.search(text):
        return None
    part = found.entry.strength == "strong" and found.entry.kind != SectionKind.HEADER and found.taken > 1
    if standing is Standing.LEAD_IN and part and not capitals and _goes_on_titled(text[end:]):
        end, standing = len(text), Standing.TITLED
    near = _near_match(text, start, numbered) if standing in UNSETTLED else None
    return near or HeadingMatch(found.entry, found.taken, end, standing, capitals, numbered)


def _goes_on_titled(rest: str) -> bool:
    """True if every longer word behind a phrase has a capital: 'Required to Perform Essential Functions'."""
    words = WORD.findall(rest)
    longer = [word for word in words if len(word) > 3]
    titled = bool(longer) and all(word[0].isupper() for word in longer)
    return titled and GOES_ON.match(rest) is not None and not SENTENCE_END.search(rest)


def _near_match(text: str, start: int, numbered: bool) -> HeadingMatch | None:
    """A heading with lost spaces or a misspelling: the whole head, up to a colon or the end, is nearly a phrase."""
    head_end = _head_end(text)
    head = text[start:head_end]
    if len(head) > 100 or SENTENCE_END.search(head) or not _looks_set(head):
        return None
    phrase = next(filter(None, (nearest_phrase(look_alike(each), _squeezed()) for each in _run_together(head))), None)
    if phrase is None or says_otherwise(head):
        return None
    entry = _strong_phrases()[phrase]
    end, standing = _after(text, head_end, entry)
    return HeadingMatch(entry, len(words_of(head)), end, standing, _is_capitals(head), numbered)


def _run_together(head: str) -> Iterator[str]:
    """The letters of a head, as written and folded; where it has no spaces also without the "and" in it."""
    written, folded = squeeze(head), _folded(head)
    yield written
    if folded != written:
        yield folded
    if " " not in head.strip():
        yield _without_and(head)


def _looks_set(head: str) -> bool:
    """Capitals, or every longer word with a capital: 'Distinguising Features of the Class'."""
    return _is_capitals(head) or all(word[:1].isupper() for word in head.split() if len(word) > 3)


def _head_end(text: str) -> int:
    """Where the head of a line ends: at its first colon or bracket, or with the line."""
    colon, bracket = text.find(":"), text.find("(")
    if colon < 0 or bracket < 0:
        return len(text) if colon == bracket else max(colon, bracket)
    return min(colon, bracket)


def _after(text: str, end: int, entry: HeadingEntry) -> tuple[int, Standing]:
    """Where a heading ends whose phrase ends at `end`, and how it stands: remark, label, separator are part of it."""
    plural = PLURAL.match(text, end)
    end = _past_remark(text, plural.end() if plural else end)
    label = LABEL.match(text, end)
    end = _past_remark(text, label.end()) if label else end
    if CLOSING.match(text, end):
        return len(text), Standing.ALONE
    separator = SEPARATOR.match(text, end)
    if separator:
        end = _past_aside(text, separator.end())
        return (len(text), Standing.ALONE) if CLOSING.match(text, end) else (end, Standing.LABEL)
    if entry.kind == SectionKind.HEADER and VALUE.match(text, end):
        return end, Standing.LABEL
    rest = text[end:].lstrip(" *_")
    if rest.startswith("("):
        return end, Standing.LEAD_IN
    if _is_capitals(rest.split()[0]) and len(rest.split()[0]) > 1 and not _is_capitals(rest) and rest[-1] != ":":
        return end, Standing.SENTENCE
    heading_goes_on = len(rest.split()) < MAX_HEADING_WORDS and not SENTENCE_END.search(rest)
    if heading_goes_on and (_is_capitals(rest) or (rest.endswith(":") and ". " not in rest)):
        return len(text), Standing.EXTENDED
    return end, Standing.LEAD_IN


def _past_remark(text: str, end: int) -> int:
    """Past short remarks in parentheses: 'DUTIES (Illustrative Only)'; an item marker such as '(a)' is none."""
    remark = REMARK.match(text, end)
    while remark and len(remark.group(1)) > 3 and len(remark.group(1).split()) <= MAX_REMARK_WORDS:
        end = remark.end()
        remark = REMARK.match(text, end)
    return end


def _past_aside(text: str, end: int) -> int:
    """Past the set remarks that may follow the colon: 'TYPICAL WORK ACTIVITIES: (Illustrative Only) Plans …'."""
    remark = REMARK.match(text, end)
    while remark and _is_phrase("aside", remark.group(1)):
        separator = SEPARATOR.match(text, remark.end())
        end = separator.end() if separator else remark.end()
        remark = REMARK.match(text, end)
    return end


def _is_capitals(text: str) -> bool:
    if text.isupper():
        return True
    small = sum(map(str.islower, text))
    return small <= len(text) // SMALL_LETTERS and small <= sum(map(str.isalpha, text)) // SMALL_LETTERS > 0


def _is_phrase(name: str, text: str) -> bool:
    found = _subheadings(name).opening(text, 0, MAX_REMARK_WORDS)
    return found is not None and found.taken == len(words_of(text, 0, MAX_REMARK_WORDS))


@cache
def _phrases() -> PhraseTree[HeadingEntry]:
    return PhraseTree((phrase, entry) for entry in heading_entries() for phrase in entry.phrases)


@cache
def _subheadings(name: str) -> PhraseTree[PhraseEntry]:
    entries = [entry for entry in load("subheadings", PhraseEntry) if entry.name == name]
    return PhraseTree((phrase, entry) for entry in entries for phrase in entry.phrases)


def _without_and(text: str) -> str:
    """Squeezed letters without "and", which a phrase does not have and which cannot be told from the rest of a line
    without spaces; in "standards" it goes as well, on both sides."""
    return squeeze(text).replace("and", "")


def _folded(text: str) -> str:
    return "".join(word.folded for word in words_of(text))


@cache
def _strong_phrases() -> dict[str, HeadingEntry]:
    """Strong phrases run together, as written and folded: the first finds lost spaces, the second slips. Letters that
    look alike are one letter."""
    entries = heading_entries()
    strong = [entry for entry in entries if entry.strength == "strong" and entry.kind != SectionKind.HEADER]
    return {
        look_alike(key(phrase)): entry
        for key in (_folded, squeeze, _without_and)
        for entry in strong
        for phrase in entry.phrases
    }


@cache
def _squeezed() -> tuple[str, ...]:
    return tuple(_strong_phrases())
