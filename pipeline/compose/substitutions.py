"""Sentences that let one thing stand in for another -> `Substitution` rules.

In: a sentence with the ruling `substitution`. Out: one rule for each kind of substitute it names ("a master's degree
or a certification may be substituted for one year" gives two). The words before "may be substituted for" name the
substitute, those behind it the target; "… credit will be given for each 30 credits" is read the other way round.
"""

import re
from collections.abc import Iterator

from models.requirement import Substitution, SubstitutionTarget
from pipeline.compose.rates import AMOUNT, credits_exchanged, equation, most, rate
from pipeline.extract import amounts
from pipeline.extract.sentences import Sentence
from pipeline.lexicon.patterns import find
from pipeline.lexicon.wordings import Match as Said
from pipeline.lexicon.wordings import first_match

CERTIFICATE_FROM = re.compile(r"\bcertificate\s+(?:from|of completion)\b", re.I)
EXCHANGE_CLAUSE = re.compile(r"\b(?:on an?|with|at an?)\b", re.IGNORECASE)
NEGATED = re.compile(r"\bnon-?\w+|\bin[ -]service\b", re.IGNORECASE)
"""What is no experience, and training in service, which is none either."""
QUALIFICATIONS = re.compile(r"\bqualifications\b", re.IGNORECASE)
ONE_ANOTHER = re.compile(r"\bfor (?:one another|each other)\b", re.IGNORECASE)
FOR_EACH = re.compile(r"\s*for (?:each|every)\b[^,;.]*,", re.IGNORECASE)
SECOND_RULE = re.compile(
    r"(?:;\s*(?:and |or )?|,? (?:and|while) )"
    r"(?=(?:[^.;]|\.(?! )|(?<=\w\.\w)\.){3,160} (?:may|can|will|shall) (?:be )?(?:substitut|replac))",
    re.IGNORECASE,
)
"""The border before another exchange in the same sentence, whose subject may hold abbreviations ("a Ph.D.")."""
PARENTHESIS = re.compile(r"\([^)]*+\)?")
NOT = re.compile(r"\bnot\b.*\)", re.DOTALL)
ACTIVE = re.compile(
    r"\bsubstitute\s++(?!for\b)(?=(?P<what>(?:(?!\bon a\b)"
    r"(?:[^.;]|\.(?! )|(?<=\w\.\w)\.)){3,160}?)(?<!\s)\s++for\b|[a-z])",
    re.IGNORECASE,
)
BASIS = re.compile(r"\bon an? (?:year|month)[ -]for[ -](?:year|month) basis\b", re.IGNORECASE)
BY_LEAVE = re.compile(r"\s*(?:the |prior )*(?:approval|permission|consent)\b", re.IGNORECASE)
BARE_TIME = re.compile(rf"\bfor (?:all )?(?:of )?(?:the )?{AMOUNT}(?! of\b)", re.IGNORECASE)
"""An amount of time that does not say what of."""
WITH_SCHOOL = re.compile(r"\bhigh school (?:\w+ ){0,2}and\b", re.IGNORECASE)
BOTH = re.compile(r"\beducation and (?:the )?experience\b|\bexperience and (?:the )?education\b", re.IGNORECASE)
FOR_ONE = re.compile(
    r"\b(?:years?|months?) of (?:[\w-]+ ){0,3}?(?P<what>education|study|college|schooling|coursework|experience) "
    rf"for {AMOUNT} of (?:[\w-]+ ){{0,3}}?(?P<target>education|experience)\b",
    re.IGNORECASE,
)
STUDIES = ("graduate study", "college study", "trade school", "license")
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
        evidence, year_for_year = sentence.passage.evidence("substitution"), _is_year_for_year(text)
        return tuple(
            Substitution(substitute=what, target=target, year_for_year=year_for_year, evidence=evidence)
            for what, target in (
                ("experience", SubstitutionTarget.EDUCATION),
                ("college study", SubstitutionTarget.EXPERIENCE),
            )
        )
    rules: list[Substitution] = []
    for start, end in _parts(text):
        part = sentence.passage.cut(start, end)
        target = rules[-1].target if rules else SubstitutionTarget.OTHER
        whole = (start, end) == (0, len(text))
        rules.extend(_rules(sentence if whole else Sentence(part, sentence.ruling, find(part.text)), target))
    return tuple(rules)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Where each exchange begins and ends, if a sentence holds several, each of which names what may be substituted."""
    start = 0
    for border in SECOND_RULE.finditer(text):
        behind = text[border.end() :]
        verb = _said(behind, "forward") if _said(text[start : border.start()], "forward") else None
        if verb and _substitutes(behind[: verb.start]) != ("other",):
            yield start, border.start()
            start = border.end()
    yield start, len(text)


def _is_year_for_year(text: str) -> bool:
    return _said(text, "year_for_year") is not None


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _blank_if_not(match: re.Match[str]) -> str:
    """Blanks for a parenthesis that says what is not meant; its words would be taken for the rule."""
    return _blank(match) if NOT.search(match.group()) else match.group()


def _rules(sentence: Sentence, before: SubstitutionTarget = SubstitutionTarget.OTHER) -> tuple[Substitution, ...]:
    """The rules of a sentence, or half a sentence, that names one target; `before` is that of the half before it."""
    whole = PARENTHESIS.sub(_blank_if_not, sentence.passage.text)
    text = BASIS.sub(_blank, whole)
    halves = _halves(text)
    if halves is None:
        return tuple(_without_a_verb(sentence))
    substitute, target = halves
    kinds = _substitutes(substitute)
    bare = BARE_TIME.search(target) is not None
    wanted = _target(target)
    if wanted is SubstitutionTarget.OTHER and bare:
        wanted = SubstitutionTarget.EXPERIENCE if set(kinds) <= set(STUDIES) else before
    if wanted is SubstitutionTarget.OTHER and (kinds == ("other",) or QUALIFICATIONS.search(target)):
        return ()
    credits, cap = credits_exchanged(sentence.matches, text), most(text)
    months = rate(sentence.matches, text, text.find(target))
    if equated := equation(text):
        credits, months = equated
    year_for_year = _is_year_for_year(whole)
    if year_for_year and credits is None:
        months = months if bare else None
    elif year_for_year and credits is not None:
        months = months if months is not None and months != cap else 12.0
    evidence = sentence.passage.evidence("substitution")
    return tuple(
        Substitution(
            substitute=kind,
            target=each,
            credits=None if kind == "license" else credits,
            months=months if months is not None or year_for_year else cap,
            year_for_year=year_for_year,
            maximum_months=cap,
            evidence=evidence,
        )
        for kind in kinds
        for each in (
            (SubstitutionTarget.EXPERIENCE, SubstitutionTarget.EDUCATION) if BOTH.search(target) else (wanted,)
        )
    )


def _halves(text: str) -> tuple[str, str] | None:
    """The words that name the substitute and those that name what it stands for."""
    backward, forward = _said(text, "backward"), _said(text, "forward")
    replaced = _said(text, "reversed")
    if replaced and not BY_LEAVE.match(text, replaced.end):
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
        what, target = active["what"], after[active.end("what") :]
        only_most = _target(target) is SubstitutionTarget.OTHER and _target(before) is not SubstitutionTarget.OTHER
        return what, before if only_most else target  # "for the experience, … may substitute study for two years"
    return (EXCHANGE_CLAUSE.split(after[active.end() :])[0], before) if active else (before, after)


def _without_a_verb(sentence: Sentence) -> Iterator[Substitution]:
    """The rules that only say what counts for what: "one year of education for one year of experience"."""
    for found in FOR_ONE.finditer(sentence.passage.text):
        is_work = found["what"].lower() == "experience"
        yield Substitution(
            substitute="experience" if is_work else "college study",
            target=SubstitutionTarget(found["target"].lower()),
            months=amounts.months(found["amount"]),
            evidence=sentence.passage.evidence("substitution"),
        )


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
    if "experience" in kinds and WITH_SCHOOL.search(words):
        kinds.remove("high school")
    if len(kinds) > 1 and not re.search(r"\bor\b|,", words):
        kinds = kinds[:1]
    return tuple(kinds) or ("other",)
