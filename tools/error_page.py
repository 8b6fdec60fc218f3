"""Write `docs/errors.md` from the errors themselves: their sentences, exit codes and statuses.

Run it with `.venv/bin/python tools/error_page.py` after a change of `src/getsit/errors.py`; a test
holds that the page is what this writes.
"""

from __future__ import annotations

import inspect
from pathlib import Path

from getsit import errors

PAGE = Path(__file__).resolve().parent.parent / "docs" / "errors.md"

OPENING = """\
# What Gets It says when it cannot

Each error says in one sentence what to do next. Names in braces are filled in with the case at hand. \
On the command line the sentence goes to stderr and the exit code says the kind: 1 cannot, 2 misused, \
3 not found. In the JSON of the web app the HTTP status says it.

The tree of the errors is drawn at the top of `src/getsit/errors.py`. This page is written from it by \
`tools/error_page.py`.

| error | what it says | exit code | HTTP |
|---|---|---|---|
"""


def page() -> str:
    """Return the whole page, one row per error, in the order of the tree."""
    return OPENING + "".join(_row(kind) for kind in _kinds())


def _kinds() -> list[type[errors.GetsItError]]:
    return [
        thing
        for thing in vars(errors).values()
        if inspect.isclass(thing) and issubclass(thing, errors.GetsItError)
    ]


def _row(kind: type[errors.GetsItError]) -> str:
    sentence = " ".join((kind.__doc__ or "").split()).replace("|", "\\|")
    return f"| `{kind.__name__}` | {sentence} | {kind.exit_code} | {kind.http_status} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
