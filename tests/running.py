"""Runs of the command as a user starts them: in a process of its own, or in a terminal; and documents to run over."""

import csv
import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
CLERK = """PAYROLL CLERK

TYPICAL WORK ACTIVITIES:
Checks time sheets against the roster;
Answers questions about deductions;

UNIFORM ALLOWANCE
A uniform is provided.

MINIMUM QUALIFICATIONS:
High school diploma and two (2) years of clerical experience.
"""


def slow_document() -> str:
    """A document that takes some twenty seconds to parse: as long as one may be, a requirement in every line."""
    asked = "".join(f"{n} years of experience in unit {n}, or a degree in records management;\n" for n in range(19_000))
    return f"SLOW CLERK\n\nMINIMUM QUALIFICATIONS:\n{asked}"


class Outcome(NamedTuple):
    status: int
    stdout: str
    stderr: str
    out: Path

    @property
    def report(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads((self.out / "report.json").read_text(encoding="utf-8"))
        return report

    @property
    def counts(self) -> dict[str, int]:
        counts: dict[str, int] = self.report["counts"]
        return counts

    def rows(self, table: str) -> list[dict[str, str]]:
        with (self.out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "interfaces.cli", *map(str, arguments)]


def ingest(environment: Mapping[str, str], raw: Path, out: Path, *options: str | Path) -> Outcome:
    done = subprocess.run(
        command("ingest", raw, "--out", out, *options),
        env=environment,
        cwd=raw.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    return Outcome(done.returncode, done.stdout, done.stderr, out)


def write_raw(folder: Path, documents: Mapping[str, str]) -> Path:
    for name, text in documents.items():
        path = folder / "harrow" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def wait_until(condition: Callable[[], object], *, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s"
        time.sleep(0.05)


class Terminal:
    """A command in a pseudo-terminal, and all processes that it starts, known by a mark in their environment."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str], out: Path) -> None:
        self.out = out
        self._mark = uuid.uuid4().hex
        self._screen = b""
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execve(arguments[0], arguments, {**environment, "TERM": "xterm", "CLASSSPEC_TEST_MARK": self._mark})
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        try:
            while shown := os.read(self._terminal, 4096):
                self._screen += shown
        except OSError:
            pass

    def screen(self) -> str:
        return self._screen.decode("utf-8", "replace")

    def press(self, key: str) -> None:
        os.write(self._terminal, key.encode())

    def status(self) -> int:
        _, status = os.waitpid(self.pid, 0)
        self._reader.join(2)
        return os.waitstatus_to_exitcode(status)

    def processes(self) -> list[str]:
        mark = f"CLASSSPEC_TEST_MARK={self._mark}".encode()
        return [folder.name for folder in Path("/proc").glob("[0-9]*") if mark in _environment_of(folder)]

    def close(self) -> None:
        for pid in self.processes():
            os.kill(int(pid), signal.SIGKILL)
        os.close(self._terminal)


def _environment_of(folder: Path) -> bytes:
    try:
        return (folder / "environ").read_bytes()
    except OSError:
        return b""
