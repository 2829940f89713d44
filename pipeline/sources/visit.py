"""What one fetch carries along: its limits, the version we have, how far it came; and how it may end badly."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import httpx

from models.source import Collect
from pipeline.sources.settings import LONGEST_ADDRESS
from pipeline.sources.transfer import Head

LONGEST_WAIT = 60.0
"""Seconds that a server may have us wait before the next attempt; one that asks for more is left for the next run."""
LONGEST_MARK = 512


class AgainError(Exception):
    """It may be better in a moment; the message is a sentence. `wait`: the seconds that the server asks for, None if it
    does not say."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        """Both are kept."""
        super().__init__(message)
        self.wait = wait


class FinalError(Exception):
    """It will not be better; the message is a sentence."""


class Version(NamedTuple):
    """The version we have, as the server at `address` named it: enough to ask whether there is a newer one."""

    address: str = ""
    etag: str = ""
    last_modified: str = ""


class Visit:
    """One fetch on its way through redirects and attempts."""

    def __init__(self, how: Collect, version: Version, most: int) -> None:
        """At most `most` bytes are wanted."""
        self.how, self.most, self._version = how, most, version
        self.begin()

    def begin(self) -> None:
        """Start an attempt: the whole time is left, nobody has answered."""
        self.left = self.how.timeout
        self.status: int | None = None
        self.headers: Mapping[str, str] = {}
        self.redirects: list[str] = []

    def asking(self, address: str) -> dict[str, str]:
        """The headers of the request to an address: only whom we have the version from can say that it is unchanged."""
        headers = {"User-Agent": self.how.agent, "Accept": "*/*"}
        if address == self._version.address:
            marks = {"If-None-Match": self._version.etag, "If-Modified-Since": self._version.last_modified}
            headers |= {name: mark for name, value in marks.items() if (mark := sendable(value))}
        return headers

    def arrived(self, head: Head) -> Head:
        """The answer at the end of the redirects, if it is not one that may be better in a moment."""
        if head.status != 429 and head.status < 500:
            return head
        wait = asked_wait(head.headers.get("Retry-After", ""), datetime.now(UTC))
        if wait is not None and wait > LONGEST_WAIT:
            raise FinalError(f"The server answered {head.status} and asks to come back in {wait:.0f} s.")
        raise AgainError(f"The server answered {head.status}.", wait)


def sendable(mark: str) -> str:
    """An ETag or a date if it can be sent back; a server, or who edits the manifest, can write anything."""
    return mark if mark.isascii() and mark.isprintable() and len(mark) <= LONGEST_MARK else ""


def asked_wait(header: str, now: datetime) -> float | None:
    """The seconds in a Retry-After header, None if it has none that make sense."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        until = parsedate_to_datetime(header)
        return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - now).total_seconds())
    except (ValueError, OverflowError):
        return None


def redirected(address: str, location: str) -> str:
    """Where a redirect leads; FinalError if it is no address."""
    try:
        joined = str(httpx.URL(address).join(location).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError) as error:
        raise FinalError("The server sends us on to something that is no address.") from error
    if len(joined) > LONGEST_ADDRESS:
        raise FinalError("The server sends us on to an endless address.")
    return joined
