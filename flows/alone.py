"""One document parsed outside of a run, under the limits of a run: in a process of its own, which may hang, die or ask
for too much without harm. In: a file. Out: what an ingest would keep of it."""

from pathlib import Path

from flows.cache import Entry, opened
from flows.failures import result_lost
from flows.workers import Workers
from models.document import RawFile
from models.limits import USUAL, Limits


def parsed_alone(folder: Path, raw: RawFile, limits: Limits = USUAL) -> Entry:
    """The specifications in a file of `folder`, or the problems that say why there are none; NotPublished if no process
    can be started."""
    with opened(None) as cache, Workers(folder, cache, 1, limits) as workers:
        [(_, problem)] = workers.parse([raw])
        entry = cache.read(raw) if problem is None else None
    return entry or Entry(specs=(), problems=(problem or result_lost(),))
