"""Names that are no documents: what an ingest passes over, and what `collect` never writes."""

from fnmatch import fnmatch, fnmatchcase

from pipeline.sources.settings import SOURCE_FILE

MANIFEST = "manifest.jsonl"
IGNORED = (".*", SOURCE_FILE, MANIFEST, "corrections.toml", "README*", "~$*", "Thumbs.db")
"""Hidden files and folders, our own files, read-me files, Office locks, thumbnails."""


def is_ignored(name: str) -> bool:
    """Whether an ingest passes over a file or folder of this name."""
    return any(fnmatch(name, pattern) for pattern in IGNORED)


def may_be_ignored(name: str) -> bool:
    """The same on a system where the case of letters does not matter."""
    return any(fnmatchcase(name.casefold(), pattern.casefold()) for pattern in IGNORED)
