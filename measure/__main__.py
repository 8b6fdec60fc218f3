"""Prints the figures of all modules and writes them to RESULTS.md: `python -m measure [--data FOLDER]`.

Each section is written as soon as its module is through, with the weights that it was counted with. A module
whose data is not there leaves its section as it was. With names of modules only those run, and with `--write`
their sections are written too.
"""

import argparse
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from time import perf_counter

from rich.console import Console
from rich.table import Table

import measure
from getsit import weights

Row = dict[str, str | float]
_NOWHERE = Path("/nonexistent")  # modules that need public data find none here
_RESULTS = Path(__file__).parent / "RESULTS.md"
_HEAD = """# Figures

Written by `make measure DATA=folder`. Public sets are read where they lie and are no part of this repository;
each module of this folder says what it counts and where the set is offered. A figure says how well something
is read or heard on that set, never anything about being hired.
"""


def main() -> None:
    """Prints a table for each module that found its data."""
    arguments = _arguments()
    known = [name for _, name, is_folder in iter_modules(measure.__path__) if not is_folder]
    modules = [name for name in known if not name.startswith("_")]
    console = Console()
    for name in arguments.only or modules:
        begin = perf_counter()
        module = import_module(f"measure.{name}")
        rows: list[Row] = module.rows(arguments.data or _NOWHERE)
        if rows:
            console.print(_table(name, rows))
        if rows and (arguments.write or not arguments.only):
            section = _markdown(name, module.__doc__ or "", rows, seconds=perf_counter() - begin)
            _write({one: text for one, text in (_sections() | {name: section}).items() if one in modules})


def _sections() -> dict[str, str]:
    """What stands in RESULTS.md, by the names of its modules."""
    parts = re.split(r"^## (?=\w+$)", _RESULTS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0]: f"## {part}".strip() + "\n" for part in parts}


def _write(sections: Mapping[str, str]) -> None:
    _RESULTS.write_text("\n".join([_HEAD, *sections.values()]), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m measure", description=__doc__)
    parser.add_argument("--data", type=_folder, default=None, help="the folder that holds the public data")
    parser.add_argument("only", nargs="*", help="names of modules; all of them when none is given")
    parser.add_argument("--write", action="store_true", help="write the sections of the named modules too")
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


def _markdown(name: str, doc: str, rows: list[Row], *, seconds: float) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    counted = f"Counted on {datetime.now(UTC):%Y-%m-%d} in {seconds:.0f} s, with the weights `{_weights()}`."
    lines = [f"## {name}", "", doc.strip(), "", counted, "", _bar(columns), _bar(["---"] * len(columns))]
    lines += [_bar([_shown(row.get(column, "")) for column in columns]) for row in rows]
    return "\n".join(lines) + "\n"


def _weights() -> str:
    """The first letters of a digest of the weights, so that one sees which rows are of others."""
    digest = sha256()
    for file in sorted(weights.FOLDER.glob("*.onnx")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def _bar(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(value: str | float) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
