"""Sections -> the minimum qualifications: tracks, their trees and alternatives, substitutions, what is desirable.

In: the sections of one specification. Out: `Qualifications` and problems. The qualification text is that of all
sections of the kind; substitutions are also read in notes, wherever they stand.
"""

from collections.abc import Sequence

from models.classspec import Qualifications
from models.document import Line, Problem, Severity
from models.requirement import AllOf, Substitution, Track, TrackName
from models.section import Section, SectionKind
from pipeline.compose.alternatives import MOST_ALTERNATIVES, alternatives
from pipeline.compose.credentials import credentials, with_credentials
from pipeline.compose.floors import with_floors
from pipeline.compose.gathered import Gathered
from pipeline.compose.nodes import all_leaves
from pipeline.compose.substitutions import substitutions
from pipeline.compose.tree import tree
from pipeline.extract.sentences import Ruling, sentences
from pipeline.lexicon.wordings import first_match
from pipeline.outline import Item, outline
from pipeline.outline.marks import Mark, opening
from pipeline.passage import passage

WELL_EXPLAINED = 0.9


def qualifications(sections: Sequence[Section]) -> tuple[Qualifications, tuple[Problem, ...]]:
    """The minimum qualifications that `sections` state, and what is doubtful about them."""
    lines = [line for section in sections if _states_qualifications(section) for line in section.lines]
    gathered = Gathered()
    problems: list[Problem] = []
    asked = credentials(sections)
    tracks = tuple(
        track.model_copy(update={"alternatives": with_credentials(track.alternatives, asked)})
        for track in (_tracks(lines, gathered, problems) if passage(lines).text else ())
    )
    found = Qualifications(
        tracks=tracks,
        substitutions=(*gathered.substitutions, *_in_notes(sections)),
        desirable=tuple(gathered.desirable),
        words=gathered.words,
        explained_words=gathered.explained,
    )
    return found, (*problems, *_doubts(found, lines))


def _states_qualifications(section: Section) -> bool:
    """Lists of classes that typically meet a requirement have a heading of their own and add nothing to it."""
    found = opening(section.heading) if section.heading else None
    return section.kind is SectionKind.MINIMUM_QUALIFICATIONS and not (found and found[0] is Mark.ASIDE)


def _tracks(lines: Sequence[Line], gathered: Gathered, problems: list[Problem]) -> tuple[Track, ...]:
    whole = outline(lines)
    named = [item for item in whole.items if item.mark is Mark.TRACK]
    if not named:
        return _track(TrackName.UNSPECIFIED, whole, lines, gathered, problems)
    stem = [item for item in whole.items if item.mark is not Mark.TRACK]
    tracks = tuple(
        track
        for item in named
        for track in _track(
            TrackName(item.label.replace("-", "_")),
            item._replace(items=(*stem, *item.items)),
            lines,
            gathered,
            problems,
        )
    )
    return tuple(_with_open_competitive(track, tracks) for track in tracks)


def _with_open_competitive(track: Track, tracks: Sequence[Track]) -> Track:
    """A promotional track that also asks for the open-competitive qualifications, with these filled in."""
    opened = next((other for other in tracks if other.name is TrackName.OPEN_COMPETITIVE), None)
    words = " ".join(leaf.evidence.text for leaf in all_leaves(track.tree))
    if opened is None or track is opened or not first_match("conditions", words, "open-competitive"):
        return track
    both = AllOf(members=(track.tree, opened.tree))
    ways, _, _ = alternatives(both, track.alternatives[0].evidence)
    return track.model_copy(update={"tree": both, "alternatives": ways})


def _track(
    name: TrackName, item: Item, lines: Sequence[Line], gathered: Gathered, problems: list[Problem]
) -> tuple[Track, ...]:
    gathered.start_track()
    built = with_floors(tree(item._replace(mark=None, label=""), gathered), gathered)
    text = passage(lines)
    ways, too_many, unread = alternatives(built, text.evidence("minimum-qualifications"))
    for way in unread:
        message = f"An alternative was not understood and is not published as one: “{way.text[:120]}”."
        problems.append(
            Problem(
                code="alternative-not-understood",
                severity=Severity.WARNING,
                message=message,
                page=way.page,
                line=way.line,
            )
        )
    if too_many:
        message = f"The qualifications expand to more than {MOST_ALTERNATIVES} alternatives; only these are published."
        problems.append(_problem("too-many-alternatives", message, lines[0]))
    return (Track(name=name, tree=built, alternatives=ways),)


def _in_notes(sections: Sequence[Section]) -> tuple[Substitution, ...]:
    """Rules of exchange that stand in notes and special requirements."""
    kinds = (SectionKind.NOTES, SectionKind.SPECIAL_REQUIREMENTS)
    texts = [
        passage([line]) for section in sections if section.kind in kinds for line in section.lines if line.text.strip()
    ]
    found = [sentence for text in texts for sentence in sentences(text) if sentence.ruling is Ruling.SUBSTITUTION]
    return tuple(rule for sentence in found for rule in substitutions(sentence))


def _doubts(found: Qualifications, lines: Sequence[Line]) -> tuple[Problem, ...]:
    if not found.words:
        message = "No minimum qualifications were found; check the headings of the document."
        return (Problem(code="no-minimum-qualifications", severity=Severity.WARNING, message=message),)
    if found.explained_words < WELL_EXPLAINED * found.words:
        share = round(100 * found.explained_words / found.words)
        message = f"Only {share} % of the words of the minimum qualifications are explained by a rule; check the rest."
        return (_problem("unexplained-words", message, lines[0]),)
    return ()


def _problem(code: str, message: str, line: Line) -> Problem:
    return Problem(code=code, severity=Severity.WARNING, message=message, page=line.page, line=line.number)
