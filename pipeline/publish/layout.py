"""Where things lie in a published folder: the names of its files, and the file of each specification."""

from hashlib import sha256
from pathlib import PurePosixPath

from pipeline.tabulate import ROWS

NAME = "classspec"
DATAPACKAGE = "datapackage.json"
DATABASE = "classspec.db"
REPORT = "report.json"
SPECS = "specs"
SCHEMAS = "schema"
HISTORY = "history"
REDLINES = "redline"
FEED = "changes.atom"
INPUTS = "inputs.json"

# SQLite leaves the last three beside a database that a reader opened for writing.
OURS = frozenset(
    {DATAPACKAGE, DATABASE, REPORT, SPECS, SCHEMAS, HISTORY, REDLINES, FEED, INPUTS}
    | {f"{row.table}.csv" for row in ROWS}
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
    *folders, name = _parts(spec_id)
    return PurePosixPath(SPECS, *folders, f"{name}.json")


def history_path(spec_id: str, version: int) -> PurePosixPath:
    """Where a version of a specification lies: `history/<jurisdiction>/<slug>/<version, four digits>.json`."""
    return PurePosixPath(HISTORY, *_parts(spec_id), f"{version:04}.json")


def redline_path(spec_id: str, version: int) -> PurePosixPath:
    """Where the page on what a version changed lies: `redline/<jurisdiction>/<slug>-<version>.html`."""
    *folders, name = _parts(spec_id)
    return PurePosixPath(REDLINES, *folders, f"{name}-{version}.html")


def _parts(spec_id: str) -> list[str]:
    """The parts of an id as file names; ValueError for an id that is not a path of slugs."""
    parts = spec_id.split("/")
    for part in parts:
        if not part.strip(". ") or FORBIDDEN.intersection(part) or any(ord(sign) < 32 for sign in part):
            raise ValueError(f"'{spec_id}' is not an id of a specification: it must be a path of slugs")
    return [_safe(part) for part in parts]


def _safe(part: str) -> str:
    """The part as a file name: an underscore ends a reserved name; a long one is cut and told apart by a hash."""
    if part.split(".")[0].lower() in RESERVED:
        part = f"{part}_"
    if len(part.encode()) <= LONGEST_NAME:
        return part.rstrip(". ")
    mark = sha256(part.encode()).hexdigest()[:12]
    return f"{part.encode()[: LONGEST_NAME - 13].decode(errors='ignore')}-{mark}"
