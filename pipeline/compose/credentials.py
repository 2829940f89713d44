"""Licences that a note or a special requirement asks of everyone go into every alternative.

In: the texts beside the qualification text, and the alternatives. Out: the alternatives with those licences. Ruling
(annotation guide): a licence due by filing or by appointment for everyone counts, wherever it stands; one due after
appointment, only desired, or only for some positions does not. A note that names its alternatives ("applicants filing
under Requirement 1 or 3 must possess …") adds the licence to these only.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from models.requirement import Alternative, EquivalentCombination, License, LicenseTiming
from models.section import SectionKind
from pipeline.extract.joints import Joint
from pipeline.extract.leaves import leaves
from pipeline.extract.references import references
from pipeline.extract.sentences import Ruling, Sentence, sentences
from pipeline.lexicon.wordings import first_match, may_match
from pipeline.passage import Passage

DUE = (LicenseTiming.AT_APPLICATION, LicenseTiming.AT_APPOINTMENT)
DUE_UNDER_HEADING = (*DUE, LicenseTiming.UNSTATED)


class Credential(NamedTuple):
    """A licence asked of all candidates, or only of those who qualify by the alternatives named `labels`."""

    license: License
    labels: tuple[str, ...]


def credentials(texts: Iterable[tuple[SectionKind, Passage]]) -> tuple[Credential, ...]:
    """The licences that the texts beside the qualifications ask of everyone by filing or appointment.

    Under a heading of its own a licence is due although no time is printed; in a note it is not.
    """
    found = [
        item
        for kind, text in texts
        if may_match("conditions", text.text, "asked")
        for sentence in sentences(text, _asks)
        for item in _asked(sentence, DUE_UNDER_HEADING if kind is SectionKind.SPECIAL_REQUIREMENTS else DUE)
    ]
    return tuple({item.license.name.lower(): item for item in found}.values())


def _asks(text: str) -> bool:
    """True for words that ask something of all, not of some."""
    return bool(first_match("conditions", text, "asked")) and not first_match("conditions", text, "some")


def _asked(sentence: Sentence, due: Sequence[LicenseTiming]) -> Iterator[Credential]:
    if sentence.ruling not in (Ruling.REQUIREMENT, Ruling.FLOOR, Ruling.ADMIN):
        return
    labels = references(sentence.passage.text)
    for joined in leaves(sentence):
        first_choice = joined.joint is Joint.AND
        if isinstance(joined.leaf, License) and joined.leaf.timing in due and first_choice:
            yield Credential(joined.leaf, labels)


def with_credentials(alternatives: Sequence[Alternative], asked: Sequence[Credential]) -> tuple[Alternative, ...]:
    """The alternatives with the licences that everyone needs; what an alternative already has is not repeated."""
    return tuple(_with(alternative, asked) for alternative in alternatives)


def _with(alternative: Alternative, asked: Sequence[Credential]) -> Alternative:
    has = {leaf.name.lower() for leaf in alternative.leaves if isinstance(leaf, License)}
    combination = any(isinstance(leaf, EquivalentCombination) for leaf in alternative.leaves)
    added = tuple(
        item.license
        for item in asked
        if item.license.name.lower() not in has and (not item.labels or combination or alternative.label in item.labels)
    )
    return alternative.model_copy(update={"leaves": (*alternative.leaves, *added)}) if added else alternative
