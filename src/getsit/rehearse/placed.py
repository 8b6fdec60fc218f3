"""What the lines of managers are about, worked out beforehand so that a talk begins at once.

The file holds one row of small whole numbers for each line, under a hash of the line, and the name of the
hearing that placed it; a line that is not there, or a hearing of another version, is placed when needed.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from getsit.ports import Hearing, Passage

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Vector = NDArray[float32]

FULL = 127  # the largest whole number of a row
_BYTES = 8  # of the hash: with ten thousand lines two alike are one in a million millions


class Placed:
    """Lines with their places, and the hearing that places those that are missing."""

    def __init__(self, hearing: Hearing, file: Path | None = None) -> None:
        self._hearing = hearing
        self._known = _known_in(file, hearing.name) if file is not None and file.exists() else {}

    def knows(self, text: str, *, role: str) -> bool:
        """Whether the line's place is known without hearing it."""
        return _key(role, text) in self._known

    def vectors(self, texts: Sequence[str], *, role: str) -> "list[Vector]":
        """A vector of length one for each text: what it is about, whatever words it uses."""
        missing = [text for text in dict.fromkeys(texts) if _key(role, text) not in self._known]
        heard = self._hearing.hear([Passage(text=text, role=role) for text in missing])
        found = {
            text: one.about if one.about is not None else one.vector
            for text, one in zip(missing, heard, strict=True)
        }
        return [found[text] if text in found else self._known[_key(role, text)] for text in texts]


def write(file: Path, lines: Iterable[tuple[str, str]], *, hearing: Hearing) -> None:
    """Places every (role, line) and keeps the places in the file."""
    import numpy as np

    told = sorted(set(lines))
    placed = Placed(hearing)
    rows = np.stack([placed.vectors([text], role=role)[0] for role, text in told])
    np.savez_compressed(
        file,
        by=np.array(hearing.name),
        keys=np.array([int.from_bytes(_key(role, text)) for role, text in told], dtype=np.uint64),
        rows=np.rint(rows / np.abs(rows).max(axis=1, keepdims=True).clip(1e-6) * FULL).astype(np.int8),
    )


def _known_in(file: Path, hearing: str) -> "Mapping[bytes, Vector]":
    told = file.stat()
    return _read_once(file, hearing, (told.st_mtime_ns, told.st_size))


@lru_cache(maxsize=2)
def _read_once(file: Path, hearing: str, _written: tuple[int, int]) -> "Mapping[bytes, Vector]":
    """What the file holds, shared by every room; read again when it was written anew."""
    return _read(file, hearing)


def _read(file: Path, hearing: str) -> "dict[bytes, Vector]":
    import numpy as np

    with np.load(file) as held:
        if str(held["by"]) != hearing:
            return {}
        rows = held["rows"].astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-6)
        return {
            int(key).to_bytes(_BYTES): row for key, row in zip(held["keys"], rows, strict=True)
        }  # fmt: skip


def _key(role: str, text: str) -> bytes:
    return sha256(f"{role}\n{text}".encode()).digest()[:_BYTES]
