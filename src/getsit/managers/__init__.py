"""The written managers, a file each; data, read by `texts`. docs/managers.md tells how to write one."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

PLACES = Path(__file__).parent / "places.npz"
"""What their lines are about, placed by the shipped hearing."""


def texts() -> dict[str, str]:
    """The text of every manager file by its id, in alphabetical order."""
    return _read(files(__name__))


def voices() -> dict[str, str]:
    """The text of every voice that can play the manager of somebody's own opportunity, by its id."""
    return _read(files(__name__).joinpath("own"))


def _read(folder: Traversable) -> dict[str, str]:
    found = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name
    )
    return {file.name.removesuffix(".txt"): file.read_text(encoding="utf-8") for file in found}
