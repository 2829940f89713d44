"""The committed `structured/` is what `raw/` publishes today, byte by byte; only `report.json` tells of the run."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from documents import RAW, ROOT, parsed_sample, samples
from test_promises import published

from pipeline.publish import load, publish

STRUCTURED = ROOT / "structured"
SQLITE_VERSION = slice(96, 100)  # where the file names the version that wrote it (SQLite file format, 1.3)
ANEW = "run `classspec ingest raw --out structured` and commit what changed"


def test_the_published_samples_are_those_that_the_code_gives(tmp_path: Path) -> None:
    specs = [spec for source in samples() for spec in parsed_sample(source).specs]
    assert len(specs) > len(samples())  # two of them hold several classes
    publish(tmp_path / "now", specs, [], {})
    now, committed = published(tmp_path / "now"), published(STRUCTURED)
    assert set(now) == set(committed), ANEW
    assert [name for name in now if not _is_the_same(name, tmp_path / "now")] == [], ANEW


def _is_the_same(name: str, now: Path) -> bool:
    """Equal bytes; a database that another version of SQLite wrote need only hold the same."""
    mine, committed = (now / name).read_bytes(), (STRUCTURED / name).read_bytes()
    if name != "classspec.db" or mine[SQLITE_VERSION] == committed[SQLITE_VERSION]:
        return mine == committed
    return _dumped(now / name) == _dumped(STRUCTURED / name)


def _dumped(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
        return [
            str(connection.execute(f'SELECT * FROM "{table}"').fetchall()) for (table,) in tables if "_" not in table
        ]


def test_the_published_samples_are_read_back_as_they_are() -> None:
    assert {spec.spec_id: spec for spec in load(STRUCTURED)} == {
        spec.spec_id: spec for source in samples() for spec in parsed_sample(source).specs
    }


def test_the_report_is_about_the_samples() -> None:
    report = json.loads((STRUCTURED / "report.json").read_text(encoding="utf-8"))
    assert report["run"]["raw"] == RAW.name, "ingest from the checkout, so that no path of a machine is committed"
    assert report["counts"]["documents"] == len(samples())
    assert report["failures"] == []
