"""A text as a Word document, Rich Text and a web page, for comparing formats: every line is a paragraph. And as a plain
text whose lines are broken at a width, as mail programs and typewriters do.

In the Word document the labels of items ("3.", "(b)", "c)") are automatic numbers: they are in no paragraph's text, as
where a clerk has used the numbering of Word. Characters that XML cannot hold are left out.
"""

import html
import io
import re
import textwrap
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from pipeline.clean.characters import repair

ITEM = re.compile(r"\s*(?P<open>\(?)(?:(?P<number>[1-9]\d?)|(?P<letter>[A-Za-z]))(?P<close>[.)])\s+(?=\S)")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
FIRST_OWN = 1000
"""Lists of our own are numbered from here: the template of python-docx has some."""


def render_text(lines: Sequence[str], width: int) -> bytes:
    """Plain text with no line of more than `width` characters, if no word is longer; repaired, as it was written."""
    shown = (textwrap.wrap(repair(line), width, break_long_words=False, break_on_hyphens=False) for line in lines)
    return "\n".join(row for rows in shown for row in rows or [""]).encode()


def render_html(lines: Sequence[str]) -> bytes:
    """A web page with a paragraph for each line that is not blank."""
    body = "".join(f"<p>{html.escape(_clean(line).strip())}</p>\n" for line in lines if line.strip())
    page = f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>\n<body>\n{body}</body></html>\n'
    return page.encode()


def render_rtf(lines: Sequence[str]) -> bytes:
    """Rich Text as word processors write it: one byte for each plain letter, `\\u` for the others."""
    body = "\\par\n".join("".join(map(_rtf, _clean(line).strip())) for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\\f0\\fs20\n{body}\\par\n}}".encode("ascii")


def render_docx(lines: Sequence[str]) -> bytes:
    """A Word document; the labels of items are automatic numbers."""
    document = docx.Document()
    lists = _Lists(document)
    for line in lines:
        text = _clean(line)
        item = ITEM.match(text)
        if item and not text[item.end() :][:1].isdigit():
            paragraph = document.add_paragraph(text[item.end() :].strip())
            lists.number(paragraph._p, item)
        elif text.strip():
            document.add_paragraph(text.strip())
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Lists:
    """The lists of a Word document: one is carried on while its items follow one another."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        self._last: dict[tuple[str, str, str], tuple[int, int]] = {}
        self._next = FIRST_OWN

    def number(self, paragraph: BaseOxmlElement, item: re.Match[str]) -> None:
        """Give the paragraph the automatic number that prints what `item` says."""
        letter = item["letter"] or ""
        form = "decimal" if not letter else "upperLetter" if letter.isupper() else "lowerLetter"
        value = int(item["number"]) if not letter else ord(letter.lower()) - ord("a") + 1
        key = form, item["open"], item["close"]
        instance, last = self._last.get(key, (0, -1))
        if value != last + 1:
            instance = self._begin(form, f"{item['open']}%1{item['close']}", value)
        self._last[key] = instance, value
        properties = paragraph.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = instance

    def _begin(self, form: str, text: str, start: int) -> int:
        self._next += 1
        abstract = _element("w:abstractNum", {"abstractNumId": self._next})
        level = _element("w:lvl", {"ilvl": 0})
        for name, value in (("start", start), ("numFmt", form), ("lvlText", text)):
            level.append(_element(f"w:{name}", {"val": value}))
        abstract.append(level)
        instance = _element("w:num", {"numId": self._next})
        instance.append(_element("w:abstractNumId", {"val": self._next}))
        self._numbering.insert(0, abstract)
        self._numbering.append(instance)
        return self._next


def _element(name: str, attributes: dict[str, object]) -> BaseOxmlElement:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), str(value))
    return element


def _clean(line: str) -> str:
    return CONTROL.sub("", line.expandtabs(4))


def _rtf(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    if ord(letter) < 128:
        return letter
    pairs = letter.encode("utf-16-le")
    units = (int.from_bytes(pairs[at : at + 2], "little", signed=True) for at in range(0, len(pairs), 2))
    return "".join(f"\\u{unit}?" for unit in units)
