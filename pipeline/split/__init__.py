"""A document into the classes that it specifies: bound volumes, and series with several levels.

In: a document as read, and the same one cleaned. Out: a `Part` for each class, nearly always one. A volume is cut
where a title block begins again (`volume.py`) and each of its documents is cleaned alone, since a head that runs
through one class says nothing about the next. A series is one title with levels; each level takes the lines of its own
and the lines that all share (`series.py`).

Precision comes first: a document is cut only where every part that comes out is a specification, and otherwise stays
whole with the problem `maybe-several-classes`.
"""

from models.document import Document
from pipeline.clean import clean
from pipeline.split.ids import spec_ids
from pipeline.split.part import Part
from pipeline.split.series import levels
from pipeline.split.volume import classes

__all__ = ["Part", "spec_ids", "split"]


def split(document: Document, cleaned: Document) -> tuple[Part, ...]:
    """The classes in `document`, in its order; `cleaned` is the same document after cleaning."""
    volume = classes(document)
    if not volume:
        return levels(cleaned)
    return tuple(part for each in volume for part in levels(clean(each)))
