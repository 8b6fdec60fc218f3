"""The values of `model/`: frozen, slotted, named fields; nothing but the standard library."""

import ast
import dataclasses
import importlib
import inspect
import sys
from types import ModuleType

from tests.unit.house.house import SOURCE, tree


def test_every_value_is_frozen_slotted_and_made_by_name() -> None:
    loose = [
        value.__qualname__
        for value in dataclasses_of_the_model()
        if not _frozen(value) or "__slots__" not in vars(value) or not _by_name(value)
    ]
    assert loose == []
    assert len(dataclasses_of_the_model()) > 10


def test_the_model_needs_the_standard_library_only() -> None:
    own = {"getsit", *sys.stdlib_module_names}
    strangers = {
        f"{path.name}: {name}"
        for path in (SOURCE / "model").rglob("*.py")
        for name in _imported(tree(path))
        if name not in own
    }
    assert strangers == set()


def classes_of_the_model() -> list[type]:
    """Every public class that `model/` itself defines."""
    return [
        thing
        for module in _modules()
        for name, thing in vars(module).items()
        if inspect.isclass(thing) and thing.__module__ == module.__name__ and name[0] != "_"
    ]


def dataclasses_of_the_model() -> list[type]:
    return [thing for thing in classes_of_the_model() if dataclasses.is_dataclass(thing)]


def _modules() -> list[ModuleType]:
    names = [path.stem for path in sorted((SOURCE / "model").glob("*.py"))]
    return [importlib.import_module(f"getsit.model.{n}") for n in names if n != "__init__"]


def _frozen(value: type) -> bool:
    return bool(getattr(value, "__dataclass_params__").frozen)  # noqa: B009 - mypy has no name for it


def _by_name(value: type) -> bool:
    return all(field.kw_only for field in dataclasses.fields(value) if field.init)


def _imported(module: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").partition(".")[0])
    return found
