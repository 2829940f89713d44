"""`prefect.yaml` and the sources in; out: the deployments that are to be served, each with its schedules.

`refresh` of `prefect.yaml` stands for all sources: one with a `schedule` of its own gets a deployment of its own, the
others share the schedules that `refresh` has there. The home of PyYAML.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml  # type: ignore[import-untyped]  # its types are a package of their own
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule

import flows
from flows.errors import Refused
from flows.schedules import Schedules, SourceSchedule
from pipeline.sources import slug

FILE = "prefect.yaml"
ENTRYPOINT = "flows/refresh.py:refresh"
REFRESH, WATCH = "refresh", "watch"
KINDS = {"cron": CronSchedule, "interval": IntervalSchedule, "rrule": RRuleSchedule}


class Deployment(NamedTuple):
    """What Prefect is to know: a flow with parameters, and when it runs. `source` is what it is about, for people."""

    name: str
    source: str
    when: str
    description: str
    tags: tuple[str, ...]
    parameters: Mapping[str, Any]
    schedules: tuple[DeploymentScheduleCreate, ...]


class Wanted(NamedTuple):
    """The deployments to serve, and a line for each source that has none because something is wrong with it."""

    deployments: tuple[Deployment, ...]
    problems: tuple[str, ...]


def prefect_file(named: Path | None) -> Path:
    """The `prefect.yaml` to read: the one that was named, else that of this folder, else that of the installation."""
    if named is not None:
        return named
    package = Path(flows.__path__[0])
    places = (Path(FILE), package.parent / FILE, package / FILE)  # a checkout; a wheel has it beside this module
    return next((place for place in places if place.is_file()), places[0])


def read_entries(file: Path) -> dict[str, dict[str, Any]]:
    """The deployments of our flow that the file names, by name; Refused if it cannot be used or has no `refresh`."""
    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"{file} cannot be read ({error.strerror}); name the file of deployments with --file") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Refused(f"{file} is no YAML ({' '.join(str(error).split())[:200]}); correct it") from error
    listed = said.get("deployments") if isinstance(said, dict) else None
    entries = {
        str(entry.get("name")): entry
        for entry in (listed if isinstance(listed, list) else ())
        if isinstance(entry, dict) and entry.get("entrypoint") == ENTRYPOINT
    }
    if REFRESH not in entries:
        raise Refused(f"{file} names no deployment `{REFRESH}` of {ENTRYPOINT}; name another file with --file")
    return entries


def wanted(
    entries: Mapping[str, dict[str, Any]], found: Schedules, parameters: Mapping[str, Any], zone: str, *, watch: bool
) -> Wanted:
    """All deployments: for each source with a schedule, for the rest, and `watch`. `parameters` hold for every one."""
    base, problems = entries[REFRESH], list(found.problems)
    own = list(_own(base, found.sources, parameters, zone, problems))
    rest = [source.folder for source in found.sources if not source.cron]
    shared = rest or (not found.sources and not problems)  # else there is nothing to do for a schedule of all
    only = rest if rest and (own or problems) else None
    when = _schedules(base, zone) if shared else ()
    served = [*own, _deployment(base, REFRESH, _named(only), {**parameters, "only": only}, when)]
    if watch:
        entry = entries.get(WATCH, base)
        served.append(_deployment(entry, WATCH, "files dropped into RAW", {**parameters, "fetch": False}, ()))
    return Wanted(tuple(served), tuple(problems))


def _own(
    base: Mapping[str, Any],
    sources: Iterable[SourceSchedule],
    parameters: Mapping[str, Any],
    zone: str,
    problems: list[str],
) -> Iterator[Deployment]:
    """A deployment for each source with a schedule; a line for each whose schedule is none."""
    taken: set[str] = set()
    for source in sources:
        if not source.cron:
            continue
        try:
            schedule = _schedule({"cron": source.cron}, zone)
        except ValueError:
            place = f"{source.folder}/source.toml".lstrip("/")
            problems.append(f'{place}: schedule "{source.cron}" is no cron line such as "0 6 * * 1"; correct it')
            continue
        name = _free(f"{REFRESH}-{slug(source.folder or 'raw')}", taken)
        yield _deployment(base, name, source.folder or "RAW", {**parameters, "only": [source.folder]}, (schedule,))


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number if another folder has it already."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _named(only: list[str] | None) -> str:
    if only is None:
        return "all sources"
    return ", ".join(folder or "RAW" for folder in only[:3]) + (f" and {len(only) - 3} more" if len(only) > 3 else "")


def _deployment(
    entry: Mapping[str, Any],
    name: str,
    source: str,
    parameters: Mapping[str, Any],
    schedules: tuple[DeploymentScheduleCreate, ...],
) -> Deployment:
    given, tags = entry.get("parameters"), entry.get("tags")
    when = "when one is dropped" if name == WATCH else ", ".join(map(_words, schedules)) or "only by hand"
    return Deployment(
        name=name,
        source=source,
        when=when,
        description=str(entry.get("description") or ""),
        tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        parameters={**(given if isinstance(given, dict) else {}), **parameters},
        schedules=schedules,
    )


def _schedules(entry: Mapping[str, Any], zone: str) -> tuple[DeploymentScheduleCreate, ...]:
    """The schedules of an entry of `prefect.yaml`; Refused if one of them is none."""
    listed = entry.get("schedules") or ()
    try:
        return tuple(_schedule(dict(one), zone) for one in listed)
    except (ValueError, TypeError) as error:
        raise Refused(f"{FILE}: a schedule of `{REFRESH}` is none ({' '.join(str(error).split())[:200]})") from error


def _schedule(said: dict[str, Any], zone: str) -> DeploymentScheduleCreate:
    """A schedule as `prefect.yaml` writes it; ValueError if it is none. Its times are those of `zone`."""
    active = bool(said.pop("active", True))
    for kind, schedule in KINDS.items():
        if kind in said:
            return DeploymentScheduleCreate(schedule=schedule(**{"timezone": zone, **said}), active=active)
    raise ValueError(f"it needs one of {', '.join(KINDS)}")


def _words(schedule: DeploymentScheduleCreate) -> str:
    """ "0 6 * * 1", "every 60 s"."""
    plan = schedule.schedule
    if isinstance(plan, CronSchedule):
        return plan.cron
    if isinstance(plan, IntervalSchedule):
        return f"every {plan.interval.total_seconds():g} s"
    return plan.rrule if isinstance(plan, RRuleSchedule) else "never"
