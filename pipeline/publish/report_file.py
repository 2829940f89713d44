"""The report of a run that is published already, in; out: the same data set with this report in place of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.publish.layout import REPORT
from pipeline.publish.lock import locked
from pipeline.publish.schema import json_text
from pipeline.publish.sync import replace_file
from pipeline.publish.target import target_folder


def replace_report(out: Path, report: Mapping[str, Any]) -> None:
    """Replace `report.json` in one step; PublishError or OSError if that cannot be, and the one before stays."""
    target = target_folder(out)
    with locked(target, 0):
        replace_file(target / REPORT, json_text(dict(report)).encode())
