"""From the site to the table of changes: real scheduled runs that fetch from a real server whose documents change."""

import csv
import re
from pathlib import Path

import pytest
from prefect_server import new_user
from running import CLERK, ROOT, Terminal, command, wait_until
from web import Page, Site, source_toml

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the processes of a run in /proc")


def rows(out: Path, table: str) -> list[dict[str, str]]:
    try:
        with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except FileNotFoundError:
        return []


def often(folder: Path) -> Path:
    """Our own `prefect.yaml`, with a schedule that a test can wait for."""
    ours = (ROOT / "prefect.yaml").read_text(encoding="utf-8")
    path = folder / "prefect.yaml"
    path.write_text(re.sub(r'- cron: "30 5 \* \* 1"', "- interval: 4", ours), encoding="utf-8")
    return path


def test_a_revised_document_on_the_web_is_fetched_noticed_and_explained(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "structured"
    with Site() as site:
        links = '<a href="/clerk.txt">Clerk</a> <a href="/aide.txt">Aide</a>'
        site.pages["/list"] = Page(links, headers={"Content-Type": "text/html"})
        site.pages["/clerk.txt"] = Page(CLERK, etag='"one"')
        site.pages["/aide.txt"] = Page(CLERK.replace("CLERK", "AIDE"))
        source_toml(raw / "harrow", site, index="/list")
        options = ("--timezone", "UTC", "--file", often(tmp_path))
        terminal = Terminal(command("schedule", raw, "--out", out, *options), new_user(tmp_path / "home"), out)
        try:
            wait_until(lambda: len(rows(out, "specs")) == 2, seconds=150)
            assert rows(out, "changes") == []
            site.pages["/clerk.txt"] = Page(CLERK.replace("two (2)", "three (3)"), etag='"two"')
            site.pages["/aide.txt"] = Page(status=404)
            wait_until(lambda: len(rows(out, "changes")) == 2, seconds=60)
        finally:
            terminal.close()
    changes = {row["field"]: row for row in rows(out, "changes")}
    amount = changes["experience_months"]
    assert (amount["before"], amount["after"], amount["material"], amount["version"]) == ("24", "36", "true", "2")
    assert amount["text_after"].startswith("three (3) years")
    assert changes["specification_withdrawn"]["spec_id"] == "harrow/aide"
    specs = {row["spec_id"]: row for row in rows(out, "specs")}
    assert specs["harrow/aide"]["withdrawn_on"]
    assert specs["harrow/clerk"]["url"] == f"{site.root}/clerk.txt"
    assert (raw / "harrow/manifest.jsonl").is_file()
