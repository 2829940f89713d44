"""The worker's side: RawFiles come in through a pipe, results go into the cache, only failures come back.

Neither Prefect nor anything of the terminal is imported here.
"""

import logging
import os
import signal
import threading
import warnings
from hashlib import sha256
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from flows.cache import Cache, CacheError, Entry
from flows.failures import changed_meanwhile, internal_error, nests_too_deep, too_much_memory
from flows.worker_limits import confine, end_group
from models.document import Problem, RawFile
from models.limits import USUAL, Limits

Answer = Problem | CacheError | None
"""What became of a file: None if its result is in the cache, CacheError if it cannot be kept."""


def serve(pipe: "Connection[Answer, RawFile]", root: Path, cache: Cache, limits: Limits) -> None:
    """Parse files below `root` until the pipe ends. Sent first: None (ready); then an answer for each file."""
    confine(limits.memory)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    logging.disable()  # what a library has to say about a file is no help to an analyst
    warnings.simplefilter("ignore")
    import flows.preloaded  # noqa: F401 -- not at the top: the parent imports this module and does not need spaCy

    pipe.send(None)
    while True:
        try:
            raw = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(parse_into_cache(root, raw, cache, limits))
        except CacheError as error:
            pipe.send(error)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        end_group(os.getpid())
        os._exit(1)


def parse_into_cache(root: Path, raw: RawFile, cache: Cache, limits: Limits = USUAL) -> Problem | None:
    """Parse one file and keep what became of it; a problem if there is nothing to keep, CacheError if it cannot be
    kept."""
    from pipeline.parse import parse
    from pipeline.publish.ready import made_ready
    from pipeline.read.pdf_pages import check_pages
    from pipeline.read.unreadable import Unreadable
    from pipeline.sources import content

    try:
        read = content(root, raw, limits.bytes)
        if sha256(read).hexdigest() != raw.sha256:
            return changed_meanwhile()
        check_pages(read, limits.longest)
        parsed = parse(raw, read, limits)
        ready = tuple(map(made_ready, parsed.specs))  # here, because the one that publishes is alone
        cache.write(raw, Entry(specs=parsed.specs, problems=parsed.problems, ready=ready))
    except Unreadable as unreadable:
        return unreadable.problem
    except MemoryError:
        return too_much_memory(limits.memory)
    except RecursionError:
        return nests_too_deep()
    except CacheError:
        raise
    except Exception as error:  # the one broad border: a mistake over one document stays with that document
        return internal_error(error)
    return None
