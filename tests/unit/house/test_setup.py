"""The set-up hands on to uv what pip is set to, and nothing of it into the lock."""

import importlib.util
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from getsit import __version__
from tests.unit.house.house import ROOT, SOURCE


@pytest.fixture
def setup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_tool", ROOT / "tools" / "setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_index_that_pip_is_set_to_is_handed_on(setup: ModuleType) -> None:
    listing = "global.cert='/etc/ca.pem'\nglobal.index-url='https://mirror.example/simple'"
    assert setup.pip_settings(listing) == {
        "SSL_CERT_FILE": "/etc/ca.pem",
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
    }


def test_several_extra_indexes_and_wheel_folders_are_handed_on(setup: ModuleType) -> None:
    listing = "global.extra-index-url='\\nhttps://a.example\\nhttps://b.example'\n:env:.find-links='/x /y'"
    assert setup.pip_settings(listing) == {
        "UV_INDEX": "https://a.example https://b.example",
        "UV_FIND_LINKS": "/x,/y",
    }


def test_the_environment_beats_the_file_as_in_pip(setup: ModuleType) -> None:
    listing = ":env:.index-url='https://env.example'\nglobal.index-url='https://file.example'"
    assert setup.pip_settings(listing) == {"UV_DEFAULT_INDEX": "https://env.example"}


def test_what_pip_alone_understands_stays_with_pip(setup: ModuleType) -> None:
    assert setup.pip_settings("global.no-color='1'\nlist.format='columns'\n\nnonsense") == {}


def test_the_version_is_the_same_everywhere() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^version = "(.+)"$', project, flags=re.MULTILINE)[1] == __version__  # type: ignore[index]
    assert __version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_wheel_carries_every_file_of_the_package(tmp_path: Path) -> None:
    # The builder is one of the tools of the environment: building needs no network that way.
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    built = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    owed = {
        f"getsit/{path.relative_to(SOURCE).as_posix()}"
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert owed - names == set()
