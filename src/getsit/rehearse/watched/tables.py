"""The lines that the watched candidates speak and read by, as they stand in the files beside this one."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table of that name."""
    text = files("getsit.rehearse.watched").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def lines(name: str, *keys: str) -> tuple[str, ...]:
    """The lines of a block of text within the table, in order; nothing where there is no such block."""
    found: Any = table(name)
    for key in keys:
        found = found.get(key, {})
    return tuple(line.strip() for line in found.splitlines() if line.strip()) if found else ()


@cache
def words_of(name: str, *keys: str) -> frozenset[str]:
    """Every word of a block."""
    return frozenset(word for line in lines(name, *keys) for word in line.split())


@cache
def patterns(name: str, *keys: str) -> tuple[re.Pattern[str], ...]:
    """The lines of a block, each read as a pattern."""
    return tuple(re.compile(line) for line in lines(name, *keys))


@cache
def changes(name: str, key: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The lines `pattern => what comes instead` of a block."""
    cut = (line.partition(" => ") for line in lines(name, key))
    return tuple((re.compile(pattern), other) for pattern, _, other in cut)


@cache
def pairs(name: str, *keys: str) -> Mapping[str, tuple[str, ...]]:
    """What stands left of `=` in each line, with the choices right of it."""
    cut = (line.split(" = ", 1) for line in lines(name, *keys))
    return {left.strip(): tuple(one.strip() for one in right.split("|")) for left, right in cut}
