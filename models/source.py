"""Where specifications come from and how they must be read: one `source.toml` for each jurisdiction."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from models.frozen import Frozen


def _as_list(value: object) -> object:
    """One address may stand where a list of them may."""
    return (value,) if isinstance(value, str) else value


class Quirks(Frozen):
    """What is odd about the documents of one source, told to the readers.

    `encoding` is the encoding of its text and HTML files, where the one they declare is wrong. `drop_lines` are
    patterns (`*`, `?`, `[…]`; case does not matter) of whole lines that are not part of the text.
    """

    encoding: str = ""
    drop_lines: tuple[str, ...] = ()


class Collect(Frozen):
    """What is fetched, and how gently.

    `addresses` are fetched as they stand; of the pages `index` the links that the CSS selector `links` finds, if they
    match a pattern of `include` and none of `exclude`. Without `include` the links must lead to the host of their page.
    `rate` is in requests a second and host, `timeout` in seconds for one document, `largest` in MiB.
    """

    addresses: tuple[str, ...] = ()
    index: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()
    links: str = "a[href]"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    private_network: bool = False
    rate: float = Field(1.0, gt=0, le=100)
    timeout: float = Field(30.0, gt=0, le=3600)
    largest: float = Field(64.0, gt=0, le=1024)
    agent: str = Field("classspec", min_length=1)


class Source(Frozen):
    """A jurisdiction. `jurisdiction` is the name as published; `state` the postal code; `schedule` the five fields of
    a cron line that say when it is collected (empty: not on its own); without `collect` nothing is fetched."""

    jurisdiction: str
    state: str = ""
    schedule: str = ""
    collect: Collect | None = None
    quirks: Quirks = Quirks()
