"""Sections -> the minimum qualifications: tracks, their trees and alternatives, substitutions, what is desirable.

In: the sections of one specification. Out: `Qualifications` and problems. The qualification text is that of all
sections of the kind; substitutions and licences that everyone needs are also read in notes, wherever they stand.
"""

from collections.abc import Iterable, Sequence

from models.classspec import Qualifications
from models.document import Line, Problem, Severity
from models.requirement import Evidence, Substitution
from models.section import Section, SectionKind
from pipeline.compose.asked_twice import asked_twice, with_the_larger
from pipeline.compose.credentials import credentials, with_credentials
from pipeline.compose.gathered import Gathered
from pipeline.compose.substitutions import substitutions
from pipeline.compose.tracks import tracks
from pipeline.extract.sentences import Ruling, sentences
from pipeline.lexicon.patterns import may_find
from pipeline.outline.marks import Mark, opening, paragraphs
from pipeline.passage import Passage, passage

BESIDE = (SectionKind.NOTES, SectionKind.SPECIAL_REQUIREMENTS)
WELL_EXPLAINED = 0.9
NOT_UNDERSTOOD = ("requirement-not-understood", "alternative-not-understood")
"""Problems that quote the words of which nothing was understood."""


def qualifications(sections: Sequence[Section]) -> tuple[Qualifications, tuple[Problem, ...]]:
    """The minimum qualifications that `sections` state, and what is doubtful about them."""
    stated = [section.lines for section in sections if _states_qualifications(section)]
    gathered = Gathered()
    built, problems = tracks(stated, gathered)
    beside = [(part, [passage(group) for group in paragraphs(part.lines)]) for part in sections if part.kind in BESIDE]
    asked = credentials(beside)
    words = " ".join(line.text for lines in stated for line in lines)
    unread = gathered.not_understood(track.tree for track in built)
    found = Qualifications(
        tracks=tuple(
            track.model_copy(
                update={"alternatives": with_the_larger(with_credentials(track.alternatives, asked), words)}
            )
            for track in built
        ),
        substitutions=(*gathered.substitutions, *_exchanges([text for _, texts in beside for text in texts])),
        desirable=tuple(gathered.desirable),
        words=gathered.words,
        explained_words=max(0, gathered.words - _count(unread)),
    )
    lines = [line for part in stated for line in part]
    told = {(problem.page, problem.line) for problem in problems if problem.code in NOT_UNDERSTOOD}
    untold = [evidence for evidence in unread if (evidence.page, evidence.line) not in told]
    return found, (*problems, *asked_twice(built, lines), *_doubts(found, lines, untold))


def _states_qualifications(section: Section) -> bool:
    """Lists of classes that typically meet a requirement have a heading of their own and add nothing to it."""
    found = opening(section.heading) if section.heading else None
    return section.kind is SectionKind.MINIMUM_QUALIFICATIONS and not (found and found[0] is Mark.ASIDE)


def _exchanges(texts: Sequence[Passage]) -> tuple[Substitution, ...]:
    """Rules of exchange that stand in notes and special requirements."""
    found = [sentence for text in texts for sentence in sentences(text, _may_exchange)]
    return tuple(
        rule for sentence in found if sentence.ruling is Ruling.SUBSTITUTION for rule in substitutions(sentence)
    )


def _may_exchange(text: str) -> bool:
    return may_find(text, Ruling.SUBSTITUTION)


def _count(words: Iterable[Evidence]) -> int:
    return sum(len(each.text.split()) for each in words)


def _doubts(found: Qualifications, lines: Sequence[Line], untold: Iterable[Evidence]) -> tuple[Problem, ...]:
    """What is doubtful as a whole; `untold` are the words not understood of which no problem tells yet."""
    if not found.words:
        message = "No minimum qualifications were found; check the headings of the document."
        return (Problem(code="no-minimum-qualifications", severity=Severity.WARNING, message=message),)
    empty = _asking_nothing(found, lines)
    if found.words - _count(untold) >= WELL_EXPLAINED * found.words:
        return empty
    share = round(100 * found.explained_words / found.words)
    message = f"Only {share} % of the words of the minimum qualifications are explained by a rule; check the rest."
    place = {"page": lines[0].page, "line": lines[0].number}
    return (*empty, Problem(code="unexplained-words", severity=Severity.WARNING, message=message, **place))


def _asking_nothing(found: Qualifications, lines: Sequence[Line]) -> tuple[Problem, ...]:
    """A doubt, if a way to qualify asks for nothing although the text does not say that nothing is required."""
    if all(way.leaves for track in found.tracks for way in track.alternatives):
        return ()
    said = [sentence for group in paragraphs(lines) for sentence in sentences(passage(group))]
    if any(match.label == "nothing" for sentence in said for match in sentence.matches):
        return ()
    message = "A way to qualify asks for nothing, and the text does not say so: what it asks was not understood."
    place = {"page": lines[0].page, "line": lines[0].number}
    return (Problem(code="alternative-not-understood", severity=Severity.WARNING, message=message, **place),)
