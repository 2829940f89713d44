"""The identity of small documents made for a test."""

from models.classspec import Identity, Stated
from models.document import Document, Line, RawFile
from models.section import Section, SectionKind
from pipeline.identity import identify

RAW = RawFile(source="elm/a.txt", spec_id="elm/a", jurisdiction="Elm", sha256="0", size=1)
DUTIES = ("TYPICAL WORK ACTIVITIES", SectionKind.TYPICAL_WORK_ACTIVITIES, ("Plans.",))


def spec(*header: str, tail: tuple[str, ...] = (), hint: str = "", furniture: tuple[str, ...] = ()) -> Identity:
    """The identity of a document with these header lines, one duty and these closing lines."""
    parts = [("", SectionKind.HEADER, header), DUTIES, ("", SectionKind.OTHER, tail)]
    sections, number = [], 1
    for heading, kind, texts in parts:
        named = (Line(text=heading, page=1, number=number),) if heading else ()
        lines = tuple(Line(text=text, page=1, number=number + at) for at, text in enumerate(texts, start=1))
        sections.append(Section(kind=kind, heading=heading, heading_lines=named, lines=lines, rule="test"))
        number += len(texts) + 2
    lines = tuple(line for section in sections for line in section.extent)
    aside = tuple(Line(text=text, page=2, number=at) for at, text in enumerate(furniture, start=1))
    document = Document(raw=RAW, media_type="text/plain", lines=lines, furniture=aside, title_hint=hint)
    return identify(document, tuple(sections))


def value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def values(stated: tuple[Stated, ...]) -> list[str]:
    return [one.value for one in stated]
