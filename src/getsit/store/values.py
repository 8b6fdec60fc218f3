"""Values to JSON text and back, whole; the database's own form, not the form of any face."""

import json
from datetime import time
from functools import cache, lru_cache, partial
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union, include_subclasses

from getsit.model.moment import Moment

T = TypeVar("T")
LATELY = 64  # values kept as they were read last; one page asks for the same few several times


def to_text(value: object) -> str:
    """The JSON text of a value of `model/`."""
    return json.dumps(_quick().unstructure(value), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str, kind: type[T]) -> T:
    """The value of that type from its JSON text; fields that are missing take their defaults."""
    key: Any = kind  # mypy takes type[T] for something without a hash
    value: T = _read(text, key)
    return value


def read_afresh(text: str, kind: type[T]) -> T:
    """The same for a value that is not asked for again, so that it takes the place of none that is."""
    return _quick().structure(json.loads(text), kind)


def forget_lately() -> None:
    """Lets go of what was read last, so that nothing that was deleted stays in memory."""
    _read.cache_clear()


def to_plain(value: object) -> Any:
    """The value as dictionaries, lists, strings and numbers."""
    return _quick().unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """The value of that type from its plain form, which may come from elsewhere; cattrs names each fault."""
    return _careful().structure(plain, kind)


@lru_cache(maxsize=LATELY)
def _read(text: str, kind: type[Any]) -> Any:
    return read_afresh(text, kind)


@cache
def _quick() -> JsonConverter:
    return _converter(careful=False)


@cache
def _careful() -> JsonConverter:
    return _converter(careful=True)


def _converter(*, careful: bool) -> JsonConverter:
    converter = make_converter(detailed_validation=careful)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_structure_hook(time, lambda plain, _: time.fromisoformat(plain))
    tagged = partial(configure_tagged_union, tag_name="is")
    include_subclasses(Moment, converter, union_strategy=tagged)
    return converter
