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
from typing import NamedTuple
from zlib import crc32

from models.document import Problem, Severity
from pipeline.lexicon.phrases import squeeze

NEAR_DUPLICATE = "near-duplicate"
RUN = 5
"""Words in a run."""
BINS = 64
BAND = 2
MIN_LIKENESS = 0.8
NOTHING = 2**32 - 1


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
    """The signature of a specification with this title (empty: none) and this text."""
    return Signature(spec_id, jurisdiction, squeeze(title), _hashes(text.casefold().split()))


class Earlier:
    """What was met so far. Nearly every title stands alone: buckets are made when a second specification has it."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._alone: dict[tuple[str, str], Signature] = {}
        self._buckets: dict[tuple[str, str], dict[bytes, Signature]] = {}

    def repeated(self, each: Signature) -> Pair | None:
        """The specification with one that it repeats, if it does, and it is met from now on. Ask in the order of the
        ids. Specifications without a title are not compared."""
        if not each.title:
            return None
        title = each.jurisdiction, each.title
        alone = self._alone.setdefault(title, each)
        if alone is each:
            return None
        if title not in self._buckets:
            self._buckets[title] = dict.fromkeys(_buckets(alone), alone)
        first, pair = self._buckets[title], None
        for bucket in _buckets(each):
            other = first.setdefault(bucket, each)
            if pair is None and other is not each and (likeness := _likeness(each, other)) >= MIN_LIKENESS:
                pair = Pair(each.spec_id, other.spec_id, likeness)
        return pair


def problem_of(pair: Pair) -> Problem:
    """The problem that tells of a pair."""
    message = f"Same title and nearly the same text as {pair.other} ({pair.likeness:.0%} alike)."
    return Problem(code=NEAR_DUPLICATE, severity=Severity.INFO, message=message)


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
