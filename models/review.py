"""What needs a human eye: a specification, or a file that gave none, with the reasons, the weightiest first."""

from models.frozen import Frozen


class Reason(Frozen):
    """Why somebody should look: what is doubtful (a code of a problem, or of the review itself), how much it weighs."""

    what: str
    message: str
    weight: float
    page: int | None = None
    line: int | None = None


class Item(Frozen):
    """A specification, or a file (`spec_id` empty): the sum of the weights, and the reasons."""

    spec_id: str
    source: str
    title: str = ""
    score: float
    reasons: tuple[Reason, ...]
