"""Parsed files, kept from run to run: one compressed JSON file each, in a folder for each version of the code.

The key is everything that parsing depends on: the bytes of the file (as SHA-256), where it lies and whose it is, how
it must be read, and the code's fingerprint. Where and when it was fetched is not: an entry gets that anew when it is
read. Results also travel through these files from the workers to the publisher, so a run holds one
document in memory at a time. An entry that cannot be read counts as missing.
"""

import gzip
import json
import os
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import repeat
from pathlib import Path

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from flows.fingerprint import fingerprint
from models.classspec import ClassSpec
from models.document import Problem, RawFile
from models.frozen import Frozen

FOLDER = "classspec-"
NOT_READ = {"url", "fetched_on", "withdrawn_on"}
"""What no reader looks at."""
KEPT = 3
"""Versions of the code whose results are kept: somebody may go back and forth between two of them."""


class Entry(Frozen):
    """What became of one file."""

    specs: tuple[ClassSpec, ...] = ()
    problems: tuple[Problem, ...] = ()
    ready: tuple[str, ...] = ()
    """What the tables get of each specification, as it stands here; empty if that must be made of it."""

    def made(self) -> Iterator[tuple[ClassSpec, str]]:
        """The specifications, each with what the tables get of it."""
        return zip(self.specs, self.ready or repeat(""), strict=False)


class Named(BaseModel):
    """What a class of an entry is called; the rest of it is passed over."""

    spec_id: str
    part: str


class _Outline(BaseModel):
    """An entry of which only the names are read: that takes a tenth of the time."""

    specs: tuple[Named, ...]


class CacheError(Exception):
    """The cache folder cannot be used; the message says what to do."""


class Cache:
    """The entries of one version of the code, below `root`."""

    def __init__(self, root: Path) -> None:
        """Make the folder, and forget versions not used for the longest time; CacheError if it cannot be written."""
        self.folder = root / f"{FOLDER}{fingerprint()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            os.utime(self.folder)
            tempfile.TemporaryFile(dir=self.folder).close()
        except OSError as error:
            message = f"the cache folder {root} cannot be written ({error.strerror}); give another or use --no-cache"
            raise CacheError(message) from error
        versions = [path for path in root.glob(f"{FOLDER}*") if path.is_dir()]
        for old in sorted(versions, key=_last_use, reverse=True)[KEPT:]:
            shutil.rmtree(old, ignore_errors=True)

    def holds(self, raw: RawFile) -> bool:
        """Whether there is an entry that is whole (the compressed form carries a checksum)."""
        return self._content(raw) is not None

    def read(self, raw: RawFile) -> Entry | None:
        """The entry of a file, None if there is none that can be read. Its specifications carry `raw` as it is now."""
        content = self._content(raw)
        try:
            entry = None if content is None else Entry.model_validate_json(content)
        except ValueError:
            return None
        if entry is None:
            return None
        if all(spec.raw == _raw_of(raw, spec) for spec in entry.specs):
            return entry
        return Entry(specs=tuple(_of(raw, spec) for spec in entry.specs), problems=entry.problems)

    def names(self, raw: RawFile) -> tuple[Named, ...] | None:
        """What the classes in a file are called, none if it gave none; None if there is no entry that can be read."""
        content = self._content(raw)
        try:
            return None if content is None else _Outline.model_validate_json(content).specs
        except ValueError:
            return None

    def write(self, raw: RawFile, entry: Entry) -> None:
        """Keep an entry; a reader sees the whole of it or nothing. RecursionError if it nests deeper than can be read
        again, CacheError if the disk takes no more."""
        path, content = self._path(raw), _json(entry)
        try:
            _Outline.model_validate_json(content)
        except ValueError as error:  # no reader of JSON goes down endlessly
            raise RecursionError("nests deeper than can be read again") from error
        content = gzip.compress(content, compresslevel=1, mtime=0)
        try:
            path.parent.mkdir(exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                os.replace(temporary, path)
            except BaseException:
                os.unlink(temporary)
                raise
        except OSError as error:
            message = (
                f"the cache folder {self.folder.parent} cannot be written ({error.strerror}); free room on the disk"
            )
            raise CacheError(message) from error

    def _content(self, raw: RawFile) -> bytes | None:
        try:
            return gzip.decompress(self._path(raw).read_bytes()) or None  # an empty file decompresses to nothing
        except (OSError, EOFError, zlib.error):
            return None

    def _path(self, raw: RawFile) -> Path:
        key = sha256(raw.model_dump_json(exclude=NOT_READ).encode()).hexdigest()
        return self.folder / key[:2] / f"{key}.json.gz"


def _of(raw: RawFile, spec: ClassSpec) -> ClassSpec:
    return spec.model_copy(update={"raw": _raw_of(raw, spec)})


def _raw_of(raw: RawFile, spec: ClassSpec) -> RawFile:
    """The file as its specification has it: of several, each has its own id."""
    return raw.model_copy(update={"spec_id": spec.spec_id})


def _json(entry: Entry) -> bytes:
    """The entry as JSON; half a character, which no JSON can hold, becomes a question mark. RecursionError if
    it nests deeper than can be written."""
    try:
        return entry.model_dump_json().encode()
    except PydanticSerializationError:
        pass  # half a character or too deep: the error does not tell which
    try:
        content = entry.model_dump()
    except ValueError as error:  # pydantic takes a great depth for a circle; frozen models cannot hold one
        raise RecursionError("nests deeper than can be written") from error
    return json.dumps(content, ensure_ascii=False).encode(errors="replace")


def _last_use(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:  # another run has just removed it
        return 0.0


def user_cache() -> Path:
    """Where results are kept unless somebody says otherwise: CLASSSPEC_CACHE, else the user's folder of caches."""
    from platformdirs import user_cache_path  # not at the top: the workers need nothing but the entries

    return Path(os.environ.get("CLASSSPEC_CACHE") or user_cache_path("classspec", appauthor=False))


@contextmanager
def opened(root: Path | None) -> Iterator[Cache]:
    """The cache below `root`; None: one that is forgotten after the run."""
    if root is not None:
        yield Cache(root)
        return
    with tempfile.TemporaryDirectory(prefix="classspec-", ignore_cleanup_errors=True) as folder:
        yield Cache(Path(folder))
