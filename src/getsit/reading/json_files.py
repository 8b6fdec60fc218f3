"""JSON files to pieces: a résumé in the JSON Resume standard, or a posting as schema.org JobPosting.

Knows how to tell the two apart. Does not read any other JSON.
"""

import json
from collections.abc import Iterator, Mapping

from getsit.errors import Broken, FormatUnknown
from getsit.model.document import Raw
from getsit.reading.isolate import read_apart
from getsit.reading.json_resume import is_resume, read_resume
from getsit.reading.pieces import Reading
from getsit.reading.told import say


def read_json(text: str, *, raw: Raw) -> Reading:
    """The pieces of a résumé or of a posting; FormatUnknown for other JSON, Broken for what is none."""
    try:
        values = load_values(text)
        if is_resume(values[0]) and not any(find_postings(values)):
            return read_resume(values[0])
        if any(find_postings(values)):
            return read_apart("posting", raw.data, name=raw.name)
    except json.JSONDecodeError as damage:
        raise Broken(name=raw.name, reason=say("reason.bad_json", line=damage.lineno)) from damage
    except RecursionError as depth:
        raise Broken(name=raw.name, reason=say("reason.too_deep")) from depth
    raise FormatUnknown(name=raw.name, found=say("found.other_json"), wanted=say("wanted.document"))


def load_values(text: str) -> list[object]:
    """The values of a JSON file, or one for each line of a JSONL file; json.JSONDecodeError otherwise."""
    try:
        return [json.loads(text)]
    except json.JSONDecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not lines[0].rstrip().endswith(("}", "]")):
            raise
        return [json.loads(line) for line in lines]


def find_postings(values: list[object]) -> Iterator[Mapping[str, object]]:
    """Every JobPosting in the values: on its own, in a list, or in an `@graph`."""
    waiting = list(reversed(values))
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, Mapping):
            if is_posting(value):
                yield value
            else:
                waiting += [
                    value[key] for key in ("@graph", "mainEntity", "itemListElement", "item") if key in value
                ]


def is_posting(value: Mapping[str, object]) -> bool:
    """Whether a mapping is a JobPosting, of schema.org or of the JSON Resume project's job schema."""
    kinds = value.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    if any(isinstance(kind, str) and kind.rpartition("/")[2] == "JobPosting" for kind in named):
        return True
    return (
        "title" in value and "description" in value and ("company" in value or "hiringOrganization" in value)
    )
