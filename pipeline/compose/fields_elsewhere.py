"""Fields of study that another item names: "an associate's degree in one of the fields listed in (A)".

In: a requirement, and the items built so far. Out: the requirement with the fields of the item in place of the words
that point at it. Where the item is not known, or names no field, the words stay: they are no field, but no lie either.
"""

import re
from collections.abc import Mapping

from models.requirement import Education, Requirement
from pipeline.compose.nodes import hard, replaced

POINTER = re.compile(r"(?:in|under) [\"(](?P<label>\w{1,2})[\")]$")


def with_fields(built: Requirement, labelled: Mapping[str, Requirement]) -> Requirement:
    """`built` with the fields that its educations take over from an item in `labelled`."""
    for leaf in hard(built):
        if isinstance(leaf, Education) and leaf.fields and (pointer := POINTER.search(leaf.fields[-1])):
            named = _fields(labelled.get(pointer["label"].lower()))
            if named:
                fields = tuple(dict.fromkeys((*leaf.fields[:-1], *named)))
                built = replaced(built, leaf, leaf.model_copy(update={"fields": fields}))
    return built


def _fields(item: Requirement | None) -> tuple[str, ...]:
    """The fields of the first education in an item that names any."""
    educations = [leaf for leaf in hard(item) if isinstance(leaf, Education)] if item is not None else []
    return next((leaf.fields for leaf in educations if leaf.fields), ())
