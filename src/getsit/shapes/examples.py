"""Turns that a person set right, in the form of the corpus, so that a hearing can learn from them."""

from collections.abc import Collection, Iterator

from getsit.model.analysis import Analysis
from getsit.model.conversation import Role
from getsit.model.moment import ListeningMove, Moment, NeedVoiced, Question, SolutionOffered, Story

_HEAD = "title: Set right by the person\nspeakers: I=interviewer C=candidate O=other\n"
_NEXT = "--"
_LETTERS = {Role.INTERVIEWER: "I", Role.CANDIDATE: "C", Role.OTHER: "O"}
_KNOWN = frozenset(
    """need signal question listening story solution self_description breaker builder pitch""".split()
)
"""Labels of the corpus; what follows from them (ties, missed doors) is not written out."""


def examples_of(analysis: Analysis, turns: Collection[int]) -> str:
    """Each of those turns with the one before it and all labels of both; empty without turns."""
    blocks = [list(_block(analysis, turn)) for turn in sorted(turns)]
    return _HEAD + "\n" + f"\n{_NEXT}\n".join("\n".join(block) for block in blocks) + "\n" if blocks else ""


def _block(analysis: Analysis, turn: int) -> Iterator[str]:
    conversation = analysis.conversation
    shown = [place for place in (turn - 1, turn) if place >= 0]
    voiced = {m.id: f"n{m.id.lstrip('m')}" for m in analysis.moments if m.turn in shown and m.label == "need"}
    for place in shown:
        words = " ".join(conversation.utterances[place].text.split())
        yield f"{_LETTERS[conversation.role(place)]}: {words}"
        for moment in analysis.moments:
            if moment.turn == place and moment.label in _KNOWN:
                yield _label(moment, voiced)


def _label(moment: Moment, voiced: dict[str, str]) -> str:
    name = f"{moment.label}.{moment.kind}" if moment.kind else moment.label
    links = [voiced[id] for id in getattr(moment, "tied_to", ()) if id in voiced]
    flags = [*_flags(moment, voiced), *([">" + ",".join(links)] if links else [])]
    return "  " + " ".join([name, *flags]) + f" | {' '.join(moment.quote.split())}"


def _flags(moment: Moment, voiced: dict[str, str]) -> Iterator[str]:
    if isinstance(moment, NeedVoiced):
        yield from (f"s{int(moment.strength)}", f"#{voiced[moment.id]}")
    elif moment.label == "signal":
        yield f"#s{moment.id.lstrip('m')}"
    elif isinstance(moment, Question) and moment.follow_up:
        yield "f"
    elif isinstance(moment, Story):
        told = {"asked": moment.asked_for, "war": moment.war_story, "rehash": moment.rehash}
        yield from (flag for flag, holds in told.items() if holds)
    elif isinstance(moment, SolutionOffered) and moment.when:
        yield "when"
    elif isinstance(moment, ListeningMove) and not moment.accurate:
        yield "v=not_said"
