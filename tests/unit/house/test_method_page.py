"""The page of the method says of every measure what the code does, and each of its links leads somewhere."""

import re

import pytest

from getsit.listen.thresholds import BANDS, Band
from tests.unit.house.house import ROOT

DOCS = ROOT / "docs"
METHOD = (DOCS / "method.md").read_text(encoding="utf-8")
CODE = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.html")]


@pytest.mark.parametrize("name", BANDS)
def test_the_page_tells_the_band_of_each_measure(name: str) -> None:
    assert f"**Band** of `{name}`: {_in_words(BANDS[name])}." in METHOD


@pytest.mark.parametrize("name", BANDS)
def test_each_measure_can_be_linked(name: str) -> None:
    assert f'<a id="measure-{name}"></a>' in METHOD


def test_the_page_tells_of_no_measure_that_is_gone() -> None:
    assert set(re.findall(r"\*\*Band\*\* of `(\w+)`", METHOD)) == set(BANDS)


def test_every_finding_that_the_code_names_is_on_the_page() -> None:
    named = {
        name for path in CODE for name in re.findall(r"\bf\d{1,2}\b", _comments(path.read_text("utf-8")))
    }
    assert named
    assert named - set(re.findall(r'id="(f\d+)"', METHOD)) == set()


@pytest.mark.parametrize("page", ["method.md", "glossary.md", "privacy.md"])
def test_every_place_that_a_page_links_to_is_there(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([\w.-]*)#([\w-]+)\)", text)
    gone = [place for file, place in links if place not in _places(file or page)]
    assert gone == []


def _in_words(band: Band) -> str:
    if band.low is None:
        return f"at most {band.high:g}, {band.unit}"
    if band.high is None:
        return f"at least {band.low:g}, {band.unit}"
    return f"{band.low:g} to {band.high:g}, {band.unit}"


def _comments(source: str) -> str:
    """What may name a finding: a comment, or words in quotation marks that begin with one."""
    return "\n".join(re.findall(r"#.*|\"f\d.*|\(f\d[^)]*\)", source))


def _places(file: str) -> set[str]:
    text = (DOCS / file).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([\w-]+)"', text))
