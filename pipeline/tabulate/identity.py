"""ClassSpec in; out: its row of `specs`, the statements that it rests on, the corrections of people, its problems."""

from collections.abc import Iterator

from models.classspec import ClassSpec
from models.document import Problem
from models.requirement import Evidence
from models.tables import CorrectionRow, ProblemRow, SpecRow, StatementRow
from pipeline.tabulate.place import place_and_text

STATED_ONCE = (
    "title",
    "class_code",
    "department",
    "jurisdictional_class",
    "grade",
    "opened_on",
    "established_on",
    "approved_on",
    "document_kind",
)
STATED_OFTEN = ("revised_on", "reviewed_on", "voted_on")


def spec_rows(spec: ClassSpec) -> Iterator[SpecRow]:
    """The one row of `specs`."""
    identity, raw = spec.identity, spec.raw
    once = {name: stated.value for name in STATED_ONCE if (stated := getattr(identity, name))}
    often = {name: tuple(stated.value for stated in getattr(identity, name)) for name in STATED_OFTEN}
    salary = identity.salary
    yield SpecRow(
        **once,
        **often,
        spec_id=spec.spec_id,
        source=raw.source,
        jurisdiction=raw.jurisdiction,
        state=raw.state,
        salary_min=salary.minimum if salary else None,
        salary_max=salary.maximum if salary else None,
        salary_period=salary.period if salary else "",
        drivers_license=spec.drivers_license,
        pages=spec.pages,
        sha256=raw.sha256,
        problems=len(spec.problems),
        needs_review=spec.needs_review,
        url=raw.url,
        qualification_words=spec.qualifications.words,
        explained_words=spec.qualifications.explained_words,
        withdrawn_on=raw.withdrawn_on,
        fetched_on=raw.fetched_on,
    )


def statement_rows(spec: ClassSpec) -> Iterator[StatementRow]:
    """One row for each value of `specs` that has evidence."""
    for order, (about, value, evidence) in enumerate(_statements(spec), start=1):
        yield StatementRow(spec_id=spec.spec_id, order=order, about=about, value=value, **place_and_text(evidence))


def _statements(spec: ClassSpec) -> Iterator[tuple[str, str, Evidence]]:
    """Column of `specs`, value and evidence."""
    for name in STATED_ONCE:
        stated = getattr(spec.identity, name)
        if stated is not None:
            yield name, stated.value, stated.evidence
    for name in STATED_OFTEN:
        for stated in getattr(spec.identity, name):
            yield name, stated.value, stated.evidence
    if salary := spec.identity.salary:
        yield "salary_min", plain_number(salary.minimum), salary.evidence
        yield "salary_max", plain_number(salary.maximum), salary.evidence
        if salary.period:
            yield "salary_period", salary.period, salary.evidence
    if spec.drivers_license_evidence is not None:
        yield "drivers_license", spec.drivers_license, spec.drivers_license_evidence


def plain_number(number: float) -> str:
    """'24' for 24.0, '1.5' for 1.5: the way a number stands in a table."""
    return str(int(number)) if float(number).is_integer() else repr(number)


def correction_rows(spec: ClassSpec) -> Iterator[CorrectionRow]:
    """One row for each correction, in the order in which they were written."""
    for order, each in enumerate(spec.corrections, start=1):
        ground = each.evidence
        yield CorrectionRow(
            spec_id=spec.spec_id,
            order=order,
            fact=each.fact,
            extracted=each.extracted,
            corrected=each.corrected,
            reason=each.reason,
            by=each.by,
            on=each.on,
            state=each.state,
            text=ground.text if ground else "",
            page=ground and ground.page,
            line=ground and ground.line,
            remark=each.remark,
        )


def problem_rows(spec: ClassSpec) -> Iterator[ProblemRow]:
    """One row for each problem of the specification."""
    for problem in spec.problems:
        yield problem_row(spec.raw.source, problem, spec_id=spec.spec_id)


def problem_row(source: str, problem: Problem, spec_id: str = "") -> ProblemRow:
    """The row of one problem; without `spec_id` for a file that gave no specification."""
    return ProblemRow(
        spec_id=spec_id,
        source=source,
        code=problem.code,
        severity=problem.severity,
        message=problem.message,
        page=problem.page,
        line=problem.line,
    )
