"""The folder of documents as received, and where its documents come from.

`discovery.py` lists what lies below RAW, `collecting.py` fetches what its sources name. Besides `publish` the only step
with side effects, and the only one with a network.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.sources.collected import Collected, Look, News, SourceCollected
from pipeline.sources.discovery import (
    Discovery,
    FoundProblem,
    RawFolderError,
    content,
    discover,
    slug,
    spec_ids,
)
from pipeline.sources.settings import SOURCE_FILE, BrokenSourceError, read_source

if TYPE_CHECKING:
    from pipeline.sources.collecting import Listener

__all__ = [
    "SOURCE_FILE",
    "BrokenSourceError",
    "Collected",
    "Discovery",
    "FoundProblem",
    "Look",
    "News",
    "RawFolderError",
    "SourceCollected",
    "collect",
    "content",
    "discover",
    "read_source",
    "slug",
    "spec_ids",
]


def collect(root: Path, only: Sequence[str] = (), listener: "Listener | None" = None) -> Collected:
    """`collecting.collect`, loaded when it is called: whoever only lists files needs no network."""
    from pipeline.sources import collecting

    return collecting.collect(root, only, listener)
