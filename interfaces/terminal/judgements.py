"""A background held against one specification: the verdict, the best alternative point by point, and the others."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from interfaces.terminal.parts import placed, table, title
from interfaces.terminal.text import FAINT, GOOD, LOUD, WARN, passage, place, plain, printable
from interfaces.terminal.verdict import (
    NOT_READ,
    Orders,
    background_words,
    remainder,
    track_words,
    verdict,
    way_name,
    way_words,
)
from interfaces.terminal.wording import leaf_words, substitution_words
from models.background import Answer, Background, Finding, Judgement
from models.classspec import ClassSpec
from models.document import Problem
from models.requirement import Evidence, Leaf, License

LOOKS = {
    Answer.MEETS: ("✓", "meets", GOOD),
    Answer.CHECK: ("?", "check", WARN),
    Answer.LACKS: ("✗", "lacks", LOUD),
}
DOUBTS = (*NOT_READ, "unexplained-words")
"""Problems that make a judgement less certain than it sounds."""


def background_line(background: Background) -> RenderableType:
    """What is judged."""
    return Text(f"Background: {background_words(background)}", style=FAINT)


def judgements(spec: ClassSpec, found: Sequence[Judgement], orders: Orders) -> Iterator[RenderableType]:
    """One specification from top to bottom; `found` has the best judgement first."""
    best, *others = found
    yield Text()
    name = spec.identity.title.value if spec.identity.title else "(no title found)"
    yield Text.assemble((printable(name), "bold"), f" · {printable(spec.spec_id)}")
    symbol, _, style = LOOKS[best.answer]
    line = Text(f"{symbol} {verdict(spec, best, orders)}", style=style, no_wrap=True, overflow="ignore")
    yield Group(line)  # a bare Text would be wrapped by the console
    yield from (_doubt(problem) for problem in spec.problems if problem.code in DOUBTS)
    yield title("POINT BY POINT", way_words(best, orders))
    yield _points(best)
    if others:
        yield title("OTHER ALTERNATIVES", str(len(others)))
        yield _others(others, orders)


def _doubt(problem: Problem) -> Text:
    where = place(problem.page, problem.line)
    return Text.assemble((f"! {printable(problem.message)}", WARN), ("  ", ""), (where, "cyan"))


def _points(judgement: Judgement) -> RenderableType:
    rows = Table.grid(padding=(0, 2, 0, 0))
    for finding in judgement.findings:
        symbol, word, style = LOOKS[finding.answer]
        rows.add_row(Text(f"{symbol} {word}", style=style, no_wrap=True), _point(finding))
    for leaf in _not_due(judgement):
        rows.add_row(Text("· later", style=FAINT, no_wrap=True), _words_of(leaf_words(leaf), leaf.evidence))
    return rows if rows.row_count else Text("✓ nothing is required", style=GOOD)


def _not_due(judgement: Judgement) -> list[Leaf]:
    """Licences that decide nothing now: they were not judged, and are shown so that nothing is hidden."""
    judged = {finding.evidence for finding in judgement.findings}
    return [leaf for leaf in judgement.alternative.leaves if isinstance(leaf, License) and leaf.evidence not in judged]


def _point(finding: Finding) -> Group:
    """The reason, the words it rests on, and the rule of exchange that was counted with its own words."""
    shown: list[RenderableType] = [_words_of(finding.reason, finding.evidence)]
    if rule := finding.substitution:
        counted = _words_of(f"counted: {substitution_words(rule)}", rule.evidence)
        shown.append(Padding(counted, (0, 0, 0, 2)))
    return Group(*shown)


def _words_of(stated: str, evidence: Evidence) -> Group:
    return Group(placed(plain(stated), evidence), passage(evidence.text, full=True))


def _others(found: Sequence[Judgement], orders: Orders) -> Table:
    with_track = any(track_words(each.track) for each in found)
    rows = table(*(["track"] if with_track else []), "way", "answer", "what is lacking or to check")
    for each in found:
        symbol, word, style = LOOKS[each.answer]
        rows.add_row(
            *([plain(track_words(each.track))] if with_track else []),
            plain(way_name(each, orders), "bold"),
            Text(f"{symbol} {word}", style=style, no_wrap=True),
            plain(remainder(each)),
        )
    return rows
