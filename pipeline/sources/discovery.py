"""The folder of documents as received. Goes in: RAW. Comes out: its files in a fixed order, each with its jurisdiction,
an id and the hash of its bytes, and the problems met on the way. Besides `publish` the only step with side effects.

What was fetched (`manifest.py`) brings its address and days along.

Precedence: the jurisdiction folder is the first folder below RAW, unless RAW itself holds a `source.toml` and that
folder does not; files that lie directly in RAW belong to RAW. `source.toml` names the jurisdiction, without it the
folder's name does. Ids are made from names alone, so they do not change with the content or the clock.
"""

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from models.document import Problem, RawFile, Severity
from models.frozen import Frozen
from models.limits import MIB, USUAL
from models.source import Source
from pipeline.sources.ignored import DEEPEST, MANIFEST, is_hidden_document, is_ignored, may_hide_documents
from pipeline.sources.manifest import Manifest, read_manifest
from pipeline.sources.plain_file import NoPlainFileError, opened
from pipeline.sources.settings import SOURCE_FILE, BrokenSourceError, read_source

LARGEST = USUAL.bytes
MOST_LOOKED_AT = 1000
"""Files of a hidden folder that are looked at."""


class RawFolderError(ValueError):
    """A RAW that cannot be listed; the message is one line and names it."""


class FoundProblem(Frozen):
    """A problem of a file or folder; `source` is its path below RAW, with `/` on every system."""

    source: str
    problem: Problem


class Discovery(NamedTuple):
    """What lies below RAW: files in the order of their paths, and the problems met on the way."""

    files: Sequence[RawFile]
    problems: tuple[FoundProblem, ...] = ()


def discover(
    root: Path, largest: int = LARGEST, *, gather: Callable[[Iterator[RawFile]], Sequence[RawFile]] = tuple
) -> Discovery:
    """All documents below `root`, those of more than `largest` bytes with a problem; RawFolderError if it is no folder
    that can be read. `gather` is given them one at a time, and keeps them."""
    if not root.is_dir():
        what = "this is no folder" if root.exists() else "there is no such folder"
        raise RawFolderError(f"{root}: {what}; name the one that holds the documents, a sub-folder for each office")
    if not os.access(root, os.R_OK | os.X_OK):
        raise RawFolderError(f"{root}: the folder cannot be read")
    problems: list[FoundProblem] = []
    paths = sorted(_documents(root, root, problems))
    folders = {path: _jurisdiction_folder(root, path) for path in paths}
    homes = {folder: _home(root, folder, problems) for folder in sorted(set(folders.values()))}
    ids = spec_ids({path: _folder_name(root, folder) for path, folder in folders.items()}, folders)
    found = (_raw_file(root, path, homes[folders[path]], ids[path], largest, problems) for path in paths)
    files = gather(file for file in found if file is not None)
    return Discovery(files, tuple(problems))


def content(root: Path, raw: RawFile, largest: int = LARGEST) -> bytes:
    """The bytes of a file; `Unreadable` if they are more than `largest`, or gone."""
    from pipeline.read.unreadable import Unreadable  # not at the top: it loads every reader

    if raw.size > largest:
        raise Unreadable("too-large", f"The file is larger than {largest // MIB} MiB and was not read.")
    try:
        with opened(root / raw.source, within=root) as file:
            return file.read(largest + 1)  # it may have grown since it was found; then its hash tells
    except (FileNotFoundError, NotADirectoryError, NoPlainFileError) as error:
        raise Unreadable("changed-meanwhile", "The file was taken away before it was read.") from error
    except OSError as error:  # says nothing about the file itself
        raise Unreadable("unreadable-file", "The file cannot be opened, or not be read to its end.") from error


def slug(name: str) -> str:
    """Lower-case ASCII with hyphens: "Señor Clerk II" is "senor-clerk-ii"; a name without any is "file"."""
    folded = name.casefold()  # "ß" is "ss"
    ascii_name = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_name.lower()).strip("-") or "file"


def spec_ids(folder_names: Mapping[str, str], folders: Mapping[str, str]) -> dict[str, str]:
    """Unique ids by path. Equal ones get their suffix ("clerk-pdf"), then a number in the order of the paths."""
    plain = {path: _spec_id(path, name, folders[path]) for path, name in folder_names.items()}
    count = Counter(plain.values())
    suffixed = {path: _with_suffix(path, plain[path]) if count[plain[path]] > 1 else plain[path] for path in plain}
    ids: dict[str, str] = {path: name for path, name in plain.items() if count[name] == 1}
    taken = set(ids.values())
    numbers: dict[str, int] = {}  # the last of each name: thousands of files may share one, counted anew each time
    for path in sorted(set(plain) - set(ids)):
        number, wanted = numbers.get(suffixed[path], 1), suffixed[path]
        while wanted in taken:
            number += 1
            wanted = f"{suffixed[path]}-{number}"
        numbers[suffixed[path]] = number
        taken.add(wanted)
        ids[path] = wanted
    return ids


def _spec_id(path: str, folder_name: str, folder: str) -> str:
    below = PurePosixPath(path).relative_to(folder) if folder else PurePosixPath(path)
    return "/".join((slug(folder_name), "-".join(slug(part) for part in (*below.parts[:-1], below.stem))))


def _with_suffix(path: str, name: str) -> str:
    suffix = PurePosixPath(path).suffix.lstrip(".")
    return f"{name}-{slug(suffix)}" if suffix else name


def _documents(root: Path, folder: Path, problems: list[FoundProblem]) -> Iterator[str]:
    """The paths below `root` of all documents in `folder` and its sub-folders."""
    if len(folder.relative_to(root).parts) > DEEPEST:
        message = f"The folder lies more than {DEEPEST} folders deep; its files are missing."
        _report(problems, root, folder, "unreadable-folder", message)
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        _report(problems, root, folder, "unreadable-folder", "The folder cannot be listed; its files are missing.")
        return
    for entry in entries:
        if is_ignored(entry.name):
            _tell_hidden(root, entry, problems)
            continue
        reason = _refusal(root, entry)
        if reason:
            _report(problems, root, entry, *reason)
        elif entry.is_dir():
            yield from _documents(root, entry, problems)
        else:
            yield entry.relative_to(root).as_posix()


def _tell_hidden(root: Path, entry: Path, problems: list[FoundProblem]) -> None:
    """A problem for a hidden file that promises a document, and for a hidden folder that holds one."""
    if is_hidden_document(entry.name):
        message = "The name begins with a dot, so the file is hidden and was passed over; rename it."
        _report(problems, root, entry, "hidden-file", message, Severity.WARNING)
    elif may_hide_documents(entry.name) and entry.is_dir() and not entry.is_symlink() and _holds_document(entry):
        message = "The name of the folder begins with a dot, so its documents were passed over; rename it."
        _report(problems, root, entry, "hidden-file", message, Severity.WARNING)


def _holds_document(folder: Path) -> bool:
    """True if one of the first files in and below a folder promises a document; what cannot be listed holds none."""
    names = (name for _, _, names in os.walk(folder) for name in names)
    return any(is_hidden_document(f".{name}") for name in islice(names, MOST_LOOKED_AT))


def _refusal(root: Path, entry: Path) -> tuple[str, str] | None:
    """Code and message if `entry` is not followed or read."""
    if not entry.name.isprintable() or _is_undecodable(entry.name):
        return "unreadable-name", "The name holds characters that cannot be published; rename the file."
    try:
        return _refused_link(root, entry) if entry.is_symlink() else _refused_kind(entry)
    except (OSError, ValueError):  # a path longer than the system takes, a folder that nobody may look into
        return "unreadable-file", "The file cannot be opened; it is missing."


def _refused_link(root: Path, entry: Path) -> tuple[str, str] | None:
    try:
        target = entry.resolve()
    except (OSError, RuntimeError):  # links that lead to each other; Python 3.11 says so with a RuntimeError
        return "folder-link", "This is a link to a folder or to nothing; it was not followed."
    if not target.is_relative_to(root.resolve()):
        return "outside-link", "This is a link that leads out of the folder of documents; it was not followed."
    if not target.is_file():
        return "folder-link", "This is a link to a folder or to nothing; it was not followed."
    return None


def _refused_kind(entry: Path) -> tuple[str, str] | None:
    if not entry.is_dir() and not entry.is_file():
        gone = not os.path.lexists(entry)
        return None if gone else ("no-file", "This is neither a file nor a folder.")  # opening what is gone tells
    return None


def _is_undecodable(name: str) -> bool:
    return any(0xD800 <= ord(char) <= 0xDFFF for char in name)


def _jurisdiction_folder(root: Path, path: str) -> str:
    """The folder, below `root`, whose jurisdiction the file belongs to; empty for `root` itself."""
    first, *rest = PurePosixPath(path).parts
    if not rest or ((root / SOURCE_FILE).is_file() and not (root / first / SOURCE_FILE).is_file()):
        return ""
    return first


def _folder_name(root: Path, folder: str) -> str:
    return folder or root.resolve().name


class _Home(NamedTuple):
    """A jurisdiction folder below RAW: what it says of itself, and what was fetched into it."""

    folder: str
    source: Source
    manifest: Manifest


def _home(root: Path, folder: str, problems: list[FoundProblem]) -> _Home:
    path = root / folder
    source = None
    try:
        source = read_source(path, within=root)
    except BrokenSourceError as error:
        message = f"source.toml cannot be used ({error}); the folder's name stands for the jurisdiction."
        _report(problems, root, path / SOURCE_FILE, "broken-source", message)
    manifest = read_manifest(path)
    if manifest.broken:
        _report(problems, root, path / MANIFEST, "broken-manifest", manifest.broken, Severity.WARNING)
    return _Home(folder, source or Source(jurisdiction=_folder_name(root, folder)), manifest)


def _raw_file(
    root: Path, path: str, home: _Home, spec_id: str, largest: int, problems: list[FoundProblem]
) -> RawFile | None:
    try:
        sha256, size = _hash(root, path, largest)
    except (OSError, NoPlainFileError):
        _report(problems, root, root / path, "unreadable-file", "The file cannot be opened; it is missing.")
        return None
    if size > largest:
        _report(problems, root, root / path, "too-large", f"The file is larger than {largest // MIB} MiB.")
    fetched = home.manifest.fetched(path.removeprefix(f"{home.folder}/"), sha256)
    return RawFile(
        source=path,
        spec_id=spec_id,
        jurisdiction=home.source.jurisdiction,
        state=home.source.state,
        sha256=sha256,
        size=size,
        quirks=home.source.quirks,
        **(fetched._asdict() if fetched else {}),
    )


def _hash(root: Path, path: str, largest: int) -> tuple[str, int]:
    """SHA-256 and size, read in pieces. Of a file that is too large only the first `largest` bytes and the size are
    hashed: a file of many terabytes costs a blink when most of it is a hole."""
    digest, size = hashlib.sha256(), 0
    with opened(root / path, within=root) as file:
        while size <= largest and (chunk := file.read(MIB)):
            digest.update(chunk)
            size += len(chunk)
        if size > largest:
            size = max(size, os.fstat(file.fileno()).st_size)
            digest.update(f" {size}".encode())
    return digest.hexdigest(), size


def _report(
    problems: list[FoundProblem],
    root: Path,
    path: Path,
    code: str,
    message: str,
    severity: Severity = Severity.ERROR,
) -> None:
    source = path.relative_to(root).as_posix().encode("utf-8", "replace").decode("utf-8")
    problem = Problem(code=code, severity=severity, message=message)
    problems.append(FoundProblem(source=source, problem=problem))
