"""Which mistakes the trained hearing makes most on interviews it never learned from; quoted in ERRORS.md."""

from collections import Counter
from pathlib import Path

from getsit.listen.thresholds import SURE
from getsit.text.lines import cut_short, one_line
from measure.corpus.mistakes import Mistake, mistakes
from measure.corpus.trained import trained_hearing
from training.corpus import read_interviews
from training.splits import TEST, part_of

Row = dict[str, str | float]
SHOWN = 20
EACH = 3  # of one label and direction at most, so that all classes show
_LABELS = ("need", "signal", "question", "listening", "story", "solution", "breaker", "builder", "confidence")
_HEAD = """# The twenty most telling mistakes

Written by `make measure`. Those of which the trained hearing was surest, at most three of one class, on the
interviews of the project's own corpus that nothing was learned from. The texts and their labels were written
by a language model and no person has checked them: some of these may be mistakes of the label.
"""


def rows(_data: Path) -> list[Row]:
    """How many mistakes of each class; writes ERRORS.md beside this file."""
    texts = [text for text in read_interviews() if part_of(text.name) == TEST]
    found = mistakes(trained_hearing(), texts, bars={label: SURE[label] for label in _LABELS})
    chosen = _telling(found)
    page = "\n".join([_HEAD, *(_shown(number, one) for number, one in enumerate(chosen, start=1))])
    Path(__file__).with_name("ERRORS.md").write_text(page, encoding="utf-8")
    many = Counter((one.label, one.heard) for one in found)
    return [
        {"label": label, "heard where none stands": str(many[label, True]), "missed": str(many[label, False])}
        for label in _LABELS
    ]


def _telling(found: list[Mistake]) -> list[Mistake]:
    many: Counter[tuple[str, bool]] = Counter()
    chosen: list[Mistake] = []
    for one in found:
        many[one.label, one.heard] += 1
        if many[one.label, one.heard] <= EACH and len(chosen) < SHOWN:
            chosen.append(one)
    return chosen


def _shown(number: int, one: Mistake) -> str:
    what = f"heard a {one.label}" if one.heard else f"missed a {one.label}"
    before = cut_short(one_line(one.before), most=160)
    return (
        f"{number}. **{what}** ({one.score:.2f}; {one.text}, turn {one.turn})\n"
        f"   after “{before}”:\n   “{cut_short(one_line(one.words), most=260)}”\n"
    )
