"""What the candidate does with trust: pitches, self-descriptions, builders and breakers.

A pitch answers a need that nobody voiced and that nobody asked about. Advice that the interviewer has just
asked for is none.
"""

from collections.abc import Iterator, Sequence

from getsit.listen.decode import asked_kinds, is_small_talk
from getsit.listen.facts_told import FactsTold, is_specific
from getsit.listen.links import Links
from getsit.listen.stories import is_asked_for
from getsit.listen.talk import BY_RULE, Talk, first_clause, overlap, place_id, trim
from getsit.listen.tellings import tellings_in
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.conversation import Role
from getsit.model.dossier import SignalKind
from getsit.model.moment import (
    Breaker,
    BreakerKind,
    Builder,
    ListeningMove,
    Moment,
    Pitch,
    SelfDescription,
    SolutionOffered,
    ToldTie,
)
from getsit.model.need import NeedKind, Strength
from getsit.ports import Span

_INVITES = frozenset(
    {
        SignalKind.WORKS_PROBLEM,
        SignalKind.TESTS_OBJECTION,
        SignalKind.NEXT_STEP,
        SignalKind.BRING_OTHERS,
        SignalKind.START_TERMS,
    }
)
_ASKS_FOR_PROPOSALS = frozenset({"how_would_you", "future"})


def find_pitches(
    talk: Talk, links: Links, *, solutions: Sequence[SolutionOffered], said: Sequence[Moment]
) -> tuple[Pitch, ...]:
    """Advice and proposals that came before the need was voiced, or unasked; in order."""
    found = [
        _pitch(solution.turn, solution.start, solution.end, solution.score, talk)
        for solution in solutions
        if _is_early(links, solution, said)
        and not _is_led_up_to(talk, solution, said)
        and not _was_asked(talk, solution.turn)
        and not _answers_them(talk, solution)
    ]
    for turn in talk.turns(Role.CANDIDATE):
        for span in talk.spans(turn, "advice"):
            place = (span.start, span.end)
            known = any(f.turn == turn and overlap(place, (f.start, f.end)) for f in found)
            if not known and _is_unasked(talk, links, turn, span):
                found.append(_pitch(turn, span.start, span.end, span.score, talk))
    return tuple(found)


def _pitch(turn: int, start: int, end: int, score: float, talk: Talk) -> Pitch:
    text = talk.text(turn)
    start, end = trim(text, start, end)
    return Pitch(
        id=place_id(turn, start, end, label="pitch"), turn=turn, start=start, end=end,
        quote=text[start:end], score=score, by=talk.by,
    )  # fmt: skip


def _is_early(links: Links, solution: SolutionOffered, said: Sequence[Moment]) -> bool:
    """Tied to nothing, or only to needs that were barely implied and never asked about or given back."""
    tied = [need for need in links.needs if need.id in solution.tied_to]
    if not tied:
        return True
    return all(need.strength is Strength.IMPLIED for need in tied) and not any(
        moment.label in ("question", "listening")
        and tied[0].turn < moment.turn <= solution.turn
        and (moment.turn, moment.start) < (solution.turn, solution.start)
        for moment in said
    )


def _is_led_up_to(talk: Talk, solution: SolutionOffered, said: Sequence[Moment]) -> bool:
    """Whether the same turn first gave something back, thanked for it, or ties the past to their need."""
    turn = solution.turn
    before = [s for s in talk.spans(turn, "builder") if s.start < solution.start]
    return bool(before) or any(
        moment.turn == turn
        and (_gives_back_before(moment, solution) or (isinstance(moment, ToldTie) and moment.points.need > 0))
        for moment in said
    )


def _gives_back_before(moment: Moment, solution: SolutionOffered) -> bool:
    return isinstance(moment, ListeningMove) and bool(moment.tied_to) and moment.start < solution.start


def _answers_them(talk: Talk, solution: SolutionOffered) -> bool:
    """Words of the interviewer's last turn in it, or an asked-for story before it, make it an answer."""
    turn = solution.turn
    last = talk.last(turn, Role.INTERVIEWER)
    if last is None:
        return False
    words = talk.topic(turn, solution.start, solution.end) - GENERIC
    if words & topic_of(talk.text(last)):
        return True
    told = [telling for telling in tellings_in(talk, turn) if telling.start < solution.start]
    return any(is_asked_for(talk, telling) for telling in told)


def _is_unasked(talk: Talk, links: Links, turn: int, span: Span) -> bool:
    if _was_asked(talk, turn):
        return False
    permitted = [s for s in talk.spans(turn, "listening") if s.kind == "permission" and s.start < span.start]
    return not permitted and not links.of(turn, span.start, span.end, near=True)


def _was_asked(talk: Talk, turn: int) -> bool:
    """Whether the interviewer's last turn asked what the candidate would do."""
    last = talk.last(turn, Role.INTERVIEWER)
    if last is None:
        return False
    if asked_kinds(talk, last) & _ASKS_FOR_PROPOSALS or _ends_asking(talk, last):
        return True
    return any(span.kind in _INVITES for span in talk.spans(last, "signal"))


def _ends_asking(talk: Talk, turn: int) -> bool:
    """Whether a turn ends with a question about the work, as "And the sheets?"."""
    return talk.text(turn).rstrip().endswith("?") and not is_small_talk(talk.sentences[turn][-1].text)


def find_self_descriptions(talk: Talk) -> tuple[SelfDescription, ...]:
    """Stretches in which the candidate says what they are, without anything they did beside it."""
    found = []
    for turn in talk.turns(Role.CANDIDATE):
        text = talk.text(turn)
        for span in talk.spans(turn, "self_description"):
            start, end = trim(text, span.start, span.end)
            told = any(
                t.start <= start < t.end and is_specific(text[start:end]) for t in tellings_in(talk, turn)
            )
            if not told:
                found.append(
                    SelfDescription(
                        id=place_id(turn, start, end, label="self_description"), turn=turn, start=start,
                        end=end, quote=text[start:end], score=span.score, by=talk.by,
                    )
                )  # fmt: skip
    return tuple(found)


def find_builders(talk: Talk) -> tuple[Builder, ...]:
    """Everything that builds trust, in order."""
    found = []
    for turn in talk.turns(Role.CANDIDATE):
        text = talk.text(turn)
        for span in talk.spans(turn, "builder"):
            start, end = trim(text, span.start, span.end)
            found.append(
                Builder(
                    id=place_id(turn, start, end, label="builder"), turn=turn, start=start, end=end,
                    quote=text[start:end], score=span.score, by=talk.by,
                )
            )  # fmt: skip
    return tuple(found)


# --- breakers -------------------------------------------------------------------------------------------


def find_breakers(
    talk: Talk, links: Links, *, facts: FactsTold, pitches: Sequence[Pitch]
) -> tuple[Breaker, ...]:
    """Everything that breaks trust, in order: what was heard, and what follows from the words."""
    found = [
        _breaker(talk, turn, (span.start, span.end), span.kind, score=span.score, by=talk.by)
        for turn in talk.turns(Role.CANDIDATE)
        for span in talk.spans(turn, "breaker")
        if span.kind is not None
    ]
    for breaker in (*_inflated(talk, facts), *_at_worries(talk, links, pitches), *_dodges(talk)):
        if not any(b.turn == breaker.turn and b.kind == breaker.kind for b in found):
            found.append(breaker)
    return tuple(found)


def _breaker(
    talk: Talk, turn: int, place: tuple[int, int], kind: str, *, score: float, by: str = BY_RULE
) -> Breaker:
    text = talk.text(turn)
    start, end = trim(text, *place)
    return Breaker(
        id=place_id(turn, start, end, label=f"breaker.{kind}"), turn=turn, start=start, end=end,
        quote=text[start:end], score=score, by=by, kind=kind,
    )  # fmt: skip


def _inflated(talk: Talk, facts: FactsTold) -> Iterator[Breaker]:
    for turn in talk.turns(Role.CANDIDATE):
        for telling in tellings_in(talk, turn):
            for sentence in talk.sentences[turn]:
                inside = telling.start <= sentence.start < telling.end
                if inside and facts.stretched(sentence.text):
                    place = (sentence.start, sentence.end)
                    yield _breaker(talk, turn, place, BreakerKind.INFLATES, score=0.7)


def _at_worries(talk: Talk, links: Links, pitches: Sequence[Pitch]) -> Iterator[Breaker]:
    """A worry about this hire that is answered at once with praise of oneself, and not acknowledged."""
    for need in links.needs:
        answer = talk.next(need.turn, Role.CANDIDATE)
        if need.kind != NeedKind.RISK or answer is None or _acknowledges(talk, answer):
            continue
        claims = [(s.start, s.end) for s in talk.spans(answer, "self_description")]
        claims += [(pitch.start, pitch.end) for pitch in pitches if pitch.turn == answer]
        if claims:
            yield _breaker(talk, answer, min(claims), BreakerKind.PITCHES_AT_WORRY, score=0.6)


def _acknowledges(talk: Talk, turn: int) -> bool:
    return any(talk.spans(turn, label) for label in ("listening", "builder", "question", "story"))


_DODGE_WORDS = 15  # a shorter answer is only short


def _dodges(talk: Talk) -> Iterator[Breaker]:
    """An example was asked for, and the answer has none, nor a question, nor an honest "I have not"."""
    for turn in talk.turns(Role.INTERVIEWER):
        answer = talk.next(turn, Role.CANDIDATE)
        if answer is None or "example" not in asked_kinds(talk, turn):
            continue
        text = talk.text(answer)
        spoken = [label for label in ("story", "result", "builder", "question") if talk.spans(answer, label)]
        if not spoken and talk.counts[answer] >= _DODGE_WORDS and not is_specific(text):
            yield _breaker(talk, answer, first_clause(text, 0, len(text)), BreakerKind.DODGES, score=0.55)
