"""Word documents to lines. Goes in: the bytes of a .docx file. Comes out: one line per paragraph, line break or row of
a table, in document order, text boxes and footnotes after the paragraph that holds them.

Automatic list numbers are put back into the text (`numbering.py`). Explicit and rendered page breaks count the pages.
Headers and footers, hidden text, empty form fields and the words of diagrams go to the furniture, and so does deleted,
moved-away or struck text: revised specifications travel as redlines. Comments are no text. Packages are opened with
care (`package.py`); python-docx parses without resolving entities.
"""

import io
import re
from collections.abc import Iterator, Sequence

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from models.document import Document, Line, Problem, RawFile, Severity
from pipeline.read.blocks import Collector
from pipeline.read.changes import Changes, change_problems
from pipeline.read.docx_package import of_usual_make
from pipeline.read.docx_paragraph import Paragraphs, count_changes
from pipeline.read.media import DOCX
from pipeline.read.package import DAMAGE, open_package
from pipeline.read.unreadable import Unreadable

LETTERING = "{urn:schemas-microsoft-com:vml}textpath"
PLACE_HOLDERS = re.compile(r"^(?:word document|document\d*|untitled|title|normal|template)$", re.IGNORECASE)
"""Titles that programs write where people have given none."""


def read_docx(raw: RawFile, content: bytes) -> Document:
    """The document of a Word file."""
    try:
        package = open_package(content, "Word")
        return _document(raw, docx.Document(io.BytesIO(of_usual_make(content, package))))
    except (OpcError, *DAMAGE) as error:
        raise Unreadable("damaged-file", "The Word file is damaged or cut off.") from error
    except RuntimeError as error:  # zipfile's words for encrypted or oddly packed members
        raise Unreadable("encrypted", "The Word file is encrypted or packed in an unknown way.") from error


def _document(raw: RawFile, word: WordDocument) -> Document:
    body = word.element.body
    if body is None:
        raise ValueError("the main part has no body")
    collector = Collector()
    notes = dict(_notes(word))
    paragraphs = Paragraphs(collector, *_list_parts(word), notes)
    paragraphs.read(body)
    paragraphs.read_rest()
    lines, away = collector.lines()
    changes = [count_changes(root) for root in (body, *notes.values())]
    drawn, untold, edges = _drawn_words(word), _foreign_parts(word), tuple(_heads_and_feet(word))
    return Document(
        raw=raw,
        media_type=DOCX,
        lines=lines,
        furniture=(*away, *edges, *drawn),
        pages=collector.number,
        title_hint=_title_hint(word, edges),
        problems=(*change_problems(collector, Changes(*map(sum, zip(*changes, strict=True)))), *untold),
    )


def _title_hint(word: WordDocument, edges: Sequence[Line]) -> str:
    """The title that the file carries, and what its heads and feet say: many offices print the title only there."""
    carried = " ".join((word.core_properties.title or "").split())
    known = () if PLACE_HOLDERS.search(carried) else (carried,)
    return " | ".join(filter(None, (*known, *(line.text for line in edges))))


def _list_parts(word: WordDocument) -> tuple[Element | None, Element | None]:
    """The roots of numbering.xml and styles.xml; a file without lists has no numbering part."""
    parts = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in word.part.rels.values()}
    numbering = word.part.numbering_part.element if "numbering" in parts else None
    styles = word.part._styles_part.element if "styles" in parts else None
    return numbering, styles


def _notes(word: WordDocument) -> Iterator[tuple[tuple[str, str], Element]]:
    """Footnotes and endnotes by kind and id; python-docx does not know their parts and hands them over as bytes."""
    for kind, blob in _parts(word, "footnotes", "endnotes"):
        for note in parse_xml(blob):
            if isinstance(note.tag, str):
                yield (kind, str(note.get(qn("w:id")))), note


def _parts(word: WordDocument, *kinds: str) -> Iterator[tuple[str, bytes]]:
    """The parts inside the file that the document refers to as one of `kinds`."""
    for relation in word.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in kinds and not relation.is_external:
            yield kind, relation.target_part.blob


def _heads_and_feet(word: WordDocument) -> Iterator[Line]:
    """The text of all headers and then of all footers, each once, as lines of page 1."""
    seen: set[str] = set()
    for _, blob in sorted(_parts(word, "header", "footer"), key=lambda part: part[0], reverse=True):
        collector = Collector()
        Paragraphs(collector, *_list_parts(word)).read(parse_xml(blob))
        for line in (line for lines in collector.lines() for line in lines):
            if line.text not in seen:
                seen.add(line.text)
                yield line.model_copy(update={"number": 1})


def _drawn_words(word: WordDocument) -> tuple[Line, ...]:
    """The words of diagrams, charts and lettering, which have no place or order that reads: furniture, each once."""
    roots = [word.element.body, *(parse_xml(blob) for _, blob in _parts(word, "diagramData", "chart"))]
    texts = [
        " ".join(node.text or "" for node in each.iter(qn("a:t"))) for root in roots for each in root.iter(qn("a:p"))
    ]
    lettered = [str(each.get("string", "")) for each in word.element.body.iter(LETTERING)]
    spoken = dict.fromkeys(text.strip() for text in (*texts, *lettered) if text.strip())
    return tuple(Line(text=text, page=1, number=1) for text in spoken)


def _foreign_parts(word: WordDocument) -> tuple[Problem, ...]:
    """A Problem if documents of another kind are set into this one: their words are not read."""
    count = sum(1 for _ in _parts(word, "aFChunk", "package", "oleObject", "subDocument"))
    message = f"{count} embedded documents or objects inside the Word file were not read."
    return (Problem(code="embedded-not-read", severity=Severity.WARNING, message=message),) if count else ()
