"""Which stories and proposals are ties, which are pitches.

A fact with a number, a time or a place, and apart from it something about here, to a need that was told:
that is a tie. A solution on what was not told or given back is a pitch.
"""

from collections.abc import Sequence
from dataclasses import replace

from getsit.model.rehearsal import Move, MoveKind
from getsit.rehearse import forms
from getsit.rehearse.turn import Turn

HALF_TIE_TURNS = 2


def with_ties(turn: Turn, moves: Sequence[Move]) -> list[Move]:
    """The moves, the solutions among them told apart: tie, proposal or pitch."""
    stories = [move for move in moves if move.kind is MoveKind.STORY]
    proved = any(forms.is_anchored(turn.text[move.start : move.end]) for move in stories)
    proved = proved or turn.state.turn - turn.state.half_tie <= HALF_TIE_TURNS
    told = _told_need(turn, stories) if stories else None
    done: list[Move] = []
    for move in moves:
        if move.kind is MoveKind.STORY:
            done.append(replace(move, about=told or move.about))
        elif move.kind is MoveKind.SOLUTION:
            done.append(_solution(turn, move, about=_told_need(turn, [*stories, move]), proved=proved))
        else:
            done.append(move)
    return done


def _solution(turn: Turn, move: Move, *, about: str | None, proved: bool) -> Move:
    if about is not None and proved:
        return replace(move, kind=MoveKind.TIE, about=about)
    if about is not None or _invited(turn):
        return replace(move, about=about or move.about)
    return replace(move, kind=MoveKind.PITCH)


def _told_need(turn: Turn, moves: Sequence[Move]) -> str | None:
    return turn.told_need(" ".join(turn.text[move.start : move.end] for move in moves), turn.text)


def _invited(turn: Turn) -> bool:
    pending = turn.state.pending or ""
    return pending.startswith("tests_") or pending == "how_would_you"
