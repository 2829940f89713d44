"""What was fetched: one line of `manifest.jsonl` for each time that an address was looked at."""

from enum import StrEnum

from pydantic import ConfigDict

from models.frozen import Frozen


class Outcome(StrEnum):
    """What became of one look at an address."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    REFUSED = "refused"
    FAILED = "failed"


class ManifestLine(Frozen):
    """One look at one address.

    `final_address` is where the `redirects` led; `time` is UTC, ISO, to the second; `status` the last HTTP status,
    None if there was no answer. `sha256`, `bytes` and `file` (its name in the folder of the jurisdiction) are those of
    the version that is stored after it. `etag` and `last_modified` are as the server sent them.
    """

    model_config = ConfigDict(extra="ignore")
    """A line of a later version, or one with a remark by hand, is still a line."""

    address: str
    final_address: str = ""
    redirects: tuple[str, ...] = ()
    time: str
    status: int | None = None
    outcome: Outcome
    sha256: str = ""
    bytes: int = 0
    file: str = ""
    etag: str = ""
    last_modified: str = ""
    message: str = ""
