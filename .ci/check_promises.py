"""The promises of `tests/promises.py` on real documents: nothing lost, all counted, every fact where it says.

    python .ci/check_promises.py FOLDER...

Out: one line for each broken promise; exit status 1 if there is one.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # neither `bench` nor `tests` is installed
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from promises import missing, uncounted, untraceable

from bench.timing import documents
from pipeline.parse import parse
from pipeline.read import read


def broken(folder: Path) -> Iterator[str]:
    """What is wrong with the specifications of the documents in `folder`."""
    for raw, content in documents(folder):
        specs = parse(raw, content).specs
        if lost := missing(raw, content, specs):
            yield f"{raw.source}: lost {lost}"
        for spec in specs:
            if counts := uncounted(spec):
                yield f"{spec.spec_id}: {counts}"
            for evidence in untraceable(spec, read(raw, content)[0]):
                yield f"{spec.spec_id}: not where it says: {evidence}"


def main() -> int:
    """Print what is broken; 1 if anything is."""
    found = [line for folder in sys.argv[1:] for line in broken(Path(folder))]
    print("\n".join(found) or "ok    all promises are kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
