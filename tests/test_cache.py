"""Results kept from run to run: the key, what is not believed, what is forgotten."""

import gzip
import os
import time
from pathlib import Path

import build
import pytest

from flows import cache as cache_module
from flows.cache import FOLDER, KEPT, Cache, Entry
from models.document import Problem, RawFile
from models.requirement import AllOf
from models.source import Quirks
from pipeline.parse import parse


class TestCache:
    RAW = RawFile(source="harrow/clerk.txt", spec_id="harrow/clerk", jurisdiction="Harrow", sha256="0" * 64, size=1)

    def test_an_entry_is_read_back_as_it_was_written(self, tmp_path: Path) -> None:
        entry = Entry(problems=(Problem(code="no-text", severity="error", message="The file holds no text."),))
        cache = Cache(tmp_path)
        cache.write(self.RAW, entry)
        assert cache.read(self.RAW) == entry

    @pytest.mark.parametrize("change", [{"sha256": "1" * 64}, {"state": "NY"}, {"source": "x.pdf"}, {"spec_id": "x"}])
    def test_everything_that_a_result_depends_on_is_part_of_the_key(
        self, tmp_path: Path, change: dict[str, str]
    ) -> None:
        cache = Cache(tmp_path)
        cache.write(self.RAW, Entry())
        assert cache.holds(self.RAW)
        assert not cache.holds(self.RAW.model_copy(update=change))

    def test_quirks_are_part_of_the_key_and_what_was_fetched_when_is_not(self, tmp_path: Path) -> None:
        cache = Cache(tmp_path)
        cache.write(self.RAW, Entry())
        fetched = {"url": "https://elm.test/a", "fetched_on": "2025-03-01", "withdrawn_on": "2025-03-02"}
        assert cache.holds(self.RAW.model_copy(update=fetched))
        assert not cache.holds(self.RAW.model_copy(update={"quirks": Quirks(encoding="cp850")}))

    def test_a_kept_specification_carries_the_file_as_it_is_now(self, tmp_path: Path) -> None:
        cache = Cache(tmp_path)
        cache.write(self.RAW, Entry(specs=(build.spec(),)))
        now = self.RAW.model_copy(update={"withdrawn_on": "2025-03-02"})
        entry = cache.read(now)
        assert entry is not None
        assert [spec.raw for spec in entry.specs] == [now]

    def test_rows_made_ready_are_believed_only_where_the_file_is_as_it_was(self, tmp_path: Path) -> None:
        cache, spec = Cache(tmp_path), build.spec()
        raw = spec.raw.model_copy(update={"spec_id": spec.spec_id})
        cache.write(raw, Entry(specs=(spec.model_copy(update={"raw": raw}),), ready=("rows",)))
        kept = (cache.read(raw), cache.read(raw.model_copy(update={"url": "https://elm.test/a"})))
        assert [entry and entry.ready for entry in kept] == [("rows",), ()]

    def test_another_version_of_the_code_finds_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        Cache(tmp_path).write(self.RAW, Entry())
        monkeypatch.setattr(cache_module, "fingerprint", lambda: "another")
        assert not Cache(tmp_path).holds(self.RAW)

    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"", id="an empty file"),
            pytest.param(b"{}", id="a file that is not compressed"),
            pytest.param(gzip.compress(b'{"specs": []}' * 99)[:40], id="a file cut short"),
        ],
    )
    def test_an_entry_that_is_not_whole_counts_as_missing(self, tmp_path: Path, content: bytes) -> None:
        cache = Cache(tmp_path)
        cache.write(self.RAW, Entry())
        cache._path(self.RAW).write_bytes(content)
        assert not cache.holds(self.RAW)
        assert cache.read(self.RAW) is None

    def test_half_a_character_is_kept_as_a_question_mark(self, tmp_path: Path) -> None:
        cache = Cache(tmp_path)
        cache.write(self.RAW, Entry(problems=(Problem(code="some-code", severity="info", message="a\ud800b"),)))
        entry = cache.read(self.RAW)
        assert entry is not None
        assert entry.problems[0].message == "a?b"

    def test_what_nests_too_deep_to_be_written_is_told_as_that(self, tmp_path: Path) -> None:
        (spec,) = parse(self.RAW, b"CLERK\n\nMINIMUM QUALIFICATIONS\n\nOne year of experience.\n").specs
        tree = AllOf()
        for _ in range(260):
            tree = AllOf(members=(tree,))
        (track,) = spec.qualifications.tracks
        deep = spec.qualifications.model_copy(update={"tracks": (track.model_copy(update={"tree": tree}),)})
        entry = Entry(specs=(spec.model_copy(update={"qualifications": deep}),))
        with pytest.raises(RecursionError):
            Cache(tmp_path).write(self.RAW, entry)

    def test_old_versions_are_removed_and_folders_of_others_are_not(self, tmp_path: Path) -> None:
        for age in range(1, 6):
            old = tmp_path / f"{FOLDER}{age:016x}"
            old.mkdir()
            os.utime(old, (time.time() - 1000 * age,) * 2)
        (tmp_path / "photos").mkdir()
        current = Cache(tmp_path).folder
        left = {path.name for path in tmp_path.iterdir()}
        assert left == {"photos", current.name, *(f"{FOLDER}{age:016x}" for age in range(1, KEPT))}
