"""Discovery: which files are documents, whose they are, and what their ids are."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from pipeline.read.unreadable import Unreadable
from pipeline.sources import RawFolderError, content, discover, slug
from pipeline.sources.corrections import read_corrections
from pipeline.sources.discovery import spec_ids


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"text of {path}", encoding="utf-8")


def ids(root: Path) -> dict[str, str]:
    return {file.source: file.spec_id for file in discover(root).files}


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    write(tmp_path, "elm/b.txt", "elm/a.txt", "ash/z z.txt", "elm/health/nurse é.md")
    found = [file.source for file in discover(tmp_path).files]
    assert found == ["ash/z z.txt", "elm/a.txt", "elm/b.txt", "elm/health/nurse é.md"]


def test_a_source_file_names_the_jurisdiction_of_its_folder_and_all_below(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt", "elm/health/b.txt", "ash/c.txt")
    (tmp_path / "elm/source.toml").write_text('jurisdiction = "Elm County"\nstate = "OH"\n')
    found = {file.source: (file.jurisdiction, file.state) for file in discover(tmp_path).files}
    assert found == {
        "ash/c.txt": ("ash", ""),
        "elm/a.txt": ("Elm County", "OH"),
        "elm/health/b.txt": ("Elm County", "OH"),
    }


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("jurisdiction = ", id="a source file that is no TOML is reported"),
        pytest.param('state = "OH"', id="a source file without a jurisdiction is reported"),
        pytest.param('jurisdiction = "Elm"\ncolour = "red"', id="a source file with an unknown key is reported"),
        pytest.param(f"grade = {'9' * 5000}", id="a source file with a number of thousands of digits is reported"),
        pytest.param(f"a{'.a' * 100_000} = 1", id="a source file with a key of many parts is reported"),
        pytest.param(f"a = {'[' * 5000}", id="a source file that nests too deep is reported"),
    ],
)
def test_a_broken_source_file_is_a_problem_and_the_folder_names_the_jurisdiction(tmp_path: Path, text: str) -> None:
    write(tmp_path, "elm/a.txt")
    (tmp_path / "elm/source.toml").write_text(text)
    found = discover(tmp_path)
    assert [file.jurisdiction for file in found.files] == ["elm"]
    assert [(p.source, p.problem.code) for p in found.problems] == [("elm/source.toml", "broken-source")]


def test_files_directly_in_the_root_belong_to_the_root(tmp_path: Path) -> None:
    root = tmp_path / "Elm County"
    write(root, "a.txt")
    [file] = discover(root).files
    assert (file.jurisdiction, file.spec_id) == ("Elm County", "elm-county/a")


def test_a_jurisdiction_folder_can_itself_be_the_root(tmp_path: Path) -> None:
    write(tmp_path, "elm/health/a.txt")
    (tmp_path / "elm/source.toml").write_text('jurisdiction = "Elm County"')
    [file] = discover(tmp_path / "elm").files
    assert (file.jurisdiction, file.spec_id) == ("Elm County", "elm/health-a")
    assert file.spec_id == ids(tmp_path)["elm/health/a.txt"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden",
        "source.toml",
        "manifest.jsonl",
        "corrections.toml",
        "README",
        "README.md",
        "~$Clerk.docx",
        "Thumbs.db",
    ],
)
def test_what_is_no_document_is_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"elm/sub/{name}", ".git/config.txt")
    found = discover(tmp_path)
    assert (found.files, found.problems) == ((), ())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Straße", "strasse", id="letters that stand for two are written out"),
        pytest.param("Señor Clerk II", "senor-clerk-ii", id="accents go and spaces become hyphens"),
        pytest.param("4C11_test (rev. 2)", "4c11-test-rev-2", id="runs of signs become one hyphen"),
        pytest.param("文書", "file", id="a name without any Latin letter is called file"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["e/a.pdf", "e/a.txt"], ["e/a-pdf", "e/a-txt"], id="two formats of one name get their suffix"),
        pytest.param(["e/A b.txt", "e/a-b.txt"], ["e/a-b-txt", "e/a-b-txt-2"], id="equal names get a number"),
        pytest.param(
            ["e/a-pdf.txt", "e/a.pdf", "e/a.txt"],
            ["e/a-pdf", "e/a-pdf-2", "e/a-txt"],
            id="a suffixed name never takes the plain name of another file",
        ),
        pytest.param(["e/a/b.txt", "e/a-b.md"], ["e/a-b-md", "e/a-b-txt"], id="a folder and a hyphen may collide"),
    ],
)
def test_ids_are_unique(tmp_path: Path, paths: list[str], expected: list[str]) -> None:
    write(tmp_path, *paths)
    assert sorted(ids(tmp_path).values()) == expected


def test_ids_do_not_depend_on_the_content(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt", "elm/a.md")
    before = ids(tmp_path)
    (tmp_path / "elm/a.md").write_text("other words")
    assert ids(tmp_path) == before


def test_a_link_that_leads_out_is_reported_and_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "out/secret.txt", "raw/elm/a.txt")
    (tmp_path / "raw/elm/way").symlink_to(tmp_path / "out")
    (tmp_path / "raw/elm/b.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "raw/elm/loop").symlink_to(tmp_path / "raw")
    found = discover(tmp_path / "raw")
    assert [file.source for file in found.files] == ["elm/a.txt"]
    assert [(p.source, p.problem.code) for p in found.problems] == [
        ("elm/b.txt", "outside-link"),
        ("elm/loop", "folder-link"),
        ("elm/way", "outside-link"),
    ]


def test_links_that_lead_to_each_other_are_reported_and_do_not_stop_the_run(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt")
    (tmp_path / "elm/one.txt").symlink_to(tmp_path / "elm/two.txt")
    (tmp_path / "elm/two.txt").symlink_to(tmp_path / "elm/one.txt")
    found = discover(tmp_path)
    assert [file.source for file in found.files] == ["elm/a.txt"]
    assert {(p.source, p.problem.code) for p in found.problems} == {
        ("elm/one.txt", "folder-link"),
        ("elm/two.txt", "folder-link"),
    }


@pytest.mark.parametrize("name", ["missing", "a.txt"])
def test_a_root_that_is_no_folder_is_named_in_one_line(tmp_path: Path, name: str) -> None:
    write(tmp_path, "a.txt")
    with pytest.raises(RawFolderError) as caught:
        discover(tmp_path / name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_hash_and_size_are_those_of_the_bytes(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt")
    [file] = discover(tmp_path).files
    read = content(tmp_path, file)
    assert (file.sha256, file.size) == (hashlib.sha256(read).hexdigest(), len(read))


def test_a_file_over_the_limit_is_listed_and_reported_but_never_read(tmp_path: Path) -> None:
    write(tmp_path, "elm/long.txt")
    found = discover(tmp_path, largest=10)
    assert [(p.source, p.problem.code) for p in found.problems] == [("elm/long.txt", "too-large")]
    with pytest.raises(Unreadable) as caught:
        content(tmp_path, found.files[0], largest=10)
    assert caught.value.code == "too-large"


def test_a_file_that_has_gone_changed_meanwhile_and_is_not_called_damaged(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt", "ash/b.txt")
    gone_with_folder, gone = discover(tmp_path).files
    (tmp_path / "elm/a.txt").unlink()
    (tmp_path / "ash/b.txt").unlink()
    (tmp_path / "ash").rmdir()
    (tmp_path / "ash").write_text("a file where the folder was")
    for file in (gone, gone_with_folder):
        with pytest.raises(Unreadable) as caught:
            content(tmp_path, file)
        assert caught.value.code == "changed-meanwhile"


def test_thousands_of_names_without_a_latin_letter_get_ids_at_once() -> None:
    """Each gets a number of its own; to count anew for each would take minutes."""
    paths = {
        f"elm/{chr(0x4E00 + number % 5_000)}{chr(0x4E00 + number // 5_000)}.txt": "elm" for number in range(50_000)
    }
    start = time.perf_counter()
    found = spec_ids(paths, dict.fromkeys(paths, "elm"))
    assert time.perf_counter() - start < 5
    assert len(set(found.values())) == len(paths)
    assert {"elm/file-txt", "elm/file-txt-2", "elm/file-txt-50000"} <= set(found.values())


def test_a_file_over_the_limit_is_hashed_only_in_part_and_its_size_is_told(tmp_path: Path) -> None:
    write(tmp_path, "elm/one.txt", "elm/other.txt")
    for name, size in (("one", 2**40), ("other", 2**41)):
        with (tmp_path / f"elm/{name}.txt").open("r+b") as file:
            file.truncate(size)  # a hole: it takes no room on the disk, and hours to read
    found = discover(tmp_path, largest=10)
    assert [file.size for file in found.files] == [2**40, 2**41]
    assert len({file.sha256 for file in found.files}) == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param(".clerk.pdf", True, id="a hidden document is told of"),
        pytest.param(".clerk.pdf.part", False, id="a file that is being fetched is passed over in silence"),
        pytest.param("._Clerk.docx", False, id="the second half of a file from a Mac is passed over in silence"),
        pytest.param(".~lock.Clerk.docx#", False, id="the lock of an office program is passed over in silence"),
    ],
)
def test_a_hidden_file_that_could_be_a_document(tmp_path: Path, name: str, told: bool) -> None:
    write(tmp_path, f"elm/{name}", "elm/a.txt")
    found = discover(tmp_path)
    assert [file.source for file in found.files] == ["elm/a.txt"]
    wanted = [(f"elm/{name}", "hidden-file", "warning")] if told else []
    assert [(p.source, p.problem.code, p.problem.severity) for p in found.problems] == wanted


@pytest.mark.parametrize(
    ("path", "told"),
    [
        pytest.param(".archive/clerk.pdf", ".archive", id="a hidden folder with a document"),
        pytest.param(".archive/1998/old/clerk.docx", ".archive", id="a document deep in it"),
        pytest.param("elm/.old/clerk.txt", "elm/.old", id="a hidden folder of a jurisdiction"),
        pytest.param(".git/objects/clerk.pdf", None, id="a hidden folder of a program"),
        pytest.param(".archive/~$clerk.docx", None, id="a lock of an office program"),
    ],
)
def test_a_hidden_folder_that_holds_documents(tmp_path: Path, path: str, told: str | None) -> None:
    place = tmp_path / path
    place.parent.mkdir(parents=True)
    place.write_bytes(b"CLERK")
    found = discover(tmp_path)
    assert found.files == ()
    assert [(each.source, each.problem.code) for each in found.problems] == ([(told, "hidden-file")] if told else [])


def test_a_source_file_that_is_a_pipe_is_reported_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt")
    os.mkfifo(tmp_path / "elm/source.toml")
    found = discover(tmp_path)
    assert [file.jurisdiction for file in found.files] == ["elm"]
    assert [(p.source, p.problem.code) for p in found.problems] == [("elm/source.toml", "broken-source")]


def test_a_source_file_outside_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "raw", "elm/a.txt")
    (tmp_path / "secret.toml").write_text('jurisdiction = "Secret"')
    (tmp_path / "raw/elm/source.toml").symlink_to(tmp_path / "secret.toml")
    found = discover(tmp_path / "raw")
    assert [file.jurisdiction for file in found.files] == ["elm"]
    assert [(p.source, p.problem.code) for p in found.problems] == [("elm/source.toml", "broken-source")]


def test_a_folder_that_lies_too_deep_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt")
    deep = tmp_path / "elm" / "/".join("d" * 300)
    os.makedirs(deep)
    (deep / "b.txt").write_text("text")
    found = discover(tmp_path)
    assert [file.source for file in found.files] == ["elm/a.txt"]
    assert [p.problem.code for p in found.problems] == ["unreadable-folder"]
    assert read_corrections(tmp_path).all == ()


def test_a_file_that_became_a_pipe_after_it_was_found_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "elm/a.txt")
    (file,) = discover(tmp_path).files
    (tmp_path / "elm/a.txt").unlink()
    os.mkfifo(tmp_path / "elm/a.txt")
    with pytest.raises(Unreadable):
        content(tmp_path, file)


def test_a_file_that_became_a_link_to_another_folder_after_it_was_found_is_not_read(tmp_path: Path) -> None:
    write(tmp_path / "raw", "elm/a.txt", "elm/b.txt", "ash/c.txt")
    write(tmp_path, "secret/a.txt", "secret/c.txt")
    other, first, second = discover(tmp_path / "raw").files
    (tmp_path / "raw/elm/a.txt").unlink()
    (tmp_path / "raw/elm/a.txt").symlink_to(tmp_path / "secret/a.txt")
    (tmp_path / "raw/ash/c.txt").unlink()
    (tmp_path / "raw/ash").rmdir()
    (tmp_path / "raw/ash").symlink_to(tmp_path / "secret")
    for file in (first, other):
        with pytest.raises(Unreadable) as caught:
            content(tmp_path / "raw", file)
        assert caught.value.code == "changed-meanwhile"
    (tmp_path / "raw/elm/b.txt").rename(tmp_path / "raw/elm/d.txt")
    (tmp_path / "raw/elm/b.txt").symlink_to("d.txt")
    assert content(tmp_path / "raw", second) == b"text of elm/b.txt"
