"""Licences whose names stand in a list below the words that ask for them.

In: neighbours of the outline with their nodes. Out: the same, with the names of the list in place of the licence that
only announced them ("certification in all of the following:"), and without the items that named them. Behind "one of
the following" the list is one licence that has several names. What names nothing is published as not understood.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from models.requirement import Evidence, License, Requirement, Unparsed
from pipeline.compose.choices import says_any_of
from pipeline.compose.gathered import Gathered
from pipeline.compose.nodes import all_leaves, all_of, hard, replaced
from pipeline.compose.sets import Built
from pipeline.extract.leaves import MORE_RULE
from pipeline.extract.licenses import LISTED_RULE
from pipeline.lexicon.patterns import find
from pipeline.outline import Item
from pipeline.outline.marks import Mark

NAMED_RULE = "licenses-of-a-list"
LONGEST_NAME = 14
OTHERS = ("education", "graduation", "degree", "credits", "amount", "equivalent", "substitution")
IN_BRACKETS = re.compile(r"\([^()]*+\)")
LONGEST_LINE = 6
"""Words of a name on a line that nothing marks as an item of a list."""
BEHIND_NAME = re.compile(
    r"[;,]|\.(?!\w)"
    r"|(?<!\s)\s++(?:(?:(?:as )?(?:issued|recognized|required|administered)|by|from|within|at the time)(?=\s|$)"
    r"|(?:or|and)\W*$)",
    re.IGNORECASE,
)
BEFORE_NAME = re.compile(r"(?:an? )?(?:(?:valid|current) )*")


def with_listed_licenses(built: Sequence[Built], gathered: Gathered) -> list[Built]:
    """`built` with the licences that its lists name."""
    found: list[Built] = []
    at = 0
    while at < len(built):
        child, node = built[at]
        at += 1
        announced = _announced(node)
        if announced is not None:
            items = list(takewhile(_is_name, built[at:]))
            node = replaced(node, announced, _named(announced, items))
            gathered.taken_in(inner for _, inner in items)
            at += len(items)
        found.append((child, node))
    return found


def _announced(node: Requirement) -> License | None:
    """The licence at the end of a node that only announces those of a list."""
    last = next(reversed(all_leaves(node)), None)
    return last if isinstance(last, License) and last.evidence.rule == LISTED_RULE else None


def _named(announced: License, items: Sequence[Built]) -> Requirement:
    """The licences that the items name; what was announced and is not named stays open."""
    names = [name for item, node in items for name in _names(item, node)]
    if not names:
        return Unparsed(evidence=_ruled(announced.evidence, MORE_RULE))
    return all_of(named(announced, names))


def named(announced: License, names: Sequence[str]) -> tuple[License, ...]:
    """The licences of these names: behind "one of the following" one with all of them, else one for each."""
    chosen = [" or ".join(names)] if says_any_of(announced.evidence.text) else names
    evidence = _ruled(announced.evidence, NAMED_RULE)
    return tuple(announced.model_copy(update={"name": name, "evidence": evidence}) for name in chosen)


def _ruled(evidence: Evidence, rule: str) -> Evidence:
    return evidence.model_copy(update={"rule": rule})


def _is_name(entry: Built) -> bool:
    """True for an item that is the name of a licence, or asks for one and nothing else."""
    item, node = entry
    words = _words(item)
    if not is_name(words) or item.label in ("note", "desirable"):
        return False
    return item.mark not in (Mark.TEXT, None) or (len(words.split()) <= LONGEST_LINE and _unread(node))


def _unread(node: Requirement) -> bool:
    return any(isinstance(leaf, Unparsed) for leaf in all_leaves(node))


def _names(item: Item, node: Requirement) -> tuple[str, ...]:
    own = tuple(leaf.name for leaf in hard(node) if isinstance(leaf, License))
    return own or tuple(filter(None, [name_in(_words(item))]))


def is_name(words: str) -> bool:
    """True for words that name one thing, and ask for no schooling and no amount."""
    read = IN_BRACKETS.sub(" ", words)  # "(MLS)" may be no degree here
    return 0 < len(name_in(read).split()) <= LONGEST_NAME and all(match.label not in OTHERS for match in find(read))


def name_in(words: str) -> str:
    """The name in the words of an item: "OSHA 30, as issued by …" names "OSHA 30"."""
    words = words[BEFORE_NAME.match(words).end() :]  # type: ignore[union-attr]  # it matches nothing as well
    end = BEHIND_NAME.search(words)
    return words[: end.start() if end else None].strip(" .;,")


def _words(item: Item) -> str:
    """The words of an item that is one text, or only a name."""
    if item.text is not None:
        return item.text.text
    if len(item.items) == 1:
        return _words(item.items[0])
    return item.label if item.mark is Mark.SET and not item.items else ""
