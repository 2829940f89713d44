"""How many documents a second: one core alone, then the whole command with one worker and with two.

    python3 -m bench.throughput [FOLDER] [--rounds N]

Text and web pages are parsed in this process, made ready as a worker is, each document once: documents a second of
processor time. Then the command ingests the folder with one worker and two in turn, nothing cached; the best of each
counts, as its own report gives it: the seconds in which documents were parsed, and those of the whole run with Prefect
started and everything published. Ratios can be compared between machines, seconds cannot.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

import flows.preloaded  # noqa: F401 -- makes this process ready as a worker
from bench.timing import documents
from pipeline.parse import parse

KINDS = {"text": (".txt", ".md"), "web pages": (".htm", ".html")}
WORKERS = (1, 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("raw"))
    parser.add_argument("--rounds", type=int, default=2, metavar="N", help="runs with each number of workers")
    options = parser.parse_args()
    one_core(options.folder)
    commands(options.folder, options.rounds)


def one_core(folder: Path) -> None:
    """Print the documents a second of each kind."""
    found = list(documents(folder))
    parse(*found[0])
    for kind, endings in KINDS.items():
        chosen = [each for each in found if each[0].source.endswith(endings)]
        start = process_time()
        for each in chosen:
            parse(*each)
        seconds = process_time() - start
        if chosen:
            print(f"{kind:10} {len(chosen):5} documents, {len(chosen) / seconds:6.1f} a second of one core", flush=True)


def commands(folder: Path, rounds: int) -> None:
    """Print what one worker and two took, and the ratio."""
    best = {workers: [float("inf"), float("inf")] for workers in WORKERS}
    for _ in range(rounds):
        for workers in WORKERS:
            best[workers] = list(map(min, best[workers], ingested(folder, workers)))
    for workers, (parsing, whole) in best.items():
        print(f"{workers} worker{'s' * (workers > 1):1}: parsing {parsing:7.2f} s, the whole run {whole:7.2f} s")
    ratios = [one / two for one, two in zip(*(best[workers] for workers in WORKERS), strict=True)]
    print("two workers against one: parsing {:.2f} times as fast, the whole run {:.2f} times".format(*ratios))


def ingested(folder: Path, workers: int) -> tuple[float, float]:
    """Seconds of parsing and of the whole run."""
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary, "out")
        command = [sys.executable, "-m", "interfaces.cli", "ingest", str(folder), "--out", str(out), "--no-cache"]
        environment = {**os.environ, "PREFECT_HOME": str(Path(temporary, "prefect"))}
        subprocess.run(
            [*command, "--workers", str(workers)], env=environment, capture_output=True
        )  # 1 if a file failed
        report = json.loads((out / "report.json").read_bytes())
        return report["seconds"]["parse"], report["run"]["seconds"]


if __name__ == "__main__":
    main()
