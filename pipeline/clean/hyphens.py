"""Words broken at the end of a line. Goes in: lines. Comes out: lines in which the broken word stands whole at the end
of the first line; a line left empty is gone.

Only a small letter goes on ("super-" / "vision"), or a capital between capitals ("CHARACTER-" / "ISTICS"); "pre- and
post-" stays. Whether the hyphen belongs to the word is decided, in this order, by: the joined word elsewhere in the
document (join); the hyphenated word elsewhere (keep); a part that forms compounds (keep); both parts being words
of the document (keep); otherwise it was the typist's hyphen (join).
"""

import re
from collections.abc import Iterable, Sequence

from models.document import Line

BROKEN = re.compile(r"(?:.*[/(\"“])?([^\W\d_]+(?:-[^\W\d_]+)*)-")
NEXT = re.compile(r"([^\W\d_]+)(\S*)\s*")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SUSPENDED = frozenset(("and", "or", "nor", "to", "through", "but"))
COMPOUND_HEADS = frozenset(
    (
        "full",
        "half",
        "self",
        "well",
        "non",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    )
)
"""First parts that hardly ever begin a word which is written as one: full-time, self-starter, four-year."""
COMPOUND_TAILS = frozenset(("level", "year", "based", "related", "call", "round", "site", "service", "wide"))
"""Second parts that make the first an adjective: entry-level, on-call, in-service."""
COMPOUNDS = frozenset(("part-time", "follow-up", "co-worker", "on-going", "problem-solving", "decision-making"))


def join_broken_words(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with broken words joined."""
    if not any(line.text.endswith("-") for line in lines):
        return tuple(lines)
    vocabulary = _vocabulary(lines)
    joined: list[Line] = []
    for before, line in zip([None, *lines], lines, strict=False):
        moved = _moved(joined[-1], line, vocabulary) if before and _adjacent(before, line) else None
        if moved is None:
            joined.append(line)
            continue
        first, rest = moved
        joined[-1] = joined[-1].model_copy(update={"text": first})
        if rest:
            joined.append(line.model_copy(update={"text": rest}))
    return tuple(joined)


def _vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """All words, whole and by parts, except the halves on both sides of a broken end."""
    words: set[str] = set()
    broken = False
    for line in lines:
        found = WORD.findall(line.text.casefold())
        inner = found[broken : -1 if line.text.endswith("-") else None]
        words.update(inner, *(word.split("-") for word in inner))
        broken = line.text.endswith("-")
    return frozenset(words)


def _moved(line: Line, following: Line, vocabulary: frozenset[str]) -> tuple[str, str] | None:
    """The texts of both lines after the second half has moved up; None if the first does not end in a broken word."""
    if not line.text.endswith("-"):
        return None
    broken, rest = BROKEN.fullmatch(line.text.rsplit(None, 1)[-1]), NEXT.match(following.text)
    if not (broken and rest) or rest[1].casefold() in SUSPENDED:
        return None
    capitals = len(broken[1]) > 1 and len(rest[1]) > 1 and broken[1].isupper() and rest[1].isupper()
    if not (rest[1][0].islower() or capitals):
        return None
    belongs = rest[2].startswith("-") or _is_compound(broken[1], rest[1], vocabulary)  # "mother-" / "in-law"
    head = line.text if belongs else line.text[:-1]
    return head + rest[1] + rest[2], following.text[rest.end() :]


def _is_compound(first: str, second: str, vocabulary: frozenset[str]) -> bool:
    """True if the hyphen belongs to the word: full-time, but not super-vision."""
    first, second = first.casefold(), second.casefold()
    if first + second in vocabulary:
        return False
    if f"{first}-{second}" in vocabulary | COMPOUNDS or first in COMPOUND_HEADS or second in COMPOUND_TAILS:
        return True
    return "-" in first or (min(len(first), len(second)) > 3 and first in vocabulary and second in vocabulary)


def _adjacent(line: Line, following: Line) -> bool:
    """True if no blank line lies between; a page border may."""
    return following.page > line.page or following.number - line.number in (0, 1)
