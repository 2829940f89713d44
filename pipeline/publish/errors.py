"""What publishing refuses to do; each message is one line that says what to do instead."""

# ruff: noqa: N818  (`except Locked` says all there is to say)

import errno
from pathlib import Path

FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
NO_FOLDER = (errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.EISDIR)


class PublishError(Exception):
    """Nothing was published; what was there before is unharmed."""


class Refused(PublishError):
    """The output folder is not one that may be replaced."""


class Locked(PublishError):
    """Another run is writing the same output folder."""


class Unwritable(PublishError):
    """The disk is full, or takes no more for another reason."""


class Unpublishable(PublishError):
    """A specification that cannot take its place in the data set: its id is wrong or taken."""


class Outdated(PublishError):
    """Another run has replaced the set that this one was to build on; to be planned again."""


def reason(error: Exception, target: Path) -> str:
    """Why the system refused, and where if that is not `target` itself: "Permission denied: specs.csv"."""
    said, where = getattr(error, "strerror", None) or str(error), getattr(error, "filename", None)
    if not isinstance(where, str) or Path(where) == target:
        return said
    path = Path(where)
    return f"{said}: {path.relative_to(target) if path.is_relative_to(target) else path}"


def remedy(error: Exception) -> str:
    """What to do about a folder that the system does not let us write."""
    number = getattr(error, "errno", None)
    if number in FORBIDDEN:
        return "get the right to write there, or choose another folder for --out"
    if number in NO_FOLDER:
        return "choose another folder for --out"
    return "free room on the disk and run again"
