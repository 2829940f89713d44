"""What a publisher tells when all is staged: counted from the rows, so that it is the same however they were made."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from models.history_tables import ChangeRow
from models.tables import AlternativeRow, ProblemRow, SectionRow, SpecRow
from pipeline.publish.cells import text_of
from pipeline.publish.columns import places_of
from pipeline.publish.spliced import Rows

UNKNOWN = "unknown-heading"


class Told(NamedTuple):
    """One specification, as far as a report counts it: amounts, the codes of its problems, its unknown headings."""

    spec_id: str
    source: str
    url: str
    needs_review: bool
    words: int
    explained_words: int
    sections: int
    alternatives: int
    problems: tuple[str, ...]
    unknown_headings: tuple[str, ...]


class Outcome(NamedTuple):
    """A staged set: its specifications in the order of their ids (they can be asked for once), and what is new in its
    history. `noticing` is false for the first run of a data set, which has nothing to compare with; `losses` are
    problems of the history."""

    specs: Iterable[Told] = ()
    changes: tuple[ChangeRow, ...] = ()
    new_versions: int = 0
    withdrawn: int = 0
    noticing: bool = False
    losses: tuple[ProblemRow, ...] = ()


SPEC, SECTION, PROBLEM = map(places_of, (SpecRow, SectionRow, ProblemRow))


def told(rows: Rows) -> Told:
    """What the rows of one specification tell."""
    (spec,) = rows[SpecRow.table]
    unknown = (cells for cells in rows[SectionRow.table] if cells[SECTION["rule"]] == UNKNOWN)
    return Told(
        spec_id=text_of(spec[SPEC["spec_id"]]),
        source=text_of(spec[SPEC["source"]]),
        url=text_of(spec[SPEC["url"]]),
        needs_review=spec[SPEC["needs_review"]] == "true",
        words=int(spec[SPEC["qualification_words"]]),
        explained_words=int(spec[SPEC["explained_words"]]),
        sections=len(rows[SectionRow.table]),
        alternatives=len(rows[AlternativeRow.table]),
        problems=tuple(cells[PROBLEM["code"]] for cells in rows[ProblemRow.table]),
        unknown_headings=tuple(text_of(cells[SECTION["heading"]]) for cells in unknown),
    )


def retold(values: Sequence[Any]) -> Told:
    """What was told, from its values as JSON has them."""
    *plain, problems, unknown_headings = values
    return Told._make((*plain, tuple(problems), tuple(unknown_headings)))
