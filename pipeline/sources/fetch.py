"""A document from the web, politely. Goes in: an address. Comes out: an `Answer`, whatever the server does.

Redirects are followed by hand, because every hop is checked like the first: where it leads, and what robots.txt says.
What may be better in a moment (no connection, no answer in time, 429, 5xx) is tried again after a growing and partly
random pause, or after as long as the server asks; anything else is final.
"""

import asyncio
import io
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple, Self
from urllib.parse import urlsplit

import httpx
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_random_exponential

from models.source import Collect
from pipeline.sources.addresses import RefusedError, Route, route
from pipeline.sources.hosts import Hosts
from pipeline.sources.robots import LARGEST as LARGEST_ROBOTS
from pipeline.sources.robots import Rules, robots_address, rules
from pipeline.sources.transfer import REDIRECTS, BrokenAnswerError, Head, TooLargeError, Transfer
from pipeline.sources.visit import AgainError, FinalError, Version, Visit, redirected

ATTEMPTS = 3
HOPS = 10
PAUSE = wait_random_exponential(multiplier=0.5, min=0.3, max=20)


class Answer(NamedTuple):
    """How it ended. `status` is the last one, None without an answer. `trouble` is a sentence if there is no document;
    `refused` if it is us who did not want it. `redirects` are the addresses that it led to, in order."""

    status: int | None
    redirects: tuple[str, ...]
    headers: Mapping[str, str]
    trouble: str = ""
    refused: bool = False


class Fetcher:
    """Fetches for all sources of a run; to be used as an asynchronous context."""

    def __init__(self) -> None:
        """Nobody was asked yet."""
        self._hosts, self._transfer = Hosts(), Transfer()
        self._rules: dict[tuple[str, str, bool], asyncio.Future[Rules]] = {}

    async def __aenter__(self) -> Self:
        """Ready."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close all connections."""
        await self._transfer.__aexit__()

    async def fetch(self, address: str, part: Path, how: Collect, version: Version) -> Answer:
        """Receive a document in the file `part`, unless the server says that `version` is the newest (status 304)."""
        visit = Visit(how, version, most=round(how.largest * 2**20))
        host = self._hosts[urlsplit(address).hostname or ""]
        try:
            if host.is_silent:
                raise FinalError("The server failed several times in a row; the rest is left for the next run.")
            with part.open("w+b") as sink:
                head = await self._repeatedly(visit, address, sink)
            host.failures = 0
            trouble, refused = "" if head.status < 400 else f"The server answered {head.status}.", False
        except RefusedError as refusal:
            trouble, refused = str(refusal), True
        except FinalError as failure:
            trouble, refused = str(failure), False
        except AgainError as failure:
            host.failures += 1
            trouble, refused = str(failure), False
        return Answer(visit.status, tuple(visit.redirects), visit.headers, trouble, refused)

    async def _repeatedly(self, visit: Visit, address: str, sink: BinaryIO, *, robots: bool = True) -> Head:
        """The answer of the first attempt that is not worth another, or the trouble of the last."""
        attempts = AsyncRetrying(
            stop=stop_after_attempt(ATTEMPTS), retry=retry_if_exception_type(AgainError), wait=_pause, reraise=True
        )
        async for attempt in attempts:
            with attempt:
                visit.begin()
                sink.seek(0)
                sink.truncate()
                return visit.arrived(await self._followed(visit, address, sink, robots=robots))
        raise AssertionError("the last attempt ends with an answer or an exception")

    async def _followed(self, visit: Visit, address: str, sink: BinaryIO, *, robots: bool) -> Head:
        """The answer at the end of all redirects."""
        while len(visit.redirects) <= HOPS:
            head = await self._asked(visit, address, sink, robots=robots)
            visit.status, visit.headers = head.status, head.headers
            if head.status not in REDIRECTS:
                return head
            if "Location" not in head.headers:
                raise FinalError("The server sends us on without saying where.")
            address = redirected(address, head.headers["Location"])
            visit.redirects.append(address)
        raise FinalError(f"The server sends us on more than {HOPS} times.")

    async def _asked(self, visit: Visit, address: str, sink: BinaryIO, *, robots: bool) -> Head:
        """One request, if it is allowed, when it is our turn."""
        how = visit.how
        way = await _way(address, visit)
        allowed = await self._rules_for(address, how) if robots else Rules()
        if allowed.silent:
            raise FinalError(f"{way.host}: {allowed.silent}.")
        if not allowed.allows(address, how.agent):
            raise RefusedError(f"The robots.txt of {way.host} does not allow it.")
        async with self._hosts[way.host].turn(max(1 / how.rate, allowed.delay(how.agent))):
            return await self._sent(visit, address, way, sink)

    async def _sent(self, visit: Visit, address: str, way: Route, sink: BinaryIO) -> Head:
        """The request itself; what can go wrong with it in our own words."""
        started = time.monotonic()
        try:
            return await self._transfer.get(
                address, way, visit.asking(address), sink, most=visit.most, seconds=visit.left
            )
        except (TimeoutError, httpx.TimeoutException) as error:
            raise _too_slow(way.host, visit) from error
        except BrokenAnswerError as error:
            raise FinalError(f"The answer is broken: {error}.") from error
        except httpx.TransportError as error:
            raise _unreached(way.host, error) from error
        finally:
            visit.left = max(0.1, visit.left - (time.monotonic() - started))

    async def _rules_for(self, address: str, how: Collect) -> Rules:
        """What the site of an address allows, asked once in a run."""
        place = robots_address(address)
        key = (place, how.agent, how.private_network)
        if key not in self._rules:
            self._rules[key] = asyncio.ensure_future(self._read_rules(place, how))
        return await asyncio.shield(self._rules[key])

    async def _read_rules(self, place: str, how: Collect) -> Rules:
        visit, sink = Visit(how, Version(), most=LARGEST_ROBOTS), io.BytesIO()
        try:
            head = await self._repeatedly(visit, place, sink, robots=False)
            return rules(head.status, sink.getvalue())
        except TooLargeError:
            return rules(200, sink.getvalue())
        except (AgainError, FinalError, RefusedError) as error:
            return Rules(silent=f"its robots.txt could not be read ({str(error).rstrip('.')}); left alone this time")


async def _way(address: str, visit: Visit) -> Route:
    host = urlsplit(address).hostname or ""
    try:
        async with asyncio.timeout(visit.left):
            return await route(address, private_network=visit.how.private_network)
    except TimeoutError as error:
        raise _too_slow(host, visit) from error
    except OSError as error:
        raise AgainError(f"The name {host} leads to no server.") from error


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, AgainError) else None
    return PAUSE(state) if asked is None else asked


def _too_slow(host: str, visit: Visit) -> AgainError:
    return AgainError(f"{host} did not send it within {visit.how.timeout:g} s.")


def _unreached(host: str, error: httpx.TransportError) -> AgainError | FinalError:
    """A connection that failed; a certificate that nobody vouches for does not get better."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return FinalError(f"The certificate of {host} cannot be trusted ({cause.verify_message}).")
        cause = cause.__cause__ or cause.__context__
    words = " ".join(str(error).split())[:120] or type(error).__name__
    return AgainError(f"The connection to {host} failed ({words}).")
