"""What is found beside the structure while a tree is built, and the parts and items built so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from models.requirement import Desirable, Evidence, Requirement, Substitution, Unparsed
from pipeline.compose.nodes import all_leaves
from pipeline.extract.sentences import Sentence


@dataclass
class Gathered:
    """Filled by `tree.py` from top to bottom of the text.

    `parts` are the headed parts of the track that is read, `headed` those of all tracks, `labelled` the items by their
    label (for "as described in (a) above"), `parts_of_amounts` the amounts that lie inside one named before,
    `fields_above` and `kind_above` the fields of study and the kind of experience named last. `words` counts words,
    `unread` are the sentences of which nothing was understood and that no list has taken in.
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
    unread: set[Evidence] = field(default_factory=set)

    def taken_in(self, nodes: Iterable[Requirement]) -> None:
        """A list gives these a meaning: their words are understood after all."""
        self.unread.difference_update(leaf.evidence for node in nodes for leaf in all_leaves(node))

    def not_understood(self, trees: Iterable[Requirement]) -> set[Evidence]:
        """The words of which nothing was understood, here or in these trees."""
        leaves = (leaf for tree in trees for leaf in all_leaves(tree))
        return self.unread | {leaf.evidence for leaf in leaves if isinstance(leaf, Unparsed)}

    def start_track(self) -> None:
        """Forget what belongs to the track before: its floors, parts and items."""
        self.floors.clear()
        self.parts.clear()
        self.labelled.clear()
        self.fields_above, self.kind_above = (), ""
