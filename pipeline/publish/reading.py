"""A published folder in, its specifications out, all from one set even while another run replaces the folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from models.classspec import ClassSpec
from pipeline.publish.errors import PublishError
from pipeline.publish.layout import SPECS
from pipeline.publish.target import is_dataset
from pipeline.publish.writing import read_spec

Read = TypeVar("Read")
ATTEMPTS = 20


def load(structured: Path) -> tuple[ClassSpec, ...]:
    """The published specifications in the order of their ids."""
    return from_one_set(structured, _specs)


def _specs(structured: Path) -> tuple[ClassSpec, ...]:
    specs = map(read_spec, (structured / SPECS).rglob("*.json"))
    return tuple(sorted(specs, key=lambda spec: spec.spec_id))


def from_one_set(structured: Path, read: Callable[[Path], Read]) -> Read:
    """What `read` makes of the folder. It is read again if a new set came in meanwhile.

    PublishError if there is no data set, or if the folder is replaced faster than it can be read.
    """
    for _ in range(ATTEMPTS):
        before = _identity(structured)
        try:
            result = read(structured)
        except FileNotFoundError:
            if before == _identity(structured):
                raise
            continue
        if before == _identity(structured):
            return result
    raise PublishError(f"{structured} keeps changing; wait until the runs that write it are done")


def _identity(structured: Path) -> tuple[int, ...]:
    """What tells one set from the next. Each is a new folder: the system may use a number again, but not its times."""
    if not is_dataset(structured):
        raise PublishError(f"{structured} holds no published data set; run an ingest first")
    status = structured.stat()
    return status.st_dev, status.st_ino, status.st_mtime_ns, status.st_ctime_ns
