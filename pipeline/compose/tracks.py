"""The qualification text -> its tracks: the tree of each and its alternatives.

In: the lines of the qualification text, part by part. Out: `Track`s and problems; what stands beside the structure
goes to `Gathered`. Words before the first track belong to every track; where only those who are employed already have
one ("PROMOTIONAL:"), they are the way of everyone else. A track that asks for "the open-competitive qualifications"
besides its own gets them filled in.
"""

from collections.abc import Sequence

from models.document import Line, Problem, Severity
from models.requirement import AllOf, Alternative, Evidence, Requirement, Track, TrackName, Unparsed
from pipeline.compose.alternatives import MOST_ALTERNATIVES, alternatives
from pipeline.compose.choices import TOO_MANY_TO_TAKE
from pipeline.compose.doubts import doubts
from pipeline.compose.floors import FLOOR_RULE, with_floors
from pipeline.compose.gathered import Gathered
from pipeline.compose.nodes import all_leaves, all_of, hard
from pipeline.compose.tree import tree
from pipeline.extract.education import DEGREE_RULE, DIPLOMA_RULE, TRAINING_RULES
from pipeline.extract.experience import SEASON_RULE
from pipeline.extract.leaves import MORE_RULE
from pipeline.lexicon.wordings import first_match
from pipeline.outline import Item, outline
from pipeline.outline.marks import Mark
from pipeline.passage import passage

NOTHING = AllOf()
INSIDERS = frozenset({TrackName.PROMOTIONAL, TrackName.NONCOMPETITIVE})
"""Tracks of those who are employed already: where no other is named, what stands above them is for everyone else."""
ABOVE = "what stands above the one track that is named may be asked there as well"
LONGEST_QUOTE = 120
ASKING = (MORE_RULE, FLOOR_RULE, TOO_MANY_TO_TAKE, DEGREE_RULE, DIPLOMA_RULE, SEASON_RULE, *TRAINING_RULES)
"""Rules that publish words that surely ask for something, but not for what."""


def tracks(parts: Sequence[Sequence[Line]], gathered: Gathered) -> tuple[tuple[Track, ...], tuple[Problem, ...]]:
    """The tracks of the qualification text, and what is doubtful about them; no track without any text."""
    printed = [line for lines in parts for line in lines if line.text.strip()]
    if not printed:
        return (), ()
    whole = outline(parts)
    first = passage(printed[:1]).evidence("minimum-qualifications")
    named = [item for item in whole.items if item.mark is Mark.TRACK]
    if not named:
        return _finished([(TrackName.UNSPECIFIED, _tree(whole, NOTHING, gathered))], first, gathered)
    stem = tree(Item(None, items=tuple(item for item in whole.items if item.mark is not Mark.TRACK)), gathered)
    names = [TrackName(item.label.replace("-", "_")) for item in named]
    if not hard(stem) or not INSIDERS.issuperset(names):
        built = [(name, _tree(item, stem, gathered)) for name, item in zip(names, named, strict=True)]
        return _finished(_with_open_competitive(built), first, gathered)
    above = (TrackName.UNSPECIFIED, with_floors(stem, gathered))
    built = [above, *((name, _tree(item, NOTHING, gathered)) for name, item in zip(names, named, strict=True))]
    found, problems = _finished(_with_open_competitive(built), first, gathered)
    return found, (*problems, _perhaps_otherwise(ABOVE, hard(stem)[0].evidence))


def _tree(item: Item, stem: Requirement, gathered: Gathered) -> Requirement:
    gathered.start_track()
    own = tree(item._replace(mark=None, label=""), gathered)
    return with_floors(all_of([stem, own]), gathered)


def _with_open_competitive(built: Sequence[tuple[TrackName, Requirement]]) -> list[tuple[TrackName, Requirement]]:
    opened = next((node for name, node in built if name not in INSIDERS), None)
    return [
        (name, all_of([node, opened]))
        if opened is not None and node is not opened and _asks_for_open(node)
        else (name, node)
        for name, node in built
    ]


def _asks_for_open(node: Requirement) -> bool:
    words = " ".join(leaf.evidence.text for leaf in all_leaves(node))
    return first_match("conditions", words, "open-competitive") is not None


def _finished(
    built: Sequence[tuple[TrackName, Requirement]], first: Evidence, gathered: Gathered
) -> tuple[tuple[Track, ...], tuple[Problem, ...]]:
    """The tracks with their alternatives; `first` is the evidence for an alternative that asks nothing."""
    found: list[Track] = []
    problems: list[Problem] = []
    for name, node in built:
        ways, too_many, unread = alternatives(node, first)
        found.append(Track(name=name, tree=node, alternatives=ways))
        problems.extend(_not_understood(way) for way in unread)
        problems.extend(_in_doubt(words) for words in _doubtful(ways))
        problems.extend(_perhaps_otherwise(*doubt) for doubt in doubts(node, ways, gathered.headed))
        problems.extend([_too_many(first)] if too_many else [])
    return tuple(found), tuple(problems)


def _not_understood(way: Evidence) -> Problem:
    message = f"An alternative was not understood and is not published as one: “{way.text[:LONGEST_QUOTE]}”."
    return _warning("alternative-not-understood", message, way)


def _doubtful(ways: Sequence[Alternative]) -> Sequence[Evidence]:
    """Words of the ways to qualify that ask for something and were not understood. Names and headings are none."""
    unread = [leaf.evidence for way in ways for leaf in way.leaves if isinstance(leaf, Unparsed)]
    asking = [words for words in unread if words.rule in ASKING or first_match("leaves", words.text, "asks")]
    return tuple(dict.fromkeys(asking))


def _in_doubt(words: Evidence) -> Problem:
    message = f"Something is required that was not understood; ways to qualify hold it: “{words.text[:LONGEST_QUOTE]}”."
    return _warning("requirement-not-understood", message, words)


def _perhaps_otherwise(what: str, words: Evidence) -> Problem:
    message = f"The ways to qualify may be put together otherwise: {what}: “{words.text[:LONGEST_QUOTE]}”."
    return _warning("ways-in-doubt", message, words)


def _too_many(first: Evidence) -> Problem:
    message = f"The qualifications expand to more than {MOST_ALTERNATIVES} alternatives; only these are published."
    return _warning("too-many-alternatives", message, first)


def _warning(code: str, message: str, place: Evidence) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, message=message, page=place.page, line=place.line)
