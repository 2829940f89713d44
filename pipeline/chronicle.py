"""The history so far and the specifications of a run in; out: the history after it. Pure.

Other bytes make a new version, except of one of several classes in a file, which has one if it says something else.
The same bytes make one only if they now give other facts: by other rules, or by a
correction. What a run finds is noticed on its day; the first run of a data set notices nothing, because there is
nothing to compare with.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from models.change import Cause, Change, ChangeField
from models.classspec import ClassSpec
from models.frozen import Frozen
from models.history_tables import ChangeRow, VersionRow
from models.section import SectionKind
from pipeline.continuity import POSSIBLE_SUCCESSOR
from pipeline.facts import same_facts, same_facts_elsewhere, same_words
from pipeline.tabulate.history import change_rows, version_row


class Occasion(Frozen):
    """What a run knows of itself: its day (UTC, ISO), the fingerprint of its code, and that of the corrections. Who
    knows no day gets one that nobody takes for real."""

    day: str = "1970-01-01"
    code: str = ""
    corrections: str = ""


class Known(NamedTuple):
    """The last version of a specification: its row, its facts when asked (None: they are lost), and the code that
    last gave these facts."""

    row: VersionRow
    facts: Callable[[], ClassSpec | None]
    code: str


class Revised(NamedTuple):
    """What one new version changed: the redline is made of it."""

    before: ClassSpec
    after: ClassSpec
    changes: tuple[Change, ...]
    version: int


class Book(Protocol):
    """Where the rows of a history are kept: a run may not hold them all."""

    def latest(self, spec_id: str) -> VersionRow | None:
        """The last version of a specification, withdrawn or not."""

    def keep(self, row: VersionRow) -> None:
        """Note a version, in place of what was noted of it."""

    def last_order(self, spec_id: str, version: int) -> int:
        """The number of the last change that led to a version; 0: none did."""

    def keep_change(self, row: ChangeRow) -> None:
        """Note a change."""


class Chronicle:
    """Versions and changes, taken over and grown by one run."""

    def __init__(self, book: Book, occasion: Occasion, *, noticing: bool) -> None:
        """Go on with the book; not `noticing`: it is the first run, and nothing is known."""
        self._book = book
        self.noticing = noticing
        self.day = occasion.day if noticing else ""
        self._code = occasion.code
        self.news: list[ChangeRow] = []
        self.new_versions = 0
        self.withdrawn = 0

    def same(self, spec: ClassSpec) -> None:
        """The specification is there, as its last version says: note where, and that it is back if it was gone."""
        row = self._book.latest(spec.spec_id)
        assert row is not None
        self._seen(row, version_row(spec, row.version, facts=row.facts, facts_sha256=row.facts_sha256))

    def new(self, spec: ClassSpec, known: Known | None, *, facts: str, facts_sha256: str) -> Revised | None:
        """The specification has another version, or its first; what changed, if there is something to compare."""
        row = version_row(spec, known.row.version + 1 if known else 1, facts=facts, facts_sha256=facts_sha256)
        if known is None:
            self._add(row.model_copy(update=self._noticed()))
            if self.noticing:
                self._tell(row, [_about(ChangeField.SPECIFICATION_ADDED, after=row.title)])
            return None
        cause = self._cause(known, row)
        self._add(row.model_copy(update={**self._noticed(), "cause": cause}))
        self._seen(known.row, row)
        before = known.facts()
        if before is None:
            return None
        from pipeline.revise import revise  # not at the top: it loads the lexicons, and most runs change nothing

        changes = [self._with_cause(change, cause, known) for change in revise(before, spec)]
        self._tell(row, changes)
        return Revised(before, spec, tuple(changes), row.version)

    def gone(self, missing: Iterable[VersionRow], unread: Callable[[VersionRow], bool]) -> None:
        """Withdraw the specifications of these last versions, unless they only could not be read in this run."""
        for row in missing:
            if not row.withdrawn_on and not unread(row):
                self._book.keep(row.model_copy(update={"withdrawn_on": self.day}))
                self.withdrawn += 1
                self._tell(row, [_about(ChangeField.SPECIFICATION_WITHDRAWN, before=row.title)])

    def _seen(self, before: VersionRow, now: VersionRow) -> None:
        """Bring the place and the withdrawal of the last version up to date, and tell if it came back or went."""
        if before.version == now.version:
            self._book.keep(
                now.model_copy(update={name: getattr(before, name) for name in ("code", "noticed_on", "cause")})
            )
        if before.withdrawn_on and not now.withdrawn_on:
            self._tell(now, [_about(ChangeField.SPECIFICATION_RESTORED, after=now.title)])
        elif now.withdrawn_on and not before.withdrawn_on:
            self.withdrawn += 1
            self._tell(now, [_about(ChangeField.SPECIFICATION_WITHDRAWN, before=before.title)])

    def _cause(self, known: Known, row: VersionRow) -> Cause:
        if known.row.sha256 != row.sha256:
            return Cause.DOCUMENT
        return Cause.CORRECTION if known.code == self._code else Cause.RULES

    def _with_cause(self, change: Change, cause: Cause, known: Known) -> Change:
        """A fact that changed although its words did not, in a new document read by new rules, is due to the rules."""
        if cause is Cause.DOCUMENT and known.code != self._code and same_words(change.words_before, change.words_after):
            cause = Cause.RULES
        return change.model_copy(update={"cause": cause})

    def _noticed(self) -> dict[str, str]:
        return {"noticed_on": self.day, "code": self._code} if self.noticing else {}

    def _add(self, row: VersionRow) -> None:
        self._book.keep(row)
        self.new_versions += self.noticing

    def _tell(self, row: VersionRow, changes: Sequence[Change]) -> None:
        after = self._book.last_order(row.spec_id, row.version)
        for told in change_rows(changes, row, after=after, noticed_on=self.day):
            self._book.keep_change(told)
            self.news.append(told)


def is_same(known: Known, spec: ClassSpec) -> bool:
    """Whether the specification is still the version that is known; facts that are lost cannot be told the same.

    Other bytes are another version, but not of a class that has or had its file in common with others: they may be
    those of the others. Of such a class the facts decide.
    """
    shared = bool(spec.part or known.row.part)
    if known.row.sha256 != spec.raw.sha256 and not shared:
        return False
    before = known.facts()
    if before is None:
        return False
    # The version may have been written when other classes stood before it.
    in_place = before.raw.sha256 == spec.raw.sha256
    return same_facts(before, spec) if in_place else same_facts_elsewhere(before, spec)


def with_doubts(spec: ClassSpec, known: Known) -> ClassSpec:
    """The specification with the doubt about its origin that an earlier run noted: it is as open as it was."""
    before = known.facts() if known.row.sha256 == spec.raw.sha256 else None
    noted = (problem for problem in before.problems if problem.code == POSSIBLE_SUCCESSOR) if before else ()
    added = tuple(problem for problem in noted if problem not in spec.problems)
    return spec.model_copy(update={"problems": (*spec.problems, *added)}) if added else spec


def _about(field: ChangeField, *, before: str | None = None, after: str | None = None) -> Change:
    """A specification came, went or came back."""
    return Change(section=SectionKind.HEADER, field=field, before=before, after=after, material=True)
