"""One request, one answer, without following anything. The body goes into a sink, and never more of it than allowed.

Time is kept over the whole transfer, so that a server that sends a byte now and then is given up like one that is
silent. Only one layer of gzip is undone, in bounded steps: a small body that unpacks to gigabytes ends at the limit.
"""

import asyncio
import zlib
from collections.abc import Iterator, Mapping
from contextlib import AsyncExitStack
from typing import BinaryIO, NamedTuple

import httpx

from pipeline.sources.addresses import RefusedError, Route

STEP = 256 * 1024
REDIRECTS = (301, 302, 303, 307, 308)
WITH_BODY = (200, 203)


class BrokenAnswerError(Exception):
    """What came is not what HTTP promises; the message is a sentence."""


class Head(NamedTuple):
    """An answer without its body."""

    status: int
    headers: httpx.Headers


class TooLargeError(RefusedError):
    """The body is longer than allowed."""


class Transfer:
    """Clients for all hosts of a run; to be used as an asynchronous context."""

    def __init__(self) -> None:
        """No connection yet."""
        self._clients: dict[tuple[str, str], httpx.AsyncClient] = {}
        self._trust = httpx.create_ssl_context()  # with the certificates that SSL_CERT_FILE names, if it does
        self._open = AsyncExitStack()

    async def __aenter__(self) -> "Transfer":
        """Ready."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close all connections."""
        await self._open.aclose()

    async def get(
        self, address: str, way: Route, headers: Mapping[str, str], sink: BinaryIO, *, most: int, seconds: float
    ) -> Head:
        """Ask for an address, `most` bytes at most. Raises TimeoutError, TooLargeError, BrokenAnswerError or what httpx
        raises; a body comes only with a status that has a document."""
        url = httpx.URL(address)
        asked = {**headers, "Host": url.netloc.decode("ascii"), "Accept-Encoding": "gzip"}
        async with asyncio.timeout(seconds):
            answer = await self._answer(url, way, asked, seconds)
            try:
                if answer.status_code in WITH_BODY:
                    await _receive(answer, sink, most)
            finally:
                await answer.aclose()
        return Head(answer.status_code, answer.headers)

    async def _answer(self, url: httpx.URL, way: Route, headers: Mapping[str, str], seconds: float) -> httpx.Response:
        """The head of the answer, from the first address of the server to which a connection can be made."""
        client = await self._client(way)
        places = [url.copy_with(host=ip) for ip in way.ips] or [url]
        limits = httpx.Timeout(seconds, connect=seconds / len(places))
        for place in places:
            request = client.build_request(
                "GET", place, headers=headers, timeout=limits, extensions={"sni_hostname": way.host}
            )
            try:
                return await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                if place == places[-1]:
                    raise
        raise AssertionError("there is a last place")

    async def _client(self, way: Route) -> httpx.AsyncClient:
        """A client for each host, so that no connection to one serves another at the same network address."""
        key = (way.host, way.proxy)
        if key not in self._clients:
            try:
                client = httpx.AsyncClient(verify=self._trust, trust_env=False, proxy=way.proxy or None)
            except (ImportError, ValueError, httpx.InvalidURL) as error:
                raise BrokenAnswerError(f"the proxy {way.proxy} cannot be used ({error})") from error
            self._clients[key] = await self._open.enter_async_context(client)
        return self._clients[key]


async def _receive(answer: httpx.Response, sink: BinaryIO, most: int) -> None:
    packing = answer.headers.get("Content-Encoding", "").strip().lower()
    if packing not in ("", "identity", "gzip", "x-gzip"):
        raise BrokenAnswerError(f"the document came packed as '{packing}', which nobody asked for")
    said = answer.headers.get("Content-Length", "")
    if said.isascii() and said.isdigit() and len(said) < 20 and int(said) > most:
        raise _too_large(most)
    unpacked = _Unpacked() if "gzip" in packing else None
    total = 0
    async for raw in answer.aiter_raw():
        for piece in unpacked.pieces(raw) if unpacked else (raw,):
            total += len(piece)
            sink.write(piece[: len(piece) - max(0, total - most)])
            if total > most:
                raise _too_large(most)
    if unpacked and not unpacked.is_whole:
        raise BrokenAnswerError("the packed document is cut off")


def _too_large(most: int) -> TooLargeError:
    return TooLargeError(f"It is larger than {most / 2**20:g} MiB; raise `largest` if it is a specification.")


class _Unpacked:
    """The content of one gzip stream, in pieces of limited size."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def is_whole(self) -> bool:
        return self._zlib.eof

    def pieces(self, raw: bytes) -> Iterator[bytes]:
        try:
            piece = self._zlib.decompress(raw, STEP)
            while piece:
                yield piece
                piece = self._zlib.decompress(self._zlib.unconsumed_tail, STEP)
        except zlib.error as error:
            raise BrokenAnswerError("the packed document is damaged") from error
