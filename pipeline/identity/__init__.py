"""What a specification says of itself: title, codes, pay and dates, each with its evidence.

In: the document and its sections. Out: one `Identity`. Title, codes and department come from the top of the document
(the lines before its first part); grade, pay and dates also from its closing lines, where many offices print them.
"""

from collections.abc import Sequence

from models.classspec import Identity, Stated
from models.document import Document, Line, Problem, Severity
from models.requirement import Evidence
from models.section import Section, SectionKind
from pipeline.identity.codes import class_code, department, grade, jurisdictional_class
from pipeline.identity.columns import FACTS, table_rows
from pipeline.identity.dates import find_dates
from pipeline.identity.document_kind import announced
from pipeline.identity.draft import draft
from pipeline.identity.events import VOTED, DatedEvent, doubtful_dates, read_date_list, read_events
from pipeline.identity.labels import read_labels
from pipeline.identity.salary import read_salary
from pipeline.identity.slashes import slash_doubts
from pipeline.identity.title import Title, can_be_title, read_title
from pipeline.identity.title_line import split_title_line
from pipeline.identity.title_words import is_doubtful, parted
from pipeline.unwrapped import written

UNKNOWN = "unknown-heading"  # the rule of a section whose heading no lexicon knows (models/section.py)
TOP_LINES = 25  # the top of a document in which no part was recognised
LONG_LIST = 30  # so many lines before the first part are no head but a list of titles
BESIDE_TITLE = 3  # lines around the title where a bare code may stand
END_LINES = 3  # lines at the end where a draft may say that it is one
TAIL_LINES = 12  # lines at the end where a history of dates may stand without names

__all__ = ["doubtful", "identify"]


def identify(document: Document, sections: tuple[Section, ...]) -> Identity:
    """Title, codes, pay and dates of one specification; what is not stated stays None or empty."""
    lines = tuple(line for section in sections for line in _written(section))
    top = _top_lines(sections)
    labels = read_labels(top)
    title = read_title(document, top, labels)
    events = _events(document, lines, sections)
    everywhere = (*labels, *read_labels(lines), *read_labels(document.furniture))
    return Identity(
        title=_parted(title.stated, document),
        class_code=class_code(lines, everywhere, _beside(top, title, document.furniture)),
        department=department(labels),
        jurisdictional_class=jurisdictional_class(labels, top),
        grade=grade(everywhere, title.line),
        salary=read_salary(sections, top),
        opened_on=_first(events, "opened"),
        established_on=_first(events, "established"),
        approved_on=_first(events, "approved"),
        revised_on=_every(events, "revised"),
        reviewed_on=_every(events, "reviewed"),
        voted_on=_every(events, VOTED),
        document_kind=announced((*lines, *document.furniture)),
    )


def doubtful(document: Document, sections: tuple[Section, ...], identity: Identity) -> tuple[Problem, ...]:
    """What is doubtful about the title and the dates of a specification, and whether it is in force."""
    lines = tuple(line for section in sections for line in _written(section))
    unsure = draft((*_top_lines(sections), *document.furniture, *lines[-END_LINES:]), document.title_hint)
    dates = (*doubtful_dates((*lines, *document.furniture)), *slash_doubts(identity))
    doubts = (*([unsure] if unsure else ()), *dates)
    title = identity.title
    if title is None or not is_doubtful(title.value, document):
        return doubts
    message = "The title has a long word that stands nowhere else in the scan: words may be run together in it."
    place = {"page": title.evidence.page, "line": title.evidence.line}
    return (Problem(code="run-together", severity=Severity.WARNING, message=message, **place), *doubts)


def _parted(title: Stated | None, document: Document) -> Stated | None:
    return title.model_copy(update={"value": parted(title.value, document)}) if title else None


def _written(section: Section) -> tuple[Line, ...]:
    """Heading and body as they were written, before lines were broken at a width."""
    return (*written(section.heading_lines), *written(section.lines))


def _top_lines(sections: tuple[Section, ...]) -> tuple[Line, ...]:
    """The lines before the first part whose heading is known, with the heading lines of unknown ones."""
    top: list[Line] = []
    for section in sections:
        if section.heading and section.kind is not SectionKind.HEADER and section.rule != UNKNOWN:
            return _below_list([line for line in top if line.text.strip()])
        top.extend(_written(section))
    return tuple(line for line in top if line.text.strip())[:TOP_LINES]


def _below_list(top: Sequence[Line]) -> tuple[Line, ...]:
    """The first lines of the top; if that is a long list of titles, as a site prints it before the specification, the
    lines from the one that is set as a heading, or the last line."""
    long = len(top) >= LONG_LIST and all(can_be_title(line.text) for line in top[: LONG_LIST // 2])
    if not long:
        return tuple(top[:TOP_LINES])
    headed = (at for at, line in enumerate(top) if line.style.heading or line.style.bold or line.style.centred)
    start = next((at for at in headed if at >= LONG_LIST // 2), len(top) - 1)
    return tuple(top[start : start + TOP_LINES])


def _beside(top: Sequence[Line], title: Title, furniture: Sequence[Line]) -> tuple[Line, ...]:
    """The title line first, then its neighbours above and below; of a title in the head of the pages that line."""
    line = title.line
    if line is None and title.stated:
        return tuple(each for each in furniture if split_title_line(each.text).title == title.stated.value)
    if line is None or line not in top:
        return tuple(top[:BESIDE_TITLE])
    at = list(top).index(line)
    return (line, *top[max(0, at - BESIDE_TITLE) : at], *top[at + 1 : at + 1 + BESIDE_TITLE])


def _events(document: Document, lines: Sequence[Line], sections: Sequence[Section]) -> tuple[DatedEvent, ...]:
    """Every dated event; a bare 'Date:' opens an announcement, which is a document that says how to apply."""
    events = (*read_events(lines), *_in_table(lines), *read_events(document.furniture))
    if not any(event.event in ("revised", "reviewed", "approved", "established", "opened", VOTED) for event in events):
        events = (*events, *read_date_list(lines[-TAIL_LINES:]), *read_date_list(document.furniture))
    announced = any(section.kind is SectionKind.APPLICATION for section in sections)
    return tuple(event._replace(event="opened") if event.event == "bare" and announced else event for event in events)


def _in_table(lines: Sequence[Line]) -> tuple[DatedEvent, ...]:
    """The dated events of a table of facts: "Revised Date" heads a column, its date stands below."""
    cells = ((row.line, column, value) for row in table_rows(lines) for column, value in row.cells)
    dated = ((line, column, find_dates(value)) for line, column, value in cells if column.fact not in FACTS)
    return tuple(DatedEvent(column.fact, dates[0].value, column.name, line) for line, column, dates in dated if dates)


def _first(events: Sequence[DatedEvent], name: str) -> Stated | None:
    return next(iter(_every(events, name)), None)


def _every(events: Sequence[DatedEvent], name: str) -> tuple[Stated, ...]:
    """The dates of one kind of event in printed order, each once (a page head repeats them)."""
    once: dict[str, Stated] = {}
    for event in events:
        if event.event == name:
            place = Evidence(
                rule=event.rule, text=event.line.text.strip(), page=event.line.page, line=event.line.number
            )
            once.setdefault(event.value, Stated(value=event.value, evidence=place))
    return tuple(once.values())
