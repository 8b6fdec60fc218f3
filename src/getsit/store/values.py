"""Values to JSON text and back, whole; the database's own form, not the form of any face."""

import json
from datetime import time
from functools import cache, partial
from typing import Any, TypeVar

from cattrs.preconf.json import JsonConverter, make_converter
from cattrs.strategies import configure_tagged_union, include_subclasses

from getsit.model.moment import Moment

T = TypeVar("T")


def to_text(value: object) -> str:
    """The JSON text of a value of `model/`."""
    return json.dumps(_converter().unstructure(value), ensure_ascii=False, separators=(",", ":"))


def from_text(text: str, kind: type[T]) -> T:
    """The value of that type from its JSON text; fields that are missing take their defaults."""
    return from_plain(json.loads(text), kind)


def to_plain(value: object) -> Any:
    """The value as dictionaries, lists, strings and numbers."""
    return _converter().unstructure(value)


def from_plain(plain: Any, kind: type[T]) -> T:
    """The value of that type from its plain form."""
    return _converter().structure(plain, kind)


@cache
def _converter() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_structure_hook(time, lambda plain, _: time.fromisoformat(plain))
    tagged = partial(configure_tagged_union, tag_name="is")
    include_subclasses(Moment, converter, union_strategy=tagged)
    return converter
