"""How far the manager trusted and felt heard, turn by turn, as a picture. Only geometry.

Trust is a thick line, felt heard a thin dotted one; both end in their names. The turns that moved the manager
most carry a number, and a word where it has room; the list below the picture tells each of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from getsit.model.rehearsal import Thought

MOST = 8  # numbered turns; more would be a list, and the list is below
LEAST = 0.01  # a change that shows
NARROW_PLACES = 12  # numbers that stand side by side on a phone, each with room for a finger
LETTER, ROUND, LINE = 6.9, 9.5, 15.0  # width of a letter, radius of a number, height of a line of words
Points = Sequence[tuple[float, float]]
LEVELS = (("guarded", 0.2), ("polite", 0.5), ("open", 0.8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The size of a picture and of the field in it where the lines run."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    names_inside: bool = False

    def x(self, share: float) -> float:
        """A place from left (0) to right (1)."""
        return round(self.left + share * (self.right - self.left), 1)

    def y(self, value: float) -> float:
        """A place from bottom (0) to top (1)."""
        return round(self.bottom - max(0.0, min(1.0, value)) * (self.bottom - self.top), 1)


WIDE = Frame(width=1120, height=344, left=70, right=1020, top=20, bottom=304)
NARROW = Frame(width=343, height=290, left=4, right=330, top=24, bottom=250, names_inside=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A numbered turn; `up` tells whether it rose, `label_y` is None where its word has no room."""

    turn: int
    number: int
    x: float
    y: float
    up: bool
    label: str = ""
    label_x: float = 0.0
    label_y: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A height that has a name, and where the name stands."""

    name: str
    y: float
    name_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """The whole picture: two lines, where their names stand, levels, ticks and numbered turns."""

    frame: Frame
    trust: str
    heard: str
    trust_y: float
    heard_y: float
    level_x: float
    levels: tuple[Level, ...]
    ticks: tuple[tuple[int, float], ...]
    dots: tuple[Dot, ...]


def strongest(thoughts: Sequence[Thought]) -> tuple[int, ...]:
    """The turns that moved trust or feeling heard most, in their order, far enough apart to be pressed."""
    last = max(len(thoughts) - 1, 1)
    apart = last / NARROW_PLACES
    weighed = sorted(range(1, len(thoughts)), key=lambda turn: -_weight(thoughts, turn))
    chosen = list[int]()
    for turn in weighed:
        near = any(abs(turn - other) < apart for other in chosen)
        if not near and _weight(thoughts, turn) >= LEAST and len(chosen) < MOST:
            chosen.append(turn)
    return tuple(sorted(chosen))


def change(thoughts: Sequence[Thought], turn: int) -> tuple[float, float]:
    """By how much trust and feeling heard moved in that turn."""
    before, now = thoughts[turn - 1], thoughts[turn]
    return now.trust - before.trust, now.heard - before.heard


def trust_picture(thoughts: Sequence[Thought], labels: Sequence[str], *, frame: Frame) -> Trust:
    """Where everything stands; `labels` holds a word or two for each turn, "" for none."""
    places = [(frame.x(share), thought) for share, thought in zip(_shares(thoughts), thoughts, strict=True)]
    trust = [(x, frame.y(thought.trust)) for x, thought in places]
    heard = [(x, frame.y(thought.heard)) for x, thought in places]
    dots = [
        _dot(thoughts, turn, number=number, at=trust[turn])
        for number, turn in enumerate(strongest(thoughts), start=1)
    ]
    names = _names_inside if frame.names_inside else _names
    trust_y, heard_y = names(trust, heard, frame)
    return Trust(
        frame=frame,
        trust=_path(trust),
        heard=_path(heard),
        trust_y=trust_y,
        heard_y=heard_y,
        level_x=frame.left + 4 if frame.names_inside else 0.0,
        levels=tuple(_level(name, frame.y(value), frame=frame, start=trust[0][1]) for name, value in LEVELS),
        ticks=tuple((turn, trust[turn][0]) for turn in _ticks(len(thoughts) - 1)),
        dots=tuple(_labelled(dots, labels, frame)),
    )


def _weight(thoughts: Sequence[Thought], turn: int) -> float:
    return max(abs(moved) for moved in change(thoughts, turn))


def _shares(thoughts: Sequence[Thought]) -> list[float]:
    last = max(len(thoughts) - 1, 1)
    return [turn / last for turn in range(len(thoughts))]


def _dot(thoughts: Sequence[Thought], turn: int, *, number: int, at: tuple[float, float]) -> Dot:
    trust, heard = change(thoughts, turn)
    moved = trust if abs(trust) >= abs(heard) else heard
    return Dot(turn=turn, number=number, x=at[0], y=at[1], up=moved > 0)


def _path(points: Points) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in points)


def _names(trust: Points, heard: Points, frame: Frame) -> tuple[float, float]:
    """The heights of the two names right of the field, pushed apart where the lines end close together."""
    del frame
    upper, lower = trust[-1][1], heard[-1][1]
    near = max(0.0, (LINE + 1 - abs(upper - lower)) / 2)
    down = near if upper >= lower else -near
    return round(upper + 4 + down, 1), round(lower + 4 - down, 1)


def _names_inside(trust: Points, heard: Points, frame: Frame) -> tuple[float, float]:
    """The heights of the two names in the field: on the side of its line's end where nothing runs."""
    trust_y = _beside(trust, frame, taken=(heard[-1][1],))
    return trust_y, _beside(heard, frame, taken=(trust_y - LINE / 3, trust[-1][1]))


def _beside(line: Points, frame: Frame, *, taken: Sequence[float]) -> float:
    end = line[-1][1]
    rises = len(line) < 2 or end <= line[-2][1]
    sides = (end - LINE + 3, end + LINE + 4) if rises else (end + LINE + 4, end - LINE + 3)
    free = (
        y
        for y in sides
        if frame.top < y < frame.bottom - 4 and all(abs(y - LINE / 3 - other) > LINE for other in taken)
    )
    return round(next(free, end - LINE + 3), 1)


def _level(name: str, y: float, *, frame: Frame, start: float) -> Level:
    """On a phone the names stand in the field: above their height, or below where trust begins there."""
    if not frame.names_inside:
        return Level(name=name, y=y, name_y=y + 4)
    in_the_way = y - LINE - 8 < start < y
    return Level(name=name, y=y, name_y=y + LINE if in_the_way else y - 6)


def _ticks(last: int) -> range:
    step = next((step for step in (1, 2, 5, 10) if last / step <= 10), 20)
    return range(0, last + 1, step)


def _labelled(dots: Sequence[Dot], labels: Sequence[str], frame: Frame) -> list[Dot]:
    """The dots with their words: above where it rose, below where it fell, none where there is no room."""
    taken = [(dot.x - ROUND, dot.x + ROUND, dot.y) for dot in dots]
    placed = list[Dot]()
    for dot in dots:
        words = labels[dot.turn]
        half = len(words) * LETTER / 2
        middle = round(min(max(dot.x, frame.left + half), frame.right - half), 1)
        away = (-20.0, 30.0) if dot.up else (30.0, -20.0)
        free = (dot.y + shift for shift in away if _is_free(middle, half, dot.y + shift, taken, frame))
        place = next(free, None) if words else None
        if place is not None:
            taken.append((middle - half, middle + half, place - LINE / 3))
        placed.append(replace(dot, label=words, label_x=middle, label_y=place))
    return placed


def _is_free(
    middle: float, half: float, y: float, taken: Sequence[tuple[float, float, float]], frame: Frame
) -> bool:
    if not frame.top <= y <= frame.bottom - 4:
        return False
    return not any(
        first < middle + half + ROUND and middle - half - ROUND < last and abs(y - LINE / 3 - at) < LINE + 2
        for first, last, at in taken
    )
