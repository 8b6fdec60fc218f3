"""The budgets of the house: short functions, short files, everything annotated, few positionals."""

import ast
from statistics import median

import pytest

from tests.unit.house.house import (
    ROOT,
    SOURCE,
    Function,
    functions,
    percentile,
    room,
    source_files,
    tree,
)

FEWEST_TO_JUDGE = 20
# Typer and FastAPI read the parameters of a function as options and dependencies.
FACES = {"cli", "web"}
# Alembic asks each step for `upgrade` and `downgrade`; the docstring of the step says what it does.
STEPS = SOURCE / "store" / "migrations"


def test_no_function_is_over_50_lines() -> None:
    assert [f"{f.place}: {f.length}" for f in functions() if f.length > 50] == []


def test_most_functions_are_short() -> None:
    lengths = [function.length for function in functions()]
    if len(lengths) < FEWEST_TO_JUDGE:
        pytest.skip("too few functions to speak of most")
    assert median(lengths) <= 10
    assert percentile(lengths, 0.9) <= 30, _longest()


def test_no_file_is_over_500_lines_and_most_are_under_300() -> None:
    lengths = {str(path.relative_to(ROOT)): _lines(path.read_text()) for path in source_files()}
    assert {path: lines for path, lines in lengths.items() if lines > 500} == {}
    if len(lengths) >= FEWEST_TO_JUDGE:
        assert percentile(list(lengths.values()), 0.9) <= 300


def test_every_parameter_and_every_result_is_annotated() -> None:
    assert [f.place for f in functions() if not _annotated(f)] == []


def test_beyond_two_arguments_they_are_named() -> None:
    too_many = [
        f"{f.place}: {_count(f)}"
        for f in functions()
        if room(f.path) not in FACES and not _dunder(f) and _count(f) > (2 if _public(f) else 4)
    ]
    assert too_many == []


def test_every_module_opens_with_a_docstring() -> None:
    bare = [str(path.relative_to(ROOT)) for path in source_files() if not ast.get_docstring(tree(path))]
    assert bare == []


def test_every_public_function_says_what_comes_back() -> None:
    silent = [f.place for f in functions() if _public(f) and not ast.get_docstring(f.node)]
    assert silent == []


def test_nothing_works_while_it_is_imported() -> None:
    allowed = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    allowed += (ast.Assign, ast.AnnAssign, ast.If, ast.Expr)
    odd = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in source_files()
        if room(path) not in FACES  # Typer collects its commands while it is imported.
        for node in tree(path).body
        if not isinstance(node, allowed)
    ]
    assert odd == []


def test_the_counting_itself_is_right() -> None:
    assert percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9) == 9
    assert percentile([7], 0.9) == 7
    assert SOURCE.is_dir()
    assert functions()


def _lines(text: str) -> int:
    return len(text.splitlines())


def _longest() -> str:
    longest = sorted(functions(), key=lambda f: f.length, reverse=True)
    tenth = longest[: len(longest) // 10 + 1]
    return "over the budget of 30: " + ", ".join(f"{f.place} ({f.length})" for f in tenth)


def _annotated(function: Function) -> bool:
    arguments = function.node.args
    named = _positional(function) + arguments.kwonlyargs
    others = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    return function.node.returns is not None and all(a.annotation for a in named + others)


def _positional(function: Function) -> list[ast.arg]:
    arguments = function.node.args
    found = arguments.posonlyargs + arguments.args
    decorators = {getattr(node, "id", "") for node in function.node.decorator_list}
    bound = function.in_class and "staticmethod" not in decorators
    return found[1:] if bound else found


def _count(function: Function) -> int:
    names = {argument.arg for argument in _positional(function)}
    # Where a stretch begins and where it ends is one thing, said in two numbers.
    return len(names) - ({"start", "end"} <= names)


def _dunder(function: Function) -> bool:
    return function.node.name.startswith("__")


def _public(function: Function) -> bool:
    return function.public and STEPS not in function.path.parents
