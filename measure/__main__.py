"""Prints the figures of all modules: `python -m measure --data FOLDER`, or of some: `… readers_documents`."""

import argparse
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from rich.console import Console
from rich.table import Table

import measure

Row = dict[str, str | float]


def main() -> None:
    """Prints a table for each module that found its data."""
    arguments = _arguments()
    names = arguments.only or [module.name for module in iter_modules(measure.__path__)]
    console = Console()
    for name in names:
        if name.startswith("_"):
            continue
        rows: list[Row] = import_module(f"measure.{name}").rows(arguments.data)
        if rows:
            console.print(_table(name, rows))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m measure", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds the public data")
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


def _shown(value: str | float) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
