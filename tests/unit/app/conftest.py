"""What the tests of reading elsewhere share: an `App`, and pages parsed in this process, which is quicker.

The limits of the process that parses in earnest are tested with the readers.
"""

import json
from importlib import import_module
from pathlib import Path

import pytest

from getsit.app import App
from getsit.reading import isolate, worker
from tests.unit.app.site import Clockwork, an_app

NAME = "bakery"


@pytest.fixture(autouse=True)
def _parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def converse(parser: str, data: bytes, *, seconds: float) -> tuple[bytes, bool]:
        parse = import_module(worker.PARSERS[parser]).parse
        return json.dumps(worker._answer(parse, data)).encode(), True

    monkeypatch.setattr(isolate, "_converse", converse)


@pytest.fixture
def clock() -> Clockwork:
    """The seconds that were waited."""
    return Clockwork()


@pytest.fixture
def app(tmp_path: Path, clock: Clockwork) -> App:
    """An `App` with one opportunity."""
    made = an_app(tmp_path, clock=clock)
    made.new(NAME)
    return made
