"""What a worker process and the programs that it starts may take, and how all of them are ended at once.

Linux holds a process to its memory; macOS knows the limit and does not keep it; Windows has neither limits nor groups
of processes of this kind. Where a limit cannot be set the worker runs without it: `--timeout` ends it all the same.
"""

import os
import signal
from contextlib import suppress
from pathlib import Path

from models.limits import MIB

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]  # Windows has no such module


def confine(memory: int) -> None:
    """Hold this process, and each that it starts, to so many MiB of data; no core dumps; a group of its own."""
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    if resource is None:
        return
    # Data, not address space: libraries reserve far more addresses than they ever use.
    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, memory * MIB)):
        _, highest = resource.getrlimit(what)
        limit = most if highest == resource.RLIM_INFINITY else min(most, highest)
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))


def data_of(process: int) -> float:
    """MiB of data that a process has now, as its limit counts them; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[5])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def end_group(leader: int) -> None:
    """Kill a confined process and everything that it started; nothing if it is gone or was not confined yet."""
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(leader, signal.SIGKILL)
