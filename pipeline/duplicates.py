"""Specifications of one jurisdiction that say (nearly) the same under two ids.

In: a small signature of each specification. Out: pairs of ids. A signature holds the title and, for each of 64 classes
of hashes, the smallest hash of any five words in a row; the share of equal ones estimates the share of common word
runs. Signatures are met in buckets (same jurisdiction, title and two neighbouring hashes), and each is compared with
the first of its bucket only, so the time grows with the number of specifications and not with its square.
"""

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

from models.classspec import ClassSpec
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


def signature(spec: ClassSpec) -> Signature:
    """The signature of a specification."""
    title = spec.identity.title
    words = [word for section in spec.sections for line in section.extent for word in line.text.casefold().split()]
    return Signature(spec.spec_id, spec.raw.jurisdiction, squeeze(title.value) if title else "", _hashes(words))


def near_duplicates(signatures: Iterable[Signature]) -> tuple[Pair, ...]:
    """The pairs, in the order of their ids; specifications without a title are not compared."""
    first: dict[tuple[str, str, int, bytes], Signature] = {}
    pairs: dict[str, Pair] = {}
    for each in sorted(signatures):
        if not each.title:
            continue
        for key in _buckets(each):
            earlier = first.setdefault(key, each)
            if earlier is each or each.spec_id in pairs:
                continue
            likeness = _likeness(each.hashes, earlier.hashes)
            if likeness >= MIN_LIKENESS:
                pairs[each.spec_id] = Pair(each.spec_id, earlier.spec_id, likeness)
    return tuple(pairs.values())


def problem_of(pair: Pair) -> Problem:
    """The problem that tells of a pair."""
    message = f"Same title and nearly the same text as {pair.other} ({pair.likeness:.0%} alike)."
    return Problem(code=NEAR_DUPLICATE, severity=Severity.INFO, message=message)


def _hashes(words: list[str]) -> bytes:
    smallest = array("I", [NOTHING]) * BINS
    for start in range(max(1, len(words) - RUN + 1)):
        value = crc32(" ".join(words[start : start + RUN]).encode())
        place = value % BINS
        if value < smallest[place]:
            smallest[place] = value
    return smallest.tobytes()


def _buckets(each: Signature) -> Iterator[tuple[str, str, int, bytes]]:
    size = BAND * len(each.hashes) // BINS
    for start in range(0, len(each.hashes), size):
        yield each.jurisdiction, each.title, start, each.hashes[start : start + size]


def _likeness(one: bytes, other: bytes) -> float:
    """The share of bins that hold the same hash, of those that hold any."""
    pairs = zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True)
    held = [pair for pair in pairs if pair != (NOTHING, NOTHING)]
    return sum(mine == theirs for mine, theirs in held) / len(held) if held else 0.0
