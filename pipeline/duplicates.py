"""Specifications of one jurisdiction that say (nearly) the same under two ids.

In: a small signature of each specification, in the order of the ids. Out: pairs of ids. A signature holds the title
and, for each of 64 classes of hashes, the smallest hash of any five words in a row; the share of equal ones estimates
the share of common word runs. Signatures are met in buckets (same jurisdiction, title and two neighbouring hashes), and
each is compared with the first of its bucket only, so the time grows with the number of specifications and not with
its square.
"""

from array import array
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple, Protocol
from zlib import crc32

from models.document import Problem, Severity
from pipeline.lexicon.cues import APART, WORD
from pipeline.lexicon.phrases import squeeze

NEAR_DUPLICATE = "near-duplicate"
RUN = 5
"""Words in a run."""
BINS = 64
BAND = 2
MIN_LIKENESS = 0.8
NOTHING = 2**32 - 1
ALONE, SECOND = b"", b"second"
"""Where the first and the second of a title are put; no bucket has such a name."""
Key = tuple[str, str, bytes]


class Signature(NamedTuple):
    """What is remembered of a specification: 4 bytes for each bin."""

    spec_id: str
    jurisdiction: str
    title: str
    hashes: bytes


class Pair(NamedTuple):
    """A specification, an earlier one (by id) that it repeats, and the likeness from 0 to 1."""

    spec_id: str
    other: str
    likeness: float


def signature(spec_id: str, jurisdiction: str, title: str, text: str) -> Signature:
    """The signature of a specification with this title (empty: none) and this text, of which only the words count."""
    return Signature(spec_id, jurisdiction, squeeze(title), _hashes(_words(text.casefold())))


class Shelf(Protocol):
    """Where signatures are put, by jurisdiction, title and bucket; a dictionary is one."""

    def setdefault(self, key: Key, each: Signature, /) -> Signature:
        """What was put there first: `each`, if nothing was."""


class Earlier:
    """What was met so far. Nearly every title stands alone: buckets are made when a second specification has it."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        """Nothing yet; signatures go to the shelf."""
        self._shelf: Shelf = {} if shelf is None else shelf

    def repeated(self, each: Signature) -> Pair | None:
        """The specification with one that it repeats, if it does, and it is met from now on. Ask in the order of the
        ids. Specifications without a title are not compared."""
        if not each.title:
            return None
        alone = self._first(each, ALONE)
        if alone.spec_id == each.spec_id:
            return None
        if self._first(each, SECOND).spec_id == each.spec_id:
            for bucket in _buckets(alone):
                self._first(alone, bucket)
        pair = None
        for bucket in _buckets(each):
            other = self._first(each, bucket)
            if pair is None and other.spec_id != each.spec_id and (likeness := _likeness(each, other)) >= MIN_LIKENESS:
                pair = Pair(each.spec_id, other.spec_id, likeness)
        return pair

    def _first(self, each: Signature, bucket: bytes) -> Signature:
        return self._shelf.setdefault((each.jurisdiction, each.title, bucket), each)


def problem_of(pair: Pair) -> Problem:
    """The problem that tells of a pair."""
    message = f"Same title and nearly the same text as {pair.other} ({pair.likeness:.0%} alike)."
    return Problem(code=NEAR_DUPLICATE, severity=Severity.INFO, message=message)


def _words(text: str) -> list[str]:
    """The words of a text: in a short one a few signs (bullets, colons behind headings) would make another text."""
    return text.translate(APART).split() if text.isascii() else WORD.findall(text)


def _hashes(words: list[str]) -> bytes:
    smallest = array("I", [NOTHING]) * BINS
    text = " ".join(words).encode(errors="replace")
    # The bytes of a run lie between two blanks; looking them up is several times faster than joining words.
    blanks = list(accumulate((len(word) + 1 for word in text.split(b" ")), initial=-1))
    for start, end in zip(blanks, blanks[RUN:] or blanks[-1:], strict=False):
        value = crc32(text[start + 1 : end])
        place = value % BINS
        if value < smallest[place]:
            smallest[place] = value
    return smallest.tobytes()


def _buckets(each: Signature) -> Iterator[bytes]:
    """Neighbouring hashes, with their place in front."""
    size = BAND * len(each.hashes) // BINS
    for place, start in enumerate(range(0, len(each.hashes), size)):
        yield bytes((place,)) + each.hashes[start : start + size]


def _likeness(one: Signature, other: Signature) -> float:
    """The share of bins that hold the same hash, of those that hold any."""
    if one.hashes == other.hashes:
        return 1.0
    pairs = zip(memoryview(one.hashes).cast("I"), memoryview(other.hashes).cast("I"), strict=True)
    held = [pair for pair in pairs if pair != (NOTHING, NOTHING)]
    return sum(mine == theirs for mine, theirs in held) / len(held) if held else 0.0
