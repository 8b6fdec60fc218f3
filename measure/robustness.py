"""Whether the score holds where it must: the checks (b) to (h) of docs/method.md, each as a number.

On the interviews of the project's own corpus that nothing was learned from. (b) every candidate's turn padded
with words that say nothing; (c) the same talk in second-language and spoken wording, and as machines hear it;
(d) nonsense, another language, keywords; (e) every sentence of the manager repeated; (f) twenty questions
without a tie, and ties to needs nobody voiced. "change" is the difference of the single number that tests
know (no page shows it).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from getsit.listen import analyse
from getsit.model.analysis import GetsIt
from measure.corpus.talks import conversation_of
from measure.corpus.trained import trained_hearing
from training.corpus import Line, Text, read_interviews
from training.splits import TEST, part_of
from training.twins import machine_heard

Row = dict[str, str | float]
_PADDING = ("To be honest with you, ", "Well, as it were, ", "So, yes, let me think about how to put this. ")
_FILLERS = ("um, ", "uh, ", "you know, ", "like, ")


def rows(_data: Path) -> list[Row]:
    """A row per check: how many talks, the mean and the largest change, or the mark got."""
    texts = [text for text in read_interviews() if part_of(text.name) == TEST]
    plain = [_judged(text) for text in texts]
    return [
        _changed("(b) padded to twice the words", texts, plain, _padded),
        _changed("(c) fillers in every sentence", texts, plain, _with_fillers),
        _changed("(c) second-language wording", texts, plain, _second_language),
        _changed("(c) as machines hear it, words as they were", texts, plain, _unpunctuated),
        _changed("(c) as machines hear it, words misheard", texts, plain, _misheard),
        _marks("(d) nonsense for every answer", texts, lambda text: _answers(text, lambda *_: "Blorp fenk.")),
        _marks("(d) keywords for every answer", texts, lambda text: _answers(text, _keywords)),
        _marks("(e) parrot: every sentence repeated", texts, lambda text: _answers(text, _parrot)),
        _marks("(f) questions alone", texts, lambda text: _answers(text, _asks)),
    ]


def _judged(text: Text) -> GetsIt:
    return analyse(conversation_of(text), hearing=trained_hearing()).gets_it


def _changed(
    name: str, texts: Sequence[Text], plain: Sequence[GetsIt], change: Callable[[Text], Text]
) -> Row:
    pairs = [
        (before, _judged(change(text)))
        for text, before in zip(texts, plain, strict=True) if before.value is not None
    ]  # fmt: skip
    gaps = [abs((after.value or 0.0) - (before.value or 0.0)) for before, after in pairs]
    return {
        "check": name, "talks": str(len(gaps)), "mean change": sum(gaps) / max(1, len(gaps)),
        "largest": max(gaps, default=0.0),
        "same cell": sum(a.cell == b.cell for a, b in pairs) / max(1, len(pairs)),
    }  # fmt: skip


def _marks(name: str, texts: Sequence[Text], change: Callable[[Text], Text]) -> Row:
    values = [_judged(change(text)).value for text in texts]
    known = [value for value in values if value is not None]
    return {
        "check": name, "talks": str(len(values)), "mean mark": sum(known) / len(known) if known else "none",
        "largest": max(known, default=0.0), "cannot judge": str(len(values) - len(known)),
    }  # fmt: skip


# --- other wordings of the same talk --------------------------------------------------------------------


def _lines(text: Text, change: Callable[[Line], str]) -> Text:
    lines = (
        replace(line, text=change(line) or line.text, labels=()) if line.role == "candidate" else line
        for line in text.lines
    )
    return replace(text, lines=tuple(lines))


def _padded(text: Text) -> Text:
    random = Random(3)

    def longer(line: Line) -> str:
        pad = ""
        while len((pad + line.text).split()) < 2 * len(line.text.split()):
            pad += random.choice(_PADDING)
        return pad + line.text

    return _lines(text, longer)


def _with_fillers(text: Text) -> Text:
    random = Random(4)
    return _lines(
        text, lambda line: ". ".join(random.choice(_FILLERS) + one for one in line.text.split(". "))
    )


_DROPPED = (" the ", " a ", " an ")


def _second_language(text: Text) -> Text:
    """Articles left out, the plain form for the third person and the past progressive."""

    def plainer(line: Line) -> str:
        words = f" {line.text} "
        for one in _DROPPED:
            words = words.replace(one, " ")
        return words.replace(" was ", " were ").replace("n't ", " not ").strip()

    return _lines(text, plainer)


def _unpunctuated(text: Text) -> Text:
    lines = (machine_heard(line, Random(1), misheard=False) for line in text.lines)
    return replace(text, lines=tuple(replace(line, text=line.text or "uh") for line in lines))


def _misheard(text: Text) -> Text:
    lines = (machine_heard(line, Random(1)) for line in text.lines)
    return replace(text, lines=tuple(replace(line, text=line.text or "uh") for line in lines))


# --- candidates who do one thing only -------------------------------------------------------------------


def _answers(text: Text, answer: Callable[[Sequence[Line], int], str]) -> Text:
    lines = list(text.lines)
    for place, line in enumerate(lines):
        if line.role == "candidate":
            lines[place] = replace(line, text=answer(lines, place), labels=())
    return replace(text, lines=tuple(lines))


def _parrot(lines: Sequence[Line], place: int) -> str:
    said = [line.text for line in lines[:place] if line.role == "interviewer"]
    return said[-1] if said else "Hello."


def _keywords(_lines: Sequence[Line], place: int) -> str:
    return ("team, budget, challenge, vision, deadline", "risk, culture, success, measure, plan")[place % 2]


_QUESTIONS = (
    "What is the biggest challenge?", "How big is the team?", "What would success look like?",
    "When do you need it?", "Who held the post before?", "How do decisions get made?",
    "What happens next?", "What is the budget?", "How do you like to be kept informed?",
)  # fmt: skip


def _asks(_lines: Sequence[Line], place: int) -> str:
    return _QUESTIONS[place % len(_QUESTIONS)]
