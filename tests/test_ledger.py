"""What a run notes on disk instead of in memory: it comes back as it was, and in the order of the ids."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import build
import pytest
from running import ROOT

from flows.cache import Entry
from flows.found_files import IN_MEMORY, FoundFiles
from models.change import Cause, ChangeField
from models.document import RawFile
from models.history_tables import ChangeRow, VersionRow
from models.section import SectionKind
from pipeline.duplicates import Earlier, Signature
from pipeline.publish.ledger import Ledger, Written
from pipeline.publish.ready import made_ready, read_ready, ready, rows_of


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with closing(Ledger()) as noted:
        yield noted


def version(spec_id: str, number: int, **said: str) -> VersionRow:
    facts = {"source": "elm/a.txt", "jurisdiction": "Elm", "sha256": "0", "facts_sha256": "1"}
    return VersionRow.model_validate({"spec_id": spec_id, "version": number, **facts, **said})


def change(spec_id: str, number: int, day: str, order: int = 1) -> ChangeRow:
    return ChangeRow(
        spec_id=spec_id,
        version=number,
        order=order,
        noticed_on=day,
        cause=Cause.DOCUMENT,
        material=True,
        section=SectionKind.HEADER,
        field=ChangeField.SPECIFICATION_ADDED,
    )


ONE, TWO, OTHER = version("elm/b", 1), version("elm/b", 2), version("elm/a", 1)


class TestHistory:
    @pytest.fixture(autouse=True)
    def _kept(self, ledger: Ledger) -> None:
        for row in (TWO, ONE, OTHER):
            ledger.keep(row)

    def test_versions_come_in_the_order_of_ids_and_numbers(self, ledger: Ledger) -> None:
        assert list(ledger.versions()) == [OTHER, ONE, TWO]
        assert list(ledger.last_versions()) == [OTHER, TWO]
        assert (ledger.latest("elm/b"), ledger.latest("elm/c")) == (TWO, None)

    def test_a_version_noted_anew_keeps_the_place_of_its_facts(self, ledger: Ledger) -> None:
        ledger.keep_place(ONE, "history/elm/b/0001.json")
        withdrawn = ONE.model_copy(update={"withdrawn_on": "2031-01-01"})
        ledger.keep(withdrawn)
        assert next(row for row in ledger.versions() if row.version == 1 and row.spec_id == "elm/b") == withdrawn
        assert (ledger.place(ONE), ledger.place(TWO)) == ("history/elm/b/0001.json", None)

    def test_what_was_written_is_not_missing_and_its_last_version_is_no_earlier_one(self, ledger: Ledger) -> None:
        ledger.write(Written("elm/b", "specs/elm/b.json", "2"), "elm/b.txt")
        assert list(ledger.missing()) == [OTHER]
        assert list(ledger.earlier_versions()) == [OTHER, ONE]

    def test_half_a_character_is_kept(self, ledger: Ledger) -> None:
        odd = version("elm/c", 1, title="a\ud800b")
        ledger.keep(odd)
        assert ledger.latest("elm/c") == odd


def test_the_newest_changes_are_those_of_the_versions_noticed_last(ledger: Ledger) -> None:
    old, *new = change("elm/a", 2, "2031-01-01"), change("elm/b", 2, "2031-01-02"), change("elm/c", 2, "2031-01-02")
    more = change("elm/b", 2, "2031-01-02", order=2)
    for row in (old, more, *new):
        ledger.keep_change(row)
    assert list(ledger.newest_changes(1)) == [new[0], more]
    assert list(ledger.newest_changes(2)) == [new[0], more, new[1]]
    assert list(ledger.changes()) == [old, new[0], more, new[1]]
    assert (ledger.last_order("elm/b", 2), ledger.last_order("elm/b", 1)) == (2, 0)


def test_a_file_name_is_taken_whatever_the_case_of_its_letters(ledger: Ledger) -> None:
    ledger.write(Written("elm/Clerk", "specs/elm/Clerk.json", "0"), "elm/Clerk.txt")
    assert (ledger.writer("specs/elm/clerk.json"), ledger.writer("specs/elm/guard.json")) == ("elm/Clerk.txt", None)


def test_near_duplicates_are_the_same_found_in_memory_and_on_disk(ledger: Ledger) -> None:
    texts = {n: bytes((n % 3, n % 7 == 0, 0, 0)) * 64 for n in range(40)}
    signatures = [Signature(f"elm/{n:02}", "Elm", f"clerk {n % 2}", text) for n, text in texts.items()]
    in_memory, on_disk = Earlier(), Earlier(ledger)
    pairs = [on_disk.repeated(each) for each in signatures]
    assert pairs == [in_memory.repeated(each) for each in signatures]
    assert any(pairs)
    assert not all(pairs[2:])


def test_what_was_made_ready_is_what_would_be_made_of_the_specification() -> None:
    spec = build.full_spec(mark='quoted "words"; é')
    assert read_ready(made_ready(spec)) == ready(rows_of(spec))


def test_each_specification_of_an_entry_comes_with_what_was_made_ready_of_it() -> None:
    one, two = build.full_spec("elm/a"), build.full_spec("elm/b")
    assert list(Entry(specs=(one, two), ready=("1", "2")).made()) == [(one, "1"), (two, "2")]
    assert list(Entry(specs=(one, two)).made()) == [(one, ""), (two, "")]


class TestFoundFiles:
    FILES = tuple(
        RawFile(source=f"elm/ü {n}.txt", spec_id=f"elm/{n}", jurisdiction="Elm", sha256="0" * 64, size=n)
        for n in range(IN_MEMORY // 150)
    )

    def test_files_come_back_one_by_one_and_in_slices(self) -> None:
        found = FoundFiles(iter(self.FILES))
        assert (len(found), found[7], found[-1]) == (len(self.FILES), self.FILES[7], self.FILES[-1])
        assert found[2:9:3] == self.FILES[2:9:3]
        assert tuple(found) == self.FILES
        with pytest.raises(IndexError):
            found[len(found)]

    def test_several_threads_read_at_a_time(self) -> None:
        found = FoundFiles(self.FILES)
        with ThreadPoolExecutor(4) as threads:
            assert tuple(threads.map(found.__getitem__, range(len(found)))) == self.FILES


HEAVY = ("spacy", "numpy", "pandas", "pdfminer", "docx", "lxml", "jinja2", "pipeline.read", "pipeline.compose")


def test_the_process_that_publishes_loads_neither_the_parser_nor_pandas() -> None:
    """They would take a hundred MiB of it and two seconds of every run."""
    told = f"import sys, flows.steps; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
