"""JSON text to values, with nothing lost on the way: a key that comes twice would hide its first value."""

import json

from getsit.errors import Broken
from getsit.reading.told import say


def read_values(raw: str, *, name: str) -> tuple[object, list[object]]:
    """The value of a JSON text (of lines of JSON a list), and the values that a later key would hide.

    Broken for what is no JSON.
    """
    hidden: list[object] = []

    def row_of(pairs: list[tuple[str, object]]) -> dict[str, object]:
        row: dict[str, object] = {}
        for key, value in pairs:
            if key in row:
                hidden.append(row[key])
            row[key] = value
        return row

    decoder = json.JSONDecoder(object_pairs_hook=row_of)
    try:
        return _decode(raw, decoder), hidden
    except json.JSONDecodeError as damage:
        raise Broken(name=name, reason=say("reason.bad_json", line=damage.lineno)) from damage
    except RecursionError as depth:
        raise Broken(name=name, reason=say("reason.too_deep")) from depth
    except ValueError as figure:  # a number of thousands of digits
        raise Broken(name=name, reason=say("reason.json")) from figure


def _decode(raw: str, decoder: json.JSONDecoder) -> object:
    text = raw.strip("\ufeff \t\r\n")
    try:
        return decoder.decode(text)
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].rstrip().endswith(("}", "]")):
            raise
        return [decoder.decode(line) for line in lines]
