"""How long the two commands take that a person waits for, cold, as whole processes.

The talk has 9,000 words: the example's turns, again and again, which is kinder to caches than a talk of its
own would be. Says seconds of the median run and the fastest; compare only on one machine.
"""

import os
import subprocess
import sys
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from getsit.model.document import Raw
from getsit.reading import read_transcript

EXAMPLE = Path(__file__).parent.parent / "src" / "getsit" / "example"
WORDS, RUNS = 9_000, 7


def rows(data: Path) -> list[dict[str, str | float]]:
    """A row for `listen` on 9,000 words, and one for `brief` on ten documents; `data` is not needed."""
    del data
    with TemporaryDirectory() as folder:
        base = Path(folder)
        talk = _long_talk(base / "talk.txt")
        _ten_documents(base)
        return [
            _row("listen, 9,000 words", ["listen", str(talk), "--json"], limit=2.0),
            _row("brief, 10 documents", ["--data", str(base / "data"), "brief", "ten", "--json"], limit=2.0),
        ]


def _row(what: str, arguments: list[str], *, limit: float) -> dict[str, str | float]:
    _run(arguments)  # once before: the compiled files are there for every run that counts
    times = sorted(_run(arguments) for _ in range(RUNS))
    return {
        "what": what, "runs": RUNS, "median s": round(median(times), 2), "fastest s": round(times[0], 2),
        "slowest s": round(times[-1], 2), "aim s": limit,
    }  # fmt: skip


def _run(arguments: list[str]) -> float:
    begin = perf_counter()
    command = [sys.executable, "-m", "getsit", *arguments]
    # As on a person's machine, where Python keeps what it compiled.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - begin


def _long_talk(file: Path) -> Path:
    raw = Raw(name="talk.vtt", data=(EXAMPLE / "first-talk.vtt").read_bytes(), origin="")
    talk = read_transcript(raw, id="talk")
    turns = [f"{talk.speaker(turn.speaker_id).name}: {turn.text}" for turn in talk.utterances]
    lines: list[str] = []
    words = 0
    for line in cycle(turns):
        if words >= WORDS:
            break
        lines.append(line)
        words += len(line.split())
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file


def _ten_documents(base: Path) -> None:
    data = ["--data", str(base / "data")]
    _run([*data, "new", "ten"])
    _run([*data, "add", "ten", str(EXAMPLE / "posting.html"), "--as", "posting"])
    _run([*data, "add", "ten", str(EXAMPLE / "resume.docx"), "--as", "resume"])
    review = (EXAMPLE / "annual-review.md").read_text(encoding="utf-8")
    for number in range(8):
        file = base / f"review-{number}.md"
        file.write_text(f"{review}\n\nPart {number}.\n", encoding="utf-8")
        _run([*data, "add", "ten", str(file), "--as", "homework"])
