"""What the readers of single leaves share: the place that is being read, and a leaf with the way it is joined."""

from typing import NamedTuple

from models.requirement import Evidence, Leaf
from pipeline.extract.joints import Joint
from pipeline.extract.sentences import Sentence
from pipeline.lexicon.patterns import Match


class Joined(NamedTuple):
    """A leaf and how it hangs on the one before.

    `inside`: it lies within the amount before; `included`: because the words before said so ("which includes …").
    `after_comma`, `after_semicolon`: that stands before the connective; it decides how far "and" reaches.
    `for_all`: it is required with every choice before it ("and, in both cases, …"). `either`: a choice to it follows,
    and only to it ("and either …").
    """

    leaf: Leaf
    joint: Joint
    inside: bool = False
    included: bool = False
    after_comma: bool = False
    after_semicolon: bool = False
    for_all: bool = False
    either: bool = False


class Place(NamedTuple):
    """A match on its way to become a leaf: the words before it, its own words, the words behind it up to the next.

    `goes_on`: another leaf follows in the sentence.
    """

    sentence: Sentence
    match: Match
    gap: str
    words: str
    rest: str
    evidence: Evidence
    joint: Joint
    inside: bool
    included: bool
    goes_on: bool


Leaves = tuple[Joined, ...]


def last_leaf(before: Leaves) -> Leaf | None:
    """The leaf read last."""
    return before[-1].leaf if before else None


def with_last(before: Leaves, leaf: Leaf, included: bool = False) -> Leaves:
    """`before` with its last leaf replaced; `included` marks that the leaf already has parts inside it."""
    last = before[-1]
    return (*before[:-1], last._replace(leaf=leaf, included=last.included or included))
