"""One turn in the making: the state as it changes, what moved, and the lines that will be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random

from getsit.model.manager import HiddenNeed, Manager, Speech
from getsit.model.rehearsal import Act, Line, ManagerState, Moved, Taken
from getsit.rehearse.depth import may_tell
from getsit.rehearse.effects import IMPRESSION_HALVES, MINUTES_A_TURN, WORDS_A_MINUTE, movement


@dataclass
class Scene:
    """What a manager does in this turn, gathered while the rules go over what the candidate did."""

    manager: Manager
    state: ManagerState
    taken: Taken
    chance: Random
    lines: list[Line] = field(default_factory=list)
    movements: list[Moved] = field(default_factory=list)
    disclosed: bool = False

    def move(self, reason: str, *, about: str | None = None, share: float = 1.0) -> None:
        """Something moves: trust, belief and being heard, with its reason kept."""
        state = self.state
        times = state.times.get(reason, 0) + 1
        one = movement(reason, about=about, times=times, share=share)
        gain = one.trust * 1.4 * (1 - state.trust) if one.trust > 0 else one.trust
        one = replace(one, trust=gain)
        heard = dict(state.heard)
        if about and one.heard:
            heard[about] = min(1.0, heard.get(about, 0.0) + one.heard)
        self.state = replace(
            state,
            trust=_within(state.trust + gain),
            belief=_within(state.belief + one.belief),
            heard=heard,
            times={**state.times, reason: times},
        )
        self.movements.append(one)

    def say(self, source: str, *, place: int | None = None, values: Mapping[str, str] | None = None) -> None:
        """A line is going to be said."""
        self.lines.append(Line(source=source, place=place, values=dict(values or {})))

    def tell(self, owner: HiddenNeed | None, speech: Speech) -> bool:
        """The speech is told, when the need may be told that far; the only way that anything comes out."""
        if owner is not None and not may_tell(self.state, owner, speech=speech):
            return False
        level = dict(self.state.level)
        about = owner.id if owner else speech.id.split(".", 1)[0]
        if owner is not None:
            level[about] = max(level.get(about, -1), speech.level)
        self.state = replace(self.state, told=(*self.state.told, speech.id), level=level, current=about)
        self.say(f"speech:{speech.id}")
        self.disclosed = True
        return True

    def set(self, **changes: object) -> None:
        """The state with these fields changed."""
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]

    def count(self, what: str) -> None:
        """Once more of what is counted under that name."""
        self.set(times={**self.state.times, what: self.state.times.get(what, 0) + 1})

    def act(self) -> Act:
        """What came of it."""
        return Act(lines=tuple(self.lines), movements=tuple(self.movements))


def turned(state: ManagerState, *, words: int) -> ManagerState:
    """The state as the next turn begins: the clock has gone on, the first impression has faded."""
    faded = state.impression * 0.5 ** (1 / IMPRESSION_HALVES)
    return replace(
        state,
        turn=state.turn + 1,
        minutes=state.minutes + MINUTES_A_TURN + words / WORDS_A_MINUTE,
        impression=faded,
    )


def _within(value: float) -> float:
    return max(0.0, min(1.0, value))
