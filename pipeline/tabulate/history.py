"""What changed in; out: rows of `changes`, and the first row of `versions` for a specification."""

from collections.abc import Iterator, Sequence

from models.change import Change
from models.classspec import ClassSpec
from models.history_tables import ChangeRow, VersionRow
from pipeline.tabulate.identity import plain_number


def version_row(spec: ClassSpec, version: int, *, facts: str, facts_sha256: str) -> VersionRow:
    """The row of a version, as far as the specification and its file of facts tell it."""
    identity, raw = spec.identity, spec.raw
    return VersionRow(
        spec_id=spec.spec_id,
        version=version,
        source=raw.source,
        jurisdiction=raw.jurisdiction,
        title=identity.title.value if identity.title else "",
        class_code=identity.class_code.value if identity.class_code else "",
        url=raw.url,
        sha256=raw.sha256,
        facts=facts,
        facts_sha256=facts_sha256,
        fetched_on=getattr(raw, "fetched_on", ""),
        withdrawn_on=getattr(raw, "withdrawn_on", ""),
        part=spec.part,
    )


def change_rows(changes: Sequence[Change], version: VersionRow, *, after: int, noticed_on: str) -> Iterator[ChangeRow]:
    """The rows of changes that led to `version`, counted on from `after`."""
    for order, change in enumerate(changes, start=after + 1):
        before, later = change.words_before, change.words_after
        yield ChangeRow(
            spec_id=version.spec_id,
            version=version.version,
            order=order,
            noticed_on=noticed_on,
            title=version.title,
            cause=change.cause,
            material=change.material,
            section=change.section,
            field=change.field,
            alternative=change.alternative,
            before=_text(change.before),
            after=_text(change.after),
            text_before=before.text if before else "",
            page_before=before.page if before else None,
            line_before=before.line if before else None,
            text_after=later.text if later else "",
            page_after=later.page if later else None,
            line_after=later.line if later else None,
        )


def _text(value: float | str | None) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case _:
            return plain_number(value)
