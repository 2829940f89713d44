"""Lines in; out: that the document is an examination announcement, with the line that says so.

An announcement has the parts of a class specification and also tells how, when and for what examination to apply. Two
families of such words (`lexicon/announcement.toml`) make one; a single one may stand in any specification.
"""

from collections.abc import Iterator, Sequence

from models.classspec import DocumentKind, Stated
from models.document import Line
from models.requirement import Evidence
from pipeline.lexicon.wordings import every_match

MIN_CUES = 2
LOOKED_AT = 240
"""Characters of a line that are looked at: it may be a whole paragraph."""


def announced(lines: Sequence[Line]) -> Stated | None:
    """The kind `announcement` with its evidence; None for a class specification."""
    found = sorted(_cues([line for line in lines if line.text.strip()]), key=lambda cue: cue[0])
    if len(found) < MIN_CUES:
        return None
    _, name, line = found[0]
    evidence = Evidence(rule=name, text=line.text.strip(), page=line.page, line=line.number)
    return Stated(value=DocumentKind.ANNOUNCEMENT, evidence=evidence)


def _cues(lines: Sequence[Line]) -> Iterator[tuple[int, str, Line]]:
    """The first line of each family: its place, the name of the family, the line."""
    seen: set[str] = set()
    for place, line in enumerate(lines):
        for found in every_match("announcement", line.text[:LOOKED_AT]):
            if found.wording.name not in seen:
                seen.add(found.wording.name)
                yield place, found.wording.name, line
