"""The outline of qualification text: numbered and lettered items, options, parts and the words that join them.

In: lines. Out: an `Item` tree. Precedence of the decisions:

1. Tracks hold everything else.
2. Requirement sets (specialties, levels), options and parts nest by who stands directly before whom:
   "OPTION 1 / EDUCATION" puts parts into options, "EDUCATION / OPTION 1" the other way round.
3. Lists stand inside parts; a list of another style inside an item is nested in it.
4. A sentence on an equivalent combination that opens a line is an item of the whole, joined by OR; but before another
   set or option it belongs to the one that it stands in.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile, zip_longest
from typing import NamedTuple

from models.document import Line
from pipeline.outline.marks import Mark, Piece, marks, states
from pipeline.passage import Passage

SUBSTITUTION = re.compile(r"\bsubstitut", re.IGNORECASE)
EXAMPLE = re.compile(
    r"\b(?:(?:typical|usual|likely|common|possible|sample) (?:ways?|combinations?|backgrounds?|paths?|means)"
    r"|(?:one|an?|example of an?) (?:example|way)(?: of \w+ ways?)? (?:to|of|in which) \w*"
    r"(?:obtain|acquir|gain|attain|get|develop)\w*)\b[^.;:]*"
    r"\b(?:be|is|are|includes?|follow(?:ing|s))(?: as follows| the following)?\s*(?::|\W*$)",
    re.IGNORECASE,
)
BESIDE = ("note", "desirable")
BLOCKS = (Mark.SET, Mark.OPTION)
RUNNING = (Mark.TEXT, Mark.ITEM, Mark.BULLET)
HEADS = (Mark.SET, Mark.OPTION, Mark.PART)
EQUIVALENT = re.compile(
    r"(?:any|an|a)?\s*(?:other )?(?:satisfactory |equivalent |acceptable )*(?:combination|equivalent)\b"
    r"(?! to (?:the )?(?:successful )?(?:complet|graduat|possess|high|twelfth))",
    re.I,
)


class Item(NamedTuple):
    """A node of the outline.

    `mark` says what opened it (TEXT: running text in `text`; None for the whole); `joint` is the connective printed
    before it, if any, and `apart` is true if that stands on a line of its own; `either` is true if "either" announced
    that one of its items is enough.
    """

    mark: Mark | None
    label: str = ""
    joint: Mark | None = None
    text: Passage | None = None
    items: tuple["Item", ...] = ()
    either: bool = False
    apart: bool = False


def outline(parts: Sequence[Sequence[Line]]) -> Item:
    """The outline of the qualification text, which may stand in several `parts` of the document."""
    return Item(None, items=_siblings(_notes_last(_without_asides(marks(parts)))))


def _without_asides(pieces: Sequence[Piece]) -> list[Piece]:
    """Lists of classes that typically meet a requirement add nothing to it: out, up to the next mark of structure.

    What stands under "desirable qualifications" (all of it up to the next mark, or the rest of the line behind
    "Preferred:"), and everything behind "a typical way would be:", goes to the end, marked as desirable.
    """
    kept: list[Piece] = []
    desirable: list[Piece] = []
    aside: Mark | None = None
    on_one_line = False
    for at, (before, piece) in enumerate(zip([None, *pieces], pieces, strict=False)):
        if aside is not Mark.EXAMPLE:
            ended = piece.mark not in RUNNING or (on_one_line and piece.opens_line)
            ended = ended and not (aside is Mark.ASIDE and _names_only(pieces, at))
            aside = piece.mark if piece.mark in (Mark.ASIDE, Mark.DESIRABLE) else None if ended else aside
            on_one_line = aside is not None and (
                on_one_line or (before is not None and before.mark is aside and not piece.opens_line)
            )
        if aside is Mark.EXAMPLE and SUBSTITUTION.search(piece.passage.text):
            aside = None
        if aside is None:
            shown = EXAMPLE.search(piece.passage.text) if piece.mark is Mark.TEXT else None
            kept.append(piece._replace(passage=piece.passage.cut(0, shown.end())) if shown else piece)
            aside = Mark.EXAMPLE if shown else None
            if shown and (rest := piece.passage.cut(shown.end())).text:
                desirable.append(piece._replace(label="desirable", passage=rest))
        elif aside is not Mark.ASIDE and piece.mark is Mark.TEXT:
            desirable.append(piece._replace(label="desirable"))
    return [*kept, *desirable]


def _names_only(pieces: Sequence[Piece], at: int) -> bool:
    """True for a specialty below which only names stand: "BOTH SPECIALTIES: Clerk 2, Clerk 3"."""
    own = list(takewhile(lambda piece: piece.mark in RUNNING, pieces[at + 1 :]))
    return pieces[at].mark is Mark.SET and not any(states(piece.passage.text) for piece in own)


def _notes_last(pieces: Sequence[Piece]) -> list[Piece]:
    """Notes do not take part in the structure: a note's text moves behind everything else."""
    body: list[Piece] = []
    notes: list[Piece] = []
    for position, piece in enumerate(pieces):
        if piece.mark is Mark.NOTE:
            continue
        after_note = position > 0 and pieces[position - 1].mark is Mark.NOTE
        if piece.label in BESIDE or (after_note and piece.mark is Mark.TEXT):
            notes.append(piece if piece.label in BESIDE else piece._replace(label="note"))
        else:
            body.append(piece)
    return body + notes


def _siblings(pieces: Sequence[Piece]) -> tuple[Item, ...]:
    """Pieces grouped into items by the outermost mark among them."""
    divider = _divider(pieces)
    if divider is None:
        return _texts(pieces)
    starts = [at for at, piece in enumerate(pieces) if _divides(piece, divider)]
    if divider[0] is Mark.PART:
        starts = _without_inner(pieces, starts)
    items = list(_siblings(_without_joint(pieces[: starts[0]])))
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        last = end == len(pieces)
        own = pieces[start + 1 : end]
        body, tail = _split_tail(own, divider) if last or divider[0] not in BLOCKS else (own, ())
        inner = body if last else _without_joint(body)
        either = any(piece.mark is Mark.EITHER for piece in pieces[max(start - 2, 0) : start])
        items.append(
            Item(
                pieces[start].mark,
                pieces[start].label,
                _joint(pieces, start),
                items=_siblings(inner),
                either=either,
                apart=_joint_apart(pieces, start),
            )
        )
        items.extend(_siblings(tail))
    return tuple(items)


def _divider(pieces: Sequence[Piece]) -> tuple[Mark, int] | None:
    """The mark (and depth) that divides these pieces first."""
    present = [piece for piece in pieces if piece.mark in (Mark.TRACK, *HEADS, Mark.ITEM, Mark.BULLET)]
    if any(piece.mark is Mark.TRACK for piece in present):
        return Mark.TRACK, 0
    heads = [piece.mark for piece in present if piece.mark in HEADS]
    if heads:
        return _outermost(pieces, heads), 0
    if any(piece.mark is Mark.ITEM for piece in present):
        return Mark.ITEM, min(piece.depth for piece in present if piece.mark is Mark.ITEM)
    return (Mark.BULLET, 0) if present else None


def _outermost(pieces: Sequence[Piece], heads: Sequence[Mark]) -> Mark:
    """Who stands directly before a part holds it; sets hold options; without such a pair the first head divides."""
    solid = [piece.mark for piece in pieces if piece.mark not in (Mark.AND, Mark.OR, Mark.EITHER)]
    pairs = set(pairwise(solid))
    for mark in (Mark.SET, Mark.OPTION):
        if any((mark, inner) in pairs for inner in HEADS if inner is not mark):
            return mark
    return heads[0] if heads[0] is not Mark.PART or len(set(heads)) > 1 else Mark.PART


def _divides(piece: Piece, divider: tuple[Mark, int]) -> bool:
    return piece.mark is divider[0] and (piece.mark is not Mark.ITEM or piece.depth == divider[1])


def _without_inner(pieces: Sequence[Piece], starts: Sequence[int]) -> list[int]:
    """The parts without those inside one of several options: "EDUCATION / Option 1 … CERTIFICATION … / OR / Option 2".

    The option behind such a part goes on with those of the part before: its label has not stood there yet.
    """
    outer: list[int] = []
    for at, following in zip_longest(starts, starts[1:], fillvalue=len(pieces)):
        before = [piece.label for piece in pieces[outer[-1] if outer else 0 : at] if piece.mark is Mark.OPTION]
        behind = next((place for place in range(at + 1, following) if pieces[place].mark is Mark.OPTION), None)
        goes_on = bool(outer and before) and behind is not None and behind > at + 1
        if goes_on and behind is not None and _joint(pieces, behind) is Mark.OR and pieces[behind].label not in before:
            continue
        outer.append(at)
    return outer


def _joint(pieces: Sequence[Piece], start: int) -> Mark | None:
    """The connective directly before the piece at `start`."""
    for at in range(start - 1, -1, -1):
        piece = pieces[at]
        if piece.mark in (Mark.AND, Mark.OR):
            return piece.mark
        if piece.mark is not Mark.EITHER:
            return None
    return None


def _joint_apart(pieces: Sequence[Piece], start: int) -> bool:
    """True if the connective directly before the piece at `start` stands on a line of its own."""
    before = pieces[start - 1] if start else None
    joins = before is not None and before.mark in (Mark.AND, Mark.OR)
    return joins and before is not None and before.opens_line and pieces[start].opens_line


def _without_joint(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without the connectives at their end: they join the next item."""
    end = len(pieces)
    while end and pieces[end - 1].mark in (Mark.AND, Mark.OR, Mark.EITHER):
        end -= 1
    return pieces[:end]


def _split_tail(pieces: Sequence[Piece], divider: tuple[Mark, int]) -> tuple[Sequence[Piece], Sequence[Piece]]:
    """The item's own pieces, and those that follow the list or part but belong to what holds it."""
    for at, piece in enumerate(pieces):
        if piece.label in BESIDE or (
            piece.mark is Mark.TEXT and EQUIVALENT.match(piece.passage.text) and _fresh(pieces, at)
        ):
            start = at - 1 if at and pieces[at - 1].mark is Mark.OR else at
            return pieces[:start], pieces[start:]
        after_text = at > 0 and pieces[at - 1].mark is Mark.TEXT
        if divider[0] in (Mark.ITEM, Mark.BULLET) and after_text and piece.mark is Mark.TEXT and piece.opens_line:
            return pieces[:at], pieces[at:]
    return pieces, ()


def _fresh(pieces: Sequence[Piece], at: int) -> bool:
    """True if the text opens a line or stands behind a connective on a line of its own."""
    return pieces[at].opens_line or bool(at and pieces[at - 1].mark is Mark.OR and pieces[at - 1].opens_line)


def _texts(pieces: Sequence[Piece]) -> tuple[Item, ...]:
    return tuple(
        Item(Mark.TEXT, piece.label, _joint(pieces, at), piece.passage)
        for at, piece in enumerate(pieces)
        if piece.mark is Mark.TEXT
    )
