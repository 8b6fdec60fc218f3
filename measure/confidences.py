"""What was told in confidence and comes out all the same: in letter, plan, brief or export.

Six talks in `planted/`, each with ten confidences that bear a rare word of their own, written by a language
model that had not seen how the program works; no person has checked them. A word counts as let out when it
stands in the letter, the plan, the printed brief, or a text of the export. "open words" are rare words of
needs told openly: how many of those a way out still says shows what the caution costs.
"""

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from getsit.cli.main import run

Row = dict[str, str | float]
_PLANTED = Path(__file__).with_name("planted")


def rows(_data: Path) -> list[Row]:
    """A row for each way out, over all talks; none where the samples are not there."""
    index = _PLANTED / "words.json"
    if not index.is_file():
        return []
    told: dict[str, dict[str, list[str]]] = json.loads(index.read_text(encoding="utf-8"))
    each = [(words, _outputs(number)) for number, words in enumerate(told.values(), start=1)]
    return [_row(way, each) for way in ("letter", "plan", "brief", "export")]


def _row(way: str, each: Sequence[tuple[dict[str, list[str]], dict[str, str]]]) -> Row:
    let_out = [word for words, outputs in each for word in _found(words["secret"], outputs[way])]
    kept = [word for words, outputs in each for word in _found(words["open"], outputs[way])]
    return {
        "way out": way, "confidences": str(sum(len(words["secret"]) for words, _ in each)),
        "let out": str(len(let_out)), "which": ", ".join(let_out),
        "open words": str(sum(len(words["open"]) for words, _ in each)), "said": str(len(kept)),
    }  # fmt: skip


def _found(words: Sequence[str], text: str) -> Iterator[str]:
    return (word for word in words if word.lower() in text.lower())


def _outputs(number: int) -> dict[str, str]:
    with TemporaryDirectory() as folder:
        data, target = Path(folder) / "data", Path(folder) / "export"
        _say(data, "new", "planted", "--candidate", "Ruth")
        _say(data, "add", "planted", _PLANTED / f"posting{number}.md", "--as", "posting")
        _say(data, "add", "planted", _PLANTED / f"resume{number}.md", "--as", "resume")
        _say(data, "add", "planted", _PLANTED / f"talk{number}.txt", "--agreed")
        _say(data, "facts", "confirm", "--all")
        _say(data, "export", "planted", target)
        texts = (file.read_text(encoding="utf-8", errors="replace") for file in sorted(target.rglob("*.*")))
        written = {way: _say(data, way, "planted") for way in ("letter", "plan", "brief")}
        return written | {"export": "\n".join(texts)}


def _say(data: Path, *words: object) -> str:
    """What the command prints; nothing where it refuses, since then nothing came out."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(io.StringIO()):
        run(["--data", str(data), *map(str, words)])
    return printed.getvalue()
