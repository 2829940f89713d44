"""Real revisions against what they changed: how much is noticed, and how quiet the rest stays.

    python .ci/check_revisions.py .ci/floors.toml REVISIONS

In: pairs of documents with the truth about each (the README beside them explains it). Out: one line for each floor;
exit status 1 if a measure is under its floor. Numbers must be exact and 'absent' absent; of names and phrases, which
the truth puts in its own words, half of the words must be there.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from check_scores import Bound

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.document import RawFile
from models.requirement import Evidence
from models.section import SectionKind
from pipeline.parse import parse
from pipeline.revise import revise
from pipeline.revise.words import words

QUALIFYING = (SectionKind.MINIMUM_QUALIFICATIONS, SectionKind.NOTES, SectionKind.SPECIAL_REQUIREMENTS)
HALF = 0.5
Truth = Mapping[str, Any]


def measures(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each single judgement: the measure that it counts for, and whether it is right."""
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        before, after = (_spec(folder / truth["id"] / f"{name}.htm") for name in ("before", "after"))
        yield from _judged(truth, revise(before, after))


def _spec(path: Path) -> ClassSpec:
    content = path.read_bytes()
    digest = sha256(content).hexdigest()
    raw = RawFile(source=path.name, spec_id="a/b", jurisdiction="A", sha256=digest, size=len(content))
    return parse(raw, content).specs[0]


def _judged(truth: Truth, changes: Sequence[Change]) -> Iterator[tuple[str, bool]]:
    material = [change for change in changes if change.material]
    if truth["label"] != "mq":
        yield "revisions_quiet", not any(change.section in QUALIFYING for change in material)
        return
    wanted = [change for change in truth["changes"] if change["field"] != "wording_only"]
    found = [any(_is_it(change, each) for each in material) for change in wanted]
    yield from (("revisions_changes", each) for each in found)
    if wanted:
        yield "revisions_pairs", all(found)
    for change in truth["changes"]:
        if change["field"] == "wording_only":
            yield (
                "revisions_wording",
                not any(_is_told(change, each) for each in material if each.section in QUALIFYING),
            )


def _is_it(truth: Truth, change: Change) -> bool:
    """Whether the change is the one that the truth tells of."""
    if change.field.value not in {truth["field"], *truth.get("also", [])}:
        return False
    sides = ((truth["before"], change.before, change.words_before), (truth["after"], change.after, change.words_after))
    return all(_agree(wanted, given, place, change.field) for wanted, given, place in sides)


def _agree(wanted: Any, given: float | str | None, place: Evidence | None, field: ChangeField) -> bool:
    if wanted is None or given is None:
        return wanted is None and given is None
    if isinstance(wanted, int | float):
        return given == wanted
    said = f"{given} {place.text}" if field is ChangeField.EDUCATION_LEVEL and place else str(given)
    theirs, ours = set(words(str(wanted))), set(words(said))
    size = min(len(theirs), len(ours)) if field is ChangeField.OTHER else len(theirs)
    return len(theirs & ours) >= HALF * max(size, 1)


def _is_told(truth: Truth, change: Change) -> bool:
    """Whether a material change is made of words that only changed their form."""
    if truth["before"] is None or change.before is None:
        return False
    return all(
        _agree(truth[side], getattr(change, side), None, ChangeField.WORDING_ONLY)
        for side in ("before", "after")
        if truth[side] is not None
    )


def main() -> int:
    """Print all measures with their floors; the exit status."""
    floors = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["revisions"]
    judged: dict[str, list[bool]] = {}
    for measure, right in measures(Path(sys.argv[2])):
        judged.setdefault(measure, []).append(right)
    scores = {measure: round(sum(rights) / len(rights), 3) for measure, rights in judged.items()}
    found = [Bound(measure, scores.get(measure), "at least", floor) for measure, floor in floors.items()]
    print(*found, sep="\n")
    return 0 if found and all(bound.holds for bound in found) else 1


if __name__ == "__main__":
    sys.exit(main())
