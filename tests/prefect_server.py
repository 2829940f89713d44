"""A real `prefect server start` on a free port with its own home, and what it has on record."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from running import ROOT, wait_until


def new_user(home: Path) -> dict[str, str]:
    """The environment of a user who has never heard of Prefect, with a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "CLASSSPEC_"))}
    return {
        **kept,
        "PREFECT_HOME": str(home / "prefect"),
        "CLASSSPEC_CACHE": str(home / "cache"),
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }


@contextmanager
def prefect_server(environment: Mapping[str, str], folder: Path) -> Iterator[str]:
    """Its address, while it runs."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    log = (folder / "server.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port), "--no-ui"],
        env={**environment, "PREFECT_HOME": str(folder / "prefect"), "DO_NOT_TRACK": "1"},
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        wait_until(lambda: answers(f"{url}/health"), seconds=90)
        yield url
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
        log.close()


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=2).close()
    except OSError:
        return False
    return True


def ask(api: str, path: str, question: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    body = json.dumps(question or {}).encode()
    request = urllib.request.Request(f"{api}/{path}", data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as response:
        found: list[dict[str, Any]] = json.load(response)
    return found
