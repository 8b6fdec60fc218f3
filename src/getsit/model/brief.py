"""The brief: the one page drawn from the dossier that is taken into the room."""

from dataclasses import dataclass

from getsit.model.dossier import GateLine, HotButton, Hypothesis, PredictedSignal, Sureness
from getsit.model.ladder import Rung
from getsit.model.need import Need
from getsit.model.opportunity import Round
from getsit.model.tie import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class HotNeed:
    """A hot button together with its need, and what homework makes of it (None for what was spoken)."""

    button: HotButton
    need: Need
    hypothesis: Hypothesis | None = None

    @property
    def guess(self) -> str:
        """What it may mean, where that says more than the need and the reasons do; else empty."""
        held = self.hypothesis
        if held is None or held.sureness is Sureness.SAID:
            return ""
        return "" if any(held.reading in reason for reason in self.button.reasons) else held.reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Three hot buttons, five questions, three ties, three signals, and what to have ready if asked.

    Nothing that is for the candidate only stands here, since a page is easily left on a table; `kept_back`
    counts the needs that were left out for that reason.
    """

    opportunity: str
    next_round: Round | None
    hot: tuple[HotNeed, ...]
    rungs: tuple[Rung, ...]
    ties: tuple[Tie, ...]
    signals: tuple[PredictedSignal, ...]
    if_asked: tuple[GateLine, ...]
    kept_back: int = 0
