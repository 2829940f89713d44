"""No regular expression of the pipeline needs more than its share of time for a line that means harm.

Every pattern meets repeated signs, and strings made of itself: what brings it to a part without an end, that part
again and again, and then what it does not expect. Four times the signs may take some four times the time; a pattern
that begins anew at every sign takes sixteen times, one that tries every way to divide them does not end at all.
"""

import re
import signal
import time
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest
from patterns import ANYWHERE, Use, pumps, uses

SIGNS = (
    *(
        " ",
        "\t",
        "\n",
        "\xa0",
        "a",
        "A",
        "I",
        "1",
        "é",
        "-",
        "–",
        "(",
        ")",
        "[",
        ".",
        ",",
        ";",
        ":",
        "*",
        "_",
        "#",
        "/",
    ),
    *("|", "<", "`", '"', "$", "=", "a ", "A ", "a\n", "1 ", "or ", "and ", "of ", ", ", ". ", "- ", "_ ", "> "),
    *("a.", "A.", "1.", "a,", "a-", "A-", "1-", "1/", "a/", "(a", "(a)", "(1) ", "[a](", "| a ", "two ", "years of "),
)
FEW, MANY = 2000, 8000
AT_ONCE = 0.02
"""Seconds of processor time within which nothing is measured: a quadratic pattern needs many times that for MANY."""
GROWTH = 9.0
"""Between 4, in proportion to the length, and 16, its square."""
TOO_LONG = 3.0


class TooLongError(Exception):
    """Raised inside the regular expression."""


def harm(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """(before, again and again) of every string to try."""
    yield from (("", sign) for sign in SIGNS)
    yield from pumps(pattern)


def seconds(pattern: re.Pattern[Any], call: str, before: str, again: str, length: int) -> float:
    text: Any = before + (again * length)[:length] + "\x00!"
    text = text.encode() if isinstance(pattern.pattern, bytes) else text
    signal.setitimer(signal.ITIMER_VIRTUAL, TOO_LONG)
    start = time.process_time()
    try:
        getattr(pattern, call)(text)
    except TooLongError:
        return TOO_LONG
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def grows_too_fast(pattern: re.Pattern[Any], call: str, before: str, again: str) -> bool:
    many = seconds(pattern, call, before, again, MANY)
    if many < AT_ONCE:
        return False
    if many >= TOO_LONG:
        return True
    few = min(seconds(pattern, call, before, again, FEW) for _ in range(3))
    return min(many, seconds(pattern, call, before, again, MANY)) > GROWTH * few


def slow(use: Use) -> list[tuple[str, str, str]]:
    calls = {"findall" if call in ANYWHERE else call for call in use.calls}
    tried = ((call, *each) for call in sorted(calls) for each in harm(use.pattern))
    return [each for each in tried if grows_too_fast(use.pattern, *each)][:3]


@pytest.fixture(autouse=True)
def stops() -> Iterator[None]:
    """A pattern that does not end is stopped: regular expressions look for signals."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, stop)
    yield
    signal.signal(signal.SIGVTALRM, before)


def test_every_pattern_takes_time_in_proportion_to_the_line() -> None:
    found = uses()
    assert len(found) > 300
    assert {use.where: tried for use in found if (tried := slow(use))} == {}


@pytest.mark.parametrize(
    ("pattern", "call"),
    [
        pytest.param(r"\s+or\b", "search", id="blanks from every one of them on"),
        pytest.param(r"(?:[A-Z]\w* ?)+series", "match", id="every way to cut a word"),
        pytest.param(r"page\s*\d+\s*-?\s*$", "match", id="blanks shared by two parts behind a beginning"),
        pytest.param(r"\([^)]*\)", "sub", id="brackets that nobody closes"),
    ],
)
def test_the_measure_finds(pattern: str, call: str) -> None:
    assert slow(Use("", re.compile(pattern), frozenset({call})))


@pytest.mark.parametrize(
    ("pattern", "call"),
    [
        pytest.param(r"(?<!\s)\s++or\b", "search", id="blanks from the first of them on"),
        pytest.param(r"\w+\s*:", "match", id="a word at one place"),
    ],
)
def test_the_measure_leaves_alone(pattern: str, call: str) -> None:
    assert not slow(Use("", re.compile(pattern), frozenset({call})))
