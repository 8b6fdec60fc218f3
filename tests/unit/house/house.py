"""Where the house stands and how its source is read, for the checks beside this file."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "src" / "getsit"

Callable = ast.FunctionDef | ast.AsyncFunctionDef
Callables = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """One function of the product, with its place and what it stands in, outermost first."""

    path: Path
    node: Callable
    inside: tuple[ast.AST, ...]

    @property
    def in_class(self) -> bool:
        return bool(self.inside) and isinstance(self.inside[-1], ast.ClassDef)

    @property
    def public(self) -> bool:
        """Whether somebody outside the module can call it."""
        open_classes = all(
            isinstance(outer, ast.ClassDef) and not outer.name.startswith("_") for outer in self.inside
        )
        return open_classes and not self.node.name.startswith("_")

    @property
    def place(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.node.lineno} {self.node.name}"

    @property
    def length(self) -> int:
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1


def source_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions() -> list[Function]:
    return [found for path in source_files() for found in _functions(path, tree(path), ())]


def percentile(values: list[int], share: float) -> int:
    """The smallest value that at least that share of the values do not exceed."""
    ordered = sorted(values)
    rank = max(1, -int(-share * len(ordered) // 1))
    return ordered[rank - 1]


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def _functions(path: Path, node: ast.AST, inside: tuple[ast.AST, ...]) -> Iterator[Function]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Callable):
            yield Function(path=path, node=child, inside=inside)
        deeper = (*inside, child) if isinstance(child, (*Callables, ast.ClassDef)) else inside
        yield from _functions(path, child, deeper)
