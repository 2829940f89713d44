"""Sentences that let one thing stand in for another -> `Substitution` rules.

In: a sentence with the ruling `substitution`. Out: one rule for each kind of substitute it names ("a master's degree
or a certification may be substituted for one year" gives two). The words before "may be substituted for" name the
substitute, those behind it the target; "… credit will be given for each 30 credits" is read the other way round.
"""

import re

from models.requirement import Substitution, SubstitutionTarget
from pipeline.extract import amounts
from pipeline.extract.joints import is_included
from pipeline.extract.sentences import Sentence
from pipeline.lexicon.patterns import Match, find
from pipeline.lexicon.wordings import Match as Said
from pipeline.lexicon.wordings import first_match

CAPPED = r"\b(?:up to|maximum of|not (?:to exceed|more than)|no more than|limit of)\b[^.;]{0,30}?"
AMOUNT = r"(?P<amount>[\w½-]+(?: \(\d+\))? (?:academic |full )?(?:years?|months?))\b"
CAP = re.compile(CAPPED + AMOUNT, re.IGNORECASE)
CERTIFICATE_FROM = re.compile(r"\bcertificate\s+(?:from|of completion)\b", re.I)
EXCHANGE_CLAUSE = re.compile(r"\b(?:on an?|with|at an?)\b", re.IGNORECASE)
NEGATED = re.compile(r"\bnon-?\w+", re.IGNORECASE)
QUALIFICATIONS = re.compile(r"\bqualifications\b", re.IGNORECASE)
ONE_ANOTHER = re.compile(r"\bfor (?:one another|each other)\b", re.IGNORECASE)
FOR_EACH = re.compile(r"\s*for (?:each|every)\b[^,;.]*,", re.IGNORECASE)
SECOND_RULE = re.compile(r",? and (?=[\w ]{3,40} may be substituted)", re.IGNORECASE)
EACH_YEAR = re.compile(r"\b(?:each|every|a|the) (?:\w+ )?year\b", re.I)
PARENTHESIS = re.compile(r"\([^)]*+\)?")
NOT = re.compile(r"\bnot\b.*\)", re.DOTALL)
ACTIVE = re.compile(r"\bsubstitute\s++(?!for\b)(?=(?P<what>(?:(?!\bon a\b)[^.;]){3,160}?)(?<!\s)\s++for\b|[a-z])", re.I)
MONTHS_IN_A_YEAR = 12.0
KINDS = (
    "military service",
    "apprenticeship",
    "trade school",
    "graduate study",
    "college study",
    "license",
    "experience",
    "high school",
)
TARGETS = {f"for {target}": target for target in SubstitutionTarget}


def substitutions(sentence: Sentence) -> tuple[Substitution, ...]:
    """The rules of exchange in one sentence; none if its words do not say what stands for what."""
    text = sentence.passage.text
    if ONE_ANOTHER.search(text):
        evidence = sentence.passage.evidence("substitution")
        return (
            Substitution(substitute="experience", target=SubstitutionTarget.EDUCATION, evidence=evidence),
            Substitution(substitute="college study", target=SubstitutionTarget.EXPERIENCE, evidence=evidence),
        )
    border = next((match for match in SECOND_RULE.finditer(text) if _said(text[: match.start()], "forward")), None)
    if border is None:
        return _rules(sentence)
    halves = (sentence.passage.cut(0, border.start()), sentence.passage.cut(border.end()))
    return tuple(rule for half in halves for rule in _rules(Sentence(half, sentence.ruling, find(half.text))))


def _blank_if_not(match: re.Match[str]) -> str:
    """Blanks for a parenthesis that says what is not meant; its words would be taken for the rule."""
    return " " * len(match.group()) if NOT.search(match.group()) else match.group()


def _rules(sentence: Sentence) -> tuple[Substitution, ...]:
    """The rules of a sentence, or half a sentence, that names one target."""
    text = PARENTHESIS.sub(_blank_if_not, sentence.passage.text)
    halves = _halves(text)
    if halves is None:
        return ()
    substitute, target = halves
    wanted = _target(target)
    kinds = _substitutes(substitute)
    if wanted is SubstitutionTarget.OTHER and (kinds == ("other",) or QUALIFICATIONS.search(target)):
        return ()
    credits = _first_credits(sentence.matches, text)
    cap = amounts.months(found["amount"]) if (found := CAP.search(text)) else None
    months = _rate(sentence.matches, text, text.find(target))
    year_for_year = _said(text, "year_for_year") is not None
    if year_for_year and credits is None:
        months = None
    elif year_for_year and credits is not None:
        months = months if months is not None and months != cap else 12.0
    evidence = sentence.passage.evidence("substitution")
    return tuple(
        Substitution(
            substitute=kind,
            target=wanted,
            credits=None if kind == "license" else credits,
            months=months if months is not None or year_for_year else cap,
            year_for_year=year_for_year,
            maximum_months=cap,
            evidence=evidence,
        )
        for kind in kinds
    )


def _halves(text: str) -> tuple[str, str] | None:
    """The words that name the substitute and those that name what it stands for."""
    backward, forward = _said(text, "backward"), _said(text, "forward")
    if replaced := _said(text, "reversed"):
        return text[replaced.end :], text[: replaced.start]
    if backward and (each := FOR_EACH.match(text)):
        return each.group(), f"experience: {text[each.end() :]}"
    if backward and (forward is None or backward.start < forward.start):
        return text[backward.end :], f"experience: {text[: backward.start]}"
    if forward is None:
        return None
    before, after = text[: forward.start], text[forward.start :]
    active = ACTIVE.search(after)
    if active and active["what"]:
        return after[active.end() : active.end("what")], after[active.end("what") :]
    return (EXCHANGE_CLAUSE.split(after[active.end() :])[0], before) if active else (before, after)


def _said(text: str, label: str) -> Said | None:
    """The first wording with `label` in `text`."""
    return first_match("substitutes", text, label)


def _target(words: str) -> SubstitutionTarget:
    found = [(match.start, target) for label, target in TARGETS.items() if (match := _said(words, label))]
    return min(found)[1] if found else SubstitutionTarget.OTHER


def _substitutes(words: str) -> tuple[str, ...]:
    kinds = [kind for kind in KINDS if _said(NEGATED.sub("", words), kind)]
    if "college study" in kinds and "trade school" in kinds and _said(words, "units"):
        kinds.remove("trade school")
    if "graduate study" in kinds or "trade school" in kinds:
        kinds = [kind for kind in kinds if kind != "college study"]
    if "trade school" in kinds and CERTIFICATE_FROM.search(words):
        kinds = [kind for kind in kinds if kind != "license"]
    if len(kinds) > 1 and not re.search(r"\bor\b|,", words):
        kinds = kinds[:1]
    return tuple(kinds) or ("other",)


def _first_credits(matches: tuple[Match, ...], text: str) -> float | None:
    """The credits that are exchanged; those that only lie inside a time of study ("one year of education which includes
    three units") are not: the time is.
    """
    found = next((match for match in matches if match.label == "credits"), None)
    if found is None:
        return None
    times = [match.end for match in matches if match.label == "amount" and match.end <= found.start]
    inside = times and is_included(text[times[-1] : found.start])
    return None if inside else amounts.number(text[found.start : found.end])


def _counts_as(match: Match, text: str) -> bool:
    """True for words of exchange that hold the amount: "counts as one year"."""
    return match.label == "substitution" and amounts.months(text[match.start : match.end]) is not None


def _rate(matches: tuple[Match, ...], text: str, target_at: int) -> float | None:
    """The months that one unit of the substitute buys: the amount in "at a rate of …", else that of the target."""
    cap, rate = CAP.search(text), _said(text, "rate")
    found = [
        (match.start, amounts.months(text[match.start : match.end]))
        for match in matches
        if (match.label == "amount" or _counts_as(match, text))
        and not (cap and cap.start() <= match.start < cap.end())
        and text[match.start].strip()
    ]
    if rate:
        found = [amount for amount in found if amount[0] >= rate.start] or found
        if len(found) > 1 and re.search(r"\bfor\b", text[found[0][0] : found[1][0]]):
            return found[1][1]  # "one year of such work for six months of experience"
    else:
        found = [amount for amount in found if amount[0] >= target_at] or found
    if not found or (found[0][0] < target_at and EACH_YEAR.search(text, target_at)):
        return MONTHS_IN_A_YEAR if EACH_YEAR.search(text, max(target_at, 0)) else None
    return found[0][1]
