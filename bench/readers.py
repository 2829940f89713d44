"""How long a whole parse takes by format, as a ratio to reading and tokenising the bare text in the same run.

    python3 -m bench.readers [FOLDER]

The bare text is got the plainest way (decoding for text and Markdown, lxml for web pages, python-docx for Word,
pdfplumber for PDF) and tokenised once by a blank spaCy pipeline: less than that no pipeline of this kind can cost.
Ratios can be compared between machines, milliseconds cannot.
"""

import io
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

import docx
import lxml.html
import pdfplumber
import spacy

from bench.timing import best_of, documents, milliseconds
from pipeline.parse import parse
from pipeline.read import media_type
from pipeline.read.media import DOCX, HTML, MARKDOWN, PDF, TEXT

NAMES = {PDF: "PDF", DOCX: "Word", HTML: "HTML", MARKDOWN: "Markdown", TEXT: "text"}


def bare_text(media: str, content: bytes) -> str:
    if media == PDF:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    if media == DOCX:
        return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    if media == HTML:
        return str(lxml.html.fromstring(content).text_content())
    return content.decode("utf-8", "replace")


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "raw")
    tokenise = spacy.blank("en").make_doc
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for raw, content in documents(folder):
        media = media_type(content, raw.source)
        parse(raw, content)  # the first parse compiles the lexicons
        whole, _ = best_of(2, lambda raw=raw, content=content: parse(raw, content))
        least, _ = best_of(2, lambda media=media, content=content: tokenise(bare_text(media, content)))
        times[NAMES[media]].append((whole, least))
    print(f"{'format':10} {'documents':>9} {'parse, ms':>10} {'bare text, ms':>14} {'ratio':>6}")
    for name, pairs in sorted(times.items()):
        whole, least = (median(values) for values in zip(*pairs, strict=True))
        print(f"{name:10} {len(pairs):9} {milliseconds(whole):>10} {milliseconds(least):>14} {whole / least:6.1f}")


if __name__ == "__main__":
    main()
