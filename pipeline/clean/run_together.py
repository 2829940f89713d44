"""Words that have lost the space between them. Goes in: lines. Comes out: the lines with such words parted where it is
sure, and the places where it is not.

Sure is a run of letters that is made of well-known words of qualifications alone, in one way only
(`lexicon/run_together.toml`): "twoyearsof experience", "highschool". Everything else stays as it is: no word list holds
all titles and fields. A run of letters that is longer than any word is told as a Problem.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from models.document import Line, Problem, Severity
from pipeline.lexicon import load
from pipeline.lexicon.headings import match_heading
from pipeline.lexicon.wordings import WordingEntry

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
LONGEST_WORD = 24
LONGER_THAN_A_WORD = re.compile(rf"(?<![\w@./-])[^\W\d_]{{{LONGEST_WORD},}}(?![\w@/-]|\.\w)")
MAX_LETTERS = 80
"""A longer run of letters is no two words."""


def part_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with words parted that were surely run together."""
    glued = set(filter(_is_glued, set(" ".join([line.text for line in lines]).split())))
    if not glued:
        return tuple(lines)
    return tuple(
        line if glued.isdisjoint(line.text.split()) else line.model_copy(update={"text": _parted(line.text)})
        for line in lines
    )


def unparted(lines: Sequence[Line]) -> Iterator[Problem]:
    """One problem for the lines with runs of letters that must be several words; headings are known all the same."""
    if _longest_word(" ".join([line.text for line in lines])) < LONGEST_WORD:
        return
    found = [line for line in lines if _is_glued_line(line.text) and match_heading(line.text) is None]
    if found:
        first, count = found[0], len(found)
        what = "A line holds" if count == 1 else f"{count} lines hold"
        message = f"{what} words that are run together, and where to part them is not sure; compare with the source."
        yield Problem(
            code="run-together", severity=Severity.WARNING, message=message, page=first.page, line=first.number
        )


def _is_glued_line(text: str) -> bool:
    """True if a run of letters is longer than any word: never where no printed word is."""
    return _longest_word(text) >= LONGEST_WORD and LONGER_THAN_A_WORD.search(text) is not None


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _parted(text: str) -> str:
    return TOKEN.sub(lambda match: _spaced(match[0]), text)


@lru_cache(maxsize=16384)
def _is_glued(word: str) -> bool:
    """True for a printed word in which others have run together; few words are, and most come again and again."""
    letters = word.casefold()
    if not any(map(letters.__contains__, _words("demand"))):
        return False
    return any(_spaced(token) != token for token in TOKEN.findall(word))


def _spaced(token: str) -> str:
    """The token with spaces where its words meet; unchanged if that is not sure."""
    letters = token.casefold().replace("’", "'")
    demands, vocabulary, whole = _words("demand"), _words("demand") | _words("small"), _words("whole")
    if len(letters) > MAX_LETTERS or len(letters) != len(token) or letters in vocabulary | whole:
        return token
    ways = _ways(letters, vocabulary)
    if len(ways) != 1 or not any(word in demands for word in ways[0]):
        return token
    pieces, at = [], 0
    for word in ways[0]:
        pieces.append(token[at : at + len(word)])
        at += len(word)
    return " ".join(pieces)


def _ways(letters: str, vocabulary: frozenset[str]) -> list[tuple[str, ...]]:
    """The ways to part letters into known words, two at most: more than one is doubt."""
    ends: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(letters) + 1):
        found: list[tuple[str, ...]] = []
        for start in range(max(0, end - _longest()), end):
            if ends[start] and (word := letters[start:end]) in vocabulary:
                found += [(*way, word) for way in ends[start]]
        ends.append(found[:2])
    return ends[-1]


@cache
def _words(label: str) -> frozenset[str]:
    entries = load("run_together", WordingEntry)
    return frozenset(phrase for entry in entries if entry.label == label for phrase in entry.phrases)


@cache
def _longest() -> int:
    return max(map(len, _words("demand") | _words("small")))
