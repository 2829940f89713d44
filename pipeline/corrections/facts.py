"""Names of facts: "alternatives.2.experience_months" in, the table, the positions and the column out.

The closed list of the names stands in `models/correctable.py`; here a name is taken apart and looked up.
"""

from typing import NamedTuple

from models.correctable import FACTS, POSITION, Fact

SPECS = "specs"
LARGEST_POSITION = 100_000
BY_NAME = {fact.name: fact for fact in FACTS}


class Address(NamedTuple):
    """Where a fact stands in the published tables; no `column`: the row itself; no positions: the row of `specs`."""

    table: str
    positions: tuple[int, ...]
    column: str

    @property
    def name(self) -> str:
        """The fact's name: "alternatives.2.experience_months", "title"."""
        table = () if self.table == SPECS else (self.table,)
        return ".".join((*table, *map(str, self.positions), *filter(None, (self.column,))))


def address(name: str) -> Address | None:
    """Where the fact of this name stands; None if it cannot be corrected."""
    known = fact(name)
    if known is None:
        return None
    parts = name.split(".")
    positions = tuple(int(part) for part in parts if part.isdecimal())
    if any(not 1 <= position <= LARGEST_POSITION for position in positions):
        return None
    words = [part for part in parts if not part.isdecimal()]
    if not positions:
        return Address(SPECS, (), words[0])
    return Address(words[0], positions, words[1] if len(words) > 1 else "")


def fact(name: str) -> Fact | None:
    """The entry of the closed list that the name belongs to; None if there is none."""
    return BY_NAME.get(".".join(POSITION if _is_position(part) else part for part in name.split(".")))


def _is_position(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) <= len(str(LARGEST_POSITION))


def allowed() -> str:
    """All names in a line, for people who wrote another."""
    return ", ".join(fact.name for fact in FACTS)
