"""Which mistakes the trained hearing makes most on interviews it never learned from; quoted in ERRORS.md."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from getsit.listen.thresholds import SURE
from getsit.text.lines import cut_short, one_line
from measure.corpus.mistakes import Mistake, mistakes
from measure.corpus.trained import trained_hearing
from training.corpus import read_interviews
from training.splits import TEST, part_of

Row = dict[str, str | float]
SHOWN = 20
_LABELS = ("need", "signal", "question", "listening", "story", "solution", "breaker", "builder", "confidence")
_HEAD = """# The twenty most telling mistakes

Written by `make measure`. On the interviews of our own corpus that nothing was learned from: of each class
the mistake of which the trained hearing was surest, then the surest of the second ones. The number says how
sure it was; from which number on the product shows a label stands in the heading. The texts and their labels
were written by a language model and no person has checked them: some of these may be mistakes of the label.
"""


def rows(_data: Path) -> list[Row]:
    """How many mistakes of each class; writes ERRORS.md beside this file."""
    texts = [text for text in read_interviews() if part_of(text.name) == TEST]
    found = mistakes(trained_hearing(), texts, bars={label: SURE[label] for label in _LABELS})
    chosen = _telling(found)
    parts = [part for label in _LABELS for part in _of(label, [one for one in chosen if one.label == label])]
    Path(__file__).with_name("ERRORS.md").write_text("\n".join([_HEAD, *parts]), encoding="utf-8")
    many = Counter((one.label, one.heard) for one in found)
    return [
        {"label": label, "heard where none stands": str(many[label, True]), "missed": str(many[label, False])}
        for label in _LABELS
    ]


def _telling(found: Sequence[Mistake]) -> list[Mistake]:
    """The surest of each class, then the surest of those that come second in theirs."""
    many: Counter[tuple[str, bool]] = Counter()
    first, second = [], []
    for one in found:
        many[one.label, one.heard] += 1
        if many[one.label, one.heard] == 1:
            first.append(one)
        elif many[one.label, one.heard] == _EACH:
            second.append(one)
    return [*first, *second][:SHOWN]


_EACH = 2


def _of(label: str, chosen: Sequence[Mistake]) -> list[str]:
    return [f"## {label} (from {SURE[label]:.2f} on)\n", *map(_shown, chosen)] if chosen else []


def _shown(one: Mistake) -> str:
    what = "Heard where none stands" if one.heard else "Missed"
    before = cut_short(one_line(one.before), most=160)
    return (
        f"- **{what}** ({one.score:.2f}; {one.text}, turn {one.turn}), after “{before}”:\n"
        f"  “{cut_short(one_line(one.words), most=260)}”\n"
    )
