"""The talk as a picture: two lanes, marks by shape and colour, ties as curves. Only geometry.

Length runs by time when the transcript has times, else by words. Where marks would lie on each other the
strongest stands; every moment is in the list below the picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from getsit.model.analysis import Analysis
from getsit.model.conversation import Conversation, Role, Utterance
from getsit.model.dossier import SignalGrade
from getsit.model.moment import Breaker, Missed, Moment, NeedVoiced, Signal, SolutionOffered, Story, ToldTie
from getsit.text.words import count_words
from getsit.web.talk_view import SeenMoment, TalkView

WIDTH, LEFT, RIGHT = 1056.0, 84.0, 12.0
THEIR_LANE, YOUR_LANE = 86.0, 196.0
ABOVE, BELOW, ROW, LETTER = 4, 2, 18.0, 6.9
APART, GAP = 15.0, 8.0  # between two marks of a lane, and between two labels
MOST_LABELS, LONGEST = 14, 26
SHOWN = {"need", "signal", "question", "listening", "story", "solution", "missed", "breaker"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One turn: where it stands and whose it is."""

    x: float
    width: float
    theirs: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment: its mark, its place, its label and the place of that (None when it has no room).

    `number` is that of a door not taken, 0 for everything else.
    """

    moment: SeenMoment
    x: float
    y: float
    label: str = ""
    label_x: float = 0.0
    label_y: float | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie: the curve from a story or solution to the need, and where its name stands."""

    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A point of the axis with its words."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture. `has_times` tells whether it could be drawn by time."""

    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    arcs: tuple[Arc, ...]
    ticks: tuple[Tick, ...]
    by_time: bool
    has_times: bool


def picture_of(
    analysis: Analysis, view: TalkView, *, by_words: bool = False, doors: Mapping[str, int] | None = None
) -> Picture:
    """Where everything of the talk stands, from left to right; `doors` are the numbers of those not taken."""
    conversation = analysis.conversation
    scale = Scale(conversation, (LEFT, WIDTH - RIGHT), by_words=by_words)
    marks = _with_labels(apart(strongest_first(conversation, view, scale, doors or {})))
    return Picture(
        bars=tuple(bar_of(conversation, turn, scale) for turn in conversation.utterances),
        marks=tuple(marks),
        arcs=tuple(_arcs(view, {mark.moment.id: mark for mark in marks})),
        ticks=tuple(scale.ticks()),
        by_time=scale.by_time,
        has_times=scale.has_times,
    )


def strongest_first(
    conversation: Conversation, view: TalkView, scale: "Scale", doors: Mapping[str, int]
) -> list[Mark]:
    """A mark for each moment that has a shape, at its place of the scale."""
    found = [
        replace(_mark(conversation, one, scale), number=doors.get(one.id, 0))
        for one in view.moments
        if one.value.label in SHOWN
    ]
    tied = _tied(view)
    return sorted(found, key=lambda mark: -_weight(mark.moment.value, tied))


class Scale:
    """Turns places of the talk into places of the picture, between two ends."""

    def __init__(
        self, conversation: Conversation, ends: tuple[float, float], *, by_words: bool = False
    ) -> None:
        turns = conversation.utterances
        self._from, self._until = ends
        self.has_times = bool(turns) and all(turn.begins is not None for turn in turns)
        self.by_time = self.has_times and not by_words
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
        """The place of a share of that turn."""
        begin, end = self._ends(turn)
        return round(self._to(begin + (end - begin) * share), 1)

    def width(self, turn: Utterance) -> float:
        """How long that turn is."""
        begin, end = self._ends(turn)
        return round(max(self._to(end) - self._to(begin), 1.0), 1)

    @property
    def span(self) -> float:
        """The length of the talk: seconds, or words."""
        return self._span

    def ticks(self) -> list[Tick]:
        """Points of the axis, at most ten."""
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
        return self._from + (place - self._first) / self._span * (self._until - self._from)


def bar_of(conversation: Conversation, turn: Utterance, scale: Scale) -> Bar:
    """The bar of a turn."""
    theirs = conversation.role(turn.index) is not Role.CANDIDATE
    return Bar(scale.x(turn, 0), scale.width(turn), theirs)


def _mark(conversation: Conversation, moment: SeenMoment, scale: Scale) -> Mark:
    turn = conversation.utterances[moment.value.turn]
    share = moment.value.start / max(len(turn.text), 1)
    lane = THEIR_LANE if moment.theirs else YOUR_LANE
    y = lane + 44 if isinstance(moment.value, Missed) else lane
    return Mark(moment, scale.x(turn, share), y, _label(moment))


def _tied(view: TalkView) -> set[str]:
    """The moments that a told tie joins."""
    ties = [tie.value for tie in view.ties if isinstance(tie.value, ToldTie)]
    return {id for tie in ties for id in (tie.rests_on, *tie.tied_to)}


def _weight(moment: Moment, tied: set[str]) -> float:
    """How much a moment matters to somebody who looks back; what is joined up comes first."""
    if moment.id in tied:
        return 10.0
    if isinstance(moment, Breaker):
        return 9.0
    if isinstance(moment, Missed):
        return 8.0
    if isinstance(moment, Signal):
        return {SignalGrade.HOT: 7.5, SignalGrade.WARM: 5.5}.get(moment.grade, 3.5)
    if isinstance(moment, NeedVoiced):
        return 3.0 + moment.strength
    return 3.0 if isinstance(moment, Story | SolutionOffered) else 1.0


def apart(marks: list[Mark]) -> list[Mark]:
    """The marks, strongest first, without those that would lie on a stronger one."""
    kept: list[Mark] = []
    for mark in marks:
        if all(mark.y != other.y or abs(mark.x - other.x) >= APART for other in kept):
            kept.append(mark)
    return kept


def _with_labels(marks: list[Mark]) -> list[Mark]:
    """Labels for the strongest, above the upper lane and below the lower, where no other is in the way."""
    rooms = {True: _Room(ABOVE), False: _Room(BELOW)}
    left = MOST_LABELS
    placed = []
    for mark in marks:
        row = rooms[mark.moment.theirs].place(mark) if mark.label and left else None
        if row is None:
            placed.append(replace(mark, label=""))
            continue
        left -= 1
        y = THEIR_LANE - 24 - row * ROW if mark.moment.theirs else YOUR_LANE + 34 + row * ROW
        placed.append(replace(mark, label_x=_middle(mark), label_y=y))
    return sorted(placed, key=lambda mark: mark.x)


class _Room:
    """The rows for labels on one side of the lanes; a label blocks its row, its line those before it."""

    def __init__(self, rows: int) -> None:
        self._labels: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
        self._lines: list[list[float]] = [[] for _ in range(rows)]

    def place(self, mark: Mark) -> int | None:
        """The row where the label has room, nearest first; None when there is none."""
        middle, half = _middle(mark), len(mark.label) * LETTER / 2 + GAP
        for row in range(len(self._labels)):
            if self._is_free(row, middle - half, middle + half, mark.x):
                self._labels[row].append((middle - half, middle + half))
                for nearer in range(row):
                    self._lines[nearer].append(mark.x)
                return row
        return None

    def _is_free(self, row: int, first: float, last: float, line: float) -> bool:
        over_label = any(begin < last and first < end for begin, end in self._labels[row])
        over_line = any(first < other < last for other in self._lines[row])
        crossing = any(begin < line < end for nearer in self._labels[:row] for begin, end in nearer)
        return not (over_label or over_line or crossing)


def _middle(mark: Mark) -> float:
    half = len(mark.label) * LETTER / 2
    return round(min(max(mark.x, LEFT - 40 + half), WIDTH - half), 1)


def _label(moment: SeenMoment) -> str:
    value = moment.value
    if not isinstance(value, NeedVoiced | Signal | Breaker | Story):
        return ""
    words = value.quote.split()
    whole = len(words)
    while len(" ".join(words)) > LONGEST:
        words.pop()
    return " ".join(words).rstrip(",.;:") + (" …" if words and len(words) < whole else "")


def _arcs(view: TalkView, marks: dict[str, Mark]) -> list[Arc]:
    arcs = []
    for tie in view.ties:
        value = tie.value
        if not isinstance(value, ToldTie) or value.rests_on not in marks:
            continue
        below = marks[value.rests_on]
        arcs += [_curve(below, marks[id]) for id in value.tied_to if id in marks]
    return arcs


def _curve(below: Mark, above: Mark) -> Arc:
    middle = (below.y + above.y) / 2
    path = f"M{above.x} {above.y + 9}C{above.x} {middle} {below.x} {middle} {below.x} {below.y - 9}"
    return Arc(path, round((above.x + below.x) / 2, 1), middle + 4)
