"""Two names in; what changed from one to the other out: a view, JSON, or a page."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from interfaces.changing import record
from interfaces.naming import named
from interfaces.opening import Unusable
from interfaces.status import Status, say
from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.section import SectionKind
from pipeline.revise import revise


class Compared(NamedTuple):
    """A specification before and after; one of the two is None where a file of several holds it alone."""

    before: ClassSpec | None
    after: ClassSpec | None
    changes: tuple[Change, ...]


class Asked(NamedTuple):
    """What is compared, and how the answer is given."""

    old: str
    new: str
    structured: Path
    material: bool = False
    as_json: bool = False
    html: Path | None = None


def diff(asked: Asked) -> int:
    """Compare and print; the exit status."""
    try:
        pairs = compare(named(asked.old, asked.structured), named(asked.new, asked.structured))
        if asked.html is not None:
            _write_page(asked, pairs)
    except Unusable as error:
        return say(str(error), Status.USAGE)
    shown = [_chosen(pair, asked) for pair in pairs]
    if asked.as_json:
        print(json.dumps([_record(pair, change) for pair in shown for change in pair.changes], indent=1))
    else:
        _print(shown)
    return Status.WELL


def compare(before: Sequence[ClassSpec], after: Sequence[ClassSpec]) -> tuple[Compared, ...]:
    """One specification on either side is compared whatever it is called; of several, those of one code or title."""
    if len(before) == len(after) == 1:
        return (_compared(before[0], after[0]),)
    free = list(before)
    pairs = []
    for spec in after:
        partner = _partner(spec, free)
        if partner is not None:
            free.remove(partner)
        pairs.append(_compared(partner, spec))
    return (*pairs, *(_compared(spec, None) for spec in free))


def _partner(spec: ClassSpec, free: Sequence[ClassSpec]) -> ClassSpec | None:
    for name in (_code, _title):
        found = [each for each in free if name(spec) and name(each) == name(spec)]
        if len(found) == 1:
            return found[0]
    return None


def _code(spec: ClassSpec) -> str:
    return spec.identity.class_code.value.casefold() if spec.identity.class_code else ""


def _title(spec: ClassSpec) -> str:
    return " ".join(spec.identity.title.value.casefold().split()) if spec.identity.title else ""


def _compared(before: ClassSpec | None, after: ClassSpec | None) -> Compared:
    if before is not None and after is not None:
        return Compared(before, after, revise(before, after))
    field = ChangeField.SPECIFICATION_ADDED if before is None else ChangeField.SPECIFICATION_WITHDRAWN
    return Compared(before, after, (Change(section=SectionKind.HEADER, field=field, material=True),))


def _chosen(pair: Compared, asked: Asked) -> Compared:
    return pair._replace(changes=tuple(each for each in pair.changes if each.material or not asked.material))


def _record(pair: Compared, change: Change) -> dict[str, object]:
    spec = pair.after or pair.before
    return {"spec_id": spec.spec_id if spec else ""} | record(change)


def _print(pairs: Sequence[Compared]) -> None:
    from interfaces.terminal.changes import compared
    from interfaces.terminal.console import output

    console = output()
    for pair in pairs:
        for part in compared(*pair):
            console.print(part)


def _write_page(asked: Asked, pairs: Sequence[Compared]) -> None:
    """The redline page of the one pair, in place of what the file held; Unusable if that is not possible."""
    from pipeline.publish import redline_page

    assert asked.html is not None
    both = [pair for pair in pairs if pair.before is not None and pair.after is not None]
    if len(pairs) != 1 or not both:
        raise Unusable("--html makes a page of one specification; these files hold several")
    if any(_is_same_file(asked.html, name) for name in (asked.old, asked.new)):
        raise Unusable(f"--html {asked.html} would overwrite a document that is compared; name another file")
    before, after, changes = both[0]
    assert after is not None
    _replace(asked.html, redline_page(before, after, changes, noticed_on=""))


def _is_same_file(page: Path, name: str) -> bool:
    try:
        return page.samefile(name)
    except OSError:
        return False


def _replace(path: Path, page: str) -> None:
    """Write beside the file and rename: it never holds half a page."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(page, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        why = (error.strerror or "cannot be written").lower()
        raise Unusable(f"--html {path}: {why}; name a file in a folder that can be written to") from error
