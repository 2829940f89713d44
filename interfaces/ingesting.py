"""One ingest as the command line sees it: bar on standard error, summary on standard output, a status for the shell."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from flows.errors import Interrupted, NotPublished, Refused, ServerError
from flows.run import Request, run
from interfaces.status import Status, say
from interfaces.terminal.console import output, talk
from interfaces.terminal.progress import ProgressBar

if TYPE_CHECKING:
    from flows.report import Report


def ingest(request: Request) -> int:
    """Run it, tell about it; the exit status."""
    console = talk()
    try:
        with ProgressBar(console) as bar:
            report = run(request, bar)
    except Refused as error:
        return say(str(error), Status.USAGE)
    except NotPublished as error:
        return say(f"nothing was published: {error}", Status.FAILED)
    except ServerError as error:
        return leave(say(str(error), Status.NO_SERVER))
    except Interrupted as stop:
        return say("interrupted; nothing was published, what was there is unchanged", 128 + stop.signal)
    return _tell(report, request)


def _tell(report: "Report", request: Request) -> int:
    from interfaces.terminal.summary import summary

    console = output()
    with suppress(SystemExit):  # a reader that has seen enough (`| head`) does not change how the run went
        for part in summary(report, request.out):
            console.print(part)
    return Status.FAILED if report.failures else Status.WELL


def leave(status: int) -> int:
    """Prefect, once imported, tries for minutes at exit to reach a server that is gone: leave without it."""
    if "prefect" not in sys.modules:
        return status
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
