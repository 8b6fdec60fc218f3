"""Licences over the lock: permissive ones, and a short list of exceptions with their reasons."""

import re
import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

from tests.unit.house.house import ROOT

PERMISSIVE = re.compile(
    r"^(0BSD|BSD\b.*|The BSD .*|\d-Clause BSD.*|MIT(-0|-CMU)?|MIT License|Apache([ -]2\.0)?"
    r"|Apache(-2\.0)? (Software )?License.*|zlib|PSF-2\.0|PSFL|Python Software Foundation License"
    r"|ISC|ISC License.*|Unlicense|CC0-1\.0|CNRI-Python)$",
    re.IGNORECASE,
)

EXCEPTIONS = {
    "axe-playwright-python": "Apache itself, carries axe-core (MPL-2.0); tests only, never shipped.",
    "tqdm": "MPL-2.0 and MIT: comes with tokenizers, unchanged; nothing of ours imports it.",
    "psycopg": "LGPL-3.0: a driver linked when it is installed, unchanged, as an extra.",
}

# Tools that developers run. No word of them is in the wheel, and nobody who installs it gets them.
TOOLS = {
    "hypothesis": "MPL-2.0: writes test cases; tests only.",
    "pathspec": "MPL-2.0: mypy reads ignore files with it; checks only.",
}

# What the package itself does not say in its metadata, read in the licence file that it carries.
READ_BY_HAND = {
    "sqlcipher3": "zlib",
    "pypdfium2": "BSD-3-Clause",  # with Apache-2.0 and the permissive licences of PDFium's parts
}

# In the lock for other systems; not installed here, read at their source.
ELSEWHERE = {
    "colorama": "BSD-3-Clause",  # Windows
    "httpx2-jsfetch": "BSD-3-Clause",  # inside a browser
}


def test_everything_in_the_lock_is_permissive_or_an_exception_with_its_reason() -> None:
    refused = {
        name: licence
        for name in _locked()
        if name not in EXCEPTIONS | TOOLS and not _permissive(licence := _licence(name))
    }
    assert refused == {}


def test_tools_under_other_licences_never_reach_a_user() -> None:
    assert set(TOOLS) & _shipped() == set()


def test_no_exception_outlives_its_reason() -> None:
    # psycopg comes with the extra for PostgreSQL; its exception is decided before it is.
    assert (set(EXCEPTIONS) | set(TOOLS) | set(READ_BY_HAND) | set(ELSEWHERE)) - {"psycopg"} <= _locked()


def test_torch_is_never_in_the_lock() -> None:
    assert {name for name in _locked() if name == "torch" or name.startswith("nvidia")} == set()


def test_the_lock_names_the_public_index_only() -> None:
    text = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = set(re.findall(r'(?:registry|url) = "([a-z]+://[^/"]*)', text))
    assert hosts == {"https://pypi.org", "https://files.pythonhosted.org"}
    assert not re.search(r"file://|/root/|/opt/|/home/", text)


def test_a_licence_that_takes_is_not_taken_for_one_that_gives() -> None:
    assert _permissive("MIT OR GPL-2.0-only")
    assert not _permissive("MIT AND GPL-2.0-only")
    assert not _permissive("LGPL-3.0-or-later")
    assert not _permissive("unknown")


def _permissive(expression: str) -> bool:
    choices = re.split(r"\s+OR\s+", expression.replace("(", "").replace(")", ""))
    return any(
        all(PERMISSIVE.match(part.strip()) for part in re.split(r"\s+AND\s+", choice)) for choice in choices
    )


def _licence(name: str) -> str:
    known = READ_BY_HAND | ELSEWHERE
    if name in known:
        return known[name]
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return "not installed here"
    classifiers = [
        line.rpartition("::")[2].strip()
        for line in said.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    return said.get("License-Expression") or " AND ".join(classifiers) or said.get("License") or "unknown"


@cache
def _packages() -> dict[str, list[str]]:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return {
        package["name"]: [needed["name"] for needed in package.get("dependencies", [])]
        + [needed["name"] for extra in package.get("optional-dependencies", {}).values() for needed in extra]
        for package in lock["package"]
    }


def _locked() -> set[str]:
    return set(_packages()) - {"getsit"}


def _shipped() -> set[str]:
    found: set[str] = set()
    ahead = ["getsit"]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += _packages()[name]
    return found
