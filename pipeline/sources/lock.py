"""One collect at a time in the folder of a jurisdiction. The operating system frees the lock of a killed process."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK = ".collect.lock"
PATIENCE = 5.0
"""Seconds to wait for another run: enough for one that is about to end."""
PAUSE = 0.1


class BusyError(Exception):
    """Another run holds the folder; the message is a sentence."""


@asynccontextmanager
async def locked(folder: Path, wait: float = PATIENCE) -> AsyncIterator[None]:
    """Hold the folder; BusyError if it is not free within `wait` seconds, OSError if it cannot be written."""
    lock = FileLock(folder / LOCK, timeout=0)
    deadline = asyncio.get_running_loop().time() + wait
    while True:
        try:
            lock.acquire()
            break
        except Timeout as error:
            if asyncio.get_running_loop().time() >= deadline:
                raise BusyError("It is being collected by another run; try again when that has ended.") from error
            await asyncio.sleep(PAUSE)
    try:
        yield
    finally:
        lock.release()
