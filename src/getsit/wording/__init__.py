"""Every sentence that a user reads, a folder per language and a file per room; data, read by `load`."""

import tomllib
from importlib.resources import files

ENGLISH = "en"
NAMED_IN = "language"  # the file that a language tells its own name in


def languages() -> tuple[str, ...]:
    """The languages that have a folder here, English first."""
    found = (folder.name for folder in files(__name__).iterdir() if (folder / f"{NAMED_IN}.toml").is_file())
    return tuple(sorted(found, key=lambda name: (name != ENGLISH, name)))


def load(language: str = ENGLISH) -> dict[str, object]:
    """The tables of all files of that language, a file's name being the first part of its keys."""
    folder = files(__name__) / language
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }
