"""One call of the command line inside this process, with what it printed and its exit code.

It knows nothing of what is asked; the data folder is the caller's.
"""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from getsit.cli.main import run

FILES = Path(__file__).parent / "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of one call."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed on stdout, read as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """A person's terminal over one data folder."""

    data: Path

    def run(self, *words: object, typed: str | bytes = b"") -> Done:
        """What `getsit --data DIR WORDS` prints and how it ends; `typed` is its standard input."""
        keys = typed.encode() if isinstance(typed, str) else typed
        out, err = io.StringIO(), io.StringIO()
        before = sys.stdin
        sys.stdin = io.TextIOWrapper(io.BytesIO(keys), encoding="utf-8")
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = run(["--data", str(self.data), *map(str, words)])
        finally:
            sys.stdin = before
        return Done(code=code, out=out.getvalue(), err=err.getvalue())

    def ok(self, *words: object, typed: str | bytes = b"") -> Done:
        """The same, where it must end with 0."""
        done = self.run(*words, typed=typed)
        assert done.code == 0, f"{words} ended with {done.code}: {done.err}"
        return done

    def json(self, *words: object) -> Any:
        """What the command says with `--json`."""
        return self.ok(*words, "--json").json

    def refused(self, *words: object, code: int = 1) -> str:
        """The one sentence with which it is refused; nothing stands on stdout."""
        done = self.run(*words)
        assert (done.code, done.out) == (code, ""), f"{words} ended with {done.code}: {done.err}{done.out}"
        assert "Traceback" not in done.err
        return done.err.strip()


def text_left_in(folder: Path, *words: str) -> set[str]:
    """Which of the words stand in any file of the folder, as UTF-8 in any case."""
    held = [path.read_bytes().lower() for path in folder.rglob("*") if path.is_file()]
    return {word for word in words if any(word.lower().encode() in data for data in held)}
