"""The folder of documents as received, and where its documents come from.

`discovery.py` lists what lies below RAW. Besides `publish` the only step with side effects.
"""

from pipeline.sources.discovery import (
    SOURCE_FILE,
    Discovery,
    FoundProblem,
    RawFolderError,
    content,
    discover,
    slug,
    spec_ids,
)

__all__ = [
    "SOURCE_FILE",
    "Discovery",
    "FoundProblem",
    "RawFolderError",
    "content",
    "discover",
    "slug",
    "spec_ids",
]
