"""One address: fetch it, see what came, store it if it is new, and write down that we looked.

Goes in: an address and what the manifest knows of it. Comes out: a `Look`. The file of an address is only replaced if
it is still the one that we stored; one that was changed by hand stays, and the new version gets another name.
"""

from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from models.manifest import ManifestLine, Outcome
from models.source import Collect
from pipeline.read.media import DOCX, HTML, PDF, claimed_type, media_type
from pipeline.sources.collected import Look, News
from pipeline.sources.fetch import Answer, Fetcher
from pipeline.sources.manifest import Known, Manifest, append
from pipeline.sources.naming import first_free, names
from pipeline.sources.store import hash_of, part_path, put
from pipeline.sources.visit import Version, sendable

GONE = (404, 410)
NOT_MODIFIED = 304
NO_PAGE = (PDF, DOCX)
"""What an address promises by its suffix, and a web page (an error, a login) is not."""


class Folder:
    """The folder of one jurisdiction, whose lock we hold."""

    def __init__(self, path: Path, below: str, manifest: Manifest) -> None:
        """`below` is its path below RAW."""
        self.path, self.manifest, self._below = path, manifest, below

    async def look(self, fetcher: Fetcher, address: str, how: Collect) -> Look:
        """Fetch an address and store what is new; OSError if the disk does not play along."""
        known = self.manifest.known.get(address)
        in_place = known is not None and hash_of(self.path / known.line.file) == known.line.sha256
        part = part_path(self.path, address)
        version = _version(known) if known and in_place else Version()
        answer = await fetcher.fetch(address, part, how, version)
        try:
            return self._judged(address, answer, part, known, in_place=in_place)
        finally:
            part.unlink(missing_ok=True)

    def missed(self, address: str, known: Known, message: str) -> Look:
        """Mark an address as withdrawn that was not asked for: nobody names it any more."""
        return self._withdrawn(_line(address, Answer(None, (), {}), Outcome.WITHDRAWN, message), known)

    def failed(self, address: str, answer: Answer, message: str = "") -> Look:
        """Write down an address that gave no document."""
        outcome = Outcome.REFUSED if answer.refused else Outcome.FAILED
        line = _line(address, answer, outcome, message or answer.trouble)
        self._append(line)
        return Look(address=address, news=News(outcome), message=line.message)

    def _judged(self, address: str, answer: Answer, part: Path, known: Known | None, *, in_place: bool) -> Look:
        if known and answer.status in GONE:
            return self._withdrawn(_line(address, answer, Outcome.WITHDRAWN, answer.trouble), known)
        if answer.trouble:
            return self.failed(address, answer)
        if answer.status == NOT_MODIFIED:
            if known and in_place:
                return self._same(address, answer, known)
            return self.failed(address, answer, "The server says that nothing changed, but we have no version.")
        if fault := _fault(address, answer, part):
            return self.failed(address, answer, fault)
        digest, size = _measured(part)
        if known and in_place and digest == known.line.sha256:
            return self._same(address, answer, known)
        return self._stored(address, answer, part, (digest, size), known, in_place=in_place)

    def _same(self, address: str, answer: Answer, known: Known) -> Look:
        outcome = Outcome.RESTORED if known.withdrawn_on else Outcome.UNCHANGED
        kept = {name: getattr(known.line, name) for name in ("sha256", "bytes", "file")}
        marks = _marks(answer)
        if answer.status == NOT_MODIFIED:  # it need not repeat them
            marks = {name: value or getattr(known.line, name) for name, value in marks.items()}
        self._append(_line(address, answer, outcome).model_copy(update={**kept, **marks}))
        return Look(address=address, news=News(outcome), file=self._path(known.line.file))

    def _stored(
        self, address: str, answer: Answer, part: Path, measure: tuple[str, int], known: Known | None, *, in_place: bool
    ) -> Look:
        digest, size = measure
        name, message = self._name(address, answer, part, digest, known, in_place=in_place)
        outcome = Outcome.RESTORED if known and known.withdrawn_on else Outcome.STORED
        facts = {"sha256": digest, "bytes": size, "file": name, **_marks(answer)}
        line = _line(address, answer, outcome, message).model_copy(update=facts)
        put(self.path, part, line)
        self.manifest.add(line)
        news = News.RESTORED if outcome is Outcome.RESTORED else News.CHANGED if known else News.NEW
        return Look(address=address, news=news, file=self._path(name), message=message)

    def _name(
        self, address: str, answer: Answer, part: Path, digest: str, known: Known | None, *, in_place: bool
    ) -> tuple[str, str]:
        """The name for a new version, and a sentence if it is not the one to be expected."""
        others = {each.line.file.casefold() for other, each in self.manifest.known.items() if other != address}
        there = list(self.path.iterdir())

        def is_free(name: str) -> bool:
            """Free, or there with the same bytes: then it was saved by hand before, or the manifest was lost."""
            alike = [path for path in there if path.name.casefold() == name.casefold()]
            return name.casefold() not in others and all(
                path.name == name and hash_of(path) == digest for path in alike
            )

        if known and (in_place or is_free(known.line.file)):
            return known.line.file, ""
        content = part.read_bytes()
        candidates = names(
            address,
            answer.headers.get("Content-Disposition", ""),
            answer.headers.get("Content-Type", ""),
            media_type(content, address),
        )
        name = first_free(candidates, is_free)
        changed = f"{known.line.file} was changed by hand and stays; the new version is {name}." if known else ""
        return name, changed

    def _withdrawn(self, line: ManifestLine, known: Known) -> Look:
        """Nothing is deleted; only the first time is news."""
        kept = {name: getattr(known.line, name) for name in ("sha256", "bytes", "file")}
        self._append(line.model_copy(update=kept))
        news = News.UNCHANGED if known.withdrawn_on else News.WITHDRAWN
        return Look(address=line.address, news=news, file=self._path(known.line.file), message=line.message)

    def _append(self, line: ManifestLine) -> None:
        append(self.path, line)
        self.manifest.add(line)

    def _path(self, name: str) -> str:
        return f"{self._below}/{name}" if self._below else name


def _version(known: Known) -> Version:
    line = known.line
    return Version(line.final_address or line.address, line.etag, line.last_modified)


def _line(address: str, answer: Answer, outcome: Outcome, message: str = "") -> ManifestLine:
    return ManifestLine(
        address=address,
        final_address=answer.redirects[-1] if answer.redirects else address,
        redirects=answer.redirects,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        status=answer.status,
        outcome=outcome,
        message=message,
    )


def _marks(answer: Answer) -> dict[str, str]:
    sent = {"etag": answer.headers.get("ETag", ""), "last_modified": answer.headers.get("Last-Modified", "")}
    return {name: sendable(mark) for name, mark in sent.items()}


def _fault(address: str, answer: Answer, part: Path) -> str:
    """Why what came is not the document, in a sentence; empty if it may be."""
    if answer.status not in (200, 203):
        return f"The server answered {answer.status} and sent no document."
    if not part.stat().st_size:
        return "The server sent an empty document."
    promised = claimed_type(address.split("?")[0])
    if promised in NO_PAGE and media_type(part.read_bytes(), address) == HTML:
        return "The address promises a document and a web page came: an error page or a login? Nothing was stored."
    return ""


def _measured(path: Path) -> tuple[str, int]:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest(), path.stat().st_size
