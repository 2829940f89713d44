"""How much memory the process that publishes takes, over N/10 documents and over N, and how much a document more.

    python3 -m bench.memory [DOCUMENTS] [--like FOLDER]

The documents are made up, small, half text and half web pages; with `--like`, they are copies of the files in FOLDER,
each with a number at its end, so that no two are the same. The real command runs four times over each number of
documents: into an empty folder, again, after every tenth has changed, and on a data set of other code. Told is the most
memory that its process had at a time (`VmHWM`, Linux only), without the workers and Prefect's server, which are
processes of their own. The status is 1 over LARGEST.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import rerun
from flows.plan import find
from pipeline.publish.layout import INPUTS

LARGEST = 400
"""MiB."""
PEAK = re.compile(r"VmHWM:\s+(\d+)")
Write = Callable[[Path, int, int], None]
"""Writes a document into a folder: its number, and a number of years that is to stand in it."""


def copies_of(folder: Path) -> Write:
    """Writes copies of text and web pages: words after the end of either are words of the document."""
    found = [folder / raw.source for raw in find(folder).files]
    files = [path for path in found if path.suffix in (".txt", ".md", ".htm", ".html")]

    def write(place: Path, number: int, years: int) -> None:
        file = files[number % len(files)]
        words = f"\nKeeper {number} for {years} years\n".encode()
        (place / f"{number:05}-{file.name}").write_bytes(file.read_bytes() + words)

    return write


def peak(home: Path) -> tuple[float, float]:
    """The most memory of one run in MiB, and its seconds."""
    environment = {**os.environ, "PREFECT_HOME": str(home / "prefect"), "CLASSSPEC_CACHE": str(home / "cache")}
    command = [sys.executable, "-m", "interfaces.cli", "ingest", str(home / "raw"), "--out", str(home / "out")]
    start, most = time.perf_counter(), 0
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        status = Path(f"/proc/{process.pid}/status")
        while process.poll() is None:
            told = PEAK.search(status.read_text())
            most = max(most, int(told[1]) if told else 0)
            time.sleep(0.02)
    if process.returncode not in (0, 1):  # 1: some of the files are no specifications
        sys.exit(f"the run ended with {process.returncode}")
    return most / 1024, time.perf_counter() - start


RUNS = (("first run", 2, 1), ("nothing changed", 2, 0), ("every tenth changed", 3, 10), ("other code", 3, 0))
"""Name, years that stand in the documents, and how many documents are written: each, every tenth, none."""


def peaks(count: int, write: Write) -> list[float]:
    """The peaks of all runs over `count` documents."""
    with tempfile.TemporaryDirectory(prefix="classspec-memory-") as temporary:
        home = Path(temporary)
        place = home / "raw" / "elm"
        place.mkdir(parents=True)
        found = []
        for name, years, step in RUNS:
            for number in range(0, count, step) if step else ():
                write(place, number, years)
            if name == "other code":
                as_of_other_code(home / "out" / INPUTS)
            most, seconds = peak(home)
            found.append(most)
            print(f"{count:6} documents, {name:20} {most:6.0f} MiB {seconds:7.1f} s", flush=True)
        return found


def as_of_other_code(inputs: Path) -> None:
    """Have the next run read everything, and compare it with the history."""
    held = json.loads(inputs.read_bytes())
    inputs.write_text(json.dumps({**held, "code": "another"}), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=10_000, metavar="DOCUMENTS")
    parser.add_argument("--like", type=Path, metavar="FOLDER", help="copies of the files in this folder")
    options = parser.parse_args()
    write = copies_of(options.like) if options.like else rerun.write
    few, many = (peaks(count, write) for count in (options.documents // 10, options.documents))
    documents = options.documents - options.documents // 10
    for (name, _, _), less, more in zip(RUNS, few, many, strict=True):
        print(f"{name}: {1024 * (more - less) / documents:.1f} KiB for a document more")
    return int(max(many) > LARGEST)


if __name__ == "__main__":
    sys.exit(main())
