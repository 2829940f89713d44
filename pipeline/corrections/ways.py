"""Corrections of the ways to qualify: the leaves of an alternative in, its leaves with the right value out.

A column of `alternatives` summarises several leaves. It is corrected where one leaf decides it; where several do,
`Impossible` names the facts of `requirements` that say which is meant. The row is checked afterwards: a correction
that does not show there is none (`pipeline/corrections/__init__.py`).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from models.classspec import ClassSpec
from models.requirement import (
    Alternative,
    Education,
    EducationLevel,
    EquivalentCombination,
    Evidence,
    Experience,
    Leaf,
    License,
    Track,
)
from pipeline.corrections.facts import Address
from pipeline.corrections.stated import marked
from pipeline.corrections.values import Held, Impossible

Leaves = tuple[Leaf, ...]
Kind = TypeVar("Kind", Education, Experience, License, EquivalentCombination)
FIELDS = {"level": Education, "fields": Education, "credits": Education, "months": Experience, "titles": Experience}
"""Columns of `requirements` that can be corrected, and the leaf that has them."""


def with_way(spec: ClassSpec, address: Address, value: Held) -> ClassSpec:
    """A column of one row of `alternatives` or `requirements` set."""

    def change(way: Alternative) -> Alternative:
        if address.table == "requirements":
            leaves = _with_requirement(way.leaves, address, value)
        else:
            leaves = COLUMNS[address.column](way.leaves, value, way.evidence)
        if not leaves:
            raise Impossible("nothing would be required then; take the way out instead (value false)")
        return way.model_copy(update={"leaves": leaves, "evidence": marked(way.evidence)})

    return with_ways(spec, lambda position, way: change(way) if position == address.positions[0] else way)


def with_ways(spec: ClassSpec, change: Callable[[int, Alternative], Alternative]) -> ClassSpec:
    """Every alternative, counted through all tracks, changed."""
    position = 0
    tracks: list[Track] = []
    for track in spec.qualifications.tracks:
        ways = []
        for way in track.alternatives:
            position += 1
            ways.append(change(position, way))
        tracks.append(track.model_copy(update={"alternatives": tuple(ways)}))
    return spec.model_copy(update={"qualifications": spec.qualifications.model_copy(update={"tracks": tuple(tracks)})})


def _with_requirement(leaves: Leaves, address: Address, value: Held) -> Leaves:
    """The leaf at an order of `requirements` changed: amounts inside an amount are counted after it."""
    changed: list[Leaf] = []
    order = 1
    for leaf in leaves:
        new, order = _counted(leaf, order, address, value)
        changed.append(new)
    return tuple(changed)


def _counted(leaf: Leaf, order: int, address: Address, value: Held) -> tuple[Leaf, int]:
    """The leaf, changed if it or a part of it is meant, and the order of the next."""
    if order == address.positions[1]:
        if not isinstance(leaf, FIELDS[address.column]):
            raise Impossible(f"requirement {order} is a {leaf.kind.replace('_', ' ')} and has no {address.column}")
        leaf = _set(leaf, address.column, value)
    order += 1
    if isinstance(leaf, Experience):
        parts: list[Experience] = []
        for part in leaf.of_which:
            new, order = _counted(part, order, address, value)
            if isinstance(new, Experience):
                parts.append(new)
        leaf = leaf.model_copy(update={"of_which": tuple(parts)})
    return leaf, order


def _set(leaf: Leaf, field: str, value: Held) -> Leaf:
    empty = () if field in ("fields", "titles") else None
    return leaf.model_copy(update={field: empty if value is None else value, "evidence": marked(leaf.evidence)})


def _level(leaves: Leaves, value: Held, ground: Evidence) -> Leaves:
    _refuse_combination(leaves, "floor_education_level")
    schools = _of(leaves, Education)
    if value is None:
        return tuple(leaf for leaf in leaves if leaf not in schools)
    if not schools:
        return (*leaves, Education(level=EducationLevel(str(value)), evidence=marked(ground)))
    return _replaced(leaves, max(schools, key=lambda leaf: leaf.level.rank), "level", value)


def _fields(leaves: Leaves, value: Held, _: Evidence) -> Leaves:
    combination, schools = _of(leaves, EquivalentCombination), _of(leaves, Education)
    if combination and not schools:
        return _replaced(leaves, combination[0], "floor_fields", value)
    return _replaced(leaves, _one(schools, "fields", "education"), "fields", value)


def _credits(leaves: Leaves, value: Held, _: Evidence) -> Leaves:
    leaf = _one(_of(leaves, Education), "credits", "education")
    changed = _set(leaf, "credits", value)
    changed = changed if value is not None else _set(changed, "credit_unit", None)
    return tuple(changed if each is leaf else each for each in leaves)


def _credit_unit(leaves: Leaves, value: Held, _: Evidence) -> Leaves:
    leaf = _one(_of(leaves, Education), "credits", "education")
    if leaf.credits is None:
        raise Impossible("no credits are asked for; correct credits first")
    return _replaced(leaves, leaf, "credit_unit", value)


def _months(leaves: Leaves, value: Held, ground: Evidence) -> Leaves:
    _refuse_combination(leaves, "floor_experience_months")
    amounts = _of(leaves, Experience)
    if not amounts and isinstance(value, float):
        return (*leaves, Experience(months=value, evidence=marked(ground)))
    return _replaced(leaves, _one(amounts, "months", "experience"), "months", value)


def _titles(leaves: Leaves, value: Held, _: Evidence) -> Leaves:
    return _replaced(leaves, _one(_of(leaves, Experience), "titles", "experience"), "titles", value)


def _licenses(leaves: Leaves, value: Held, ground: Evidence) -> Leaves:
    """Those that stay keep their own words; the others rest on the words of the way."""
    names = value if isinstance(value, tuple) else ()
    held = _of(leaves, License)
    kept = tuple(leaf for leaf in leaves if not isinstance(leaf, License) or leaf.name in names)
    there = {leaf.name for leaf in held}
    new = tuple(License(name=name, evidence=marked(ground)) for name in names if name not in there)
    return (*(leaf if leaf not in held else _set(leaf, "name", leaf.name) for leaf in kept), *new)


def _combination(leaves: Leaves, value: Held, ground: Evidence) -> Leaves:
    """Amounts become the floor of the combination, and its floor becomes amounts: nothing is lost either way."""
    held = _of(leaves, EquivalentCombination)
    if bool(held) == value:
        return leaves
    if value:
        fixed = [leaf for leaf in leaves if isinstance(leaf, Education | Experience)]
        from pipeline.compose.clause import with_floor  # not at the top: it loads the whole parser

        floored = with_floor(EquivalentCombination(evidence=marked(ground)), [[leaf] for leaf in fixed])
        return (*(leaf for leaf in leaves if leaf not in fixed), floored)
    (combination,) = held[:1]
    rest = tuple(leaf for leaf in leaves if leaf is not combination)
    return (*rest, *_amounts(combination))


def _amounts(combination: EquivalentCombination) -> Leaves:
    evidence = marked(combination.evidence)
    leaves: list[Leaf] = []
    if combination.floor_education:
        fields = combination.floor_fields
        leaves.append(Education(level=combination.floor_education, fields=fields, evidence=evidence))
    if combination.floor_experience_months is not None:
        leaves.append(Experience(months=combination.floor_experience_months, evidence=evidence))
    leaves.extend(License(name=name, evidence=evidence) for name in combination.floor_licenses)
    return tuple(leaves)


def _floor_level(leaves: Leaves, value: Held, _: Evidence) -> Leaves:
    return _replaced(leaves, _the_combination(leaves), "floor_education", value)


def _floor_months(leaves: Leaves, value: Held, _: Evidence) -> Leaves:
    return _replaced(leaves, _the_combination(leaves), "floor_experience_months", value)


COLUMNS: Mapping[str, Callable[[Leaves, Held, Evidence], Leaves]] = {
    "education_level": _level,
    "fields": _fields,
    "credits": _credits,
    "credit_unit": _credit_unit,
    "experience_months": _months,
    "titles": _titles,
    "licenses": _licenses,
    "equivalent_combination": _combination,
    "floor_education_level": _floor_level,
    "floor_experience_months": _floor_months,
}
"""How each column of `alternatives` is set; `(leaves, value, words of the way)` to leaves."""


def _of(leaves: Leaves, kind: type[Kind]) -> list[Kind]:
    return [leaf for leaf in leaves if isinstance(leaf, kind)]


def _one(found: Sequence[Kind], field: str, what: str) -> Kind:
    """The only leaf of its kind, or the only one with something in the field."""
    filled = [leaf for leaf in found if getattr(leaf, field) not in (None, ())]
    if not found:
        raise Impossible(f"this way asks for no {what}, so there is nothing to correct in it")
    if len(found) > 1 and len(filled) != 1:
        raise Impossible(f"this way asks for several kinds of {what}; correct requirements.N.N.{field} instead")
    return found[0] if len(found) == 1 else filled[0]


def _the_combination(leaves: Leaves) -> EquivalentCombination:
    found = _of(leaves, EquivalentCombination)
    if not found:
        raise Impossible("this way is no equivalent combination; correct equivalent_combination first")
    return found[0]


def _refuse_combination(leaves: Leaves, floor: str) -> None:
    if _of(leaves, EquivalentCombination):
        raise Impossible(f"this way is an equivalent combination; correct its {floor} instead")


def _replaced(leaves: Leaves, old: Leaf, field: str, value: Held) -> Leaves:
    if isinstance(old, EquivalentCombination) and field == "floor_fields":
        value = value or ()
    return tuple(_set(leaf, field, value) if leaf is old else leaf for leaf in leaves)
