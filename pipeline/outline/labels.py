"""Labels of list items: "1.", "(a)", "A)", "iv." at the start of a line or in running text.

In: a text. Out: the labels that number a list, with their style, so that "(2)" follows "(1)" and "b." opens a list of
its own below "2.". In running text a label counts only where an item can start (after a stop, a semicolon, "or") and
only if it is the first of a list or the next one of a list that is open: this keeps "Section 520.3" and "in 2 (a)
above" out.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.read.unreadable import Unreadable

LABEL = re.compile(
    r"(?<![\w\"'.(])(?P<open>\()?(?P<name>\d{1,2}|[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})(?P<close>[.)])(?=\s|$)"
    r"(?!(?<=\d\)) (?:full )?(?:years?|months?|weeks?|(?:semester|quarter|credit) (?:units?|credits?|hours?))\b)"
)
"""A number in brackets before a unit is an amount: "(2) years of work"."""
NAMED = re.compile(r"\(?\w{1,2}[.)](?:,? or| and|,) \(?\w{1,2}[.)]?(?=\s*:)")
"""Labels that are only named: "either (a) or (b):"."""
AFTER_THIS_AN_ITEM_STARTS = re.compile(
    r"(^|[;:.,•]|\b(or|and|either|following|plus|if|note|requirements)|[)\]]|-or-)\s*$", re.IGNORECASE
)
NOT_A_LABEL_BEFORE = re.compile(
    r"\b(in|under|of|from|to|than|requirement|item|option|section|level|class|no|grade)\.?\s*$", re.I
)
BEFORE = 40
"""So many letters before a label tell whether an item can start there."""
MAX_LISTS = 90
"""Lists within lists; more are no list but a trick, or a row of the same label."""
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


class Label(NamedTuple):
    """A label as printed without its punctuation, its style ('1.', 'a)', 'I.' …), its number, and its place."""

    name: str
    style: str
    ordinal: int
    start: int
    end: int


def labels_in(text: str) -> tuple[Label, ...]:
    """Everything in `text` that looks like a label and stands where an item can start, in every reading it has."""
    found: list[Label] = []
    for match in LABEL.finditer(text):
        if NAMED.match(text, match.start()):
            continue
        before = max(0, match.start() - BEFORE), match.start()
        if not AFTER_THIS_AN_ITEM_STARTS.search(text, *before) or NOT_A_LABEL_BEFORE.search(text, *before):
            continue
        found.extend(_readings(match))
    return tuple(found)


def _readings(match: re.Match[str]) -> Iterable[Label]:
    """One label for each way to read it: "i." is the letter i or the Roman one."""
    name, marks = match["name"], (match["open"] or "") + match["close"]
    place = (match.start(), match.end())
    if name.isdigit():
        yield Label(name, "1" + marks, int(name), *place)
        return
    case = "I" if name.isupper() else "i"
    if len(name) == 1:
        yield Label(name, ("A" if name.isupper() else "a") + marks, ord(name.lower()) - ord("a") + 1, *place)
    if name.lower() in ROMAN:
        yield Label(name, case + marks, ROMAN[name.lower()], *place)


class Lists:
    """The lists that are open while a text is read from top to bottom, outermost first."""

    def __init__(self) -> None:
        """Start without an open list."""
        self._open: list[Label] = []

    def accept(self, readings: Iterable[Label], at_line_start: bool) -> tuple[Label, int] | None:
        """The reading that continues or opens a list, with its depth (0 outermost); None if none does.

        At the start of a line a list may skip a label or start late (a label was lost); in running text it may not.
        Raises `Unreadable` (`nests-too-deep`) if no list of a document can be so deep.
        """
        choices = list(readings)
        for slack in (1, 4) if at_line_start else (1,):
            for depth in range(len(self._open) - 1, -1, -1):
                for label in choices:
                    last = self._open[depth]
                    if label.style == last.style and 0 < label.ordinal - last.ordinal <= slack:
                        self._open[depth:] = [label]
                        return label, depth
        for label in choices:
            if label.ordinal == 1 or (at_line_start and label.ordinal <= 3 and not self._open):
                self._open.append(label)
                if len(self._open) > MAX_LISTS:
                    raise Unreadable("nests-too-deep", f"The qualifications have more than {MAX_LISTS} lists in lists.")
                return label, len(self._open) - 1
        return None

    def begins_anew(self, readings: Iterable[Label]) -> bool:
        """True if a reading is the first label of the style of the outermost list that is open."""
        return bool(self._open) and any(label.ordinal == 1 and label.style == self._open[0].style for label in readings)

    def close(self) -> None:
        """Forget all open lists: a heading came."""
        self._open.clear()
