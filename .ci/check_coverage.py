"""Every file that came in came out: as a specification, or as a problem that says why not.

    python .ci/check_coverage.py RAW STRUCTURED

Prints how many files became what; exit status 1, with their names, if any is in neither table. Hidden files, read-me
files and our own files in RAW are no documents.
"""

import csv
import sys
from pathlib import Path

NO_DOCUMENTS = ("source.toml", "manifest.jsonl", "corrections.toml")


def documents(raw: Path) -> set[str]:
    """Paths below `raw`, with `/`."""
    paths = (path.relative_to(raw) for path in raw.rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if not _is_ignored(path)}


def sources(structured: Path, table: str) -> set[str]:
    """Column `source` of a published table."""
    csv.field_size_limit(2**31 - 1)
    with (structured / f"{table}.csv").open(newline="", encoding="utf-8") as handle:
        return {row["source"] for row in csv.DictReader(handle)}


def _is_ignored(path: Path) -> bool:
    return (
        path.name in NO_DOCUMENTS or path.name.startswith("README") or any(part.startswith(".") for part in path.parts)
    )


def main() -> int:
    """Count, print; the exit status."""
    raw, structured = map(Path, sys.argv[1:3])
    wanted, published = documents(raw), sources(structured, "specs")
    explained = sources(structured, "problems") - published
    lost = wanted - published - explained
    print(f"{len(wanted)} files: {len(wanted & published)} published, {len(wanted & explained)} only with a problem")
    print(*(f"lost: {source}" for source in sorted(lost)), sep="\n", end="\n" if lost else "")
    return 1 if lost or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
