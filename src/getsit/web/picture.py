"""The talk as a picture: two lanes, marks by shape and colour, ties as curves. Only geometry.


Length runs by time when the transcript has times, else by words.
"""

from dataclasses import dataclass

from getsit.model.analysis import Analysis
from getsit.model.conversation import Conversation, Role, Utterance
from getsit.model.moment import Missed, Story, ToldTie
from getsit.text.words import count_words
from getsit.web.talk_view import SeenMoment, TalkView

WIDTH, LEFT, RIGHT = 1056.0, 84.0, 12.0
THEIR_LANE, YOUR_LANE, BAR = 86.0, 196.0, 20.0
LABEL_ROWS, ROW, LETTER = 4, 16.0, 6.6
BOTTOM = 262.0
SHOWN = {"need", "signal", "question", "listening", "story", "solution", "missed", "breaker"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One turn: where it stands and whose it is."""

    x: float
    width: float
    theirs: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment: its mark, its place, its label and the row of it (None when there is no room)."""

    moment: SeenMoment
    x: float
    y: float
    label: str = ""
    label_y: float | None = None


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie: the curve from a story or solution up to the need."""

    path: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A point of the axis with its words."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture; `by_time` tells what length means."""

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    arcs: tuple[Arc, ...]
    ticks: tuple[Tick, ...]
    by_time: bool


def picture_of(analysis: Analysis, view: TalkView) -> Picture:
    """Where everything of the talk stands."""
    conversation = analysis.conversation
    scale = _Scale(conversation)
    marks = _with_labels([_mark(conversation, one, scale) for one in view.moments if _is_shown(one)])
    return Picture(
        bars=tuple(_bar(conversation, turn, scale) for turn in conversation.utterances),
        marks=tuple(marks),
        arcs=tuple(_arcs(view, {mark.moment.id: mark for mark in marks})),
        ticks=tuple(scale.ticks()),
        by_time=scale.by_time,
    )


class _Scale:
    """Turns places of the talk into places of the picture."""

    def __init__(self, conversation: Conversation) -> None:
        turns = conversation.utterances
        self.by_time = bool(turns) and all(turn.begins is not None for turn in turns)
        self._starts: list[float] = []
        place = 0.0
        for turn in turns:
            self._starts.append(float(turn.begins or 0.0) if self.by_time else place)
            place += count_words(turn.text)
        if self.by_time:
            last = turns[-1]
            place = max(float(last.ends or 0.0), self._starts[-1] + 1)
        self._starts.append(max(place, self._starts[-1] if self._starts else 0.0))
        self._first = self._starts[0]
        self._span = max(self._starts[-1] - self._first, 1.0)

    def x(self, turn: Utterance, share: float) -> float:
        begin, end = self._ends(turn)
        return round(self._to(begin + (end - begin) * share), 1)

    def width(self, turn: Utterance) -> float:
        begin, end = self._ends(turn)
        return round(max(self._to(end) - self._to(begin), 1.0), 1)

    def ticks(self) -> list[Tick]:
        step = self._step()
        ticks = []
        place = 0.0
        while place <= self._span:
            words = str(int(place // 60)) if self.by_time else str(int(place))
            ticks.append(Tick(round(self._to(self._first + place), 1), words))
            place += step
        return ticks

    def _step(self) -> float:
        for step in (60, 300, 600, 1800) if self.by_time else (100, 500, 1000, 5000):
            if self._span / step <= 10:
                return float(step)
        return self._span / 5

    def _ends(self, turn: Utterance) -> tuple[float, float]:
        begin, following = self._starts[turn.index], self._starts[turn.index + 1]
        end = float(turn.ends) if self.by_time and turn.ends is not None else following
        return begin, max(end, begin)

    def _to(self, place: float) -> float:
        return LEFT + (place - self._first) / self._span * (WIDTH - LEFT - RIGHT)


def _is_shown(moment: SeenMoment) -> bool:
    return moment.value.label in SHOWN


def _bar(conversation: Conversation, turn: Utterance, scale: _Scale) -> Bar:
    theirs = conversation.role(turn.index) is not Role.CANDIDATE
    return Bar(scale.x(turn, 0), scale.width(turn), theirs)


def _mark(conversation: Conversation, moment: SeenMoment, scale: _Scale) -> Mark:
    turn = conversation.utterances[moment.value.turn]
    share = moment.value.start / max(len(turn.text), 1)
    lane = THEIR_LANE if moment.theirs else YOUR_LANE
    y = lane + 44 if isinstance(moment.value, Missed) else lane
    return Mark(moment, scale.x(turn, share), y)


def _with_labels(marks: list[Mark]) -> list[Mark]:
    """Their words above the upper lane and stories below the lower, each in a row where it has room."""
    free_above, free_below = [0.0] * LABEL_ROWS, [0.0] * 3
    placed = []
    for mark in sorted(marks, key=lambda one: one.x):
        label = _label(mark)
        above = mark.moment.theirs
        rows = free_above if above else free_below
        half = len(label) * LETTER / 2
        middle = min(max(mark.x, LEFT + half - 60), WIDTH - half)
        row = next((place for place, free in enumerate(rows) if middle - half > free), None)
        if not label or row is None:
            placed.append(mark)
            continue
        rows[row] = middle + half + 8
        y = THEIR_LANE - 22 - row * ROW if above else YOUR_LANE + 32 + row * ROW
        placed.append(Mark(mark.moment, mark.x, mark.y, label, y))
    return placed


def _label(mark: Mark) -> str:
    value = mark.moment.value
    if value.label not in {"need", "signal"} and not isinstance(value, Story):
        return ""
    words = " ".join(value.quote.split()[:4])
    return words.rstrip(",.;:")[:28]


def _arcs(view: TalkView, marks: dict[str, Mark]) -> list[Arc]:
    arcs = []
    for tie in view.ties:
        value = tie.value
        if not isinstance(value, ToldTie) or value.rests_on not in marks:
            continue
        below = marks[value.rests_on]
        arcs += [Arc(_curve(below, marks[id])) for id in value.tied_to if id in marks]
    return arcs


def _curve(below: Mark, above: Mark) -> str:
    middle = (below.y + above.y) / 2
    return f"M{above.x} {above.y + 9}C{above.x} {middle} {below.x} {middle} {below.x} {below.y - 9}"
