"""What a judgement comes to, in a line: "May meet alternative B: a person must check 1 point"."""

from collections.abc import Mapping, Sequence

from interfaces.terminal.text import count, number, printable
from interfaces.terminal.wording import words
from models.background import Answer, Background, Finding, Judgement
from models.classspec import ClassSpec
from models.requirement import Alternative, EducationLevel, TrackName

Orders = Mapping[tuple[TrackName, Alternative], int]
NOT_READ = ("alternative-not-understood", "too-many-alternatives")
"""Problems after which there may be more ways to qualify than those that were judged."""


def verdict(spec: ClassSpec, best: Judgement, orders: Orders) -> str:
    """The line that answers the question; `best` is the best judgement of all alternatives."""
    way = way_words(best, orders)
    if best.answer is Answer.MEETS:
        return f"Meets {way}"
    if best.answer is Answer.CHECK:
        return f"May meet {way}: a person must check {count(len(_with(best, Answer.CHECK)), 'point')}"
    any_ = " any alternative that was understood" if any(each.code in NOT_READ for each in spec.problems) else ""
    if len(orders) == 1:
        return f"Does not meet{any_ or f' {way}'}: {lacking(best)}"
    return f"Does not meet{any_}; nearest is {way}: {lacking(best)}"


def way_name(judgement: Judgement, orders: Orders) -> str:
    """The printed label, with its number where others have the same; the number alone where none is printed."""
    order = orders[judgement.track, judgement.alternative]
    label = printable(judgement.alternative.label)
    if not label:
        return f"no. {order}"
    same = [way for track, way in orders if track is judgement.track and way.label == judgement.alternative.label]
    return f"{label} (no. {order})" if len(same) > 1 else label


def way_words(judgement: Judgement, orders: Orders) -> str:
    """ "alternative A of the promotional track", "alternative “OPTION 1”", "the only alternative"."""
    label, name = printable(judgement.alternative.label), way_name(judgement, orders)
    if len(orders) == 1 and not label:
        return f"the only alternative{_of_track(judgement.track)}"
    quoted = name.replace(label, f"“{label}”", 1) if " " in label else name
    return f"alternative {quoted}{_of_track(judgement.track)}"


def lacking(judgement: Judgement) -> str:
    """All that is lacking: "12 months of experience are lacking; bachelor is required"."""
    found = _with(judgement, Answer.LACKS)
    months = sum(each.months for each in found)
    time = f"{count(months, 'month')} of experience {'is' if months == 1 else 'are'} lacking"
    return "; ".join([*([time] if months else []), *(printable(each.reason) for each in found if not each.months)])


def remainder(judgement: Judgement) -> str:
    """What stands between the background and an alternative, in a cell."""
    points = len(_with(judgement, Answer.CHECK))
    checks = f"{count(points, 'point')} to check" if points else ""
    return "; ".join(filter(None, [lacking(judgement), checks]))


def track_words(track: TrackName) -> str:
    """ "open-competitive"; empty where the text does not tell tracks apart."""
    return "" if track is TrackName.UNSPECIFIED else track.replace("_", "-")


def background_words(background: Background) -> str:
    """What was judged, so that a slip of typing is seen."""
    level = "no education" if background.education is EducationLevel.NONE else words(background.education)
    fields = f" in {' / '.join(background.fields)}" if background.fields else ""
    services = ", ".join(f"{number(each.months)} as {each.name}" for each in background.services)
    parts = [
        f"{level}{fields}",
        count(background.credits, "credit") if background.credits else "",
        count(background.graduate_credits, "graduate credit") if background.graduate_credits else "",
        f"{count(background.experience_months, 'month')} of experience{f' ({services})' if services else ''}",
        *background.licenses,
    ]
    return printable(", ".join(filter(None, parts)))


def _of_track(track: TrackName) -> str:
    name = track_words(track)
    return f" of the {name} track" if name else ""


def _with(judgement: Judgement, answer: Answer) -> Sequence[Finding]:
    return [finding for finding in judgement.findings if finding.answer is answer]
