"""Where things lie in a published folder: the names of its files, and the file of each specification."""

from hashlib import sha256
from pathlib import PurePosixPath

from pipeline.tabulate import TABLES

NAME = "classspec"
DATAPACKAGE = "datapackage.json"
DATABASE = "classspec.db"
REPORT = "report.json"
SPECS = "specs"
SCHEMAS = "schema"
REDLINES = "redline"
FEED = "changes.atom"

# SQLite leaves the last three beside a database that a reader opened for writing.
OURS = frozenset(
    {DATAPACKAGE, DATABASE, REPORT, SPECS, SCHEMAS, REDLINES, FEED}
    | {f"{table.name}.csv" for table in TABLES}
    | {f"{DATABASE}{ending}" for ending in ("-journal", "-wal", "-shm")}
)

# Windows keeps these names for devices, with any ending.
RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
FORBIDDEN = frozenset('<>:"\\|?*')
LONGEST_NAME = 120


def csv_name(table: str) -> str:
    """The CSV file of a table."""
    return f"{table}.csv"


def spec_path(spec_id: str) -> PurePosixPath:
    """Where the JSON of a specification lies below the published folder: `specs/<jurisdiction>/<slug>.json`.

    The name is safe on every system; ValueError for an id that is not a path of slugs.
    """
    parts = spec_id.split("/")
    for part in parts:
        if not part.strip(". ") or FORBIDDEN.intersection(part) or any(ord(sign) < 32 for sign in part):
            raise ValueError(f"'{spec_id}' is not an id of a specification: it must be a path of slugs")
    *folders, name = (_safe(part) for part in parts)
    return PurePosixPath(SPECS, *folders, f"{name}.json")


def redline_path(spec_id: str, version: int) -> PurePosixPath:
    """Where the page of a version lies: `redline/<jurisdiction>/<slug>-<version>.html`."""
    path = spec_path(spec_id)
    return PurePosixPath(REDLINES, *path.parts[1:-1], f"{path.stem}-{version}.html")


def _safe(part: str) -> str:
    """The part as a file name: an underscore ends a reserved name; a long one is cut and told apart by a hash."""
    if part.split(".")[0].lower() in RESERVED:
        part = f"{part}_"
    if len(part.encode()) <= LONGEST_NAME:
        return part.rstrip(". ")
    mark = sha256(part.encode()).hexdigest()[:12]
    return f"{part.encode()[: LONGEST_NAME - 13].decode(errors='ignore')}-{mark}"
