"""Runs over a folder of documents without Prefect and without processes: everything else of a run is real."""

import csv
from pathlib import Path
from typing import Any

from flows import steps
from flows.cache import Cache
from flows.plan import find, make_plan
from flows.report import Report
from flows.reuse import Reuse
from flows.run import Request, Stage
from flows.stopwatch import Stopwatch
from flows.worker_process import parse_into_cache
from models.limits import Limits
from pipeline.chronicle import Occasion


class Silent:
    def progress(self, stage: Stage, done: int, total: int) -> None:
        pass

    def note(self, message: str) -> None:
        pass


class DataSet:
    """RAW and STRUCTURED below one folder; every run is a day later than the one before."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.out, self.folder = folder / "raw", folder / "out", folder
        self._day = 0

    def write(self, **texts: str) -> None:
        """Files of the jurisdiction, by name without ending; an empty text takes the file away."""
        for name, text in texts.items():
            path = self.raw / "elm" / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8") if text else path.unlink()

    def ingest(self, *, code: str = "one", corrections: str = "", reuse: bool = True) -> Report:
        """One run; afterwards `parsed` tells how many files it parsed."""
        self._day += 1
        occasion = Occasion(day=f"2031-01-{self._day:02}", code=code, corrections=corrections)
        found, cache = find(self.raw), Cache(self.folder / f"cache-{code}")
        request = Request(raw=self.raw, out=self.out, workers=1, cache=None, limits=Limits(timeout=60), wait=0)
        reused = Reuse(found, occasion, self.out if reuse else None)
        plan = make_plan(found.files, cache, 1, settled=reused.settled)
        run = steps.Ingest(request, Silent(), Stopwatch(), found, cache, reused, occasion)
        self.parsed = 0
        for raw in (raw for batch in plan.batches for raw in batch):
            self.parsed += 1
            assert parse_into_cache(self.raw, raw, cache) is None
        return run.publish(plan)

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def column(self, table: str, *names: str) -> list[Any]:
        return [tuple(row[name] for name in names) if len(names) > 1 else row[names[0]] for row in self.rows(table)]


def faults(out: Path) -> list[str]:
    """What is wrong with the history in a data set: holes, doubles, files without row and rows without file."""
    with (out / "versions.csv").open(encoding="utf-8", newline="") as file:
        versions = list(csv.DictReader(file))
    with (out / "changes.csv").open(encoding="utf-8", newline="") as file:
        changes = list(csv.DictReader(file))
    found = []
    for spec_id in {row["spec_id"] for row in versions}:
        numbers = [int(row["version"]) for row in versions if row["spec_id"] == spec_id]
        if numbers != list(range(1, len(numbers) + 1)):
            found.append(f"{spec_id} has the versions {numbers}")
    files = {path.relative_to(out).as_posix() for path in (out / "history").rglob("*.json")}
    if files != {row["facts"] for row in versions}:
        found.append(f"files and rows differ: {files ^ {row['facts'] for row in versions}}")
    keys = [(row["spec_id"], row["version"], row["order"]) for row in changes]
    if len(set(keys)) != len(keys):
        found.append("a change is told twice")
    told = [(row["spec_id"], row["version"], row["field"], row["before"], row["after"]) for row in changes]
    added = [each for each in told if each[2] == "specification_added"]
    if len(set(added)) != len(added):
        found.append("a specification was added twice")
    return found
