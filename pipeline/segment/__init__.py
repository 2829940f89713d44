"""A document into its parts. In: a Document (cleaned lines with style). Out: Sections, and Problems where in doubt.

Every line is in exactly one section: the words of all headings and bodies are the words of the document, in order. What
stands before the first heading is the header. The way: lines read like known headings (`find`), some of them open a
part (`opening`), some parts begin without a known heading (`unnamed`), and the document is cut there (`walk`, `place`).

Precedence: the lexicon before style, the start of a line before the middle, a strong heading before a weak one; a weak
heading, a group name or a connective never ends the part it belongs to. An unknown heading opens a part `other` and is
recorded as a Problem.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.document import Document, Line, Problem, Severity
from models.section import Section, SectionKind
from pipeline.segment.place import Cut, Place, between
from pipeline.segment.printed import cuts_in_print
from pipeline.segment.unnamed import UNKNOWN

HEADER = Cut(Place(0), Place(0), SectionKind.HEADER, "header")


def segment(document: Document) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The sections of `document` in order, and what is doubtful about them."""
    lines = document.lines
    cuts = cuts_in_print(lines)
    end = Place(len(lines))
    borders = [*cuts, Cut(end, end, SectionKind.OTHER, "end")]
    if not cuts or cuts[0].start != HEADER.start:
        borders = [HEADER, *borders]
    sections = tuple(_section(lines, cut, after.start) for cut, after in pairwise(borders))
    return sections, tuple(_problems(sections))


def _section(lines: Sequence[Line], cut: Cut, end: Place) -> Section:
    heading = tuple(between(lines, cut.start, cut.end))
    return Section(
        kind=cut.kind,
        heading=" ".join(line.text for line in heading).strip("*_ "),
        heading_lines=heading,
        lines=tuple(between(lines, cut.end, end)),
        rule=cut.rule,
    )


def _problems(sections: Sequence[Section]) -> Iterator[Problem]:
    for section in sections:
        if section.rule == UNKNOWN:
            first = section.heading_lines[0]
            message = f"The heading “{section.heading}” is not in the lexicon; its text is published as kind other."
            yield Problem(code=UNKNOWN, severity=Severity.INFO, message=message, page=first.page, line=first.number)
    if all(section.kind == SectionKind.HEADER or section.rule == UNKNOWN for section in sections):
        message = "No heading was recognised; the document could not be cut into parts."
        yield Problem(code="no-headings", severity=Severity.WARNING, message=message)
