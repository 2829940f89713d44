"""Collecting from a real site whose pages change: what is stored, what is marked, what is said, run after run."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tenacity import wait_none
from web import Page, Site, source_toml

from pipeline.sources import Collected, News, collect, discover, fetch

Run = Callable[[], dict[str, News]]


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSE", wait_none())


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def news(collected: Collected, site: Site) -> dict[str, News]:
    """What is new, by path on the site."""
    return {look.address.removeprefix(site.root): look.news for source in collected.sources for look in source.looks}


def said(collected: Collected) -> str:
    return " ".join(look.message for source in collected.sources for look in source.looks)


def stored(folder: Path) -> dict[str, str]:
    """All documents in the folder and their earlier versions, by path."""
    hidden = {".collect.lock", "source.toml", "manifest.jsonl"}
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in hidden)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def manifest(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "manifest.jsonl").read_text().splitlines()]


# --- one document, from run to run ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unchanged",
    [
        pytest.param(Page("old", etag='"v1"'), id="by its ETag"),
        pytest.param(Page("old", modified=1.7e9), id="by its date"),
    ],
)
def test_what_did_not_change_is_not_sent_again(tmp_path: Path, site: Site, unchanged: Page) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = unchanged
    runs = [news(collect(tmp_path), site)["/clerk.txt"] for _ in range(3)]
    assert runs == [News.NEW, News.UNCHANGED, News.UNCHANGED]
    assert [line["status"] for line in manifest(folder)] == [200, 304, 304]
    assert stored(folder) == {"clerk.txt": "old"}


def test_a_version_is_compared_by_its_content_where_the_site_says_nothing(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("old")
    assert [news(collect(tmp_path), site)["/clerk.txt"] for _ in range(2)] == [News.NEW, News.UNCHANGED]
    assert [line["status"] for line in manifest(folder)] == [200, 200]


def test_the_newest_version_has_the_name_and_each_before_it_is_kept_once(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    for text in ("one", "two", "one", "two"):
        site.pages["/clerk.txt"] = Page(text)
        collect(tmp_path)
    kept = stored(folder)
    assert kept.pop("clerk.txt") == "two"
    assert sorted(kept.values()) == ["one", "two"]
    assert all(name.startswith(".earlier/clerk-") and name.endswith(".txt") for name in kept)
    assert [line["outcome"] for line in manifest(folder)] == ["stored"] * 4


@pytest.mark.parametrize("status", [404, 410])
def test_a_vanished_document_is_marked_and_kept_until_it_comes_back(tmp_path: Path, site: Site, status: int) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    gone = Page(status=status)
    found = []
    for page in (Page("old"), gone, gone, Page("old"), gone, Page("new")):
        site.pages["/clerk.txt"] = page
        collected = collect(tmp_path)
        (file,) = discover(tmp_path).files
        found.append((news(collected, site)["/clerk.txt"], bool(file.withdrawn_on), collected.has_failed))
    assert found == [
        (News.NEW, False, False),
        (News.WITHDRAWN, True, False),
        (News.UNCHANGED, True, False),
        (News.RESTORED, False, False),
        (News.WITHDRAWN, True, False),
        (News.RESTORED, False, False),
    ]
    assert stored(folder)["clerk.txt"] == "new"
    outcomes = [line["outcome"] for line in manifest(folder)]
    assert outcomes == ["stored", "withdrawn", "withdrawn", "restored", "withdrawn", "restored"]


def test_an_address_that_never_gave_a_document_fails(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/none.txt",))
    collected = collect(tmp_path)
    assert (news(collected, site), collected.has_failed) == ({"/none.txt": News.FAILED}, True)
    assert (stored(folder), "404" in said(collected)) == ({}, True)


def test_a_document_that_was_deleted_here_is_fetched_again(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("old", etag='"v1"')
    collect(tmp_path)
    (folder / "clerk.txt").unlink()
    collect(tmp_path)
    assert stored(folder) == {"clerk.txt": "old"}


# --- files that are not ours ----------------------------------------------------------------------------------------


def test_a_file_that_was_put_there_by_hand_is_never_overwritten(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    (folder / "Clerk.txt").write_text("by hand")
    (folder / "clerk.txt").write_text("by hand")
    site.pages["/clerk.txt"] = Page("fetched")
    collect(tmp_path)
    site.pages["/clerk.txt"] = Page("newer")
    collect(tmp_path)
    kept = stored(folder)
    assert (kept["clerk.txt"], kept["Clerk.txt"]) == ("by hand", "by hand")
    assert sorted(kept.values()) == ["by hand", "by hand", "fetched", "newer"]


def test_a_fetched_file_that_was_changed_by_hand_stays_beside_the_new_version(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("old", etag='"v1"')
    collect(tmp_path)
    (folder / "clerk.txt").write_text("corrected")
    collected = collect(tmp_path)
    assert "changed by hand" in said(collected)
    assert sorted(stored(folder).values()) == ["corrected", "old"]
    assert news(collect(tmp_path), site) == {"/clerk.txt": News.UNCHANGED}


def test_the_same_bytes_saved_by_hand_before_are_not_stored_twice(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("same")
    (folder / "clerk.txt").write_text("same")
    collect(tmp_path)
    (folder / "manifest.jsonl").unlink()
    collect(tmp_path)
    assert stored(folder) == {"clerk.txt": "same"}


def test_files_whose_names_differ_only_in_their_letters_are_all_left_alone(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("same")
    (folder / "Clerk.txt").write_text("same")
    (folder / "CLERK.txt").write_text("by hand")
    (folder / "clerk.txt").write_text("by hand too")
    collect(tmp_path)
    assert sorted(stored(folder).values()) == ["by hand", "by hand too", "same", "same"]


def test_two_addresses_with_one_name_keep_their_own_names(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/a/clerk.txt", "/b/clerk.txt"))
    for text in ("one", "two"):
        site.pages |= {"/a/clerk.txt": Page(f"a {text}"), "/b/clerk.txt": Page(f"b {text}")}
        collect(tmp_path)
    names = {line["address"].removeprefix(site.root): line["file"] for line in manifest(folder)}  # type: ignore[attr-defined]
    assert len(set(names.values())) == 2
    assert {path: (folder / str(name)).read_text() for path, name in names.items()} == {
        "/a/clerk.txt": "a two",
        "/b/clerk.txt": "b two",
    }


# --- index pages ----------------------------------------------------------------------------------------------------

INDEX = """<html><head><base href="/specs/"></head><body><nav><a href="/about.html">About</a></nav>
<table class="specs"><tr><td><a href="clerk.txt">Clerk</a> <a href="clerk.txt#page=2">again</a></td></tr>
<tr><td><a href="sub dir/nurse.txt">Nurse</a> <a href="mailto:x@y">mail</a> <a href="old/clerk.txt">old</a></td></tr>
</table></body></html>"""


def index_source(folder: Path, site: Site) -> Path:
    site.pages |= {
        "/list": Page(INDEX),
        "/specs/clerk.txt": Page("clerk"),
        "/specs/sub%20dir/nurse.txt": Page("nurse"),
    }
    return source_toml(folder, site, index="/list", links="table.specs a", exclude=("*/old/*",))


def test_the_links_of_an_index_page_are_fetched_each_once(tmp_path: Path, site: Site) -> None:
    folder = index_source(tmp_path / "elm", site)
    collected = collect(tmp_path)
    assert news(collected, site) == {"/specs/clerk.txt": News.NEW, "/specs/sub%20dir/nurse.txt": News.NEW}
    assert stored(folder) == {"clerk.txt": "clerk", "nurse.txt": "nurse"}
    assert site.paths() == ["/list", "/specs/clerk.txt", "/specs/sub%20dir/nurse.txt"]


def test_what_the_index_no_longer_links_to_is_withdrawn_once(tmp_path: Path, site: Site) -> None:
    folder = index_source(tmp_path / "elm", site)
    collect(tmp_path)
    site.pages["/list"] = Page(INDEX.replace("sub dir/nurse.txt", "#"))
    assert news(collect(tmp_path), site)["/specs/sub%20dir/nurse.txt"] is News.WITHDRAWN
    assert "/specs/sub%20dir/nurse.txt" not in news(collect(tmp_path), site)
    assert "nurse.txt" in stored(folder)
    site.pages["/list"] = Page(INDEX)
    assert news(collect(tmp_path), site)["/specs/sub%20dir/nurse.txt"] is News.RESTORED


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param(Page("<html><body>Under construction</body></html>"), "no link", id="is empty"),
        pytest.param(Page(INDEX.replace("specs/", "jobs/").replace("clerk", "x")), "", id="leads somewhere else"),
        pytest.param(Page(status=404), "404", id="is gone"),
        pytest.param(Page(status=500), "500", id="fails"),
        pytest.param(Page(b"\x00\xff\xfe<<<>"), "no link", id="is no page"),
        pytest.param(Page("<div>" * 5000), "", id="nests without end"),
    ],
)
def test_nothing_is_withdrawn_when_the_index(tmp_path: Path, site: Site, page: Page, words: str) -> None:
    index_source(tmp_path / "elm", site)
    collect(tmp_path)
    site.pages["/list"] = page
    if "jobs/" in str(page.body):
        source_toml(tmp_path / "elm", site, index="/list", links="table.specs a", include=("*/specs/*",))
    collected = collect(tmp_path)
    assert news(collected, site) == {"/list": News.FAILED}
    assert words in said(collected)
    assert [file.withdrawn_on for file in discover(tmp_path).files] == ["", ""]


def test_without_patterns_only_links_to_the_same_host_are_followed(tmp_path: Path, site: Site) -> None:
    with Site("127.0.0.2") as other:
        site.pages |= {"/list": Page(f'<a href="/a.txt"></a><a href="{other.root}/b.txt"></a>'), "/a.txt": Page("a")}
        other.pages["/b.txt"] = Page("b")
        folder = source_toml(tmp_path / "elm", site, index="/list")
        collect(tmp_path)
        assert set(stored(folder)) == {"a.txt"}
        source_toml(tmp_path / "elm", site, index="/list", include=("*.txt",))
        collect(tmp_path)
        assert set(stored(folder)) == {"a.txt", "b.txt"}


# --- what an ingest is told -----------------------------------------------------------------------------------------


def test_a_fetched_file_carries_its_address_and_day_and_one_changed_by_hand_does_not(
    tmp_path: Path, site: Site
) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("fetched")
    collect(tmp_path)
    (file,) = discover(tmp_path).files
    (line,) = manifest(folder)
    assert (file.url, file.fetched_on) == (f"{site.root}/clerk.txt", str(line["time"])[:10])
    (folder / "clerk.txt").write_text("by hand")
    (file,) = discover(tmp_path).files
    assert (file.url, file.fetched_on, file.withdrawn_on) == ("", "", "")


def test_a_folder_that_is_itself_the_root_is_collected(tmp_path: Path, site: Site) -> None:
    folder = source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    site.pages["/clerk.txt"] = Page("text")
    (source,) = collect(folder).sources
    assert [look.file for look in source.looks] == ["clerk.txt"]
    assert [file.url for file in discover(folder).files] == [f"{site.root}/clerk.txt"]


def test_one_source_that_fails_does_not_stop_the_others(tmp_path: Path, site: Site) -> None:
    site.pages["/clerk.txt"] = Page("text")
    source_toml(tmp_path / "ash", site, addresses=("http://127.0.0.1:9/x.txt",))
    source_toml(tmp_path / "elm", site, addresses=("/clerk.txt",))
    (source_toml(tmp_path / "oak", site) / "source.toml").write_text("jurisdiction = 3")
    (tmp_path / "pine").mkdir()
    collected = collect(tmp_path)
    assert [(source.folder, source.counts[News.NEW], len(source.problems)) for source in collected.sources] == [
        ("ash", 0, 0),
        ("elm", 1, 0),
        ("oak", 0, 1),
    ]
    assert collected.has_failed
    assert not collect(tmp_path, ["Elm County"]).has_failed
