"""Doors that the interviewer opened and the candidate never took up, then or later.

Doors are needs said at least in plain words, and hot or warm signals. How a decision will be made is no
door, and neither is anything said at goodbye. The surest come through, one for each turn.
"""

from collections.abc import Sequence

from getsit.listen.links import Links
from getsit.listen.talk import Talk, place_id
from getsit.listen.thresholds import (
    DOOR_AGREED,
    DOOR_ASKED_FOR,
    DOOR_BESIDE,
    DOOR_MOVED_ON,
    DOOR_OPENLY,
    GOODBYE_SECONDS,
    GOODBYE_TURNS,
    MISSED_HEARD,
    MISSED_MOST,
    MISSED_MOST_HEARD,
    MISSED_SURE,
    OPENING_KIND,
    OPENING_SIGNAL,
    meant,
)
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.conversation import Role
from getsit.model.dossier import SignalGrade
from getsit.model.moment import BreakerKind, Missed, Moment, NeedVoiced, Signal
from getsit.model.need import NeedKind, Strength
from getsit.text.numbers import find_numbers

_Door = tuple[float, NeedVoiced | Signal]


def find_missed(
    talk: Talk, links: Links, *, signals: Sequence[Signal], said: Sequence[Moment]
) -> tuple[Missed, ...]:
    """The missed openings, in order; `said` are the candidate's own moments, which may take one up."""
    taken = _taken_up(links, said)
    doors: list[_Door] = [
        (_open_need(talk, links, need, signals=signals, taken=taken, said=said), need) for need in links.needs
    ]
    doors += [(_open_signal(links, signal), signal) for signal in signals]
    most = MISSED_MOST_HEARD if any(heard.matters for heard in talk.heard) else MISSED_MOST
    open_doors = [door for door in doors if door[0] >= MISSED_SURE and not _at_goodbye(talk, door[1])]
    return tuple(_missed(talk, moment, score) for score, moment in _surest(open_doors, most=most))


def _open_need(
    talk: Talk, links: Links, need: NeedVoiced, *, signals: Sequence[Signal], taken: frozenset[str],
    said: Sequence[Moment],
) -> float:  # fmt: skip
    """How surely a need is a door that was left open, 0 to 1."""
    surest = links.taken(need)
    if surest is not None:
        said_plainly = need.strength >= Strength.EXPLICIT and need.kind != NeedKind.PROCESS
        return need.score * (1 - surest) * MISSED_HEARD if said_plainly else 0.0
    closed = need.id in taken or _is_no_door(talk, need, said) or _is_taken_in_words(talk, links, need, said)
    left = 0.0 if closed else _left(talk, need, links, taken=taken, said=said)
    return _width(need) * meant(need.label, need.score) * _openly(need, signals) * left


def _open_signal(links: Links, signal: Signal) -> float:
    """The same for a buying signal."""
    surest = links.taken(signal)
    if surest is not None:
        return signal.score * (1 - surest) * MISSED_HEARD if _signal_width(signal) else 0.0
    return 0.0 if signal.taken_up else _signal_width(signal) * meant(signal.label, signal.score)


def _is_no_door(talk: Talk, need: NeedVoiced, said: Sequence[Moment]) -> bool:
    """Words given back are agreed to, thanks take it up, and a pitch at a worry is a fault of its own."""
    answer = _answer(talk, need.turn)
    if any(m.turn == answer and m.kind == BreakerKind.PITCHES_AT_WORRY for m in said):
        return True
    if answer is not None and any(s.start == 0 for s in talk.spans(answer, "builder")):
        return True
    words = talk.topic(need.turn, need.start, need.end)
    before = talk.last(need.turn, Role.CANDIDATE)
    return before is not None and talk.topics.share(words, topic_of(talk.text(before))) >= DOOR_AGREED


def _surest(doors: list[_Door], *, most: int) -> list[_Door]:
    best: dict[int, _Door] = {}
    for door in sorted(doors, key=lambda d: (-d[0], d[1].turn, d[1].start)):
        best.setdefault(door[1].turn, door)
    return sorted(list(best.values())[:most], key=lambda d: (d[1].turn, d[1].start))


def _width(need: NeedVoiced) -> float:
    if need.strength < Strength.EXPLICIT:
        return 0.0
    return OPENING_KIND.get(need.kind or "", 0.0) * (0.7 + 0.1 * int(need.strength))


def _left(
    talk: Talk, need: NeedVoiced, links: Links, *, taken: frozenset[str], said: Sequence[Moment]
) -> float:
    """The share of a door's width that is left when the candidate did something close to taking it up."""
    answer = _answer(talk, need.turn)
    beside = any(other.id in taken for other in links.in_turn(need.turn)) or any(
        moment.turn == answer and _is_about_theirs(moment) for moment in said
    )
    at_head = need.start < talk.sentences[need.turn][:_HEAD][-1].end
    asked = at_head and any(m.label == "question" and m.turn == need.turn - 1 for m in said)
    text = talk.text(need.turn).rstrip()
    moved_on = text.endswith("?") and need.end < len(text)
    return (
        (DOOR_BESIDE if beside else 1.0) * (DOOR_ASKED_FOR if asked else 1.0)
        * (DOOR_MOVED_ON if moved_on else 1.0)
    )  # fmt: skip


_HEAD = 2  # sentences that answer a question; what follows them is volunteered


def _answer(talk: Talk, turn: int) -> int | None:
    """The candidate's next turn of substance: a nod lets them go on."""
    return next((t for t in talk.turns(Role.CANDIDATE) if t > turn and not talk.is_backchannel(t)), None)


def _openly(need: NeedVoiced, signals: Sequence[Signal]) -> float:
    """How much wider a door stands when they say that they are being open about it."""
    deeper = any(
        s.kind == "goes_deeper" and s.turn == need.turn and s.start < need.end and need.start < s.end
        for s in signals
    )
    return DOOR_OPENLY if deeper else 1.0


def _is_about_theirs(moment: Moment) -> bool:
    return moment.label == "listening" or bool(getattr(moment, "follow_up", False))


def _signal_width(signal: Signal) -> float:
    if signal.grade is SignalGrade.MILD:
        return 0.0
    return OPENING_SIGNAL.get(signal.kind or "", 0.0)


def _taken_up(links: Links, said: Sequence[Moment]) -> frozenset[str]:
    """Needs that a moment of the candidate links to, and those on the same topic."""
    tied = {id for moment in said for id in getattr(moment, "tied_to", ())}
    return frozenset(other.id for need in links.needs if need.id in tied for other in links.same_topic(need))


def _is_taken_in_words(talk: Talk, links: Links, need: NeedVoiced, said: Sequence[Moment]) -> bool:
    """A later turn of the candidate names it, or their very next words ask or give back about it."""
    answer = _answer(talk, need.turn)
    if answer is not None and _follows_up(talk, need, answer, said):
        return True
    if answer is not None and _names_it(talk, need, answer):
        return True
    if _is_summed_up(talk, need, said):
        return True
    later = [turn for turn in talk.turns(Role.CANDIDATE) if turn > need.turn]
    return any(
        need.id in links.of(turn, sentence.start, sentence.end, near=turn == answer)
        for turn in later
        for sentence in talk.sentences[turn]
    )


def _is_summed_up(talk: Talk, need: NeedVoiced, said: Sequence[Moment]) -> bool:
    """Whether the candidate later gave something back in a turn that holds one of its figures."""
    figures = {number.value for number in find_numbers(need.quote) if number.value >= _TELLING}
    turns = {m.turn for m in said if m.label == "listening" and m.kind in _SUMS_UP and m.turn > need.turn}
    return any(number.value in figures for turn in turns for number in find_numbers(talk.text(turn)))


_TELLING = 10  # smaller figures stand anywhere
_SUMS_UP = frozenset({"summary", "callback", "reflection"})


def _names_it(talk: Talk, need: NeedVoiced, answer: int) -> bool:
    """Whether the next words of the candidate hold a weighty word of the need's own sentence."""
    sentence = talk.around(need.turn, need.start, need.end)
    shared = talk.topic(need.turn, *sentence) & topic_of(talk.text(answer)) - GENERIC
    return any(talk.topics.weight(stem) >= 1 for stem in shared)


def _follows_up(talk: Talk, need: NeedVoiced, answer: int, said: Sequence[Moment]) -> bool:
    """A follow-up that uses none of the words is about the last thing said."""
    last_words = talk.sentences[need.turn][-2:]
    if last_words and need.end <= last_words[0].start:
        return False
    return any(moment.turn == answer and _is_about_theirs(moment) for moment in said)


def _at_goodbye(talk: Talk, moment: Moment) -> bool:
    turns = talk.conversation.utterances
    begins, ends = turns[moment.turn].begins, turns[-1].ends or turns[-1].begins
    if begins is not None and ends is not None:
        return begins >= ends - GOODBYE_SECONDS
    return moment.turn >= len(turns) - min(GOODBYE_TURNS, len(turns) // 4)


def _missed(talk: Talk, door: NeedVoiced | Signal, score: float) -> Missed:
    return Missed(
        id=place_id(door.turn, door.start, door.end, label=f"missed.{door.id}"), turn=door.turn,
        start=door.start, end=door.end, quote=door.quote, score=min(1.0, score), by=talk.by,
        opening=door.id,
    )  # fmt: skip
