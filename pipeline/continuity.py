"""The files of a run and the specifications known so far in; out: which file carries on which specification. Pure.

A specification keeps its id when its file is renamed or fetched from another address, and through small changes of
its title. Rules, the surest first: the same place and the same bytes; the same bytes elsewhere; the same place, unless
the text is plainly about another class; then, for files at new places and specifications that lost theirs, what
`candidates` says. The best match must be clear, and nothing is carried over between jurisdictions. An id that was
ever given is never given to another specification.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from models.classspec import ClassSpec
from models.document import Problem, RawFile, Severity
from models.history_tables import VersionRow
from pipeline.likeness import Portrait, plainly_another, portrait
from pipeline.successors import Lost, New, Pair, candidates, clear_pairs

POSSIBLE_SUCCESSOR = "possible-successor"


class Continuity(NamedTuple):
    """The id of every file by its path below RAW, and what to tell about the doubtful ones."""

    ids: Mapping[str, str]
    doubts: Mapping[str, Problem]


class Texts(NamedTuple):
    """Where the few texts in question come from: the file as parsed, and the facts of the last known version. None:
    there are none."""

    later: Callable[[RawFile], ClassSpec | None]
    before: Callable[[VersionRow], ClassSpec | None]


def continued(
    files: Sequence[RawFile], known: Sequence[VersionRow], texts: Texts, *, unread: Callable[[str], bool]
) -> Continuity:
    """Who carries on whom. `known`: the last version of every specification, withdrawn ones too. `unread` tells whether
    the file at a path could not be listed in this run: what it holds is unknown, so nothing takes its place."""
    matching = _Matching(files, [row for row in known if not unread(row.source)])
    matching.same_place_and_bytes()
    matching.same_bytes()
    matching.same_place(texts)
    doubts = matching.successors(texts)
    ids = matching.matched
    taken = {row.spec_id for row in known}
    for raw in files:
        if raw.source not in ids:
            ids[raw.source] = free_id(raw.spec_id, taken)
            taken.add(ids[raw.source])
    return Continuity(ids, doubts)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id, or the id with the first number that makes it new."""
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def jurisdiction_of(spec_id: str) -> str:
    """The part of an id that names the jurisdiction."""
    return spec_id.split("/", 1)[0]


class _Matching:
    """Files without an id and specifications without a file; every step makes both fewer."""

    def __init__(self, files: Sequence[RawFile], known: Sequence[VersionRow]) -> None:
        self.matched: dict[str, str] = {}
        self._files = {raw.source: raw for raw in files}
        # Of two specifications that were at the same place, the one still there comes first, then the latest.
        ranked = sorted(known, key=lambda row: (not row.withdrawn_on, row.withdrawn_on, row.spec_id), reverse=True)
        self._known = {row.spec_id: row for row in ranked}

    def _match(self, raw: RawFile, row: VersionRow) -> None:
        self.matched[raw.source] = row.spec_id
        del self._files[raw.source], self._known[row.spec_id]

    def _at(self) -> dict[str, VersionRow]:
        """The specification at each place."""
        found: dict[str, VersionRow] = {}
        for row in self._known.values():
            raw = self._files.get(row.source)
            if raw and jurisdiction_of(row.spec_id) == jurisdiction_of(raw.spec_id):
                found.setdefault(row.source, row)
        return found

    def same_place_and_bytes(self) -> None:
        at = {(row.source, row.sha256): row for row in reversed(self._known.values())}
        for raw in list(self._files.values()):
            row = at.get((raw.source, raw.sha256))
            if row and jurisdiction_of(row.spec_id) == jurisdiction_of(raw.spec_id):
                self._match(raw, row)

    def same_bytes(self) -> None:
        """Moved and exchanged files. Of copies, those with the natural id match; others are in no clear order."""
        by_bytes: dict[tuple[str, str], list[VersionRow]] = defaultdict(list)
        for row in self._known.values():
            by_bytes[jurisdiction_of(row.spec_id), row.sha256].append(row)
        waiting: dict[tuple[str, str], list[RawFile]] = defaultdict(list)
        for raw in self._files.values():
            waiting[jurisdiction_of(raw.spec_id), raw.sha256].append(raw)
        for key, copies in waiting.items():
            rows = {row.spec_id: row for row in by_bytes.get(key, ())}
            for raw in copies:
                same = next(iter(rows.values())) if len(rows) == len(copies) == 1 else rows.get(raw.spec_id)
                if same:
                    self._match(raw, same)

    def same_place(self, texts: Texts) -> None:
        for source, row in self._at().items():
            now, before = texts.later(self._files[source]), texts.before(row)
            if now and before and plainly_another(portrait(before), portrait(now)):
                continue
            self._match(self._files[source], row)

    def successors(self, texts: Texts) -> dict[str, Problem]:
        """Match what is clear; what to tell about the rest."""
        doubts: dict[str, Problem] = {}
        by_jurisdiction: dict[str, list[RawFile]] = defaultdict(list)
        for raw in self._files.values():
            by_jurisdiction[jurisdiction_of(raw.spec_id)].append(raw)
        for name, files in by_jurisdiction.items():
            rows = [row for row in self._known.values() if jurisdiction_of(row.spec_id) == name]
            if rows:
                doubts |= self._successors(files, rows, texts)
        return doubts

    def _successors(self, files: list[RawFile], rows: list[VersionRow], texts: Texts) -> dict[str, Problem]:
        new = [New(raw.source, raw.url, seen) for raw in files if (seen := _portrait(texts.later(raw)))]
        lost = [Lost(row.spec_id, row.url, seen) for row in rows if (seen := _portrait(texts.before(row)))]
        found = clear_pairs(candidates(new, lost))
        for pair in found.clear:
            self._match(self._files[pair.source], self._known[pair.spec_id])
        return {source: _doubt(pairs) for source, pairs in found.doubtful.items()}


def _portrait(spec: ClassSpec | None) -> Portrait | None:
    return portrait(spec) if spec else None


def _doubt(pairs: Sequence[Pair]) -> Problem:
    names = " or ".join(dict.fromkeys(pair.spec_id for pair in pairs))
    message = f"This may carry on {names}, whose file is gone; it is too close to call, so it has an id of its own."
    return Problem(code=POSSIBLE_SUCCESSOR, severity=Severity.INFO, message=message)
