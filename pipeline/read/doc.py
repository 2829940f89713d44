"""Word files of the old kind (.doc) to lines. Goes in: the bytes of the file. Comes out: the document of the .docx that
LibreOffice makes of it (`pipeline/libreoffice.py`). Without LibreOffice the file gets the problem `needs-libreoffice`.
"""

from models.document import Document, RawFile
from models.limits import USUAL
from pipeline.libreoffice import TIME_LIMIT, as_docx, libreoffice
from pipeline.read.docx import read_docx
from pipeline.read.media import MSWORD
from pipeline.read.unreadable import Unreadable


def read_doc(raw: RawFile, content: bytes) -> Document:
    """The document of a Word file of the old kind."""
    program = libreoffice()
    if not program:
        message = "This is a Word file of the old kind (.doc); it is read with LibreOffice, which is not installed."
        raise Unreadable("needs-libreoffice", message)
    try:
        converted = as_docx(program, content, USUAL.bytes)
    except TimeoutError as error:
        raise Unreadable("too-slow", f"LibreOffice was stopped after {TIME_LIMIT:g} seconds.") from error
    if converted is None:
        raise Unreadable("damaged-file", "LibreOffice cannot read this Word file.")
    return read_docx(raw, converted).model_copy(update={"media_type": MSWORD})
