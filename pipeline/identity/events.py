"""Lines in, dated events out: 'Revised 3/25/98, 9/30/99' is two revisions; 'Class Established:' waits for its date.

A line is an event line if it begins, after a few linking words, with the name of an event. Dates on it, and dates on
the lines below that hold nothing but dates and the bodies that voted (CSC, Ad. Board), belong to the event named
last. Where bodies voted on a revision, their dates are votes: which of them is the date of the revision is not said.
A sentence that mentions a date ('as approved on 4/77') is no event line. Only dates that carry no name of an
event at all, several on one line near the end of a document, are read as its history of revisions.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from models.document import Line, Problem, Severity
from pipeline.identity.dates import PrintedDate, find_dates
from pipeline.identity.labels import without_codes
from pipeline.identity.vague import Doubt, vague_dates
from pipeline.lexicon.wordings import every_match, last_words, may_match

VOTED = "voted"
EVENTS = ("opened", "established", "approved", "revised", "reviewed", "bare", "ignored")
VOTES = ("revised", "reviewed")  # events that may carry one date for each body that voted
FILLER_WORDS = 3  # words that may stand between an event and its date
OPENING_WORDS = 2  # words that may stand before the first event of a line, labelled codes not counted
TAIL_WORDS = 12  # words that may follow a named and dated event ("… From: Office Assistant 1")
LONGEST = 200  # characters; a longer line is a paragraph, not a record of events
HALF_LINE = 40  # characters; a shorter line does not break off for want of space
ABBREVIATED_BODY = re.compile(r"\b[A-Z]{2,4}\s*[:–-]\s*$")  # "MSC: 10/2015": some commission voted
HYPHENATED = re.compile(r"\d{1,2}-\d{2}")
PARTING = re.compile(r"(?<=\S)\s[-–—|·]\s")
PIECE = re.compile(r"[^\W_][\w.'&]*")
WORD = re.compile(r"[^\W_]+")
LAST_WORD = 40  # characters in which the last word of a line is looked for
MAY_BE_DATE = re.compile(r"[\d/]")


class DatedEvent(NamedTuple):
    """One date of one event. `event` is a label of `lexicon/events.toml`, `rule` the entry that named it."""

    event: str
    value: str
    rule: str
    line: Line


class _Mark(NamedTuple):
    """A word of an event line that means something: an event, a body or a date."""

    start: int
    end: int
    label: str
    rule: str
    doubt: Doubt = Doubt.NONE


def read_events(lines: Iterable[Line]) -> Iterator[DatedEvent]:
    """The dated events of `lines`, in printed order."""
    label = rule = before = ""
    by_body = False
    for line in lines:
        if not line.text.strip():
            continue
        marks = () if _goes_on(before, line.text) else _event_marks(line.text)
        before = line.text
        if not marks or (marks[0].label == "date" and not label):
            label = ""
            continue
        for mark in marks:
            if mark.label == "date" and label:
                if not mark.rule:
                    continue
                yield DatedEvent(VOTED if by_body and label in VOTES else label, mark.rule, rule, line)
            elif mark.label in EVENTS:
                label, rule, by_body = mark.label, mark.rule, False
            by_body = by_body or mark.label == "body"


def read_date_list(lines: Iterable[Line]) -> Iterator[DatedEvent]:
    """Dates of lines that are nothing but a list of dates ('4/89; 10/97; 5/09'): a history without names."""
    for line in lines:
        dates = find_dates(line.text) if len(line.text) <= LONGEST else ()
        if len(dates) > 1 and not PIECE.search(_without(line.text, dates)):
            yield from (DatedEvent("revised", printed.value, "unnamed-date-list", line) for printed in dates)


def doubtful_dates(lines: Iterable[Line]) -> Iterator[Problem]:
    """A problem for each date behind the name of an event that could not be read, or can be read in two ways.

    A month and a year as in '6-90' make it plain how the document prints its dates: then '10-12' is one too.
    """
    marks = [(line, mark) for line in lines for mark in _event_marks(line.text)]
    dated = [(line, mark) for line, mark in marks if mark.label == "date"]
    unpublished = {after for (_, event), (_, after) in pairwise(marks) if event.label == "ignored"}
    plain = any(mark.doubt is Doubt.NONE and HYPHENATED.fullmatch(_text(line, mark)) for line, mark in dated)
    told = set[str]()
    for line, mark in dated:
        printed = _text(line, mark)
        if mark.doubt is Doubt.NONE or printed in told or (plain and mark.doubt is Doubt.DAY_OR_YEAR):
            continue
        told.add(printed)
        kept = (
            f"what is published of it is {mark.rule}"
            if mark.rule and mark not in unpublished
            else "nothing of it is published"
        )
        message = f"The date “{printed}” is doubtful: {mark.doubt.value}; {kept}."
        yield Problem(
            code="doubtful-date", severity=Severity.WARNING, message=message, page=line.page, line=line.number
        )


def _text(line: Line, mark: _Mark) -> str:
    return line.text[mark.start : mark.end]


def is_event_line(text: str) -> bool:
    """True if a line only names events, voting bodies and dates."""
    return bool(_event_marks(text))


@lru_cache(maxsize=1024)
def _event_marks(text: str) -> tuple[_Mark, ...]:
    """The meaningful words of an event line in printed order; empty if the line is something else."""
    if len(text) > LONGEST:
        return ()
    dates = find_dates(text)
    if not dates and not (may_match("events", text, *EVENTS) and _may_end(text)):
        return ()
    marks = [_Mark(printed.start, printed.end, "date", printed.value) for printed in dates]
    marks += _named(text, [(printed.start, printed.end) for printed in dates])
    marks += _vague(text, marks)
    marks += [
        _Mark(body.start(), body.end(), "body", "abbreviated-body")
        for printed in dates
        if (body := ABBREVIATED_BODY.search(text[: printed.start]))
        and not any(m.end > body.start() for m in marks if m.label in EVENTS)
    ]
    marks.sort(key=lambda mark: (mark.start, mark.end))
    end, kept = 0, list[_Mark]()
    for mark in marks:
        room = FILLER_WORDS if any(other.label in EVENTS for other in kept) else OPENING_WORDS
        between = text[end : mark.start] if kept else _before_events(text[: mark.start])
        if len(PIECE.findall(between)) > room:
            break
        kept.append(mark)
        end = mark.end
    meant = tuple(mark for mark in kept if mark.label != "connective")
    labels = {mark.label for mark in meant}
    room = TAIL_WORDS if "date" in labels and labels & set(EVENTS) else 0
    return meant if labels - {"body"} and len(PIECE.findall(text[end:])) <= room else ()


def _before_events(text: str) -> str:
    """What stands before the first event of a line, without labelled codes; of a row of facts only what stands behind
    the last sign that parts them: 'Elm Library - Grade 7 - Board adopted 5/97'."""
    *facts, last = PARTING.split(text)
    return without_codes(last if len(facts) > 1 else text)


def _may_end(text: str) -> bool:
    """False for a line without a date that is sure to be no event line: it ends in a word that ends no event."""
    words = WORD.findall(text[-LAST_WORD:].casefold())
    return not words or words[-1] in last_words("events") or MAY_BE_DATE.search(text) is not None


def _goes_on(before: str, text: str) -> bool:
    """True for a line in lower case below an unfinished long one: a sentence goes on ('… as | approved on 4/77')."""
    return text.lstrip()[:1].islower() and len(before) > HALF_LINE and not before.rstrip().endswith((".", ":", ";"))


def _named(text: str, taken: list[tuple[int, int]]) -> list[_Mark]:
    """Events, bodies and linking words outside the `taken` places; the longest match at a place wins."""
    marks: list[_Mark] = []
    for rule, start, end in every_match("events", text):
        if all(end <= begun or ended <= start for begun, ended in taken):
            marks.append(_Mark(start, end, rule.label, rule.name))
            taken = [*taken, (start, end)]
    return marks


def _vague(text: str, marks: list[_Mark]) -> list[_Mark]:
    """Months such as '6-90', years, and dates that no calendar has, that stand at once behind a named event; anywhere
    else they may be ranges or numbers."""
    return [
        _Mark(printed.start, printed.end, "date", printed.value, doubt)
        for mark in marks
        if mark.label in EVENTS and mark.label != "bare"
        for printed, doubt in vague_dates(text, mark.end)
        if all(printed.end <= other.start or other.end <= printed.start for other in marks if other.label == "date")
    ]


def _without(text: str, dates: tuple[PrintedDate, ...]) -> str:
    for printed in reversed(dates):
        text = text[: printed.start] + text[printed.end :]
    return text
