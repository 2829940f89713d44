"""A specification and the corrections of people in; the specification as it is published out. Pure.

A correction wins over extraction as long as the words it rests on stand. All are held against what extraction found,
whatever was corrected before: one that finds its words no longer, or whose value cannot be, is held back with a
problem, and what was extracted stands. Of two for the same fact the later one counts.

`facts.py` names what can be corrected, `values.py` checks values, `present.py` finds a fact by its words; `stated.py`
and `ways.py` carry a correction out, `trees.py` keeps the tree of the qualifications true.
"""

from collections.abc import Sequence
from typing import NamedTuple

from models.classspec import ClassSpec
from models.correction import AppliedCorrection, Correction, CorrectionState
from models.document import Problem, Severity
from models.requirement import Evidence
from pipeline.corrections.facts import SPECS, Address, address, allowed, fact
from pipeline.corrections.present import (
    ALTERNATIVES,
    REQUIREMENTS,
    Gone,
    facts,
    folded,
    found,
    present,
    standing,
    words,
)
from pipeline.corrections.stated import with_item, with_stated, without_items
from pipeline.corrections.trees import with_tree
from pipeline.corrections.values import Held, Impossible, accepted, expected, from_text, text_of
from pipeline.corrections.ways import with_way

__all__ = [
    "Gone",
    "Impossible",
    "address",
    "allowed",
    "apply",
    "expected",
    "fact",
    "facts",
    "from_text",
    "present",
    "standing",
    "words",
]

SETTLES = {"title": "no-title"}
"""A problem that there is no more when the fact is corrected."""


class Planned(NamedTuple):
    """A correction held against what was extracted: where its fact stands, its words and its value, or why not."""

    correction: Correction
    place: Address | None
    value: Held = None
    extracted: str = ""
    evidence: Evidence | None = None
    state: CorrectionState = CorrectionState.APPLIED
    reason: str = ""

    @property
    def is_removal(self) -> bool:
        """True if a row is to be taken out."""
        return self.place is not None and not self.place.column


def apply(spec: ClassSpec, corrections: Sequence[Correction]) -> ClassSpec:
    """The specification with the corrections that can be carried out; `corrections` says what became of each."""
    if not corrections:
        return spec
    planned = _without_replaced([_planned(spec, each) for each in corrections])
    changed, done = _carried_out(spec, planned)
    told = tuple(problem for each in done if (problem := _problem(each)))
    settled = {SETTLES.get(each.place.column) for each in done if each.place and _holds(each)}
    kept = tuple(problem for problem in spec.problems if problem.code not in settled)
    return changed.model_copy(update={"problems": (*kept, *told), "corrections": tuple(map(_applied, done))})


def _planned(spec: ClassSpec, correction: Correction) -> Planned:
    meant, known = address(correction.fact), fact(correction.fact)
    if meant is None or known is None:
        reason = f"there is no fact named {correction.fact}"
        return Planned(correction, None, state=CorrectionState.HELD_BACK, reason=reason)
    try:
        place = found(spec, meant, correction.words)
        said = present(spec, place)
        ground = _ground(spec, place, correction.words)
    except Gone as gone:
        return Planned(correction, None, state=CorrectionState.HELD_BACK, reason=str(gone))
    plan = Planned(correction, place, extracted=said.value, evidence=ground)
    try:
        value = accepted(known, correction.value)
    except Impossible as impossible:
        return plan._replace(state=CorrectionState.HELD_BACK, reason=str(impossible))
    if not plan.is_removal and text_of(value) == said.value:
        return plan._replace(value=value, state=CorrectionState.SUPERFLUOUS)
    return plan._replace(value=value)


def _ground(spec: ClassSpec, place: Address, wanted: str) -> Evidence | None:
    """The words that the fact rests on, where they are still those of the correction; Gone if they are not."""
    ground = words(spec, place)
    if ground is not None and folded(ground.text) == folded(wanted):
        return present(spec, place).evidence
    if ground is not None and not wanted:
        raise Gone("it names no words, and the fact now rests on some")
    if ground is not None:
        raise Gone("the fact no longer rests on the words of the correction")
    if not wanted:
        return None
    printed = standing(spec, wanted)
    if printed is None:
        raise Gone("the words that it rests on are no longer there")
    return printed


def _without_replaced(planned: list[Planned]) -> list[Planned]:
    """Earlier corrections of a fact step back behind later ones, also one that no longer finds its words."""
    names: set[str] = set()
    places: set[Address] = set()
    kept: list[Planned] = []
    for plan in reversed(planned):
        is_replaced = plan.place in places if plan.place else plan.correction.fact in names
        kept.append(plan._replace(state=CorrectionState.REPLACED) if is_replaced else plan)
        names.add(plan.correction.fact)
        if plan.place:
            places.add(plan.place)
    return kept[::-1]


def _carried_out(spec: ClassSpec, planned: Sequence[Planned]) -> tuple[ClassSpec, list[Planned]]:
    """Single requirements first, since their numbers are those of extraction; then the rest; removals last."""
    done = dict(enumerate(planned))
    changed = spec
    for number in sorted(done, key=lambda number: (_phase(done[number]), number)):
        plan = done[number]
        if plan.state is CorrectionState.APPLIED and not plan.is_removal:
            try:
                changed = _with(changed, plan)
            except Impossible as impossible:
                done[number] = plan._replace(state=CorrectionState.HELD_BACK, reason=str(impossible))
    ordered = [done[number] for number in sorted(done)]
    return _without_rows(spec, changed, ordered), ordered


def _phase(plan: Planned) -> int:
    return 0 if plan.place and plan.place.table == REQUIREMENTS else 1


def _with(spec: ClassSpec, plan: Planned) -> ClassSpec:
    """One correction carried out; Impossible also if the table would not show it."""
    place = plan.place
    if place is None:
        return spec
    if place.table == SPECS:
        changed = with_stated(spec, place.column, plan.value, plan.evidence)
    elif place.table in (ALTERNATIVES, REQUIREMENTS):
        changed = with_way(spec, place, plan.value)
    else:
        changed = with_item(spec, place, plan.value)
    if present(changed, place).value != text_of(plan.value):
        raise Impossible("other requirements of this way would still say otherwise; correct requirements.N.N instead")
    return changed


def _without_rows(before: ClassSpec, spec: ClassSpec, planned: Sequence[Planned]) -> ClassSpec:
    removed: dict[str, set[int]] = {}
    for plan in planned:
        if plan.place and plan.is_removal and plan.state is CorrectionState.APPLIED:
            removed.setdefault(plan.place.table, set()).add(plan.place.positions[0])
    spec = _with_tracks(before, spec, removed.pop(ALTERNATIVES, set()))
    for table, positions in removed.items():
        spec = without_items(spec, table, positions)
    return spec


def _with_tracks(before: ClassSpec, spec: ClassSpec, removed: set[int]) -> ClassSpec:
    """The tracks with their trees, without the alternatives taken out; a track without any is taken out too."""
    first, tracks = 1, []
    for old, new in zip(before.qualifications.tracks, spec.qualifications.tracks, strict=True):
        places = {position - first for position in removed if first <= position < first + len(old.alternatives)}
        tracks.append(with_tree(old, new, places))
        first += len(old.alternatives)
    kept = tuple(track for track in tracks if track is not None)
    if kept == before.qualifications.tracks:
        return spec
    return spec.model_copy(update={"qualifications": spec.qualifications.model_copy(update={"tracks": kept})})


def _holds(plan: Planned) -> bool:
    return plan.state is CorrectionState.APPLIED


def _applied(plan: Planned) -> AppliedCorrection:
    correction = plan.correction
    return AppliedCorrection(
        fact=plan.place.name if plan.place else correction.fact,
        extracted=plan.extracted,
        corrected=text_of(correction.value if plan.value is None else plan.value),
        reason=correction.reason,
        by=correction.by,
        on=correction.on,
        state=plan.state,
        evidence=plan.evidence,
        remark=plan.reason,
    )


def _problem(plan: Planned) -> Problem | None:
    """What an analyst must or may look at."""
    correction = plan.correction
    place = {"page": plan.evidence.page, "line": plan.evidence.line} if plan.evidence else {}
    what = f"{correction.fact} by {correction.by} of {correction.on}"
    if plan.state is CorrectionState.HELD_BACK:
        message = f"The correction of {what} was not carried out: {plan.reason}."
        return Problem(code="correction-held-back", severity=Severity.WARNING, message=message, **place)
    if plan.state is CorrectionState.SUPERFLUOUS:
        message = f"The correction of {what} says what is read without it; take it out of corrections.toml."
        return Problem(code="correction-superfluous", severity=Severity.INFO, message=message, **place)
    return None
