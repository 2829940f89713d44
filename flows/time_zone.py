"""The time zone in which people here read a schedule: "at six" means six on their clock."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo

LOCALTIME = Path("/etc/localtime")
FALLBACK = "UTC"


def is_time_zone(name: str) -> bool:
    """Whether it is the name of a time zone, such as "UTC"."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True


def local_time_zone() -> str:
    """The name of this computer's time zone, "UTC" where it cannot be told: from TZ, else from the system's link."""
    if (named := os.environ.get("TZ", "").lstrip(":")) and is_time_zone(named):
        return named
    try:
        _, found, name = str(LOCALTIME.resolve(strict=True)).partition("/zoneinfo/")
    except (OSError, RuntimeError):
        return FALLBACK
    return name if found and is_time_zone(name) else FALLBACK
