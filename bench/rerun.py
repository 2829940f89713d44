"""How long a run takes over many documents: the first, one over the same documents, one after one of them changed.

    python3 -m bench.rerun [DOCUMENTS]

The documents are made up, small, half text and half web pages. Whole commands are measured, with the start of Python
and Prefect. The ratios to the first run can be compared between machines, seconds cannot.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

DUTIES = (
    "Checks time sheets against the roster",
    "Answers questions about the count",
    "Files what came in",
    "Keeps keys",
)
PLACES = ("stores", "boiler house", "mail room", "archive", "garage", "front desk", "kitchen", "print shop")


def document(number: int, years: int) -> str:
    place = PLACES[number % len(PLACES)]
    duties = "".join(f"{duty} of the {place} in section {number * 7 + turn};\n" for turn, duty in enumerate(DUTIES))
    return (
        f"KEEPER {number}\n\nClass Code: {number:05}\n\nTYPICAL WORK ACTIVITIES:\n{duties}\n"
        f"MINIMUM QUALIFICATIONS:\nHigh school diploma and {years} years of experience in a {place}.\n"
    )


def write(folder: Path, number: int, years: int = 2) -> None:
    text = document(number, years)
    if number % 2:
        body = "".join(f"<p>{line}</p>\n" for line in text.splitlines() if line)
        (folder / f"keeper-{number:05}.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    else:
        (folder / f"keeper-{number:05}.txt").write_text(text, encoding="utf-8")


def seconds(folder: Path) -> float:
    environment = {**os.environ, "PREFECT_HOME": str(folder / "prefect"), "CLASSSPEC_CACHE": str(folder / "cache")}
    command = [sys.executable, "-m", "interfaces.cli", "ingest", str(folder / "raw"), "--out", str(folder / "out")]
    start = perf_counter()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    return perf_counter() - start


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        place = folder / "raw" / "elm"
        place.mkdir(parents=True)
        for number in range(count):
            write(place, number)
        first = seconds(folder)
        print(f"{count} documents, first run   {first:7.1f} s")
        for name, change in (("nothing changed", ()), ("one changed", (0,)), ("nothing changed", ())):
            for number in change:
                write(place, number, years=3)
            again = seconds(folder)
            print(f"{name:25}   {again:7.1f} s   ratio {again / first:.3f}")


if __name__ == "__main__":
    main()
