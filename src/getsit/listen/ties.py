"""Solutions offered, and told ties with their five points (docs/method.md, ties).

A tie is looked for where a turn holds a story or a solution; each point is given only for words that are
there. A fact that contradicts the candidate's own ledger earns nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from getsit.listen.decode import asked_kinds
from getsit.listen.facts_told import FactsTold, is_specific
from getsit.listen.links import Links
from getsit.listen.stories import tied_in_turn
from getsit.listen.talk import Talk, place_id, trim
from getsit.listen.tellings import Telling, clause_told, tellings_in
from getsit.model.conversation import Role
from getsit.model.moment import Question, SolutionOffered, Story, TiePoints, ToldTie
from getsit.ports import Span
from getsit.text.dates import find_times


def find_solutions(talk: Talk, links: Links) -> tuple[SolutionOffered, ...]:
    """Everything that the candidate says they would do here, in order."""
    return tuple(
        _solution(talk, links, turn, span)
        for turn in talk.turns(Role.CANDIDATE)
        for span in talk.spans(turn, "solution")
    )


def find_ties(
    talk: Talk, links: Links, *, facts: FactsTold, stories: Sequence[Story],
    solutions: Sequence[SolutionOffered], questions: Sequence[Question],
) -> tuple[ToldTie, ...]:  # fmt: skip
    """Every tie told, in order: a need named together with a past fact or a proposal."""
    ties = []
    for turn in talk.turns(Role.CANDIDATE):
        for stretch in _stretches(talk, turn, stories=stories, solutions=solutions):
            tie = _tie(talk, links, stretch, facts=facts, questions=questions)
            if tie is not None:
                ties.append(tie)
    return tuple(ties)


def _solution(talk: Talk, links: Links, turn: int, span: Span) -> SolutionOffered:
    text = talk.text(turn)
    start, end = trim(text, span.start, span.end)
    own = links.of(turn, start, end, near=True)
    sentence = talk.around(turn, start, end)
    return SolutionOffered(
        id=place_id(turn, start, end, label="solution"), turn=turn, start=start, end=end,
        quote=text[start:end], score=span.score, by=talk.by,
        tied_to=own or links.of(turn, 0, end, near=True), when=_when(text[slice(*sentence)]),
    )  # fmt: skip


_DUE = re.compile(
    r"^(?:by|before|within|inside|in|on|until|till|from|at|after|come|the first|first|next"
    r"|tomorrow|tonight"
    r"|this|day one|week one|month one)\b",
    re.IGNORECASE,
)


def _when(sentence: str) -> str | None:
    """The candidate's own words for the date; "about the Friday cut-off" names none."""
    due = [time.text for time in find_times(sentence) if _DUE.search(time.text)]
    return due[0] if due else None


# --- ties -----------------------------------------------------------------------------------------------


_LEAST = 2  # points; one alone is a story or a proposal, no tie


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """The words of one possible tie: from where its need may be named to where the next story begins."""

    turn: int
    start: int
    end: int
    telling: Telling | None
    story: Story | None
    solutions: tuple[SolutionOffered, ...]


def _stretches(
    talk: Talk, turn: int, *, stories: Sequence[Story], solutions: Sequence[SolutionOffered]
) -> list[_Stretch]:
    told = tellings_in(talk, turn)
    offered = tuple(s for s in solutions if s.turn == turn)
    own = [s for s in stories if s.turn == turn]
    length = len(talk.text(turn))
    if not told:
        earlier = _told_before(talk, turn, stories) if offered and talk.spans(turn, "bridge") else None
        if earlier is not None:
            return [replace(earlier, end=length, solutions=offered)]
        alone = _Stretch(turn=turn, start=0, end=length, telling=None, story=None, solutions=offered)
        return [alone] if offered else []
    bounds = [0, *(telling.start for telling in told[1:]), length]
    return [
        _Stretch(
            turn=turn, start=start, end=end, telling=telling, story=_story_at(own, telling),
            solutions=tuple(s for s in offered if start <= s.start < end),
        )
        for telling, start, end in zip(told, bounds, bounds[1:], strict=False)
    ]  # fmt: skip


def _told_before(talk: Talk, turn: int, stories: Sequence[Story]) -> _Stretch | None:
    """The story that a turn carries over to here when it was told one turn of the candidate earlier."""
    before = talk.last(turn, Role.CANDIDATE)
    story = next((s for s in reversed(stories) if s.turn == before), None)
    telling = (
        next((t for t in reversed(tellings_in(talk, before)) if story), None) if before is not None else None
    )
    if story is None or telling is None or story.rehash:
        return None
    return _Stretch(turn=turn, start=0, end=0, telling=telling, story=story, solutions=())


def _story_at(stories: Sequence[Story], telling: Telling) -> Story | None:
    return next((s for s in stories if telling.start <= s.start < telling.end), None)


def _tie(
    talk: Talk, links: Links, stretch: _Stretch, *, facts: FactsTold, questions: Sequence[Question]
) -> ToldTie | None:
    anchor = stretch.story or (stretch.solutions[0] if stretch.solutions else None)
    if anchor is None:
        return None
    tied = _tied(talk, links, stretch)
    points = TiePoints(
        need=int(bool(tied)),
        fact=int(_has_fact(talk, facts, stretch)),
        bridge=int(_has(talk, stretch, "bridge")),
        future=int(bool(stretch.solutions)),
        check=int(_has(talk, stretch, "check") or _asks_back(talk, stretch, questions)),
    )
    past = points.fact or stretch.telling is not None
    if _is_only_an_answer(talk, stretch, points):
        return None
    if not past or not (points.need or (points.fact and points.future)) or points.total < _LEAST:
        return None
    start, end = _carrying(talk, stretch, anchor)
    return ToldTie(
        id=place_id(stretch.turn, start, end, label=f"tie.{anchor.start}"), turn=stretch.turn, start=start,
        end=end, quote=talk.text(stretch.turn)[start:end], score=anchor.score, by=talk.by,
        rests_on=anchor.id, tied_to=tied, points=points,
        valid=bool(points.need and points.fact and points.future),
    )  # fmt: skip


def _is_only_an_answer(talk: Talk, stretch: _Stretch, points: TiePoints) -> bool:
    """What was asked for and names no need of theirs is an answer; a war story without a bridge is no tie."""
    told = stretch.story
    if told is not None and told.war_story:
        return not (points.bridge or points.future)
    asked = asked_kinds(talk, talk.last(stretch.turn, Role.INTERVIEWER))
    return not points.need and bool(asked & _ASKS_FOR_PROOF)


_ASKS_FOR_PROOF = frozenset({"example", "how_would_you", "people", "why_here"})


def _tied(talk: Talk, links: Links, stretch: _Stretch) -> tuple[str, ...]:
    if stretch.telling is not None:
        here = links.of(stretch.turn, stretch.start, stretch.end, near=True)
        if here or stretch.telling.turn != stretch.turn:
            return here
        return tied_in_turn(talk, links, telling=stretch.telling)
    return tuple(dict.fromkeys(id for s in stretch.solutions for id in s.tied_to))[:3]


def _has_fact(talk: Talk, facts: FactsTold, stretch: _Stretch) -> bool:
    """A specific past fact: with a number, time, place or name of its own, or one from the ledger."""
    if stretch.telling is None:
        return False
    body = talk.text(stretch.telling.turn)[stretch.telling.start : stretch.telling.end]
    if facts.contradicted(body):
        return False
    return is_specific(body) or facts.nearest(body) is not None


def _has(talk: Talk, stretch: _Stretch, label: str) -> bool:
    return any(stretch.start <= s.start < stretch.end for s in talk.spans(stretch.turn, label))


def _asks_back(talk: Talk, stretch: _Stretch, questions: Sequence[Question]) -> bool:
    text = talk.text(stretch.turn)
    return stretch.end >= len(text) and any(
        q.turn == stretch.turn and q.kind == "confirm" and not text[q.end :].strip() for q in questions
    )


def _carrying(talk: Talk, stretch: _Stretch, anchor: Story | SolutionOffered) -> tuple[int, int]:
    """The clause that carries the tie: the first of the telling with something specific in it."""
    text = talk.text(stretch.turn)
    if stretch.telling is None:
        return anchor.start, anchor.end
    if stretch.telling.turn != stretch.turn:
        offered = next((s for s in stretch.solutions if s.when), stretch.solutions[0])
        return offered.start, offered.end
    for sentence in talk.sentences[stretch.turn]:
        inside = stretch.telling.start <= sentence.start < stretch.telling.end
        if inside and is_specific(sentence.text):
            return clause_told(text, sentence.start, sentence.end)
    return anchor.start, anchor.end
