"""Writes the tables of the manager's rules into docs/rehearsal.md: `python tools/rule_tables.py`."""

from pathlib import Path

from getsit.app.opening import english
from getsit.rehearse.tables import depth_table, effects_table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rehearsal.md"


def filled(page: str) -> str:
    """The page with both tables as the program has them now."""
    for name, table in (("depth", depth_table()), ("effects", effects_table(english()))):
        mark = f"<!-- {name} table -->\n"
        before, _, rest = page.partition(mark)
        page = f"{before}{mark}\n{table}\n\n{rest[rest.index('<!-- end -->') :]}"
    return page


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
