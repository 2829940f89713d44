"""How many pages a PDF has, before any of them is read: a file of a million pages is refused in milliseconds."""

import pypdfium2

from pipeline.read.unreadable import Unreadable

SIGNATURE = b"%PDF-"


def check_pages(content: bytes, most: int) -> None:
    """Unreadable if the file is a PDF of more than `most` pages. One that cannot be opened is left to its reader."""
    if SIGNATURE not in content[:1024]:
        return
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            pages = len(pdf)
    except pypdfium2.PdfiumError:
        return
    if pages > most:
        raise Unreadable("too-many-pages", f"The PDF has {pages} pages; at most {most} are read.")
