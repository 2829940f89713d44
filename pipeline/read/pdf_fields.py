"""What people have filled in on a page of a PDF: fields of forms, and text written over the page as an annotation.

Goes in: an open page. Comes out: their words, at the place where they are shown. Passed over: what is hidden or kept
from the page, passwords, choices that were not made, boxes to tick, buttons. Notes of reviewers that only a click opens
are no text. The appearance of a field is not looked at, only its value: programs leave it out, or leave an old one.
"""

import ctypes
import logging
import re
from collections.abc import Callable, Iterator
from textwrap import wrap
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.columns import Word
from pipeline.read.pdf_rules import Frame
from pipeline.read.unreadable import Unreadable

MAX_ANNOTATIONS = 10_000
MAX_VALUE = 200_000
"""Bytes of one value; a field with more is no field."""
MAX_WORDS = 20_000
"""Words of one page: thousands of fields may share one long value."""
UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
PASSWORD = 1 << 13
SIZE = re.compile(r"([\d.]{1,8})\s+Tf")
USUAL_SIZE = 10.0
LETTER = 0.5
"""A letter is about so many times as wide as its size."""
LEADING = 1.2
SHELL_WORDS = 100
"""A form that its own program builds says no more than "Please wait" to all others."""
CHOICES = (raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)


logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # else it warns, to the terminal, of every form in XFA


class Filled(NamedTuple):
    """The words in the fields of a page, and those written over it, in the order of the file."""

    fields: tuple[Word, ...] = ()
    written: tuple[Word, ...] = ()


def open_form(pdf: pdfium.PdfDocument) -> None:
    """Make the values of fields known, before any page is opened."""
    if pdf.get_formtype() != raw.FORMTYPE_NONE:
        pdf.init_forms()


def is_shell(pdf: pdfium.PdfDocument, words: int) -> bool:
    """True for a form whose pages are built by the program that shows it, out of data that nobody else reads (XFA)."""
    return pdf.get_formtype() == raw.FORMTYPE_XFA_FULL and words <= SHELL_WORDS


def filled_in(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Filled:
    """What is filled in on a page."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count <= 0:
        return Filled()
    frame = Frame.of(page)
    found: dict[bool, list[Word]] = {True: [], False: []}
    for index in range(min(count, MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if annotation:
            written = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FREETEXT
            found[written] += _words(pdf, annotation, frame, written=written)
            raw.FPDFPage_CloseAnnot(annotation)
        if sum(map(len, found.values())) > MAX_WORDS:
            raise Unreadable("too-large", f"More than {MAX_WORDS} words are filled in on a page of the PDF.")
    return Filled(tuple(found[False]), tuple(found[True]))


def _words(pdf: pdfium.PdfDocument, annotation: Any, frame: Frame, *, written: bool) -> Iterator[Word]:
    """The words of one annotation."""
    if raw.FPDFAnnot_GetFlags(annotation) & UNSEEN:
        return
    is_field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
    text = _string(annotation, b"Contents") if written else _value(pdf, annotation) if is_field else ""
    box = raw.FS_RECTF()
    if text.strip() and raw.FPDFAnnot_GetRect(annotation, box):
        corners = frame.corners(box.left, box.bottom, box.right, box.top)
        yield from _laid_out(text, corners, _string(annotation, b"DA"))


def _value(pdf: pdfium.PdfDocument, annotation: Any) -> str:
    """The value of a field as it is shown; empty for one that holds no words."""
    if pdf.formenv is None:
        return ""
    form = pdf.formenv.raw
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in CHOICES:
        count = min(max(raw.FPDFAnnot_GetOptionCount(form, annotation), 0), MAX_ANNOTATIONS)
        made = [at for at in range(count) if raw.FPDFAnnot_IsOptionSelected(form, annotation, at)]
        labels = [_read(lambda *to, at=at: raw.FPDFAnnot_GetOptionLabel(form, annotation, at, *to)) for at in made]
        if labels or kind == raw.FPDF_FORMFIELD_LISTBOX:
            return "\n".join(labels)
    elif kind != raw.FPDF_FORMFIELD_TEXTFIELD or raw.FPDFAnnot_GetFormFieldFlags(form, annotation) & PASSWORD:
        return ""
    return _read(lambda *to: raw.FPDFAnnot_GetFormFieldValue(form, annotation, *to))


def _string(annotation: Any, key: bytes) -> str:
    return _read(lambda *to: raw.FPDFAnnot_GetStringValue(annotation, key, *to))


def _read(call: Callable[..., int]) -> str:
    """What a function of pdfium writes into a buffer of UTF-16; empty if it would be absurdly long."""
    length = call(None, 0)
    if not 2 < length <= MAX_VALUE:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    call(buffer, length)
    return bytes(buffer)[: length - 2].decode("utf-16-le", "replace").replace("\0", "")


def _laid_out(text: str, corners: tuple[float, float, float, float], look: str) -> Iterator[Word]:
    """The words of `text` in rows that fill their box from the top; one row stands in the middle of it."""
    x0, top, x1, bottom = corners
    named = SIZE.search(look)
    size = min(max(float(named[1]) if named and named[1].count(".") < 2 and named[1] != "." else 0.0, 0.0), 72.0)
    size = size or min(USUAL_SIZE, max(bottom - top, 1.0))
    width = max(10, int((x1 - x0) / (LETTER * size)))
    rows = [row for line in text.splitlines() for row in wrap(line, width) or [""]]
    pitch = min(LEADING * size, (bottom - top) / len(rows))
    y = (top + bottom - pitch) / 2 if len(rows) == 1 else top
    for row in rows:
        x = x0
        for part in row.split(" "):
            if part:
                yield Word(
                    part, x, y, min(x + len(part) * LETTER * size, max(x1, x + 1)), y + pitch, "", round(size, 1)
                )
            x += (len(part) + 1) * LETTER * size
        y += pitch
