"""A path in; the specifications in it out: published JSON is read back, anything else is parsed as a raw document."""

import stat
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from models.classspec import ClassSpec
from models.document import Problem, RawFile
from models.limits import MIB, USUAL
from models.source import Source

MAX_BYTES = USUAL.bytes


class Unusable(Exception):  # noqa: N818 -- it names the state of a file
    """The file gives no specification; the message is one line."""


def specifications(path: Path) -> tuple[ClassSpec, ...]:
    """The specifications in a file, at least one; Unusable if there are none."""
    content = _content(path)
    if path.suffix.lower() == ".json":
        return (_published(path, content),)
    return _parsed(path, content)


def _content(path: Path) -> bytes:
    try:
        state = path.stat()
        if not (stat.S_ISREG(state.st_mode) or stat.S_ISDIR(state.st_mode)):
            raise Unusable(f"{path}: this is no file; name a document or a published specification")
        if state.st_size > MAX_BYTES:
            raise Unusable(f"{path}: larger than {MAX_BYTES // MIB} MiB (too-large); {_advice('too-large')}")
        return path.read_bytes()
    except OSError as error:
        raise Unusable(f"{path}: {_why(error)}") from error


def _published(path: Path, content: bytes) -> ClassSpec:
    try:
        return ClassSpec.model_validate_json(content)
    except ValidationError as error:
        raise Unusable(
            f"{path}: this JSON is no specification of this version; name one under specs/, or ingest again"
        ) from error


def _parsed(path: Path, content: bytes) -> tuple[ClassSpec, ...]:
    from flows.alone import parsed_alone
    from flows.errors import NotPublished

    try:
        parsed = parsed_alone(path.resolve().parent, _raw_file(path, content))
    except NotPublished as error:
        raise Unusable(f"{path}: {error}") from error
    if not parsed.specs:
        raise _without_specification(path, *parsed.problems)
    return parsed.specs


def _without_specification(path: Path, *problems: Problem) -> Unusable:
    """Why a file gave no specification, and what to do about it: as an ingest tells it, in one line."""
    said = (f"{problem.message} ({problem.code}) {_advice(problem.code)}".rstrip() for problem in problems)
    return Unusable(f"{path}: {' '.join(said)}")


def _advice(code: str) -> str:
    from flows.failures import ADVICE

    return ADVICE.get(code, "")


def _why(error: OSError) -> str:
    """What the system says of a file that cannot be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file; name a document, or a published specs/*/*.json"
    if isinstance(error, IsADirectoryError):
        return "this is a folder; name one document in it, or publish all of them with classspec ingest"
    if isinstance(error, PermissionError):
        return f"it may not be read; {_advice('unreadable-file').lower().rstrip('.')}"
    return f"it cannot be read ({error.strerror or type(error).__name__}); check the path, and whether it can be opened"


def _raw_file(path: Path, content: bytes) -> RawFile:
    """The file as an ingest sees it: the nearest `source.toml` above it names the jurisdiction, else its folder."""
    from pipeline.sources import SOURCE_FILE, BrokenSourceError, read_source, slug

    place = path.resolve()
    home = next((folder for folder in place.parents if (folder / SOURCE_FILE).is_file()), place.parent)
    try:
        source = read_source(home)
    except BrokenSourceError:  # an ingest reports it; here the folder's name is enough
        source = None
    source = source or Source(jurisdiction=home.name or "unknown")
    below = place.relative_to(home).with_suffix("")
    return RawFile(
        source=place.name,
        spec_id=f"{slug(home.name)}/{'-'.join(map(slug, below.parts))}",
        jurisdiction=source.jurisdiction,
        state=source.state,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        quirks=source.quirks,
    )
