"""The review list: what is on it, in which order, and what the documents say of its weights."""

import re
from pathlib import Path
from typing import Any

import build
import pytest
from build import full_spec, problem, spec

from models.classspec import ClassSpec
from models.tables import CorrectionRow, ProblemRow, SpecRow
from pipeline.publish import publish, read_rows
from pipeline.review import BY_CODE, BY_SEVERITY, UNEXPLAINED, UNEXPLAINED_WEIGHT, UNREAD, UNREAD_WEIGHT, rank
from pipeline.tabulate import TABLES, problem_row

ROOT = Path(__file__).parents[1]


def ranked(*specs: ClassSpec, failed: dict[str, str] | None = None) -> list[tuple[str, float, list[str]]]:
    rows: dict[str, list[Any]] = {table.name: [row for each in specs for row in table.rows(each)] for table in TABLES}
    rows["problems"] += [problem_row(source, problem(code, "error")) for source, code in (failed or {}).items()]
    items = rank(rows["specs"], rows["problems"], rows["requirements"])
    return [(item.spec_id or item.source, item.score, [reason.what for reason in item.reasons]) for item in items]


def with_words(words: int, explained: int, name: str = "harrow/clerk") -> ClassSpec:
    made = spec(name)
    read = made.qualifications.model_copy(update={"words": words, "explained_words": explained})
    return made.model_copy(update={"qualifications": read})


UNREAD_LEAF = build.alternative(build.experience(12), build.unparsed("unless the moon is full"))


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        pytest.param(spec(), [], id="nothing to see"),
        pytest.param(spec(problems=[problem("unknown-heading", "info")]), [], id="information asks for nothing"),
        pytest.param(spec(problems=[problem("x")]), [("harrow/clerk", 10, ["x"])], id="a warning"),
        pytest.param(
            spec(problems=[problem("x"), problem("y", "error")]), [("harrow/clerk", 110, ["y", "x"])], id="the sum"
        ),
        pytest.param(
            spec(problems=[problem("x"), problem("correction-held-back")]),
            [("harrow/clerk", 70, ["correction-held-back", "x"])],
            id="a correction held back weighs more than a warning",
        ),
        pytest.param(spec(alternatives=[UNREAD_LEAF]), [("harrow/clerk", 5, [UNREAD])], id="words that were not read"),
        pytest.param(with_words(100, 100), [], id="all words explained"),
        pytest.param(with_words(100, 96), [], id="nearly all words explained"),
        pytest.param(with_words(100, 50), [("harrow/clerk", 10, [UNEXPLAINED])], id="half of the words explained"),
        pytest.param(with_words(0, 0), [], id="no words"),
    ],
)
def test_why_somebody_should_look(made: ClassSpec, wanted: list[tuple[str, float, list[str]]]) -> None:
    assert ranked(made) == wanted


def test_the_worst_comes_first_and_failed_files_stand_among_them() -> None:
    made = [
        spec("harrow/a", problems=[problem("x")]),
        spec("harrow/b", problems=[problem("no-minimum-qualifications")]),
        spec("harrow/c", problems=[problem("x")]),
        spec("harrow/d"),
    ]
    assert [name for name, *_ in ranked(*made, failed={"harrow/scan.pdf": "no-text"})] == [
        "harrow/scan.pdf",
        "harrow/b",
        "harrow/a",
        "harrow/c",
    ]
    assert ranked(*made) == ranked(*reversed(made))


def test_the_documents_tell_the_weights_of_the_code() -> None:
    text = (ROOT / "docs/corrections.md").read_text(encoding="utf-8")
    told = {name: float(weight) for name, weight in re.findall(r"^\| `([a-z-]+)` \| ([\d.]+) \|", text, re.MULTILINE)}
    severities = {str(severity): weight for severity, weight in BY_SEVERITY.items()}
    assert told == {**severities, **BY_CODE, UNREAD: UNREAD_WEIGHT, UNEXPLAINED: UNEXPLAINED_WEIGHT}


def test_rows_are_read_back_as_they_were_published(tmp_path: Path) -> None:
    made = full_spec(mark="=SUM(1)")
    publish(tmp_path / "out", [made], [], {})
    for table in TABLES:
        rows = read_rows(tmp_path / "out", table.row)
        assert list(rows) == list(table.rows(made)), table.name
    assert {type(row) for row in read_rows(tmp_path / "out", CorrectionRow)} == {CorrectionRow}
    assert read_rows(tmp_path / "out", ProblemRow)[0].page == 1
    assert read_rows(tmp_path / "out", SpecRow)[0].grade == ""
