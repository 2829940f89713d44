"""The committed `structured/` is what `raw/` publishes today, byte by byte; only `report.json` tells of the run."""

import json
from pathlib import Path

from documents import RAW, ROOT, parsed_sample, samples
from test_promises import published

from pipeline.publish import load, publish

STRUCTURED = ROOT / "structured"
ANEW = "run `classspec ingest raw --out structured` and commit what changed"


def test_the_published_samples_are_those_that_the_code_gives(tmp_path: Path) -> None:
    specs = [spec for source in samples() for spec in parsed_sample(source).specs]
    assert len(specs) == len(samples())
    publish(tmp_path / "now", specs, [], {})
    now, committed = published(tmp_path / "now"), published(STRUCTURED)
    assert set(now) == set(committed), ANEW
    assert [name for name in now if now[name] != committed[name]] == [], ANEW


def test_the_published_samples_are_read_back_as_they_are() -> None:
    assert {spec.raw.source: spec for spec in load(STRUCTURED)} == {
        source: parsed_sample(source).specs[0] for source in samples()
    }


def test_the_report_is_about_the_samples() -> None:
    report = json.loads((STRUCTURED / "report.json").read_text(encoding="utf-8"))
    assert report["run"]["raw"] == RAW.name, "ingest from the checkout, so that no path of a machine is committed"
    assert report["counts"]["documents"] == len(samples())
    assert report["failures"] == []
