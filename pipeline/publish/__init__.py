"""ClassSpecs in; out: a folder of JSON, CSV, SQLite and schemas, described by a Frictionless `datapackage.json`.

The set is built beside the output folder and then takes its place in one step (`swap.py`), under a lock (`lock.py`):
readers see the old set or the new one, and a run that fails or is killed changes nothing. `stage.py` writes the set,
`target.py` refuses folders that are not ours, `dictionary.py` explains the columns to people. `redline.py`
and `feed.py` make pages and news of changes.
"""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from models.classspec import ClassSpec
from models.document import Problem
from pipeline.publish.errors import Locked, PublishError, Refused, Unpublishable
from pipeline.publish.feed import atom_feed
from pipeline.publish.frames import read_table
from pipeline.publish.lock import locked
from pipeline.publish.reading import from_one_set, load
from pipeline.publish.redline import redline_page
from pipeline.publish.report_file import replace_report
from pipeline.publish.rows import read_rows
from pipeline.publish.stage import stage
from pipeline.publish.swap import recover, staging_path, swap, sync_tree
from pipeline.publish.target import check_apart, target_folder
from pipeline.tabulate import problem_row

__all__ = [
    "Failure",
    "Locked",
    "PublishError",
    "Refused",
    "Unpublishable",
    "atom_feed",
    "check_apart",
    "from_one_set",
    "load",
    "publish",
    "read_rows",
    "read_table",
    "redline_page",
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
    report: Mapping[str, Any],
    *,
    wait: float = 0,
) -> None:
    """Replace the data set in `out` by these specifications, or leave everything as it was and raise PublishError.

    `specs` may come in any order and is never held whole. `failures` and `report` are read after it is used up, so
    they may fill while it runs. `wait`: seconds to wait for another run that writes the same folder.
    """
    target = target_folder(out)
    target.parent.mkdir(parents=True, exist_ok=True)
    with locked(target, wait):
        recover(target)
        target_folder(out)  # another run may have changed it meanwhile
        staging = staging_path(target)
        staging.mkdir()
        try:
            rows = (problem_row(failure.source, failure.problem) for failure in failures)
            stage(staging, specs, rows, report)
            sync_tree(staging)
        except BaseException:
            shutil.rmtree(staging, ignore_errors=True)
            raise
        swap(target)
