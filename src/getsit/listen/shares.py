"""Who talked how much and for how long, in words. Soft figures: no single talk ratio is defensible."""

from getsit.listen.tally import Run, Tally
from getsit.listen.thresholds import OPEN_PART
from getsit.model.conversation import Role
from getsit.model.moment import Asked, NeedVoiced


def phase_turns(tally: Tally) -> dict[str, tuple[int, ...]]:
    """The turns of each phase: `open`, `middle` (their questions), `own_questions`, and the `whole`."""
    count = len(tally.words)
    own = next((m.turn + 1 for m in tally.all(Asked) if m.kind == "questions_for_us"), count)
    opened = min(_end_of_opening(tally), own)
    return {
        "open": tuple(range(opened)),
        "middle": tuple(range(opened, own)),
        "own_questions": tuple(range(own, count)),
        "whole": tuple(range(count)),
    }


def longest_run(tally: Tally, role: Role) -> Run | None:
    """The longest stretch of one side, None when it never spoke."""
    return max((run for run in tally.runs() if run.role is role), key=lambda r: r.words, default=None)


def longest_on_need(tally: Tally) -> Run | None:
    """The interviewer's longest stretch in which they voice a need, None when there is none."""
    voiced = {need.turn for need in tally.all(NeedVoiced)}
    runs = [r for r in tally.runs() if r.role is Role.INTERVIEWER and voiced.intersection(r.turns)]
    return max(runs, key=lambda r: r.words, default=None)


def _end_of_opening(tally: Tally) -> int:
    limit, spoken = OPEN_PART * sum(tally.words), 0
    for turn, words in enumerate(tally.words):
        spoken += words
        if spoken >= limit:
            return turn + 1
    return len(tally.words)
