"""What was understood is kept beside what it was understood from, and worked out once.

It counts only while everything is the same: what is known, who hears, the month (spans of time are counted in
months), and the program itself. Knows nothing of what it keeps.
"""

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import getsit
from getsit.app.results import Known
from getsit.errors import StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from getsit.store import Store

T = TypeVar("T")
SUFFIXES = frozenset({".py", ".toml", ".npz", ".onnx", ".json", ".txt"})


def mark_of(known: Known, *, hearing: str, today: "date") -> str:
    """A mark of all that an understanding is made of; another one means that it must be made again."""
    from getsit.store.values import to_text

    made_of = f"{_program()} {hearing} {today:%Y-%m} {to_text(known)}"
    return sha256(made_of.encode("utf-8")).hexdigest()


def recalled(store: "Store", kind: type[T], *, of: Known, mark: str, make: "Callable[[], T]") -> T:
    """The value as it was kept under that mark, else as it is made now; a busy store keeps nothing."""
    there = store.recall(of.opportunity.id, kind, mark=mark)
    if there is not None:
        return there
    made = make()
    with suppress(StoreTrouble):  # it is worked out again another time
        store.remember(of.opportunity.id, made, mark=mark)
    return made


@cache
def _program() -> str:
    """A mark of the program's own files, so that another version or a changed file understands afresh."""
    folder = Path(getsit.__file__).parent
    files = sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES)
    told = (f"{file} {(seen := file.stat()).st_size} {seen.st_mtime_ns}" for file in files)
    return sha256("\n".join(told).encode("utf-8")).hexdigest()
