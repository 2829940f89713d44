"""The temporary Prefect server itself; run as a script by `server.py`, never imported.

It prints the port that it listens on, serves Prefect's API there, and ends when its standard input does, that is when
the process that started it goes away in whatever way.
"""

import gc
import os
import socket
import sys
import threading
import time
from typing import Any

LASTING = "--lasting"
"""The argument of a server that is to start runs on schedule."""


class Ending:
    """Watches standard input and ends this process with it: at once while nothing is written, else tidily."""

    def __init__(self) -> None:
        """Start watching."""
        self.server: Any = None
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        try:
            while os.read(0, 1024):
                pass
        except OSError:
            pass
        if self.server is None:
            os._exit(0)
        self.server.should_exit = True
        time.sleep(60)
        os._exit(0)


def main() -> None:
    """Serve until standard input ends."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=128)  # early callers queue up until we are ready
    print(listening.getsockname()[1], flush=True)
    os.dup2(2, 1)
    ending = Ending()
    server, home = _prefect_server()
    _serve_migrating_alone(server, listening, home, ending)
    os._exit(0)  # nothing left to tidy; interpreter shutdown would take half a second


def _prefect_server() -> tuple[Any, str]:
    """Prefect's application in uvicorn, and PREFECT_HOME."""
    gc.disable()  # a million objects come with the import, and all of them stay
    if LASTING not in sys.argv[1:]:
        os.environ["PREFECT__SERVER_EPHEMERAL"] = "1"  # what starts runs on schedule is left out
    os.environ["PREFECT__SERVER_FINAL"] = "1"
    os.environ["PREFECT_UI_ENABLED"] = "0"
    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.settings import get_current_settings

    application = create_app()
    gc.collect()
    gc.freeze()
    gc.enable()
    config = uvicorn.Config(
        application, log_level="critical", lifespan="on", access_log=False, timeout_graceful_shutdown=2
    )
    return uvicorn.Server(config), str(get_current_settings().home)


def _serve_migrating_alone(server: Any, listening: socket.socket, home: str, ending: Ending) -> None:
    """Serve; of all servers with this home only one at a time may start, for it may have to make the database."""
    from filelock import FileLock

    os.makedirs(home, exist_ok=True)
    lock = FileLock(os.path.join(home, "classspec-server-start.lock"), thread_local=False)
    lock.acquire()
    ending.server = server

    def release() -> None:
        while not server.started and not server.should_exit:
            time.sleep(0.02)
        lock.release()

    threading.Thread(target=release, daemon=True).start()
    server.run(sockets=[listening])


if __name__ == "__main__":
    main()
