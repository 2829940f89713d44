"""File names that some system forbids, or that are as long as a system allows: read, published under names that every
system takes."""

from pathlib import Path, PurePosixPath

import pytest
from build import full_spec
from running import CLERK

from flows.plan import find
from pipeline.publish import load, publish
from pipeline.publish.layout import LONGEST_NAME, RESERVED

LONG = "é" * 125 + ".txt"
NAMES = (
    *("CON.txt", "nul.txt", "aux.md", "com1.txt", "COM¹.txt", "lpt9.x.txt", "prn", "con./nul./a.txt"),
    *("dot..txt", "blank .txt", " before.txt", "end.txt.", "end.txt ", "...txt", "a:b.txt", 'a"b?.txt', "a\\b.txt"),
    *("a" * 251 + ".txt", "a" * 250 + "b.txt", "." * 251 + ".txt", LONG, f"{LONG}s/{LONG}s/{LONG}"),
)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names") / "raw"
    for name in NAMES:
        path = folder / "NUL" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(CLERK, encoding="utf-8")
    return folder


def test_every_name_is_found_or_told(raw: Path) -> None:
    found = find(raw)
    told = {each.source for each in (*found.failures, *found.notices)}
    assert {raw.source for raw in found.files} | told == {f"NUL/{name}" for name in NAMES}
    assert len({raw.spec_id for raw in found.files}) == len(found.files) > 15


def test_what_is_published_has_names_that_every_system_takes(raw: Path, tmp_path: Path) -> None:
    ids = [raw.spec_id for raw in find(raw).files]
    publish(tmp_path / "out", [full_spec(spec_id) for spec_id in ids], [], {})
    assert {spec.spec_id for spec in load(tmp_path / "out")} == set(ids)
    parts = [part for path in (tmp_path / "out").rglob("*") for part in path.relative_to(tmp_path / "out").parts]
    assert {part for part in parts if part.split(".")[0].lower() in RESERVED} == set()
    assert {part for part in parts if part != part.rstrip(". ") or not part.isascii()} == set()
    assert max(len(PurePosixPath(part).stem) for part in parts) <= LONGEST_NAME + len("-0001")
    assert any(part.startswith("con_") for part in parts)
