"""Licences that a note or a special requirement asks of everyone go into every alternative.

In: the texts beside the qualification text, and the alternatives. Out: the alternatives with those licences. Ruling
(annotation guide): a licence due by filing or by appointment for everyone counts, wherever it stands; one due after
appointment, only desired, or only for some positions does not. A note that names its alternatives ("applicants filing
under Requirement 1 or 3 must possess …") adds the licence to these only, and so does the name of a specialty above
it ("NIGHT SPECIALTY ONLY"), if the qualifications name that specialty as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from models.requirement import Alternative, EquivalentCombination, License, LicenseTiming
from models.section import Section, SectionKind
from pipeline.compose.choices import ends_in_any_of
from pipeline.compose.listed_licenses import is_name, name_in, named
from pipeline.compose.sets import COMMON, ONLY
from pipeline.extract.joints import Joint
from pipeline.extract.leaves import leaves
from pipeline.extract.licenses import LISTED_RULE, timing
from pipeline.extract.references import references
from pipeline.extract.sentences import Ruling, Sentence, sentences
from pipeline.lexicon.patterns import may_find
from pipeline.lexicon.wordings import first_match, may_match
from pipeline.outline.marks import LEVEL, Mark, opening
from pipeline.passage import Passage

DUE = (LicenseTiming.AT_APPLICATION, LicenseTiming.AT_APPOINTMENT)
HEADED = (SectionKind.SPECIAL_REQUIREMENTS,)
ASKING = (Ruling.REQUIREMENT, Ruling.FLOOR, Ruling.ADMIN)
LONGEST_NAME = 8
LISTS = re.compile(r"\b(?:following|below)\b|:\s*$", re.IGNORECASE)
MARK_OF_ITEM = re.compile(r"^(?:[•·o▪*-]\s+|\(?\w{1,2}[.)]\s+|or\s+(?=\w))", re.IGNORECASE)
ASKED = re.compile(r"\b(?:possess\w*|must|shall|is|are|may|required|maintain\w*)\b", re.IGNORECASE)
OR = re.compile(r"\W*or\W*", re.IGNORECASE)
DUE_UNDER_HEADING = (*DUE, LicenseTiming.UNSTATED)


class Credential(NamedTuple):
    """A licence asked of all candidates, or only of those who qualify by the alternatives named `labels`, or of those
    of the specialty `group`."""

    license: License
    labels: tuple[str, ...]
    group: str = ""


def credentials(parts: Iterable[tuple[Section, Sequence[Passage]]]) -> tuple[Credential, ...]:
    """The licences that the texts of the parts beside the qualifications ask of everyone by filing or appointment.

    Under a heading of its own a licence is due although no time is printed; in a note it is not.
    """
    found: list[Credential] = []
    choices = False
    for section, texts in parts:
        kind, group = section.kind, ""
        some = first_match("conditions", section.heading, "selective") is not None
        listed = _below(texts) if kind in HEADED else {}
        for at, text in enumerate(texts):
            some = _only_some(text.text, some)
            if some:
                continue
            group = _group(text, group) if kind in HEADED else ""
            asked = listed[at] if at in listed else _listed(text, choices) if kind in HEADED else _noted(text)
            found.extend(item._replace(group=group) for item in asked)
            choices = ends_in_any_of(text.text) or (choices and kind in HEADED and not text.text.endswith(":"))
    return tuple({(item.license.name.lower(), item.group): item for item in found}.values())


def _only_some(text: str, above: bool) -> bool:
    """True for a text of which only some positions are meant: it says so itself and heads what follows ("persons with
    the following may be appointed to some positions"), or that was said `above` and nobody has spoken of all since."""
    if above:
        return first_match("conditions", text, "everyone") is None
    return first_match("conditions", text, "selective") is not None or (
        LISTS.search(text) is not None and first_match("conditions", text, "some") is not None
    )


def _below(texts: Sequence[Passage]) -> dict[int, tuple[Credential, ...]]:
    """The licences that texts announce and a list below names, by the place of each text that has to do with it."""
    found: dict[int, tuple[Credential, ...]] = {}
    for at, text in enumerate(texts):
        announced = _announced(text) if at not in found and text.text.endswith(":") else None
        names: list[str] = []
        for below, words in enumerate(_items(texts[at + 1 :]) if announced else (), start=at + 1):
            names.extend([name_in(words)] if words else [])
            found[below] = ()
        if announced is not None and names:
            found[at] = tuple(Credential(license, ()) for license in named(announced, names))
    return found


def _items(texts: Iterable[Passage]) -> Iterator[str]:
    """The words of the items that texts begin with, up to what is no name; empty for an "or" between two of them."""
    for text in texts:
        words = MARK_OF_ITEM.sub("", text.text)
        if OR.fullmatch(words):
            yield ""
        elif words[:1].isupper() and is_name(words) and not ASKED.search(words):
            yield words
        else:
            return


def _announced(text: Passage) -> License | None:
    """The licence in the last sentence of a text that a list below names."""
    sentence = next(reversed(sentences(text, _may_name)), None)
    if sentence is None or sentence.ruling not in ASKING or not sentence.passage.text.endswith(":"):
        return None
    found = [item.leaf for item in leaves(sentence)]
    last = found[-1] if found else None
    is_listed = isinstance(last, License) and last.evidence.rule == LISTED_RULE and last.timing in DUE_UNDER_HEADING
    return last if is_listed and isinstance(last, License) else None


def _group(text: Passage, above: str) -> str:
    """The specialty of which alone a text speaks: that which it names at its start, or else the one `above` it."""
    opened = opening(text.text)
    if opened is None or opened[0] is not Mark.SET or LEVEL.match(text.text):
        return above  # "Tank Operator Grade II" is the name of a licence
    return "" if COMMON.match(opened[1]) else ONLY.sub("", opened[1].casefold())


def _noted(text: Passage) -> Iterator[Credential]:
    """The licences that a note asks of everyone."""
    if may_match("conditions", text.text, "asked"):
        for sentence in sentences(text, _asks):
            yield from _asked(sentence, DUE)


def _listed(text: Passage, choices: bool) -> Iterator[Credential]:
    """The licences under a heading of their own: there the bare name of one is enough ("CPR certification."), unless
    it stands in a list of `choices` ("one of the following:"): none of those is asked of everyone.
    """
    for sentence in sentences(text, _may_name):
        words = sentence.passage.text
        found = tuple(_asked(sentence, DUE_UNDER_HEADING))
        bare = not choices and first_match("conditions", words, "verb") is None
        if found and (first_match("conditions", words, "asked") or (bare and _opens(sentence, found))):
            yield from found
        elif bare and not found:
            yield from _person(sentence)


def _may_name(text: str) -> bool:
    """True for words that may name a licence, and not only for some."""
    names = may_find(text, "license") or may_match("conditions", text, "credential")
    return names and not first_match("conditions", text, "some")


def _opens(sentence: Sentence, found: Sequence[Credential]) -> bool:
    """True if a sentence is the name of a licence and what belongs to it: it opens with the licence."""
    return sentence.passage.text.startswith(found[0].license.evidence.text)


def _person(sentence: Sentence) -> Iterator[Credential]:
    """The licence of a sentence that names who has it: "Certified welding inspector."."""
    words = sentence.passage.text
    longest = max(len(each.split()) for each in re.split(r"\bor\b", words))
    names = longest <= LONGEST_NAME and first_match("conditions", words, "credential")
    if names and sentence.ruling is Ruling.REQUIREMENT and timing(words) in DUE_UNDER_HEADING:
        evidence = sentence.passage.evidence("credential-of-a-person")
        yield Credential(License(name=words.strip(" .;"), timing=timing(words), evidence=evidence), ())


def _asks(text: str) -> bool:
    """True for words that ask something of all, not of some."""
    return bool(first_match("conditions", text, "asked")) and not first_match("conditions", text, "some")


def _asked(sentence: Sentence, due: Sequence[LicenseTiming]) -> Iterator[Credential]:
    if sentence.ruling not in ASKING:
        return
    labels = references(sentence.passage.text)
    asked: list[License] = []
    for joined in leaves(sentence):
        if not isinstance(joined.leaf, License) or joined.leaf.timing not in due:
            continue
        if joined.leaf.evidence.rule == LISTED_RULE:
            continue
        if joined.joint is Joint.AND:
            asked.append(joined.leaf)
        elif asked:  # "PE or RA" is one licence that has two names
            asked[-1] = asked[-1].model_copy(update={"name": f"{asked[-1].name} or {joined.leaf.name}"})
    yield from (Credential(license, labels) for license in asked)


def with_credentials(alternatives: Sequence[Alternative], asked: Sequence[Credential]) -> tuple[Alternative, ...]:
    """The alternatives with the licences that everyone needs; what an alternative already has is not repeated."""
    return tuple(_with(alternative, asked) for alternative in alternatives)


def _held(name: str, has: Set[str]) -> bool:
    """True for a licence, or a choice of several ("PE or RA"), that is among those an alternative has."""
    return name in has or any(name.startswith(f"{one} or ") or name.endswith(f" or {one}") for one in has)


def _with(alternative: Alternative, asked: Sequence[Credential]) -> Alternative:
    has = {leaf.name.lower() for leaf in alternative.leaves if isinstance(leaf, License)}
    combination = any(isinstance(leaf, EquivalentCombination) for leaf in alternative.leaves)
    added = tuple(
        item.license
        for item in asked
        if not _held(item.license.name.lower(), has)
        and (not item.labels or combination or alternative.label in item.labels)
        and item.group in alternative.label.casefold()
    )
    return alternative.model_copy(update={"leaves": (*alternative.leaves, *added)}) if added else alternative
