"""One meaning, any format: the same documents as text, PDF, scan, Word, Rich Text and web page, scored on gold facts.

    python3 -m bench.formats CORPUS [--format NAME ...] [--every N] [--scans N] [--keep FOLDER]

CORPUS holds `raw`, `gold` and `text` as the scorer beside it (`score.py`) wants them. The reading text of every
document is rendered, ingested by the real command and scored. `--every 5` takes each fifth document; scans are slow, so
only every N-th of the documents is scanned (`--scans 1`: all), and scored beside the text of the same documents.
"""

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.markup import without_marks
from bench.render import render_pdf
from bench.render_words import render_docx, render_html, render_rtf, render_text
from bench.scan import scanned
from pipeline.clean.characters import repair

Lines = Sequence[str]
RENDERERS: dict[str, tuple[str, Callable[[Lines], bytes]]] = {
    "text": (".txt", lambda lines: "\n".join(lines).encode()),
    "text-80-columns": (".txt", lambda lines: render_text(lines, 80)),
    "text-45-columns": (".txt", lambda lines: render_text(lines, 45)),
    "pdf": (".pdf", render_pdf),
    "pdf-two-columns": (".pdf", lambda lines: render_pdf(lines, columns=2)),
    "pdf-running-heads": (".pdf", lambda lines: render_pdf(lines, running_heads=True)),
    "docx": (".docx", render_docx),
    "rtf": (".rtf", render_rtf),
    "html": (".html", render_html),
}
SCANS: dict[str, tuple[str, Callable[[Lines], bytes]]] = {
    "scan-200-dpi": (".pdf", lambda lines: scanned(render_pdf(lines))),
}
MEASURES = ("sections_tokens", "alternatives", "alternatives_with_track", "activities", "metadata")


class Scores(NamedTuple):
    """What came of one format: F1 of each measure, documents that gave no spec, the share of words that were read."""

    f1: dict[str, float]
    missing: int
    recall: float


def main() -> None:
    options = _options()
    names = sorted(path.relative_to(options.corpus / "gold") for path in (options.corpus / "gold").rglob("*.json"))
    names = names[:: options.every]
    chosen = options.format or [*RENDERERS, *SCANS]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        _table(folder / "whole", options.corpus, names, {name: RENDERERS[name] for name in RENDERERS if name in chosen})
        scans = {name: SCANS[name] for name in SCANS if name in chosen}
        if scans:
            both = {"text": RENDERERS["text"], **scans}
            _table(folder / "scanned", options.corpus, names[:: options.scans], both)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--format", nargs="*", choices=[*RENDERERS, *SCANS], help="only these")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only each N-th document")
    parser.add_argument("--scans", type=int, default=10, metavar="N", help="scan only each N-th of them")
    parser.add_argument("--keep", type=Path, help="leave the rendered files and the tables here")
    return parser.parse_args()


def _table(
    folder: Path, corpus: Path, names: Sequence[Path], formats: dict[str, tuple[str, Callable[[Lines], bytes]]]
) -> None:
    """Print a line for each format, with the distance to the first one, which is plain text."""
    texts = _excerpt(corpus, folder / "corpus", names)
    print(f"{len(texts)} documents; F1, and the distance to text")
    print(f"{'format':18} {'missing':>7} {'words':>7}  " + "  ".join(f"{name:>23}" for name in MEASURES))
    first: Scores | None = None
    for name, (ending, render) in formats.items():
        for place, lines in texts.items():
            path = folder / name / "raw" / place.with_suffix(ending)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(render(lines if name == "text" else without_marks(lines)))
        found = _scores(folder / name, folder / "corpus", corpus.parent / "score.py", texts)
        first = first or found
        cells = (f"{found.f1[key]:14.4f} ({found.f1[key] - first.f1[key]:+.4f})" for key in MEASURES)
        print(f"{name:18} {found.missing:7} {found.recall:7.4f}  " + "  ".join(cells), flush=True)


def _excerpt(corpus: Path, to: Path, names: Sequence[Path]) -> dict[Path, list[str]]:
    """A corpus of the documents `names`, and the lines of each, as the scorer reads them."""
    texts = {}
    for name in names:
        source = corpus / "raw" / name.with_suffix(".txt")
        text = source if source.exists() else corpus / "text" / name.with_suffix(".txt")
        for kind, path in (("gold", corpus / "gold" / name), ("raw", text)):
            target = to / kind / name.with_suffix(path.suffix)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        texts[name] = text.read_text(encoding="utf-8", errors="replace").splitlines()
    return texts


def _scores(folder: Path, corpus: Path, scorer: Path, texts: dict[Path, list[str]]) -> Scores:
    environment = {**os.environ, "PREFECT_HOME": str(folder / "prefect")}
    out = folder / "out"
    ingest = [sys.executable, "-m", "interfaces.cli", "ingest", str(folder / "raw"), "--out", str(out), "--no-cache"]
    subprocess.run([*ingest, "--timeout", "900"], env=environment, capture_output=True)  # 1 if any file failed
    told = subprocess.run(
        [sys.executable, str(scorer), str(out), str(corpus), "--json"], capture_output=True, check=True
    )
    result = json.loads(told.stdout)
    (folder / "scores.json").write_bytes(told.stdout)
    f1 = {name: float(result.get(name, {}).get("f1", 0.0)) for name in MEASURES}
    return Scores(f1, result["not_published"], _recall(out, texts))


def _recall(out: Path, texts: dict[Path, list[str]]) -> float:
    """The share of the words of the texts that the published specs hold, in sections or furniture.

    Compared with the words as they were meant: damaged characters are repaired, and a soft hyphen parts no word.
    """
    wanted = {place.stem: _words("\n".join(map(repair, lines))) for place, lines in texts.items()}
    found: dict[str, Counter[str]] = {}
    with (out / "specs.csv").open(newline="", encoding="utf-8-sig") as table:
        for row in csv.DictReader(table):
            spec = json.loads((out / "specs" / f"{row['spec_id']}.json").read_text(encoding="utf-8"))
            lines = [line for part in spec["sections"] for line in (*part["heading_lines"], *part["lines"])]
            read = "\n".join(line["text"] for line in (*lines, *spec["furniture"]))
            found[Path(row["source"]).stem] = _words(read)
    both = sum(sum((words & found.get(stem, Counter())).values()) for stem, words in wanted.items())
    return both / max(1, sum(sum(words.values()) for words in wanted.values()))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    main()
