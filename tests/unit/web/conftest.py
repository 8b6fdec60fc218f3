"""The bundled example on a site of its own, loaded once for all tests that only look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from getsit.app import App
from tests.unit.web.site import a_client, an_app


@pytest.fixture(scope="session")
def example_app(tmp_path_factory: pytest.TempPathFactory) -> App:
    """An `App` with the example, its facts confirmed. Only to be read."""
    app = an_app(tmp_path_factory.mktemp("web"))
    app.load_example()
    app.confirm_facts(None)
    return app


@pytest.fixture(scope="session")
def example(example_app: App) -> Iterator[TestClient]:
    """A browser of the site with the example. Only for looking."""
    with a_client(example_app) as client:
        yield client


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An `App` with nothing in it."""
    return an_app(tmp_path / "data")


@pytest.fixture
def client(app: App) -> Iterator[TestClient]:
    """A browser of an empty site."""
    with a_client(app) as client:
        yield client
