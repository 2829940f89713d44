"""A specification in; out: what the tables get of it. It can be made where the specification was parsed, by many
processes at a time, and not by the one that publishes. Pure.
"""

import json
from typing import NamedTuple

from models.classspec import ClassSpec
from pipeline.duplicates import Signature
from pipeline.publish.repeats import signature_of
from pipeline.publish.sheets import cells_of
from pipeline.publish.spliced import Rows
from pipeline.tabulate import TABLES


class Made(NamedTuple):
    """A specification to publish, and `made_ready` of it; empty: that is still to be done."""

    spec: ClassSpec
    ready: str = ""


class Ready(NamedTuple):
    """The rows of a specification, and by what near-duplicates are found."""

    rows: Rows
    signature: Signature


def rows_of(spec: ClassSpec) -> Rows:
    """The rows of one specification in every table."""
    return {table.name: cells_of(table.rows(spec)) for table in TABLES}


def ready(rows: Rows) -> Ready:
    """The same with the signature of the specification."""
    return Ready(rows, signature_of(rows))


def made_ready(spec: ClassSpec) -> str:
    """What the tables get of a specification, as one text."""
    rows, signature = ready(rows_of(spec))
    return json.dumps((rows, (*signature[:-1], signature.hashes.hex())), ensure_ascii=False, separators=(",", ":"))


def read_ready(text: str) -> Ready:
    """What `made_ready` wrote."""
    rows, (*plain, hashes) = json.loads(text)
    return Ready(rows, Signature._make((*plain, bytes.fromhex(hashes))))
