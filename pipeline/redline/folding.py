"""Paragraphs in, stretches out: a long stretch in which nothing changed may be folded away."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.redline.marked import Paragraph, is_changed

WORTH_FOLDING = 45
"""Words; fewer are read as quickly as the line that stands for them."""
NEIGHBOUR = 70
"""Words of a paragraph that may stay open beside a changed one, to show where it stands."""


class Stretch(NamedTuple):
    """Paragraphs that are shown or folded away together."""

    paragraphs: tuple[Paragraph, ...]
    folded: bool

    @property
    def words(self) -> int:
        """Number of words in it."""
        return sum(map(_count, self.paragraphs))


def folded(paragraphs: Sequence[Paragraph]) -> tuple[Stretch, ...]:
    """All paragraphs in order; those next to a change stay open, and short stretches do."""
    groups = [(changed, tuple(group)) for changed, group in groupby(paragraphs, key=is_changed)]
    stretches: list[Stretch] = []
    for n, (changed, group) in enumerate(groups):
        if changed:
            stretches.append(Stretch(group, folded=False))
        else:
            stretches += _quiet(group, after_change=n > 0, before_change=n + 1 < len(groups))
    return tuple(stretches)


def _quiet(group: tuple[Paragraph, ...], *, after_change: bool, before_change: bool) -> Iterator[Stretch]:
    begin = 1 if after_change and _count(group[0]) <= NEIGHBOUR else 0
    end = len(group) - (1 if before_change and _count(group[-1]) <= NEIGHBOUR else 0)
    inner = Stretch(group[begin:end], folded=True) if begin < end else Stretch((), folded=False)
    if not inner.words or (inner.words < WORTH_FOLDING and (after_change or before_change)):
        yield Stretch(group, folded=False)
        return
    parts = (Stretch(group[:begin], folded=False), inner, Stretch(group[end:], folded=False))
    yield from (part for part in parts if part.paragraphs)


def _count(paragraph: Paragraph) -> int:
    return sum(len(run.text.split()) for run in paragraph)
