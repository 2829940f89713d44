"""Rows of changes: a test names only what it is about."""

from models.change import Cause, ChangeField
from models.history_tables import ChangeRow
from models.section import SectionKind


def change(
    field: ChangeField = ChangeField.EXPERIENCE_MONTHS,
    before: str = "60",
    after: str = "48",
    *,
    spec_id: str = "harrow/clerk",
    title: str = "Payroll Clerk",
    order: int = 1,
    material: bool = True,
    cause: Cause = Cause.DOCUMENT,
    alternative: str = "B",
) -> ChangeRow:
    return ChangeRow(
        spec_id=spec_id,
        version=2,
        order=order,
        title=title,
        cause=cause,
        material=material,
        section=SectionKind.MINIMUM_QUALIFICATIONS,
        field=field,
        alternative=alternative,
        before=before,
        after=after,
    )
