"""Telling people what changed: one message of a run, by every channel that is set up. The home of apprise.

A channel is an apprise address: mail, a webhook, Teams, Slack and many more. Addresses hold passwords and tokens, so
they come from the environment or from a file outside the checkout, and none is ever shown: a channel is named by its
number and its kind. A channel that fails is told about and never loses a run.
"""

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from flows.message import Message

VARIABLE = "CLASSSPEC_NOTIFY"
"""Addresses of channels, separated by white space."""


class Channels(NamedTuple):
    """Addresses of channels, and what was wrong where they stand."""

    addresses: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def channels(file: Path | None, environment: Mapping[str, str] = os.environ) -> Channels:
    """What the environment and the file name, each address once; a file has one in a line, `#` begins a remark."""
    named = environment.get(VARIABLE, "").split()
    if file is None:
        return Channels(tuple(dict.fromkeys(named)))
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        return Channels(tuple(dict.fromkeys(named)), (f"the file of channels {file} cannot be read ({reason})",))
    named += (line for line in map(str.strip, lines) if line and not line.startswith("#"))
    return Channels(tuple(dict.fromkeys(named)))


def tell(message: Message, addresses: Iterable[str]) -> Iterator[str]:
    """Send it by every channel, one after the other; a line for each that failed, without its address."""
    import apprise  # takes a while, and most runs have nothing to tell

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)  # its lines hold addresses
    for number, address in enumerate(addresses, start=1):
        kind = address.partition("://")[0] if "://" in address else "no address"
        name = f"channel {number} ({kind if kind.isalnum() or kind == 'no address' else 'unknown'})"
        try:
            channel = apprise.Apprise.instantiate(address, suppress_exceptions=True)
            if channel is None:
                yield f"{name} is none that is known; nobody was told by it"
            elif not channel.notify(body=message.body, title=message.title, body_format=apprise.NotifyFormat.TEXT):
                yield f"{name} did not take the message"
        except Exception as error:  # the border to a hundred services: their mistakes must not end a run
            yield f"{name} failed ({type(error).__name__})"
