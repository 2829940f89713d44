"""Ways to qualify that were put together, but perhaps not as their author meant: the signs of it.

In: the tree of a track, its alternatives, the parts, options and specialties as they are headed. Out: a sentence for
each sign, with the words it is about. A sign is a shape that real requirements hardly have: a degree, an amount and
another degree all required together are two ways whose border was not seen.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.requirement import (
    AllOf,
    Alternative,
    AnyOf,
    Education,
    EducationLevel,
    EquivalentCombination,
    Evidence,
    Experience,
    Leaf,
    License,
    Requirement,
    Unparsed,
)
from pipeline.compose.nodes import DEGREES, all_leaves, hard, rank_of
from pipeline.extract.amounts import PART_RULE
from pipeline.extract.each_of import is_uncounted

WELDED = "ways that are apart may have been put together here"
UNEVEN = "what stands behind the second of two choices may go with both"
HEADED_TWICE = "two parts of one heading are required together here; they may belong to different ways"
HEADINGS_UNREAD = "short lines between the requirements may head ways of their own"
BESIDE = "amounts joined by “with” are added here, and one may lie inside the other"
SECOND = "an amount that is said to be part of what stands above is added to it here"
FIRST = "an amount that is said to be part of a total stands without that total"
UNCOUNTED = "an amount that is asked for each of several kinds is counted once here"
REACHES = "what stands behind the second of two amounts may go with that alone"
LISTED = "a comma before the last of several choices is read as “and” here; it may part choices as well"
PART_OR_WAY = "an amount as long as the part before it is a way of its own here; it may be a choice to that part"
WAY_OR_PART = "an amount of another length is a choice to the part before it here; it may be a way of its own"
INHERITS = "a degree before two amounts is asked with both here; the second may stand for the degree as well"
OVERALL = "an overall amount is added to another here, and may hold it"
COMBINED = "a combination of kinds closes the last of several ways here; it may be one of the ways itself"
FORBIDDEN = "the combination may not take the place of all that is asked here"
LONGEST_HEADING = 4
DEGREE = EducationLevel.ASSOCIATE.rank
WITH = re.compile(
    r"\bwith(?:in)?(?: (?:at least|not less than|a (?:minimum|total) of|an? (?:overall|additional|combined)))*$",
    re.IGNORECASE,
)
OPEN_AND = re.compile(r"(?<![,;])\s(?:and|plus)(?:\s\w+){0,4}$", re.IGNORECASE)
COMMA_AND = re.compile(r", (?:and|plus)(?:\s\w+){0,4}$", re.IGNORECASE)
OPEN_OR = re.compile(r"(?<![,;])\sor(?: at least| a minimum of)?\W*$")
COMMA_OR = re.compile(r", or(?:\s\w+){0,3}$", re.IGNORECASE)
IN_ALL = re.compile(r"(?:of )?(?:overall|total|combined)\b", re.IGNORECASE)
THEREOF = re.compile(r"\bcombination (?:thereof|of these)\W*$", re.IGNORECASE)
NOT_FOR_ALL = re.compile(r"\b(?:not be substituted|no substitution)\b", re.IGNORECASE)
PART_WORD = re.compile(r"education|experience|training|requirement", re.IGNORECASE)

Doubt = tuple[str, Evidence]
"""What may be wrong, and the words it is about."""


def doubts(tree: Requirement, ways: Sequence[Alternative], headed: Sequence[tuple[str, Requirement]]) -> list[Doubt]:
    """The signs that ways of a track were put together wrongly, each kind once."""
    found = [*_uneven(tree), *_open_reach(tree)]
    found.extend(_listed(ways))
    found.extend(_forbidden(all_leaves(tree)))
    for way in ways:
        found.extend(_beside(way.leaves))
        found.extend(_welded(way.leaves))
        found.extend(_headings_unread(way.leaves))
        found.extend(_headed_twice(way.leaves, headed))
    first: dict[str, Evidence] = {}
    for what, words in found:
        first.setdefault(what, words)
    return list(first.items())


def _welded(leaves: Sequence[Leaf]) -> Iterator[Doubt]:
    """A degree, an amount of experience and another degree, one behind the other; a degree twice; or two degrees that
    only a comma parts."""
    first: Education | None = None
    amount = False
    for before, leaf in pairwise([None, *leaves]):
        if isinstance(leaf, Education) and leaf.level in DEGREES:
            if amount or (first is not None and (_alike(first, leaf) or (before is first and _ends_open(first)))):
                yield WELDED, leaf.evidence
            first = first or leaf
        amount = amount or (first is not None and isinstance(leaf, Experience) and bool(leaf.months))


def _ends_open(leaf: Education) -> bool:
    return re.search(r",(?: an?)?$", leaf.evidence.text) is not None


def _beside(leaves: Sequence[Leaf]) -> Iterator[Doubt]:
    """Two amounts that only "with" joins ("two years as a Ferrier with twenty years of service"), or of which the
    second is said to be part of the first."""
    amounts = [leaf for leaf in leaves if isinstance(leaf, Experience)]
    if amounts and amounts[0].evidence.rule == PART_RULE:
        yield FIRST, amounts[0].evidence
    yield from ((UNCOUNTED, leaf.evidence) for leaf in amounts if is_uncounted(leaf))
    for one, other in (pair for leaf in amounts for pair in pairwise(leaf.of_which)):
        if one.months != other.months and OPEN_OR.search(one.evidence.text):
            yield WAY_OR_PART, other.evidence
    for one, other in pairwise(amounts):
        if one.months and other.months and WITH.search(one.evidence.text):
            yield BESIDE, one.evidence
        if 0 < (one.months or 0) < (other.months or 0) and IN_ALL.match(other.subject):
            yield OVERALL, other.evidence
        if one.months and other.months and other.evidence.rule == PART_RULE:
            yield SECOND, other.evidence


def _listed(ways: Sequence[Alternative]) -> Iterator[Doubt]:
    """Two amounts or educations of one way that only a comma parts, with ", or" behind the second: "two years at sea,
    two years of college, or a diploma". The second of "…, or an equivalent combination" is none."""
    if any(isinstance(leaf, EquivalentCombination) for way in ways for leaf in way.leaves):
        return
    for way in ways:
        for one, other in pairwise(way.leaves):
            alike = isinstance(one, Education | Experience) and isinstance(other, Education | Experience)
            if alike and one.evidence.text.endswith(",") and COMMA_OR.search(other.evidence.text):
                yield LISTED, other.evidence


def _forbidden(leaves: Sequence[Leaf]) -> Iterator[Doubt]:
    """A combination that is said not to stand for something: "…, except that the degree may not be substituted"."""
    for leaf in leaves:
        if isinstance(leaf, EquivalentCombination) and NOT_FOR_ALL.search(leaf.evidence.text):
            yield FORBIDDEN, leaf.evidence


def _open_reach(node: Requirement) -> Iterator[Doubt]:
    """Two amounts to choose from, and a licence behind the second without a comma: "two years or one year and a card";
    and several ways, the last of which closes with "any combination thereof"."""
    if not isinstance(node, AllOf | AnyOf):
        return
    if isinstance(node, AnyOf) and len(node.members) > 1:
        last = all_leaves(node.members[-1])[-1:]
        yield from ((COMBINED, leaf.evidence) for leaf in last if _closes_with_combination(leaf))
        yield from _closed_by_licence([all_leaves(member) for member in node.members])
    if isinstance(node, AnyOf):
        for one, other in pairwise(node.members):
            yield from ((PART_OR_WAY, leaf.evidence) for leaf in _as_long_as_a_part(one, other))
    if isinstance(node, AllOf):
        for choice, behind in pairwise(node.members):
            if isinstance(choice, AnyOf) and _reach_is_open(choice.members, behind):
                yield from ((REACHES, leaf.evidence) for leaf in all_leaves(behind)[:1])
            if isinstance(choice, Education) and choice.level.rank >= DEGREE and isinstance(behind, AnyOf):
                yield from ((INHERITS, leaf.evidence) for leaf in _more_behind_comma(behind.members))
    for member in node.members:
        yield from _open_reach(member)


def _closed_by_licence(ways: Sequence[Sequence[Leaf]]) -> Iterator[Doubt]:
    """A licence behind a comma and "and" in the last of several ways that only ", or" parts, none of which has one:
    "a degree and one year, or a diploma, and two years, and a card"."""
    before, last = [leaf for way in ways[:-1] for leaf in way], ways[-1]
    if len(last) < 2 or not isinstance(last[-1], License) or any(isinstance(leaf, License) for leaf in before):
        return
    if COMMA_AND.search(last[-2].evidence.text) and before and COMMA_OR.search(before[-1].evidence.text):
        yield REACHES, last[-1].evidence


def _as_long_as_a_part(one: Requirement, other: Requirement) -> list[Leaf]:
    """The first leaf of `other`, if it is as long as the part that `one` ends with and only ", or" leads to it: "four
    years, one of which was in auditing, or one year as an Auditor"."""
    whole, behind = all_leaves(one)[-1:], all_leaves(other)[:1]
    last = whole[0].of_which[-1:] if whole and isinstance(whole[0], Experience) else ()
    parted = bool(last) and isinstance(last[0], Experience) and COMMA_OR.search(last[0].evidence.text) is not None
    return [leaf for leaf in behind if parted and isinstance(leaf, Experience) and leaf.months == last[0].months]


def _more_behind_comma(choices: Sequence[Requirement]) -> Iterator[Experience]:
    """Amounts larger than the one before them, to which ", or" leads: "a degree and two years as a Cook, or four years
    in a kitchen"."""
    amounts = [leaf for leaf in choices if isinstance(leaf, Experience)]
    for one, other in pairwise(amounts):
        if 0 < (one.months or 0) < (other.months or 0) and COMMA_OR.search(one.evidence.text):
            yield other


def _closes_with_combination(leaf: Leaf) -> bool:
    return isinstance(leaf, Education | Experience) and THEREOF.search(leaf.evidence.text) is not None


def _reach_is_open(choices: Sequence[Requirement], behind: Requirement) -> bool:
    """True for a licence behind "and" without a comma and a choice of amounts that are unlike, and for an amount so
    behind less schooling than the other choice: "a bachelor's or an associate's degree and two years"."""
    last = choices[-1]
    if not isinstance(last, Education | Experience) or OPEN_AND.search(last.evidence.text) is None:
        return False
    if isinstance(behind, Experience):
        ranks = [rank_of(leaf) for leaf in choices if isinstance(leaf, Education)]
        return bool(behind.months) and len(ranks) == len(choices) and ranks[-1] < min(ranks[:-1])
    return isinstance(behind, License) and isinstance(last, Experience) and _is_unlike(last, choices[:-1])


def _is_unlike(last: Experience, others: Sequence[Requirement]) -> bool:
    months = [leaf.months or 0 for leaf in others if isinstance(leaf, Experience)]
    schooling = any(isinstance(leaf, Education) for leaf in others)
    return (last.months or 0) > 0 and last.months not in months and (len(months) == len(others) or schooling)


def _headings_unread(leaves: Sequence[Leaf]) -> Iterator[Doubt]:
    """Two or more short lines that nothing explains, each with an amount behind it."""
    heads = [
        leaf.evidence
        for leaf, following in pairwise(leaves)
        if isinstance(leaf, Unparsed) and isinstance(following, Experience) and following.months and _is_short(leaf)
    ]
    if len(heads) > 1:
        yield HEADINGS_UNREAD, heads[0]


def _is_short(leaf: Leaf) -> bool:
    words = leaf.evidence.text
    named = len(words.split()) <= LONGEST_HEADING and words[-1:] not in ".;" and words[:1].isupper()
    return named and not PART_WORD.search(words)


def _headed_twice(leaves: Sequence[Leaf], headed: Sequence[tuple[str, Requirement]]) -> Iterator[Doubt]:
    """Two parts of one heading in one way."""
    own = {(leaf.evidence.line, leaf.evidence.text) for leaf in leaves if isinstance(leaf, Education | Experience)}
    seen: set[str] = set()
    for label, node in headed:
        inside = [leaf for leaf in hard(node) if (leaf.evidence.line, leaf.evidence.text) in own]
        if inside and label.casefold() in seen:
            yield HEADED_TWICE, inside[0].evidence
        seen.update([label.casefold()] if inside else [])


def _uneven(node: Requirement) -> Iterator[Doubt]:
    """A degree alone is enough on one line, the same degree or a licence with more on the lines of the other."""
    if not isinstance(node, AllOf | AnyOf):
        return
    if isinstance(node, AnyOf):
        for one, other in pairwise(node.members):
            alone, more = all_leaves(one), all_leaves(other)
            if isinstance(other, AllOf) and other.label:
                continue
            if (
                len(alone) == 1 < len(more)
                and _stands_for(alone[0], more[0])
                and len({_line(leaf) for leaf in more}) > 1
            ):
                yield UNEVEN, more[1].evidence
    for member in node.members:
        yield from _uneven(member)


def _line(leaf: Leaf) -> tuple[int, int]:
    return leaf.evidence.page or 0, leaf.evidence.line or 0


def _stands_for(one: Leaf, other: Leaf) -> bool:
    """True if the second may be a choice to the first alone: the same degree again, or a licence instead of it."""
    return _alike(one, other) or (
        isinstance(one, Education) and isinstance(other, License) and _line(one) != _line(other)
    )


def _alike(one: Leaf, other: Leaf) -> bool:
    both = isinstance(one, Education) and isinstance(other, Education) and _line(one) != _line(other)
    return both and isinstance(one, Education) and isinstance(other, Education) and one.level is other.level
