"""Channels: a real webhook and a real mail server on this computer take the message, others fail without harm."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from changes import change
from receivers import Mail, Webhook, a_mail_server, a_webhook

from flows.message import Message
from flows.report import Counts, Qualifications, Report, Run
from flows.run import Request, Stage
from flows.telling import VARIABLE, channels, tell
from flows.tidings import tell_changes
from models.history_tables import ChangeRow
from models.limits import Limits

MESSAGE = Message("classspec: 1 material change", "Payroll Clerk\n- months: 60 → 48")


@pytest.fixture
def webhook() -> Iterator[int]:
    with a_webhook() as port:
        yield port


@pytest.fixture
def mail() -> Iterator[int]:
    with a_mail_server() as port:
        yield port


def test_a_webhook_gets_the_message(webhook: int) -> None:
    assert list(tell(MESSAGE, [f"json://127.0.0.1:{webhook}/hook"])) == []
    (received,) = Webhook.received
    assert (received["title"], received["message"]) == MESSAGE


def test_a_mail_server_gets_the_message(mail: int) -> None:
    address = f"mailto://127.0.0.1:{mail}?from=specs@office.example&to=analyst@office.example&mode=insecure"
    assert list(tell(MESSAGE, [address])) == []
    (received,) = Mail.received
    assert "To: analyst@office.example" in received
    assert MESSAGE.title in received


def test_a_channel_that_fails_is_named_without_its_address_and_the_others_are_told(webhook: int) -> None:
    broken = f"json://user:secret@127.0.0.1:{webhook}/broken/token"
    failed = list(tell(MESSAGE, [broken, "nonsense", "nosuch://token", f"json://127.0.0.1:{webhook}/hook"]))
    assert failed == [
        "channel 1 (json) did not take the message",
        "channel 2 (no address) is none that is known; nobody was told by it",
        "channel 3 (nosuch) is none that is known; nobody was told by it",
    ]
    assert len(Webhook.received) == 2


@pytest.mark.parametrize(
    ("variable", "file", "addresses"),
    [
        pytest.param("", None, (), id="nothing is set up"),
        pytest.param("json://a  mailto://b\njson://a", None, ("json://a", "mailto://b"), id="the environment"),
        pytest.param("", "# ours\n\n json://c \n", ("json://c",), id="a file with a remark"),
        pytest.param("json://a", "json://a\njson://c", ("json://a", "json://c"), id="both, each address once"),
    ],
)
def test_channels_are_read(tmp_path: Path, variable: str, file: str | None, addresses: tuple[str, ...]) -> None:
    path = tmp_path / "channels.txt"
    path.write_text(file or "", encoding="utf-8")
    assert channels(path if file else None, {VARIABLE: variable}) == (addresses, ())


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"], ids=["a file that is not there", "a file that is no text"])
def test_a_file_of_channels_that_cannot_be_read_is_a_problem(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "channels.txt"
    if content:
        path.write_bytes(content)
    found = channels(path, {VARIABLE: "json://a"})
    assert found.addresses == ("json://a",)
    assert len(found.problems) == 1


class Notes:
    def __init__(self) -> None:
        self.notes: list[str] = []

    def progress(self, stage: Stage, done: int, total: int) -> None:
        pass

    def note(self, message: str) -> None:
        self.notes.append(message)


class TestTheEndOfARun:
    @pytest.fixture
    def out(self, tmp_path: Path) -> Path:
        """As much of a published data set as is needed to know it for ours."""
        out = tmp_path / "out"
        out.mkdir()
        (out / "datapackage.json").write_text('{"name": "classspec"}', encoding="utf-8")
        (out / "report.json").write_text("{}", encoding="utf-8")
        return out

    @pytest.fixture
    def notes(self) -> Notes:
        return Notes()

    def test_one_message_goes_out_and_the_report_says_so(
        self, out: Path, notes: Notes, webhook: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(VARIABLE, f"json://127.0.0.1:{webhook}/")
        told = tell_changes(request(out), notes, report(change(), change(order=2)))
        assert len(Webhook.received) == 1
        assert told.notifications == ("classspec: 2 material changes in 1 specification: sent by 1 of 1 channels",)
        written = json.loads((out / "report.json").read_text(encoding="utf-8"))
        assert written["notifications"] == list(told.notifications)
        assert notes.notes == []

    def test_a_channel_that_fails_is_a_warning_and_stands_in_the_report(
        self, out: Path, notes: Notes, webhook: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(VARIABLE, f"json://127.0.0.1:{webhook}/broken json://127.0.0.1:{webhook}/")
        told = tell_changes(request(out), notes, report(change()))
        assert told.notifications[0].endswith("sent by 1 of 2 channels")
        assert notes.notes == ["warning: channel 1 (json) did not take the message; the data set is published"]

    @pytest.mark.parametrize(
        "changes", [(), (change(material=False),)], ids=["nothing changed", "nothing material changed"]
    )
    def test_nothing_material_is_no_message(
        self, out: Path, notes: Notes, webhook: int, monkeypatch: pytest.MonkeyPatch, changes: tuple[ChangeRow, ...]
    ) -> None:
        monkeypatch.setenv(VARIABLE, f"json://127.0.0.1:{webhook}/")
        before = report(*changes)
        assert tell_changes(request(out), notes, before) is before
        assert Webhook.received == []

    def test_without_channels_nobody_is_told(self, out: Path, notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(VARIABLE, raising=False)
        before = report(change())
        assert tell_changes(request(out), notes, before) is before


def report(*changes: ChangeRow) -> Report:
    now = datetime.now(UTC)
    counts = ("documents", "published", "from_cache", "needs_review", "failed", "sections", "alternatives")
    return Report(
        run=Run(raw="raw", out="out", workers=1, started=now, ended=now, seconds=0),
        counts=Counts(**dict.fromkeys(counts, 0)),
        failures=(),
        problems={},
        unknown_headings=(),
        qualifications=Qualifications(words=0, explained_words=0, documents=()),
        seconds={},
        versions={},
        changes=changes,
    )


def request(out: Path) -> Request:
    return Request(raw=out.parent, out=out, workers=1, cache=None, limits=Limits(timeout=1), wait=0)
