"""A strict reader of calendar files, by the letter of RFC 5545: what it takes, every calendar takes."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

NAME = re.compile(r"[A-Z][A-Z0-9-]*\Z")
LENGTH = re.compile(r"(-?)P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)\Z")
ONCE = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
TEXTS = {"SUMMARY", "DESCRIPTION"}


@dataclass
class Part:
    """A component with its properties and the components inside it."""

    name: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, dict[str, str]] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)


def read(data: bytes) -> Part:
    """The calendar; an AssertionError names what is not as the standard asks."""
    root = Part("")
    stack = [root]
    for line in _unfolded(data):
        name, parameters, value = _property(line)
        if name == "BEGIN":
            stack.append(Part(value))
        elif name == "END":
            part = stack.pop()
            assert part.name == value, f"{value} ends, {part.name} is open"
            assert ONCE[part.name] <= set(part.values), f"{part.name} lacks {ONCE[part.name]}"
            stack[-1].parts.append(part)
        else:
            assert name not in stack[-1].values, f"{name} twice"
            stack[-1].values[name] = _text(value) if name in TEXTS else value
            stack[-1].parameters[name] = parameters
    assert stack == [root], "something is still open"
    assert [part.name for part in root.parts] == ["VCALENDAR"]
    assert root.parts[0].values["VERSION"] == "2.0"
    return root.parts[0]


def day_or_time(part: Part, name: str) -> date | datetime:
    """The value of a date property."""
    value = part.values[name]
    if part.parameters[name].get("VALUE") == "DATE":
        assert re.fullmatch(r"\d{8}", value)
        return datetime.strptime(value, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    assert re.fullmatch(r"\d{8}T\d{6}Z?", value)
    return datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - floating by intent


def length(value: str) -> timedelta:
    """The value of a duration."""
    match = LENGTH.match(value)
    assert match, f"no duration: {value}"
    assert value not in {"P", "PT", "-P", "-PT"}
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in match.groups()[1:])
    span = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if match[1] else span


def _unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b""), "a line end that is not CRLF"
    assert b"\r" not in data.replace(b"\r\n", b""), "a bare CR"
    lines: list[str] = []
    for piece in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert piece, "an empty line"
        assert len(piece) <= 75, f"{len(piece)} octets"
        text = piece.decode()  # each piece by itself: no letter may be cut in two
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", text)
        if text.startswith(" "):
            lines[-1] += text[1:]
        else:
            lines.append(text)
    return lines


def _property(line: str) -> tuple[str, dict[str, str], str]:
    head, colon, value = line.partition(":")
    assert colon, f"no value: {line}"
    name, *given = head.split(";")
    assert NAME.match(name), f"no name: {name}"
    parameters = dict(one.split("=", 1) for one in given)
    return name, parameters, value


def _text(value: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"not escaped: {value}"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value), f"a false escape: {value}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
