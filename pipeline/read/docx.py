"""Word documents to lines. Goes in: the bytes of a .docx file. Comes out: one line per paragraph, line break or row of
a table, in document order, text boxes after the paragraph that anchors them, footnotes at the end.

Automatic list numbers are put back into the text (`numbering.py`). Explicit and rendered page breaks count the pages.
Headers and footers go to the furniture, and so does deleted or struck text (Problem `struck-text`): revised
specifications travel as redlines. Files that unpack to more than MAX_UNPACKED bytes are refused before any parsing;
python-docx parses without resolving entities.
"""

import io
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from lxml.etree import _Element as Element

from models.document import Document, Line, Problem, RawFile, Severity
from pipeline.read.blocks import Collector
from pipeline.read.docx_paragraph import Paragraphs
from pipeline.read.media import DOCX
from pipeline.read.package import DAMAGE, open_package
from pipeline.read.unreadable import Unreadable

def read_docx(raw: RawFile, content: bytes) -> Document:
    """The document of a Word file."""
    try:
        open_package(content, "Word")
        return _document(raw, docx.Document(io.BytesIO(content)))
    except (OpcError, *DAMAGE) as error:
        raise Unreadable("damaged-file", "The Word file is damaged or cut off.") from error
    except RuntimeError as error:  # zipfile's words for encrypted or oddly packed members
        raise Unreadable("encrypted", "The Word file is encrypted or packed in an unknown way.") from error


def _document(raw: RawFile, word: WordDocument) -> Document:
    collector = Collector()
    paragraphs = Paragraphs(collector, *_list_parts(word))
    paragraphs.read(word.element.body)
    for notes in _footnotes(word):
        paragraphs.read(notes)
    lines, struck = collector.lines()
    message = "Deleted or struck text was taken out of the lines, because it is no longer in force."
    problem = Problem(code="struck-text", severity=Severity.WARNING, message=message)
    return Document(
        raw=raw,
        media_type=DOCX,
        lines=lines,
        furniture=(*struck, *_heads_and_feet(word)),
        pages=collector.number,
        title_hint=" ".join((word.core_properties.title or "").split()),
        problems=(problem,) if collector.struck else (),
    )


def _list_parts(word: WordDocument) -> tuple[Element | None, Element | None]:
    """The roots of numbering.xml and styles.xml; a file without lists has no numbering part."""
    parts = {relation.reltype.rsplit("/", 1)[-1]: relation for relation in word.part.rels.values()}
    numbering = word.part.numbering_part.element if "numbering" in parts else None
    styles = word.part._styles_part.element if "styles" in parts else None
    return numbering, styles


def _footnotes(word: WordDocument) -> Iterator[Element]:
    """The root of the footnotes part, which python-docx does not know and hands over as bytes."""
    for relation in word.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _heads_and_feet(word: WordDocument) -> Iterator[Line]:
    """The text of all headers and footers, each once, as lines of page 1."""
    seen: set[str] = set()
    for section in word.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            collector = Collector()
            if not part.is_linked_to_previous:
                Paragraphs(collector, *_list_parts(word)).read(part._element)
            for line in collector.lines()[0]:
                if line.text not in seen:
                    seen.add(line.text)
                    yield line.model_copy(update={"number": 1})
