"""What a requirement takes over from what stands before it: "an associate's degree in one of the fields listed in (A)",
"a master's degree in one of the above areas and one year of experience as described above".

In: a requirement, and what was built so far. Out: the requirement with the fields, or the kind of experience, in place
of the words that point at them. Where an item is not known, or names no field, the words stay: they are no field, but
no lie either; "the above fields" of nothing are none.
"""

import re

from models.requirement import Education, EquivalentCombination, Experience, Leaf, Requirement
from pipeline.compose.gathered import Gathered
from pipeline.compose.nodes import hard, replaced
from pipeline.extract.fields import ABOVE

POINTER = re.compile(r"(?:in|under) [\"(](?P<label>\w{1,2})[\")]$")


DESCRIBED = re.compile(
    r"(?:such |the )?experience,? (?:as )?(?:described|defined|specified|stated|listed|noted|indicated) above",
    re.IGNORECASE,
)


def with_what_is_named(built: Requirement, gathered: Gathered) -> Requirement:
    """`built` with what its leaves take over from an item, or from what stands above them."""
    for leaf in hard(built):
        filled = _filled(leaf, gathered)
        if filled is not leaf:
            built = replaced(built, leaf, filled)
        if isinstance(filled, Education) and filled.fields:
            gathered.fields_above = filled.fields
        if isinstance(filled, Experience) and filled.subject and not filled.titles:
            gathered.kind_above = filled.subject
    return built


def _filled(leaf: Leaf, gathered: Gathered) -> Leaf:
    if isinstance(leaf, Experience) and gathered.kind_above and DESCRIBED.fullmatch(leaf.subject):
        return leaf.model_copy(update={"subject": gathered.kind_above})
    if isinstance(leaf, EquivalentCombination) and any(ABOVE.fullmatch(f"in {name}") for name in leaf.floor_fields):
        return leaf.model_copy(update={"floor_fields": gathered.fields_above})
    if not isinstance(leaf, Education) or not leaf.fields:
        return leaf
    if ABOVE.fullmatch(f"in {leaf.fields[-1]}"):
        return leaf.model_copy(update={"fields": gathered.fields_above})
    pointer = POINTER.search(leaf.fields[-1])
    named = _fields(gathered.labelled.get(pointer["label"].lower())) if pointer else ()
    return leaf.model_copy(update={"fields": tuple(dict.fromkeys((*leaf.fields[:-1], *named)))}) if named else leaf


def _fields(item: Requirement | None) -> tuple[str, ...]:
    """The fields of the first education in an item that names any."""
    educations = [leaf for leaf in hard(item) if isinstance(leaf, Education)] if item is not None else []
    return next((leaf.fields for leaf in educations if leaf.fields), ())
