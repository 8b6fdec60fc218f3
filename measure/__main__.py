"""Prints the figures of all modules and writes them to RESULTS.md: `python -m measure [--data FOLDER]`.

Without the public data only the project's own rows are there. With names of modules only those are printed,
and RESULTS.md stays as it is.
"""

import argparse
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

import measure

Row = dict[str, str | float]
_NOWHERE = Path("/nonexistent")  # modules that need public data find none here
_HEAD = """# Figures

Written by `make measure DATA=folder`. Public sets are read where they lie and are no part of this repository;
each module of this folder says what it counts and where the set is offered. A figure says how well something
is read or heard on that set, never anything about being hired.
"""


def main() -> None:
    """Prints a table for each module that found its data."""
    arguments = _arguments()
    names = arguments.only or [module.name for module in iter_modules(measure.__path__)]
    console = Console()
    written = [_HEAD]
    for name in names:
        if name.startswith("_"):
            continue
        module = import_module(f"measure.{name}")
        rows: list[Row] = module.rows(arguments.data or _NOWHERE)
        if rows:
            console.print(_table(name, rows))
            written.append(_markdown(name, module.__doc__ or "", rows))
    if not arguments.only:
        (Path(__file__).parent / "RESULTS.md").write_text("\n".join(written), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m measure", description=__doc__)
    parser.add_argument("--data", type=_folder, default=None, help="the folder that holds the public data")
    parser.add_argument("only", nargs="*", help="names of modules; all of them when none is given")
    return parser.parse_args()


def _table(name: str, rows: list[Row]) -> Table:
    table = Table(title=name)
    columns = list(dict.fromkeys(column for row in rows for column in row))
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(_shown(row.get(column, "")) for column in columns))
    return table


def _folder(words: str) -> Path | None:
    return Path(words) if words else None


def _markdown(name: str, doc: str, rows: list[Row]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"## {name}", "", doc.strip(), "", _bar(columns), _bar(["---"] * len(columns))]
    lines += [_bar([_shown(row.get(column, "")) for column in columns]) for row in rows]
    return "\n".join(lines) + "\n"


def _bar(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(value: str | float) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
