"""Measures with their bands (docs/method.md, measures), from a conversation and its moments alone.

Nothing about accent, fluency, fillers, pace, emotion or grammar is computed here or anywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from getsit.listen.listening import GIVES_BACK
from getsit.listen.proposals import broken_proposals, sure_solutions
from getsit.listen.shares import longest_on_need, longest_run, phase_turns
from getsit.listen.stories import NO_RESULT, SITUATION
from getsit.listen.tally import Tally, tally_of
from getsit.listen.thresholds import BANDS, Band
from getsit.model.analysis import Measure, Within
from getsit.model.conversation import Conversation, Role
from getsit.model.dossier import SignalGrade
from getsit.model.moment import (
    Advance,
    Breaker,
    BreakerKind,
    Builder,
    ListeningKind,
    ListeningMove,
    Moment,
    NeedVoiced,
    Pitch,
    Question,
    SelfDescription,
    Signal,
    SolutionOffered,
    Story,
    ToldTie,
)
from getsit.model.need import OPEN_KINDS, NeedKind
from getsit.text.words import count_words

FROM_RECALL = frozenset({"needs_voiced", "need_kinds_covered"})
"""What notes from memory can show: needs, no shares, runs or reflections."""


@dataclass(frozen=True, slots=True)
class _Count:
    value: float | None
    moments: tuple[str, ...] = ()


def measures_of(
    conversation: Conversation, moments: Sequence[Moment], *, only: frozenset[str] | None = None
) -> tuple[Measure, ...]:
    """Every measure, in the order of the bands; those not in `only` (when given) come back not judged."""
    tally = tally_of(conversation, moments)
    counted = {name: count(tally) for name, count in _COUNTS.items() if only is None or name in only}
    return tuple(_measure(name, counted.get(name, _Count(None))) for name in BANDS)


def within(value: float | None, band: Band) -> Within:
    """Where a value lies against its band."""
    if value is None or (band.low is None and band.high is None):
        return Within.NOT_JUDGED
    if band.low is not None and value < band.low:
        return Within.BELOW
    return Within.ABOVE if band.high is not None and value > band.high else Within.INSIDE


def _measure(name: str, count: _Count) -> Measure:
    band = BANDS[name]
    return Measure(
        name=name, value=count.value, unit=band.unit, low=band.low, high=band.high,
        within=within(count.value, band), moments=count.moments,
    )  # fmt: skip


def _of(moments: Sequence[Moment], *, value: float | None = None) -> _Count:
    return _Count(len(moments) if value is None else value, tuple(m.id for m in moments))


def _rate(part: Sequence[Moment], *, of: int, value: float | None = None) -> _Count:
    number = len(part) if value is None else value
    return _Count(number / of if of else None, tuple(m.id for m in part))


# --- needs and listening --------------------------------------------------------------------------------


def _needs_voiced(tally: Tally) -> _Count:
    return _of([need for need in tally.all(NeedVoiced) if need.kind != NeedKind.PROCESS])


def _need_kinds_covered(tally: Tally) -> _Count:
    covered = [need for need in tally.all(NeedVoiced) if need.kind in OPEN_KINDS]
    return _of(covered, value=len({need.kind for need in covered}))


def _given_back(tally: Tally) -> list[ListeningMove]:
    return [move for move in tally.all(ListeningMove) if move.kind in GIVES_BACK]


def _reflection_rate(tally: Tally) -> _Count:
    turns = tally.listening_turns()
    given = [move for move in _given_back(tally) if move.turn in turns]
    return _rate(given, of=len(turns), value=len({move.turn for move in given}))


def _reflection_question_ratio(tally: Tally) -> _Count:
    return _rate(_given_back(tally), of=len(tally.all(Question)))


def _reflection_accuracy(tally: Tally) -> _Count:
    given = _given_back(tally)
    return _rate(given, of=len(given), value=sum(move.accurate for move in given))


def _pitch_rate(tally: Tally) -> _Count:
    return _rate(tally.all(Pitch), of=len(tally.listening_turns()))


def _callbacks(tally: Tally) -> _Count:
    return _of([m for m in tally.all(ListeningMove) if m.kind == ListeningKind.CALLBACK])


# --- questions ------------------------------------------------------------------------------------------


def _questions_asked(tally: Tally) -> _Count:
    return _of([q for q in tally.all(Question) if q.kind not in ("poor", "next_step")])


def _follow_up_share(tally: Tally) -> _Count:
    asked = tally.all(Question)
    return _rate([q for q in asked if q.follow_up], of=len(asked))


def _question_spread(tally: Tally) -> _Count:
    longest, run = 0, 0
    for moment in tally.moments:
        if isinstance(moment, Question):
            run += moment.kind != "confirm"
        elif isinstance(moment, ListeningMove | ToldTie):
            run = 0
        longest = max(longest, run)
    return _Count(longest, tuple(q.id for q in tally.all(Question)))


def _homework_used(tally: Tally) -> _Count:
    used = [q for q in tally.all(Question) if q.kind == "homework"]
    return _of([q for q in used if tally.next(q.turn, Role.INTERVIEWER) is not None])


# --- ties, stories, proposals ---------------------------------------------------------------------------


def _valid_ties(tally: Tally) -> _Count:
    return _of([tie for tie in tally.all(ToldTie) if tie.valid])


def _tie_points(tally: Tally) -> _Count:
    ties = tally.all(ToldTie)
    return _rate(ties, of=len(ties), value=sum(tie.points.total for tie in ties))


def _past_future_balance(tally: Tally) -> _Count:
    """The future's share of the words in valid ties: proposals against what was told before them."""
    future, past, ties = 0, 0, [tie for tie in tally.all(ToldTie) if tie.valid]
    for tie in ties:
        offered = tally.inside(SolutionOffered, tie.turn)
        future += sum(count_words(solution.quote) for solution in offered)
        past += _words_of_past(tally, tie, offered)
    return _rate(ties, of=future + past, value=future)


def _words_of_past(tally: Tally, tie: ToldTie, offered: list[SolutionOffered]) -> int:
    text = tally.conversation.utterances[tie.turn].text
    story = next((s for s in tally.inside(Story, tie.turn) if s.id == tie.rests_on), None)
    if story is None:
        return 0
    end = min((s.start for s in offered if s.start > story.start), default=len(text))
    return count_words(text[story.start : end])


def _war_stories(tally: Tally) -> _Count:
    return _of([story for story in tally.all(Story) if story.war_story])


def _rehash(tally: Tally) -> _Count:
    return _of([story for story in tally.all(Story) if story.rehash])


def _asked_examples(tally: Tally) -> _Count:
    asked = [story for story in tally.all(Story) if story.asked_for and not story.rehash]
    good = [s for s in asked if NO_RESULT not in s.reasons and SITUATION not in s.reasons]
    return _rate(good, of=len(asked))


def _solutions_sure(tally: Tally) -> _Count:
    return _of(sure_solutions(tally))


def _broken_proposals(tally: Tally) -> _Count:
    """`moments` holds pairs: the proposal, then the need that it breaks."""
    pairs = broken_proposals(tally)
    return _Count(len(pairs), tuple(m.id for pair in pairs for m in pair))


# --- trust and signals ----------------------------------------------------------------------------------


def _self_descriptions(tally: Tally) -> _Count:
    return _of(tally.all(SelfDescription))


def _trust_breakers(tally: Tally) -> _Count:
    return _of(tally.all(Breaker))


def _signals_answered(tally: Tally) -> _Count:
    warm = [s for s in tally.all(Signal) if s.grade is not SignalGrade.MILD]
    return _rate([s for s in warm if s.taken_up], of=len(warm))


def _concern_handled(tally: Tally) -> _Count:
    asked: list[Moment] = [q for q in tally.all(Question) if q.kind == "concern"]
    worries: list[Moment] = [n for n in tally.all(NeedVoiced) if n.kind == NeedKind.RISK]
    told = [q for q in asked if tally.next(q.turn, Role.INTERVIEWER) is not None]
    return _of([*told, *(worry for worry in worries if _is_met(tally, worry.turn))])


def _is_met(tally: Tally, turn: int) -> bool:
    answer = tally.next(turn, Role.CANDIDATE)
    if answer is None:
        return False
    pitched = any(b.kind == BreakerKind.PITCHES_AT_WORRY for b in tally.inside(Breaker, answer))
    met = any(tally.inside(kind, answer) for kind in (ListeningMove, Builder, ToldTie))
    return met and not pitched


def _advance(tally: Tally) -> _Count:
    steps = tally.all(Advance)
    return _of(steps, value=float(bool(steps)))


# --- shares and runs ------------------------------------------------------------------------------------


def _talk_share(phase: str) -> Callable[[Tally], _Count]:
    return lambda tally: _Count(tally.share(phase_turns(tally)[phase]))


def _candidate_longest_run(tally: Tally) -> _Count:
    run = longest_run(tally, Role.CANDIDATE)
    return _Count(float(run.words) if run else None)


def _manager_longest_run(tally: Tally) -> _Count:
    run = longest_on_need(tally)
    if run is None:
        return _Count(0.0)
    return _of([n for n in tally.all(NeedVoiced) if n.turn in run.turns], value=float(run.words))


_COUNTS: Mapping[str, Callable[[Tally], _Count]] = {
    "needs_voiced": _needs_voiced,
    "need_kinds_covered": _need_kinds_covered,
    "reflection_rate": _reflection_rate,
    "reflection_question_ratio": _reflection_question_ratio,
    "reflection_accuracy": _reflection_accuracy,
    "pitch_rate": _pitch_rate,
    "questions_asked": _questions_asked,
    "follow_up_share": _follow_up_share,
    "question_spread": _question_spread,
    "talk_share_open": _talk_share("open"),
    "talk_share_middle": _talk_share("middle"),
    "talk_share_own_questions": _talk_share("own_questions"),
    "talk_share_whole": _talk_share("whole"),
    "candidate_longest_run": _candidate_longest_run,
    "manager_longest_run": _manager_longest_run,
    "valid_ties": _valid_ties,
    "tie_points": _tie_points,
    "past_future_balance": _past_future_balance,
    "war_stories": _war_stories,
    "self_descriptions": _self_descriptions,
    "asked_examples": _asked_examples,
    "homework_used": _homework_used,
    "callbacks": _callbacks,
    "signals_answered": _signals_answered,
    "concern_handled": _concern_handled,
    "advance": _advance,
    "trust_breakers": _trust_breakers,
    "rehash": _rehash,
    "solutions_sure": _solutions_sure,
    "broken_proposals": _broken_proposals,
}
