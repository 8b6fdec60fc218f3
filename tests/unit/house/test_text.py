"""What stands in the repository for everybody to read: no path of the machine it was written on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.house.house import ROOT

ROOMS = ("src", "docs", "tests", "measure", "training", "tools", ".ci")
TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".vtt", ".mako", ".sh", ".cfg", ""}

# Written in pieces, so that this file is not its own finding.
PLACES = re.compile("|".join((r"(?<![\w.:/-])/" + r"work\b(?=/|[\s`'\")]|$)", r"\.\./" + "shared")))


def test_no_file_names_a_place_of_the_machine_it_was_written_on() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _written()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if PLACES.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("line", ["see /" + "work/main", "../" + "shared/data", "in `/" + "work`"])
def test_such_a_place_is_seen(line: str) -> None:
    assert PLACES.search(line)


@pytest.mark.parametrize("line", ["https://example.org/work", "home/work", "/workshop", "and/or work"])
def test_ordinary_words_are_left_alone(line: str) -> None:
    assert not PLACES.search(line)


def test_what_an_open_project_owes_its_readers_is_there() -> None:
    owed = ("README.md", "LICENSE", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md")
    assert [name for name in owed if not (ROOT / name).read_text(encoding="utf-8").strip()] == []
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


def _written() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT)
    for room in ROOMS:
        for path in (ROOT / room).rglob("*"):
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path
