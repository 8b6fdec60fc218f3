"""Says what is wrong with files of the corpus, by line: `python -m training.check [FILE…]`.

It goes on after a mistake, so that one run shows one mistake of every file; it also prints sizes and how
often each label stands, since a file with few labels or few turns is mostly an unfinished one.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.corpus import (
    HERE,
    Text,
    Wrong,
    read_exchange_file,
    read_given_back,
    read_interview,
    read_written,
)


def main(paths: Sequence[str]) -> int:
    """Checks the named files, or all; 1 when anything is wrong."""
    files = [Path(p) for p in paths] or sorted(HERE.glob("*/*.txt"))
    wrong = 0
    for path in files:
        try:
            _print(_sizes(path))
        except Wrong as mistake:
            wrong += 1
            _print(f"WRONG {mistake}")
    _print(f"{len(files)} files, {wrong} wrong")
    return 1 if wrong else 0


def _sizes(path: Path) -> str:
    if path.parent.name == "given_back":
        pairs = [pair for pair in read_given_back(path.parent) if pair.name == path.stem]
        return f"{path.name}: {dict(Counter(pair.verdict for pair in pairs))}"
    if path.parent.name == "exchanges":
        return _size(_as_one(path.stem, read_exchange_file(path)))
    talks = path.parent.name in ("interviews", "second")
    texts = [read_interview(path)] if talks else read_written(path)
    return "\n".join(_size(text) for text in texts)


def _as_one(name: str, texts: Sequence[Text]) -> Text:
    return Text(
        name=f"{name} ({len(texts)})", head={}, lines=tuple(line for one in texts for line in one.lines)
    )


def _size(text: Text) -> str:
    words = sum(len(line.text.split()) for line in text.lines)
    labels = Counter(label.label for line in text.lines for label in line.labels)
    counts = " ".join(f"{name} {count}" for name, count in labels.most_common())
    return f"{text.name}: {len(text.lines)} lines, {words} words; {counts}"


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
