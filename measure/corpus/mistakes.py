"""The most telling mistakes of a hearing: where it was surest and wrong, and where it was blindest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from getsit.listen.thresholds import meant
from getsit.ports import Hearing
from measure.corpus.heard import LABELS_OF, passages_of
from training.corpus import Label, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A label that was heard where none stands, or stands where none was heard, with the words."""

    text: str
    turn: int
    label: str
    heard: bool
    score: float
    words: str
    before: str


def mistakes(hearing: Hearing, texts: Sequence[Text], *, bars: dict[str, float]) -> list[Mistake]:
    """Every mistake at those bars, the farthest from its bar first, as the product reads scores."""
    found = [one for text in texts for one in _in_text(hearing, text, bars)]
    return sorted(found, key=lambda one: -abs(meant(one.label, one.score) - 0.5))


def _in_text(hearing: Hearing, text: Text, bars: dict[str, float]) -> Iterator[Mistake]:
    heard = hearing.hear(passages_of(text))
    for turn, line in enumerate(text.lines):
        before = text.lines[turn - 1].text if turn else ""
        for label in LABELS_OF[line.role]:
            if label in bars and label != "follow_up":
                score = heard[turn].labels.get(label, 0.0)
                true = [one for one in line.labels if one.label == label]
                if bool(true) != (score >= bars[label]):
                    yield Mistake(
                        text=text.name, turn=turn, label=label, heard=not true, score=score,
                        words=_words(line.text, true), before=before,
                    )  # fmt: skip


def _words(text: str, true: Sequence[Label]) -> str:
    return text[true[0].start : true[0].end] if true else text
