"""Values of the program to a short text and back, quickly: what is equal is written once.

The text is a list. A string, number or null in it stands for itself; a list in it begins with the name of
what it makes (by its place in the table of names) and goes on with the places of its parts, which stand
before it. Only values and enumerations of `model/`, and of the module of what is asked for, are ever made
from a text. It is for one version of the program: what a later one must read is written by `values`.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

T = TypeVar("T")
OURS = "getsit.model."
TUPLE, SET, MAP = "tuple", "frozenset", "map"
DAYS: Mapping[str, Any] = {"date": date, "datetime": datetime, "time": time}


def to_compact(value: object) -> str:
    """The text of a value of ours, or of tuples, sets and mappings of them."""
    writer = _Writer()
    writer.place(value)
    return json.dumps([writer.names, writer.nodes], ensure_ascii=False, separators=(",", ":"))


def from_compact(text: str, kind: type[T]) -> T:
    """The value of that type; ValueError, TypeError or LookupError for a text that this program did not
    write."""
    names, nodes = json.loads(text)
    makers = [_maker(name, kind.__module__) for name in names]
    made: list[Any] = []
    for node in nodes:
        if type(node) is list:
            made.append(makers[node[0]]([made[place] for place in node[1:]]))
        else:
            made.append(node)
    whole = made[-1]
    if not isinstance(whole, kind):
        raise TypeError(kind)
    return whole


class _Writer:
    """Writes parts before what holds them, each once."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.nodes: list[Any] = []
        self._name_places: dict[str, int] = {}
        self._places: dict[tuple[type, Any], int] = {}

    def place(self, value: Any) -> int:
        """The place of the value, which is written when it is not there yet."""
        key = (type(value), value)
        there = self._places.get(key) if not isinstance(value, Mapping) else None
        if there is not None:
            return there
        self.nodes.append(self._node(value))
        place = len(self.nodes) - 1
        if not isinstance(value, Mapping):
            self._places[key] = place
        return place

    def _node(self, value: Any) -> Any:
        if isinstance(value, Enum):
            return [self._name(_name_of(type(value))), self.place(value.value)]
        if value is None or isinstance(value, str | int | float):
            return value
        name, parts = _taken_apart(value)
        places = [self.place(part) for part in parts]
        return [self._name(name), *places]

    def _name(self, name: str) -> int:
        if name not in self._name_places:
            self._name_places[name] = len(self.names)
            self.names.append(name)
        return self._name_places[name]


def _taken_apart(value: Any) -> tuple[str, Sequence[Any]]:
    if is_dataclass(value):
        return _name_of(type(value)), [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, tuple):
        return TUPLE, value
    if isinstance(value, frozenset):
        return SET, sorted(value)
    if isinstance(value, Mapping):
        return MAP, [part for pair in value.items() for part in pair]
    kind = type(value).__name__
    if kind in DAYS:
        return kind, [value.isoformat()]
    raise TypeError(kind)


def _name_of(kind: type) -> str:
    return f"{kind.__module__}:{kind.__name__}"


@cache
def _maker(name: str, beside: str) -> Callable[[list[Any]], Any]:
    if name == TUPLE:
        return tuple
    if name == SET:
        return frozenset
    if name == MAP:
        return lambda parts: dict(zip(parts[::2], parts[1::2], strict=True))
    if name in DAYS:
        return lambda parts: DAYS[name].fromisoformat(parts[0])
    return _maker_of(_class(name, beside))


def _class(name: str, beside: str) -> Any:
    module, _, own = name.partition(":")
    if not module.startswith(OURS) and module != beside:
        raise ValueError(name)
    found = getattr(import_module(module), own)
    if not (isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))):
        raise TypeError(name)
    return found


def _maker_of(kind: Any) -> Callable[[list[Any]], Any]:
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda parts: members[parts[0]]
    names = [field.name for field in fields(kind)]
    return lambda parts: kind(**dict(zip(names, parts, strict=True)))
