"""The same picture from top to bottom, for a narrow screen: lanes to the left, words to the right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from getsit.model.analysis import Analysis
from getsit.model.moment import ToldTie
from getsit.web.picture import Bar, Mark, Scale, Tick, apart, bar_of, strongest_first
from getsit.web.talk_view import TalkView

WIDTH, TOP, BOTTOM = 343, 30.0, 16.0
THEIRS, DOORS, YOURS, WORDS = 30.0, 57.0, 84.0, 112.0
MINUTE, WORD = 52.0, 0.4  # length of a minute, and of a word
LEAST = 300.0
MOST_LABELS, LINE, FARTHEST = 40, 19.0, 60.0


@dataclass(frozen=True, slots=True)
class TallPicture:
    """The picture from top to bottom: a mark's `x` and `y` are its place, `label_y` that of its words."""

    height: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    arcs: tuple[str, ...]
    ticks: tuple[Tick, ...]


def tall_picture_of(
    analysis: Analysis, view: TalkView, *, by_words: bool = False, doors: Mapping[str, int]
) -> TallPicture:
    """Where everything of the talk stands, from top to bottom."""
    conversation = analysis.conversation
    measured = Scale(conversation, (0.0, 1.0), by_words=by_words)
    long = max(LEAST, measured.span / 60 * MINUTE if measured.by_time else measured.span * WORD)
    scale = Scale(conversation, (TOP, TOP + long), by_words=by_words)
    flat = apart(strongest_first(conversation, view, scale, doors))
    marks = _with_words([_upright(mark) for mark in flat])
    return TallPicture(
        height=round(TOP + long + BOTTOM, 1),
        bars=tuple(bar_of(conversation, turn, scale) for turn in conversation.utterances),
        marks=tuple(marks),
        arcs=tuple(_arcs(view, {mark.moment.id: mark for mark in marks})),
        ticks=tuple(scale.ticks()),
    )


def _upright(mark: Mark) -> Mark:
    lane = DOORS if mark.number or mark.moment.value.label == "missed" else THEIRS
    return replace(mark, x=lane if mark.moment.theirs else YOURS, y=mark.x)


def _with_words(marks: list[Mark]) -> list[Mark]:
    """Words for the strongest, from top to bottom, each below the one before; none far from its mark."""
    chosen = {mark.moment.id for mark in [one for one in marks if one.label or one.number][:MOST_LABELS]}
    placed, last = [], 0.0
    for mark in sorted(marks, key=lambda one: one.y):
        y = max(mark.y + 4, last + LINE)
        if mark.moment.id not in chosen or y - mark.y > FARTHEST:
            placed.append(replace(mark, label="", label_y=None))
            continue
        last = y
        placed.append(replace(mark, label_x=WORDS, label_y=round(y, 1)))
    return placed


def _arcs(view: TalkView, marks: dict[str, Mark]) -> list[str]:
    arcs = []
    for tie in view.ties:
        value = tie.value
        if not isinstance(value, ToldTie) or value.rests_on not in marks:
            continue
        yours = marks[value.rests_on]
        arcs += [_curve(yours, marks[id]) for id in value.tied_to if id in marks]
    return arcs


def _curve(yours: Mark, theirs: Mark) -> str:
    return f"M{YOURS - 8} {yours.y}C50 {yours.y} 66 {theirs.y} {THEIRS + 9} {theirs.y}"
