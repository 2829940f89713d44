"""What is found beside the structure while a tree is built, and the parts and items built so far."""

from dataclasses import dataclass, field

from models.requirement import Desirable, Requirement, Substitution
from pipeline.extract.sentences import Sentence


@dataclass
class Gathered:
    """Filled by `tree.py` from top to bottom of the text.

    `parts` are the headed parts of the track that is read, `headed` those of all tracks, `labelled` the items by their
    label (for "as described in (a) above"), `parts_of_amounts` the amounts that lie inside one named before,
    `fields_above` and `kind_above` the fields of study and the kind of experience named last. `words` and `explained`
    count words.
    """

    substitutions: list[Substitution] = field(default_factory=list)
    floors: list[Sentence] = field(default_factory=list)
    desirable: list[Desirable] = field(default_factory=list)
    parts: list[tuple[str, Requirement]] = field(default_factory=list)
    headed: list[tuple[str, Requirement]] = field(default_factory=list)
    labelled: dict[str, Requirement] = field(default_factory=dict)
    parts_of_amounts: list[Requirement] = field(default_factory=list)
    fields_above: tuple[str, ...] = ()
    kind_above: str = ""
    words: int = 0
    explained: int = 0

    def start_track(self) -> None:
        """Forget what belongs to the track before: its floors, parts and items."""
        self.floors.clear()
        self.parts.clear()
        self.labelled.clear()
        self.fields_above, self.kind_above = (), ""
