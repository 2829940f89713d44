"""ClassSpec in; out: rows of its ways to qualify, of their single requirements, of exchanges and of what is desired.

The row of an alternative summarises its leaves: amounts of experience add up, without those that lie inside another;
the highest level of education counts; an equivalent combination states floors, and then no amounts.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from models.classspec import ClassSpec
from models.requirement import (
    Alternative,
    Condition,
    CreditUnit,
    Education,
    EducationLevel,
    EquivalentCombination,
    Experience,
    Leaf,
    License,
    LicenseTiming,
    TrackName,
)
from models.tables import AlternativeRow, DesirableRow, LeafKind, RequirementRow, SubstitutionRow
from pipeline.tabulate.place import place_and_evidence, place_and_text

NOT_DUE_YET = (LicenseTiming.AFTER_APPOINTMENT, LicenseTiming.DESIRED)


def alternative_rows(spec: ClassSpec) -> Iterator[AlternativeRow]:
    """One row for each way to qualify, counted through all tracks."""
    for order, track, alternative in _alternatives(spec):
        floor = next((leaf for leaf in alternative.leaves if isinstance(leaf, EquivalentCombination)), None)
        yield AlternativeRow(
            spec_id=spec.spec_id,
            track=track,
            order=order,
            label=alternative.label,
            licenses=_licenses(alternative),
            **_subjects(alternative),
            **(_amounts(alternative) if floor is None else _floors(floor)),
            **place_and_text(alternative.evidence),
        )


def _alternatives(spec: ClassSpec) -> Iterator[tuple[int, TrackName, Alternative]]:
    tracks = spec.qualifications.tracks
    pairs = ((track.name, alternative) for track in tracks for alternative in track.alternatives)
    for order, (name, alternative) in enumerate(pairs, start=1):
        yield order, name, alternative


def _subjects(alternative: Alternative) -> dict[str, Any]:
    """What the education and the experience are in; titles also those of amounts that lie inside another."""
    experience = [leaf for leaf in alternative.leaves if isinstance(leaf, Experience)]
    nested = (amount for leaf in experience for amount, _ in _nested(leaf) if isinstance(amount, Experience))
    return {
        "fields": _union(_fields(leaf) for leaf in alternative.leaves),
        "experience": _union((leaf.subject,) for leaf in experience),
        "titles": _union(amount.titles for amount in nested),
    }


def _amounts(alternative: Alternative) -> dict[str, Any]:
    """How much education and experience is asked for."""
    education = [leaf for leaf in alternative.leaves if isinstance(leaf, Education)]
    experience = [leaf for leaf in alternative.leaves if isinstance(leaf, Experience)]
    credits, unit = _credits(education)
    return {
        "education_level": max((leaf.level for leaf in education), key=_rank, default=None),
        "credits": credits,
        "credit_unit": unit,
        "experience_months": _sum(leaf.months for leaf in experience),
        "experience_hours": _sum(leaf.hours for leaf in experience),
    }


def _fields(leaf: Leaf) -> tuple[str, ...]:
    """The fields of study of an education, or of the floor of an equivalent combination."""
    if isinstance(leaf, EquivalentCombination):
        return leaf.floor_fields
    return leaf.fields if isinstance(leaf, Education) else ()


def _floors(combination: EquivalentCombination) -> dict[str, Any]:
    return {
        "equivalent_combination": True,
        "floor_education_level": combination.floor_education,
        "floor_experience_months": combination.floor_experience_months,
    }


def _rank(level: EducationLevel) -> int:
    return level.rank


def _credits(education: Iterable[Education]) -> tuple[float | None, CreditUnit | None]:
    """The sum of the credits that are counted like the first ones: semester and quarter credits do not add up."""
    counted = [leaf for leaf in education if leaf.credits is not None]
    if not counted:
        return None, None
    unit = counted[0].credit_unit
    return _sum(leaf.credits for leaf in counted if leaf.credit_unit == unit), unit


def _sum(amounts: Iterable[float | None]) -> float | None:
    """The sum of the stated amounts; None if no amount is stated."""
    stated = [amount for amount in amounts if amount is not None]
    return sum(stated) if stated else None


def _union(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every item once, in the order of its first appearance."""
    return tuple(dict.fromkeys(item for items in lists for item in items if item))


def _licenses(alternative: Alternative) -> tuple[str, ...]:
    due = ((leaf.name,) for leaf in alternative.leaves if isinstance(leaf, License) and leaf.timing not in NOT_DUE_YET)
    kept = (leaf.floor_licenses for leaf in alternative.leaves if isinstance(leaf, EquivalentCombination))
    return _union((*due, *kept))


def requirement_rows(spec: ClassSpec) -> Iterator[RequirementRow]:
    """One row for each leaf of each alternative; the amounts inside an amount follow it."""
    for number, track, alternative in _alternatives(spec):
        leaves = (pair for leaf in alternative.leaves for pair in _nested(leaf))
        for order, (leaf, of_which) in enumerate(leaves, start=1):
            yield RequirementRow(
                spec_id=spec.spec_id,
                track=track,
                alternative=number,
                order=order,
                kind=LeafKind(leaf.kind),
                of_which=of_which,
                **_particulars(leaf),
                **place_and_text(leaf.evidence),
            )


def _nested(leaf: Leaf, of_which: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """The leaf, then the amounts inside it, each with whether it lies inside another."""
    yield leaf, of_which
    if isinstance(leaf, Experience):
        for part in leaf.of_which:
            yield from _nested(part, of_which=True)


def _particulars(leaf: Leaf) -> dict[str, Any]:
    """The columns of `requirements` that only this kind of leaf fills."""
    match leaf:
        case Education():
            return {
                "level": leaf.level,
                "fields": leaf.fields,
                "credits": leaf.credits,
                "credit_unit": leaf.credit_unit,
            }
        case Experience():
            return {
                "months": leaf.months,
                "hours": leaf.hours,
                "titles": leaf.titles,
                "subject": leaf.subject,
                "basis": leaf.basis,
                "within_months": leaf.within_months,
            }
        case License():
            return {"subject": leaf.name, "timing": leaf.timing}
        case Condition():
            return {"subject": leaf.about, "amount": leaf.amount}
        case EquivalentCombination():
            subject = ", ".join(leaf.floor_licenses)
            return {"level": leaf.floor_education, "months": leaf.floor_experience_months, "subject": subject}
        case _:
            return {}


def substitution_rows(spec: ClassSpec) -> Iterator[SubstitutionRow]:
    """One row for each rule of exchange."""
    for order, exchange in enumerate(spec.qualifications.substitutions, start=1):
        yield SubstitutionRow(
            spec_id=spec.spec_id,
            order=order,
            substitute=exchange.substitute,
            target=exchange.target,
            credits=exchange.credits,
            months=exchange.months,
            year_for_year=exchange.year_for_year,
            maximum_months=exchange.maximum_months,
            **place_and_text(exchange.evidence),
        )


def desirable_rows(spec: ClassSpec) -> Iterator[DesirableRow]:
    """One row for each thing that is only desired."""
    for order, desirable in enumerate(spec.qualifications.desirable, start=1):
        place = place_and_evidence(desirable.evidence)
        yield DesirableRow(spec_id=spec.spec_id, order=order, text=desirable.text, **place)
