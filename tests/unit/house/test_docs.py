"""Docs that cannot rot: each command, setting, error, route and type has its place in the docs.

The names are asked of the program itself. A page that names a command which is gone fails too.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

from getsit import errors
from tests.unit.house.house import ROOT
from tests.unit.house.test_values import classes_of_the_model

DOCS = ROOT / "docs"


def test_every_command_and_every_option_is_in_the_docs() -> None:
    page = _page("cli.md")
    missing = [name for name in _command_words() if not _mentioned(name, page)]
    assert missing == []


def test_no_page_names_a_command_that_is_gone() -> None:
    known = {name.split()[1] for name in _command_words() if name.startswith("getsit ")}
    gone = {
        f"{path.name}: getsit {word}"
        for path in [*DOCS.rglob("*.md"), ROOT / "README.md"]
        for word in _commands_in_examples(path.read_text(encoding="utf-8"))
        if word not in known
    }
    assert gone == set()


def test_every_setting_is_in_the_docs() -> None:
    page = _page("settings.md")
    from getsit.settings import Settings

    prefix = str(Settings.model_config.get("env_prefix", ""))
    names = [f"{prefix}{name}".upper() for name in Settings.model_fields]
    assert names
    assert [name for name in names if not _mentioned(name, page)] == []


def test_every_error_is_in_the_docs_with_its_sentence() -> None:
    written = run_path(str(ROOT / "tools" / "error_page.py"))["page"]()
    assert _page("errors.md") == written, "run tools/error_page.py again"
    assert all(f"`{name}`" in written for name, kind in vars(errors).items() if _is_own_error(kind))


def test_every_route_is_in_the_docs() -> None:
    routes = sorted(_routes())
    assert routes, "no router stands at the top of a module of web/"
    page = _page("api.md")
    assert [route for route in routes if route not in page] == []


def test_every_type_of_the_model_is_in_the_glossary_and_the_reverse() -> None:
    page = _page("glossary.md")
    entries = _entries(page)
    types = {kind.__name__ for kind in classes_of_the_model()}
    assert types - entries == set(), "types without an entry"
    assert entries - types == set(), "entries without a type"


def test_every_link_between_the_docs_leads_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not link.startswith("mailto:") and not (page.parent / link).exists()
    ]
    assert broken == []


def test_the_reader_of_examples_sees_the_command() -> None:
    text = "```sh\n$ getsit --data /tmp/x new 'A job'\n.venv/bin/getsit brief x\n```\n"
    assert _commands_in_examples(text) == {"new", "brief"}


def test_a_name_inside_another_name_is_no_mention() -> None:
    assert _mentioned("--on", "use `--on DATE`")
    assert not _mentioned("--on", "use `--only`")


def test_the_docs_stand_where_this_file_looks() -> None:
    assert Path(DOCS).is_dir()


def test_the_reader_of_the_glossary_reads_entries_and_not_explanations() -> None:
    page = "| **Quote** `Quote` | in a `Document` |\n### `Need`, `Voicing`\nA `Tie`.\n- `Fact`: a `Person`\n"
    assert _entries(page) == {"Quote", "Need", "Voicing", "Fact"}


def _page(name: str) -> str:
    path = DOCS / name
    assert path.is_file(), f"docs/{name} is missing"
    return path.read_text(encoding="utf-8")


def _entries(page: str) -> set[str]:
    """The types in the first cell of a row, in a heading, or before the colon of a list item."""
    heads = re.findall(r"^(?:\|([^|]*)\||#+ (.*)|[-*] ([^:]*):)", page, flags=re.MULTILINE)
    return {name for head in heads for name in re.findall(r"`([A-Z]\w+)`", "".join(head))}


def _mentioned(name: str, page: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", page) is not None


def _command_words() -> list[str]:
    import typer

    from getsit.cli.main import commands

    return list(dict.fromkeys(_words_of(typer.main.get_command(commands), "getsit")))


def _words_of(command: object, name: str) -> Iterator[str]:
    if name != "getsit" and not getattr(command, "hidden", False):
        yield name
    for parameter in getattr(command, "params", []):
        if not getattr(parameter, "hidden", False):
            yield from (option for option in parameter.opts if option.startswith("--"))
    for word, inner in getattr(command, "commands", {}).items():
        yield from _words_of(inner, f"{name} {word}")


def _commands_in_examples(text: str) -> set[str]:
    blocks = re.findall(r"^```(?:sh|bash|console|shell)?\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    started = [re.match(r"\s*(?:\$ )?(?:\S*/)?getsit((?: --\w+(?: \S+)?)*?) (\w\S*)", line) for line in lines]
    return {found[2] for found in started if found}


def _is_own_error(kind: object) -> bool:
    return inspect.isclass(kind) and issubclass(kind, Exception) and kind.__module__ == errors.__name__


def _routes() -> set[str]:
    from fastapi import APIRouter, FastAPI
    from fastapi.routing import APIRoute

    import getsit.web

    found = pkgutil.walk_packages(getsit.web.__path__, "getsit.web.")
    modules = [getsit.web, *(importlib.import_module(module.name) for module in found)]
    routers = [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, (APIRouter, FastAPI))
    ]
    return {
        f"{method} {route.path}"
        for router in routers
        for route in router.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }
