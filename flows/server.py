"""The Prefect server of a run: the one that PREFECT_API_URL names, or a temporary one of our own.

Our own starts in a second process before Prefect is imported here, so both start at the same time: Prefect's built-in
one would take twice as long. It keeps its records where Prefect always does (PREFECT_HOME), listens on this computer
only, and ends when this process ends, in whatever way.
"""

import os
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

from flows.errors import ServerError
from flows.quiet import server_environment, set_client_defaults

STARTUP = 120.0
"""Seconds that our own server may take to start (a first start also makes its database)."""
LOCAL = ("127.0.0.1", "localhost", "::1")


@contextmanager
def prefect_server(*, lasting: bool = False) -> Iterator["OwnServer | None"]:
    """Prepare the environment for Prefect, which must not be imported yet; None if the user has a server.

    `lasting`: our own is to start runs on schedule, not only to record one. ServerError if a server does not answer,
    or ours has nowhere to keep its records.
    """
    set_client_defaults()
    if url := configured_url():
        check_health(url)
        yield None
        return
    _check_home()
    with OwnServer(lasting=lasting) as server:
        before = {name: os.environ.get(name) for name in ("PREFECT_API_URL", "NO_PROXY", "no_proxy")}
        no_proxy = ",".join(filter(None, (before["NO_PROXY"] or before["no_proxy"], *LOCAL)))
        os.environ.update(PREFECT_API_URL=server.url, NO_PROXY=no_proxy, no_proxy=no_proxy)
        try:
            yield server
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


def _home() -> Path:
    """Where Prefect keeps its records."""
    return Path(os.environ.get("PREFECT_HOME") or "~/.prefect").expanduser()


def _check_home() -> None:
    """ServerError unless Prefect's folder is there or can be made, and can be written."""
    try:
        _home().mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=_home()).close()
    except OSError as error:
        message = f"Prefect cannot keep its records in {_home()} ({error.strerror}); set PREFECT_HOME to another folder"
        raise ServerError(message) from None


def configured_url() -> str | None:
    """PREFECT_API_URL from the environment, or from the active Prefect profile."""
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or _home() / "profiles.toml")
    try:
        profiles: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        name = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
        url = profiles["profiles"][name].get("PREFECT_API_URL")
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None
    return url if isinstance(url, str) else None


def check_health(url: str, timeout: float = 5.0) -> None:
    """ServerError unless something answers there; `timeout` in seconds."""
    try:
        _get(f"{url.rstrip('/')}/health", timeout)
    except urllib.error.HTTPError:
        return  # it answers, perhaps it only wants a key: Prefect will tell
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", error)
        message = f"no Prefect server answers at PREFECT_API_URL={url} ({reason}); start it, or unset PREFECT_API_URL"
        raise ServerError(message) from None


def _get(url: str, timeout: float) -> None:
    """Ask for an address; one on this computer is never asked for through a proxy."""
    local = urlsplit(url).hostname in LOCAL
    opener = urllib.request.build_opener(*([urllib.request.ProxyHandler({})] if local else []))
    opener.open(url, timeout=timeout).close()


class OwnServer:
    """Prefect's API as a child process on a free port of this computer."""

    def __init__(self, *, lasting: bool = False) -> None:
        """Start it; it tells its address at once and answers some seconds later. `lasting`: it starts runs itself."""
        self._ready = False
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 -- closed in __exit__
        # Its own group, so that a Ctrl-C in the terminal reaches us alone. -P: flows/ is no place to import from.
        group: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        folder = Path(__file__).parent
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(folder / "server_process.py"), *(["--lasting"] if lasting else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=server_environment(lasting=lasting),
            cwd=folder,
            **group,
        )
        assert self._process.stdout is not None
        port = self._process.stdout.readline().strip()
        self.url = f"http://127.0.0.1:{port.decode('ascii', 'replace')}/api"

    def wait_until_ready(self) -> None:
        """Return when it answers; ServerError if it ended instead."""
        deadline = time.monotonic() + STARTUP
        while not self._ready:
            try:
                _get(f"{self.url}/health", timeout=5)
                self._ready = True
            except (OSError, ValueError, HTTPException) as error:
                if self._process.poll() is not None:
                    raise ServerError(f"Prefect's temporary server could not start: {self._last_words()}") from None
                if time.monotonic() > deadline:
                    message = f"Prefect's temporary server was not ready after {STARTUP:.0f} s"
                    raise ServerError(message) from error
                time.sleep(0.05)

    def _last_words(self) -> str:
        self._log.seek(0)
        lines = self._log.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"

    def __enter__(self) -> Self:
        """The running server."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it: it ends by itself when its standard input does."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.close()
            self._process.wait(2 if self._ready else 0.3)
        except (OSError, subprocess.TimeoutExpired):
            # One that is not ready may be making its database, which must not be cut in two: it ends right after.
            if self._ready:
                self._process.kill()
                self._process.wait()
        self._process.stdout.close()
        self._log.close()
