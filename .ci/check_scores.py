"""Scores against their bounds.

In: the JSON of `score.py --json` on standard input, a TOML file with tables `floors` and `ceilings`, and the run's
`report.json`, which tells how many qualification words a rule explains. Out: one line for each bound; exit status 1 if
a score is on the wrong side of its bound, or is not there at all.

    python score.py STRUCTURED CORPUS --json | python .ci/check_scores.py .ci/floors.toml STRUCTURED/report.json
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple


class Bound(NamedTuple):
    """A measure, what it is (None: it was not taken), and what it has to be at least or at most."""

    measure: str
    score: float | None
    word: str
    limit: float

    @property
    def holds(self) -> bool:
        """Whether the score keeps to its bound."""
        if self.score is None:
            return False
        return self.score <= self.limit if self.word == "at most" else self.score >= self.limit

    def __str__(self) -> str:
        """The line to print."""
        score = "missing" if self.score is None else f"{self.score:g}"
        return f"{'ok  ' if self.holds else 'FAIL'}  {self.measure:34} {score:>8}  {self.word} {self.limit:g}"


def bounds(scores: Mapping[str, Any], limits: Mapping[str, Mapping[str, float]]) -> Iterator[Bound]:
    """Every bound of `limits` beside the score it is about."""
    for table, word in (("floors", "at least"), ("ceilings", "at most")):
        for measure, limit in limits.get(table, {}).items():
            found = scores.get(measure)
            yield Bound(measure, found["f1"] if isinstance(found, dict) else found, word, limit)


def main() -> int:
    """Print all bounds; the exit status."""
    limits, report = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:3])
    counted = json.loads(report)["qualifications"]
    scores = {"explained_words": counted["explained_words"] / max(counted["words"], 1), **json.load(sys.stdin)}
    found = list(bounds(scores, tomllib.loads(limits)))
    print(*found, sep="\n")
    return 0 if found and all(bound.holds for bound in found) else 1


if __name__ == "__main__":
    sys.exit(main())
