"""A change in the few words that a page, a feed and a terminal share."""

import math
from collections.abc import Iterable, Sequence

from models.change import Cause, Change, ChangeField
from models.requirement import Evidence

SIGNS = {
    ChangeField.ALTERNATIVE_ADDED: "+",
    ChangeField.ACTIVITY_ADDED: "+",
    ChangeField.KSA_ADDED: "+",
    ChangeField.SPECIFICATION_ADDED: "+",
    ChangeField.SPECIFICATION_RESTORED: "+",
    ChangeField.ALTERNATIVE_REMOVED: "-",
    ChangeField.ACTIVITY_REMOVED: "-",
    ChangeField.KSA_REMOVED: "-",
    ChangeField.SPECIFICATION_WITHDRAWN: "-",
}
WHOLE = {
    ChangeField.SPECIFICATION_ADDED: "new specification",
    ChangeField.SPECIFICATION_WITHDRAWN: "withdrawn",
    ChangeField.SPECIFICATION_RESTORED: "restored",
}
"""What happened to a whole specification."""
CLOSED = frozenset({ChangeField.EDUCATION_LEVEL, ChangeField.DRIVERS_LICENSE})
"""Fields whose values are words of a closed list, joined by underscores."""
CAUSES = {Cause.DOCUMENT: "", Cause.RULES: "by better rules", Cause.CORRECTION: "by a correction"}
"""Why a fact changed, where it was not the document."""


def is_stated(value: float | str | None) -> bool:
    """Whether there is such a fact: 0 is one, an empty text is none."""
    return value is not None and value != ""


def sign(change: Change) -> str:
    """ "+" added, "-" removed, "~" changed."""
    if change.field in SIGNS:
        return SIGNS[change.field]
    before, after = is_stated(change.before), is_stated(change.after)
    if before == after:
        return "~"
    return "+" if after else "-"


def field_words(change: Change) -> str:
    """ "experience months", "alternative added"."""
    return WHOLE.get(change.field, change.field.replace("_", " "))


def way_words(change: Change) -> str:
    """ "alternative B"; empty if the change belongs to no way to qualify."""
    return f"alternative {change.alternative}" if change.alternative else ""


def value_words(field: ChangeField, value: float | str | None) -> str:
    """A value as people write it: 48.0 is "48", high_school is "high school"; empty for none."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_", " ") if field in CLOSED else value
    return f"{value:,.10g}" if math.isfinite(value) else str(value)


def adds_words(value: str, words: Evidence) -> bool:
    """Whether the source text says more than the value itself, but for the signs at its ends."""
    return _bare(words.text) != _bare(value)


def _bare(text: str) -> str:
    return " ".join(text.split()).strip(" .,;:*•-–—")


def material_first(changes: Iterable[Change]) -> list[Change]:
    """What matters before what does not, otherwise in the order given."""
    return sorted(changes, key=lambda change: not change.material)


def headline(changes: Sequence[Change]) -> str:
    """ "2 material changes, 1 other", "nothing changed", "withdrawn"."""
    whole = next((change for change in changes if change.field in WHOLE), None)
    if whole is not None:
        return WHOLE[whole.field]
    material = sum(change.material for change in changes)
    others = len(changes) - material
    if not changes:
        return "nothing changed"
    if not material:
        return f"{_changes(others)}, none material"
    counted = f"{material} material change{'' if material == 1 else 's'}"
    return f"{counted}, {others} other{'' if others == 1 else 's'}" if others else counted


def _changes(number: int) -> str:
    return f"{number} change{'' if number == 1 else 's'}"
