"""ClassSpec in, rows of the published tables out. Pure.

`TABLES` pairs each row model (`models/tables.py`) with the function that makes its rows, parents before children:
`identity.py` for what a specification says of itself, `parts.py` for its sections and lists, `qualifications.py` for
the ways to qualify. `ROWS` are the rows of all published tables: those of the history (`history.py`) are made of
several versions of a specification, so no function of one makes them.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from models.classspec import ClassSpec
from models.history_tables import ChangeRow, VersionRow
from models.tables import (
    ActivityRow,
    AlternativeRow,
    CorrectionRow,
    DesirableRow,
    KsaRow,
    NoteRow,
    ProblemRow,
    RequirementRow,
    Row,
    SectionRow,
    SpecRow,
    StatementRow,
    SubstitutionRow,
)
from pipeline.tabulate.identity import correction_rows, problem_row, problem_rows, spec_rows, statement_rows
from pipeline.tabulate.parts import activity_rows, ksa_rows, note_rows, section_rows
from pipeline.tabulate.qualifications import alternative_rows, desirable_rows, requirement_rows, substitution_rows

__all__ = ["ROWS", "TABLES", "Table", "problem_row"]


class Table(NamedTuple):
    """A published table: the model of its rows, and the function that makes them from a specification."""

    row: type[Row]
    rows: Callable[[ClassSpec], Iterable[Row]]

    @property
    def name(self) -> str:
        """Name of the table, and of its CSV file without the ending."""
        return self.row.table


TABLES: tuple[Table, ...] = (
    Table(SpecRow, spec_rows),
    Table(StatementRow, statement_rows),
    Table(SectionRow, section_rows),
    Table(ActivityRow, activity_rows),
    Table(KsaRow, ksa_rows),
    Table(AlternativeRow, alternative_rows),
    Table(RequirementRow, requirement_rows),
    Table(SubstitutionRow, substitution_rows),
    Table(DesirableRow, desirable_rows),
    Table(NoteRow, note_rows),
    Table(CorrectionRow, correction_rows),
    Table(ProblemRow, problem_rows),
)

ROWS: tuple[type[Row], ...] = (*(table.row for table in TABLES), VersionRow, ChangeRow)
