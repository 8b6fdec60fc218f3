"""Whether the score holds where it must: the checks (b) to (h) of docs/method.md, each as a number.

On the interviews of the project's own corpus that nothing was learned from, with the trained hearing. "mark"
is the single number that tests know (no page shows it). A change is the mark of the changed talk less that of
the talk as written; `kept` is the share of talks in which it stays within what is asked for, in parts of the
mark. For candidates who do one thing only, `kept` is the share of talks in which they get at most 0.35 or
cannot be judged, and `below` the share in which they get less than the candidate who was there.

"scripted" is one interview with candidates written for these checks (`tests/unit/listen/scripts.py`). Stories
that were asked for and figures are planted into every interview, three of eight and three of six. All texts
were written by a language model; no person has checked them. That a letter or plan claims nothing without a
source is held by tests (`tests/unit/follow_up/test_check.py`).

What does not hold: (b), in any talk. The network reads a turn whole, and beside hollow sentences it hears
other things in the rest (in the one talk that was looked into no breakers for four, three ties for one); it
learned from no padded talk. In (c) the mark stays in its cell nearly always but moves by more than a
twentieth, since one tie or reflection more or less is much of it. A parrot gives back every word of one turn
in whole sentences, and in a third of the talks is credited with too much of it. (h) is missed where the
sentence is not heard as a story: only stories are held to the ledger.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from getsit.listen import analyse
from getsit.model.analysis import Analysis, Cell, GetsIt
from measure.corpus.counts import interval
from measure.corpus.planted import FIGURES, STORIES, caught, told
from measure.corpus.talks import conversation_of, listen_to
from measure.corpus.trained import trained_hearing
from measure.corpus.wordings import (
    Change,
    answered,
    dialect,
    in_turn,
    misheard,
    padded,
    parrot,
    second_language,
    short_sentences,
    unpunctuated,
    with_fillers,
)
from measure.own_corpus import macro
from tests.builders import a_conversation
from tests.unit.listen import scripts
from training.corpus import Text, read_interviews
from training.splits import TEST, part_of

Row = dict[str, str | float]
T = TypeVar("T")
_LOW = 0.35  # the most that somebody may get who gives back nothing of their own
_RESUME = Path(__file__).with_name("planted") / "resume1.md"
_TWO, _FIVE = 0.02, 0.05


def rows(_data: Path) -> list[Row]:
    """A row per check."""
    texts = [text for text in read_interviews() if part_of(text.name) == TEST]
    plain = [_judged(text) for text in texts]
    return [
        *(_changed(name, change, texts, plain=plain, most=most) for name, change, most in _OTHERWISE),
        *(_marked(name, change, texts, plain=plain) for name, change in _ONE_THING),
        *_scripted(),
        _asked_for(texts),
        *_figures(texts),
        *(_heard(name, change, texts) for name, change in _HEARD),
    ]


_OTHERWISE: tuple[tuple[str, Change, float], ...] = (
    ("(b) twice the words, nothing new", padded, _TWO),
    ("(c) dialect", dialect, _FIVE),
    ("(c) second language", second_language, _FIVE),
    ("(c) fillers in every sentence", with_fillers, _FIVE),
    ("(c) short sentences", short_sentences, _FIVE),
    ("(c) as machines hear it, words as they were", unpunctuated, _FIVE),
    ("(c) as machines hear it, words misheard", misheard, _FIVE),
)
_ONE_THING: tuple[tuple[str, Change], ...] = (
    ("(d) nonsense", answered(in_turn([scripts.NONSENSE_LINE]))),
    ("(d) another language", answered(in_turn([scripts.GERMAN_LINE]))),
    ("(d) a list of keywords", answered(in_turn([scripts.KEYWORD_LINE]))),
    ("(d) a résumé read aloud", answered(in_turn(_RESUME.read_text(encoding="utf-8").split("\n")[4:14]))),
    ("(e) parrot", answered(parrot)),
    ("(f) interrogator", answered(in_turn(scripts.INTERROGATOR))),
    ("(f) broadcaster", answered(in_turn(scripts.BROADCASTER))),
)
_HEARD: tuple[tuple[str, Change], ...] = (
    ("macro F1 of the seven, as written", lambda text: text),
    ("macro F1, as machines hear it, words as they were", unpunctuated),
    ("macro F1, as machines hear it, words misheard", misheard),
)


# --- the same talk, put otherwise ------------------------------------------------------------------------


def _judged(text: Text) -> GetsIt:
    return analyse(conversation_of(text), hearing=trained_hearing()).gets_it


def _changed(
    name: str, change: Change, texts: Sequence[Text], *, plain: Sequence[GetsIt], most: float
) -> Row:
    pairs = [
        (before.value, _judged(change(text)), before.cell)
        for text, before in zip(texts, plain, strict=True) if before.value is not None
    ]  # fmt: skip
    gaps = [(after.value or 0.0) - before for before, after, _ in pairs]
    kept = [abs(gap) <= most * before for gap, (before, _, _) in zip(gaps, pairs, strict=True)]
    return {
        "check": name, "n": f"{len(pairs)} talks", "asked": f"change < {most:.0%}",
        "plain": _mean([before for before, _, _ in pairs]),
        "mark": _mean([after.value or 0.0 for _, after, _ in pairs]), "mean change": _mean(gaps),
        "largest": max(gaps, key=abs, default=0.0), "kept": _mean(kept),
        "same cell": _mean([after.cell is cell for _, after, cell in pairs]),
    }  # fmt: skip


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0


# --- candidates who do one thing only --------------------------------------------------------------------


def _marked(name: str, change: Change, texts: Sequence[Text], *, plain: Sequence[GetsIt]) -> Row:
    values = [_judged(change(text)).value for text in texts]
    known = [value for value in values if value is not None]
    beaten = [
        (value or 0.0) < (before.value or 0.0) for value, before in zip(values, plain, strict=True)
    ]  # fmt: skip
    return {
        "check": name, "n": f"{len(values)} talks", "asked": f"mark <= {_LOW:.2f}",
        "plain": _mean([before.value or 0.0 for before in plain]), "mark": _mean(known) if known else "none",
        "largest": max(known, default=0.0), "kept": _mean([(value or 0.0) <= _LOW for value in values]),
        "below": _mean(beaten), "cannot judge": str(len(values) - len(known)),
    }  # fmt: skip


def _scripted() -> Iterator[Row]:
    """Each scripted candidate beside the modest honest one."""
    honest = _of_script(scripts.HONEST).gets_it
    for name, asked, candidate in (
        ("honest", "gets it", scripts.HONEST),
        ("listener who shows nothing", "below honest", scripts.LISTENER),
        ("parrot", "below honest", scripts.parrot()),
        ("interrogator", "below honest", scripts.INTERROGATOR),
        ("broadcaster", "below honest", scripts.BROADCASTER),
        ("honest, twice the words", "change < 2%", scripts.padded(scripts.HONEST)),
        ("honest, second language", "change < 5%", scripts.SECOND_LANGUAGE),
        ("honest, fillers", "change < 5%", scripts.with_fillers(scripts.HONEST)),
        ("honest, dialect", "change < 5%", scripts.in_dialect(scripts.HONEST)),
        ("honest, short sentences", "change < 5%", scripts.in_short_sentences(scripts.HONEST)),
    ):
        found = _of_script(candidate).gets_it
        yield {
            "check": f"scripted: {name}", "n": "1 talk", "asked": asked, "plain": honest.value or 0.0,
            "mark": "none" if found.value is None else found.value,
            "mean change": (found.value or 0.0) - (honest.value or 0.0), "kept": _keeps(asked, found, honest),
            "same cell": float(found.cell is honest.cell),
        }  # fmt: skip


def _of_script(candidate: tuple[str, ...]) -> Analysis:
    return analyse(a_conversation(scripts.a_script(candidate)), hearing=trained_hearing())


def _keeps(asked: str, found: GetsIt, honest: GetsIt) -> float:
    mark, theirs = found.value or 0.0, honest.value or 0.0
    if asked.startswith("change"):
        return float(abs(mark - theirs) <= (_TWO if "2%" in asked else _FIVE) * theirs)
    return float(mark < theirs if asked.startswith("below") else found.cell is Cell.GETS_IT)


# --- what is planted -------------------------------------------------------------------------------------


def _planted(texts: Sequence[Text], which: Sequence[T]) -> Iterator[tuple[Text, T]]:
    """Each interview with three of these, so that each of them comes about as often as any other."""
    for number, text in enumerate(texts):
        for place in range(_EACH):
            yield text, which[(_EACH * number + place) % len(which)]


_EACH = 3


def _asked_for(texts: Sequence[Text]) -> Row:
    each = [told(text, story, hearing=trained_hearing()) for text, story in _planted(texts, STORIES)]
    return {
        "check": "(g) an asked-for story is no war story", "n": f"{len(each)} stories", "asked": "all",
        "kept": _mean([not one.war_story for one in each]),
        "note": f"heard as a story {_mean([one.heard for one in each]):.3f}, "
        f"as asked for {_mean([one.asked_for for one in each]):.3f}",
    }  # fmt: skip


def _figures(texts: Sequence[Text]) -> Iterator[Row]:
    for name, stretched in (
        ("(h) a figure above that of the ledger is caught", True),
        ("(h) the ledger's own figure is let pass", False),
    ):
        each = [
            caught(text, figure, hearing=trained_hearing(), stretched=stretched)
            for text, figure in _planted(texts, FIGURES)
        ]  # fmt: skip
        right = _mean([one is stretched for one in each])
        yield {"check": name, "n": f"{len(each)} figures", "asked": "all", "kept": right}


# --- hearing what machines heard -------------------------------------------------------------------------


def _heard(name: str, change: Callable[[Text], Text], texts: Sequence[Text]) -> Row:
    talks = listen_to([change(text) for text in texts], trained_hearing())
    figure = macro(talks)
    low, high = interval(len(talks), figure)
    return {
        "check": name, "n": f"{len(talks)} talks", "mark": figure(range(len(talks))),
        "note": f"95 %: {low:.3f} to {high:.3f}",
    }  # fmt: skip
