"""The classes of a run and the specifications known so far in; out: which class carries on which specification. Pure.

A specification keeps its id when its file is renamed or fetched from another address, through small changes of its
title, and when it moves into a volume or out of it. Rules, the surest first: the same place and the same bytes; the
same bytes elsewhere; the same place, unless the text is plainly about another class; then, for classes at new places
and specifications that lost theirs, what `candidates` says. The best match must be clear, and nothing is carried over
between jurisdictions. An id that was ever given is never given to another specification.

A place is a file, and in a file of several classes the part of it that has the class's title.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple, Protocol

from models.classspec import ClassSpec
from models.document import Problem, Severity
from models.history_tables import VersionRow
from pipeline.likeness import Portrait, plainly_another, portrait
from pipeline.successors import Lost, New, Pair, candidates, clear_pairs

POSSIBLE_SUCCESSOR = "possible-successor"


class File(Protocol):
    """What tells files apart: path, bytes, and the address that it was fetched from."""

    @property
    def source(self) -> str:
        """Path of the file below RAW, with `/`."""

    @property
    def sha256(self) -> str:
        """Hash of its bytes."""

    @property
    def url(self) -> str:
        """Where it was fetched from; empty: nowhere."""


class Present(NamedTuple):
    """A class that is there in this run: the id that it would get without a history, which part of its file it is
    (empty: all of it), and the file."""

    wanted: str
    part: str
    raw: File


class Known(NamedTuple):
    """What of the last version of a specification tells who carries it on: there may be very many."""

    spec_id: str
    source: str
    part: str
    sha256: str
    url: str
    withdrawn_on: str


_KNOWN = attrgetter(*Known._fields)


class Continuity(NamedTuple):
    """The id of every class, and what to tell about the doubtful ones, by the id that it would get without a history.
    Empty for the first run of a data set: every class gets the id that it wants."""

    ids: Mapping[str, str]
    doubts: Mapping[str, Problem]


class Texts(NamedTuple):
    """Where the few texts in question come from: the class as parsed, and the facts of the last known version. None:
    there are none. Classes are asked for file by file."""

    later: Callable[[Present], ClassSpec | None]
    before: Callable[[Known], ClassSpec | None]


def continued(
    present: Sequence[Present],
    known: Iterable[VersionRow],
    texts: Texts,
    *,
    unread: Callable[[str], bool],
    kept: Collection[str] = frozenset(),
) -> Continuity:
    """Who carries on whom. `known`: the last version of every specification, withdrawn ones too. `unread` tells whether
    the file at a path could not be listed or read in this run: what it holds is unknown, so nothing takes its place.
    `kept`: the ids of specifications that are there as they were, whose classes are not among those `present`."""
    rows = [Known._make(_KNOWN(row)) for row in known]
    matching = _Matching(present, [row for row in rows if row.spec_id not in kept and not unread(row.source)])
    matching.same_place_and_bytes()
    matching.same_bytes()
    matching.same_place(texts)
    doubts = matching.successors(texts)
    ids = matching.matched
    taken = {row.spec_id for row in rows}
    for each in present:
        if each.wanted not in ids:
            ids[each.wanted] = free_id(each.wanted, taken)
            taken.add(ids[each.wanted])
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
    """Classes without an id and specifications without a place; every step makes both fewer."""

    def __init__(self, present: Sequence[Present], known: Sequence[Known]) -> None:
        self.matched: dict[str, str] = {}
        self._present = {each.wanted: each for each in present}
        # Of two specifications that were at the same place, the one still there comes first, then the latest.
        ranked = sorted(known, key=lambda row: (not row.withdrawn_on, row.withdrawn_on, row.spec_id), reverse=True)
        self._known = {row.spec_id: row for row in ranked}

    def _match(self, each: Present, row: Known) -> None:
        self.matched[each.wanted] = row.spec_id
        del self._present[each.wanted], self._known[row.spec_id]

    def same_place_and_bytes(self) -> None:
        at = {(_place_of(row), row.sha256): row for row in reversed(self._known.values())}
        for each in list(self._present.values()):
            if row := at.get((_place(each), each.raw.sha256)):
                self._match(each, row)

    def same_bytes(self) -> None:
        """Moved and exchanged files. Of copies, those with the natural id match; others are in no clear order."""
        by_bytes: dict[tuple[str, str, str], list[Known]] = defaultdict(list)
        for row in self._known.values():
            by_bytes[jurisdiction_of(row.spec_id), row.part, row.sha256].append(row)
        waiting: dict[tuple[str, str, str], list[Present]] = defaultdict(list)
        for each in self._present.values():
            waiting[jurisdiction_of(each.wanted), each.part, each.raw.sha256].append(each)
        for key, copies in waiting.items():
            rows = {row.spec_id: row for row in by_bytes.get(key, ())}
            for each in copies:
                same = next(iter(rows.values())) if len(rows) == len(copies) == 1 else rows.get(each.wanted)
                if same:
                    self._match(each, same)

    def same_place(self, texts: Texts) -> None:
        at = {_place_of(row): row for row in reversed(self._known.values())}
        for each in list(self._present.values()):
            if row := at.get(_place(each)):
                now, before = texts.later(each), texts.before(row)
                if not (now and before and plainly_another(portrait(before), portrait(now))):
                    self._match(each, row)

    def successors(self, texts: Texts) -> dict[str, Problem]:
        """Match what is clear; what to tell about the rest."""
        doubts: dict[str, Problem] = {}
        by_jurisdiction: dict[str, list[Present]] = defaultdict(list)
        for each in self._present.values():
            by_jurisdiction[jurisdiction_of(each.wanted)].append(each)
        for name, present in by_jurisdiction.items():
            rows = [row for row in self._known.values() if jurisdiction_of(row.spec_id) == name]
            if rows:
                doubts |= self._successors(present, rows, texts)
        return doubts

    def _successors(self, present: list[Present], rows: list[Known], texts: Texts) -> dict[str, Problem]:
        lost = [
            Lost(row.spec_id, "" if row.part else row.url, seen)
            for row in rows
            if (seen := _portrait(texts.before(row)))
        ]
        # The address of a file says nothing about one of the classes in it. There may be thousands of new classes where
        # one specification was lost: they are looked at one by one.
        new = (
            New(each.wanted, "" if each.part else each.raw.url, seen)
            for each in present
            if (seen := _portrait(texts.later(each)))
        )
        found = clear_pairs(candidates(new, lost))
        for pair in found.clear:
            self._match(self._present[pair.wanted], self._known[pair.spec_id])
        return {wanted: _doubt(pairs) for wanted, pairs in found.doubtful.items()}


Place = tuple[str, str, str]
"""Jurisdiction, path of the file, part of the file."""


def _place(each: Present) -> Place:
    return jurisdiction_of(each.wanted), each.raw.source, each.part


def _place_of(row: Known) -> Place:
    return jurisdiction_of(row.spec_id), row.source, row.part


def _portrait(spec: ClassSpec | None) -> Portrait | None:
    return portrait(spec) if spec else None


def _doubt(pairs: Sequence[Pair]) -> Problem:
    names = " or ".join(dict.fromkeys(pair.spec_id for pair in pairs))
    message = f"This may carry on {names}, whose file is gone; it is too close to call, so it has an id of its own."
    return Problem(code=POSSIBLE_SUCCESSOR, severity=Severity.INFO, message=message)
