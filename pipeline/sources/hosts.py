"""One host after another is asked gently: one request at a time, not more often than the source and its robots.txt
allow, and not at all once it has failed several times in a row.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PATIENCE = 3
"""Documents in a row that a server failed to send, after which it is left alone until the next run."""
AT_ONCE = 16
"""Hosts that are asked at the same time."""


class Host:
    """Whose turn it is at one host, and how it answers."""

    def __init__(self, places: asyncio.Semaphore) -> None:
        """Nobody has asked yet."""
        self._places, self._turn = places, asyncio.Lock()
        self._last = float("-inf")
        self.failures = 0

    @property
    def is_silent(self) -> bool:
        """Whether to leave it alone."""
        return self.failures >= PATIENCE

    @asynccontextmanager
    async def turn(self, interval: float) -> AsyncIterator[None]:
        """A turn, `interval` seconds or more after the last one began."""
        async with self._turn:
            loop = asyncio.get_running_loop()
            await asyncio.sleep(max(0.0, self._last + interval - loop.time()))
            async with self._places:
                self._last = loop.time()
                yield


class Hosts:
    """All hosts of a run, by name."""

    def __init__(self) -> None:
        """None yet."""
        self._places = asyncio.Semaphore(AT_ONCE)
        self._hosts: dict[str, Host] = {}

    def __getitem__(self, name: str) -> Host:
        """The host of that name."""
        return self._hosts.setdefault(name, Host(self._places))
