"""What every published specification keeps, as functions that tell what is wrong: nothing where all is well.

Used by `test_promises.py` on the samples and on made-up documents, and by CI on every real document that it has.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from models.classspec import ClassSpec
from models.document import Document, Line, RawFile
from models.requirement import AllOf, AnyOf, Evidence, Requirement, Unparsed
from models.section import SectionKind
from pipeline.clean import clean
from pipeline.read import read


def words(lines: Iterable[Line]) -> list[str]:
    return [word for line in lines for word in line.text.split()]


def letters(lines: Iterable[Line]) -> Counter[str]:
    """Letters and digits: what is left when hyphens, bullets and spaces may change."""
    return Counter(sign for line in lines for sign in line.text if sign.isalnum())


def missing(raw: RawFile, content: bytes, specs: Sequence[ClassSpec]) -> dict[str, object]:
    """What got lost between reading and publishing, by name; empty if nothing did."""
    document = clean(read(raw, content)[0])
    if len(specs) > 1:
        lost = alphanumeric((*document.lines, *document.furniture)) - alphanumeric(every_line(specs))
        return {"words": lost} if lost else {}
    (spec,) = specs
    published = [line for section in spec.sections for line in section.extent]
    wanted, found = words(document.lines), words(published)
    return {
        **(
            {}
            if "".join(wanted) == "".join(found)
            else {"words": (Counter(wanted) - Counter(found), Counter(found) - Counter(wanted))}
        ),
        **({} if document.furniture == spec.furniture else {"furniture": document.furniture}),
    }


def every_line(specs: Sequence[ClassSpec]) -> Iterator[Line]:
    """All published lines of several classes of a file: what a series shares comes with each."""
    for spec in specs:
        yield from (line for section in spec.sections for line in section.extent)
        yield from spec.furniture


def alphanumeric(lines: Iterable[Line]) -> set[tuple[int, int, str]]:
    """Words with their places; a mark of a level may be cut off its line."""
    return {(line.page, line.number, word) for line in lines for word in re.findall(r"[^\W_]+", line.text)}


def unparsed(node: Requirement) -> Iterator[Unparsed]:
    if isinstance(node, AllOf | AnyOf):
        for member in node.members:
            yield from unparsed(member)
    elif isinstance(node, Unparsed):
        yield node


def _unparsed_evidence(spec: ClassSpec) -> set[Evidence]:
    """The words of the unparsed leaves; those that several ways have in common count once."""
    return {leaf.evidence for track in spec.qualifications.tracks for leaf in unparsed(track.tree)}


def uncounted(spec: ClassSpec) -> dict[str, tuple[int, int]]:
    """Counts of qualification words that do not agree, by name."""
    read = spec.qualifications
    lines = [line for part in spec.sections if part.kind is SectionKind.MINIMUM_QUALIFICATIONS for line in part.lines]
    left = sum(len(evidence.text.split()) for evidence in _unparsed_evidence(spec))
    wrong: dict[str, tuple[int, int]] = {}
    if left != read.words - read.explained_words:
        wrong["unexplained words, and words in unparsed leaves"] = (read.words - read.explained_words, left)
    if not 0 <= read.explained_words <= read.words <= len(words(lines)):
        wrong["explained words of all words of the text"] = (read.explained_words, len(words(lines)))
    return wrong


def evidence_in(value: object) -> Iterator[Evidence]:
    """Every evidence in a model, however deep."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from evidence_in(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from evidence_in(each)


def untraceable(spec: ClassSpec, document: Document) -> list[Evidence]:
    """The evidence whose words do not begin on the line that it names."""
    lines = [line for part in spec.sections for line in part.extent] + list(spec.furniture)
    return [each for each in evidence_in(spec) if not _stands_there(each, lines, document.title_hint)]


def _stands_there(evidence: Evidence, lines: list[Line], title_hint: str) -> bool:
    if evidence.rule == "format-title":  # a title beside the text, in the properties of the file
        return evidence.text == title_hint
    first, *others = (" ".join(part.split()) for part in re.split(" … |\n", evidence.text))
    here = [at for at, line in enumerate(lines) if (line.page, line.number) == (evidence.page, evidence.line)]
    whole = " ".join(words(lines))
    return any(_begins_in(first, lines[at:]) for at in here) and all(part in whole for part in others)


def _begins_in(text: str, lines: list[Line]) -> bool:
    """True if `text` stands in the lines and begins in the first of them."""
    first = " ".join(words(lines[:1]))
    running = " ".join(words(lines[: len(text) + 2]))  # a line has a letter at least
    return 0 <= running.find(text) <= len(first)
