"""The `corrections.toml` of the folders below RAW: read whole, each entry checked by itself.

A file or an entry that cannot be used costs a problem that names it; all others stay in force. Nothing here knows what
a correction is about: that is for `pipeline/corrections/`.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from models.correction import Correction
from models.document import Problem, Severity
from pipeline.corrections.facts import address, allowed
from pipeline.sources.discovery import FoundProblem
from pipeline.sources.ignored import DEEPEST, is_ignored
from pipeline.sources.settings import MANY_PARTS

CORRECTIONS_FILE = "corrections.toml"
LARGEST_FILE = 1024 * 1024
LONGEST_REASON = 2000
LONGEST_NAME = 200
LONGEST_WORDS = 100_000
MOST_TOLD = 10
ENTRIES = "correction"
REQUIRED = ("spec", "fact", "value", "reason", "by", "on")
LIMITS = {"spec": LONGEST_NAME, "fact": LONGEST_NAME, "by": LONGEST_NAME, "reason": LONGEST_REASON}


class Corrections(NamedTuple):
    """All corrections below RAW in the order in which they are written, and the entries that cannot be used."""

    all: tuple[Correction, ...]
    problems: tuple[FoundProblem, ...] = ()

    def by_spec(self) -> dict[str, tuple[Correction, ...]]:
        """The corrections of each specification."""
        found: dict[str, list[Correction]] = {}
        for each in self.all:
            found.setdefault(each.spec, []).append(each)
        return {spec_id: tuple(corrections) for spec_id, corrections in found.items()}


class Unusable(Exception):  # noqa: N818 -- it names the state of a file or an entry
    """A file or an entry that cannot be used; the message says why."""


def read_corrections(root: Path) -> Corrections:
    """What every `corrections.toml` below `root` says."""
    read: list[Correction] = []
    problems: list[FoundProblem] = []
    for path in correction_files(root):
        source = path.relative_to(root).as_posix()
        faults: list[str] = []
        try:
            read.extend(_usable(_entries(path, root), source, faults))
        except Unusable as error:
            problems.append(_problem(source, [str(error)], "None of them is in force"))
        if faults:
            problems.append(_problem(source, faults, "All others are in force"))
    return Corrections(tuple(read), tuple(problems))


def corrections_digest(root: Path) -> str:
    """SHA-256 over all corrections below `root`: equal if and only if they are the same. It needs no valid file."""
    digest = sha256()
    for path in correction_files(root):
        try:
            content = sha256(_content(path, root)).hexdigest()
        except Unusable as error:
            content = f"unusable: {error}"
        digest.update(f"{path.relative_to(root).as_posix()}\n{content}\n".encode(errors="replace"))
    return digest.hexdigest()


def correction_files(root: Path) -> list[Path]:
    """The files in the order of their paths; folders that an ingest does not look into have none."""
    found: list[Path] = []
    for folder, folders, names in os.walk(root):
        too_deep = len(Path(folder).relative_to(root).parts) >= DEEPEST
        folders[:] = [] if too_deep else [name for name in folders if not is_ignored(name)]
        found.extend(Path(folder, name) for name in names if name == CORRECTIONS_FILE)
    return sorted(found)


def entries_of(path: Path, root: Path) -> list[dict[str, Any]]:
    """The raw entries of one file, none if there is no file; Unusable if it cannot be read as corrections."""
    return _entries(path, root) if os.path.lexists(path) else []


def _content(path: Path, root: Path) -> bytes:
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise Unusable("it is a link that leads out of the folder of documents")
        if not path.is_file():
            raise Unusable("it is no file")
        if path.stat().st_size > LARGEST_FILE:
            raise Unusable(f"it is larger than {LARGEST_FILE // 2**20} MiB")
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        raise Unusable("it cannot be opened") from error


def _entries(path: Path, root: Path) -> list[dict[str, Any]]:
    try:
        text = _content(path, root).decode("utf-8-sig").replace("\r\n", "\n")
        if MANY_PARTS.search(text):
            raise Unusable("it has a key of many parts")
        parsed = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise Unusable("it is not written in UTF-8") from error
    except RecursionError as error:
        raise Unusable("it is nested too deeply") from error
    except (tomllib.TOMLDecodeError, ValueError) as error:  # a number of thousands of digits is a ValueError
        raise Unusable(f"it is no valid TOML: {_line(str(error))}") from error
    unknown = [key for key in parsed if key != ENTRIES]
    if unknown:
        raise Unusable(f"{_line(unknown[0])} is not known; each correction is a [[{ENTRIES}]]")
    entries = parsed.get(ENTRIES, [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Unusable(f"each correction must be a table under [[{ENTRIES}]]")
    return entries


def _usable(entries: list[dict[str, Any]], source: str, faults: list[str]) -> Iterator[Correction]:
    for number, entry in enumerate(entries, start=1):
        try:
            yield _correction(entry, source, number)
        except Unusable as error:
            faults.append(f"entry {number}: {error}")


def _correction(entry: Mapping[str, Any], source: str, number: int) -> Correction:
    missing = [key for key in REQUIRED if key not in entry]
    if missing:
        raise Unusable(f"{missing[0]}: it is missing")
    values = {**entry, "on": _day(entry["on"]), "value": _value(entry["value"])}
    for key, most in LIMITS.items():
        values[key] = _said(key, entry[key], most)
    if len(entry.get("words", "")) > LONGEST_WORDS if isinstance(entry.get("words", ""), str) else True:
        raise Unusable(f"words: it must be a text of at most {LONGEST_WORDS} characters")
    if address(values["fact"]) is None:
        raise Unusable(f"fact: there is none named {_line(values['fact'])}; allowed are {allowed()}")
    try:
        return Correction.model_validate({**values, "source": source, "entry": number})
    except ValidationError as error:
        first = error.errors()[0]
        raise Unusable(f"{_line(str(first['loc'][0]))}: {first['msg'].lower()}") from error


def _said(key: str, value: object, most: int) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > most:
        raise Unusable(f"{key}: it must be a text of 1 to {most} characters")
    return " ".join(value.split())


def _day(value: object) -> str:
    """A day as TOML has it, or as text."""
    try:
        if isinstance(value, str):
            return date.fromisoformat(value).isoformat()
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
    except ValueError:
        pass
    raise Unusable("on: it must be a day such as 2024-03-31")


def _value(value: object) -> object:
    """Dates become text, lists of texts tuples; everything else is for the model to accept."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return tuple(_value(item) for item in value)
    if isinstance(value, bool | str | float | tuple):
        return value
    if isinstance(value, int) and abs(value) < 10**15:
        return float(value)
    raise Unusable("value: it must be a text, a number, true, false, a day or a list of texts")


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


def _problem(source: str, faults: list[str], rest: str) -> FoundProblem:
    more = len(faults) - MOST_TOLD
    told = ". ".join(faults[:MOST_TOLD]) + (f". And {more} more entries" if more > 0 else "")
    message = f"Corrections that cannot be used: {told}. {rest}."
    problem = Problem(code="broken-corrections", severity=Severity.ERROR, message=message)
    return FoundProblem(source=source.encode("utf-8", "replace").decode(), problem=problem)
