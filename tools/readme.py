"""Run the commands that stand in the README and the docs, and put what they really print under them.

Run it with `.venv/bin/python tools/readme.py` after a change of what the program prints; a test runs
the same commands and holds the pages to what they print. A block is fenced as `console`. A line that
begins with `$ getsit` is a command, what follows it is its output, and a line with nothing but `…`
stands for lines left out. The commands of one page share one data folder, in which nothing was before;
they run where a copy of the example lies under the path that it has in the repository.

Which lines are kept is said in a comment above the block, `<!-- keep: start 3 | -1 Ask 2 -->`: pieces
with the first line that has this text (`start` is the first line of all), how many lines from there,
and in front how many lines earlier to begin. Without a comment all lines are kept. The day and
the ids are always the same ones, and other ids count as equal. It does not know whether the words
around a block are still true.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import itertools
import re
import shlex
import shutil
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/cli.md", "docs/api.md", "docs/tour.md")
EXAMPLE = Path("src/getsit/example")
LEFT_OUT = "…"
WIDTH = 96
EVENING = datetime(2026, 11, 12, 20, tzinfo=UTC)  # the day of the talk in the example

_BLOCK = re.compile(
    r"(?:^<!-- keep: (?P<keep>[^\n]*) -->\n)?^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_COMMAND = re.compile(r"^\$ getsit(?: |$)")
_PIECE = re.compile(r"^(?:-(?P<back>\d+) )?(?P<text>.+) (?P<count>\d+)$")
_JSON_LINE = re.compile(r'\s*(?:"\w+": .*|"[^"]*",?|[\]\[}{],?)$')
_ID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|\b[a-z]-[0-9a-f]{8}\b|\b[0-9a-f]{6}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One command of a page with the output that the page shows, and which lines are to be kept."""

    command: str
    output: str
    keep: str


class NothingToKeepError(Exception):
    """A page wants lines that the program no longer prints."""


class BrokenProgramError(Exception):
    """A command ended in something that nobody expected, which belongs on no page."""


def shown_on(page: str) -> list[Shown]:
    """Return the commands of a page in their order, each with the output that is shown."""
    return [one for block in _BLOCK.finditer(page) for one in _commands(block["body"], block["keep"] or "")]


def printed_by(commands: list[str]) -> Iterator[str]:
    """Yield what each command prints, stdout and stderr together, over one new data folder."""
    with tempfile.TemporaryDirectory() as place, _the_same_evening():
        shutil.copytree(ROOT / EXAMPLE, Path(place) / EXAMPLE, ignore=shutil.ignore_patterns("__pycache__"))
        with contextlib.chdir(place):
            for command in commands:
                yield _run(command, Path(place) / "data")


def fits(shown: str, printed: str) -> bool:
    """Return whether the output that is shown is what was printed, but for ids and lines left out."""
    pieces = re.split(rf"^\s*{LEFT_OUT}\s*$", shown, flags=re.MULTILINE)
    pattern = ".*".join(re.escape(_flat(piece)) for piece in pieces)
    return re.fullmatch(pattern, _flat(printed), re.DOTALL) is not None


def refreshed(page: str) -> str:
    """Return the page with the output that its commands print now; unchanged where it still fits."""
    printed = iter(list(printed_by([one.command for one in shown_on(page)])))
    return _BLOCK.sub(lambda block: _block_again(block, printed), page)


@contextlib.contextmanager
def _the_same_evening() -> Iterator[None]:
    with (
        mock.patch("getsit.app.opening._uuid7", _ids()),
        mock.patch("getsit.app.opening.datetime", mock.Mock(now=lambda _zone: EVENING)),
    ):
        yield


def _ids() -> Callable[[], str]:
    # Letters choose among wordings by the id of the opportunity. With ids that are the same each time a
    # page changes only where the program does.
    numbers = itertools.count(1)

    def next_id() -> str:
        number = next(numbers)
        return f"{number:08x}-0000-7000-8000-{hashlib.sha256(str(number).encode()).hexdigest()[:12]}"

    return next_id


def _commands(body: str, keep: str) -> Iterator[Shown]:
    command, output = "", ""
    for line in [*body.splitlines(keepends=True), "$ getsit"]:
        if not _COMMAND.match(line):
            output += line
            continue
        if command:
            yield Shown(command=command, output=output, keep=keep)
        command, output = line.strip().removeprefix("$ "), ""


def _run(command: str, data: Path) -> str:
    from getsit.cli.main import run
    from getsit.errors import GetsItError

    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        run(["--data", str(data), *shlex.split(command)[1:]])
    if str(GetsItError()) in printed.getvalue():
        message = f"the program broke at: {command}"
        raise BrokenProgramError(message)
    return printed.getvalue().replace(f"{data.parent}/", "")


def _block_again(block: re.Match[str], printed: Iterator[str]) -> str:
    parts = []
    for one in _commands(block["body"], block["keep"] or ""):
        now = next(printed)
        kept = _kept(now, one.keep) if one.keep else _folded(now.strip("\n").splitlines())
        same = fits(one.output, now) and _flat(one.output) == _flat(kept)
        parts.append(f"$ {one.command}\n{one.output if same else kept}")
    start = block.start("body") - block.start()
    return block[0][:start] + "".join(parts) + block[0][block.end("body") - block.start() :]


def _kept(printed: str, keep: str) -> str:
    lines = printed.strip("\n").splitlines()
    shown: list[str] = []
    after = 0
    for words in keep.split(" | "):
        begins, ends = _piece(lines, words, after)
        shown += ([LEFT_OUT] if begins > after else []) + lines[begins:ends]
        after = ends
    return _folded(shown + ([LEFT_OUT] if after < len(lines) else []))


def _piece(lines: list[str], words: str, after: int) -> tuple[int, int]:
    wanted = _PIECE.match(words.strip())
    if wanted is None:
        message = f"not a piece: {words}"
        raise NothingToKeepError(message)
    text, back = wanted["text"], int(wanted["back"] or 0)
    places = range(after, len(lines))
    found = after if text == "start" else next((at for at in places if text in lines[at]), None)
    if found is None:
        message = f"nothing printed has: {text}"
        raise NothingToKeepError(message)
    begins = max(after, found - back)
    return begins, begins + int(wanted["count"])


def _folded(lines: list[str]) -> str:
    """The lines as a terminal of that width shows them; a piece ends in no empty line."""
    folded = [part for line in lines for part in (_fold(line) or [""])]
    return "\n".join(folded).strip("\n") + "\n" if folded else ""


def _fold(line: str) -> list[str]:
    if _JSON_LINE.match(line):
        return [line]  # folded, it would be JSON no longer
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line.strip(), WIDTH, initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _flat(text: str) -> str:
    return " ".join(_ID.sub("id", text).split())


def main() -> None:
    """Write every page again whose output has changed."""
    for name in PAGES:
        page = (ROOT / name).read_text(encoding="utf-8")
        (ROOT / name).write_text(refreshed(page), encoding="utf-8")


if __name__ == "__main__":
    main()
