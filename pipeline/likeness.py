"""Two specifications in; out: how alike they are, to tell whether they are versions of one class. Pure.

A portrait is all that is compared: title, class code, words in running text, and the titles that the document says it
had before.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from models.classspec import ClassSpec
from pipeline.lexicon.wordings import wordings

ALIKE = 85.0
"""Titles with at least this ratio (of 100) differ by a word ending or a typing mistake."""
SHINGLE = 3
LONGEST_TITLE = 8
LOW, CODELESS_LOW = 0.5, 0.2
"""Below the first, a text with another code and title is another class; below the second, also without codes."""
LEVEL = re.compile(r"\d+|[ivx]+|[a-e]")


class Portrait(NamedTuple):
    """A specification as it is compared. `title` and `code` are normalised, `former` are the beginnings of the words
    after 'formerly' and the like, `shingles` every three words in a row."""

    title: str
    code: str
    shingles: frozenset[str]
    former: frozenset[str]


def portrait(spec: ClassSpec) -> Portrait:
    """What is compared of a specification."""
    identity = spec.identity
    text = "\n".join(text for part in spec.sections for text in (part.heading, *(line.text for line in part.lines)))
    words = normal_words(text)
    return Portrait(
        title=normal_title(identity.title.value if identity.title else ""),
        code=normal_title(identity.class_code.value if identity.class_code else ""),
        shingles=frozenset(" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))),
        former=frozenset(_former(text)),
    )


def normal_words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"[^\W_]+", text.lower())


def normal_title(title: str) -> str:
    """A title or code as it is compared: "ACCOUNT-CLERK, I" is "account clerk i"."""
    return " ".join(normal_words(title))


def _former(text: str) -> Iterator[str]:
    """Every beginning of what follows the words that announce a former title: one of them is the title."""
    for wording in wordings("former_titles"):
        for found in wording.pattern.finditer(text):
            words = normal_words(text[found.end() : found.end() + 120])
            yield from (" ".join(words[:count]) for count in range(1, min(len(words), LONGEST_TITLE) + 1))


def titles_alike(one: str, other: str) -> bool:
    """Whether two normalised titles name the same class; another level ("i", "ii") is another class."""
    return bool(one and other) and levels(one) == levels(other) and fuzz.ratio(one, other) >= ALIKE


def levels(title: str) -> tuple[str, ...]:
    """The numerals and single letters of a normalised title, which tell the classes of a series apart."""
    return tuple(word for word in title.split()[1:] if LEVEL.fullmatch(word))


def text_likeness(one: Portrait, other: Portrait) -> float:
    """The share of words in a row that two texts have in common, from 0 to 1."""
    total = len(one.shingles) + len(other.shingles)
    return 2 * len(one.shingles & other.shingles) / total if total else 0.0


def codes_differ(one: Portrait, other: Portrait) -> bool:
    """Whether both have a class code, and not the same."""
    return bool(one.code and other.code) and one.code != other.code


def plainly_another(before: Portrait, after: Portrait) -> bool:
    """Whether the later text is about another class than the earlier one, and no revision of it."""
    if titles_alike(before.title, after.title) or before.title in after.former:
        return False
    if before.code and before.code == after.code:
        return False
    likeness = text_likeness(before, after)
    return likeness < (LOW if codes_differ(before, after) else CODELESS_LOW)
