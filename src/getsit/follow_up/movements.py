"""Where the manager opened up or closed, and what the candidate had done just before.

Opened: a need with a consequence or more, a hot or warm signal, or a turn much longer than the one before.
Closed: a turn much shorter than the one before, right after something that tends to close people. What came
before is not proved to be the cause; nobody's feelings are inferred.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from getsit.follow_up.talk import Looked
from getsit.model.conversation import Role
from getsit.model.debrief import Movement, Turned
from getsit.model.document import Quote
from getsit.model.dossier import SignalGrade
from getsit.model.moment import (
    Breaker,
    BreakerKind,
    Builder,
    ListeningMove,
    Missed,
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
from getsit.model.need import Private, Strength
from getsit.text.wording import Wording

LONGER = 1.5  # times as many words as their turn before
LONG = 40  # words; a shorter turn opens nothing by its length alone
SHORTER = 0.4
SHORT = 14  # words; a longer turn is no closing
LONG_TURN = 18  # words of the candidate, after which a single word of theirs is an answer
MOST = 4  # of each; nobody works on more
GOODBYE = 3  # last turns, where short answers are manners


def find_movements(looked: Looked, *, wording: Wording) -> tuple[Movement, ...]:
    """The movements, at most four of each way, in the order of the talk."""
    theirs = [one.index for one in looked.conversation.utterances
              if looked.conversation.role(one.index) is Role.INTERVIEWER]  # fmt: skip
    moved = [one for turn in theirs if (one := _moved(looked, turn)) is not None]
    kept: list[_Moved] = []
    for turned in Turned:
        own = [one for one in moved if one.turned is turned]
        kept += sorted(own, key=lambda one: -one.weight)[:MOST]
    return tuple(_movement(one, wording) for one in sorted(kept, key=lambda one: one.turn))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    turned: Turned
    turn: int
    weight: float
    at: Quote
    after: Quote | None
    did: str


def _moved(looked: Looked, turn: int) -> _Moved | None:
    answered = looked.before(turn, Role.CANDIDATE)
    earlier = looked.before(turn, Role.INTERVIEWER)
    if not looked.speaks(turn):
        return _cut_short(looked, turn, answered, earlier)
    if answered is None or earlier is None or answered < earlier:
        return _waited(looked, turn, earlier)
    return _opened(looked, turn, answered, earlier) or _closed(looked, turn, answered, earlier)


def _opened(looked: Looked, turn: int, answered: int, earlier: int) -> _Moved | None:
    weight, sign = _openness(looked, turn)
    longer = looked.words[turn] >= max(LONG, LONGER * looked.words[earlier])
    did, act = next(_good(looked, answered), ("", None))
    if not did or not (weight > _openness(looked, earlier)[0] or (longer and weight > 0)):
        return None
    at = looked.quote(sign) if sign is not None else looked.beginning(turn)
    if at is None:
        return None
    return _Moved(turned=Turned.OPENED, turn=turn, weight=weight + longer, at=at,
                  after=_after(looked, act, answered), did=did)  # fmt: skip


def _waited(looked: Looked, turn: int, earlier: int | None) -> _Moved | None:
    """They went on by themselves, with no more than a "mm-hm" of the candidate in between."""
    weight, sign = _openness(looked, turn)
    if earlier is None or sign is None or weight <= _openness(looked, earlier)[0]:
        return None
    said = [place for place in range(earlier + 1, turn) if looked.conversation.role(place) is Role.CANDIDATE]
    if not said:
        return None
    return _Moved(turned=Turned.OPENED, turn=turn, weight=weight, at=looked.quote(sign),
                  after=looked.beginning(said[-1]), did="waited")  # fmt: skip


def _cut_short(looked: Looked, turn: int, answered: int | None, earlier: int | None) -> _Moved | None:
    """A single "Right." after a long turn that had come to its end; within a turn it would mean nothing."""
    if earlier is None or answered != turn - 1 or looked.words[answered] < LONG_TURN:
        return None
    ended = looked.conversation.utterances[answered].text.rstrip().endswith((".", "!", "?"))
    return _closed(looked, turn, answered, earlier) if ended else None


def _closed(looked: Looked, turn: int, answered: int, earlier: int) -> _Moved | None:
    short = looked.words[turn] <= min(SHORT, SHORTER * looked.words[earlier])
    at_goodbye = turn >= len(looked.words) - GOODBYE
    did, act = next(_costly(looked, answered, earlier), ("", None))
    if not short or at_goodbye or not did or _openness(looked, turn)[0] > 0:
        return None
    at = looked.beginning(turn)
    if at is None:
        return None
    return _Moved(turned=Turned.CLOSED, turn=turn, weight=looked.words[earlier] - looked.words[turn], at=at,
                  after=_after(looked, act, answered), did=did)  # fmt: skip


def _openness(looked: Looked, turn: int) -> tuple[float, Moment | None]:
    """How far a turn opens, and by which moment: strength of the need, a confidence, a signal."""
    found: list[tuple[float, Moment]] = []
    for need in looked.inside(NeedVoiced, turn):
        confided = need.private is Private.CONFIDENCE
        if need.strength >= Strength.CONSEQUENCE or confided:
            found.append((float(need.strength) + 2 * confided, need))
    warm = [one for one in looked.inside(Signal, turn) if one.grade is not SignalGrade.MILD]
    found += [(2.0 + (signal.grade is SignalGrade.HOT), signal) for signal in warm]
    return max(found, key=lambda pair: pair[0], default=(0.0, None))


def _good(looked: Looked, turn: int) -> Iterator[tuple[str, Moment | None]]:
    """What the candidate did in a turn that tends to open people, the most telling first."""
    for move in looked.inside(ListeningMove, turn):
        if move.accurate:
            yield str(move.kind), move
    for tie in looked.inside(ToldTie, turn):
        yield "tie", tie
    for builder in looked.inside(Builder, turn):
        yield "builder", builder
    for question in sorted(looked.inside(Question, turn), key=lambda one: not one.follow_up):
        yield "follow_up" if question.follow_up else "question", question
    for solution in looked.inside(SolutionOffered, turn):
        yield "solution", solution


def _costly(looked: Looked, turn: int, earlier: int) -> Iterator[tuple[str, Moment | None]]:
    for breaker in looked.inside(Breaker, turn):
        at_worry = breaker.kind == BreakerKind.PITCHES_AT_WORRY
        yield "pitches_at_worry" if at_worry else "breaker", breaker
    for pitch in looked.inside(Pitch, turn):
        yield "pitch", pitch
    for story in looked.inside(Story, turn):
        if story.war_story or story.rehash:
            yield "war_story" if story.war_story else "rehash", story
    for described in looked.inside(SelfDescription, turn):
        yield "self_description", described
    if looked.inside(Missed, earlier):
        yield "ignored", None


def _after(looked: Looked, act: Moment | None, answered: int) -> Quote | None:
    return looked.quote(act) if act is not None else looked.beginning(answered)


def _movement(moved: _Moved, wording: Wording) -> Movement:
    did = wording.say(f"follow_up.did.{moved.did}")
    return Movement(turned=moved.turned, at=moved.at, after=moved.after, did=did)
