"""Licences, registrations and certifications -> License leaves with their name and timing."""

import re
from collections.abc import Iterator

from models.requirement import Condition, ConditionKind, License, LicenseTiming
from pipeline.drivers_license import is_of_a_title
from pipeline.extract.experience import JOINED
from pipeline.extract.joints import LEXICON, Joint, without_connective
from pipeline.extract.leaf import Joined, Leaves, Place, last_leaf, with_last
from pipeline.extract.sentences import Ruling, Sentence
from pipeline.lexicon.patterns import Match
from pipeline.lexicon.wordings import first_match

OPEN_NAME = (" as a", " as an")
A_LICENSE = r"(?:licen[sc]e|licensure|certificate|certification|registration|card|commission)s?"
AHEAD = re.compile(rf"(?P<name>.*\b{A_LICENSE}),?\s+(?:and|plus)\b", re.IGNORECASE | re.DOTALL)
BEHIND = re.compile(rf",?\s*(?:and|plus)\s+(?P<name>(?:\w\S*\s+)+{A_LICENSE}\b.*)", re.IGNORECASE | re.DOTALL)
BARE = re.compile(r"licen[sc]e|licensure|certificate|certification|registration", re.IGNORECASE)
STOP = re.compile(r"[;,]|\.(?!\w)(?<!\b[A-Z]\.)")
"""The end of a name; the full stops of initials ("P.E.") lie inside."""
OTHER_HOLDER = re.compile(r"or an? [A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,4}")
FOLLOWING = re.compile(
    rf"(?:^|{BARE.pattern})s?\W++(?:(?:as|from|in) )?(?:(?:one|any|each|all|both|either)(?: or more)? (?:of )?)?"
    r"(?:the |these )?following(?:[^:;.]{0,90}:\s*(?P<listed>[^;.]*)|(?: \w+){0,2}\s*$)",
    re.IGNORECASE,
)
"""Words that leave the name of a licence to a list: "certification in all of the following:"."""
LABEL_RULE = "license-behind-its-label"
LISTED_RULE = "licenses-listed-below"
"""The rule of a licence whose name stands in the list behind the sentence (pipeline/compose/listed_licenses.py)."""
ISSUED = re.compile(r"\s*(?:issued|required|defined|described)\b", re.IGNORECASE)
BREAK = re.compile(r"[,;.:()]")
MOST_WORDS_BEFORE = 10
SPECIALTY = re.compile(r"\bcertificat(?:e|ion) in [A-Z]")
MORE_SPECIALTIES = re.compile(r"(?:(?:,? (?:and|or)|,)? [A-Z][\w/-]*)*")
HELD = re.compile(rf"possession of (?:valid |current )?(?:{BARE.pattern})", re.IGNORECASE)
BEFORE_ALL = re.compile(rf"(?:(?:current|valid|state|professional)\s+)*(?:{BARE.pattern})\b", re.IGNORECASE)
PAST = re.compile(r"\bwithin the (?:past|last|preceding|previous)\b[^,.;)]*", re.IGNORECASE)
FOR_TIME = re.compile(r"(?<!\s)\s++for(?: at least| a minimum of| (?:no|not) less than)?$", re.IGNORECASE)
BARE_RULE = "license-without-a-name"
OF_WHOM = re.compile(
    r"\s*(?:from|by|to) (?!be\b|the (?:time|date|end)\b)[^.;,()]+?"
    r"(?=(?<!\s)\s++(?:at|prior|within|and|or|after|before)\b|[.;,()]|(?<!\s)\s*+$)",
    re.IGNORECASE,
)
COLUMN_HEAD = re.compile(
    r"^(?:licen[sc]es?|licensure|certifications?|certificates?|registrations?)\s+(?=(?:current|valid|possession|active|an?)\b)",
    re.I,
)
"""What heads the cell of a table, joined to the words in it: "Licenses  Current license as …"."""
HOLDER = re.compile(
    r",?\s*(?:as )?issued by [^.;,]{1,100}?(?<!employment)(?<!appointment) (?P<holder>as an? [A-Z][^.;,()]*)"
)


def read_license(before: Leaves, place: Place) -> Leaves:
    """`before` with the licence at `place`; words that only point at one ("this license") are none."""
    name = _whole_name(place)
    last = last_leaf(before)
    listing = " " + place.words + place.rest
    if listed := FOLLOWING.search(listing):
        return _read_listed(before, place, (listed["listed"] or "").strip(" ,"))
    if isinstance(last, License) and last.name.endswith(OPEN_NAME):
        return with_last(before, last.model_copy(update={"name": f"{last.name} {name}"}))
    if isinstance(last, License) and last.name.endswith(" as"):  # "certification as a Driver's License Examiner"
        return with_last(before, last.model_copy(update={"name": f"{last.name} {place.words}"}))
    if first_match(LEXICON, name, "pointing"):
        return before
    if first_match("drivers_license", name, "licence") and not is_of_a_title(name):
        return _read_drivers_license(before, place, name)
    when = _when(place.sentence)
    return (*before, Joined(License(name=name, timing=when, evidence=place.evidence), place.joint))


def _read_listed(before: Leaves, place: Place, listed: str) -> Leaves:
    """Licences named behind a colon in the same sentence ("one of the following: A, B or C"), or, with nothing behind
    it, in the list below; where licences of their own follow, they are read by themselves."""
    when = timing(place.sentence.passage.text)
    if listed:
        return (*before, Joined(License(name=listed, timing=when, evidence=place.evidence), place.joint))
    if place.goes_on:
        return before
    evidence = place.evidence.model_copy(update={"rule": LISTED_RULE})
    name = " ".join((place.words + place.rest).split()).strip(" :")
    return (*before, Joined(License(name=name, timing=when, evidence=evidence), place.joint))


def read_drivers_license(before: Leaves, place: Place) -> Leaves:
    """The driver's licence has a field of its own: in the tree it is a condition. What someone holds who examines
    others for it is another licence ("valid certification as a Driver's License Examiner")."""
    if is_of_a_title(place.words + place.rest):
        name = license_name(place.words, without_connective(place.rest) if place.goes_on else place.rest)
        when = _when(place.sentence)
        return (*before, Joined(License(name=name, timing=when, evidence=place.evidence), place.joint))
    return _read_drivers_license(before, place, place.words)


def names_another(match: Match, text: str) -> bool:
    """True if the words of a driver's licence begin with another: "valid certification as a Driver's License …"."""
    return BARE.search(text[match.start : match.end].rsplit(maxsplit=1)[0]) is not None


def _read_drivers_license(before: Leaves, place: Place, name: str) -> Leaves:
    condition = Condition(about=ConditionKind.DRIVERS_LICENSE, evidence=place.evidence)
    drivers = first_match("drivers_license", name, "licence")
    others = _beside(name[: drivers.start], name[drivers.end :], place) if drivers else ()
    return (*before, Joined(condition, place.joint), *others)


def _beside(ahead: str, behind: str, place: Place) -> Iterator[Joined]:
    """The licences printed in one breath with a driver's licence: "a current CPR card and a valid driver's license"."""
    for found in (AHEAD.match(ahead), BEHIND.match(behind)):
        if found is not None and not first_match("drivers_license", found["name"], "licence"):
            name = license_name(found["name"].strip(), "")
            license_ = License(name=name, timing=_when(place.sentence), evidence=place.evidence)
            yield Joined(license_, Joint.AND)


def license_before(sentence: Sentence, end: int) -> Leaves:
    """The licence without a name that opens a sentence and is joined to its first leaf: "Licensure and two years";
    nothing if there is none."""
    words = sentence.passage.text[:end]
    if not BEFORE_ALL.match(words):
        return ()
    lead = without_connective(words)
    if not JOINED.match(words, len(lead)):
        return ()
    evidence = sentence.passage.evidence(BARE_RULE, 0, len(lead))
    return (Joined(License(name=lead.strip(" ,;"), timing=_when(sentence), evidence=evidence), Joint.AND),)


def license_name(words: str, rest: str) -> str:
    """The licence without "possession of a valid" before it and "issued by …" behind it."""
    words = COLUMN_HEAD.sub("", words)
    lead = first_match(LEXICON, words, "license-lead")
    ends = [match.start() for match in [STOP.search(rest)] if match]
    ends += [found.start for found in [first_match(LEXICON, rest, "license-end")] if found]
    end = min(ends, default=len(rest))
    name = words[lead.end :] if lead else words
    if name.lower().endswith((*OPEN_NAME, " as")) and (other := OTHER_HOLDER.match(rest, end)):
        end = other.end()
    if SPECIALTY.search(name + rest[:end]):
        end = MORE_SPECIALTIES.match(rest, end).end()  # type: ignore[union-attr]  # it matches nothing as well
    name += rest[:end]
    if HELD.fullmatch(words) and (whose := OF_WHOM.match(rest)):
        name += whose.group()
    elif BARE.fullmatch(name.strip(" ,;.")) and (holder := HOLDER.match(rest, end)):
        behind = first_match(LEXICON, holder["holder"], "license-end")
        name += f" {holder['holder'][: behind.start] if behind else holder['holder']}"
    return FOR_TIME.sub("", " ".join(name.split()).strip(" ,;."))


def _whole_name(place: Place) -> str:
    """The name of a licence; where "license as issued by …" was found only by its last words, with those before it."""
    rest = without_connective(place.rest) if place.goes_on else place.rest
    if place.match.entry.name == LABEL_RULE:
        return license_name(place.words.partition(":")[2].strip(), rest)
    if not place.words.endswith(" as") or not ISSUED.match(rest):
        return license_name(place.words, rest)
    before = BREAK.split(place.gap)[-1].split()[-MOST_WORDS_BEFORE:]
    return license_name(" ".join([*before, place.words.removesuffix(" as")]), "")


def _when(sentence: Sentence) -> LicenseTiming:
    """When a licence that `sentence` asks for must be held; what it only prefers beside says nothing of that."""
    text = sentence.passage.text
    for match in sentence.matches:
        if match.label == Ruling.DESIRABLE:
            text = f"{text[: match.start]}{' ' * (match.end - match.start)}{text[match.end :]}"
    return timing(text)


def timing(text: str) -> LicenseTiming:
    """When the licence in `text` must be held."""
    found = first_match("timing", PAST.sub(" ", text))
    return LicenseTiming(found.wording.label) if found else LicenseTiming.UNSTATED
