"""One collect as the command line sees it: summary or JSON on standard output, all else on standard error."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from interfaces.status import Status, say
from interfaces.terminal.collected import CollectBar, summary
from interfaces.terminal.console import output, talk
from pipeline.sources.collected import Collected
from pipeline.sources.collecting import UnknownSourceError
from pipeline.sources.collecting import collect as fetch_all


def collect(raw: Path, only: Sequence[str], *, as_json: bool) -> int:
    """Run it, tell about it; the exit status."""
    if not raw.is_dir():
        return say(f"{raw}: there is no such folder; name the one that holds the source.toml files", Status.USAGE)
    console = talk()
    try:
        with CollectBar(console) as bar:
            collected = fetch_all(raw, only, bar)
    except UnknownSourceError as error:
        return say(str(error), Status.USAGE)
    except OSError as error:
        return say(f"{raw}: {(error.strerror or 'cannot be read').lower()}", Status.USAGE)
    except KeyboardInterrupt:
        return say("interrupted; what was fetched is stored whole, run again for the rest", Status.INTERRUPTED)
    if as_json:
        print(json.dumps(_as_json(collected), indent=1, ensure_ascii=True))
        sys.stdout.flush()
    results = console if as_json else output()
    for part in summary(collected):
        results.print(part)
    return Status.FAILED if collected.has_failed else Status.WELL


def _as_json(collected: Collected) -> dict[str, object]:
    """Counts and looks, source by source."""
    sources = [{**source.model_dump(mode="json"), "counts": source.counts} for source in collected.sources]
    return {"counts": collected.counts, "sources": sources}
