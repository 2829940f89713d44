"""An amount that is asked for each of several kinds: "one year each in payroll and purchasing" is two years.

In: an experience as it was read. Out: the experience with the whole amount, one part inside it for each kind. If the
words do not say for certain how many kinds there are, it stays as printed and `is_uncounted` tells so.
"""

import re
from collections.abc import Sequence

from models.requirement import Experience
from pipeline.extract.amounts import number
from pipeline.extract.titles import titles_in

EACH_RULE = "amount-for-each"
EACH = re.compile(
    r"(?:^|\b(?:in|of|as) )each of\b(?! (?:the )?(?:past|last|preceding|previous|\w+ (?:years|months))\b)"
    r"|\beach (?P<manner>in|as|of)\b(?! (?:which|whom|them|these|those)\b)",
    re.IGNORECASE,
)
BEHIND = re.compile(r"(?P<kinds>.*) each$", re.IGNORECASE | re.DOTALL)
IN = re.compile(r"^(?:.*\b(?:in|as)\b)\s*", re.IGNORECASE | re.DOTALL)
AT_ONCE = re.compile(r"(?:(?!(?:includ|which|that|who|with)\w*)[\w/'’-]+ ){0,6}", re.IGNORECASE)
"""What may stand between an amount and "each": a few words for the kind of experience."""
COUNTED = re.compile(
    r"^\s*(?:at least )?(?:the )?(?:following |these )?(?P<count>two|three|four|five|six|seven|eight|[2-8])\b"
    r"(?: \(\d\))?(?! (?:years|months)\b)",
    re.IGNORECASE,
)
FOLLOWING = re.compile(r"^\s*(?:the )?(?:following|these)\b[^:,;]{0,60}$", re.IGNORECASE)
LAST = re.compile(r",? and ", re.IGNORECASE)
NO_NAME = re.compile(r"\b(?:and|or|including|which|with|while|plus|of which|following)\b|[():;]", re.IGNORECASE)
LONGEST_NAME = 6
"""Words of the name of one kind."""


def with_whole(leaf: Experience, listed: Sequence[str] = ()) -> Experience:
    """The experience with the amounts of all kinds it is asked for, if it is asked for each of a known number; `listed`
    are the items of a list behind it that names them."""
    kinds = _kinds(leaf)
    if kinds is not None and listed and kinds[0] in (0, len(listed)):
        kinds = len(listed), [name.strip(" .;,").removesuffix(" and").strip(" ;,") for name in listed]
    if kinds is None or not leaf.months or leaf.of_which:
        return leaf
    count, names = kinds
    if count < 2:
        return leaf
    as_titles = leaf.titles and len(leaf.titles) == count
    parts = tuple(
        Experience(
            months=leaf.months,
            subject=name,
            titles=(leaf.titles[at],) if as_titles else titles_in(name),
            evidence=leaf.evidence.model_copy(update={"rule": EACH_RULE, "text": name or leaf.evidence.text}),
        )
        for at, name in enumerate(names if len(names) == count else [""] * count)
    )
    update = {"months": leaf.months * count, "of_which": parts, "subject": _without_each(leaf.subject)}
    return leaf.model_copy(update=update)


def _without_each(subject: str) -> str:
    """The kinds alone in "each in painting and roofing"; "in each of the following three areas: …" stays."""
    if behind := BEHIND.fullmatch(subject):
        return behind["kinds"]
    found = EACH.search(subject)
    if found is None or found["manner"] is None:
        return subject
    manner = subject[found.start("manner") :]
    return (
        f"{subject[: found.start()]}{manner}" if found.start() or found["manner"] == "as" else manner.split(" ", 1)[1]
    )


def is_uncounted(leaf: Experience) -> bool:
    """True if the amount is asked for each of several kinds, and nobody can tell of how many."""
    counted = any(part.evidence.rule == EACH_RULE for part in leaf.of_which)
    return not counted and bool(leaf.months) and _kinds(leaf) is not None


def _kinds(leaf: Experience) -> tuple[int, Sequence[str]] | None:
    """How many kinds the amount is asked for (0: not certain), with their names; None if it is not asked for each."""
    if "each" not in leaf.subject.lower():
        return None
    found = EACH.search(leaf.subject)
    if found is not None and AT_ONCE.fullmatch(leaf.subject, 0, found.start()):
        return _counted(leaf.subject[found.end() :])
    if behind := BEHIND.fullmatch(leaf.subject):
        return _counted(IN.sub("", behind["kinds"]))
    return None


def _counted(words: str) -> tuple[int, Sequence[str]]:
    head, colon, tail = words.partition(":")
    names = _names(tail if colon else words)
    stated = COUNTED.match(head)
    if stated:
        return int(number(stated["count"]) or 0), names if colon else ()
    return len(names), names


def _names(words: str) -> Sequence[str]:
    """The names of a plain list ("A and B", "A, B, and C"); none if it is no plain one."""
    pieces = [piece.strip() for piece in words.split(",")]
    last = LAST.split(f" {pieces[-1]}") if len(pieces) == 1 else [pieces[-1].removeprefix("and ")]
    if len(pieces) > 1 and not pieces[-1].startswith("and "):
        last = LAST.split(pieces[-1])
    names = [name.strip(" .") for name in (*pieces[:-1], *last)]
    plain = all(name and len(name.split()) <= LONGEST_NAME and not NO_NAME.search(name) for name in names)
    return names if plain and len(names) > 1 else ()
