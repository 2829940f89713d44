"""Why a run ends without a report; each message is one line that says what to do.

Small and without imports, so that whoever starts a run can name them before anything heavy is loaded.
"""

# ruff: noqa: N818  (`except Refused` says all there is to say)


class Refused(Exception):
    """The run was not begun: RAW, STRUCTURED or the cache folder cannot be used. Nothing changed."""


class NotPublished(Exception):
    """The run was made, but the data set could not take its place. Nothing changed."""


class ServerError(Exception):
    """No Prefect server to work with."""


class Interrupted(KeyboardInterrupt):
    """The user or the system asked the run to stop; `signal` is the number of the request. Nothing changed."""

    def __init__(self, number: int) -> None:
        """Keep the number."""
        super().__init__(number)
        self.signal = number
