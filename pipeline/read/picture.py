"""Picture files: scans and photographs saved as PNG, JPEG, TIFF or GIF. Goes in: the bytes. Comes out: the lines that
text recognition finds, one page for each picture in the file.

A picture is made a page of a PDF and read as one (`pdf_scan.py`): the same limits hold, and the same problems are told.
How large the paper was is taken from the file, or the picture is taken for a sheet of 8.5 inches.
"""

import io
import struct
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence

from models.document import Document, RawFile
from pipeline.read.ocr import HOW_TO_INSTALL, can_recognise
from pipeline.read.pdf import read_pdf
from pipeline.read.pdf_scan import MAX_PAGES_READ
from pipeline.read.unreadable import Unreadable

MAX_PIXELS = 120_000_000
"""A sheet of tabloid paper at 600 dpi has some 67 million."""
SHEET = 8.5
LEAST_DPI, MOST_DPI = 50.0, 1200.0
DAMAGE = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError, struct.error)
"""What PIL throws at damaged files."""


def read_picture(raw: RawFile, content: bytes) -> Document:
    """The document of a picture file."""
    if not can_recognise():
        raise Unreadable("no-text", f"This is a picture: {HOW_TO_INSTALL}.")
    try:
        with Image.open(io.BytesIO(content)) as picture:
            media = Image.MIME.get(picture.format or "", "image/unknown")
            sheets = list(_sheets(picture))
    except (Image.DecompressionBombError, MemoryError) as error:
        raise Unreadable("too-large", "The picture has too many pixels.") from error
    except DAMAGE as error:
        raise Unreadable("damaged-file", "The picture is damaged or cut off.") from error
    return read_pdf(raw, _as_pdf(sheets)).model_copy(update={"media_type": media, "title_hint": ""})


def _sheets(picture: Image.Image) -> Iterator[Image.Image]:
    """The pictures of a file as they are to be looked at, one more than is read so that its number is told."""
    for count, frame in enumerate(ImageSequence.Iterator(picture)):
        if frame.width * frame.height > MAX_PIXELS:
            raise Unreadable("too-large", f"The picture has more than {MAX_PIXELS:,} pixels.")
        if count > MAX_PAGES_READ:
            return
        dpi = float(frame.info.get("dpi", (0, 0))[0] or 0)
        sheet = _on_white(ImageOps.exif_transpose(frame))
        sheet.info["dpi"] = dpi if LEAST_DPI < dpi < MOST_DPI else max(LEAST_DPI, min(sheet.size) / SHEET)
        yield sheet


def _on_white(frame: Image.Image) -> Image.Image:
    """The picture in colours, what is transparent on white."""
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        layer = frame.convert("RGBA")
        white = Image.new("RGBA", layer.size, "white")
        return Image.alpha_composite(white, layer).convert("RGB")
    return frame.convert("RGB")


def _as_pdf(sheets: list[Image.Image]) -> bytes:
    first, *others = sheets
    buffer = io.BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=others, resolution=first.info["dpi"], quality=92)
    return buffer.getvalue()
