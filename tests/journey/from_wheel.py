"""The whole way on the command line, with nothing but an installed `getsit`: the bundled example.

Called with the path of the command, by a Python that has the package. It needs no test library, so
that it can run where only the wheel was installed. It prints each step, and stops with a sentence at
the first that does not hold.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

NAME = "the job"
TALK = "first-talk.vtt"
KNOWN = {"posting.html", "resume.docx", "resume.pdf", TALK}
DOCUMENTS = {".html", ".md", ".txt", ".pdf", ".docx"}


class Stopped(Exception):
    """A step did not do what it promises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GetsIt:
    """The installed command over one data folder."""

    command: str
    data: Path
    place: Path

    def run(self, *words: str, code: int = 0) -> str:
        """Run one command; return its stdout, or stop when it ends with another exit code."""
        print("getsit", *words, flush=True)
        done = subprocess.run(
            [self.command, "--data", str(self.data), *words],
            cwd=self.place, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        _require(
            done.returncode == code,
            f"ended with {done.returncode}, not {code}: {done.stdout[-600:]}{done.stderr[-2000:]}",
        )
        _require("Traceback" not in done.stderr, done.stderr[-2000:])
        return done.stdout

    def json(self, *words: str) -> Any:
        """Run one command with `--json` and return what it says."""
        return json.loads(self.run(*words, "--json"))


def main() -> int:
    """Return 0 when every step holds, 1 at the first that does not, with the reason on stderr."""
    with as_file(files("getsit.example")) as example, tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        getsit = GetsIt(command=sys.argv[1], data=place / "data", place=place)
        try:
            walk(getsit, example)
        except Stopped as stopped:
            print(f"Stopped: {stopped}", file=sys.stderr)
            return 1
    print("The whole way holds.")
    return 0


def walk(getsit: GetsIt, example: Path) -> None:
    """Go the whole way over the files of the example; stop at the first promise that is not kept."""
    _bring_everything(getsit, example)
    brief = _prepare(getsit)
    _listen(getsit, example)
    _follow_up(getsit)
    _carry_over(getsit, brief)
    _delete(getsit, brief)


def _bring_everything(getsit: GetsIt, example: Path) -> None:
    getsit.run("brief", "nobody knows this", code=3)
    getsit.run("brief", code=2)
    getsit.run("new", NAME)
    getsit.run("add", NAME, str(example / "posting.html"), "--as", "posting")
    getsit.run("add", NAME, str(example / "resume.docx"), "--as", "resume")
    homework = [path for path in sorted(example.iterdir()) if _is_homework(path)]
    _require(len(homework) >= 2, f"the example has {len(homework)} homework documents, not two")
    for path in homework:
        getsit.run("add", NAME, str(path), "--as", "homework")
    _require(NAME in getsit.run("list"), "the list does not show the opportunity")


def _prepare(getsit: GetsIt) -> dict[str, Any]:
    brief: dict[str, Any] = getsit.json("brief", NAME)
    for part in ("gate", "needs", "hot_buttons", "signals", "unknowns"):
        _require(part in brief, f"the brief has no {part}")
    _require(bool(brief["needs"]), "the brief names no need")
    for need in brief["needs"]:
        _require(any(line["exact"].strip() for line in need["evidence"]), f"no quote: {need}")
    _require(bool(getsit.run("brief", NAME).strip()), "the brief is empty")
    _require(bool(getsit.json("ladder", NAME)), "the ladder is empty")
    _require(bool(getsit.json("ties", NAME)), "there are no ties")
    return brief


def _listen(getsit: GetsIt, example: Path) -> None:
    talk = str(example / TALK)
    heard = getsit.json("listen", talk)
    turns = {turn["index"]: turn["text"] for turn in heard["turns"]}
    _require(bool(heard["moments"]), "no moment was heard")
    for moment in heard["moments"]:
        said = turns[moment["turn"]][moment["start"] : moment["end"]]
        _require(said == moment["quote"], f"a quote that does not hold: {moment}")
    refused = subprocess.run(
        [getsit.command, "--data", str(getsit.data), "add", NAME, talk, "--as", "transcript"],
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    _require(refused.returncode in {1, 2}, "a transcript was stored without a word on consent")
    getsit.run("add", NAME, talk, "--as", "transcript", "--agreed")


def _follow_up(getsit: GetsIt) -> None:
    debrief = getsit.json("debrief", NAME)
    _require(bool(debrief), "the debrief is empty")
    _require(bool(getsit.json("facts")), "no fact was proposed")
    getsit.run("facts", "confirm", "--all")
    letter = getsit.run("letter", NAME, "--yes")
    _require(100 <= len(letter.split()) <= 230, f"the letter has {len(letter.split())} words")
    _require(bool(getsit.run("plan", NAME, "--yes").strip()), "the plan is empty")


def _carry_over(getsit: GetsIt, brief: dict[str, Any]) -> None:
    before = set(getsit.place.iterdir())
    getsit.run("export", NAME, "--with-private")
    written = [path for path in getsit.place.iterdir() if path not in before]
    _require(len(written) == 1, f"the export wrote {len(written)} things where it was called")
    second = GetsIt(command=getsit.command, data=getsit.place / "second", place=getsit.place)
    second.run("import", str(written[0]))
    lines = {line["exact"] for need in brief["needs"] for line in need["evidence"]}
    again = {line["exact"] for need in second.json("brief", NAME)["needs"] for line in need["evidence"]}
    _require(lines <= again, f"lost on the way to another folder: {lines - again}")
    _require(bool(second.json("debrief", NAME)), "the talk was lost on the way to another folder")


def _delete(getsit: GetsIt, brief: dict[str, Any]) -> None:
    text = max((line["exact"] for need in brief["needs"] for line in need["evidence"]), key=len)
    needle = text[:60].encode()
    getsit.run("delete", NAME, "--yes")
    getsit.run("show", NAME, code=3)
    left = [p.name for p in getsit.data.rglob("*") if p.is_file() and needle in p.read_bytes()]
    _require(left == [], f"text of what was deleted is left in {left}")


def _is_homework(path: Path) -> bool:
    return path.suffix in DOCUMENTS and path.name not in KNOWN


def _require(held: bool, otherwise: str) -> None:
    if not held:
        raise Stopped(otherwise)


if __name__ == "__main__":
    sys.exit(main())
