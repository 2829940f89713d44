"""ClassSpecs in; out: a folder of JSON, CSV, SQLite and schemas, described by a Frictionless `datapackage.json`.

The set is built beside the output folder and then takes its place in one step (`swap.py`), under a lock (`lock.py`):
readers see the old set or the new one, and a run that fails or is killed changes nothing. `stage.py` writes the set
on `past.py`, the history that the one before holds; `inputs.py` tells what need not be made again; `target.py` refuses
folders that are not ours, `dictionary.py` explains the columns to people. `redline.py` and `feed.py` make pages and
news of changes.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from models.classspec import ClassSpec
from models.document import Problem
from models.history_tables import VersionRow
from pipeline.chronicle import Occasion
from pipeline.publish.errors import Locked, Outdated, PublishError, Refused, Unpublishable, Unwritable, reason, remedy
from pipeline.publish.feed import atom_feed
from pipeline.publish.frames import read_table
from pipeline.publish.inputs import Inputs, holdings
from pipeline.publish.layout import REPORT
from pipeline.publish.lock import locked
from pipeline.publish.past import Past, read_past
from pipeline.publish.reading import from_one_set, load
from pipeline.publish.ready import Made, made_ready
from pipeline.publish.redline import redline_page
from pipeline.publish.report_file import replace_report
from pipeline.publish.rows import read_rows
from pipeline.publish.schema import json_text
from pipeline.publish.stage import Delivery, Report, stage
from pipeline.publish.swap import make_room, recover, staging_path, swap
from pipeline.publish.sync import replace_file, sync_tree
from pipeline.publish.target import check_apart, target_folder
from pipeline.publish.told import Outcome
from pipeline.publish.trusted import resource_marks
from pipeline.tabulate import problem_row

__all__ = [
    "Delivery",
    "Failure",
    "Locked",
    "Made",
    "Outcome",
    "Outdated",
    "Past",
    "PublishError",
    "Refused",
    "Unpublishable",
    "Unwritable",
    "atom_feed",
    "check_apart",
    "from_one_set",
    "load",
    "made_ready",
    "publish",
    "publish_run",
    "read_rows",
    "read_table",
    "redline_page",
    "renew_report",
    "replace_report",
]


class Failure(Protocol):
    """A file that gave no specification: its path below RAW, and why."""

    @property
    def source(self) -> str:
        """Path of the file below RAW, with `/`."""

    @property
    def problem(self) -> Problem:
        """What went wrong."""


def publish(
    out: Path,
    specs: Iterable[ClassSpec],
    failures: Iterable[Failure],
    report: Report,
    *,
    wait: float = 0,
) -> None:
    """Replace the data set in `out` by these specifications, or leave everything as it was and raise PublishError.

    `specs` may come in any order and is never held whole. `failures` and `report` are read after it is used up, so
    they may fill while it runs. `wait`: seconds to wait for another run that writes the same folder.
    """
    publish_run(out, lambda _: Delivery(map(Made, specs)), failures, report, occasion=Occasion(), wait=wait)


def publish_run(
    out: Path,
    deliver: Callable[[Past], Delivery],
    failures: Iterable[Failure],
    report: Report,
    *,
    occasion: Occasion,
    wait: float = 0,
) -> None:
    """The same for a run that knows its day and code: `deliver` sees the history so far, under the lock, and says what
    is published. Outdated if it keeps what is not there any more."""
    with _writing(out, wait) as target:
        staging = staging_path(target)
        staging.mkdir()
        try:
            past = read_past(target)
            with closing(past.ledger):
                rows = (problem_row(failure.source, failure.problem) for failure in failures)
                stage(staging, deliver(past), rows, report, past, occasion)
            sync_tree(staging)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
        if VersionRow.table not in resource_marks(target):
            make_room(target)
        swap(target)


def renew_report(out: Path, expected: Inputs, report: Callable[[], Mapping[str, Any]], *, wait: float = 0) -> None:
    """Replace only the report, for a run that found nothing new; Outdated if the set is no longer made of `expected`,
    or no longer whole."""
    with _writing(out, wait) as target:
        if holdings(target) != expected:
            raise Outdated(f"{out} has changed while the run was planned; run again")
        replace_file(target / REPORT, json_text(dict(report())).encode())


@contextmanager
def _writing(out: Path, wait: float) -> Iterator[Path]:
    """The folder to write, locked, and repaired if an earlier run was killed. Unwritable if the disk takes no more."""
    target = target_folder(out)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with locked(target, wait):
            recover(target)
            yield target_folder(out)  # another run may have changed it meanwhile
    except (OSError, sqlite3.OperationalError) as error:
        raise Unwritable(f"{out} cannot be written ({reason(error, target)}); {remedy(error)}") from error
