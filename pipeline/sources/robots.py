"""What the robots.txt of a site allows. Goes in: how it answered. Comes out: `Rules`.

As RFC 9309 has it: a site without the file (any answer 4xx) allows everything; one that cannot say (5xx, no answer)
is left alone this time. Only the beginning of a very long file counts.
"""

from typing import NamedTuple
from urllib.parse import urlsplit

from protego import Protego

LARGEST = 512 * 1024
LONGEST_DELAY = 30.0
"""Seconds between two requests that a site may ask for; one that asks for hours would block the others' turn."""


class Rules(NamedTuple):
    """What a site allows. `silent` says, in a sentence, why it is left alone; empty if it is not."""

    rules: Protego | None = None
    silent: str = ""

    def allows(self, address: str, agent: str) -> bool:
        """Whether an address may be fetched."""
        return self.rules is None or self.rules.can_fetch(address, agent)

    def delay(self, agent: str) -> float:
        """Seconds between two requests that the site asks for, within bounds."""
        asked = self.rules.crawl_delay(agent) if self.rules is not None else None
        return min(max(asked or 0.0, 0.0), LONGEST_DELAY)


def robots_address(address: str) -> str:
    """Where the rules for an address stand; also the name of the site that they are for."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def rules(status: int, content: bytes) -> Rules:
    """The rules in an answer."""
    if status in (200, 203):
        return Rules(Protego.parse(content.decode("utf-8-sig", "replace")))
    if 400 <= status < 500 and status != 429:
        return Rules()
    return Rules(silent=f"its robots.txt could not be read (status {status}); left alone this time")
