"""Laying what a person set right over a conversation, its moments, or the needs ledger. Pure.

A correction holds while its quote stands at its place. One that no longer holds is given back, never
dropped in silence. Undone ones do not count; undoing can be undone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from getsit.listen.talk import overlap, place_id
from getsit.model.conversation import Conversation, Role
from getsit.model.correction import Correction, CorrectionTarget
from getsit.model.document import Quote
from getsit.model.moment import (
    Advance,
    Asked,
    Breaker,
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
from getsit.model.need import Need, NeedKind, Private, Standing, Strength

V = TypeVar("V")
BY_YOU = "you"
DROPPED = "dropped"
_SAME_STRETCH = 0.5  # of the shorter one: a new engine may cut a quote a little differently

KINDS: tuple[type[Moment], ...] = (
    NeedVoiced, Question, ListeningMove, Story, SolutionOffered, Signal, Breaker, Builder, Pitch,
    SelfDescription, Asked, Advance, Missed, ToldTie,
)  # fmt: skip
_BY_LABEL = {kind.label: kind for kind in KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Generic[V]):
    """A value with the corrections laid over it, and those that no longer hold."""

    value: V
    lost: tuple[Correction, ...] = ()


def standing_corrections(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """The corrections that count, in the order they were made: not undone, and no undoing themselves."""
    undone: set[str] = set()
    for correction in sorted(corrections, key=lambda c: (c.made, c.id), reverse=True):
        if correction.undoes and correction.id not in undone:
            undone.add(correction.undoes)
    counted = (c for c in corrections if c.id not in undone and not c.undoes)
    return tuple(sorted(counted, key=lambda c: (c.made, c.id)))


def correct_roles(corrections: Sequence[Correction], conversation: Conversation) -> Corrected[Conversation]:
    """The conversation with the roles that the person gave; a speaker is meant by id or by name."""
    lost = []
    for correction in standing_corrections(corrections):
        if correction.target is not CorrectionTarget.ROLE or not _is_about(correction, conversation):
            continue
        wanted = correction.speaker.casefold()
        meant = [s.id for s in conversation.speakers if wanted in (s.id.casefold(), s.name.casefold())]
        if not meant or correction.role not in set(Role):
            lost.append(correction)
            continue
        conversation = _with_role(conversation, meant, Role(correction.role))
    return Corrected(value=conversation, lost=tuple(lost))


def _with_role(conversation: Conversation, ids: Sequence[str], role: Role) -> Conversation:
    speakers = tuple(
        replace(s, role=role, reason="listen.roles.by_you", guessed=False) if s.id in ids else s
        for s in conversation.speakers
    )
    return replace(conversation, speakers=speakers)


# --- moments --------------------------------------------------------------------------------------------


def correct_moments(
    corrections: Sequence[Correction], moments: Sequence[Moment], *, conversation: Conversation,
    only: Callable[[str], bool] = lambda _: True,
) -> Corrected[tuple[Moment, ...]]:  # fmt: skip
    """The moments with what the person set right; references to a moment that is gone go too.

    `only` chooses labels, so that needs can be set right before anything is tied to them.
    """
    lost: list[Correction] = []
    kept = list(moments)
    for correction in standing_corrections(corrections):
        if not _is_about(correction, conversation) or not _touches(correction, only):
            continue
        place = _place(correction.quote, conversation)
        if place is None:
            lost.append(correction)
        elif correction.target is CorrectionTarget.PRIVATE:
            kept = [_confided(moment, place, correction.private) for moment in kept]
        else:
            kept = _replaced(kept, place, correction, conversation)
    return Corrected(value=_without_loose_ends(kept), lost=tuple(lost))


def _touches(correction: Correction, only: Callable[[str], bool]) -> bool:
    if correction.target is CorrectionTarget.PRIVATE:
        return only(NeedVoiced.label)
    if correction.target is not CorrectionTarget.MOMENT:
        return False
    return any(label and only(label) for label in (correction.was, correction.label))


@dataclass(frozen=True, slots=True)
class _Place:
    turn: int
    start: int
    end: int


def _is_about(correction: Correction, conversation: Conversation) -> bool:
    named = correction.document_id or (correction.quote.document_id if correction.quote else "")
    return not named or named == conversation.id


def _place(quote: Quote | None, conversation: Conversation) -> _Place | None:
    """The quote's place within its turn, None when these words no longer stand there."""
    if quote is None or not quote.holds_in(conversation.text):
        return None
    for turn in conversation.utterances:
        if turn.start <= quote.start and quote.end <= turn.end:
            return _Place(turn.index, quote.start - turn.start, quote.end - turn.start)
    return None


def _at(moment: Moment, place: _Place) -> bool:
    if moment.turn != place.turn:
        return False
    shared = overlap((moment.start, moment.end), (place.start, place.end))
    shorter = min(moment.end - moment.start, place.end - place.start)
    return shared >= _SAME_STRETCH * max(1, shorter)


def _confided(moment: Moment, place: _Place, private: str) -> Moment:
    if not isinstance(moment, NeedVoiced) or not _at(moment, place):
        return moment
    return replace(moment, private=Private(private or Private.CONFIDENCE))


def _replaced(
    moments: list[Moment], place: _Place, correction: Correction, conversation: Conversation
) -> list[Moment]:
    was = correction.was
    old = next((m for m in moments if m.label == was and _at(m, place)), None) if was else None
    kept = [moment for moment in moments if moment is not old]
    if correction.label:
        kept = [m for m in kept if not (m.label == correction.label and _at(m, place))]
        base = old if old is not None and old.label == correction.label else None
        kept.append(_yours(correction, place, conversation, base=base))
    return kept


def _yours(
    correction: Correction, place: _Place, conversation: Conversation, *, base: Moment | None
) -> Moment:
    """The moment as the person gave it; what they did not mention stays as it was."""
    kind = correction.kind or (base.kind if base is not None else None)
    if base is not None:
        moment = replace(base, by=BY_YOU, score=1.0, kind=kind)
    else:
        moment = _new(correction.label, place, conversation, kind=kind)
    if isinstance(moment, NeedVoiced) and correction.strength is not None:
        moment = replace(moment, strength=Strength(correction.strength))
    return moment


def _new(label: str, place: _Place, conversation: Conversation, *, kind: str | None) -> Moment:
    text = conversation.utterances[place.turn].text
    made: dict[str, object] = {
        "id": place_id(place.turn, place.start, place.end, label=f"{label}.you"), "turn": place.turn,
        "start": place.start, "end": place.end, "quote": text[place.start : place.end], "score": 1.0,
        "by": BY_YOU, "kind": kind,
    }  # fmt: skip
    if label == ToldTie.label:
        made["rests_on"] = made["id"]
    return _BY_LABEL[label](**made)  # type: ignore[arg-type]  # the fields of Moment, checked by its tests


def _without_loose_ends(moments: list[Moment]) -> tuple[Moment, ...]:
    while True:
        ids = {moment.id for moment in moments}
        held = [_tied_to_what_is_there(m, ids) for m in moments if _rests(m, ids)]
        if held == moments:
            return tuple(moments)
        moments = held


def _rests(moment: Moment, ids: set[str]) -> bool:
    if isinstance(moment, ToldTie):
        return moment.rests_on in ids
    return not isinstance(moment, Missed) or not moment.opening or moment.opening in ids


def _tied_to_what_is_there(moment: Moment, ids: set[str]) -> Moment:
    if not isinstance(moment, ListeningMove | Story | SolutionOffered | ToldTie):
        return moment
    tied = moment.tied_to
    left = tuple(id for id in tied if id in ids)
    if left == tied:
        return moment
    if isinstance(moment, ToldTie) and not left:
        points = replace(moment.points, need=0)
        return replace(moment, tied_to=left, points=points, valid=False)
    return replace(moment, tied_to=left)


# --- needs ----------------------------------------------------------------------------------------------


def correct_needs(corrections: Sequence[Correction], needs: Sequence[Need]) -> Corrected[tuple[Need, ...]]:
    """The ledger with the kinds, standings and confidences that the person gave."""
    lost: list[Correction] = []
    kept = list(needs)
    for correction in standing_corrections(corrections):
        if correction.target not in (CorrectionTarget.NEED, CorrectionTarget.PRIVATE):
            continue
        meant = [need for need in kept if _stands_on(need, correction.quote)]
        if not meant and correction.target is CorrectionTarget.NEED:
            lost.append(correction)
        changed = {need.id: _set_right(need, correction) for need in meant}
        kept = [changed.get(need.id, need) for need in kept]
        kept = [need for need in kept if not (need.id in changed and correction.standing == DROPPED)]
    return Corrected(value=tuple(kept), lost=tuple(lost))


def _stands_on(need: Need, quote: Quote | None) -> bool:
    if quote is None:
        return False
    quotes = [evidence.quote for evidence in need.evidence] + [v.quote for v in need.voicings]
    return any(
        q.document_id == quote.document_id
        and overlap((q.start, q.end), (quote.start, quote.end)) >= _SAME_STRETCH * len(quote.exact)
        for q in quotes
    )


def _set_right(need: Need, correction: Correction) -> Need:
    if correction.target is CorrectionTarget.PRIVATE:
        return replace(need, private=Private(correction.private or Private.CONFIDENCE))
    if correction.kind:
        need = replace(need, kind=NeedKind(correction.kind))
    if correction.standing and correction.standing != DROPPED:
        need = replace(need, standing=Standing(correction.standing))
    return need
