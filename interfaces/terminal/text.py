"""Text of documents, made harmless for a terminal, and the small phrases that every view uses."""

import re

from rich.text import Text

from models.requirement import Evidence

UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
"""Controls (a terminal obeys them), marks that turn the direction of writing, half characters."""

LOUD = "bold red"
WARN = "bold yellow"
GOOD = "bold green"
FAINT = "dim"
HEAD = "bold cyan"
PASSAGE = 320
"""Longest passage that is shown whole: nearly every single requirement is shorter."""


def printable(text: str) -> str:
    """One line without anything that a terminal would obey: "a\\x1b[31m\\tb" becomes "a�[31m b"."""
    return UNSAFE.sub("�", " ".join(text.split()))


def plain(text: str, style: str = "") -> Text:
    """Text of a document, to be wrapped."""
    return Text(printable(text), style=style)


def shortened(text: str, most: int) -> str:
    """At most that many characters, the last of them `…` if something was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def passage(text: str, *, full: bool) -> Text:
    """The exact words in quotation marks, wrapped; cut after `PASSAGE` characters unless `full`."""
    shown = printable(text)
    return Text(f"“{shown if full else shortened(shown, PASSAGE)}”", style=FAINT)


def quote(text: str, *, full: bool) -> Text:
    """The exact words in quotation marks, cut to the width unless `full`."""
    quoted = Text(f"“{printable(text)}”", style=FAINT)
    if not full:
        quoted.no_wrap, quoted.overflow = True, "ellipsis"
    return quoted


def place(page: int | None, line: int | None) -> str:
    """ "p.1 l.23"; empty where the whole file is meant."""
    return " ".join(f"{letter}.{number}" for letter, number in (("p", page), ("l", line)) if number is not None)


def place_of(evidence: Evidence) -> str:
    """The place of a fact."""
    return place(evidence.page, evidence.line)


def number(value: float) -> str:
    """Without a decimal point where it is whole: "24", "1.5"."""
    return f"{value:,.10g}"


def count(amount: float, unit: str) -> str:
    """ "1 document", "18 documents"; `unit` is the singular."""
    return f"{number(amount)} {unit}{'' if amount == 1 else 's'}"
