"""What the shell is told, and the one line that an error is."""

import sys
from enum import IntEnum


class Status(IntEnum):
    """Exit statuses of every command."""

    WELL = 0
    FAILED = 1
    USAGE = 2
    NO_SERVER = 3
    INTERRUPTED = 130


def say(message: str, status: int) -> int:
    """Print an error as one line on standard error; the status again."""
    line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(message.split()))
    print(f"classspec: {line}", file=sys.stderr)
    return status
