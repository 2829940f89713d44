"""How long the minimum qualifications take: median milliseconds for a document.

    python3 -m bench.extract [FOLDER]

Only `pipeline.compose.qualifications` is timed, on sections made beforehand; every document three times, the best
counts.
"""

import sys
from pathlib import Path

from bench.timing import best_of, documents, milliseconds, spread
from pipeline.clean import clean
from pipeline.compose import qualifications
from pipeline.lexicon import patterns
from pipeline.read import read
from pipeline.segment import segment


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "raw")
    sections = [segment(clean(read(raw, content)[0]))[0] for raw, content in documents(folder)]
    compiled, _ = best_of(1, patterns.compiled)
    times = [best_of(3, lambda parts=parts: qualifications(parts))[0] for parts in sections]
    words = [found[0].words for found in map(qualifications, sections)]
    print(f"{len(times)} documents, {sum(words)} words of qualifications; lexicons compiled in {compiled:.2f} s")
    print(f"qualifications of a document: {spread(times)}")
    print(f"per 100 words: {milliseconds(100 * sum(times) / max(sum(words), 1))} ms")


if __name__ == "__main__":
    main()
