"""Corrections of what stands once in a specification: identity, dates, pay, driver's licence; and of its lists.

In: a specification, a place, the right value. Out: the specification with it; `Impossible` if it cannot have it.
"""

from typing import Any

from models.classspec import ClassSpec, DriversLicense, Stated
from models.correction import CORRECTED
from models.requirement import Evidence
from pipeline.corrections.facts import Address
from pipeline.corrections.present import SALARY
from pipeline.corrections.values import Held, Impossible
from pipeline.tabulate.identity import STATED_OFTEN

NOWHERE = Evidence(rule=CORRECTED, text="", page=1, line=1)
"""What nothing was printed for rests on a person's word."""
SALARY_FIELDS = dict(zip(SALARY, ("minimum", "maximum", "period"), strict=True))
IN_QUALIFICATIONS = ("substitutions",)


def marked(evidence: Evidence | None) -> Evidence:
    """The same words, said to be read by a person."""
    return evidence.model_copy(update={"rule": CORRECTED}) if evidence else NOWHERE


def with_stated(spec: ClassSpec, column: str, value: Held, evidence: Evidence | None) -> ClassSpec:
    """A column of `specs` set."""
    if column == "drivers_license":
        update = {"drivers_license": value or DriversLicense.NOT_STATED, "drivers_license_evidence": None}
        return spec.model_copy(update=update | ({"drivers_license_evidence": marked(evidence)} if value else {}))
    if column in SALARY:
        return _with_identity(spec, "salary", _salary(spec, column, value))
    if column in STATED_OFTEN:
        dates = value if isinstance(value, tuple) else ()
        return _with_identity(spec, column, tuple(Stated(value=date, evidence=marked(evidence)) for date in dates))
    stated = None if value is None else Stated(value=str(value), evidence=marked(evidence))
    return _with_identity(spec, column, stated)


def _salary(spec: ClassSpec, column: str, value: Held) -> object:
    salary = spec.identity.salary
    if salary is None:
        raise Impossible("no salary was read, so there is no end or period of it to correct")
    right = value or "" if column == "salary_period" else value
    return salary.model_copy(update={SALARY_FIELDS[column]: right, "evidence": marked(salary.evidence)})


def _with_identity(spec: ClassSpec, field: str, value: object) -> ClassSpec:
    return spec.model_copy(update={"identity": spec.identity.model_copy(update={field: value})})


def with_item(spec: ClassSpec, address: Address, value: Held) -> ClassSpec:
    """A column of one activity, KSA, note or substitution set."""
    at = address.positions[0] - 1
    items = list(_items(spec, address.table))
    right = "" if value is None and isinstance(getattr(items[at], address.column), str) else value
    items[at] = items[at].model_copy(update={address.column: right, "evidence": marked(items[at].evidence)})
    return _with_items(spec, address.table, items)


def without_items(spec: ClassSpec, table: str, positions: set[int]) -> ClassSpec:
    """The list of a table without the items at these positions."""
    kept = [item for position, item in enumerate(_items(spec, table), start=1) if position not in positions]
    return _with_items(spec, table, kept)


def _items(spec: ClassSpec, table: str) -> tuple[Any, ...]:
    items: tuple[Any, ...] = getattr(spec.qualifications if table in IN_QUALIFICATIONS else spec, table)
    return items


def _with_items(spec: ClassSpec, table: str, items: list[Any]) -> ClassSpec:
    if table not in IN_QUALIFICATIONS:
        return spec.model_copy(update={table: tuple(items)})
    qualifications = spec.qualifications.model_copy(update={table: tuple(items)})
    return spec.model_copy(update={"qualifications": qualifications})
