"""Names that are no documents: what an ingest passes over, in silence or not, and what `collect` never writes."""

from fnmatch import fnmatch, fnmatchcase

from pipeline.sources.settings import SOURCE_FILE

MANIFEST = "manifest.jsonl"
IGNORED = (".*", SOURCE_FILE, MANIFEST, "corrections.toml", "README*", "~$*", "Thumbs.db")
"""Hidden files and folders, our own files, read-me files, Office locks, thumbnails."""

OF_PROGRAMS = frozenset(
    (".git", ".svn", ".hg", ".venv", ".cache", ".idea", ".vscode", ".ipynb_checkpoints", ".Trashes", ".Spotlight-V100")
)
"""Hidden folders in which programs keep copies of their own."""

DEEPEST = 64
"""Folders within folders below RAW; a deeper one is not looked into."""


def is_ignored(name: str) -> bool:
    """Whether an ingest passes over a file or folder of this name."""
    return any(fnmatch(name, pattern) for pattern in IGNORED)


def is_hidden_document(name: str) -> bool:
    """Whether a name is hidden and yet promises a document. The second halves that macOS leaves on other people's disks
    ("._Clerk.docx") and the locks of office programs do not."""
    if not name.startswith(".") or name.startswith(("._", ".~")):
        return False
    from pipeline.read.media import claimed_type  # not at the top: it loads every reader

    return bool(claimed_type(name))


def may_hide_documents(name: str) -> bool:
    """Whether a folder is hidden, and not by a program for its own use."""
    return name.startswith(".") and name not in OF_PROGRAMS and not name.startswith(".Trash-")


def may_be_ignored(name: str) -> bool:
    """The same on a system where the case of letters does not matter."""
    return any(fnmatchcase(name.casefold(), pattern.casefold()) for pattern in IGNORED)
