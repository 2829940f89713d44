"""The review list of a published folder: read, ranked, printed."""

import json
import shlex
import sys
from pathlib import Path
from typing import Any

from flows.failures import ADVICE
from interfaces.status import Status, say
from models.review import Item
from models.tables import ProblemRow, RequirementRow, SpecRow
from pipeline.publish import PublishError, from_one_set, read_rows
from pipeline.publish.layout import spec_path
from pipeline.review import rank


def review(structured: Path, limit: int, *, as_json: bool) -> int:
    """Print the list; the exit status, which says nothing of how long it is."""
    try:
        items = from_one_set(structured, _ranked)
    except (PublishError, OSError, ValueError, KeyError) as error:
        told = str(error) if isinstance(error, PublishError) else "its tables cannot be read; run an ingest again"
        return say(told if str(structured) in told else f"{structured}: {told}", Status.USAGE)
    if as_json:
        text = json.dumps([_told(structured, item) for item in items[:limit]], ensure_ascii=False, indent=1)
        sys.stdout.buffer.write(f"{text}\n".encode(errors="replace"))
        return Status.WELL
    from interfaces.terminal.console import output
    from interfaces.terminal.review import view

    console = output()
    for part in view([(item, *look(structured, item)) for item in items[:limit]], items):
        console.print(part)
    return Status.WELL


def _ranked(structured: Path) -> tuple[Item, ...]:
    return rank(
        read_rows(structured, SpecRow), read_rows(structured, ProblemRow), read_rows(structured, RequirementRow)
    )


def look(structured: Path, item: Item) -> tuple[str, str]:
    """The command that shows a specification; for a file that gave none, what to do. One of them is empty."""
    if item.spec_id:
        return f"classspec show {shlex.quote(str(structured / spec_path(item.spec_id)))}", ""
    return "", " ".join(dict.fromkeys(filter(None, (ADVICE.get(reason.what, "") for reason in item.reasons))))


def _told(structured: Path, item: Item) -> dict[str, Any]:
    command, advice = look(structured, item)
    return {**item.model_dump(mode="json"), "look": command, "advice": advice}
