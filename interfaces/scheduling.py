"""Serving as the command line sees it: what is scheduled, a line for each run that ended, a status for the shell."""

import signal
from collections.abc import Sequence

from flows.errors import Interrupted, Refused, ServerError
from flows.serve import Ended, Served, Wish
from flows.serve import serve as serve_until_stopped
from interfaces.ingesting import leave
from interfaces.status import Status, say
from interfaces.terminal.console import talk
from interfaces.terminal.schedule import run_line, served_table
from interfaces.terminal.text import plain


class Lines:
    """Prints what happens, on standard error."""

    def __init__(self) -> None:
        """Nothing happened yet."""
        self._console = talk()

    def serving(self, served: Sequence[Served]) -> None:
        """The deployments and their next times."""
        self._console.print(served_table(served))

    def ended(self, run: Ended) -> None:
        """One line, however long."""
        self._console.print(run_line(run), soft_wrap=True)

    def note(self, message: str) -> None:
        """One line."""
        self._console.print(plain(message), soft_wrap=True)


def serve(wish: Wish) -> int:
    """Serve until a signal comes; the exit status: to be stopped is how it ends well."""
    try:
        serve_until_stopped(wish, Lines())
    except Refused as error:
        return say(str(error), Status.USAGE)
    except ServerError as error:
        return leave(say(str(error), Status.NO_SERVER))
    except Interrupted as stop:
        talk().print(plain("stopped; a run that was cut off has published nothing"))
        return leave(Status.INTERRUPTED if stop.signal == signal.SIGINT else Status.WELL)
    return Status.WELL
