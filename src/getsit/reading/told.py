"""What a reader says to the person: reasons and gaps, in the words of `wording/en/reading.toml`.

Knows keys and values. Does not know where the sentences are shown.
"""

from functools import lru_cache

from getsit.model.document import Gap
from getsit.text.wording import Wording, wording_of
from getsit.wording import load

LONGEST_RAW = 2000  # characters of the source that a gap shows


def say(key: str, **values: object) -> str:
    """The words under `reading.{key}`, with their values in place."""
    return _wording().say(f"reading.{key}", **values)


def gap(key: str, *, place: str = "", raw: str = "", **values: object) -> Gap:
    """A gap whose reason is the sentence under `reading.gap.{key}`; `place` says where in the source."""
    return Gap(place=place, reason=say(f"gap.{key}", **values), raw=raw[:LONGEST_RAW])


@lru_cache(maxsize=1)
def _wording() -> Wording:
    return wording_of(load())
