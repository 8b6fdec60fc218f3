"""What talks so far made of the needs, laid over what homework predicts, and what a person set right.

A need that was spoken stands on its words; a fresh prediction that means the same adds its quotes to it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from getsit.model.correction import Correction, CorrectionTarget
from getsit.model.document import Evidence, Quote
from getsit.model.need import Need, NeedKind, Private, Standing
from getsit.ports import WRITTEN, Hearing, Passage
from getsit.prepare.heat import Place
from getsit.prepare.merging import same_matter

_DROPPED = "dropped"
_FIRST = (Standing.CONFIRMED, Standing.VOICED, Standing.REFUTED, Standing.PREDICTED, Standing.UNHEARD)


def lay_over(
    ledger: Sequence[Need], predicted: Sequence[Need], *, places: dict[str, list[Place]], hearing: Hearing
) -> list[Need]:
    """The ledger's needs with the quotes of what predicted them, then the predictions that it does not hold.

    `places` is brought along: what a prediction rests on counts for the need it joined.
    """
    if not ledger:
        return list(predicted)
    known = {need.id: need for need in ledger}
    homes = _homes(predicted, ledger, hearing=hearing)
    fresh = []
    for need in predicted:
        home = need.id if need.id in known else homes.get(need.id, "")
        if not home:
            fresh.append(need)
            continue
        known[home] = _joined(known[home], need)
        places.setdefault(home, []).extend(places.get(need.id, []) if home != need.id else [])
    return [*map(_in_their_words, known.values()), *fresh]


def apply_corrections(needs: Iterable[Need], corrections: Sequence[Correction]) -> list[Need]:
    """The needs as the person set them right; a dropped one is gone. Later corrections win."""
    counting = _counting(corrections)
    corrected = []
    for need in needs:
        kept: Need | None = need
        for correction in counting:
            if kept is not None and _meant(kept, correction):
                kept = _corrected(kept, correction)
        if kept is not None:
            corrected.append(kept)
    return corrected


def standing_first(need: Need) -> int:
    """The place of a need's standing: confirmed and voiced first, unheard last."""
    return _FIRST.index(need.standing)


def _in_their_words(need: Need) -> Need:
    """A need that was spoken goes by what was said: that quote first, and its words as the gist."""
    said = [voicing.quote for voicing in need.voicings if not voicing.remembered]
    if not said or need.evidence[0].quote == said[-1]:
        return need
    others = tuple(one for one in need.evidence if one.quote != said[-1])
    return replace(need, gist=said[-1].exact, evidence=(Evidence(quote=said[-1]), *others))


def _homes(predicted: Sequence[Need], ledger: Sequence[Need], *, hearing: Hearing) -> dict[str, str]:
    """For each prediction the spoken need that surely means the same."""
    spoken = [need for need in ledger if need.voicings]
    if not spoken:
        return {}
    texts = [need.evidence[0].quote.exact for need in (*predicted, *spoken)]
    heard = hearing.hear([Passage(text=text, role=WRITTEN) for text in texts])
    vectors = [one.vector for one in heard]
    homes = {}
    for place, need in enumerate(predicted):
        for other, voiced in enumerate(spoken, start=len(predicted)):
            if same_matter(texts[place], texts[other], vectors=float(vectors[place] @ vectors[other])):
                homes[need.id] = voiced.id
                break
    return homes


def _joined(known: Need, predicted: Need) -> Need:
    held = {(one.quote.document_id, one.quote.start) for one in known.evidence}
    more: tuple[Evidence, ...] = tuple(
        one for one in predicted.evidence if (one.quote.document_id, one.quote.start) not in held
    )
    return replace(known, evidence=known.evidence + more, before=known.before or Standing.PREDICTED)


def _counting(corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections about needs that nobody took back."""
    undone: set[str] = set()
    for correction in reversed(corrections):
        if correction.undoes and correction.id not in undone:
            undone.add(correction.undoes)
    wanted = {CorrectionTarget.NEED, CorrectionTarget.PRIVATE}
    return [one for one in corrections if not one.undoes and one.id not in undone and one.target in wanted]


def _meant(need: Need, correction: Correction) -> bool:
    quotes = [one.quote for one in need.evidence] + [voicing.quote for voicing in need.voicings]
    return correction.quote is not None and any(_overlap(quote, correction.quote) for quote in quotes)


def _overlap(one: Quote, other: Quote) -> bool:
    if one.document_id != other.document_id:
        return False
    return one.start < other.end and other.start < one.end


def _corrected(need: Need, correction: Correction) -> Need | None:
    if correction.target is CorrectionTarget.PRIVATE:
        return replace(need, private=Private(correction.private or Private.NO))
    if correction.standing == _DROPPED:
        return None
    kind = NeedKind(correction.kind) if correction.kind else need.kind
    standing = Standing(correction.standing) if correction.standing else need.standing
    return replace(need, kind=kind, standing=standing)
