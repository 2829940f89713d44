"""Where specifications come from: one `source.toml` per jurisdiction."""

from models.frozen import Frozen


class Source(Frozen):
    """A jurisdiction and its reading quirks. `jurisdiction` is the name as published; `state` the postal code."""

    jurisdiction: str
    state: str = ""
