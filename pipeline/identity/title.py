"""The lines before the first part of a specification in, the title out.

Precedence: a labelled title ('Class Title: Account Clerk'); the first line that can be a title; the running head of
later pages ('ACCOUNT CLERK' above 'Page 2'); a labelled title in the head of the pages; the title that the file format
carries; a line in small letters. A line cannot be a title if it is the name of an office, a caption ('Class
Specification'), a labelled fact, a code, pay, a date, a sentence, or stands in parentheses (the specialties of the
class). A line that may be the name of the office ('ELM TRANSIT AUTHORITY') is passed over if another one can be the
title.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from models.classspec import Stated
from models.document import Document, Line
from models.requirement import Evidence
from pipeline.identity.codes import CODE_ALONE, begins_with_fact
from pipeline.identity.columns import first_table
from pipeline.identity.dates import find_dates
from pipeline.identity.draft import marks_draft
from pipeline.identity.events import is_event_line
from pipeline.identity.labels import Labelled, read_labels
from pipeline.identity.title_line import split_title_line
from pipeline.lexicon.wordings import first_match

MOST_WORDS = 14
MOST_WORDS_IN_SMALL_LETTERS = 6
OF_SENTENCES = frozenset("a an the or is are be must may will who which that this with as by it".split())
"""Words that a sentence has and a title has not."""
MOST_LETTERS = 200
"""Longer than any title; a line without spaces may be one word of any length."""
IN_PARENTHESES = re.compile(r"\s*\(.*\)\s*|\s*\([^)]*|[^(]*\)\s*")
OPEN_END = re.compile(r"(?:[,&/–-]|\b(?:and|of|for|the|to))\s*$", re.IGNORECASE)
PAGE = re.compile(
    r"(?:(?:(?<!\s)\s++)?[-–]\s*+|(?<!\s)\s++)?page\s*+\d++(?:\s*+of\s*+\d++)?\s*+(?:[-–]\s*+)?$", re.IGNORECASE
)
LINK = re.compile(r"\b(?:of|for|to|in|at)\b|[,;/()–—]|\s-\s", re.IGNORECASE)
"""What joins a title and the office in which it serves."""
PLACE = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){1,4}(?:county|city|town|township|village|borough|parish),\s[A-Z][\w.]*(?:\s[A-Z][\w.]*)?",
    re.IGNORECASE,
)
PLACE_OF = re.compile(r"\b(?:county|city|town|township|village|borough|parish|port|state) of\b", re.IGNORECASE)
HINT_PARTS = re.compile(r"(?<!\s)\s++(?:[|–—:]\s++|-\s++(?=\D{0,120}+$))")


class Title(NamedTuple):
    """The title and the line it was read from (None if it comes from the format's own title)."""

    stated: Stated | None
    line: Line | None


def read_title(document: Document, top: Sequence[Line], labels: Sequence[Labelled]) -> Title:
    """The title of the specification; `top` are the lines before its first part, `labels` the facts labelled there."""
    for label in labels:
        if label.fact == "title" and label.value and can_be_title(label.value):
            return _title(label.value, label.name, label.line)
    table = first_table(top)
    tabled = (table.head, *(row.line for row in table.rows)) if table else ()
    if first := _first_line(top, tabled, document.title_hint):
        return first
    for line in _running_heads(document):
        text = PAGE.sub("", line.text)
        if can_be_title(split_title_line(text).title):
            return _title(split_title_line(text).title, "running-head", line)
    for label in read_labels(document.furniture):
        if label.fact == "title" and label.value and can_be_title(label.value):
            return _title(label.value, label.name, label.line)
    hinted = _hinted(document)
    return hinted if hinted.stated else _in_small_letters(top)


def _first_line(top: Sequence[Line], tabled: Collection[Line], hint: str) -> Title | None:
    """The first line that can be a title; the name of an office only if no other line can."""
    office: Title | None = None
    for position, line in enumerate(top):
        text = split_title_line(line.text).title
        if not can_be_title(text) or begins_with_fact(line.text) or line in tabled:
            continue
        title = _title(_rejoined(text, top[position + 1 :], hint), "first-title-line", line)
        if not _may_name_office(text, hint):
            return title
        office = office or title
    return office


def _may_name_office(text: str, hint: str) -> bool:
    """True for 'ELM REGIONAL LIBRARY', 'University of Elm' and 'Elm County, Oxland', and for 'Elm' where the format's
    own title says 'City of Elm'; 'Clerk, Elm Library' is a title."""
    if any(
        re.match(rf"\s{re.escape(text)}(?!\w)", hint[place.end() :], re.IGNORECASE) for place in PLACE_OF.finditer(hint)
    ):
        return True
    if first_match("issuers", text, "begins") or PLACE.fullmatch(text):
        return True
    return LINK.search(text) is None and " " in text and first_match("issuers", text, "ends") is not None


def _in_small_letters(top: Sequence[Line]) -> Title:
    """A title without a capital: the first line, or one set as a heading, where nothing else can be the title."""
    for place, line in enumerate(top):
        set_apart = place == 0 or line.style.heading or line.style.bold or line.style.centred
        text = split_title_line(line.text).title
        words = text.split()
        short = len(words) <= MOST_WORDS_IN_SMALL_LETTERS and OF_SENTENCES.isdisjoint(words)
        if set_apart and short and text.islower() and can_be_title(text.title()) and not begins_with_fact(line.text):
            return _title(text, "title-in-small-letters", line)
    return Title(None, None)


def can_be_title(text: str) -> bool:
    """True for a line that can be the title of a class: no sentence, code, date, pay, caption or name of an office."""
    if len(text) > MOST_LETTERS:
        return False
    words = text.split()
    if not 0 < len(words) <= MOST_WORDS or not re.search(r"[A-Za-z]{2}", text) or {"$", ":"} & set(text):
        return False
    if text.rstrip().endswith((".", ";", ",", "?", "!")) and not re.search(r"\b[A-Z]{1,4}\.$", text):
        return False
    if IN_PARENTHESES.fullmatch(text) or CODE_ALONE.fullmatch(text) or find_dates(text) or is_event_line(text):
        return False
    no_title = text[:1].islower() or PAGE.search(text) or first_match("not_titles", text)
    return not (no_title or marks_draft(text))


def _rejoined(text: str, below: Sequence[Line], hint: str) -> str:
    """A title broken over two lines, made whole if its first line is left open or the format's own title goes on."""
    following = next((line.text.strip() for line in below if line.text.strip()), "")
    if not can_be_title(following) or text.isupper() != following.isupper():
        return text
    words = [*_words(text), _words(following)[0]]
    if len(text) + len(following) >= MOST_LETTERS:
        return text
    return f"{text} {following}" if OPEN_END.search(text) or _words(hint)[: len(words)] == words else text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _running_heads(document: Document) -> list[Line]:
    """Lines that carry a page number, and lines right above one, in the furniture and the text."""
    heads: list[Line] = []
    printed = (line for line in (*document.furniture, *document.lines) if line.text.strip())
    lines = sorted(printed, key=lambda line: (line.page, line.number))
    for before, line in pairwise(lines):
        if PAGE.fullmatch(line.text):
            heads.append(before)
        elif PAGE.search(line.text):
            heads.append(line)
    return heads


def _hinted(document: Document) -> Title:
    """The format's own title, without the name of the site."""
    for part in HINT_PARTS.split(document.title_hint):
        text = split_title_line(part).title
        if can_be_title(text):
            evidence = Evidence(rule="format-title", text=document.title_hint, page=1, line=1)
            return Title(Stated(value=text, evidence=evidence), None)
    return Title(None, None)


def _title(value: str, rule: str, line: Line) -> Title:
    evidence = Evidence(rule=rule, text=line.text.strip(), page=line.page, line=line.number)
    return Title(Stated(value=" ".join(split_title_line(value).title.split()), evidence=evidence), line)
