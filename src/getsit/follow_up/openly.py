"""What was said openly to the reader of a letter, as short phrases; and what stays with the candidate.

A voicing may be used when its kind is an open one, nothing about it is private, the reader was in the talk,
and a phrase can be cut from it that stands alone. Does not know who else will read the letter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from getsit.follow_up.sayable import short_phrases, worth
from getsit.follow_up.secrets import Secrets, is_delicate, sentence_of, tells_in_confidence, why_private
from getsit.model.conversation import Conversation, Role
from getsit.model.debrief import Debrief
from getsit.model.document import Quote, quote_of
from getsit.model.letter import Withheld
from getsit.model.moment import NeedVoiced
from getsit.model.need import OPEN_KINDS, Need, NeedKind, Private, Standing, Strength, Voicing
from getsit.model.opportunity import Opportunity, Person
from getsit.text.wording import Wording

_TELLING_KIND = {NeedKind.CHALLENGE: 1.0, NeedKind.VISION: 1.0, NeedKind.MEASURE: 0.8, NeedKind.MANNER: 0.6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A need that may be written of, in a short phrase of one voicing. `theirs` is False where somebody
    else in the room may have said it; `weight` orders needs, the surest and strongest highest."""

    need: Need
    kind: NeedKind
    voicing: Voicing
    phrase: Quote
    theirs: bool
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Which talks the reader was in, and whose words there are theirs."""

    talks: dict[str, Debrief]
    to: Person | None

    def heard(self, voicing: Voicing) -> bool:
        """Whether the reader was in the talk of that voicing, and did not only sit beside its speaker."""
        debrief = self.talks.get(voicing.conversation_id)
        return debrief is not None and (
            len(_interviewers(debrief)) < 2
            or is_same(self.to, voicing.speaker)
            or not any(is_same(self.to, name) for name in _interviewers(debrief))
        )

    def are_theirs(self, voicing: Voicing) -> bool:
        """Whether the words are surely the reader's own."""
        alone = len(_interviewers(self.talks[voicing.conversation_id])) < 2
        return alone or is_same(self.to, voicing.speaker)


def room_of(opportunity: Opportunity, debriefs: Sequence[Debrief], *, to: Person | None) -> Room:
    """The latest talk, and earlier ones that the reader was in."""
    if not debriefs:
        return Room(talks={}, to=to)
    last = debriefs[-1]
    persons = {one.number: one.persons for one in opportunity.rounds}
    there = [
        debrief for debrief in debriefs
        if debrief.conversation_id == last.conversation_id or (to is not None and any(
            is_same(to, name)
            for name in (*_interviewers(debrief),
                         *(person.name for person in persons.get(debrief.round_number or 0, ())))
        ))
    ]  # fmt: skip
    return Room(talks={debrief.conversation_id: debrief for debrief in there}, to=to)


def said_openly(ledger: Sequence[Need], room: Room, *, secrets: Secrets) -> tuple[Said, ...]:
    """One Said for each need that may be written of, the strongest first."""
    found = [one for need in ledger if (one := _said(need, room, secrets)) is not None]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.need.id)))


def left_out(ledger: Sequence[Need], room: Room, *, wording: Wording) -> tuple[Withheld, ...]:
    """What was voiced in these talks and is for the candidate only, told by kind and turn, never in words."""
    private = [
        (voicing.quote.turn, need.kind, why)
        for need in ledger
        for voicing in need.voicings
        if voicing.conversation_id in room.talks
        and (why := why_private(need, voicing.private)) is not Private.NO
    ]
    ordered = sorted(dict.fromkeys(private), key=lambda one: (one[0] is None, one[0] or 0))
    return tuple(_withheld(turn, kind, why, wording) for turn, kind, why in ordered)


def is_same(person: Person | None, name: str) -> bool:
    """Whether a name in a transcript is that person's: a shared first or last name is enough."""
    if person is None:
        return False
    one, other = (set(words.casefold().replace(",", " ").split()) for words in (person.name, name))
    return bool(one & other)


def _said(need: Need, room: Room, secrets: Secrets) -> Said | None:
    if need.standing not in (Standing.VOICED, Standing.CONFIRMED) or need.private is not Private.NO:
        return None
    usable = [voicing for voicing in need.voicings if room.heard(voicing) and _is_open(need, voicing, room)]
    for voicing in sorted(usable, key=lambda one: (-int(one.strength), one.quote.start)):
        talk = room.talks[voicing.conversation_id].analysis.conversation
        for phrase in _phrases(talk, voicing):
            if not secrets.touch(phrase, text=talk.text) and not secrets.stand_in(phrase.exact):
                weight = _weight(need, voicing, room) + 0.2 * worth(phrase.exact)
                return Said(need=need, kind=_kind(need, voicing, room), voicing=voicing, phrase=phrase,
                            theirs=room.are_theirs(voicing), weight=weight)  # fmt: skip
    return None


def _weight(need: Need, voicing: Voicing, room: Room) -> float:
    """Strength, how surely it was heard, whether it was agreed to, and how much a kind says of the work."""
    moment = _moment(voicing, room)
    sure = moment.score if moment is not None else 1.0
    agreed = need.standing is Standing.CONFIRMED
    return 0.5 * int(voicing.strength) + 3 * sure + agreed + _TELLING_KIND.get(_kind(need, voicing, room), 0)


def _phrases(talk: Conversation, voicing: Voicing) -> Iterator[Quote]:
    for one in short_phrases(voicing.quote.exact):
        begin = voicing.quote.start + one.start
        phrase = quote_of(talk.text, begin, begin + len(one.text), document_id=talk.id,
                          turn=voicing.quote.turn)  # fmt: skip
        # notes from memory speak of the reader as "she" or "they", so only what is written counts there
        words = phrase.exact if voicing.remembered else sentence_of(talk.text, phrase)
        if not is_delicate(words, talk=talk.text):
            yield phrase


def _is_open(need: Need, voicing: Voicing, room: Room) -> bool:
    talk = room.talks[voicing.conversation_id].analysis.conversation
    turn = voicing.quote.turn
    moment = _moment(voicing, room)
    return (
        voicing.private is Private.NO
        and _kind(need, voicing, room) in OPEN_KINDS
        and need.kind in OPEN_KINDS
        and voicing.strength > Strength.IMPLIED
        and (moment is None or moment.private is Private.NO)
        and voicing.quote.holds_in(talk.text)
        and (turn is None or not tells_in_confidence(talk.utterances[turn].text))
    )


def _kind(need: Need, voicing: Voicing, room: Room) -> NeedKind:
    """The kind that the very words have, which may differ from that of the need they were matched to."""
    moment = _moment(voicing, room)
    return NeedKind(moment.kind) if moment is not None and moment.kind else need.kind


def _moment(voicing: Voicing, room: Room) -> NeedVoiced | None:
    debrief = room.talks[voicing.conversation_id]
    for moment in debrief.analysis.moments:
        if isinstance(moment, NeedVoiced) and moment.id == voicing.moment_id:
            return moment
    return None


def _interviewers(debrief: Debrief) -> frozenset[str]:
    talk = debrief.analysis.conversation
    spoke = {turn.speaker_id for turn in talk.utterances}
    return frozenset(
        one.name or one.id for one in talk.speakers if one.role is Role.INTERVIEWER and one.id in spoke
    )


def _withheld(turn: int | None, kind: NeedKind, why: Private, wording: Wording) -> Withheld:
    named = wording.say(f"words.kind.{kind.value}")
    if turn is None:
        what = wording.say("follow_up.withheld.need_no_turn", kind=named)
    else:
        what = wording.say("follow_up.withheld.need", kind=named, turn=turn + 1)
    return Withheld(what=what, reason=wording.say(f"follow_up.withheld.{why.value}"))
