"""A specification in two versions and the changes between them, and a published folder that tells of them."""

import csv
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from build import evidence

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.document import RawFile
from models.history_tables import ChangeRow, VersionRow
from models.requirement import Evidence
from models.section import SectionKind
from models.tables import Row
from pipeline.parse import parse
from pipeline.publish.cells import cell_of
from pipeline.publish.columns import columns_of

AnyRow = TypeVar("AnyRow", bound=Row)

BEFORE = """\
GARDENER

CLASS CODE: 0311

TYPICAL WORK ACTIVITIES:
Plants flower beds by a plan;
Waters lawns and beds in dry weather;
Keeps tools in good order.

DISTINGUISHING FEATURES OF THE CLASS:
The work is done out of doors in all weather, under the eye of a supervisor who lays it out from day to day.
Judgment is used on when a bed has to be watered, cut back or replanted, and on which tool will serve.
An incumbent talks with visitors of the gardens and tells them what grows where, and what it needs to thrive.

MINIMUM QUALIFICATIONS:
A. Graduation from high school and five (5) years of greenhouse experience; or
B. A bachelor's degree in botany.
"""
AFTER = (
    BEFORE.replace("GARDENER", "GARDENER I")
    .replace("five (5)", "four (4)")
    .replace("Waters lawns", "Prunes hedges along the paths;\nWaters lawns")
    .replace("from day to day", "each day")
)


def parsed(text: str, spec_id: str = "harrow/gardener") -> ClassSpec:
    content = text.encode()
    raw = RawFile(
        source=f"{spec_id}.txt",
        spec_id=spec_id,
        jurisdiction="Harrow County",
        state="NY",
        sha256=sha256(content).hexdigest(),
        size=len(content),
    )
    (spec,) = parse(raw, content).specs
    return spec


def change(
    field: str,
    before: float | str | None = None,
    after: float | str | None = None,
    *,
    section: str = "minimum_qualifications",
    material: bool = True,
    words: tuple[Evidence | None, Evidence | None] = (None, None),
    **more: str,
) -> Change:
    return Change.model_validate(
        {
            "section": SectionKind(section),
            "field": ChangeField(field),
            "before": before,
            "after": after,
            "words_before": words[0],
            "words_after": words[1],
            "material": material,
            **more,
        }
    )


CHANGES = (
    change("title", "GARDENER", "GARDENER I", section="header"),
    change(
        "activity_added",
        after="Prunes hedges along the paths",
        section="typical_work_activities",
        words=(None, evidence("Prunes hedges along the paths;", line=7)),
    ),
    change(
        "section_text",
        "under the eye of a supervisor who lays it out from day to day",
        "under the eye of a supervisor who lays it out each day",
        section="distinguishing_features",
        material=False,
    ),
    change(
        "experience_months",
        60,
        48,
        alternative="A",
        words=(evidence("five (5) years of greenhouse experience", line=16), evidence("four (4) years", line=17)),
    ),
)


def rows(spec_id: str, version: int, noticed_on: str, title: str, changes: Iterable[Change]) -> list[ChangeRow]:
    """The rows of the published table that tell of the changes."""
    return [
        ChangeRow(
            spec_id=spec_id,
            version=version,
            order=order,
            noticed_on=noticed_on,
            title=title,
            cause=each.cause,
            material=each.material,
            section=each.section,
            field=each.field,
            alternative=each.alternative,
            before=_cell(each.before),
            after=_cell(each.after),
            **_words("before", each.words_before),
            **_words("after", each.words_after),
        )
        for order, each in enumerate(changes, start=1)
    ]


def _cell(value: float | str | None) -> str:
    return "" if value is None else cell_of(value)


def _words(side: str, words: Evidence | None) -> dict[str, Any]:
    if words is None:
        return {}
    return {f"text_{side}": words.text, f"page_{side}": words.page, f"line_{side}": words.line}


def version(spec: ClassSpec, number: int, **more: Any) -> VersionRow:
    """The row of a version; columns that these tests do not ask for have any value."""
    any_text = {name: "any" for name, field in VersionRow.model_fields.items() if field.is_required()}
    known = {"spec_id": spec.spec_id, "version": number, "facts": f"history/{spec.spec_id}/{number:04}.json"}
    return VersionRow.model_validate(any_text | known | more)


def structured(folder: Path, changes: Iterable[ChangeRow], versions: Mapping[tuple[str, int], ClassSpec]) -> Path:
    """A published folder with the tables of the history and the facts of every version; the last is the present."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "datapackage.json").write_text('{"name": "classspec"}', encoding="utf-8")
    _write(folder, ChangeRow, changes)
    table = [version(spec, number) for (_, number), spec in versions.items()]
    _write(folder, VersionRow, table)
    for row, spec in zip(table, versions.values(), strict=True):
        for path in (folder / row.facts, folder / "specs" / f"{spec.spec_id}.json"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(spec.model_dump_json(), encoding="utf-8")
    return folder


def _write(folder: Path, row: type[AnyRow], table: Iterable[AnyRow]) -> None:
    columns = columns_of(row)
    with (folder / f"{row.table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        writer.writerows([cell_of(getattr(each, column.field)) for column in columns] for each in table)
