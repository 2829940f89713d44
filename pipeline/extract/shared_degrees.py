"""Degrees named one behind the other, of which only the last one has what all of them need: "a bachelor's or master's
degree in botany with 24 credits", "a B.S., M.S. or Ph.D. in botany".

In: the leaves of a sentence. Out: the same leaves, each of such degrees with the field and the credits, and all of them
choices to each other: nobody needs two degrees at once.
"""

import re

from models.requirement import Education, EducationLevel, Leaf
from pipeline.extract.joints import Joint
from pipeline.extract.leaf import Joined, Leaves

LEADS_ON = re.compile(r"(?:,|,? or(?: an?)?| ?/)$", re.IGNORECASE)
NAMED = re.compile(r"\b(?:associate|bachelor|baccalaureate|master|doctor|juris|ph\.?d|[abm]\.?[as]\b)", re.IGNORECASE)
DEGREE = re.compile(r"\bdegree", re.IGNORECASE)
MORE = re.compile(r"\b(?:in|with|from|at|and|plus)\b|[,;:()]", re.IGNORECASE)


def with_shared(leaves: Leaves) -> Leaves:
    """The leaves with what the last of several degrees shares with those before it."""
    shared = list(leaves)
    listed = False
    for at in range(len(shared) - 1, 0, -1):
        before, item = shared[at - 1], shared[at]
        listed = _are_choices(before, item, listed)
        if listed and isinstance(before.leaf, Education) and isinstance(item.leaf, Education):
            shared[at] = item._replace(joint=Joint.OR)
            shared[at - 1] = before._replace(leaf=_as_complete(before.leaf, item.leaf))
    return tuple(shared)


def _are_choices(before: Joined, item: Joined, listed: bool) -> bool:
    """True for two degrees with nothing between them but "or", or a comma in a list that goes on with "or"."""
    if not (_is_degree(before.leaf) and _is_degree(item.leaf)):
        return False
    words = " ".join(before.leaf.evidence.text.split())
    words = words[max((named.start() for named in NAMED.finditer(words)), default=0) :]
    link = LEADS_ON.search(words)
    if link is None or MORE.search(words[: link.start()]):
        return False
    if item.joint is Joint.AND:
        return link[0] == "," and (listed or " or " in item.leaf.evidence.text)
    return item.joint is Joint.OR and not (link[0].startswith(",") and DEGREE.search(words))


def _is_degree(leaf: Leaf) -> bool:
    return isinstance(leaf, Education) and leaf.level.rank >= EducationLevel.ASSOCIATE.rank


def _as_complete(degree: Education, last: Education) -> Education:
    """A degree with the fields and the credits of the last one, unless it has its own."""
    if degree.fields or degree.credits is not None:
        return degree
    update = {"fields": last.fields, "credits": last.credits, "credit_unit": last.credit_unit}
    return degree.model_copy(update=update)
