"""What a run tells people, as plain text: pure functions from a report and its changes to words.

Words of documents are hostile: they may hold table marks, links, mentions of a chat or controls of a terminal. Here
they lose everything that a page, a mail or a chat would obey, and keep what a reader needs.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from models.change import Cause
from models.history_tables import ChangeRow

LONGEST = 200
"""Characters of one value that are told; the tables have all."""
TOLD = 40
"""Changes in one message; the tables have all."""
NOTHING = "–"
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
OBEYED = {"<": "‹", ">": "›", "@": "＠", "://": ":⁄⁄", "](": "] ("}
"""Marks that a chat or a mail program turns into tags, mentions and links, and what stands for them."""
MARKDOWN = re.compile(r"[&<>|\\`*_\[\]()#!~@:{}]|(?<=www)\.")


class Message(NamedTuple):
    """One message of a run."""

    title: str
    body: str


def one_line(text: str) -> str:
    """One line without controls, cut after `LONGEST` characters."""
    line = CONTROLS.sub("�", " ".join(text.split()))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def harmless(text: str) -> str:
    """One line that no mail program, chat or page turns into a tag, a mention or a link."""
    line = one_line(text)
    for mark, stand_in in OBEYED.items():
        line = line.replace(mark, stand_in)
    return line


def cell(text: str) -> str:
    """A cell of a markdown table that shows exactly these words: every mark of markdown and HTML is an entity."""
    return MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", one_line(text))


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]], most: int) -> Iterator[str]:
    """The lines of a table of at most `most` rows; a line behind it tells how many more there are."""
    kept = list(rows)
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(cell, row))} |" for row in kept[:most])
    if len(kept) > most:
        yield ""
        yield f"… and {len(kept) - most:,} more in report.json."


def worth_telling(changes: Iterable[ChangeRow]) -> tuple[ChangeRow, ...]:
    """The material changes of documents; what our own rules now read otherwise is no news to an office."""
    return tuple(change for change in changes if change.material and change.cause is not Cause.RULES)


def message(
    changes: Sequence[ChangeRow], addresses: Mapping[str, str], pages: Collection[str], prefix: str = ""
) -> Message | None:
    """The message about the material changes of a run; None if there is nothing to tell.

    `addresses`: where a specification was fetched from, by spec_id. `pages`: the redline pages that exist, as paths
    below the data set; `prefix` is put before them, so that they can be clicked where the data set is served.
    """
    told = worth_telling(changes)
    if not told:
        return None
    by_rules = sum(change.material and change.cause is Cause.RULES for change in changes)
    lines = [line for part in _by_version(told[:TOLD]) for line in _part(part, addresses, pages, prefix)]
    if len(told) > TOLD:
        lines.append(f"… and {len(told) - TOLD:,} more in changes.csv.")
    if by_rules:
        lines.append(f"Besides, {_count(by_rules, 'fact')} read otherwise because the rules improved: see changes.csv.")
    specs = len({change.spec_id for change in told})
    title = f"classspec: {_count(len(told), 'material change')} in {_count(specs, 'specification')}"
    return Message(title, "\n".join(lines).strip())


def _by_version(changes: Iterable[ChangeRow]) -> Iterator[list[ChangeRow]]:
    """The changes of each version of each specification, in the order of their ids."""
    ordered = sorted(changes, key=lambda change: (change.spec_id, change.version, change.order))
    for _, group in groupby(ordered, key=lambda change: (change.spec_id, change.version)):
        yield list(group)


def _part(
    changes: Sequence[ChangeRow], addresses: Mapping[str, str], pages: Collection[str], prefix: str
) -> Iterator[str]:
    """The lines about one version: its name, its changes, where to look."""
    first = changes[0]
    yield f"{harmless(first.title) or 'Untitled'} ({harmless(first.spec_id)}), version {first.version}"
    yield from (f"- {change_line(change)}" for change in changes)
    if address := _link(addresses.get(first.spec_id, "")):
        yield f"  source: {address}"
    page = redline_page(first.spec_id, first.version)
    if page in pages:
        yield f"  redline: {prefix}{page}"
    yield ""


def change_line(change: ChangeRow) -> str:
    """ "minimum qualifications, alternative B, experience months: 60 → 48"."""
    place = [_words(change.section)]
    if change.alternative:
        place.append(f"alternative {harmless(change.alternative)}")
    place.append(_words(change.field))
    if not change.before and not change.after:
        return ", ".join(place)
    return f"{', '.join(place)}: {_value(change.before)} → {_value(change.after)}"


def change_row(change: ChangeRow) -> dict[str, str | bool]:
    """A row of the table of changes that Prefect keeps with a run."""
    return {
        "title": harmless(change.title),
        "section": _words(change.section),
        "field": _words(change.field),
        "alternative": harmless(change.alternative),
        "change": f"{_value(change.before)} → {_value(change.after)}",
        "material": change.material,
        "cause": change.cause.value,
    }


def headline(summary: Iterable[tuple[str, int]], changes: Iterable[ChangeRow]) -> str:
    """A run in a sentence: "18 documents: 17 published, 1 failed; 2 material changes"."""
    counts = dict(summary)
    said = [f"{counts.get('published', 0):,} published"]
    said += [f"{counts[name]:,} {name}" for name in ("failed",) if counts.get(name)]
    material = len(worth_telling(changes))
    news = f"; {_count(material, 'material change')}" if material else ""
    return f"{_count(counts.get('documents', 0), 'document')}: {', '.join(said)}{news}"


def redline_page(spec_id: str, version: int) -> str:
    """Where the page with struck and inserted words lies, below the data set."""
    return f"redline/{spec_id}-{version}.html"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _value(value: str) -> str:
    return harmless(value) or NOTHING


def _link(address: str) -> str:
    """The address of a specification if it is one of the web and nothing but an address."""
    return address if re.fullmatch(r"https?://[!-~]+", address) and not re.search(r"[<>\"'`]", address) else ""


def _count(amount: int, unit: str) -> str:
    return f"{amount:,} {unit}{'' if amount == 1 else 's'}"
