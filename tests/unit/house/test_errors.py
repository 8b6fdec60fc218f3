"""Errors: the tree that is drawn is the tree that stands, and each has a sentence to the person."""

import ast
import inspect
import re

from getsit import errors
from tests.unit.house.house import ROOT, functions, room, source_files, tree

# The two edges, where an error that nobody foresaw is logged and told to the person.
EDGES = {"cli", "web"}
LOGGING = {"exception", "error", "critical", "warning"}


def test_the_drawing_of_the_errors_is_the_tree_of_the_errors() -> None:
    assert _drawn(errors.__doc__ or "") == _standing()


def test_every_error_tells_the_person_one_thing_to_do() -> None:
    silent = [kind.__name__ for kind in _kinds() if not _is_a_sentence(vars(kind).get("__doc__"))]
    assert silent == []


def test_no_error_is_caught_without_a_name() -> None:
    bare = [place for place, handler in _handlers() if handler.type is None]
    assert bare == []


def test_unforeseen_errors_are_caught_at_the_edges_only_and_logged() -> None:
    wide = [
        place
        for place, handler in _handlers()
        if _names(handler.type) & {"Exception", "BaseException"}
        and not (place.split()[0] in EDGES and _logs(handler))
    ]
    assert wide == []


def test_the_reader_of_drawings_reads_a_drawing() -> None:
    drawing = "Title\n\nA\n├── B\n│   └── C\n└── D\n\nRest"
    assert _drawn(drawing) == {"A": None, "B": "A", "C": "B", "D": "A"}


def _drawn(text: str) -> dict[str, str | None]:
    lines = text.splitlines()
    starts = [place - 1 for place, line in enumerate(lines) if line.startswith(("├── ", "└── "))]
    above: dict[int, str] = {}
    parents: dict[str, str | None] = {}
    for line in lines[starts[0] :] if starts else []:
        found = re.fullmatch(r"([│├└─ ]*)(\w+)", line.rstrip())
        if not found:
            break
        depth, name = len(found[1]) // 4, found[2]
        above[depth] = name
        parents[name] = above[depth - 1] if depth else None
    return parents


def _standing() -> dict[str, str | None]:
    parents = {kind.__name__: kind.__bases__[0].__name__ for kind in _kinds()}
    return {name: None if parent == "Exception" else parent for name, parent in parents.items()}


def _kinds() -> list[type[Exception]]:
    return [
        thing
        for thing in vars(errors).values()
        if inspect.isclass(thing) and issubclass(thing, Exception) and thing.__module__ == errors.__name__
    ]


def _is_a_sentence(text: str | None) -> bool:
    return bool(text) and (text or "").strip().endswith(".")


def _handlers() -> list[tuple[str, ast.ExceptHandler]]:
    return [
        (f"{room(path)} {path.relative_to(ROOT)}:{node.lineno}", node)
        for path in source_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
    ]


def _names(node: ast.AST | None) -> set[str]:
    return {found.id for found in ast.walk(node) if isinstance(found, ast.Name)} if node else set()


def _logs(handler: ast.ExceptHandler) -> bool:
    """Whether the handler logs, by itself or in a function that it calls."""
    called = {name for line in handler.body for name in _names(line)}
    helpers = [f.node for f in functions() if f.node.name in called and room(f.path) in EDGES]
    return any(
        isinstance(node, ast.Attribute) and node.attr in LOGGING
        for part in [*handler.body, *helpers]
        for node in ast.walk(part)
    )
