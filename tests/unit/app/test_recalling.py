"""What was understood is worked out once, and again when anything that it was made of has changed."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from getsit.adapters.cue_hearing import CueHearing
from getsit.app import App, open_app
from getsit.model.document import DocumentKind, Raw
from getsit.ports import Heard, Passage
from getsit.settings import Settings

POSTING = b"# Night lead\n\nYou must have two years of night work. We lose returns at the night handover."


class Counting(CueHearing):
    """Hears as the cues do, and counts how often it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def hear(self, passages: Sequence[Passage]) -> Sequence[Heard]:
        """The same, counted."""
        self.asked += 1
        return super().hear(passages)


@pytest.fixture
def hearing() -> Counting:
    """The hearing that all programs of a test share."""
    return Counting()


@pytest.fixture
def app(tmp_path: Path, hearing: Counting) -> App:
    """An `App` with one posting, understood."""
    made = _started(tmp_path, hearing)
    made.new("Depot")
    made.add("Depot", Raw(data=POSTING, name="posting.md", origin="test"), kind=DocumentKind.POSTING)
    made.dossier("Depot")
    return made


def _started(folder: Path, hearing: Counting) -> App:
    return open_app(Settings(data=folder), hearing=hearing)


def test_a_program_that_is_started_again_does_not_listen_again(
    app: App, tmp_path: Path, hearing: Counting
) -> None:
    before, asked = app.dossier("Depot"), hearing.asked
    assert _started(tmp_path, hearing).dossier("Depot") == before
    assert asked == hearing.asked > 0


def test_a_new_document_is_listened_to(app: App, tmp_path: Path, hearing: Counting) -> None:
    asked = hearing.asked
    raw = Raw(data=b"We lost the audit twice this year.", name="news.txt", origin="test")
    app.add("Depot", raw, kind=DocumentKind.HOMEWORK)
    app.dossier("Depot")
    assert hearing.asked > asked
