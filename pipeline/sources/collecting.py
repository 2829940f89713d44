"""The table of contents of `collect`: which sources there are, which documents they name, what came of each, what is
no longer there.

Sources and hosts go side by side, each host one request after the other. A source that fails does not stop the
others; a run that is stopped leaves every file and every line whole.
"""

import asyncio
from collections.abc import Coroutine, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from models.source import Collect, Source
from pipeline.sources.checking import Folder
from pipeline.sources.collected import Collected, Look, SourceCollected
from pipeline.sources.fetch import Fetcher
from pipeline.sources.index_page import IndexPageError, links
from pipeline.sources.lock import BusyError, locked
from pipeline.sources.manifest import read_manifest
from pipeline.sources.settings import SOURCE_FILE, BrokenSourceError, read_source
from pipeline.sources.store import part_path, recover, tidy
from pipeline.sources.visit import Version


class Listener(Protocol):
    """Who is told how far a run is."""

    def progress(self, done: int, total: int) -> None:
        """`done` of the `total` addresses known so far are through."""

    def looked(self, jurisdiction: str, look: Look) -> None:
        """An address is through."""

    def trouble(self, jurisdiction: str, problem: str) -> None:
        """Something is wrong with a whole source."""

    def remark(self, jurisdiction: str, remark: str) -> None:
        """Something is odd about a source."""


class Place(NamedTuple):
    """The folder of a source, its path below RAW, and what it says of itself: settings, or why they cannot be used."""

    path: Path
    below: str
    source: Source
    broken: str = ""

    @property
    def names(self) -> set[str]:
        """What `only` may call it."""
        return {name.casefold() for name in (self.path.resolve().name, self.below, self.source.jurisdiction) if name}


class UnknownSourceError(ValueError):
    """`only` names what is not there; the message is one line."""


def places(root: Path, only: Sequence[str] = ()) -> tuple[Place, ...]:
    """The sources below `root` that fetch something, or whose settings are broken; those of `only`, if it names any, by
    folder or jurisdiction."""
    folders = [(root, ""), *((path, path.name) for path in _folders(root))]
    found = [place for path, below in folders if (path / SOURCE_FILE).is_file() and (place := _place(path, below))]
    wanted = {name.casefold() for name in only}
    if unknown := sorted(wanted - {name for place in found for name in place.names}):
        there = ", ".join(sorted(place.below or place.path.resolve().name for place in found)) or "none"
        raise UnknownSourceError(f"there is no source '{unknown[0]}' below {root}; there are: {there}")
    asked = (place for place in found if not wanted or wanted & place.names)
    return tuple(place for place in asked if place.broken or place.source.collect)


def _folders(root: Path) -> Iterable[Path]:
    return sorted(path for path in root.iterdir() if path.is_dir() and not path.is_symlink() and path.name[0] != ".")


def _place(path: Path, below: str) -> Place | None:
    try:
        source = read_source(path)
    except BrokenSourceError as error:
        return Place(path, below, Source(jurisdiction=path.resolve().name), f"source.toml cannot be used ({error}).")
    return Place(path, below, source) if source else None


def collect(root: Path, only: Sequence[str] = (), listener: Listener | None = None) -> Collected:
    """Fetch what the sources below `root` name and store what is new. Raises UnknownSourceError for an `only` that is
    not there and OSError if `root` cannot be listed; whatever goes wrong later is in the result."""
    return asyncio.run(_Run(listener).collect(places(root, only)))


class _Run:
    """What the sources of one run share."""

    def __init__(self, listener: Listener | None) -> None:
        self._listener, self._done, self._total = listener, 0, 0

    async def collect(self, found: Sequence[Place]) -> Collected:
        """All sources, side by side."""
        async with Fetcher() as fetcher:
            return Collected(sources=tuple(await asyncio.gather(*(self._source(fetcher, place) for place in found))))

    async def _source(self, fetcher: Fetcher, place: Place) -> SourceCollected:
        looks: list[Look] = []
        problems: list[str] = [place.broken] if place.broken else []
        remarks: list[str] = []
        try:
            if place.source.collect is not None:
                async with locked(place.path):
                    remarks += await self._collect(fetcher, place, place.source.collect, looks)
        except BusyError as error:
            problems.append(str(error))
        except OSError as error:
            problems.append(f"Its folder cannot be written ({(error.strerror or str(error)).lower()}).")
        except Exception as error:  # whatever it is, it must not stop the other sources
            problems.append(f"The program made a mistake over it ({type(error).__name__}: {error}); report it.")
        if self._listener:
            for problem in problems:
                self._listener.trouble(place.source.jurisdiction, problem)
            for remark in remarks:
                self._listener.remark(place.source.jurisdiction, remark)
        return SourceCollected(
            folder=place.below,
            jurisdiction=place.source.jurisdiction,
            looks=tuple(sorted(looks, key=lambda look: look.address)),
            problems=tuple(problems),
            remarks=tuple(remarks),
        )

    async def _collect(self, fetcher: Fetcher, place: Place, how: Collect, looks: list[Look]) -> list[str]:
        """Everything of one source; sentences about what is odd."""
        manifest = read_manifest(place.path)
        recover(place.path, manifest)
        folder = Folder(place.path, place.below, manifest)
        named = dict.fromkeys(how.addresses)
        complete = True
        for index in how.index:
            linked, failed = await _linked(fetcher, folder, index, how)
            named.update(dict.fromkeys(linked))
            if failed:
                complete = False
                self._add(place, looks, failed)
        self._total += len(named)
        hosts = (self._host(fetcher, place, folder, host, looks) for host in _by_host(named))
        await _all(hosts)
        if complete:
            reason = "Neither source.toml nor the index page names it any more."
            for address, known in list(manifest.known.items()):
                if address not in named and not known.withdrawn_on:
                    self._add(place, looks, folder.missed(address, known, reason))
        tidy(place.path)
        return [manifest.broken] if manifest.broken else []

    async def _host(
        self, fetcher: Fetcher, place: Place, folder: Folder, addresses: Sequence[str], looks: list[Look]
    ) -> None:
        """The documents of one host, one after the other."""
        assert place.source.collect is not None
        for address in addresses:
            look = await folder.look(fetcher, address, place.source.collect)
            self._done += 1
            self._add(place, looks, look)

    def _add(self, place: Place, looks: list[Look], look: Look) -> None:
        looks.append(look)
        if self._listener:
            self._listener.looked(place.source.jurisdiction, look)
            self._listener.progress(self._done, self._total)


async def _all(tasks: Iterable[Coroutine[None, None, None]]) -> None:
    """Wait until all have ended, also if one fails: none may go on once the lock is free."""
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(ended, BaseException):
            raise ended


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(urlsplit(address).hostname or "", []).append(address)
    return list(hosts.values())


async def _linked(fetcher: Fetcher, folder: Folder, index: str, how: Collect) -> tuple[tuple[str, ...], Look | None]:
    """The addresses that an index page links to, or how it failed."""
    part = part_path(folder.path, index)
    answer = await fetcher.fetch(index, part, how, Version())
    try:
        if answer.trouble:
            return (), folder.failed(index, answer, f"The index page cannot be read: {answer.trouble}")
        address = answer.redirects[-1] if answer.redirects else index
        return links(part.read_bytes(), address, answer.headers.get("Content-Type", ""), how), None
    except IndexPageError as error:
        return (), folder.failed(index, answer, str(error))
    finally:
        part.unlink(missing_ok=True)
