"""Every language is a folder that says the same as English, with the same names in braces."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

from getsit import errors
from getsit.app import wordings
from getsit.text.wording import Wording, wording_of
from getsit.wording import languages, load
from tests.unit.house.house import ROOT, SOURCE, source_files

ENGLISH = wording_of(load())
OTHERS = [name for name in languages() if name != "en"]
IN_BRACES = re.compile(r"\{(\w*)[^}]*\}")
SPEAKS_ENGLISH = {"api.py", "api_rehearse.py", "api_sources.py", "server.py"}  # JSON and the terminal


def test_german_is_there() -> None:
    assert "de" in OTHERS
    assert languages()[0] == "en"


@pytest.mark.parametrize("name", OTHERS)
def test_every_sentence_of_a_language_is_one_that_english_has_or_an_error(name: str) -> None:
    said = wording_of(load(name))
    unknown = [key for key in said.keys("") if not ENGLISH.has(key) and not _is_error(key)]
    assert unknown == []


@pytest.mark.parametrize("name", OTHERS)
def test_every_sentence_takes_the_same_values(name: str) -> None:
    said = wording_of(load(name))
    both = [key for key in said.keys("") if ENGLISH.has(key)]
    assert [key for key in both if _values(said, key) != _values(ENGLISH, key)] == []
    wrong = [key for key in said.keys("errors.") if not _values(said, key) <= _values_of_error(key)]
    assert wrong == []


@pytest.mark.parametrize("name", OTHERS)
def test_a_list_of_a_language_is_as_long_as_the_english_one(name: str) -> None:
    said = wording_of(load(name))
    both = [key for key in said.keys("") if ENGLISH.has(key)]
    assert [key for key in both if len(said.all(key)) != len(ENGLISH.all(key))] == []


def test_what_a_language_lacks_is_said_in_english() -> None:
    half = wording_of({"pages": {"next": "Weiter"}}, language="de").before(ENGLISH)
    assert half.say("pages.next") == "Weiter"
    assert half.say("pages.skip") == ENGLISH.say("pages.skip")
    assert half.language == "de"
    assert wordings()["de"].say("cli.new", name="x") == ENGLISH.say("cli.new", name="x")


def test_the_page_on_languages_tells_how_much_of_each_is_there() -> None:
    page = (ROOT / "docs" / "languages.md").read_text(encoding="utf-8")
    assert _tool("languages").filled(page) == page, "run `python tools/languages.py`"


def test_pages_say_nothing_in_english_whatever_the_language() -> None:
    """The wording of `App` is English; pages take `wording_now()`."""
    pages = (path for path in source_files() if path.is_relative_to(SOURCE / "web"))
    wrong = [path.name for path in pages if "app.wording" in path.read_text(encoding="utf-8")]
    assert [name for name in wrong if name not in SPEAKS_ENGLISH] == []


def _is_error(key: str) -> bool:
    found = getattr(errors, key.removeprefix("errors."), None)
    return isinstance(found, type) and issubclass(found, errors.GetsItError)


def _values(said: Wording, key: str) -> set[str]:
    return set(IN_BRACES.findall(" ".join(said.all(key))))


def _values_of_error(key: str) -> set[str]:
    return set(IN_BRACES.findall(getattr(errors, key.removeprefix("errors.")).__doc__ or ""))


def _tool(name: str) -> ModuleType:
    found = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert found and found.loader
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module
