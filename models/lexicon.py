"""The shape of lexicon entries: vocabulary is data, and every entry carries its own examples."""

from typing import Literal

from pydantic import Field

from models.frozen import Frozen
from models.section import SectionKind


class Entry(Frozen):
    """What every lexicon entry has: a unique kebab-case name and texts that it must match."""

    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    examples: tuple[str, ...] = Field(min_length=1)


class HeadingEntry(Entry):
    """A family of headings and the part that they open.

    `phrases` are normalised headings (lower case, single spaces, no punctuation). A `strong` heading opens its section
    wherever it starts a line; a `weak` one (an everyday word such as 'duties') only where it stands alone on its line,
    ends with a colon, or is set as a heading. `also` is the kind of part that it heads where the first words below it
    ask for education or experience.
    """

    kind: SectionKind
    phrases: tuple[str, ...] = Field(min_length=1)
    strength: Literal["strong", "weak"] = "strong"
    also: SectionKind | None = None


class PatternEntry(Entry):
    """A named family of spaCy token patterns, written in the short form of `pipeline/lexicon/patterns.py`.

    `label` is the kind of fact a match announces; `value` is its meaning (an education level, a unit), if it has one.
    """

    label: str
    value: str = ""
    patterns: tuple[str, ...] = Field(min_length=1)
