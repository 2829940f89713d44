"""What came of collecting: a `Look` for each address, by source, and the counts that people and programs ask for."""

from collections import Counter
from enum import StrEnum

from models.frozen import Frozen


class News(StrEnum):
    """What is new about an address since the last time."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    RESTORED = "restored"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    FAILED = "failed"


TROUBLE = (News.REFUSED, News.FAILED)
CHANGES = (News.NEW, News.CHANGED, News.RESTORED, News.WITHDRAWN)


class Look(Frozen):
    """One address: `file` is the path below RAW of what is stored for it, `message` a sentence about what is odd."""

    address: str
    news: News
    file: str = ""
    message: str = ""


class SourceCollected(Frozen):
    """One source. `folder` is its path below RAW (empty: RAW itself); `problems` are sentences about the whole of it:
    whatever is missing because of them is not among the looks. `remarks` are sentences about what cost nothing."""

    folder: str
    jurisdiction: str
    looks: tuple[Look, ...] = ()
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[News, int]:
        """How many addresses, by what is new about them; every kind is there."""
        counted = Counter(look.news for look in self.looks)
        return {news: counted[news] for news in News}


class Collected(Frozen):
    """One run over all sources, in the order of their folders."""

    sources: tuple[SourceCollected, ...] = ()

    @property
    def counts(self) -> dict[News, int]:
        """The same over all sources."""
        return {news: sum(source.counts[news] for source in self.sources) for news in News}

    @property
    def has_failed(self) -> bool:
        """Whether something did not come that should have: the next run may be luckier."""
        return self.counts[News.FAILED] > 0 or any(source.problems for source in self.sources)

    @property
    def has_news(self) -> bool:
        """Whether anything in RAW or its manifests is not as it was."""
        return any(self.counts[news] for news in CHANGES)
