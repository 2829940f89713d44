"""Files that gave no specification: why, and what an analyst can do about it."""

from collections.abc import Mapping

from models.document import Problem, Severity
from models.frozen import Frozen


class Failure(Frozen):
    """A file without a specification; `source` is its path below RAW."""

    source: str
    problem: Problem

    @property
    def advice(self) -> str:
        """What to do, in a sentence; empty if the message says it all."""
        return ADVICE.get(self.problem.code, "")


ADVICE: Mapping[str, str] = {
    "broken-corrections": "Correct corrections.toml and run again.",
    "broken-source": "Correct source.toml and run again.",
    "changed-meanwhile": "Run again when the file is complete.",
    "damaged-file": "Open the file in its program; if it opens, save it again, else fetch it again.",
    "empty-file": "Fetch the file again or remove it.",
    "encrypted": "Save a copy without the password.",
    "internal-error": "Report it with the file: this is a fault of the program.",
    "needs-libreoffice": "Install LibreOffice (its Writer is enough) and run again, or save as .docx.",
    "nests-too-deep": "Check whether this is a class specification; if so, report it with the file.",
    "no-text": "Open it: if words can be read there, fetch or scan it anew; if not, remove it.",
    "not-a-specification": "Remove the file; if it is a class specification, add its headings to the lexicon.",
    "result-lost": "Run again.",
    "too-large": "Check whether this is a class specification; if so, split the file or take out what is large.",
    "too-many-pages": "Split the file, or run again with a higher --longest.",
    "too-much-memory": "Ingest it with a higher --memory; if it swells again, the file is broken or means harm.",
    "too-slow": "Ingest it with a higher --timeout, or report it with the file.",
    "unreadable-file": "Check who may read the file.",
    "unreadable-folder": "Check who may read the folder.",
    "unsupported-format": "Save it as PDF, Word (.docx), RTF, OpenDocument, HTML or text.",
    "worker-died": "Run again with fewer --workers: memory may have run out. If it stays, report it with the file.",
}


def internal_error(error: Exception) -> Problem:
    """The parser broke over the file."""
    words = " ".join(str(error).split())[:200]
    named = f"{type(error).__name__}: {words}" if words else type(error).__name__
    return _error("internal-error", f"The program made a mistake over this file ({named}).")


def too_slow(seconds: float) -> Problem:
    """The parser did not end in time, twice."""
    return _error("too-slow", f"Reading the file was stopped after {seconds:g} seconds, twice.")


def too_much_memory(mebibytes: int) -> Problem:
    """The parser wanted more memory than a worker may have."""
    return _error("too-much-memory", f"Reading the file would take more than {mebibytes} MiB of memory.")


def worker_died() -> Problem:
    """The process ended while it parsed the file, twice."""
    return _error("worker-died", "The process that read the file ended without a result, twice.")


def nests_too_deep() -> Problem:
    """Lists in lists in lists, until the parser gave up."""
    return _error("nests-too-deep", "Its lists, or other parts of it, nest deeper than can be read.")


def changed_meanwhile() -> Problem:
    """The bytes are no longer those that were found."""
    return _error("changed-meanwhile", "The file was changed while the run was reading it.")


def result_lost() -> Problem:
    """The entry of the cache is gone before it was published."""
    return _error("result-lost", "The result was removed from the cache folder before it could be published.")


def _error(code: str, message: str) -> Problem:
    return Problem(code=code, severity=Severity.ERROR, message=message)
