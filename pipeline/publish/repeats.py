"""Rows of specifications in the order of their ids in; out: the same rows, with a problem more for each near-duplicate.

That one specification repeats another says nothing about its document: it stands in `problems` and is counted in
`specs`, but not in the JSON of the specification, whose bytes change only with what it says itself. It is found anew
from the rows in each run, whether they are new or those of the set before.
"""

from models.tables import ProblemRow, SectionRow, SpecRow
from pipeline.duplicates import NEAR_DUPLICATE, Earlier, Shelf, Signature, problem_of, signature
from pipeline.publish.cells import text_of
from pipeline.publish.columns import places_of
from pipeline.publish.sheets import cells_of
from pipeline.publish.spliced import Rows
from pipeline.tabulate import problem_row

SPEC, SECTION, PROBLEM = map(places_of, (SpecRow, SectionRow, ProblemRow))


class Repeats:
    """Near-duplicates among the specifications of a set."""

    def __init__(self, shelf: Shelf) -> None:
        """None was met yet; signatures go to the shelf."""
        self._earlier = Earlier(shelf)

    def told(self, rows: Rows, signature: Signature) -> Rows:
        """The rows of the next specification, with the problem if it repeats an earlier one, and only then."""
        pair = self._earlier.repeated(signature)
        problems = [cells for cells in rows[ProblemRow.table] if cells[PROBLEM["code"]] != NEAR_DUPLICATE]
        if pair is None and len(problems) == len(rows[ProblemRow.table]):
            return rows
        spec = list(rows[SpecRow.table][0])
        if pair is not None:
            source = text_of(spec[SPEC["source"]])
            problems += cells_of([problem_row(source, problem_of(pair), spec_id=pair.spec_id)])
        spec[SPEC["problems"]] = str(len(problems))
        return {**rows, SpecRow.table: [spec], ProblemRow.table: problems}


def signature_of(rows: Rows) -> Signature:
    """The signature of a specification, from its rows."""
    (spec,) = rows[SpecRow.table]
    spec_id, jurisdiction, title = (text_of(spec[SPEC[name]]) for name in ("spec_id", "jurisdiction", "title"))
    parts = (text_of(cells[SECTION[name]]) for cells in rows[SectionRow.table] for name in ("heading", "text"))
    return signature(spec_id, jurisdiction, title, "\n".join(parts))
