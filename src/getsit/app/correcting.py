"""A person's words for a correction turned into a value that is anchored to a quote.

The ids and times of what is made here are placeholders; `App` gives the real ones.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from getsit.app.results import Known
from getsit.errors import CorrectionUnknown, MomentUnknown, NeedUnknown, SpeakerUnknown, ValueUnknown
from getsit.model.conversation import Role
from getsit.model.correction import Correction, CorrectionTarget
from getsit.model.debrief import Debrief
from getsit.model.document import Quote, quote_of
from getsit.model.fact import Fact, FactStanding
from getsit.model.need import Need, NeedKind, Standing
from getsit.ports import LABELS
from getsit.text.normal import find_quote

DROPPED = "dropped"
LABELS_OF_MOMENTS = (
    "need", "question", "listening", "story", "solution", "tie", "signal", "missed", "breaker", "builder",
    "pitch", "self_description",
)  # fmt: skip
_NOT_YET = datetime(1970, 1, 1, tzinfo=UTC)


def role(debrief: Debrief, *, speaker: str, role: str) -> Correction:
    """Somebody is on another side; SpeakerUnknown, ValueUnknown."""
    speakers = debrief.analysis.conversation.speakers
    wanted = speaker.strip().casefold()
    found = [one for one in speakers if one.name.casefold() == wanted or one.id == speaker]
    if not found:
        raise SpeakerUnknown(speaker=speaker, names=", ".join(one.name or one.id for one in speakers))
    chosen = _one_of(role, Role, what="role")
    return _correction(
        CorrectionTarget.ROLE, document_id=debrief.conversation_id, speaker=found[0].id, role=chosen
    )


def moment(
    debrief: Debrief,
    moment_id: str,
    *,
    name: str,
    label: str | None,
    kind: str | None,
    strength: int | None,
) -> Correction:
    """A moment is another one, or none (empty label); MomentUnknown, ValueUnknown."""
    found = next((one for one in debrief.analysis.moments if one.id == moment_id), None)
    if found is None:
        raise MomentUnknown(id=moment_id, name=name)
    becomes = found.label if label is None else _label(label)
    return _correction(
        CorrectionTarget.MOMENT,
        document_id=debrief.conversation_id,
        quote=debrief.analysis.conversation.quote(found.turn, found.start, found.end),
        was=found.label,
        label=becomes,
        kind=_kind(becomes, kind) if kind is not None else _kept_kind(found.label, becomes, found.kind),
        strength=strength,
    )


def mark(debrief: Debrief, words: str, *, name: str, label: str, kind: str) -> Correction:
    """A moment that was not found, at those exact words; MomentUnknown, ValueUnknown."""
    quote = _said(debrief, words)
    if quote is None:
        raise MomentUnknown(id=words, name=name)
    chosen = _label(label)
    return _correction(
        CorrectionTarget.MOMENT,
        document_id=debrief.conversation_id,
        quote=quote,
        label=chosen,
        kind=_kind(chosen, kind) if kind else "",
    )


def need(needs: Sequence[Need], need_id: str, *, name: str, kind: str, standing: str) -> Correction:
    """A need is of another kind or stands elsewhere; NeedUnknown, ValueUnknown."""
    found = next((one for one in needs if one.id == need_id), None)
    if found is None:
        raise NeedUnknown(id=need_id, name=name)
    quote = found.evidence[0].quote
    return _correction(
        CorrectionTarget.NEED,
        document_id=quote.document_id,
        quote=quote,
        kind=_one_of(kind, NeedKind, what="kind of need") if kind else "",
        standing=_standing(standing) if standing else "",
    )


def private(known: Known, words: str, *, private: bool) -> Correction:
    """Exact words were told in confidence, or openly; MomentUnknown when they stand nowhere."""
    texts = [(talk.conversation.id, talk.conversation.text) for talk in known.talks]
    texts += [(document.id, document.text) for document in known.documents]
    for document_id, text in texts:
        if place := find_quote(text, words):
            quote = quote_of(text, *place, document_id=document_id)
            value = "confidence" if private else "no"
            return _correction(CorrectionTarget.PRIVATE, document_id=document_id, quote=quote, private=value)
    raise MomentUnknown(id=words, name=known.opportunity.name)


def looked_over(debrief: Debrief) -> Correction:
    """The person went through that talk: what they did not mark was said openly."""
    return _correction(CorrectionTarget.LOOKED_OVER, document_id=debrief.conversation_id)


def sent(debrief: Debrief) -> Correction:
    """The person sent the letter after that talk."""
    return _correction(CorrectionTarget.SENT, document_id=debrief.conversation_id)


def undo(corrections: Sequence[Correction], id: str | None, *, name: str) -> Correction:
    """Takes back a correction (the latest that counts when none is named); CorrectionUnknown."""
    undone = {one.undoes for one in corrections if one.undoes}
    counting = [one for one in corrections if one.id not in undone and not one.undoes]
    if id is None:
        found = counting[-1:]
    else:
        found = [one for one in corrections if one.id == id or one.id.endswith(id.strip().lower())]
    if not found:
        raise CorrectionUnknown(id=id or "-", name=name)
    return _correction(found[-1].target, document_id=found[-1].document_id, undoes=found[-1].id)


def turns_set_right(corrections: Sequence[Correction], debrief: Debrief) -> set[int]:
    """The turns of that talk in which moments were set right, corrections taken back left out."""
    undone = {one.undoes for one in corrections if one.undoes}
    return {
        one.quote.turn
        for one in corrections
        if one.target is CorrectionTarget.MOMENT
        and one.id not in undone
        and one.document_id == debrief.conversation_id
        and one.quote is not None
        and one.quote.turn is not None
    }


def edit_fact(fact: Fact, *, text: str | None, verifiable_by: str | None) -> Fact:
    """The fact in the person's own words: new words have no place in a résumé any more."""
    words = " ".join((text if text is not None else fact.text).split())
    if not words:
        raise ValueUnknown(value="an empty text", what="fact", choices='words; or "getsit facts drop"')
    return replace(
        fact,
        text=words,
        quote=fact.quote if words == fact.text else None,
        standing=FactStanding.CONFIRMED,
        verifiable_by=fact.verifiable_by if verifiable_by is None else verifiable_by,
    )


def _correction(
    target: CorrectionTarget,
    *,
    document_id: str,
    quote: Quote | None = None,
    speaker: str = "",
    role: str = "",
    was: str = "",
    label: str = "",
    kind: str = "",
    strength: int | None = None,
    standing: str = "",
    private: str = "",
    undoes: str = "",
) -> Correction:
    return Correction(
        id="", made=_NOT_YET, target=target, document_id=document_id, quote=quote, speaker=speaker, role=role,
        was=was, label=label, kind=kind, strength=strength, standing=standing, private=private, undoes=undoes,
    )  # fmt: skip


def _said(debrief: Debrief, words: str) -> Quote | None:
    conversation = debrief.analysis.conversation
    for turn in conversation.utterances:
        if place := find_quote(turn.text, words):
            return conversation.quote(turn.index, *place)
    return None


def _label(label: str) -> str:
    if label and label not in LABELS_OF_MOMENTS:
        raise ValueUnknown(value=label, what="label", choices=", ".join(LABELS_OF_MOMENTS))
    return label


def _kind(label: str, kind: str) -> str:
    kinds = LABELS.get(label, ())
    if kind and kind not in kinds:
        raise ValueUnknown(value=kind, what=f"kind of {label}", choices=", ".join(kinds) or "none")
    return kind


def _kept_kind(was: str, label: str, kind: str | None) -> str:
    return kind or "" if was == label else ""


def _standing(standing: str) -> str:
    if standing == DROPPED:
        return standing
    return _one_of(standing, Standing, what=f"standing (or {DROPPED})")


def _one_of(value: str, kind: type[StrEnum], *, what: str) -> str:
    choices = [member.value for member in kind]
    if value.strip().lower() not in choices:
        raise ValueUnknown(value=value, what=what, choices=", ".join(choices))
    return value.strip().lower()
