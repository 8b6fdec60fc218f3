"""Manager files as text: parts, fields and lists with their lines (docs/managers.md, the form).

Knows the form alone, nothing of what a manager needs; `script.py` makes a `Manager` of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_FIELD = re.compile(r"^(?P<name>(?:if )?[a-z][a-z_]*(?: \d)?)\s+=\s?(?P<value>.*)$")
_NAME = re.compile(r"^[a-z][a-z_]*$")
_PART = re.compile(r"^#\s+(?P<kind>[a-z]+)(?:\s+(?P<name>[a-z0-9_]+))?\s*$")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a manager file: its line, the part and field, and what to do."""

    line: int
    place: str
    told: str

    def __str__(self) -> str:
        return f"line {self.line}, {self.place}: {self.told}"


@dataclass(slots=True)
class Entry:
    """A field with its value and what is indented under it, or a list with its lines."""

    name: str
    line: int
    value: str = ""
    under: "list[Entry]" = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def sub(self, name: str) -> str:
        """The value of the first field of that name under this one, or nothing."""
        return next((one.value for one in self.under if one.name == name), "")


@dataclass(slots=True)
class Part:
    """A part of the file: the head before the first `#`, or what follows one."""

    kind: str
    name: str
    line: int
    entries: list[Entry] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def place(self) -> str:
        """The part as a person would find it."""
        return f"{self.kind} {self.name}".strip()

    def all(self, name: str) -> list[Entry]:
        """All entries of that name, in order."""
        return [one for one in self.entries if one.name == name]

    def value(self, name: str) -> str:
        """The value of the first field of that name, or nothing."""
        return next((one.value for one in self.entries if one.name == name), "")

    def listed(self, name: str) -> tuple[str, ...]:
        """The lines of all lists of that name."""
        return tuple(line for one in self.all(name) for line in one.lines)


def read_parts(text: str) -> tuple[list[Part], list[Fault]]:
    """The parts of a manager file in order, and what is not of the form."""
    parts, faults = [Part("manager", "", 1)], list[Fault]()
    for number, line in _lines(text):
        opened = _PART.match(line)
        if opened:
            parts.append(Part(opened["kind"], opened["name"] or "", number))
        elif parts[-1].kind in {"posting", "say", "named"}:
            parts[-1].lines.append(line.strip())
        else:
            told = _take(parts[-1], line, number)
            if told:
                faults.append(Fault(number, parts[-1].place, told))
    return parts, faults


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith(";"):
            yield number, line.rstrip()


def _take(part: Part, line: str, number: int) -> str:
    """Puts the line where it belongs; a word on what is wrong with it, or nothing."""
    found, inner = _FIELD.match(line.strip()), line[0].isspace()
    if inner and not part.entries:
        return "an indented line stands under no field; take the spaces away or name a list above it"
    if not inner:
        return _open(part, line, number)
    if found and (part.entries[-1].value or part.entries[-1].under):
        part.entries[-1].under.append(Entry(found["name"], number, found["value"].strip()))
    elif part.entries[-1].value:
        return "this line under a field has no name; write it as name = text, or as one long line"
    else:
        part.entries[-1].lines.append(line.strip())
    return ""


def _open(part: Part, line: str, number: int) -> str:
    found = _FIELD.match(line)
    if found:
        part.entries.append(Entry(found["name"], number, found["value"].strip()))
    elif _NAME.match(line):
        part.entries.append(Entry(line, number))
    else:
        return "this is neither name = text nor the name of a list; indent it if it goes on a list"
    return ""
