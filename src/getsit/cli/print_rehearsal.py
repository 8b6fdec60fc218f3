"""Prints rehearsals: the talk, what went well, what they were thinking, the needs, the decision."""

from collections.abc import Sequence

from getsit.cli.paper import BOLD, SOFT, Paper
from getsit.model.manager import Manager
from getsit.model.rehearsal import LookBack, Moved, Rehearsal, Thought

WELL = 3  # things that went well
BAR = 20  # signs of the line of trust


def print_list(paper: Paper, rehearsals: Sequence[Rehearsal]) -> None:
    """A line for each rehearsal."""
    if not rehearsals:
        paper.say("rehearse.empty")
    for one in rehearsals:
        paper.say(
            "rehearse.line",
            id=one.id[-6:],
            began=f"{one.began:%Y-%m-%d %H:%M}",
            manager=one.manager,
            mode=paper.wording.say(f"rehearse.mode.{one.mode.value}"),
            state=paper.wording.say("rehearse.state_over" if one.over else "rehearse.state_running"),
        )


def print_talk(paper: Paper, rehearsal: Rehearsal, manager: Manager) -> None:
    """The whole talk."""
    paper.say("rehearse.begins", name=manager.name, role=manager.role, organisation=manager.organisation,
              post=manager.post, style=SOFT)  # fmt: skip
    for exchange in rehearsal.exchanges:
        if exchange.said:
            paper.quote(exchange.said, yours=True, indent=4)
        paper.quote(exchange.answered, indent=0)


def print_look_back(paper: Paper, found: LookBack) -> None:
    """What went well first, the decision last."""
    _well(paper, found)
    _thinking(paper, found)
    _needs(paper, found)
    _named(paper, found)
    _behaviour(paper, found)
    _practised(paper, found)
    paper.heading("rehearse.decided")
    paper.say(f"rehearse.outcome_{found.decision.outcome.value}", indent=2, style=BOLD)
    for turn, moved in found.decision.reasons:
        _reason(paper, moved, turn=turn)
    paper.say("rehearse.invented", indent=2, style=SOFT)


def _well(paper: Paper, found: LookBack) -> None:
    paper.heading("rehearse.went_well")
    gains = [
        (one, moved) for one in found.thoughts for moved in one.movements if moved.trust + moved.belief > 0
    ]
    best = sorted(gains, key=lambda gain: -(gain[1].trust + gain[1].belief))[:WELL]
    if not best:
        paper.say("rehearse.went_well_none", indent=2)
    for thought, moved in sorted(best, key=lambda gain: gain[0].turn):
        paper.say(f"rehearse.reason.{moved.reason}", indent=2)
        if thought.said:
            paper.quote(thought.said, indent=4, yours=True)


def _thinking(paper: Paper, found: LookBack) -> None:
    paper.heading("rehearse.thinking")
    for before, now in zip(found.thoughts, found.thoughts[1:], strict=False):
        line = "▪" * round(now.trust * BAR) + "·" * (BAR - round(now.trust * BAR))
        paper.line(f"{now.turn:>3}  {line}  {_arrow(before, now)}", indent=2)
        for moved in now.movements:
            paper.say(f"rehearse.reason.{moved.reason}", indent=10, style=SOFT)


def _arrow(before: Thought, now: Thought) -> str:
    change = now.trust - before.trust
    return "" if abs(change) < 0.005 else f"{'↑' if change > 0 else '↓'} {change:+.2f}"


def _needs(paper: Paper, found: LookBack) -> None:
    out = [need for need in found.needs if need.level is not None]
    hidden = [need for need in found.needs if need.level is None]
    paper.heading("rehearse.found")
    if not out:
        paper.say("rehearse.found_none", indent=2)
    for need in out:
        level = paper.wording.say(f"rehearse.level.{need.level}")
        paper.line(f"{need.title} ({level})", indent=2)
    paper.heading("rehearse.hidden")
    if not hidden:
        paper.say("rehearse.hidden_none", indent=2)
    for need in hidden:
        paper.line(need.title, indent=2)
        paper.say("rehearse.would_open", question=need.key, indent=4, style=SOFT)


def _named(paper: Paper, found: LookBack) -> None:
    if not found.rehearsal.named:
        return
    paper.gap()
    hits = [need for need in found.needs if need.need_id in found.top_three and need.named]
    paper.say("rehearse.you_named", hits=len(hits))
    for need in found.needs:
        if need.need_id in found.top_three and not need.named:
            paper.say("rehearse.you_named_missed", title=need.title, indent=2)


def _behaviour(paper: Paper, found: LookBack) -> None:
    cell = found.debrief.analysis.gets_it.cell
    paper.heading("rehearse.gets_it")
    paper.say("cli.gets_it_none" if cell is None else f"words.cell.{cell.value}", indent=2)
    if found.retried is not None:
        paper.heading("rehearse.before_after")
        for key, thought in (
            ("rehearse.before", found.retried.before),
            ("rehearse.after", found.retried.after),
        ):
            paper.quote(thought.said, indent=2, yours=True)
            trust = sum(moved.trust for moved in thought.movements)
            paper.say(key, trust=trust, indent=4)
    if found.debrief.behaviour is not None:
        paper.heading("rehearse.one_thing")
        paper.line(found.debrief.behaviour.title, indent=2, style=BOLD)
        paper.line(found.debrief.behaviour.why, indent=2)
    if found.retry_turn is not None and found.rehearsal.id != "watched":
        paper.say("rehearse.retry", id=found.rehearsal.id[-6:], indent=2)


def _practised(paper: Paper, found: LookBack) -> None:
    judged = {
        name: values for name, values in found.practised.items() if any(one is not None for one in values)
    }
    if max((len(values) for values in judged.values()), default=0) < 2:
        return
    paper.heading("rehearse.practised")
    for name, values in judged.items():
        told = " → ".join("–" if value is None else f"{value:.2g}" for value in values)
        label = paper.wording.say(f"words.measure.{name}")
        paper.say("rehearse.practised_line", name=label, values=told, indent=2)


def _reason(paper: Paper, moved: Moved, *, turn: int) -> None:
    sign = "+" if moved.trust + moved.belief > 0 else "-"
    words = paper.wording.say(f"rehearse.reason.{moved.reason}")
    paper.line(f"{sign} {words} ({turn})", indent=2)
