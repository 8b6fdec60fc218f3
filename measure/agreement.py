"""How far two annotators of the project's own corpus agree, turn by turn, where both labelled a talk.

Both are language models, working apart: an upper bound for what labels of that kind can be worth, and no
agreement of people. Kappa is Cohen's: (agreed - by chance) / (1 - by chance), over turns of the side that can
have the label. F1 takes the first annotator as true.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from getsit.ports import LABELS
from measure.corpus.counts import Counted, counted, f1, total
from measure.corpus.heard import LABELS_OF
from training.corpus import HERE, Text, read_interviews

Row = dict[str, str | float]
_COUNTED = (
    "need", "signal", "confidence", "asked", "agrees", "corrects", "question", "listening", "story", "result",
    "solution", "bridge", "check", "pitch", "advice", "self_description", "breaker", "builder",
)  # fmt: skip


def rows(_data: Path) -> list[Row]:
    """A row per label over the talks that were labelled twice; none when none was."""
    second = {text.name: text for text in read_interviews(HERE / "second")}
    pairs = [(text, second[text.name]) for text in read_interviews() if text.name in second]
    return [_row(label, pairs) for label in _COUNTED] if pairs else []


def _row(label: str, pairs: Sequence[tuple[Text, Text]]) -> Row:
    cases = [case for pair in pairs for case in _cases(label, pair)]
    counts = total([_counts(label, pair) for pair in pairs])
    kinds = [same for pair in pairs for same in _kinds(label, pair)]
    return {
        "label": label, "talks": str(len(pairs)), "turns": str(len(cases)),
        "first": str(sum(one for one, _ in cases)), "second": str(sum(two for _, two in cases)),
        "kappa": _kappa(cases), "f1": f1(counts),
        "same kind": sum(kinds) / len(kinds) if kinds and LABELS.get(label) else "",
    }  # fmt: skip


def _cases(label: str, pair: tuple[Text, Text]) -> Iterator[tuple[bool, bool]]:
    for one, other in zip(pair[0].lines, pair[1].lines, strict=True):
        if label in LABELS_OF[one.role]:
            yield any(x.label == label for x in one.labels), any(x.label == label for x in other.labels)


def _counts(label: str, pair: tuple[Text, Text]) -> Counted:
    first, second = (
        {(turn,) for turn, line in enumerate(text.lines) if any(x.label == label for x in line.labels)}
        for text in pair
    )
    return counted(second, first)


def _kinds(label: str, pair: tuple[Text, Text]) -> Iterator[bool]:
    """For each label that both set on shared letters, whether a kind of the one is a kind of the other."""
    for one, other in zip(pair[0].lines, pair[1].lines, strict=True):
        for mine in one.labels:
            theirs = [
                x.kind for x in other.labels
                if x.label == label == mine.label and min(x.end, mine.end) > max(x.start, mine.start)
            ]  # fmt: skip
            if theirs:
                yield mine.kind in theirs


def _kappa(cases: Sequence[tuple[bool, bool]]) -> float:
    many = len(cases)
    if not many:
        return 0.0
    agreed = sum(one == two for one, two in cases) / many
    first, second = sum(one for one, _ in cases) / many, sum(two for _, two in cases) / many
    chance = first * second + (1 - first) * (1 - second)
    return (agreed - chance) / (1 - chance) if chance < 1 else 1.0
