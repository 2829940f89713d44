"""Sentences that let one thing stand in for another -> `Substitution` rules.

In: a sentence with the ruling `substitution`. Out: one rule for each kind of substitute it names ("a master's degree
or a certification may be substituted for one year" gives two). The words before "may be substituted for" name the
substitute, those behind it the target; "… credit will be given for each 30 credits" is read the other way round.
"""

import re

from models.requirement import Substitution, SubstitutionTarget
from pipeline.extract import amounts
from pipeline.extract.sentences import Sentence
from pipeline.lexicon.patterns import Match

FORWARD = re.compile(
    r"\b(?:(?:may|can|shall|will|could|must)\s+(?:\w+\s+){0,3})?(?:be\s+)?(?:only\s+)?(?:used to\s+)?(?:substituted?|replaced?|substitutes)\b(?:\s+only)?(?:\s+in [^,]{3,30})?(?:\s+for)?|\bin lieu of\b|\bmeets? the (?:minimum )?education\w*|\b(?:may be|is|be) (?:considered|accepted|equivalent)\b(?: as| to| for)?",
    re.I,
)
BACKWARD = re.compile(r"\b(?:credit )?(?:will|shall|may) be (?:given|credited|granted|allowed) for\b", re.I)
YEAR_FOR_YEAR = re.compile(r"\b(?:year|month)\s*-?\s*for\s*-?\s*(?:year|month)\b", re.I)
CAP = re.compile(
    r"\b(?:up to|maximum of|not (?:to exceed|more than)|no more than|limit of)\b[^.;]{0,40}?\b(?:years?|months?)\b",
    re.I,
)
RATE = re.compile(r"\b(?:at (?:a|the) rate of|on the basis (?:of|that)|for (?:each|every))\b.*", re.I | re.S)
PARENTHESIS = re.compile(r"\([^)]*\bnot\b[^)]*\)")
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("military service", re.compile(r"\bmilitary|armed forces|veteran", re.I)),
    ("apprenticeship", re.compile(r"\bapprentice", re.I)),
    ("trade school", re.compile(r"\b(?:trade|vocational|technical)\b[^.;]{0,30}\bschool|training program", re.I)),
    ("graduate study", re.compile(r"\bgraduate(?! of)\b|\bmaster'?s?\b|\blaw degree|doctora|post-?graduate", re.I)),
    (
        "college study",
        re.compile(
            r"\bcredits?\b|\bunits\b|\bcollege\b|\bundergraduate|\bbachelor|\bassociate'?s? degree|\buniversity|\beducation above|^education\b|^a college education",
            re.I,
        ),
    ),
    ("license", re.compile(r"\blicen[sc]e|\bcertifi(?:ed|cation|cate)|\bregistration\b", re.I)),
    ("experience", re.compile(r"\bexperience\b|\bservice\b|\bhelper\b", re.I)),
    ("college study", re.compile(r"^\W*(?:additional )?education\b", re.I)),
    ("high school", re.compile(r"\bhigh school\b", re.I)),
)
TARGETS: tuple[tuple[SubstitutionTarget, re.Pattern[str]], ...] = (
    (SubstitutionTarget.EXPERIENCE, re.compile(r"\b(?:experience|years? of work)\b", re.I)),
    (
        SubstitutionTarget.EDUCATION,
        re.compile(r"\b(?:education\w*|degree|diploma|coursework|credits|college|high school)\b", re.I),
    ),
    (SubstitutionTarget.LICENSE, re.compile(r"\b(?:licen[sc]e|certificat\w+|registration)\b", re.I)),
)


def substitutions(sentence: Sentence) -> tuple[Substitution, ...]:
    """The rules of exchange in one sentence; none if its words do not say what stands for what."""
    text = PARENTHESIS.sub(lambda match: " " * len(match.group()), sentence.passage.text)
    halves = _halves(text)
    if halves is None:
        return ()
    substitute, target = halves
    wanted = _target(target)
    credits = _first_credits(sentence.matches, text)
    cap = _months(sentence.matches, text, within=CAP.search(text))
    months = _rate(sentence.matches, text, text.find(target))
    year_for_year = bool(YEAR_FOR_YEAR.search(text))
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
        for kind in _substitutes(substitute)
    )


def _halves(text: str) -> tuple[str, str] | None:
    """The words that name the substitute and those that name what it stands for."""
    backward, forward = BACKWARD.search(text), FORWARD.search(text)
    if backward and (forward is None or backward.start() < forward.start()):
        return text[backward.end() :], f"experience: {text[: backward.start()]}"
    return (text[: forward.start()], text[forward.start() :]) if forward else None


def _target(words: str) -> SubstitutionTarget:
    found = [(match.start(), target) for target, pattern in TARGETS if (match := pattern.search(words))]
    return min(found)[1] if found else SubstitutionTarget.OTHER


def _substitutes(words: str) -> tuple[str, ...]:
    kinds = [kind for kind, pattern in KINDS if pattern.search(words)]
    if "graduate study" in kinds or "trade school" in kinds:
        kinds = [kind for kind in kinds if kind != "college study"]
    if len(kinds) > 1 and not re.search(r"\bor\b|,", words):
        kinds = kinds[:1]
    return tuple(kinds) or ("other",)


def _first_credits(matches: tuple[Match, ...], text: str) -> float | None:
    return next((amounts.number(text[match.start : match.end]) for match in matches if match.label == "credits"), None)


def _months(matches: tuple[Match, ...], text: str, within: re.Match[str] | None) -> float | None:
    if within is None:
        return None
    inside = (m for m in matches if m.label == "amount" and within.start() <= m.start < within.end())
    return next((amounts.months(text[match.start : match.end]) for match in inside), None)


def _rate(matches: tuple[Match, ...], text: str, target_at: int) -> float | None:
    """The months that one unit of the substitute buys: the amount in "at a rate of …", else that of the target."""
    cap, rate = CAP.search(text), RATE.search(text)
    found = [
        (match.start, amounts.months(text[match.start : match.end]))
        for match in matches
        if match.label == "amount"
        and not (cap and cap.start() <= match.start < cap.end())
        and text[match.start].strip()
    ]
    if rate:
        found = [amount for amount in found if amount[0] >= rate.start()] or found
    else:
        found = [amount for amount in found if amount[0] >= target_at] or found
    return found[0][1] if found else None
