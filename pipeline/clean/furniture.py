"""What is printed on a page but is not part of the text. Goes in: lines and the title that the format carries. Comes
out: the lines that stay and the lines that go to the furniture.

In this order: page numbers and "(over)" alone on a line; "Page 2 of 5" at the end of a line, which is cut off;
continuation marks ("CONTINUED", a repeated heading or title with "(Continued)" or "Page 2"); lines repeated at the same
place of most pages (only the number of the page may differ); the title repeated at the top of later pages. A repeated
line is kept once where it is prominent at the top of the first page (it may be the title) or holds a date: heads on the
first page, feet on the last, where they interrupt nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from models.document import Line
from pipeline.lexicon.headings import is_connective

PAGE_NUMBER = re.compile(
    r"(?:[-–—|(]\s*+|(?<!\s)\s++)?(?:page|pg\.?)\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*[-–—|)]?", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s+of\s+\d{1,3}")
PAGE_OF = re.compile(r"\s(?:[-–—|(]\s*+|(?<!\s\s)\s++)?page\s*\d{1,3}\s*of\s*\d{1,3}\s*[)|]?$", re.IGNORECASE)
PAGE_AT_END = re.compile(
    r"\s(?:(?:[-–—|(]\s*+|(?<!\s\s)\s++)?(?:Page|PAGE|Pg\.)\s*\d{1,3}\s*[)|]?|[-–—]\s*\d{1,3}\s*[-–—])$"
)
CONTINUED = re.compile(
    r"(?:(?<![\s:(–—-])[\s:(–—-]++)?\b(?:continued|cont['’]?d|cont(?=[.)]))\b[.)\s:–—-]*$", re.IGNORECASE
)
TURN_OVER = re.compile(
    r"(?<![(–—-])[(–—-]++\s*+(?:over|continued(?: on .{2,24})?|cont['’]?d\.?)\s*[)–—.-]*", re.IGNORECASE
)
TURN_OVER_ALONE = re.compile(r"(?:OVER|CONTINUED|Continued|CONT['’]?D|Cont['’]d)(?: (?i:on .{2,24}))?[.:]?")
ALONE = (PAGE_NUMBER, BARE_NUMBER, TURN_OVER, TURN_OVER_ALONE)
PAGE_WORD = re.compile(r"page|pg\.?|p\.")
ROMAN = {"i": 1, "v": 5, "x": 10}
PAGE_MARK = re.compile(
    r"(?:(?<![a-z])(?:[Pp]age|PAGE|[Pp]g\.?|[Pp]\.)\s*|(?:^|(?<=[\s|–—-]))(?=\d{1,4}\W*$)"
    r"|^\W*(?=\d{1,4}\s+(?:[|–—]|- |[A-Z][^.;:\d]*$)))(?P<number>\d{1,4})(?!\d)|^\W*(?P<roman>[ivx]{1,6})\W*$"
)
"""The number of a page: after that word, at the end of a line, or before a dash or a head; Roman ones only alone."""
DATE = re.compile(r"\d{1,4}[-/.]\d{1,4}|\b(?:19|20)\d\d\b")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[^\W_]+")
EDGE = 3
"""How many lines at the top and at the foot of a page are looked at."""
FIRST_LINES = 6
"""The title stands within so many lines of the beginning."""
SAME_PLACE = 12.0
MIN_TITLE = 4
LONGEST_RUNNING_HEAD = 12
"""Words of a running head that holds the title."""
LONGEST_HEAD = 200
"""Characters of a line that may be a heading or title which comes again."""
TAIL = 60
"""A mark at the end of a line is looked for in so many last characters: a line may be a whole paragraph."""


def split_furniture(lines: Sequence[Line], title_hint: str = "") -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines that stay and those that are furniture, both in order."""
    taken: list[Line] = []
    kept: list[Line] = []
    seen = _Seen(title_hint)
    for line in lines:
        stays, goes = _judged(line, seen)
        kept += stays
        taken += goes
        seen.add(line.text)
    repeated = _running(kept) | _repeated_titles(kept)
    taken += [line for place, line in enumerate(kept) if place in repeated]
    return tuple(line for place, line in enumerate(kept) if place not in repeated), tuple(taken)


class Marks(NamedTuple):
    """What the text of a line alone says of it: that it is furniture (`alone`); the words before a mark of continuation
    or a page number at its end, which may repeat an earlier heading ("DUTIES (Continued)"); and where "Page 2 of 5"
    begins at its end, -1 if nowhere.
    """

    alone: bool
    repeats: tuple[str, ...]
    page_of: int


@lru_cache(maxsize=1024)
def _marks(text: str) -> Marks:
    """The marks of a line; it is looked at again in every round of cleaning."""
    alone = len(text) <= TAIL and any(pattern.fullmatch(text) for pattern in ALONE)
    tail = max(0, len(text) - TAIL)
    counted = DIGIT.search(text, tail) is not None
    may_end = [*([CONTINUED] if "cont" in text[tail:].lower() else []), *([PAGE_AT_END] if counted else [])]
    ends = [mark.start() for pattern in may_end if (mark := pattern.search(text, tail))]
    page_of = PAGE_OF.search(text, tail) if counted else None
    return Marks(
        alone or not WORD.search(text),
        tuple(base for end in ends if (base := _words(text[:end]))),
        page_of.start() if page_of else -1,
    )


class _Seen:
    """The lines so far, for the question whether one of them begins with these words; most documents never ask."""

    def __init__(self, first: str) -> None:
        self._texts = [first]
        self._beginnings: set[str] = set()

    def add(self, text: str) -> None:
        self._texts.append(text)

    def has(self, base: str) -> bool:
        """True if an earlier line begins with these words."""
        for text in self._texts:
            words = _words(text[:LONGEST_HEAD]).split()
            self._beginnings.update(" ".join(words[: count + 1]) for count in range(len(words)))
        self._texts = []
        return base in self._beginnings


def _judged(line: Line, seen: _Seen) -> tuple[list[Line], list[Line]]:
    """One line as what stays of it and what goes."""
    text = line.text
    marks = _marks(text)
    if marks.alone or any(map(seen.has, marks.repeats)):
        return ([line], []) if _may_be_bullet(text) else ([], [line])
    if marks.page_of < 0:
        return [line], []
    cut = line.model_copy(update={"text": text[marks.page_of :].strip()})
    return [line.model_copy(update={"text": text[: marks.page_of].rstrip()})], [cut]


def _may_be_bullet(text: str) -> bool:
    """A lone glyph is left to `bullets.py`, which hands its indent on."""
    return len(text) == 1


def _running(lines: Sequence[Line]) -> set[int]:
    """The places of lines that most pages repeat at their top or foot."""
    pages = _pages(lines)
    if len(pages) < 2:
        return set()
    heads, feet = [_head(page) for page in pages], [_head(page[::-1]) for page in pages]
    numbers = {place for edge in (*heads, *feet) for place in edge if lines[place].text == str(lines[place].page)}
    repeated_heads = _all_but_one(_repeated(heads, lines), lines, first=True)
    repeated_feet = _all_but_one(_repeated(feet, lines), lines, first=False)
    return numbers.union(repeated_heads, repeated_feet)


def _head(page: Sequence[int]) -> Sequence[int]:
    """The first lines of a page, never more than half of them, so that head and foot do not overlap."""
    return page[: min(EDGE, len(page) // 2)]


def _pages(lines: Sequence[Line]) -> list[list[int]]:
    """The places of the lines of each page from top to foot; on a page with columns this is not the reading order."""
    pages = groupby(range(len(lines)), key=lambda place: lines[place].page)
    return [sorted(places, key=lambda place: _height(lines[place])) for _, places in pages]


def _height(line: Line) -> float:
    return line.box.top if line.box else 0.0


def _repeated(edges: Sequence[Sequence[int]], lines: Sequence[Line]) -> list[list[int]]:
    """Groups of places on different pages whose lines are equal, but for the number of the page, and as high up."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for edge in edges:
        for depth, place in enumerate(edge):
            line = lines[place]
            level = depth if line.box is None else 0  # with boxes, the height on the page tells better
            for key in _running_keys(line):
                if not is_connective(line.text):
                    found[level, key].append(place)
    groups = (_same_place(group, lines) for group in found.values())
    return [group for group in groups if len({lines[place].page for place in group}) >= max(2, len(edges) / 2)]


def _running_keys(line: Line) -> set[str]:
    """The text as it is, with its page number as the distance from the page of the file, and without one that is the
    page of the file: on another page that number may stand in a row of its own.

    Lines that differ in other digits are two lines: items of a list, years of experience.
    """
    mark = PAGE_MARK.search(line.text)
    if not mark or _counts_something(line.text[: mark.start("number")] if mark["number"] else ""):
        return {line.text.casefold()}
    value = int(mark["number"]) if mark["number"] else _roman(mark["roman"])
    keys = {line.text, f"{line.text[: mark.start()]}#{value - line.page}{line.text[mark.end() :]}"}
    if value == line.page and mark.end() == len(line.text):
        keys.add(line.text[: mark.start()].rstrip(" |–—-"))
    return {key.casefold() for key in keys if key}


def _counts_something(before: str) -> bool:
    """True if a word in small letters stands before a number at the end of a line: "inspects lock 2"."""
    words = before.split()
    return bool(words) and words[-1][0].islower() and PAGE_WORD.fullmatch(words[-1]) is None


def _roman(numeral: str) -> int:
    """The value of a Roman number in small letters, as front pages bear it."""
    values = [ROMAN[sign] for sign in numeral]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _same_place(group: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """Those of a group that stand as high on their page as the last one does."""
    last = lines[group[-1]].box
    if last is None:
        return list(group)
    return [place for place in group if (box := lines[place].box) and abs(box.top - last.top) <= SAME_PLACE]


def _all_but_one(groups: Sequence[Sequence[int]], lines: Sequence[Line], *, first: bool) -> Iterator[int]:
    """All places of the groups, without the one that is kept of a title or a date."""
    for group in groups:
        line = lines[group[0] if first else group[-1]]
        prominent = first and (line.style.bold or line.style.centred or line.text.isupper() or line.box is None)
        keeps_one = prominent or DATE.search(line.text) is not None
        yield from (group[1:] if first else group[:-1]) if keeps_one else group


def _repeated_titles(lines: Sequence[Line]) -> set[int]:
    """The places of lines at the top of later pages that repeat one of the first lines of the document."""
    later = [place for page in _pages(lines)[1:] for place in page[:EDGE]]
    if not later:
        return set()
    first = {_untitled(line.text) for line in lines[:FIRST_LINES] if line.page == lines[0].page}
    titles = {title for title in first if len(title) >= MIN_TITLE}
    return {place for place in later if _repeats_title(lines[place].text, titles)}


def _repeats_title(text: str, titles: Set[str]) -> bool:
    """True for a title that comes again; with a mark of continuation also behind a few words more ("Parks Department
    Gardener (continued)")."""
    if _untitled(text) in titles:
        return True
    mark = CONTINUED.search(text, max(0, len(text) - TAIL))
    base = f" {_words(text[: mark.start()])}" if mark else ""
    return len(base.split()) <= LONGEST_RUNNING_HEAD and any(base.endswith(f" {title}") for title in titles)


def _untitled(text: str) -> str:
    """The words of a title line without a class code at its end: "CASEWORKER 2204" and "CASEWORKER Page 2" agree."""
    words = _words(PAGE_AT_END.sub("", text)).split()
    while words and any(char.isdigit() for char in words[-1]):
        words.pop()
    return " ".join(words)


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))
