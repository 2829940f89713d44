"""What reading one document may cost. `docs/limits.md` says what happens beyond."""

from pydantic import Field

from models.frozen import Frozen

MIB = 1024 * 1024
LINES_OF_A_PAGE = 50
"""So many lines of what has no pages count as one."""


class Limits(Frozen):
    """What one document may cost.

    `timeout` in seconds and `memory` in MiB of one worker process; `largest` file in MiB; `longest` document in pages.
    """

    timeout: float = Field(120, gt=0)
    memory: int = Field(2048, ge=512)
    largest: int = Field(64, ge=1, le=1024)
    longest: int = Field(2000, ge=1)

    @property
    def bytes(self) -> int:
        """The largest file in bytes."""
        return self.largest * MIB

    @property
    def lines(self) -> int:
        """The lines of the longest document, whatever its format."""
        return self.longest * LINES_OF_A_PAGE


USUAL = Limits()
"""What holds where nobody says otherwise."""
