"""Every regular expression of the pipeline, how it is called, and strings that mean it harm."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any, NamedTuple

import pipeline

AT_ONE_PLACE = ("match", "fullmatch")
ANYWHERE = ("search", "sub", "subn", "split", "findall", "finditer")
CALLS = (*AT_ONE_PLACE, *ANYWHERE)
CATEGORIES = {
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_WORD: " ",
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_NOT_DIGIT: "a",
}
ANY = " a1-(.,A"
"""Tried in this order for a sign that must be none of a set."""
ENDLESS = 100
"""A part that may come more often than this is pumped."""
SAMPLES = 6
"""At most so many different strings are made of one part of a pattern."""


class Use(NamedTuple):
    """A pattern, where it stands, and the methods it is called by."""

    where: str
    pattern: re.Pattern[Any]
    calls: frozenset[str]


def uses() -> list[Use]:
    """Every pattern that stands in a module, alone or inside tuples and mappings, or that is written into a call."""
    found: dict[int, Use] = {}
    modules = [importlib.import_module(each.name) for each in pkgutil.walk_packages(pipeline.__path__, "pipeline.")]
    named = {module.__name__: dict(_patterns(vars(module))) for module in modules}
    calls: dict[int, set[str]] = {}
    for module in modules:
        for name, call in _calls(_source(module)):
            for where, pattern in named[module.__name__].items():
                if where == name:
                    calls.setdefault(id(pattern), set()).add(call)
    for module in modules:
        for where, pattern in named[module.__name__].items():
            known = frozenset(calls.get(id(pattern), {"search"}))  # not called by its name: it may be called anyhow
            found.setdefault(id(pattern), Use(f"{module.__name__}.{where}", pattern, known))
        for number, (text, call) in enumerate(_written_into_calls(_source(module))):
            use = Use(f"{module.__name__} call {number}", re.compile(text), frozenset({call}))
            found.setdefault(id(use), use)
    return list(found.values())


def _source(module: ModuleType) -> ast.Module:
    return ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))


def _patterns(values: Mapping[str, Any]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    for name, value in values.items():
        if not name.startswith("__"):
            yield from _inside(name, value, 4)


def _inside(where: str, value: Any, depth: int) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield where, value
    elif depth and isinstance(value, Mapping):
        yield from _inside(where, [*value, *value.values()], depth)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for number, each in enumerate(value):
            yield from _inside(f"{where}[{number}]", each, depth - 1)


def _calls(module: ast.Module) -> Iterator[tuple[str, str]]:
    """(name, method) of each call of a method of a name."""
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in CALLS and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


def _written_into_calls(module: ast.Module) -> Iterator[tuple[str, str]]:
    """(pattern, method) of `re.search("…", …)` and the like."""
    for node in ast.walk(module):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        of, text = node.func.value, node.args[0]
        if isinstance(of, ast.Name) and of.id == "re" and node.func.attr in CALLS and isinstance(text, ast.Constant):
            yield text.value, node.func.attr


def pumps(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """(before, again and again) of every part of the pattern that may come without end, made to match so far."""
    tree = parser.parse(
        pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags
    )
    return list(dict.fromkeys(_pumps(tree, "")))


def _pumps(tree: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    for kind, value in tree:
        if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            if value[1] is sre.MAXREPEAT or value[1] > ENDLESS:
                yield from ((before, each) for each in samples(value[2]) if each)
            yield from _pumps(value[2], before)
        else:
            for inner in _branches(kind, value):
                yield from _pumps(inner, before)
        if kind is not sre.ASSERT_NOT and (kind is not sre.ASSERT):
            before += next(iter(samples([(kind, value)])), "")


def _branches(kind: Any, value: Any) -> Sequence[Any]:
    """The parts inside one part of a pattern."""
    if kind is sre.BRANCH:
        return list(value[1])
    if kind in (sre.SUBPATTERN, sre.ASSERT, sre.ASSERT_NOT):
        return [value[-1]]
    return [value] if kind is sre.ATOMIC_GROUP else []


def samples(tree: Sequence[Any]) -> list[str]:
    """Some short strings that these parts match one after the other; what lies ahead or behind is not looked at."""
    found = [""]
    for kind, value in tree:
        found = [text + more for text in found for more in _samples(kind, value)][:SAMPLES]
    return found


def _samples(kind: Any, value: Any) -> list[str]:
    if kind is sre.LITERAL:
        return [chr(value)]
    if kind is sre.NOT_LITERAL:
        return [next(sign for sign in ANY if ord(sign) != value)]
    if kind is sre.ANY:
        return ["a"]
    if kind is sre.IN:
        return _one_of(value)
    if kind in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        return [each * max(1, value[0]) for each in samples(value[2])] + ([""] if value[0] == 0 else [])
    if kind is sre.BRANCH:
        return [text for branch in value[1] for text in samples(branch)[:2]]
    if kind in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return samples(value[-1] if kind is sre.SUBPATTERN else value)
    return [""]


def _one_of(signs: Sequence[Any]) -> list[str]:
    if signs[0][0] is sre.NEGATE:
        bare = re.compile("|".join(re.escape(each) for each in _one_of(signs[1:])) or "(?!)")
        return [sign for sign in ANY if not bare.match(sign)][:SAMPLES]
    found = []
    for kind, value in signs:
        if kind is sre.LITERAL:
            found.append(chr(value))
        elif kind is sre.RANGE:
            found.append(chr(value[0]))
        elif kind is sre.CATEGORY:
            found.append(CATEGORIES[value])
    return found[: 2 * SAMPLES]
