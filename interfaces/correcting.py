"""One correction as the command line takes it: checked against the document itself, shown, and written down.

The document is read anew, so that the correction rests on the words that stand in it now, and held against it exactly
as the next ingest will do it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from interfaces.opening import Unusable as UnusableFile
from interfaces.opening import specifications
from interfaces.status import Status, say
from models.classspec import ClassSpec
from models.correction import Correction, CorrectionState
from pipeline.corrections import (
    Gone,
    Impossible,
    address,
    allowed,
    apply,
    fact,
    facts,
    from_text,
    present,
    standing,
    words,
)
from pipeline.corrections.facts import Address
from pipeline.corrections.present import ALTERNATIVES, REQUIREMENTS
from pipeline.publish.layout import spec_path
from pipeline.sources import RawFolderError, discover
from pipeline.sources.corrections import LONGEST_NAME, LONGEST_REASON, Unusable, read_corrections
from pipeline.sources.corrections_writing import append_correction


class Wanted(NamedTuple):
    """What was typed."""

    fact: str
    value: str | None
    reason: str
    by: str
    on: str
    words: str


class Subject(NamedTuple):
    """A specification as extracted and as corrected so far, its corrections, and the folder that they stand in."""

    extracted: ClassSpec
    present: ClassSpec
    corrections: tuple[Correction, ...]
    folder: Path


class _Place(NamedTuple):
    """Where a specification lies: its id, the path of its document below RAW, and which part of that it is (empty: all
    of it)."""

    spec_id: str
    source: str
    part: str = ""


class Refused(Exception):  # noqa: N818 -- it says all there is to say
    """The correction is not written; the message is one line that says what to do."""


def show_facts(named: str, raw: Path, structured: Path) -> int:
    """Print the facts that can be corrected; the exit status."""
    from interfaces.terminal.console import output
    from interfaces.terminal.corrections import facts_table

    try:
        spec = _subject(named, raw, structured).present
    except (Refused, UnusableFile) as error:
        return say(str(error), Status.USAGE)
    stated = (each for each in facts(spec) if each.value or each.address.table != REQUIREMENTS)
    output().print(facts_table((each.address.name, each.value, each.evidence) for each in stated))
    return Status.WELL


def correct(named: str, wanted: Wanted, raw: Path, structured: Path) -> int:
    """Check, show and write one correction; the exit status."""
    from interfaces.terminal.console import output
    from interfaces.terminal.corrections import written

    try:
        subject = _subject(named, raw, structured)
        shown, correction = _correction(subject, wanted)
        result = apply(subject.extracted, (*subject.corrections, correction))
        outcome = result.corrections[-1]
        if outcome.state is CorrectionState.HELD_BACK:
            raise Refused(f"{wanted.fact} cannot be corrected so: {outcome.remark}")
        before = present(subject.present, shown).value
        if outcome.corrected == before and shown.column:
            raise Refused(f"{wanted.fact} is {before or 'not stated'} already; nothing was written")
        path = append_correction(subject.folder, raw, correction)
    except (Refused, UnusableFile, Unusable) as error:
        return say(str(error), Status.USAGE)
    others = (
        [] if not shown.column else [each for each in _differences(subject.present, result) if each[0] != shown.name]
    )
    console = output()
    for part in written(subject.extracted.spec_id, before, outcome, others):
        console.print(part)
    console.print(f"written to {path}; it counts from the next ingest on", soft_wrap=True)
    return Status.WELL


def _differences(before: ClassSpec, after: ClassSpec) -> Iterator[tuple[str, str, str]]:
    """Facts that are other than before, besides single requirements: their ways show them."""
    old = {each.address.name: each.value for each in facts(before)}
    for each in facts(after):
        name = each.address.name
        if each.address.table != REQUIREMENTS and old.get(name, each.value) != each.value:
            yield name, old[name], each.value


def _correction(subject: Subject, wanted: Wanted) -> tuple[Address, Correction]:
    """Where the fact stands in the published tables, and the correction with the words it rests on."""
    place, known = address(wanted.fact), fact(wanted.fact)
    if place is None or known is None:
        raise Refused(f"there is no fact named {wanted.fact}; allowed are {allowed()}")
    if wanted.value is None:
        raise Refused(f"give the right value of {wanted.fact}")
    for name, text, most in (("--reason", wanted.reason, LONGEST_REASON), ("--by", wanted.by, LONGEST_NAME)):
        if not text.strip() or len(text) > most:
            raise Refused(f"{name} is needed, of at most {most} characters: it is published with the correction")
    try:
        extracted = _as_extracted(place, subject)
        correction = Correction(
            spec=subject.extracted.spec_id,
            fact=extracted.name,
            value=from_text(known, wanted.value),
            reason=" ".join(wanted.reason.split()),
            by=" ".join(wanted.by.split()),
            on=_day(wanted.on),
            words=_words(subject.extracted, extracted, wanted),
        )
    except (Gone, Impossible) as error:
        raise Refused(str(error)) from error
    return place, correction


def _as_extracted(place: Address, subject: Subject) -> Address:
    """The place as extraction counts: rows that a correction took out are no rows of the tables, but they count."""
    ground = present(subject.present, place).evidence  # Gone if there is no such row
    if not place.positions:
        return place
    table = ALTERNATIVES if place.table == REQUIREMENTS else place.table
    taken_out = {
        at.positions[0]
        for each in subject.present.corrections
        if each.state is CorrectionState.APPLIED and (at := address(each.fact)) and at.table == table and not at.column
    }
    position = 0
    for _ in range(place.positions[0]):
        position = next(n for n in range(position + 1, position + len(taken_out) + 2) if n not in taken_out)
    extracted = place._replace(positions=(position, *place.positions[1:]))
    same = present(subject.extracted, extracted).evidence
    if ground is None or same is None or ground.text != same.text:
        raise Gone(f"the requirements of this way were added or taken out by corrections; correct {table}.N instead")
    return extracted


def _words(spec: ClassSpec, place: Address, wanted: Wanted) -> str:
    ground = words(spec, place)
    if ground is not None:
        return ground.text
    if wanted.words and standing(spec, wanted.words) is None:
        raise Refused("--words do not stand in the document; copy them from what classspec show --full prints")
    return " ".join(wanted.words.split())


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise Refused("--on must be a day such as 2024-03-31") from error


def _subject(named: str, raw: Path, structured: Path) -> Subject:
    if not raw.is_dir():
        raise Refused(f"{raw}: there is no such folder of documents; give it with --raw")
    at = _place(named, raw, structured)
    document = raw / at.source
    if not document.is_file():
        raise Refused(f"{document}: the document of {at.spec_id} is not there; give its folder with --raw")
    extracted = _class_of(specifications(document), at, document).model_copy(update={"spec_id": at.spec_id})
    corrections = read_corrections(raw).by_spec().get(at.spec_id, ())
    first, *rest = Path(at.source).parts
    return Subject(extracted, apply(extracted, corrections), corrections, raw / first if rest else raw)


def _class_of(read: Sequence[ClassSpec], at: _Place, document: Path) -> ClassSpec:
    """The class at a place, of those in its document; Refused if it is not there, or not said which."""
    found = [spec for spec in read if spec.part == at.part]
    if found:
        return found[0]
    if not at.part:
        ids = " or ".join(f"{at.spec_id}--{spec.part}" for spec in read)
        raise Refused(f"{document} holds several classes; name one of them: {ids}")
    raise Refused(f"{document} does not hold {at.spec_id}; ingest first")


def _place(named: str, raw: Path, structured: Path) -> _Place:
    """The id of a specification and where its document lies."""
    path = Path(named)
    if path.is_file() and path.suffix.lower() == ".json":
        (published,) = specifications(path)
        return _Place(published.spec_id, published.raw.source, published.part)
    if path.is_file():
        if not path.resolve().is_relative_to(raw.resolve()):
            raise Refused(f"{path} lies outside {raw}; give the folder of documents with --raw")
        source = path.resolve().relative_to(raw.resolve()).as_posix()
        return _Place(_id_of(source, raw, structured), source)
    if (published_path := _published(named, structured)) is not None:
        (published,) = specifications(published_path)
        return _Place(published.spec_id, published.raw.source, published.part)
    file_id, _, part = named.partition("--")
    for spec_id, source in _discovered(raw):
        if spec_id == file_id:
            return _Place(named, source, part)
    raise Refused(
        f"{named}: there is no such specification in {structured} or {raw}, and no such file; "
        "specs.csv lists the ids, --raw and --out name other folders"
    )


def _published(spec_id: str, structured: Path) -> Path | None:
    try:
        path = structured / spec_path(spec_id)
    except ValueError:
        return None
    return path if path.is_file() else None


def _id_of(source: str, raw: Path, structured: Path) -> str:
    """The id that the document was published under, or else the one that an ingest would give it."""
    from models.tables import SpecRow
    from pipeline.publish import read_rows

    if (structured / "specs.csv").is_file():
        ids = [row.spec_id for row in read_rows(structured, SpecRow) if row.source == source]
        if len(ids) > 1:
            raise Refused(f"{source} holds several classes; name one of them: {' or '.join(ids)}")
        if ids:
            return ids[0]
    for spec_id, found in _discovered(raw):
        if found == source:
            return spec_id
    raise Refused(f"{source}: an ingest of {raw} does not read this file; name a document below that folder")


def _discovered(raw: Path) -> Iterator[tuple[str, str]]:
    try:
        yield from ((file.spec_id, file.source) for file in discover(raw).files)
    except RawFolderError as error:
        raise Refused(str(error)) from error
