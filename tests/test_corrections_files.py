"""`corrections.toml`: read entry by entry however hostile it is, and extended without harm to what stands in it."""

import os
import threading
import tomllib
from pathlib import Path

import pytest

from models.correction import Correction
from pipeline.sources.corrections import Unusable, corrections_digest, read_corrections
from pipeline.sources.corrections_writing import append_correction

GOOD = """[[correction]]
spec = "harrow/clerk"
fact = "grade"
value = "9"
reason = "Misread."
by = "J. Ortiz"
on = 2024-05-06
words = "Grade: 7"
"""


def write(folder: Path, text: str | bytes, name: str = "harrow/corrections.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(folder: Path) -> str:
    (problem,) = read_corrections(folder).problems
    assert (problem.source, problem.problem.code) == ("harrow/corrections.toml", "broken-corrections")
    assert len(problem.problem.message) < 10_000
    return problem.problem.message


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param(GOOD, "9", id="a text"),
        pytest.param(changed('"9"', "24"), 24.0, id="a whole number"),
        pytest.param(changed('"9"', "1.5"), 1.5, id="a fraction"),
        pytest.param(changed('"9"', "false"), False, id="false"),
        pytest.param(changed('"9"', "2024-01-02"), "2024-01-02", id="a day"),
        pytest.param(changed('"9"', '["a", "b"]'), ("a", "b"), id="a list"),
        pytest.param(changed('"9"', "[2024-01-02]"), ("2024-01-02",), id="a list of days"),
        pytest.param(changed("2024-05-06", '"2024-05-06"'), "9", id="the day in quotes"),
        pytest.param(changed('words = "Grade: 7"\n', ""), "9", id="no words"),
        pytest.param("\ufeff" + GOOD.replace("\n", "\r\n"), "9", id="as an editor under Windows writes it"),
        pytest.param("# ours\n" + GOOD, "9", id="with a comment"),
    ],
)
def test_an_entry_is_read(tmp_path: Path, text: str, value: object) -> None:
    write(tmp_path, text)
    read = read_corrections(tmp_path)
    assert read.problems == ()
    assert [(each.spec, each.value, type(each.value), each.on, each.entry) for each in read.all] == [
        ("harrow/clerk", value, type(value), "2024-05-06", 1)
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param(changed('by = "J. Ortiz"\n', ""), "entry 2: by: it is missing", id="a key is missing"),
        pytest.param(GOOD + "page = 3\n", "entry 2: page:", id="a key that is not known"),
        pytest.param(changed('"grade"', '"colour"'), "entry 2: fact: there is none named colour", id="no such fact"),
        pytest.param(changed('"grade"', "7"), "entry 2: fact:", id="a fact that is a number"),
        pytest.param(changed("2024-05-06", '"soon"'), "entry 2: on:", id="no day"),
        pytest.param(changed("2024-05-06", "2024-05-06T12:00:00"), "entry 2: on:", id="a time"),
        pytest.param(changed('"9"', "{a = 1}"), "entry 2: value:", id="a table as value"),
        pytest.param(changed('"9"', "[[1], 2]"), "entry 2: value", id="a list of lists"),
        pytest.param(changed('"9"', "12:00:00"), "entry 2: value:", id="a time as value"),
        pytest.param(changed('"9"', "1" * 40), "entry 2: value:", id="a number without end"),
        pytest.param(changed('"Misread."', '" "'), "entry 2: reason:", id="no reason"),
        pytest.param(changed('"J. Ortiz"', '"' + "x" * 300 + '"'), "entry 2: by:", id="a name without end"),
        pytest.param(changed('"Grade: 7"', "7"), "entry 2: words:", id="words that are a number"),
    ],
)
def test_a_broken_entry_is_named_and_the_others_stay_in_force(tmp_path: Path, entry: str, said: str) -> None:
    write(tmp_path, GOOD + entry + GOOD)
    assert said in told(tmp_path)
    assert [each.entry for each in read_corrections(tmp_path).all] == [1, 3]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"[[correction]\n", "no valid TOML", id="half written"),
        pytest.param(b"\xff\xfe\x00", "not written in UTF-8", id="not in UTF-8"),
        pytest.param(b"a = " + b"[" * 200_000, "nested too deeply", id="nested without end"),
        pytest.param(b"#" * (2 * 2**20), "larger than 1 MiB", id="huge"),
        pytest.param(b"correction = 3\n", "must be a table", id="no list"),
        pytest.param(b"[[corection]]\na = 1\n", "corection is not known", id="misspelled"),
        pytest.param(b"x = " + b"9" * 100_000, "TOML", id="a number of a hundred thousand digits"),
        pytest.param(b"a." * 400_000 + b"b = 1\n", "key of many parts", id="a key of 400,000 parts"),
        pytest.param(b'[x."' + b'a" . "' * 50_000 + b'b"]\n', "key of many parts", id="the same in quotes"),
        pytest.param(b"correction = [1, 2]\n", "must be a table", id="a list of numbers"),
    ],
)
def test_a_broken_file_is_one_problem(tmp_path: Path, content: bytes, said: str) -> None:
    write(tmp_path, content)
    write(tmp_path, GOOD, "tamarack/corrections.toml")
    assert said in told(tmp_path)
    assert "None of them is in force" in told(tmp_path)
    assert len(read_corrections(tmp_path).all) == 1


def test_many_broken_entries_are_told_shortly(tmp_path: Path) -> None:
    write(tmp_path, changed('"9"', "{}") * 500)
    assert "And 490 more entries" in told(tmp_path)


def test_files_are_found_in_every_folder_that_an_ingest_looks_into(tmp_path: Path) -> None:
    for name in ("corrections.toml", "harrow/health/corrections.toml", ".hidden/corrections.toml", "a/Corrections.txt"):
        write(tmp_path, GOOD, name)
    assert [each.source for each in read_corrections(tmp_path).all] == [
        "corrections.toml",
        "harrow/health/corrections.toml",
    ]


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "outside.toml")
    (tmp_path / "raw/harrow").mkdir(parents=True)
    (tmp_path / "raw/harrow/corrections.toml").symlink_to(tmp_path / "outside.toml")
    assert "leads out" in told(tmp_path / "raw")


def test_the_digest_changes_with_every_correction_and_with_nothing_else(tmp_path: Path) -> None:
    digests = [corrections_digest(tmp_path)]
    write(tmp_path, b"document", "harrow/clerk.txt")
    assert corrections_digest(tmp_path) == digests[0]
    for text in (GOOD, GOOD * 2, b"[[broken"):
        write(tmp_path, text)
        digests.append(corrections_digest(tmp_path))
    write(tmp_path, GOOD, "tamarack/corrections.toml")
    assert len({*digests, corrections_digest(tmp_path)}) == 5


# --- writing --------------------------------------------------------------------------------------------------------


def correction(number: int = 1, reason: str = "Misread.") -> Correction:
    return Correction(
        spec="harrow/clerk",
        fact=f"activities.{number}.text",
        value="Plans.",
        reason=reason,
        by="J. Ortiz",
        on="2024-05-06",
        words="Plants; “all”\nday",
    )


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("", id="no file yet"),
        pytest.param("# Ours.\n\n", id="a comment only"),
        pytest.param("# Ours.\n" + GOOD + "# the last word", id="comments, no line end"),
        pytest.param(GOOD.replace("\n", "\r\n"), id="line ends of Windows"),
        pytest.param("\ufeff" + GOOD, id="a byte order mark"),
    ],
)
@pytest.mark.parametrize("reason", ["Plain.", '=cmd|"x"!A1', "a\nb\t'''\"\"\" \\ ü", "]]\n[[correction]]"])
def test_what_stood_in_the_file_stays_and_the_entry_is_the_last(tmp_path: Path, before: str, reason: str) -> None:
    path = tmp_path / "harrow/corrections.toml"
    path.parent.mkdir()
    if before:
        write(tmp_path, before)
    known = read_corrections(tmp_path).all
    append_correction(path.parent, tmp_path, correction(reason=reason))
    content = path.read_bytes()
    assert content.startswith(before.encode())
    last = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))["correction"][-1]
    assert (last["reason"], last["words"]) == (reason, "Plants; “all”\nday")
    assert read_corrections(tmp_path).all[:-1] == known
    assert [name for name in os.listdir(path.parent) if not name.endswith(".lock")] == ["corrections.toml"]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        pytest.param(b"[[correction]\n", "repair the file first", id="a broken file"),
        pytest.param(b"correction = []\n", "write each as a", id="a list that cannot be extended"),
    ],
)
def test_a_file_that_cannot_be_extended_is_left_as_it_is(tmp_path: Path, before: bytes, said: str) -> None:
    path = write(tmp_path, before)
    with pytest.raises(Unusable, match=said):
        append_correction(path.parent, tmp_path, correction())
    assert path.read_bytes() == before


def test_of_many_that_write_at_once_none_is_lost(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    writers = [
        threading.Thread(target=append_correction, args=(tmp_path / "harrow", tmp_path, correction(number)))
        for number in range(1, 13)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    read = read_corrections(tmp_path)
    assert read.problems == ()
    assert {each.fact for each in read.all} == {"grade", *(f"activities.{number}.text" for number in range(1, 13))}


def test_the_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    path.chmod(0o640)
    append_correction(path.parent, tmp_path, correction())
    assert path.stat().st_mode & 0o777 == 0o640
