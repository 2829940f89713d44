"""What `source.toml` says. Goes in: a folder. Comes out: its `Source`, or in a sentence why it cannot be used.

Beyond the shapes of `models/source.py` everything is checked here that would otherwise go wrong in the middle of a
night: addresses, the selector of links, the encoding, the schedule.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from models.frozen import Frozen
from models.source import Collect, Quirks, Source
from pipeline.sources.cron import cron_fault
from pipeline.sources.plain_file import NoPlainFileError, opened

SOURCE_FILE = "source.toml"
LARGEST = 1024 * 1024
LONGEST_ADDRESS = 4096
MANY_PARTS = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){32}""")
"""A dotted key that would keep the parser busy for hours: its time grows with the square of the parts."""
KEYS: Mapping[tuple[str, ...], type[Frozen]] = {(): Source, ("collect",): Collect, ("quirks",): Quirks}


class BrokenSourceError(ValueError):
    """A `source.toml` that cannot be used; the message names the key and what to do about it."""


def read_source(folder: Path, within: Path | None = None) -> Source | None:
    """What `source.toml` in the folder says, None if there is none; BrokenSourceError if it cannot be used, or is a
    link that leads out of the folder `within`."""
    path = folder / SOURCE_FILE
    if not os.path.lexists(path):
        return None
    try:
        if within is not None and not path.resolve().is_relative_to(within.resolve()):
            raise BrokenSourceError("it is a link that leads out of the folder of documents")
        source = Source.model_validate(read_settings(path))
    except ValidationError as error:
        raise BrokenSourceError(_worded(error.errors()[0])) from error
    except ValueError as error:
        raise BrokenSourceError(str(error)) from error
    except (OSError, RuntimeError) as error:  # links that lead to each other are a RuntimeError of Python 3.11
        raise BrokenSourceError("it cannot be opened") from error
    for fault in _faults(source):
        raise BrokenSourceError(fault)
    return source


def read_settings(path: Path) -> dict[str, Any]:
    """The tables of a TOML file that anybody may have written; ValueError says why it cannot be used, OSError that it
    cannot be opened. Nothing is waited for, and nothing takes long."""
    try:
        with opened(path) as file:
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise ValueError("it is larger than any settings")
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        if MANY_PARTS.search(text):
            raise ValueError("it has a key of many parts")
        return tomllib.loads(text)
    except NoPlainFileError as error:
        raise ValueError("it is no file") from error
    except RecursionError as error:
        raise ValueError("it nests too deep") from error


def _worded(error: ErrorDetails) -> str:
    place = tuple(map(str, error["loc"]))
    if error["type"] != "extra_forbidden":
        return f"{'.'.join(place)}: {error['msg']}"
    known = list(KEYS[place[:-1]].model_fields) if place[:-1] in KEYS else []
    meant = difflib.get_close_matches(place[-1], known, n=1)
    advice = f"did you mean {meant[0]}?" if meant else f"known are {', '.join(known)}"
    return f"{'.'.join(place)}: there is no such key; {advice}"


def _faults(source: Source) -> Iterator[str]:
    for key, name in (("jurisdiction", source.jurisdiction), ("state", source.state)):
        if not name.isprintable():
            yield f"{key}: it holds a control character; write letters, numbers and blanks"
    if source.schedule and (fault := cron_fault(source.schedule)):
        yield f"schedule: {fault}"
    if source.quirks.encoding and not _is_encoding(source.quirks.encoding):
        yield f"quirks.encoding: '{source.quirks.encoding}' is no encoding; write one like windows-1252 or utf-8"
    for pattern in source.quirks.drop_lines:
        if not pattern.strip("*? "):
            yield f"quirks.drop_lines: '{pattern}' would drop every line; name some words of it"
    if source.collect is not None:
        yield from _collect_faults(source.collect)


def _is_encoding(name: str) -> bool:
    try:
        b"a".decode(name)
    except (LookupError, ValueError):
        return False
    return True


def _collect_faults(collect: Collect) -> Iterator[str]:
    if not collect.addresses and not collect.index:
        yield "collect: name addresses or an index page, or take [collect] out"
    for key, addresses in (("addresses", collect.addresses), ("index", collect.index)):
        for address in addresses:
            if fault := address_fault(address):
                yield f"collect.{key}: {fault}"
    if not (collect.agent.isascii() and collect.agent.isprintable()):
        yield "collect.agent: use plain ASCII letters"
    if collect.index:
        from pipeline.sources.index_page import selector_fault  # heavy, and needed for few folders

        if fault := selector_fault(collect.links):
            yield f"collect.links: {fault}"


def address_fault(address: str) -> str:
    """Why an address cannot be fetched, in a sentence; empty if it can."""
    if len(address) > LONGEST_ADDRESS:
        return f"'{address[:80]}…' is longer than {LONGEST_ADDRESS} characters"
    if not address.isprintable() or " " in address:
        return f"'{address}' holds a blank or a control character; write them as %20 and the like"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return f"'{address}' is no address"
    if parts.scheme not in ("http", "https") or not host:
        return f"'{address}' is no address of the web; begin with https://"
    if parts.username is not None or parts.password is not None:
        return f"the address of {host} holds a user name or password; it would be published, leave it out"
    return ""
