"""Two versions of a specification and the changes between them in, the parts of a redline out."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from models.change import Change
from models.classspec import ClassSpec
from models.requirement import Evidence
from models.section import Section, SectionKind
from pipeline.redline.aligned import Aligned, aligned
from pipeline.redline.folding import Stretch, folded
from pipeline.redline.marked import Paragraph, is_changed, set_in_line, set_in_paragraphs
from pipeline.redline.wording import material_first


class Part(NamedTuple):
    """A section: its heading and its words, marked, and the changes that rest on them."""

    kind: SectionKind
    heading: Paragraph
    stretches: tuple[Stretch, ...]
    changes: tuple[Change, ...]

    @property
    def words_differ(self) -> bool:
        """Whether any word of heading or body was struck or inserted."""
        paragraphs = chain.from_iterable(stretch.paragraphs for stretch in self.stretches)
        return is_changed(self.heading) or any(map(is_changed, paragraphs))


def parts(before: ClassSpec | None, after: ClassSpec, changes: Sequence[Change]) -> tuple[Part, ...]:
    """All sections in order. Without an earlier version nothing is marked and nothing folded away.

    A change that rests on no section (the specification was withdrawn) is in none of them.
    """
    earlier = (before or after).sections
    sections = aligned(earlier, after.sections)
    homes = [_home(change, sections, earlier) for change in changes]
    return tuple(
        _part(
            section,
            [change for change, home in zip(changes, homes, strict=True) if home == n],
            fold=before is not None,
        )
        for n, section in enumerate(sections)
    )


def _part(section: Aligned, changes: Sequence[Change], *, fold: bool) -> Part:
    paragraphs = set_in_paragraphs(section.body)
    return Part(
        kind=section.section.kind,
        heading=set_in_line(section.heading),
        stretches=folded(paragraphs) if fold else (Stretch(paragraphs, folded=False),),
        changes=tuple(material_first(changes)),
    )


def _home(change: Change, sections: Sequence[Aligned], earlier: Sequence[Section]) -> int | None:
    """Position of the section that holds the words of the change, else of the first one of its kind.

    A line may be cut in two sections ("NOTE: A degree …"); then the kind decides.
    """
    later_words = [n for n, each in enumerate(sections) if each.later and _holds(each.section, change.words_after)]
    holders = {i for i, section in enumerate(earlier) if _holds(section, change.words_before)}
    earlier_words = [n for n, each in enumerate(sections) if holders.intersection(each.homes)]
    of_kind = [n for n, each in enumerate(sections) if each.section.kind is change.section]
    both = [n for n in (*later_words, *earlier_words) if n in of_kind]
    return next(iter((*both, *later_words, *earlier_words, *of_kind)), None)


def _holds(section: Section, words: Evidence | None) -> bool:
    return words is not None and any((line.page, line.number) == (words.page, words.line) for line in section.extent)
