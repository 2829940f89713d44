"""How long PDF files take: the whole pipeline as a ratio to bare text extraction by pdfplumber, in one run.

    python3 -m bench.pdf [FOLDER]

Both run over the same files of the folder, every file twice, the best counts. A ratio can be compared between machines.
"""

import io
import sys
from pathlib import Path

import pdfplumber

from bench.timing import best_of, documents, milliseconds
from pipeline.parse import parse
from pipeline.read import media_type, read
from pipeline.read.media import PDF


def bare(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "raw")
    whole = reading = plain = 0.0
    files = [(raw, content) for raw, content in documents(folder) if media_type(content, raw.source) == PDF]
    for raw, content in files:
        parse(raw, content)  # the first parse compiles the lexicons
        whole += best_of(2, lambda raw=raw, content=content: parse(raw, content))[0]
        reading += best_of(2, lambda raw=raw, content=content: read(raw, content))[0]
        plain += best_of(2, lambda content=content: bare(content))[0]
    count = max(1, len(files))
    for name, seconds in (("whole pipeline", whole), ("reading alone", reading), ("bare pdfplumber", plain)):
        print(f"{name:16} {milliseconds(seconds / count):>9} ms a document, {seconds / (plain or 1):.3f} of pdfplumber")
    print(f"{len(files)} PDF files")


if __name__ == "__main__":
    main()
