"""Writes into docs/languages.md how much of each language is there: `python tools/languages.py`.

The first column counts what the pages say themselves (`pages.toml`); the second all sentences of the program,
most of which stay English on purpose.
"""

from pathlib import Path

from getsit.text.wording import Wording, wording_of
from getsit.wording import languages, load

PAGE = Path(__file__).resolve().parent.parent / "docs" / "languages.md"
MARK, END = "<!-- shares -->\n", "<!-- end -->"
ERRORS = "errors."


def filled(page: str) -> str:
    """The page with the table as the folders are now."""
    before, _, rest = page.partition(MARK)
    return f"{before}{MARK}\n{_table()}\n\n{rest[rest.index(END) :]}"


def _table() -> str:
    english = wording_of(load())
    rows = ["| language | of what the pages say | of all sentences |", "|---|---|---|"]
    for name in languages():
        said = wording_of(load(name), language=name)
        shares = (_share(said, english, prefix) for prefix in ("pages.", ""))
        rows.append(f"| {said.say('language.name')} (`{name}`) | {' | '.join(shares)} |")
    return "\n".join(rows)


def _share(said: Wording, english: Wording, prefix: str) -> str:
    keys = [key for key in english.keys(prefix) if key != "pages.serving"]  # said in the terminal
    there = sum(said.has(key) for key in keys)
    return f"{there} of {len(keys)} ({100 * there / len(keys):.0f} %)"


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
