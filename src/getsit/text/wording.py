"""Sentences that a user reads, by key. Wording is edited as wording, in `wording/en/`, never in code.

A key names a sentence as `room.thing.part`. Values that go in are named in braces.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences by dotted key, in one language; what is not said in it is said in another."""

    sentences: Mapping[str, str | tuple[str, ...]]
    language: str = "en"

    def say(self, key: str, **values: object) -> str:
        """The sentence of that key with its values in place; KeyError names a key that nobody wrote."""
        return str(self.sentences[key]).format(**values) if values else str(self.sentences[key])

    def all(self, key: str) -> tuple[str, ...]:
        """The list of sentences under that key."""
        found = self.sentences[key]
        return found if isinstance(found, tuple) else (found,)

    def has(self, key: str) -> bool:
        """Whether somebody wrote a sentence for that key."""
        return key in self.sentences

    def keys(self, prefix: str) -> Iterator[str]:
        """The keys that begin with that prefix, in the order they were written."""
        return (key for key in self.sentences if key.startswith(prefix))

    def before(self, other: "Wording") -> "Wording":
        """The same, with what is missing said as the other says it."""
        return Wording({**other.sentences, **self.sentences}, self.language)


def wording_of(tables: Mapping[str, object], *, language: str = "en") -> Wording:
    """The wording of nested tables, as read from TOML: inner keys are joined by dots."""
    return Wording(dict(_flatten(tables, "")), language)


def _flatten(table: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            yield f"{prefix}{key}", tuple(str(line) for line in value)
        else:
            yield f"{prefix}{key}", str(value)
