"""The table of contents: one file becomes its class specifications.

In: a `RawFile` and its bytes. Out: `Parsed`. Read the steps of `_spec` from top to bottom: each is a function of the
ones before, pure, and named after what it makes.
"""

from collections.abc import Sequence

from models.classspec import Activity, ClassSpec, Identity, Stated
from models.document import Line, Problem, RawFile, Severity
from models.frozen import Frozen
from models.limits import USUAL, Limits
from models.section import Section, SectionKind
from pipeline.activities import activities
from pipeline.clean import clean
from pipeline.clean.run_together import unparted
from pipeline.compose import qualifications
from pipeline.drivers_license import drivers_license
from pipeline.identity import doubtful, identify
from pipeline.ksas import ksas
from pipeline.notes import notes
from pipeline.read import Unreadable, read
from pipeline.recognise import CORE, not_a_specification
from pipeline.segment import segment
from pipeline.split import Part, spec_ids, split


class Parsed(Frozen):
    """What became of one file: its specifications, or the problems that say why there are none."""

    raw: RawFile
    specs: tuple[ClassSpec, ...] = ()
    problems: tuple[Problem, ...] = ()


DESCRIBING = CORE - {SectionKind.MINIMUM_QUALIFICATIONS}
"""Parts that describe a class; where one of them is, its duties are expected."""
MAX_LINES = 20_000
"""Lines of one class: ten times the longest specification, and as much as can be looked at in seconds."""


def parse(raw: RawFile, content: bytes, limits: Limits = USUAL) -> Parsed:
    """The class specifications in one file. A file that cannot be read gives its problem; nothing is raised for it."""
    try:
        documents = read(raw, content, limits.lines)
    except Unreadable as unreadable:
        return Parsed(raw=raw, problems=(unreadable.problem,))
    parts = [part for document in documents for part in split(document, clean(document))]
    if any(len(part.document.lines) > MAX_LINES for part in parts):
        return Parsed(raw=raw, problems=(_too_large(parts),))
    specs = [_spec(part) for part in parts]
    if len(specs) == 1 and (problem := not_a_specification(specs[0].sections)):
        return Parsed(raw=raw, problems=(problem,))
    return Parsed(raw=raw, specs=_with_ids(raw, specs))


def _spec(part: Part) -> ClassSpec:
    document = part.document
    sections, segment_problems = segment(document)
    sections = part.marked(sections)
    identity = part.identity(identify(document, sections))
    qualified, rule_problems = qualifications(sections)
    license, license_evidence = drivers_license(sections)
    duties = activities(sections)
    return ClassSpec(
        spec_id=document.raw.spec_id,
        raw=document.raw,
        pages=document.pages,
        identity=identity,
        sections=sections,
        furniture=document.furniture,
        activities=duties,
        ksas=ksas(sections),
        qualifications=qualified,
        notes=notes(sections),
        drivers_license=license,
        drivers_license_evidence=license_evidence,
        problems=(
            *document.problems,
            *segment_problems,
            *rule_problems,
            *_without_title(identity),
            *_without_duties(duties, sections),
            *doubtful(document, sections, identity),
            *unparted(_read_for_facts(sections)),
        ),
    )


def _too_large(parts: Sequence[Part]) -> Problem:
    lines = max(len(part.document.lines) for part in parts)
    message = f"What was taken for one class has {lines:,} lines; at most {MAX_LINES:,} are read."
    return Problem(code="too-large", severity=Severity.ERROR, message=message)


def _read_for_facts(sections: Sequence[Section]) -> list[Line]:
    """The lines from which duties, knowledge and qualifications are taken."""
    return [line for section in sections if section.kind in CORE for line in section.extent]


def _with_ids(raw: RawFile, specs: Sequence[ClassSpec]) -> tuple[ClassSpec, ...]:
    """The specifications of one file, each with an id of its own."""
    ids = spec_ids(raw.spec_id, [(_value(spec.identity.title), _value(spec.identity.class_code)) for spec in specs])
    return tuple(_named(spec, id_, id_.removeprefix(raw.spec_id)[2:]) for spec, id_ in zip(specs, ids, strict=True))


def _named(spec: ClassSpec, spec_id: str, part: str) -> ClassSpec:
    raw = spec.raw.model_copy(update={"spec_id": spec_id})
    return spec.model_copy(update={"spec_id": spec_id, "raw": raw, "part": part})


def _value(stated: Stated | None) -> str:
    return stated.value if stated else ""


def _without_title(identity: Identity) -> tuple[Problem, ...]:
    if identity.title is not None:
        return ()
    message = "No title was found. Check whether this is a class specification."
    return (Problem(code="no-title", severity=Severity.WARNING, message=message),)


def _without_duties(duties: Sequence[Activity], sections: Sequence[Section]) -> tuple[Problem, ...]:
    """A class that is described, and of which no duties were found. A paper of qualifications only has none to find."""
    if duties or all(section.kind not in DESCRIBING for section in sections):
        return ()
    message = "No duties were found; check the headings of the document."
    return (Problem(code="no-activities", severity=Severity.WARNING, message=message),)
