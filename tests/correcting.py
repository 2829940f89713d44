"""Specifications to correct, corrections as `classspec correct` writes them, and what the tables show afterwards."""

from typing import Any

from documents import File

from models.classspec import ClassSpec
from models.correction import Correction, Value
from pipeline.corrections import address, apply, words
from pipeline.tabulate import TABLES

CLERK = """PAYROLL CLERK

CLASS CODE: 1234
GRADE: 9
SALARY: $41,000 to $52,000 per year

TYPICAL WORK ACTIVITIES:
Checks time sheets against the roster;
Answers questions about deductions;

KNOWLEDGES, SKILLS AND ABILITIES:
Good knowledge of payroll practice; ability to get along with others.

MINIMUM QUALIFICATIONS:
(A) Graduation from a college with a bachelor's degree in accounting and one year of bookkeeping experience; or
(B) Graduation from high school and four years of bookkeeping experience as a Payroll Aide; or
(C) Any equivalent combination of training and experience as defined by the limits of (A) and (B) above.

NOTE: Degrees must have been awarded by an accredited college.
Thirty (30) college credits may be substituted for one year of the required experience, up to a maximum of two years.

DATE REVISED: 3/4/2019
"""


def read(text: str = CLERK) -> ClassSpec:
    (spec,) = File("clerk.txt", text.encode()).parsed().specs
    return spec


def correction(spec: ClassSpec, fact: str, value: Value, words_: str | None = None) -> Correction:
    """As `classspec correct` writes it."""
    if words_ is None:
        place = address(fact)
        assert place is not None
        ground = words(spec, place)
        words_ = ground.text if ground else ""
    return Correction(
        spec=spec.spec_id, fact=fact, value=value, reason="Misread.", by="J. Ortiz", on="2024-05-06", words=words_
    )


def corrected(spec: ClassSpec, *pairs: tuple[str, Value]) -> ClassSpec:
    return apply(spec, [correction(spec, fact, value) for fact, value in pairs])


def states(spec: ClassSpec) -> list[str]:
    return [each.state.value for each in spec.corrections]


def row(spec: ClassSpec, fact: str) -> Any:
    """The row of the published table that shows the fact."""
    place = address(fact)
    assert place is not None
    table = next(table for table in TABLES if table.name == place.table)
    names = ("alternative", "order") if place.table == "requirements" else ("order",)
    rows = list(table.rows(spec))
    if not place.positions:
        return rows[0]
    return next(each for each in rows if tuple(getattr(each, name) for name in names) == place.positions)


def shown(spec: ClassSpec, fact: str) -> Any:
    return getattr(row(spec, fact), fact.rpartition(".")[2])
