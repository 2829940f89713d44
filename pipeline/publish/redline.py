"""Two versions of a specification and the changes between them in; one HTML page out, complete in itself.

The page needs no script and loads nothing: its own policy forbids it, whatever a document may hold. What was struck
and inserted is told by signs and lines as well as by colour.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from models.change import Change
from models.classspec import ClassSpec
from pipeline.publish.rendering import render, style, style_hash
from pipeline.redline.marked import Paragraph, marked_line
from pipeline.redline.paragraphs import words_in
from pipeline.redline.parts import Part, parts
from pipeline.redline.visible import visible
from pipeline.redline.wording import headline, material_first

NO_TITLE = "(no title found)"


class Side(NamedTuple):
    """What tells one version from the other, as the page shows it."""

    name: str
    source: str
    sha256: str
    url: str
    dates: str


def redline_page(
    before: ClassSpec | None,
    after: ClassSpec,
    changes: Sequence[Change],
    *,
    noticed_on: str,
    version: int | None = None,
) -> str:
    """The page. `before` is None for a specification that is new; `noticed_on` is an ISO date, empty if not known.

    `version` is the number of the later version, the earlier one is the one before it; None: they have no numbers.
    """
    shown = parts(before, after, changes)
    return render(
        "redline.html",
        after=_side(after, "After" if version is None else f"Version {version}"),
        before=before and _side(before, "Before" if version is None else f"Version {version - 1}"),
        changes=material_first(changes),
        headline=headline(changes),
        identity=after,
        is_material=any(change.material for change in changes),
        noticed_on=noticed_on,
        parts=shown,
        section_of=_sections_of(shown),
        style=style(),
        style_hash=style_hash(),
        title=_title(before, after),
        title_text=visible(_title_of(after)),
        words_differ=any(part.words_differ for part in shown),
    )


def _title_of(spec: ClassSpec) -> str:
    return spec.identity.title.value if spec.identity.title else NO_TITLE


def _title(before: ClassSpec | None, after: ClassSpec) -> Paragraph:
    old, new = (words_in(visible(_title_of(spec))) for spec in (before or after, after))
    return marked_line(old, new)


def _side(spec: ClassSpec, name: str) -> Side:
    return Side(
        name=name,
        source=visible(spec.raw.source),
        sha256=spec.raw.sha256,
        url=spec.raw.url if _is_web(spec.raw.url) else "",
        dates=", ".join(_dates(spec)),
    )


def _is_web(address: str) -> bool:
    """Only such an address becomes a link: a page must not lead to a script or a file."""
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _dates(spec: ClassSpec) -> Iterator[str]:
    """The dates printed in the document."""
    said = spec.identity
    approved = (said.approved_on,) if said.approved_on else ()
    for name, dates in (("approved", approved), ("revised", said.revised_on), ("reviewed", said.reviewed_on)):
        if dates:
            yield f"{name} {', '.join(visible(date.value) for date in dates)}"


def _sections_of(shown: Sequence[Part]) -> dict[Change, int]:
    """Where on the page a change stands beside its words: the number of the section, counted from 1."""
    return {change: number for number, part in enumerate(shown, start=1) for change in part.changes}
