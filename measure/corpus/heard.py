"""How well a hearing hears the project's own corpus: by label, kind and strength, turn by turn.

A label counts once a turn: it is right when the turn has it. A stretch counts when the shared letters are
more than half of either stretch.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from getsit.ports import Hearing, Passage, Span
from training.corpus import Label, Text

BEFORE = 6


@dataclass(slots=True)
class Tally:
    """For one label: the score and the truth of each turn, kinds heard and true, strengths, stretches."""

    scores: list[float] = field(default_factory=list)
    truths: list[bool] = field(default_factory=list)
    kinds: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    strengths: list[tuple[float, float]] = field(default_factory=list)
    places: list[bool] = field(default_factory=list)


def hear_texts(hearing: Hearing, texts: Sequence[Text]) -> Mapping[str, Tally]:
    """A tally per label over all turns (or lines) of the texts."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for text in texts:
        for heard, line in zip(hearing.hear(passages_of(text)), text.lines, strict=True):
            for label in LABELS_OF[line.role]:
                spans = [span for span in heard.spans if span.label == label]
                _count(tallies[label], heard.labels.get(label, 0.0), spans, _true(line.labels, label))
    return tallies


LABELS_OF: Mapping[str, tuple[str, ...]] = {
    "interviewer": ("need", "signal", "confidence", "asked", "agrees", "corrects"),
    "other": (),
    "candidate": (
        "question", "follow_up", "listening", "story", "result", "solution", "bridge", "check", "pitch",
        "advice", "self_description", "breaker", "builder",
    ),
    "written": ("need", "requirement", "welcome", "achievement", "boilerplate"),
}  # fmt: skip


def passages_of(text: Text) -> list[Passage]:
    """The turns of a talk with the six before each, or the lines of a document."""
    plain = [Passage(text=line.text, role=line.role) for line in text.lines]
    talk = bool(text.lines) and text.lines[0].role != "written"
    return [
        Passage(
            text=one.text, role=one.role, before=tuple(plain[max(0, place - BEFORE) : place]) if talk else ()
        )
        for place, one in enumerate(plain)
    ]


def _true(labels: Sequence[Label], label: str) -> list[Label]:
    if label == "follow_up":
        return [one for one in labels if one.label == "question" and "f" in one.flags]
    return [one for one in labels if one.label == label]


def _count(tally: Tally, score: float, spans: Sequence[Span], true: Sequence[Label]) -> None:
    tally.scores.append(score)
    tally.truths.append(bool(true))
    for label in true:
        span = _nearest(spans, label)
        tally.places.append(span is not None and _overlaps(span, label))
        if label.kind and span is not None:
            tally.kinds.append((span.kind or "", (label.kind,)))
        if label.strength is not None and span is not None and span.strength is not None:
            tally.strengths.append((span.strength, float(label.strength)))


def _nearest(spans: Sequence[Span], label: Label) -> Span | None:
    met = [span for span in spans if min(span.end, label.end) > max(span.start, label.start)]
    return max(met, key=lambda span: span.score, default=None)


def _overlaps(span: Span, label: Label) -> bool:
    shared = min(span.end, label.end) - max(span.start, label.start)
    return shared > 0.5 * min(span.end - span.start, label.end - label.start)


def f1_at(scores: Sequence[float], truths: Sequence[bool], bar: float) -> float:
    """F1 of "at least `bar`"; 0 when nothing is true."""
    right = sum(t and s >= bar for s, t in zip(scores, truths, strict=True))
    said, true = sum(s >= bar for s in scores), sum(truths)
    return 2 * right / (said + true) if said + true else 0.0


def best_bar(scores: Sequence[float], truths: Sequence[bool]) -> tuple[float, float]:
    """The bar with the best F1, and that F1."""
    bars = sorted({round(score, 3) for score in scores})
    return max(((f1_at(scores, truths, bar), bar) for bar in bars), default=(0.0, 0.5))[::-1]


def rows_of(tallies: Mapping[str, Tally]) -> Iterator[tuple[str, int, float, float, float, float, float]]:
    """Label, how many, F1 at one half, best F1 and its bar, share of kinds right, share of places right."""
    for label, tally in tallies.items():
        bar, best = best_bar(tally.scores, tally.truths)
        kinds = [heard in true for heard, true in tally.kinds]
        yield (
            label, sum(tally.truths), f1_at(tally.scores, tally.truths, 0.5), best, bar,
            sum(kinds) / len(kinds) if kinds else 0.0,
            sum(tally.places) / len(tally.places) if tally.places else 0.0,
        )  # fmt: skip
