"""The leaves of one sentence -> a small tree.

In: joined leaves (`pipeline/extract/leaves.py`). Out: a requirement. The grammar, loosest first:

    sentence    := choices ("and, in both cases," choices) ...
    choices     := branch ("; or" | "OR") branch ...
    branch      := choice ("and" | "plus" | ",") choice ...
    choice      := leaf "or" leaf ...

"and either" makes the leaves behind it one choice. "or" before a new education after an experience opens a branch ("a
bachelor's degree and two years, or an associate degree and four years"), and so does ", or" before another amount that
goes on with "and" without a comma ("one year as a Cook, or two years in a kitchen and 12 credits"). An amount that lies
inside another becomes its `of_which`. In a branch with an equivalent combination everything else is the floor that the
combination keeps.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from models.requirement import (
    AllOf,
    AnyOf,
    Condition,
    Education,
    EquivalentCombination,
    Experience,
    Leaf,
    License,
    Requirement,
    Unparsed,
)
from pipeline.compose.nodes import DEGREES, rank_of
from pipeline.compose.own_ways import needs_less_beside_it
from pipeline.extract.education import TRAINING_RULES
from pipeline.extract.joints import LEXICON, Joint
from pipeline.extract.leaf import Joined
from pipeline.lexicon.wordings import first_match

EQUIVALENT_TO = re.compile(
    r"^[^.;]{0,80}\bequivalent to\W*(?:graduation|completion|possession|an?\b|the\b|one|two|three|four|\d|high)", re.I
)
Choice = list[Leaf]
Branch = list[Choice]


def clause(joined: Sequence[Joined]) -> Requirement | None:
    """The tree of one sentence; None without leaves. What goes with every choice stands behind them as one member."""
    common = next((at for at, item in enumerate(joined) if at and (item.for_all or _for_both(joined, at))), None)
    if common is not None:
        parts = [
            clause(joined[:common]),
            clause([joined[common]._replace(for_all=False, after_semicolon=False), *joined[common + 1 :]]),
        ]
        return AllOf(members=tuple(part for part in parts if part is not None))
    branches = [_as_branch(branch) for branch in _branches(_fold_inside(joined))]
    if not branches:
        return None
    return branches[0] if len(branches) == 1 else AnyOf(members=tuple(branches))


def _for_both(joined: Sequence[Joined], at: int) -> bool:
    """True for what stands behind the only semicolon and "and", after a choice ("a degree or two years; and a card"),
    and for a licence that closes the sentence behind the only comma and "and" ("…, or two years as a Cook, and a
    card")."""
    item, ahead = joined[at], joined[1:at]
    if item.joint is not Joint.AND or item.inside or all(other.joint is Joint.AND for other in ahead):
        return False
    others = [*ahead, *joined[at + 1 :]]
    if item.after_semicolon:
        return not any(other.after_semicolon for other in others)
    licences = [isinstance(other.leaf, License | Condition) for other in joined]
    closes = all(licences[at:]) and not any(licences[:at])
    return closes and item.after_comma and not any(_parts_as_well(other) for other in others)


def _parts_as_well(item: Joined) -> bool:
    """True for what stands behind a semicolon, and for what a comma and "and" join."""
    return item.after_semicolon or item.either or (item.after_comma and item.joint is Joint.AND)


def _fold_inside(joined: Sequence[Joined]) -> list[Joined]:
    """Amounts that lie inside an earlier one go into it, with the choices that follow ("…, or one year drafting")."""
    folded: list[Joined] = []
    inner: Joined | None = None
    for item in joined:
        outer = next((at for at in range(len(folded) - 1, -1, -1) if isinstance(folded[at].leaf, Experience)), None)
        whole = folded[outer].leaf if outer is not None else None
        since = folded[outer or 0 :]
        if outer is None or not isinstance(whole, Experience) or _holds_equivalence(since):
            inner = None
            folded.append(item)
        elif inner is None and _is_way_of_its_own(since, item):
            folded.append(_as_before(item, whole))
        elif _lies_inside(item, inner, whole):
            larger = whole.model_copy(update={"of_which": (*whole.of_which, item.leaf)})
            folded[outer] = folded[outer]._replace(leaf=larger)
            inner = item
        else:
            inner = None
            folded.append(item)
    return folded


def _holds_equivalence(joined: Sequence[Joined]) -> bool:
    return any(isinstance(item.leaf, EquivalentCombination) for item in joined)


def _is_way_of_its_own(since: Sequence[Joined], item: Joined) -> bool:
    """True for "such experience" behind an "or" since the first amount: it is of the same kind, and no part of it."""
    parted = any(other.joint in (Joint.OR, Joint.THEN_OR) for other in (*since[1:], item))
    return parted and item.inside and not item.included


def _as_before(item: Joined, whole: Experience) -> Joined:
    """An amount of experience that is of the same kind as an earlier one."""
    leaf = item.leaf
    if not isinstance(leaf, Experience) or leaf.subject:
        return item
    return item._replace(leaf=leaf.model_copy(update={"subject": whole.subject, "titles": whole.titles}))


def _lies_inside(item: Joined, inner: Joined | None, whole: Experience) -> bool:
    """True for an amount said to be part of `whole`, for a choice to such a part, and for what "which includes" also
    lists."""
    part = item.leaf
    if not isinstance(part, Experience) or (part.months or 0) > (whole.months or 0) > 0:
        return False
    if item.inside:
        return True
    if inner is None:
        return False
    if item.joint is not Joint.AND:
        return _is_choice_of_parts(item, part, inner.leaf)
    parts = sum(other.months or 0 for other in whole.of_which) + (part.months or 0)
    return inner.included and parts <= (whole.months or 0)


def _is_choice_of_parts(item: Joined, part: Experience, other: Leaf) -> bool:
    """True for an amount behind "or" that belongs to the part before it: without a comma, or worded alike, as long and
    neither experience nor a job by itself ("one year of which was surveying; or one year drafting"). Any other opens a
    way of its own."""
    if item.joint is Joint.OR and not item.after_comma:
        return True
    alike = isinstance(other, Experience) and part.months == other.months
    return alike and first_match(LEXICON, part.evidence.text, "experience") is None


def _branches(joined: Sequence[Joined]) -> list[Branch]:
    branches: list[Branch] = []
    either = False
    for item, following in zip_longest(joined, joined[1:]):
        either = bool(branches) and (item.either or (either and item.joint is Joint.OR))
        if either and not item.either:
            branches[-1][-1].append(item.leaf)
            continue
        new_branch = (
            not branches
            or item.joint is Joint.THEN_OR
            or _starts_over(item, following, branches[-1])
            or (joined[0].either and _is_the_other(item, following, branches[-1]))
            or needs_less_beside_it(item, following, branches[-1])
        )
        if new_branch:
            branches.append([[item.leaf]])
        elif _stands_for_all(item, branches[-1]):
            branches.append([*(choice for choice in branches[-1] if not _is_of_amounts(choice)), [item.leaf]])
        elif _goes_its_own_way(item, following, branches[-1]):
            branches.append([*_carried(branches[-1], following), [item.leaf]])
        elif item.joint is Joint.OR:
            branches[-1][-1].append(item.leaf)
        else:
            branches[-1].append([item.leaf])
    return branches


def _starts_over(item: Joined, following: Joined | None, branch: Branch) -> bool:
    """An education joined by "or" after an experience begins the next way to qualify, and so does an experience after
    an experience and a licence ("two years and a certificate, or four years").

    Training without a comma before it is a choice to the experience: "a diploma, and one year or completion of a
    course".
    """
    has_experience = any(isinstance(leaf, Experience | Unparsed) for choice in branch for leaf in choice)
    has_experience = has_experience or (len(branch) > 1 and item.after_comma and _is_of_licences(branch[-1]))
    if item.joint is not Joint.OR or not has_experience:
        return False
    if isinstance(item.leaf, Experience):
        return _is_of_licences(branch[-1]) or _names_its_schooling(following, branch)
    if isinstance(item.leaf, Education) and item.leaf.evidence.rule in TRAINING_RULES and not item.after_comma:
        return not isinstance(branch[-1][-1], Experience)
    if _is_choice_of_schooling(item, following, branch):
        return False
    return isinstance(item.leaf, Education | EquivalentCombination)


def _is_the_other(item: Joined, following: Joined | None, branch: Branch) -> bool:
    """True for the second way of "either a degree and one year, or five years", or "…, or five years and a diploma"."""
    goes_on = following is not None and following.joint is Joint.AND and not following.after_comma
    return item.joint is Joint.OR and item.after_comma and (len(branch) > 1 or goes_on)


def _is_of_licences(choice: Choice) -> bool:
    return all(isinstance(leaf, License) for leaf in choice)


def _names_its_schooling(following: Joined | None, branch: Branch) -> bool:
    """True if an amount has its own degree behind it as the one before has: "four years with a bachelor's degree, or
    two years with a master's"."""
    own = following is not None and following.joint is Joint.AND and isinstance(following.leaf, Education)
    return own and all(isinstance(leaf, Education) for leaf in branch[-1])


def _is_choice_of_schooling(item: Joined, following: Joined | None, branch: Branch) -> bool:
    """True for "two years, and 60 credits or a diploma": nothing behind it makes it a way of its own."""
    alike = isinstance(item.leaf, Education) and all(isinstance(leaf, Education) for leaf in branch[-1])
    return alike and not item.after_comma and (following is None or following.joint is not Joint.AND)


def _carried(branch: Branch, following: Joined | None) -> Branch:
    """What stands before a choice of amounts and belongs to both; not a degree, if the second has one of its own."""
    own = following is not None and isinstance(following.leaf, Education) and following.leaf.level in DEGREES
    return [choice for choice in branch[:-1] if not (own and any(isinstance(leaf, Education) for leaf in choice))]


def _is_of_amounts(choice: Choice) -> bool:
    return any(isinstance(leaf, Experience) for leaf in choice)


def _stands_for_all(item: Joined, branch: Branch) -> bool:
    """True for an amount behind ", or" that is at least as long as the amounts before it together: "two years as a Cook
    plus one year as a Baker, or four years in a kitchen"."""
    amounts = [choice[0] for choice in branch if len(choice) == 1 and isinstance(choice[0], Experience)]
    months = sum(leaf.months or 0 for leaf in amounts if isinstance(leaf, Experience))
    alone = isinstance(item.leaf, Experience) and 0 < months <= (item.leaf.months or 0)
    return alone and len(amounts) > 1 and item.joint is Joint.OR and item.after_comma and _is_of_amounts(branch[-1])


def _goes_its_own_way(item: Joined, following: Joined | None, branch: Branch) -> bool:
    """True for an amount behind ", or" to which alone the "and" that follows without a comma belongs, for a smaller
    one behind "or" that schooling makes up for ("two years or one year and completion of a course"), and for less
    schooling behind ", or" that experience makes up for ("a bachelor's degree, or an associate's degree and two
    years")."""
    if following is None or following.joint is not Joint.AND or following.after_comma or following.after_semicolon:
        return False
    if item.joint is not Joint.OR or isinstance(following.leaf, EquivalentCombination):
        return False
    if all(isinstance(leaf, Education) for leaf in branch[-1]):
        less = isinstance(item.leaf, Experience) or _is_less_schooling(item.leaf, branch[-1])
        return item.after_comma and less and isinstance(following.leaf, Experience)
    alike = isinstance(item.leaf, Experience) and all(isinstance(leaf, Experience) for leaf in branch[-1])
    made_up = _is_smaller(item.leaf, branch[-1]) and isinstance(following.leaf, Education)
    return (item.after_comma or made_up) and alike and not isinstance(following.leaf, Experience)


def _is_less_schooling(leaf: Leaf, others: Choice) -> bool:
    ranks = [rank_of(other) for other in others if isinstance(other, Education)]
    return isinstance(leaf, Education) and rank_of(leaf) < min(ranks)


def _is_smaller(leaf: Leaf, others: Choice) -> bool:
    before = [other.months or 0 for other in others if isinstance(other, Experience)]
    return isinstance(leaf, Experience) and 0 < (leaf.months or 0) < min(before, default=0)


def _as_branch(branch: Branch) -> Requirement:
    combination = next((leaf for choice in branch for leaf in choice if isinstance(leaf, EquivalentCombination)), None)
    if combination is not None:
        rest = [[leaf for leaf in choice if leaf is not combination] for choice in branch]
        choices = [choice for choice in rest if choice]
        if choices and EQUIVALENT_TO.search(combination.evidence.text):
            return AnyOf(members=(_as_branch(choices), combination))
        return _with_either_floor(combination, choices)
    members = tuple(choice[0] if len(choice) == 1 else AnyOf(members=tuple(choice)) for choice in branch)
    return members[0] if len(members) == 1 else AllOf(members=members)


def _with_either_floor(combination: EquivalentCombination, choices: Sequence[Choice]) -> Requirement:
    """The combination with its floor; once with each, if that is a degree or a licence ("… which includes a bachelor's
    degree as an educational minimum or certification in welding")."""
    open_choice = next((choice for choice in choices if any(isinstance(leaf, License) for leaf in choice[1:])), None)
    if open_choice is None:
        return with_floor(combination, choices)
    fixed = [choice for choice in choices if choice is not open_choice]
    return AnyOf(members=tuple(with_floor(combination, [*fixed, [leaf]]) for leaf in open_choice))


def with_floor(combination: EquivalentCombination, choices: Sequence[Sequence[Leaf]]) -> EquivalentCombination:
    """The combination with the floor that `choices` set; a choice of several is no floor by itself."""
    fixed = [choice[0] for choice in choices if len(choice) == 1]
    levels = [leaf.level for leaf in fixed if isinstance(leaf, Education)]
    months = [leaf.months for leaf in fixed if isinstance(leaf, Experience) and leaf.months is not None]
    licenses = tuple(leaf.name for leaf in fixed if isinstance(leaf, License))
    update: dict[str, object] = {"floor_licenses": combination.floor_licenses + licenses}
    if levels:
        update["floor_education"] = max(levels, key=lambda level: level.rank)
        update["floor_fields"] = tuple(name for leaf in fixed if isinstance(leaf, Education) for name in leaf.fields)
    if months:
        update["floor_experience_months"] = max(sum(months), combination.floor_experience_months or 0)
    return combination.model_copy(update=update)
