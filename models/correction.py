"""A person's correction of a fact, as it is written down and as it was carried out.

`corrections.toml` in the folder of a jurisdiction holds the first; a published specification holds the second, so that
a reader always sees what the rules had read and who says otherwise. Which facts can be corrected stands in
`models/correctable.py`.
"""

from enum import StrEnum

from models.frozen import Frozen
from models.requirement import Evidence

CORRECTED = "correction"
"""The rule that `Evidence.rule` names for every fact that a person corrected."""

Value = bool | float | str | tuple[str, ...]


class Correction(Frozen):
    """One entry of a `corrections.toml`: what is right (`value`), why, who says so, and the day (ISO).

    `words` is the source text that the fact rested on: the correction holds only while they stand. Empty words mean
    that nothing was read. `source` is the path of the file below RAW, `entry` the number of the entry in it, from 1.
    """

    spec: str
    fact: str
    value: Value
    reason: str
    by: str
    on: str
    words: str = ""
    source: str = ""
    entry: int = 0


class CorrectionState(StrEnum):
    """What became of a correction."""

    APPLIED = "applied"
    HELD_BACK = "held_back"
    SUPERFLUOUS = "superfluous"
    REPLACED = "replaced"


class AppliedCorrection(Frozen):
    """A correction and what became of it. `extracted` and `corrected` are written as in the published tables.

    `fact` names the place that the fact has now, where it was found. `evidence` are the words it rests on; None if
    there are none, or if they are gone. `remark` says why it was held back.
    """

    fact: str
    extracted: str = ""
    corrected: str
    reason: str
    by: str
    on: str
    state: CorrectionState
    evidence: Evidence | None = None
    remark: str = ""
