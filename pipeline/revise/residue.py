"""A requirement and the facts told of it in; out: its words without those facts, so that nothing is told twice."""

import re
from collections.abc import Iterable, Sequence

from models.change import ChangeField
from models.requirement import Education, Experience, Leaf, License
from pipeline.lexicon.patterns import find
from pipeline.revise.facts import Fact

AMOUNTS = ("amount", "credits")
LEVELS = ("education", "graduation")
LOOSE_ENDS = re.compile(r"^(?:\W|\b(?:and|or)\b)+|(?:\W|\b(?:and|or)\b)+$", re.IGNORECASE)
"""Connectives at the ends join the requirement to others: which ones is compared as the structure of the rule."""
LEAST = re.compile(r"\b(?:at least|(?:a )?minimum of|(?:no|not) less than)\b", re.IGNORECASE)


def residue(leaf: Leaf, facts: Sequence[Fact]) -> str:
    """The words that say neither an amount nor a name among `facts`."""
    told = {fact.field for fact in facts}
    text = leaf.evidence.text
    for name in sorted(_names(leaf, told), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){_flexible(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    gone = (*AMOUNTS, *(LEVELS if ChangeField.EDUCATION_LEVEL in told else ()))
    return LOOSE_ENDS.sub("", LEAST.sub(" ", _without(text, gone)))


def _names(leaf: Leaf, told: set[ChangeField]) -> Iterable[str]:
    if isinstance(leaf, Education) and ChangeField.FIELDS_OF_STUDY in told:
        yield from (
            *leaf.fields,
            "or a closely related field",
            "or related field",
            "or related area",
            "or related program",
        )
    if isinstance(leaf, Experience) and ChangeField.TITLES in told:
        yield from leaf.titles
    if isinstance(leaf, License) and ChangeField.LICENSES in told:
        yield leaf.evidence.text


def _flexible(name: str) -> str:
    """The name as a pattern that any white space fits."""
    return r"\s+".join(map(re.escape, name.split()))


def _without(text: str, labels: Sequence[str]) -> str:
    """The text without the words in which an entry with one of these labels is found."""
    for match in sorted(find(text), key=lambda match: match.start, reverse=True):
        if match.label in labels:
            text = f"{text[: match.start]} {text[match.end :]}"
    return text
