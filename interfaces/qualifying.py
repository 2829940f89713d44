"""A background, as the command line states it, held against the specifications in a file.

In: options as typed. Out: the words or the JSON, and a status: what a script asks is whether somebody may qualify.
"""

import json
import math
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from interfaces.opening import Unusable, specifications
from interfaces.status import Status, say
from models.background import Answer, Background, Judgement, Service
from models.classspec import ClassSpec
from models.requirement import Alternative, EducationLevel, TrackName
from pipeline.qualify import judge


class Misstated(Exception):  # noqa: N818 -- it names the state of an option
    """An option says something that cannot be understood; the message is one line and says what would be."""


class Judged(NamedTuple):
    """A specification and the judgement of each of its alternatives, best first."""

    spec: ClassSpec
    judgements: tuple[Judgement, ...]


class Stated(NamedTuple):
    """A background as typed. `experience` is None if only services were stated: then it is their sum."""

    education: str = EducationLevel.NONE
    fields: Sequence[str] = ()
    credits: float = 0
    graduate_credits: float = 0
    experience: float | None = None
    services: Sequence[str] = ()
    licenses: Sequence[str] = ()


def qualify(path: Path, stated: Stated, *, as_json: bool) -> int:
    """Read the background and the file, judge and print; the exit status."""
    try:
        background = to_background(stated)
        specs = specifications(path)
    except (Misstated, Unusable) as error:
        return say(str(error), Status.USAGE)
    return answer(specs, background, as_json=as_json)


def answer(specs: Iterable[ClassSpec], background: Background, *, as_json: bool) -> int:
    """Judge every specification and print it; the status of the worst: meets (0), does not (1), no rules (2)."""
    judged = [Judged(spec, judge(spec.qualifications, background)) for spec in specs]
    usable = [each for each in judged if each.judgements]
    if as_json and usable:
        print(json.dumps([record for each in usable for record in _records(each)], indent=1))
    elif usable:
        _print(usable, background)
    return max(_status(each) for each in judged)


def to_background(stated: Stated) -> Background:
    """The background that the options state; Misstated if one of them states none."""
    services = tuple(map(_service, stated.services))
    total = sum(service.months for service in services)
    return Background(
        education=_level(stated.education),
        fields=tuple(stated.fields),
        credits=_amount("--credits", stated.credits),
        graduate_credits=_amount("--graduate-credits", stated.graduate_credits),
        experience_months=total if stated.experience is None else _amount("--experience", stated.experience),
        services=services,
        licenses=tuple(stated.licenses),
    )


def _level(typed: str) -> EducationLevel:
    """A level, however its words are joined: "High school" is high_school."""
    name = re.sub(r"[\s_-]+", "_", typed.strip().lower())
    if name not in set(EducationLevel):
        raise Misstated(f"--education “{typed}” is no level; the levels are {', '.join(EducationLevel)}")
    return EducationLevel(name)


def _service(typed: str) -> Service:
    """ "Senior Clerk=24": the last sign of equality counts, so a title may hold one."""
    title, sign, months = typed.rpartition("=")
    if not sign or not title.strip():
        raise Misstated(f'--service “{typed}” must be a title, = and months, such as "Senior Clerk=24"')
    try:
        return Service(name=title.strip(), months=_amount("--service", float(months)))
    except ValueError as error:
        raise Misstated(f"--service “{typed}”: “{months}” is no number of months") from error


def _amount(option: str, value: float) -> float:
    if math.isfinite(value) and value >= 0:
        return value
    raise Misstated(f"{option}: {value:g} is no amount; it must be 0 or more")


def orders(spec: ClassSpec) -> dict[tuple[TrackName, Alternative], int]:
    """The `order` of each alternative in the table of alternatives: counted from 1 through all tracks."""
    found: dict[tuple[TrackName, Alternative], int] = {}
    ways = [(track.name, way) for track in spec.qualifications.tracks for way in track.alternatives]
    for order, way in enumerate(ways, start=1):
        found.setdefault(way, order)  # of two that are equal the first is named
    return found


def _status(judged: Judged) -> int:
    if not judged.judgements:
        return say(
            f"{judged.spec.spec_id}: no minimum qualifications were found; see what was with classspec show",
            Status.USAGE,
        )
    return Status.FAILED if judged.judgements[0].answer is Answer.LACKS else Status.WELL


def _records(judged: Judged) -> Iterable[dict[str, object]]:
    """Judgements for programs; `spec_id` and `order` name the row of `alternatives`."""
    order = orders(judged.spec)
    for each in judged.judgements:
        yield {
            "spec_id": judged.spec.spec_id,
            "track": each.track,
            "order": order[each.track, each.alternative],
            "label": each.alternative.label,
            "answer": each.answer,
            "findings": [finding.model_dump(mode="json") for finding in each.findings],
        }


def _print(judged: Iterable[Judged], background: Background) -> None:
    from interfaces.terminal.console import output
    from interfaces.terminal.judgements import background_line, judgements

    console = output()
    console.print(background_line(background))
    for spec, found in judged:
        for part in judgements(spec, found, orders(spec)):
            console.print(part, crop=False)  # the verdict is one line, however wide: `| grep`
