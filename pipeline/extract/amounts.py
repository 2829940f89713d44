"""Amounts in words, digits or both -> numbers: "three (3) years", "one and one-half years", "3½ years", "24"."""

import re

from pipeline.lexicon.patterns import Match, plain

UNITS = dict(zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True))
TEENS = dict(zip("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), range(13, 20), strict=True))
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
WORDS = {**UNITS, **TEENS, **TENS, "a": 1}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)?\s*([½¼¾])?")
HALF = re.compile(r"\b1/2|\b(?:one[\s-]+)?half\b")
MONTHS_IN = {"year": 12.0, "yr": 12.0, "month": 1.0, "mo": 1.0}
PORTION = re.compile(
    r"(?:(?P<count>one|two)[\s-]+)?(?P<size>half|thirds?|fourth|quarter)\s+of\b(?P<whole>.*)", re.DOTALL
)
SIZES = {"half": 1 / 2, "third": 1 / 3, "fourth": 1 / 4, "quarter": 1 / 4}
UNIT = re.compile(r"\b(year|yr|month|mo|hour|week)s?\b")
PART_RULE = "part-of-a-stated-time"
WEEKS_IN_A_YEAR = 52
SCALED = re.compile(r"\s*(?P<count>\w+) (?P<scale>hundred|thousand)\b(?P<rest>(?: and)?(?: [a-z]+){0,2})")
SEASON = re.compile(r"^(?P<count>.*?)\bseasons?\b(?P<length>.*?\b(?:months?|weeks?)\b|)", re.IGNORECASE)
SCALES = {"hundred": 100.0, "thousand": 1000.0}
ORDINAL = re.compile(r"\d{1,2}\s+or\s+(?=\w)", re.IGNORECASE)
TITLE_AHEAD = re.compile(r"(?:\b[Aa]s an? |\b[A-Z][\w/-]{1,60}+ )[A-Z][\w/-]+ $")
LONGEST_TITLE = 60


def without_ordinal(match: Match, text: str) -> Match:
    """An amount without the ordinal of the title before it: in "as a Cook 2 or four years" the 2 is no amount."""
    ordinal = ORDINAL.match(text, match.start) if match.label == "amount" else None
    if ordinal is None or not TITLE_AHEAD.search(text[max(0, match.start - LONGEST_TITLE) : match.start]):
        return match
    return match._replace(start=ordinal.end())


def number(text: str) -> float | None:
    """The first number in `text`, with its half if it has one; None if there is none."""
    text = plain(text).lower()
    if scaled := SCALED.match(text):
        return (_value(scaled["count"]) or 1) * SCALES[scaled["scale"]] + (number(scaled["rest"]) or 0)
    half = HALF.search(text)
    whole = _whole(text[: half.start()] if half else text)
    if half:
        return (whole or 0) + 0.5
    return whole


def _whole(text: str) -> float | None:
    total: float | None = None
    for token in re.findall(
        r"(?:(?<![\d,.])[\d,.]++)?[½¼¾]|\d[\d,.]*|[a-z]+",
        re.sub(r"(?<!\s)\s++(?=[½¼¾])", "", text.replace(" 1/2", "½")),
    ):
        value = _value(token)
        if value is None:
            if total is not None:
                return total
        elif total is None:
            total = value
            if token not in TENS:
                return total
        elif value < 10:
            return total + value
        else:
            return total
    return total


def _value(token: str) -> float | None:
    if token in WORDS:
        return float(WORDS[token])
    match = DIGITS.fullmatch(token.rstrip(".,"))
    if match is None or not token.rstrip(".,"):
        return None
    return float((match[1] or "0").replace(",", "")) + FRACTIONS.get(match[2] or "", 0)


def months(text: str) -> float | None:
    """The months in "two years" (24.0); None if the amount is not in years, months or weeks.

    A range ("four to six years") counts with its lower end, seasons as long as is said ("two seasons (5 months each)"),
    a portion as part of its whole ("half of the four years").
    """
    if portion := PORTION.match(plain(text).lower()):
        return round(_size(portion) * (months(portion["whole"]) or 0), 2) or None
    if season := SEASON.search(plain(text)):
        return (number(season["count"]) or 0) * (months(season["length"]) or 0) or None
    unit = UNIT.search(plain(text).lower())
    amount = number(text)
    if amount is None or (unit and unit[1] == "hour"):
        return None
    if unit is None:
        return None
    if unit[1] == "week":
        return amount * 12 / WEEKS_IN_A_YEAR
    return amount * MONTHS_IN[unit[1]]


def share(text: str) -> float | None:
    """The share that "two thirds of which" is of what stands before it; None for an amount of its own."""
    portion = PORTION.match(plain(text).lower())
    return _size(portion) if portion and portion["whole"].strip() == "which" else None


def _size(portion: re.Match[str]) -> float:
    return SIZES[portion["size"].removesuffix("s")] * UNITS[portion["count"] or "one"]


def hours(text: str) -> float | None:
    """The hours in "2,080 hours"; None if the amount is not in hours."""
    unit = UNIT.search(plain(text).lower())
    return number(text) if unit is not None and unit[1] == "hour" else None
