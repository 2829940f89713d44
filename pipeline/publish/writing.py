"""Specifications in, their JSON files in `specs/` and `history/` out, and their versions in the chronicle.

The file of a new version is the file of the specification under a second name; both are never written again.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic_core import PydanticSerializationError

from models.classspec import ClassSpec
from models.history_tables import VersionRow
from pipeline.chronicle import Chronicle, Known, is_same, with_doubts
from pipeline.publish.errors import Outdated, Unpublishable
from pipeline.publish.layout import history_path, spec_path
from pipeline.publish.ledger import Written
from pipeline.publish.pages import redline
from pipeline.publish.past import Past, link
from pipeline.publish.ready import Made
from pipeline.publish.schema import json_text, tame


def keep_specs(folder: Path, spec_ids: Iterable[str], past: Past) -> None:
    """Take these specifications over from the set before; Outdated if one is not there any more."""
    for spec_id in spec_ids:
        path = str(spec_path(spec_id))
        try:
            link(past.folder / path, folder / path)
        except FileNotFoundError as error:
            raise Outdated(f"{past.folder} has changed while the run was planned; run again") from error
        if past.ledger.latest(spec_id) is None:
            raise Outdated(f"{past.folder} does not know {spec_id} any more; run again")
        digest = sha256((folder / path).read_bytes()).hexdigest()
        past.ledger.write(Written(spec_id, path, digest, kept=True), source=spec_id)


def write_specs(folder: Path, specs: Iterable[Made], past: Past, chronicle: Chronicle) -> None:
    """Write every specification to its file. Those that are kept must be there already."""
    ledger = past.ledger
    for spec, ready in specs:
        path, source = _path(spec), spec.raw.source
        # Where file names ignore case, one specification would overwrite the other.
        if other := ledger.writer(path):
            raise Unpublishable(f"{other} and {source} both give the id '{spec.spec_id}'; rename one of them")
        known = _known(ledger.latest(spec.spec_id), past)
        doubted, digest = _write(folder, path, spec, known, chronicle)
        ledger.write(Written(spec.spec_id, path, digest), source)
        if ready and doubted is spec:
            ledger.make_ready(spec.spec_id, ready)


def _known(row: VersionRow | None, past: Past) -> Known | None:
    """What is known of a specification. Those that the set before did not publish were last read by older code."""
    if row is None:
        return None
    read_by = past.inputs.code if not past.inputs.files or row.spec_id in past.inputs.by_id else row.code
    return Known(row, cache(lambda: past.facts(row)), read_by)


def _write(
    folder: Path, path: str, spec: ClassSpec, known: Known | None, chronicle: Chronicle
) -> tuple[ClassSpec, str]:
    """Write one specification and note its version; what was written (with doubts of earlier runs), and the SHA-256 of
    the file."""
    content = _json(spec)
    if known and known.row.facts_sha256 != sha256(content).hexdigest():
        spec = with_doubts(spec, known)
        content = _json(spec)
    digest = sha256(content).hexdigest()
    _put(folder / path, content)
    if known and (known.row.facts_sha256 == digest or is_same(known, spec)):
        chronicle.same(spec)
        return spec, digest
    facts = history_path(spec.spec_id, known.row.version + 1 if known else 1)
    revised = chronicle.new(spec, known, facts=str(facts), facts_sha256=digest)
    link(folder / path, folder / facts)
    if revised:
        redline(folder, revised, chronicle.day)
    return spec, digest


def _put(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:  # nearly always the folder is there already
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _path(spec: ClassSpec) -> str:
    try:
        return str(spec_path(spec.spec_id))
    except ValueError as error:
        raise Unpublishable(f"{spec.raw.source}: {error}") from error


def _json(spec: ClassSpec) -> bytes:
    """The specification as JSON; half a character, which no JSON can hold, becomes a question mark."""
    try:
        return tame(f"{spec.model_dump_json(indent=1)}\n").encode()
    except PydanticSerializationError:
        return json_text(spec.model_dump()).encode(errors="replace")


def read_spec(path: Path) -> ClassSpec:
    """The specification in a file."""
    return ClassSpec.model_validate_json(path.read_bytes())
