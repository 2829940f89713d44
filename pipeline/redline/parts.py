"""Two versions of a specification and the changes between them in, the parts of a redline out.

Sections are paired by kind and heading, then by kind; the later document gives the order, and a section that is gone
stands where it stood. Each change goes to the section whose words it rests on.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from models.change import Change
from models.classspec import ClassSpec
from models.section import Section, SectionKind
from pipeline.redline.folding import Stretch, folded
from pipeline.redline.marked import Paragraph, is_changed, marked, marked_line
from pipeline.redline.paragraphs import words_of
from pipeline.redline.wording import material_first


class Part(NamedTuple):
    """A section in both versions: its heading and its words, marked, and the changes that rest on them."""

    kind: SectionKind
    heading: Paragraph
    stretches: tuple[Stretch, ...]
    changes: tuple[Change, ...]

    @property
    def words_differ(self) -> bool:
        """Whether any word of heading or body was struck or inserted."""
        paragraphs = chain.from_iterable(stretch.paragraphs for stretch in self.stretches)
        return is_changed(self.heading) or any(map(is_changed, paragraphs))

    @property
    def words(self) -> int:
        """Number of words of the body."""
        return sum(stretch.words for stretch in self.stretches)


class _Pair(NamedTuple):
    before: Section | None
    after: Section | None

    @property
    def kind(self) -> SectionKind:
        section = self.after or self.before
        assert section is not None
        return section.kind


def parts(before: ClassSpec | None, after: ClassSpec, changes: Sequence[Change]) -> tuple[Part, ...]:
    """All sections in order. Without an earlier version nothing is marked and nothing folded away.

    A change that rests on no section (the specification was withdrawn) is in none of them.
    """
    pairs = _pairs(after.sections if before is None else before.sections, after.sections)
    homes = [_home(change, pairs) for change in changes]
    return tuple(
        _part(
            pair,
            [change for change, home in zip(changes, homes, strict=True) if home == n],
            fold=before is not None,
        )
        for n, pair in enumerate(pairs)
    )


def _part(pair: _Pair, changes: Sequence[Change], *, fold: bool) -> Part:
    heads = [words_of(section.heading_lines) if section else () for section in pair]
    bodies = [words_of(section.lines) if section else () for section in pair]
    paragraphs = marked(*bodies)
    return Part(
        kind=pair.kind,
        heading=marked_line(*heads),
        stretches=folded(paragraphs) if fold else (Stretch(paragraphs, folded=False),),
        changes=tuple(material_first(changes)),
    )


def _pairs(before: Sequence[Section], after: Sequence[Section]) -> list[_Pair]:
    partner = _partners(before, after)
    pairs = [_Pair(before[partner[n]] if n in partner else None, section) for n, section in enumerate(after)]
    later = {i: n for n, i in partner.items()}
    gone: dict[int, list[_Pair]] = {}
    place = 0  # in front of which section of `after` the gone ones stand
    for i, section in enumerate(before):
        if i in later:
            place = later[i] + 1
        else:
            gone.setdefault(place, []).append(_Pair(section, None))
    return [pair for n in range(len(pairs) + 1) for pair in (*gone.get(n, ()), *pairs[n : n + 1])]


def _partners(before: Sequence[Section], after: Sequence[Section]) -> dict[int, int]:
    """Position in `after` -> position in `before`; first by kind and heading, then by kind alone."""
    found: dict[int, int] = {}
    free = dict.fromkeys(range(len(before)))
    for same in (_same_heading, _same_kind):
        for n, section in enumerate(after):
            partner = next((i for i in free if same(before[i], section)), None) if n not in found else None
            if partner is not None:
                found[n] = partner
                del free[partner]
    return found


def _same_heading(one: Section, other: Section) -> bool:
    return one.kind is other.kind and one.heading.casefold().split() == other.heading.casefold().split()


def _same_kind(one: Section, other: Section) -> bool:
    """A section under an unknown heading has no kind that would pair it: it is another section."""
    return one.kind is other.kind and one.kind is not SectionKind.OTHER


def _home(change: Change, pairs: Sequence[_Pair]) -> int | None:
    """Position of the section that holds the words of the change, else of the first one of its kind."""
    of_kind = [n for n, pair in enumerate(pairs) if pair.kind is change.section]
    return next((n for n in of_kind if _holds(pairs[n], change)), next(iter(of_kind), None))


def _holds(pair: _Pair, change: Change) -> bool:
    return any(_places(pair, change))


def _places(pair: _Pair, change: Change) -> Iterator[bool]:
    for section, words in ((pair.after, change.words_after), (pair.before, change.words_before)):
        if section is not None and words is not None:
            yield any((line.page, line.number) == (words.page, words.line) for line in section.extent)
