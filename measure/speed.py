"""How long the two commands take that a person waits for, cold, as whole processes.

The talk has 9,000 words, three interviews of the project's own corpus one after another. Says seconds of the
median run, the fastest and the slowest; compare only on one machine, where nothing else runs. Below them the
most memory that such a process held, and the trained hearing by itself: how long it takes to load, one turn
as in a rehearsal (six turns before it, heard already; in place of the slowest the 95th of a hundred), and
tokens a second, turn after turn and as a whole talk is heard, several turns at once.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tokenizers import Tokenizer

from getsit import weights
from getsit.adapters.onnx_hearing import OnnxHearing
from getsit.ports import Passage
from measure.corpus.heard import passages_of
from training.corpus import read_interviews

EXAMPLE = Path(__file__).parent.parent / "src" / "getsit" / "example"
WORDS, RUNS = 9_000, 7


def rows(data: Path) -> list[dict[str, str | float]]:
    """A row for `listen` on 9,000 words, and one for `brief` on ten documents; `data` is not needed."""
    del data
    with TemporaryDirectory() as folder:
        base = Path(folder)
        talk = _long_talk(base / "talk.txt")
        _ten_documents(base)
        brief = ["--data", str(base / "data"), "brief", "ten", "--json"]
        return [
            _row("listen, 9,000 words", ["listen", str(talk), "--json"], limit=6.0),
            _row(
                "brief, 10 documents", brief, limit=2.0, before=[*brief[:2], "facts", "add", "Ran a shift."]
            ),
            _row("brief, 10 documents, nothing changed since", brief, limit=2.0),
            _memory(),
            *_hearing_rows(),
        ]


def _row(
    what: str, arguments: list[str], *, limit: float, before: list[str] | None = None
) -> dict[str, str | float]:
    """A row; the command `before` each run changes something, so that all is worked out again."""
    _run(arguments)  # once before: the compiled files are there for every run that counts
    times = []
    for _ in range(RUNS):
        if before is not None:
            _run(before)
        times.append(_run(arguments))
    times.sort()
    return {
        "what": what, "runs": RUNS, "median s": round(median(times), 2), "fastest s": round(times[0], 2),
        "slowest s": round(times[-1], 2), "aim": limit,
    }  # fmt: skip


def _run(arguments: list[str]) -> float:
    begin = perf_counter()
    command = [sys.executable, "-m", "getsit", *arguments]
    # As on a person's machine, where Python keeps what it compiled.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - begin


def _long_talk(file: Path) -> Path:
    lines: list[str] = []
    words = 0
    for text in read_interviews():
        for line in text.lines:
            if words < WORDS:
                lines.append(f"{_NAMES[line.role]}: {line.text}")
                words += len(line.text.split())
    file.write_text("\n\n".join(lines), encoding="utf-8")
    return file


_NAMES = {"interviewer": "Helen", "candidate": "Ruth", "other": "Somebody"}


def _memory() -> dict[str, str | float]:
    """The most that any of the processes so far held."""
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {"what": "memory, MB", "runs": 2 * RUNS, "most": round(held / 1024), "aim": 500}


def _hearing_rows() -> Iterator[dict[str, str | float]]:
    begin = perf_counter()
    hearing = OnnxHearing(weights.FOLDER)
    hearing.hear([Passage(text="Hello.", role="candidate")])
    yield {"what": "load the hearing and hear one word", "runs": 1, "median s": perf_counter() - begin,
           "aim": 0.7}  # fmt: skip
    passages = [one for text in read_interviews()[:3] for one in passages_of(text)]
    times = []
    for passage in passages:
        begin = perf_counter()
        hearing.hear([passage])
        times.append(perf_counter() - begin)
    yield {"what": "one turn", "runs": len(times), "median s": median(times), "fastest s": min(times),
           "slowest s": sorted(times)[int(0.95 * len(times))], "aim": 0.06}  # fmt: skip
    begin = perf_counter()
    OnnxHearing(weights.FOLDER).hear(passages)
    together = perf_counter() - begin
    tokens = _tokens(passages)
    yield {"what": "tokens a second, turn after turn", "runs": 1, "most": round(tokens / sum(times))}
    yield {"what": "tokens a second, a talk at once", "runs": 1, "most": round(tokens / together)}


def _tokens(passages: Sequence[Passage]) -> int:
    tokenizer = Tokenizer.from_file(str(weights.FOLDER / "tokenizer.json"))
    return sum(len(tokenizer.encode(one.text, add_special_tokens=False).ids) for one in passages)


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
