"""Amounts that are asked twice: for the examination, and for the appointment that may follow it.

In: the alternatives and the words of the qualifications. Out: the alternatives with the larger of two such amounts, the
smaller one inside it; a doubt, because the words do not say that the one lies in the other.
"""

import re
from collections.abc import Sequence

from models.document import Line, Problem, Severity
from models.requirement import Alternative, Experience, Leaf, Track

TEST = r"(?:the |an? )?(?:civil service |written |promotional |open[- ]competitive )*(?:examination|exam|test)\b"
AT_EXAMINATION = re.compile(
    rf"\b(?:(?:at|by|as of|on) (?:the )?(?:time|date|day) of {TEST}|by {TEST} date"
    rf"|(?:to (?:take|sit for|compete in|participate in)|for) {TEST})",
    re.IGNORECASE,
)
AT_APPOINTMENT = re.compile(
    r"\b(?:(?:at|by|as of|on|before|for) (?:the )?(?:(?:time|date|day) of )?appointment"
    r"|to be (?:appointed|eligible for appointment))\b",
    re.IGNORECASE,
)


def with_the_larger(ways: Sequence[Alternative], words: str) -> tuple[Alternative, ...]:
    """The alternatives in which two amounts, one for the examination and one for the appointment, are not added."""
    if not _speaks_of_both(words):
        return tuple(ways)
    return tuple(way.model_copy(update={"leaves": _folded(way.leaves, words)}) for way in ways)


def _speaks_of_both(words: str) -> bool:
    return AT_APPOINTMENT.search(words) is not None and AT_EXAMINATION.search(words) is not None


def _folded(leaves: Sequence[Leaf], words: str) -> tuple[Leaf, ...]:
    """The leaves with the smaller of the two amounts inside the larger, if exactly one of them is for appointment."""
    amounts = [leaf for leaf in leaves if isinstance(leaf, Experience) and leaf.months]
    if len(amounts) != 2 or amounts[0].months == amounts[1].months:
        return tuple(leaves)
    if sum(AT_APPOINTMENT.search(own) is not None for own in _own_words(leaves, amounts, words)) != 1:
        return tuple(leaves)
    less, more = sorted(amounts, key=lambda leaf: leaf.months or 0)
    whole = more.model_copy(update={"of_which": (*more.of_which, less)})
    return tuple(whole if leaf is more else leaf for leaf in leaves if leaf is not less)


def _own_words(leaves: Sequence[Leaf], amounts: Sequence[Experience], words: str) -> list[str]:
    """The words of each amount, with those since the end of the leaf before it: "At appointment: two years"."""
    own: list[str] = []
    ends = [0]
    for leaf in leaves:
        start = words.find(leaf.evidence.text, max(ends))
        if start < 0:
            continue
        end = start + len(leaf.evidence.text)
        if isinstance(leaf, Experience) and any(leaf is amount for amount in amounts):
            own.append(f"{words[max(ends) : end]} {leaf.subject}")
        ends.append(end)
    return own


def asked_twice(tracks: Sequence[Track], lines: Sequence[Line]) -> tuple[Problem, ...]:
    """A doubt, if the tracks as they were read ask for amounts at the examination and at the appointment."""
    amounts = (sum(isinstance(leaf, Experience) for leaf in way.leaves) for t in tracks for way in t.alternatives)
    if max(amounts, default=0) < 2 or not _speaks_of_both(" ".join(line.text for line in lines)):
        return ()
    message = "Amounts are asked at the examination and at the appointment; one may hold the other: check the total."
    place = {"page": lines[0].page, "line": lines[0].number}
    return (Problem(code="requirement-not-understood", severity=Severity.WARNING, message=message, **place),)
