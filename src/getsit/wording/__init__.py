"""Every sentence that a user reads, a folder per language and a file per room; data, read by `load`."""

import tomllib
from importlib.resources import files


def load(language: str = "en") -> dict[str, object]:
    """The tables of all files of that language, a file's name being the first part of its keys."""
    folder = files(__name__) / language
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }
