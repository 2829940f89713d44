"""Notices files dropped into RAW. The home of watchfiles.

What lies in RAW is known by names, sizes and times. The events of the system only say when to look; a look is also
taken every minute, for folders on other computers, which send no events. A state counts when two looks in a row
found the same: then nobody is still writing. What an ingest has taken is no news, whoever put it there.
"""

import os
import threading
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from time import monotonic

from watchfiles import watch

from pipeline.sources.ignored import DEEPEST

LOOK_AGAIN_MS = 500
"""Between the two looks of which the second confirms the first; also how soon `stop` is noticed."""
DEBOUNCE_MS = 1000
LOOK_ANYWAY = 60.0
WITHOUT_EVENTS = 2.0
"""Seconds between two looks where the system sends no events at all."""
PATIENCE = 120.0
"""Seconds after which a folder in which somebody keeps writing is ingested all the same."""
PASSING = (".*", "~*", "*~", "#*#", "*.part", "*.partial", "*.crdownload", "*.download", "*.tmp", "*.temp", "*.swp")
"""Names of files that are being written, and hidden ones."""
NO_NEWS = ("manifest.jsonl", "README*", "Thumbs.db", "desktop.ini")
"""Names of files that no ingest reads, or only together with the documents that they tell about."""

State = Mapping[str, tuple[int, int]]
"""Path below RAW -> size and time of the last change."""


def is_watched(path: str) -> bool:
    """Whether a change of the file at this path below RAW is a reason to ingest."""
    *folders, name = PurePosixPath(path).parts
    if any(folder.startswith(".") for folder in folders):
        return False
    return not any(fnmatch(name.lower(), pattern.lower()) for pattern in (*PASSING, *NO_NEWS))


def state_of(root: Path) -> State:
    """What lies below `root` now; what cannot be listed or is gone meanwhile is left out."""
    return dict(_files(root, ""))


def _files(root: Path, below: str) -> Iterator[tuple[str, tuple[int, int]]]:
    if below.count("/") > DEEPEST:
        return
    try:
        entries = list(os.scandir(root / below))
    except OSError:
        return
    for entry in entries:
        path = f"{below}{entry.name}"
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from () if entry.name.startswith(".") else _files(root, f"{path}/")
            elif is_watched(path):
                found = entry.stat()
                yield path, (found.st_size, found.st_mtime_ns)
        except OSError:
            continue


class Watcher:
    """Watches RAW on a thread of its own; `changed` is set while there is something to ingest."""

    def __init__(self, root: Path, wake: threading.Event) -> None:
        """Nothing is ingested yet. `wake` is set together with `changed`, for whoever waits for several things."""
        self.changed = threading.Event()
        self.trouble = ""
        """Why the system sends no events, once it said so; what is dropped is found all the same."""
        self._root, self._wake = root, wake
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._ingested: State = {}
        self._seen: State = {}
        self._restless_since: float | None = None
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._look()
        self._thread.start()

    def stop(self) -> None:
        """End; returns when the thread has ended, or after two seconds."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(2)

    def taken(self) -> None:
        """What lies in RAW now is about to be ingested: it is no news any more."""
        with self._lock:
            self._ingested = state_of(self._root)
            self.changed.clear()

    def _run(self) -> None:
        try:
            self._follow()
        except (OSError, RuntimeError) as error:  # too many folders for the system, or RAW is gone
            self.trouble = str(error)
            while not self._stop.wait(WITHOUT_EVENTS):
                self._look()

    def _follow(self) -> None:
        """Look when something happened, again soon after, and from time to time anyway."""
        last = monotonic()
        for events in watch(
            self._root,
            stop_event=self._stop,
            watch_filter=None,
            debounce=DEBOUNCE_MS,
            rust_timeout=LOOK_AGAIN_MS,
            yield_on_timeout=True,
            raise_interrupt=False,
            ignore_permission_denied=True,
        ):
            if events or self._restless_since is not None or monotonic() - last > LOOK_ANYWAY:
                last = monotonic()
                self._look()

    def _look(self) -> None:
        """Compare what lies there with the last look, and with what was ingested."""
        with self._lock:
            now = state_of(self._root)
            quiet = now == self._seen
            self._seen = now
            if now == self._ingested:
                self._restless_since = None
                self.changed.clear()
                return
            since = self._restless_since or monotonic()
            self._restless_since = since
            if quiet or monotonic() - since > PATIENCE:
                self._restless_since = None
                self.changed.set()
                self._wake.set()
