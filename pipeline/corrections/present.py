"""A specification in; out: the present value of every fact that can be corrected, and the words it rests on.

Values are read from the rows of the published tables, so a fact is exactly what the table shows.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from models.classspec import ClassSpec
from models.correctable import FACTS
from models.requirement import Evidence
from models.tables import Row
from pipeline.corrections.facts import SPECS, Address
from pipeline.corrections.values import text_of
from pipeline.tabulate import TABLES
from pipeline.tabulate.identity import STATED_OFTEN, STATED_ONCE

ROWS = {table.name: table.rows for table in TABLES}
REQUIREMENTS, ALTERNATIVES = "requirements", "alternatives"
BETWEEN = " … "
SALARY = ("salary_min", "salary_max", "salary_period")


class Present(NamedTuple):
    """A fact as the tables show it: its value as text, and the words that it rests on, None if nothing was read."""

    address: Address
    value: str
    evidence: Evidence | None


class Gone(LookupError):  # noqa: N818 -- it names the state of a fact
    """There is no such fact, or not at one place only; the message says so in a sentence."""


def facts(spec: ClassSpec) -> Iterator[Present]:
    """Every fact of the specification that can be corrected, table by table, row by row."""
    for name, columns in _columns().items():
        if name == SPECS:
            yield from (present(spec, Address(SPECS, (), column)) for column in columns)
            continue
        for row in ROWS[name](spec):
            at = _positions(row)
            yield from (present(spec, Address(name, at, column)) for column in columns)


def _columns() -> Mapping[str, list[str]]:
    """The columns of each table that can be corrected, "" for the row itself."""
    found: dict[str, list[str]] = {}
    for fact in FACTS:
        words = [part for part in fact.name.split(".") if part != "N"]
        table, column = (words[0], "".join(words[1:])) if "." in fact.name else (SPECS, words[0])
        found.setdefault(table, []).append(column)
    return found


def present(spec: ClassSpec, address: Address) -> Present:
    """The fact at a place; Gone if there is no such row."""
    if address.table == SPECS:
        (row,) = ROWS[SPECS](spec)
        return Present(address, text_of(getattr(row, address.column)), _grounds(spec, address.column))
    row = _row(spec, address)
    value = text_of(getattr(row, address.column)) if address.column else text_of(True)
    return Present(address, value, _evidence(row))


def words(spec: ClassSpec, address: Address) -> Evidence | None:
    """The words that a correction of the fact stands and falls with, None if nothing was read.

    For a requirement they are those of its whole way to qualify: its own may stand in several.
    """
    if address.table == REQUIREMENTS:
        address = Address(ALTERNATIVES, address.positions[:1], "")
    return present(spec, address).evidence


def found(spec: ClassSpec, address: Address, wanted: str) -> Address:
    """Where the fact with these words stands now: by its words, by its position only among equal ones. Gone if not."""
    if address.table == SPECS:
        return address
    table = ALTERNATIVES if address.table == REQUIREMENTS else address.table
    places = [_positions(row) for row in ROWS[table](spec) if folded(_evidence(row).text) == folded(wanted)]
    here = address.positions[:1]
    if not wanted or not places:
        raise Gone("the words that it rests on are no longer there")
    if len(places) > 1 and here not in places:
        raise Gone("the words that it rests on stand in several places now")
    place = here if here in places else places[0]
    return address._replace(positions=(*place, *address.positions[1:]))


def standing(spec: ClassSpec, wanted: str) -> Evidence | None:
    """Words of the document itself, wherever they stand; None if they do not."""
    lines = [line for section in spec.sections for line in section.extent]
    text, starts = "", []
    for line in lines:
        starts.append(len(text))
        text += folded(line.text) + " "
    at = text.find(folded(wanted)) if wanted.strip() else -1
    if at < 0:
        return None
    line = next(line for start, line in reversed(list(zip(starts, lines, strict=True))) if start <= at)
    return Evidence(rule="", text=wanted, page=line.page, line=line.number)


def folded(text: str) -> str:
    """Words without what a new export of the same text changes: letter case and blanks."""
    return " ".join(text.casefold().split())


def _row(spec: ClassSpec, address: Address) -> Row:
    for row in ROWS[address.table](spec):
        if _positions(row) == address.positions:
            return row
    raise Gone(f"there is no {address.table}.{'.'.join(map(str, address.positions))}")


def _positions(row: Row) -> tuple[int, ...]:
    names = ("alternative", "order") if row.table == REQUIREMENTS else ("order",)
    return tuple(getattr(row, name) for name in names)


def _evidence(row: Row) -> Evidence:
    value = partial(getattr, row)
    text = value("evidence") if "evidence" in type(row).model_fields else value("text")
    return Evidence(rule=getattr(row, "rule", ""), text=text, page=value("page"), line=value("line"))


def _grounds(spec: ClassSpec, column: str) -> Evidence | None:
    """What a column of `specs` rests on; several dates rest on all their words."""
    stated = spec.identity
    if column in STATED_ONCE:
        value = getattr(stated, column)
        return value.evidence if value else None
    if column in SALARY:
        return stated.salary.evidence if stated.salary else None
    if column in STATED_OFTEN:
        return joined([each.evidence for each in getattr(stated, column)])
    return spec.drivers_license_evidence


def joined(grounds: list[Evidence]) -> Evidence | None:
    """Several words as one, at the place of the first; None without any."""
    if not grounds:
        return None
    text = BETWEEN.join(dict.fromkeys(each.text for each in grounds))
    return grounds[0].model_copy(update={"text": text})
