"""The bundled example, heard by cues alone, which is quick, with its facts confirmed."""

import pytest

from getsit.app import App, open_app
from getsit.settings import Settings


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> App:
    """An `App` with the example. A test that changes something takes it back."""
    made = open_app(Settings(data=tmp_path_factory.mktemp("sheets"), hearing="cues"))
    made.load_example()
    made.confirm_facts(None)
    return made
