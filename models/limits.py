"""What reading one document may cost. `docs/limits.md` says what happens beyond."""

from pydantic import Field

from models.frozen import Frozen

MIB = 1024 * 1024


class Limits(Frozen):
    """`timeout` in seconds and `memory` in MiB of one worker process; `largest` file in MiB; `longest` PDF in pages."""

    timeout: float = Field(120, gt=0)
    memory: int = Field(2048, ge=512)
    largest: int = Field(64, ge=1, le=1024)
    longest: int = Field(2000, ge=1)

    @property
    def bytes(self) -> int:
        """The largest file in bytes."""
        return self.largest * MIB


USUAL = Limits()
"""What holds where nobody says otherwise."""
