"""Which lines were broken only for want of room? Goes in: cleaned lines. Comes out: the same lines, each `wrapped` or
not where that can be known.

A line after which the next word would have found room was ended on purpose. One that is full was broken, or it ends a
paragraph and happens to be full; then, in this order: a sentence that goes on was broken; empty space, a bullet, a
heading, another setting or another indentation begin something new; and last the habits of the document decide: whether
words like those at the border (a full stop and a capital, "or" and "2.") meet more often inside the lines around it, or
at the ends of lines that had room.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from statistics import median

from models.document import Line
from models.section import SectionKind
from pipeline.clean.room import column_ends, extent, first_word, needed, surely_broken
from pipeline.lexicon.headings import Standing, is_connective, match_heading

SLACK = 1.1
"""A word is set at most this much wider than its line lets expect."""
SLACK_IN_SENTENCE = 1.4
"""The same where a sentence goes on: then the line was hardly ended on purpose."""
NEIGHBOURS = 15
"""The habits of so many lines before and after count first."""
ALIGNED = 3.0
"""Points by which lines of one paragraph may begin apart."""
WIDER_PITCH = 1.35
"""Lines that stand this much farther apart than usual are parted by empty space."""
LABEL = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]")
JOINT = re.compile(r"(?:and|or|and/or|plus)\b", re.IGNORECASE)
LEAD_IN = re.compile(r"[:.)–—-]\s+\S")
"""What ends the bold words at the start of a line whose rest is plain: "Option 2: Possession of …"."""
UNFINISHED = re.compile(r"(?:of|the|to|in|for|with|an?|by|as|from|at|on|than)", re.IGNORECASE)
"""No line ends in these words on purpose."""
CLOSING = ("stop", ":", ";", "JOINT")
LEFT_OPEN = ("joint", ",")
HEADS = (Standing.ALONE, Standing.LABEL)
OPENING_WORDS = 3
"""So many words in capitals make a heading of what follows."""
CAPTION_WORDS = 3
OTHER_SIZE = 0.6
"""Points by which type of another size differs."""
QUOTES = "\"'“”‘’()[]*_"

Border = tuple[str, str]
"""How two words meet: how the first one ends, and what the second one is."""


def mark_wrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each marked as `wrapped` (True, False) where its column shows it."""
    ends = column_ends(lines)
    if not any(end is not None for end in ends):
        return tuple(line if line.wrapped is None else _marked(line, None) for line in lines)
    full = [_is_full(line, following, end) for (line, following), end in zip(pairwise(lines), ends, strict=False)]
    pitch = _usual_pitch(lines, full)
    new = [
        _apart(line, following, pitch)
        or _set_apart(line, following)
        or bool(full[at] and _heads(line.text, following.text, full=bool(next_full)))
        for at, (line, following, next_full) in enumerate(zip(lines, lines[1:], [*full[1:], False], strict=False))
    ]
    between = [
        _border_between(line, following) if full[at] is False and not new[at] else None
        for at, (line, following) in enumerate(pairwise(lines))
    ]
    habits = _Habits(lines, between)
    marked: list[Line] = []
    begins = True
    for at, line in enumerate(lines):
        wrapped = full[at] if at < len(full) else False
        if wrapped:
            wrapped = _goes_on(lines, at, new[at], begins, habits)
        marked.append(line if line.wrapped is wrapped else _marked(line, wrapped))
        begins = not wrapped
    return tuple(marked)


def _marked(line: Line, wrapped: bool | None) -> Line:
    return line.model_copy(update={"wrapped": wrapped})


def _is_full(line: Line, following: Line, end: float | None) -> bool | None:
    """True if the next word would have found no room; None if the end of the column is not known."""
    slack = SLACK_IN_SENTENCE if surely_broken(line, following) else SLACK
    return None if end is None else extent(line).right + slack * needed(following) > end


def _goes_on(lines: Sequence[Line], at: int, new: bool, begins: bool, habits: "_Habits") -> bool:
    """True if a full line, at this place, and the next are one paragraph.

    `new`: the next shows by itself that it is none; `begins`: the line is the first of its paragraph.
    """
    line, following = lines[at], lines[at + 1]
    if surely_broken(line, following) or _ends_in_label(line.text):
        return True
    if new or _indented(line, following, begins):
        return False
    if UNFINISHED.fullmatch(_last_word(line.text)) or _one_heading(line.text, following.text):
        return True
    if _lone_label(line.text, following.text):
        return True
    border = _border_between(line, following)
    for known in (border, *_coarser(border)):
        for inside, between in habits.counts(known, at):
            if inside != between:
                return inside > between
    return border[0] in LEFT_OPEN or (border[0] not in CLOSING and border[1] != "label")


def _ends_in_label(text: str) -> bool:
    """True if a line ends in the label of an item: "… in a bank; or 3."."""
    *before, label = text.split() or [""]
    if before and _ending(before[-1]) in ("joint", "JOINT"):
        before.pop()
    return bool(before) and LABEL.fullmatch(label) is not None and _ending(before[-1]) in CLOSING


def _lone_label(text: str, following: str) -> bool:
    """True if a line is left open and the next is nothing but a label: "… by the limits of A, B and" / "C."."""
    return LABEL.fullmatch(following.strip()) is not None and _ending(_last_word(text)) not in CLOSING


def _set_apart(line: Line, following: Line) -> bool:
    """True if the next line is set as something new: a bullet, "OR" alone, another setting, capitals."""
    style, other = line.style, following.style
    lead_in = style.bold and LEAD_IN.search(line.text) is not None
    if other.indent or other.heading or is_connective(following.text) or (style.bold != other.bold and not lead_in):
        return True
    if style.size and other.size and abs(style.size - other.size) > OTHER_SIZE:
        return True
    return _turns_to_capitals(line.text, following.text)


def _turns_to_capitals(text: str, following: str) -> bool:
    """True if only one of two lines is all in capitals, and no word of the other beside their border is."""
    before, after = ([word for word in part.split() if any(map(str.isalpha, word))] for part in (text, following))
    if not (before and after) or _beginning(before[-1]) == _beginning(after[0]):
        return False
    opening = "".join(following.split()[:OPENING_WORDS])
    loud = len(after) > 1 and (following.isupper() or (opening.isupper() and opening.isalpha()))
    return not text.isupper() if loud else text.isupper() and not following.isupper()


def _heads(text: str, following: str, *, full: bool) -> bool:
    """True if the next line begins with a known heading that has not begun in the line before, or stands below one.

    `full`: the next line has no room left and may go on itself.
    """
    above = match_heading(text)
    whole_above = above is not None and above.standing is Standing.ALONE and above.entry.strength == "strong"
    if whole_above and not following.startswith("("):
        return not _one_heading(text, following)
    found = match_heading(following)
    caption = not full and _is_caption(following) and _ending(_last_word(text)) not in LEFT_OPEN
    if found is None or found.standing not in HEADS or not (found.entry.strength == "strong" or caption):
        return False
    if found.standing is Standing.ALONE and (full or found.entry.kind == SectionKind.HEADER):
        return False
    return not _one_heading(text, following)


def _one_heading(text: str, following: str) -> bool:
    """True if a heading begins in a line and ends in the next one: "REQUIRED TRAINING AND" / "EXPERIENCE"."""
    whole, alone = match_heading(f"{text} {following}"), match_heading(text)
    return whole is not None and whole.end > len(text) + 1 and (alone is None or whole.words > alone.words)


def _is_caption(following: str) -> bool:
    """True for a few words with a colon on a line of their own: "EDUCATION:"."""
    words = following.split()
    return following.endswith(":") and len(words) <= CAPTION_WORDS and all(word[:1].isupper() for word in words)


def _indented(line: Line, following: Line, begins: bool) -> bool:
    """True if a line is indented as no next line of a paragraph is."""
    if line.box is None or following.box is None or line.page != following.page or following.box.top < line.box.top:
        return False
    if line.style.centred and following.style.centred:
        return False
    shift = following.box.x0 - line.box.x0
    if abs(shift) <= ALIGNED:
        return False
    hangs = shift > 0 and (LABEL.match(line.text) is not None or line.style.indent > 0)
    return not (begins and (shift < 0 or hangs))


def _usual_pitch(lines: Sequence[Line], full: Sequence[bool | None]) -> float:
    """How far apart the lines of a paragraph stand: in points, or in numbers."""
    pitches = [
        pitch
        for (line, following), is_full in zip(pairwise(lines), full, strict=True)
        if is_full and surely_broken(line, following) and (pitch := _pitch(line, following)) is not None
    ]
    return float(median(pitches)) if pitches else 1.0


def _pitch(line: Line, following: Line) -> float | None:
    """How far below a line the next one stands; None across columns and pages."""
    if line.page != following.page:
        return None
    if line.box and following.box:
        return following.box.top - line.box.top if following.box.top >= line.box.bottom else None
    return float(following.number - line.number)


def _apart(line: Line, following: Line, usual: float) -> bool:
    pitch = _pitch(line, following)
    return pitch is not None and pitch > WIDER_PITCH * usual


class _Habits:
    """How often words meet in some way inside the lines, and at the ends of lines that had room.

    Nothing is counted before it is asked for: of most lines other signs tell whether they go on.
    """

    def __init__(self, lines: Sequence[Line], between: Sequence[Border | None]) -> None:
        """`between`: how words meet at the end of each line that had room, None at others."""
        self._lines = lines
        self._ended = [(border, *_coarser(border)) if border else () for border in between]
        self._inside: dict[int, Counter[Border]] = {}
        self._everywhere: tuple[Counter[Border], Counter[Border]] | None = None

    def counts(self, border: Border, at: int) -> Iterator[tuple[int, int]]:
        """How often it is met inside and at ends: around the line at this place, then in the whole document."""
        near = range(max(0, at - NEIGHBOURS), min(at + NEIGHBOURS, len(self._lines)))
        ended = sum(border in each for each in self._ended[near.start : near.stop])
        yield sum(self._met(place)[border] for place in near), ended
        if self._everywhere is None:
            met = Counter[Border]()
            for place in range(len(self._lines)):
                met.update(self._met(place))
            self._everywhere = met, Counter(chain.from_iterable(self._ended))
        met, all_ended = self._everywhere
        yield met[border], all_ended[border]

    def _met(self, place: int) -> Counter[Border]:
        if place not in self._inside:
            self._inside[place] = _borders_inside(self._lines[place])
        return self._inside[place]


def _borders_inside(line: Line) -> Counter[Border]:
    words = ["", *line.text.split()]
    triples = zip(words, words[1:], words[2:], strict=False)
    borders = (_border(before, word, after) for before, word, after in triples if not LABEL.fullmatch(word))
    return Counter(known for border in borders for known in (border, *_coarser(border)))


def _coarser(border: Border) -> tuple[Border, ...]:
    """What is asked where such a border is not met: borders after the same end, borders after any end of a clause."""
    ending, beginning = border
    if beginning == "label" or ending == "JOINT":
        return ()
    return (ending, "any"), ("closing" if ending in CLOSING else "open", "any")


def _border_between(line: Line, following: Line) -> Border:
    before, word = ["", "", *line.text.rsplit(None, 2)][-2:]
    ending, beginning = _border(before, word, first_word(following.text))
    return ("joint" if ending == "JOINT" and line.text.isupper() else ending), beginning


def _last_word(text: str) -> str:
    return next(iter(reversed(text.rsplit(None, 1))), "")


def _border(before: str, word: str, after: str) -> Border:
    """How two words meet; before a label it matters whether an item ended: "…; or" / "2." and "(1) and" / "(2)"."""
    ending, beginning = _ending(word), _beginning(after)
    ended = beginning == "label" and ending == "joint" and _ending(before) in CLOSING
    return "JOINT" if ended else ending, beginning


@lru_cache(maxsize=8192)
def _ending(word: str) -> str:
    bare = word.rstrip(QUOTES)
    if bare[-1:] in tuple(".!?;:,"):
        return "stop" if bare[-1] in ".!?" else bare[-1]
    if JOINT.fullmatch(bare):
        return "JOINT" if bare.isupper() else "joint"
    return "word"


@lru_cache(maxsize=8192)
def _beginning(word: str) -> str:
    if LABEL.fullmatch(word):
        return "label"
    bare = word.strip(QUOTES + ".,;:")
    if bare[:1].isdigit():
        return "digit"
    if bare[:1].islower():
        return "lower"
    letters = [letter for letter in bare if letter.isalpha()]
    return "capitals" if len(letters) > 1 and all(map(str.isupper, letters)) else "capital"
