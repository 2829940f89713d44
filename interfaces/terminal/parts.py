"""What a specification says of itself, its sections, and its lists: activities, KSAs, notes."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from interfaces.terminal.corrections import mark
from interfaces.terminal.text import FAINT, HEAD, WARN, number, place, place_of, plain, printable, quote
from interfaces.terminal.wording import words
from models.classspec import ClassSpec, Identity, Stated
from models.requirement import Evidence
from models.section import Section

UNKNOWN = "unknown-heading"


def title(name: str, remark: str = "") -> Group:
    """The line over a part of the view."""
    return Group(Text(), Text.assemble((name, HEAD), (f"  {remark}" if remark else "", FAINT)), Rule(style=FAINT))


def table(*columns: str) -> Table:
    """A table without a frame: quiet, and easy to copy."""
    made = Table(box=None, padding=(0, 2, 0, 0), header_style=FAINT)
    for column in columns:
        folds = column in ("text", "message")  # a long address goes on in the next line, it is not cut
        made.add_column(column, no_wrap=column == "place", overflow="fold" if folds else "ellipsis")
    return made


def placed(stated: Text, evidence: Evidence) -> Table:
    """A statement, wrapped, and its place beside the first line in one piece."""
    row = Table.grid(padding=(0, 2, 0, 0))
    row.add_column()
    row.add_column(no_wrap=True)
    row.add_row(stated, Text(place_of(evidence), style="cyan"))
    return row


def head(spec: ClassSpec) -> Iterator[RenderableType]:
    """Title, place, and whether somebody must look at it."""
    identity, raw = spec.identity, spec.raw
    yield plain(identity.title.value if identity.title else "(no title found)", "bold")
    where = ", ".join(part for part in (raw.jurisdiction, raw.state) if part)
    yield plain(f"{where} · {spec.spec_id}")
    yield plain(f"{raw.source} · {spec.pages} page{'' if spec.pages == 1 else 's'} · sha256 {raw.sha256[:12]}…", FAINT)
    if spec.needs_review:
        yield Text("! NEEDS REVIEW: see the problems at the end", style=WARN)


def identity(spec: ClassSpec, *, full: bool) -> Iterator[RenderableType]:
    """Every stated value with the words it rests on."""
    facts = table("", "", "", "")
    facts.show_header = False
    for name, value, evidence in _stated(spec):
        facts.add_row(
            Text(name, style=FAINT, no_wrap=True),
            plain(value, "bold").append_text(mark(evidence)),
            Text(place_of(evidence), style="cyan", no_wrap=True),
            quote(evidence.text, full=full),
        )
    yield title("IDENTITY")
    yield facts


def _stated(spec: ClassSpec) -> Iterator[tuple[str, str, Evidence]]:
    said: Identity = spec.identity
    for name in Identity.model_fields:
        value = getattr(said, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Stated):
                yield words(name), each.value, each.evidence
    if said.salary is not None:
        period = f" per {said.salary.period}" if said.salary.period else ""
        amounts = f"{number(said.salary.minimum)} to {number(said.salary.maximum)}{period}"
        yield "salary", amounts, said.salary.evidence
    if spec.drivers_license_evidence is not None:
        yield "driver's license", words(spec.drivers_license), spec.drivers_license_evidence


def sections(spec: ClassSpec) -> Iterator[RenderableType]:
    """The parts found, in the order of the document."""
    found = table("#", "kind", "heading as printed", "place", "words")
    found.columns[4].justify = "right"
    for order, section in enumerate(spec.sections, start=1):
        style = WARN if section.rule == UNKNOWN else ""
        mark = "? " if section.rule == UNKNOWN else ""
        found.add_row(
            str(order),
            Text(f"{mark}{words(section.kind)}", style=style),
            plain(section.heading or "(no heading)", "" if section.heading else FAINT),
            Text(_extent(section), style="cyan", no_wrap=True),
            str(len(section.text.split())),
        )
    yield title("SECTIONS", "? = a heading that no lexicon knows")
    yield found


def _extent(section: Section) -> str:
    if not section.extent:
        return ""
    first, last = section.extent[0], section.extent[-1]
    begin, end = place(first.page, first.number), place(last.page, last.number)
    if begin == end:
        return begin
    return f"{begin}–{last.number}" if first.page == last.page else f"{begin} – {end}"


def lists(spec: ClassSpec, *, full: bool) -> Iterator[RenderableType]:
    """Activities, KSAs and notes, those that there are."""
    yield from _list(
        "TYPICAL WORK ACTIVITIES", ("",), [(each.evidence, each.text, ("",)) for each in spec.activities], full=full
    )
    ksas = [(each.evidence, each.subject, (each.kind.value, each.level)) for each in spec.ksas]
    yield from _list("KNOWLEDGE, SKILLS, ABILITIES, CHARACTERISTICS", ("kind", "level"), ksas, full=full)
    notes = [(each.evidence, each.text, (each.label, words(each.kind))) for each in spec.notes]
    yield from _list("NOTES", ("label", "kind"), notes, full=full)


def _list(
    name: str, columns: tuple[str, ...], rows: Iterable[tuple[Evidence, str, tuple[str, ...]]], *, full: bool
) -> Iterator[RenderableType]:
    """A list with places. The words that a row rests on are added if `full`, or if they are not those shown."""
    rows = list(rows)
    if not rows:
        return
    columns = tuple(filter(None, columns))
    made = table("place", *columns, "text")
    for evidence, text, cells in rows:
        shown: RenderableType = plain(text).append_text(mark(evidence))
        if full or printable(text) not in printable(evidence.text):
            shown = Group(shown, quote(evidence.text, full=full))
        place_cell = Text(place_of(evidence), style="cyan", no_wrap=True)
        made.add_row(place_cell, *(Text(printable(cell), no_wrap=True) for cell in cells[: len(columns)]), shown)
    yield title(name, str(len(rows)))
    yield made
