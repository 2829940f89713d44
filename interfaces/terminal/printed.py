"""The minimum qualifications as they are printed, line by line: the paper beside what was understood of it."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from interfaces.terminal.text import LOUD, place, printable
from models.classspec import ClassSpec
from models.document import Line
from models.requirement import AllOf, AnyOf, Evidence, Requirement, Unparsed
from models.section import SectionKind


def printed(spec: ClassSpec) -> Iterator[RenderableType]:
    """The lines of the sections; words that no rule explains are loud. Nothing where there is no such section."""
    found = [section for section in spec.sections if section.kind is SectionKind.MINIMUM_QUALIFICATIONS]
    lines = [line for section in found for line in section.lines if line.text.strip()]
    if not lines:
        return
    unread = [words for track in spec.qualifications.tracks for words in _unparsed(track.tree)]
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True)
    for line, text in zip(lines, _marked(lines, unread), strict=True):
        rows.add_row(Text(place(line.page, line.number), style="cyan"), text)
    yield Text("\nAs printed", style="bold")
    yield rows


def _unparsed(node: Requirement) -> Iterator[Evidence]:
    if isinstance(node, Unparsed):
        yield node.evidence
    elif isinstance(node, AllOf | AnyOf):
        for member in node.members:
            yield from _unparsed(member)


def _marked(lines: Sequence[Line], unread: Sequence[Evidence]) -> list[Text]:
    """The lines with the unread words loud. Words that run over lines are found in the lines joined by blanks."""
    texts = [printable(line.text) for line in lines]
    starts = [sum(len(text) + 1 for text in texts[:position]) for position in range(len(texts))]
    whole = Text(" ".join(texts))
    for words in unread:
        first = next((at for at, line in zip(starts, lines, strict=True) if _holds(line, words)), 0)
        if (begin := whole.plain.find(printable(words.text), first)) >= 0:
            whole.stylize(LOUD, begin, begin + len(printable(words.text)))
    return [whole[start : start + len(text)] for start, text in zip(starts, texts, strict=True)]


def _holds(line: Line, words: Evidence) -> bool:
    return (line.page, line.number) == (words.page, words.line)
