"""A row of the published table of changes in; the change out, with its numbers as numbers."""

from contextlib import suppress

from models.change import Change, ChangeField
from models.history_tables import ChangeRow
from models.requirement import Evidence

NUMBERS = frozenset({ChangeField.EXPERIENCE_MONTHS, ChangeField.CREDITS, ChangeField.AGE})
"""Fields whose values are amounts; a class code of digits is a text."""


def change_of(row: ChangeRow) -> Change:
    """The change that the row tells of. The table does not name the rule that read the words."""
    return Change(
        section=row.section,
        field=row.field,
        alternative=row.alternative,
        before=_value(row.field, row.before),
        after=_value(row.field, row.after),
        words_before=_words(row.text_before, row.page_before, row.line_before),
        words_after=_words(row.text_after, row.page_after, row.line_after),
        material=row.material,
        cause=row.cause,
    )


def _value(field: ChangeField, cell: str) -> float | str | None:
    if field in NUMBERS:
        with suppress(ValueError):
            return float(cell)
    return cell or None


def _words(text: str, page: int | None, line: int | None) -> Evidence | None:
    if page is None or line is None:
        return None
    return Evidence(rule="", text=text, page=page, line=line)
