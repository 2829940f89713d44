"""What a run notes of every specification, on disk: its memory does not grow with their number, nor with their history.

A database without a name: it lies among the temporary files of the system, only while they are too many for a small
buffer, nobody else sees it, and it is gone with the run. Nothing of it is published as it is; it puts what came in any
order into the order of the ids.
"""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, NamedTuple, TypeVar

from models.history_tables import ChangeRow, VersionRow
from models.tables import Row
from pipeline.duplicates import Key, Signature

Model = TypeVar("Model", bound=Row)

TABLES = (
    "versions (spec_id TEXT, version INTEGER, row TEXT, place TEXT, PRIMARY KEY (spec_id, version)) WITHOUT ROWID",
    "changes (spec_id TEXT, version INTEGER, number INTEGER, noticed_on TEXT, row TEXT,"
    " PRIMARY KEY (spec_id, version, number)) WITHOUT ROWID",
    "written (spec_id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, kept INTEGER, source TEXT, folded TEXT UNIQUE)"
    " WITHOUT ROWID",
    "ready (spec_id TEXT PRIMARY KEY, text TEXT)",
    "signatures (spec_id TEXT PRIMARY KEY, jurisdiction TEXT, title TEXT, hashes BLOB)",
    "shelf (mark BLOB PRIMARY KEY, spec_id TEXT) WITHOUT ROWID",
    "told (number INTEGER PRIMARY KEY, row TEXT)",
)
LAST = "version = (SELECT max(version) FROM versions AS others WHERE others.spec_id = versions.spec_id)"
WRITTEN = "spec_id IN (SELECT spec_id FROM written)"


class Written(NamedTuple):
    """A specification that lies in its file; `kept`: its rows are those of the set before."""

    spec_id: str
    path: str
    sha256: str
    kept: bool = False


class Ledger:
    """Versions and changes of the history, files that were written, and what each specification tells; all of them
    come out in the order of the ids. To be used by one thread."""

    def __init__(self) -> None:
        """Nothing is noted."""
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("PRAGMA journal_mode = OFF")
        for table in TABLES:
            self._database.execute(f"CREATE TABLE {table}")

    def close(self) -> None:
        """Forget everything."""
        self._database.close()

    # The history

    def keep(self, row: VersionRow) -> None:
        """Note a version, in place of what was noted of it."""
        statement = "INSERT INTO versions VALUES (?, ?, ?, NULL) ON CONFLICT DO UPDATE SET row = excluded.row"
        self._database.execute(statement, (row.spec_id, row.version, _text(row)))

    def keep_place(self, row: VersionRow, place: str) -> None:
        """Note where the facts of a version lie in the set before."""
        statement = "UPDATE versions SET place = ? WHERE spec_id = ? AND version = ?"
        self._database.execute(statement, (place, row.spec_id, row.version))

    def place(self, row: VersionRow) -> str | None:
        """Where the facts of a version lie in the set before; None if they do not."""
        statement = "SELECT place FROM versions WHERE spec_id = ? AND version = ?"
        place: str | None = next(self._database.execute(statement, (row.spec_id, row.version)), (None,))[0]
        return place

    def places(self) -> Iterator[tuple[str, int, str]]:
        """Id, version and place of all facts in the set before."""
        statement = "SELECT spec_id, version, place FROM versions WHERE place IS NOT NULL ORDER BY spec_id, version"
        return iter(self._database.execute(statement))

    def keep_change(self, row: ChangeRow) -> None:
        """Note a change."""
        values = row.spec_id, row.version, row.order, row.noticed_on, _text(row)
        self._database.execute("INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?)", values)

    def forget(self, row: type[Row]) -> None:
        """Forget the versions, or the changes."""
        self._database.execute(f"DELETE FROM {row.table}")

    def forget_strange_changes(self) -> None:
        """Forget the changes that led to no version that is noted."""
        self._database.execute(
            "DELETE FROM changes WHERE (spec_id, version) NOT IN (SELECT spec_id, version FROM versions)"
        )

    def has_versions(self) -> bool:
        """Whether a version is noted."""
        return self._database.execute("SELECT 1 FROM versions LIMIT 1").fetchone() is not None

    def latest(self, spec_id: str) -> VersionRow | None:
        """The last version of a specification, withdrawn or not."""
        rows = self._rows(VersionRow, "WHERE spec_id = ? ORDER BY version DESC LIMIT 1", spec_id)
        return next(rows, None)

    def last_order(self, spec_id: str, version: int) -> int:
        """The number of the last change that led to a version; 0: none did."""
        statement = "SELECT max(number) FROM changes WHERE spec_id = ? AND version = ?"
        return self._database.execute(statement, (spec_id, version)).fetchone()[0] or 0

    def versions(self) -> Iterator[VersionRow]:
        """All versions."""
        return self._rows(VersionRow, "ORDER BY spec_id, version")

    def last_versions(self) -> Iterator[VersionRow]:
        """The last version of every specification, withdrawn ones too."""
        return self._rows(VersionRow, f"WHERE {LAST} ORDER BY spec_id")

    def earlier_versions(self) -> Iterator[VersionRow]:
        """Versions that the specifications written in this run are not, or not any more."""
        return self._rows(VersionRow, f"WHERE NOT ({LAST} AND {WRITTEN}) ORDER BY spec_id, version")

    def missing(self) -> Iterator[VersionRow]:
        """The last versions of the specifications that were not written in this run; each may be noted anew at once."""
        statement = f"SELECT DISTINCT spec_id FROM versions WHERE NOT {WRITTEN} ORDER BY spec_id"
        for (spec_id,) in self._database.execute(statement).fetchall():
            if row := self.latest(spec_id):
                yield row

    def changes(self) -> Iterator[ChangeRow]:
        """All changes."""
        return self._rows(ChangeRow, "ORDER BY spec_id, version, number")

    def newest_changes(self, versions: int) -> Iterator[ChangeRow]:
        """Those of so many versions, counted from the one noticed last."""
        newest = (
            "SELECT noticed_on, spec_id, version FROM changes GROUP BY 1, 2, 3"
            " ORDER BY noticed_on DESC, spec_id, version DESC LIMIT ?"
        )
        chosen = f"WHERE (noticed_on, spec_id, version) IN ({newest}) ORDER BY spec_id, version, number"
        return self._rows(ChangeRow, chosen, versions)

    # The new set

    def write(self, written: Written, source: str) -> None:
        """Note a file that was written for a specification from `source`."""
        values = (*written, source, written.path.casefold())
        self._database.execute("INSERT INTO written VALUES (?, ?, ?, ?, ?, ?)", values)

    def writer(self, path: str) -> str | None:
        """What the file at this path was written for, upper and lower case being the same; None: nothing."""
        statement = "SELECT source FROM written WHERE folded = ?"
        source: str | None = next(self._database.execute(statement, (path.casefold(),)), (None,))[0]
        return source

    def written(self) -> Iterator[Written]:
        """All files."""
        statement = "SELECT spec_id, path, sha256, kept FROM written ORDER BY spec_id"
        for spec_id, path, digest, kept in self._database.execute(statement):
            yield Written(spec_id, path, digest, bool(kept))

    def make_ready(self, spec_id: str, text: str) -> None:
        """Note what the tables get of a specification that was written."""
        self._database.execute("INSERT INTO ready VALUES (?, ?)", (spec_id, text))

    def ready(self, spec_id: str) -> str:
        """What the tables get of it; empty: that was not noted."""
        found = self._database.execute("SELECT text FROM ready WHERE spec_id = ?", (spec_id,)).fetchone()
        return str(found[0]) if found else ""

    def tell(self, told: tuple[Any, ...]) -> None:
        """Note what the next specification tells."""
        self._database.execute("INSERT INTO told (row) VALUES (?)", (json.dumps(told),))

    def tales(self) -> Iterator[list[Any]]:
        """What was told, one after the other."""
        return (json.loads(row) for (row,) in self._database.execute("SELECT row FROM told ORDER BY number"))

    # Near-duplicates

    def setdefault(self, key: Key, each: Signature) -> Signature:
        """The signature that was put on the shelf under this key first: `each`, if none was."""
        jurisdiction, title, bucket = key
        mark = blake2b(f"{jurisdiction}\0{title}\0".encode(errors="replace") + bucket, digest_size=16).digest()
        put = self._database.execute("INSERT OR IGNORE INTO shelf VALUES (?, ?)", (mark, each.spec_id))
        if put.rowcount:
            self._database.execute("INSERT OR IGNORE INTO signatures VALUES (?, ?, ?, ?)", each)
            return each
        statement = "SELECT signatures.* FROM shelf JOIN signatures USING (spec_id) WHERE mark = ?"
        return Signature._make(self._database.execute(statement, (mark,)).fetchone())

    def _rows(self, model: type[Model], chosen: str, *values: object) -> Iterator[Model]:
        found = self._database.execute(f"SELECT row FROM {model.table} {chosen}", values)
        return (model.model_validate(json.loads(row)) for (row,) in found)


def _text(row: Row) -> str:
    """The row as JSON in ASCII: half a character, which a database does not take, is an escape."""
    return json.dumps(row.model_dump())
