"""The JSON of `getsit brief`, `ladder` and `ties`."""

from collections.abc import Sequence

from getsit.model.dossier import (
    Contradiction,
    Dossier,
    GateLine,
    HotButton,
    Hypothesis,
    PredictedSignal,
    Unknown,
)
from getsit.model.expected import ExpectedQuestion
from getsit.model.ladder import Ladder, LeftOut, Rung
from getsit.model.need import Need, Private, Voicing
from getsit.model.tie import NoTie, Solution, Tie, Ties
from getsit.shapes.plain import Shape, evidence_shape, quote_shape


def brief_shape(dossier: Dossier, expected: Sequence[ExpectedQuestion] = ()) -> Shape:
    """The whole dossier: gate, needs, hot buttons, signals, unknowns, each with id and evidence."""
    posting = dossier.posting
    return {
        "opportunity": dossier.opportunity_id,
        "title": posting.title.exact if posting and posting.title else None,
        "organisation": _organisation(dossier),
        "gate": [_gate_line(line) for line in dossier.gate],
        "needs": [need_shape(need) for need in dossier.needs],
        "hot_buttons": [_hot_button(button) for button in dossier.hot_buttons],
        "hypotheses": [_hypothesis(one) for one in dossier.hypotheses],
        "contradictions": [_contradiction(one) for one in dossier.contradictions],
        "older_than_a_year": {id: day.isoformat() for id, day in dossier.old},
        "they_will_ask": [_expected(one) for one in expected],
        "signals": [_signal(signal) for signal in dossier.signals],
        "unknowns": [_unknown(unknown) for unknown in dossier.unknowns],
        "reading": {"by": dossier.hearing},
    }


def need_shape(need: Need) -> Shape:
    """One need with its standing, evidence, and who said it in which round."""
    return {
        "id": need.id,
        "kind": need.kind.value,
        "gist": need.gist,
        "standing": need.standing.value,
        "before": need.before.value if need.before else None,
        "strength": int(need.strength),
        "owner": need.owner.value,
        "for_you_only": None if need.private is Private.NO else need.private.value,
        "evidence": evidence_shape(need.evidence),
        "voiced": [_voicing(voicing) for voicing in need.voicings],
    }


def ladder_shape(ladder: Ladder) -> Shape:
    """The questions in rung order, and those left out with the words that answer them."""
    return {
        "mode": ladder.mode.value,
        "questions": [_rung(rung) for rung in ladder.rungs],
        "left_out": [_left_out(one) for one in ladder.left_out],
    }


def ties_shape(ties: Ties) -> Shape:
    """Ready ties, honest refusals, and solutions."""
    return {
        "ties": [_tie(tie) for tie in ties.ties],
        "refusals": [_refusal(refusal) for refusal in ties.refusals],
        "solutions": [_solution(solution) for solution in ties.solutions],
    }


def _organisation(dossier: Dossier) -> str | None:
    posting = dossier.posting
    return posting.hiring_organization.exact if posting and posting.hiring_organization else None


def _gate_line(line: GateLine) -> Shape:
    return {
        "id": line.id,
        "requirement": line.requirement.quote.exact,
        "kind": line.requirement.kind.value,
        "legal": line.requirement.legal,
        "standing": line.standing.value,
        "fact": line.fact_id or None,
        "breath": line.breath,
        "evidence": evidence_shape(line.evidence),
    }


def _hot_button(button: HotButton) -> Shape:
    return {
        "id": button.id,
        "rank": button.rank,
        "need": button.need_id,
        "reasons": list(button.reasons),
        "evidence": evidence_shape(button.evidence),
    }


def _hypothesis(one: Hypothesis) -> Shape:
    return {
        "id": one.id,
        "need": one.need_id,
        "rank": one.rank,
        "reading": one.reading,
        "sureness": one.sureness.value,
        "could_be_wrong": one.could_be_wrong,
        "ask": one.ask,
        "evidence": evidence_shape(one.evidence),
    }


def _contradiction(one: Contradiction) -> Shape:
    return {"id": one.id, "about": one.about, "ask": one.ask, "evidence": evidence_shape(one.evidence)}


def _expected(one: ExpectedQuestion) -> Shape:
    return {
        "id": one.id,
        "kind": one.kind,
        "question": one.question,
        "behind": one.behind,
        "answer": one.answer,
        "seconds": one.seconds,
        "need": one.need_id or None,
        "tie": one.tie_id or None,
        "evidence": evidence_shape(one.evidence),
    }


def _signal(signal: PredictedSignal) -> Shape:
    return {
        "id": signal.id,
        "need": signal.need_id,
        "kind": signal.kind.value,
        "grade": signal.grade.value,
        "sounds_like": signal.sounds_like,
        "respond": signal.respond,
        "evidence": evidence_shape(signal.evidence),
    }


def _unknown(unknown: Unknown) -> Shape:
    return {
        "id": unknown.id,
        "about": unknown.about,
        "ask": unknown.ask,
        "looked_in": list(unknown.looked_in),
        "evidence": evidence_shape(unknown.evidence),
    }


def _voicing(voicing: Voicing) -> Shape:
    return {
        "speaker": voicing.speaker,
        "round": voicing.round_number,
        "moment": voicing.moment_id,
        "strength": int(voicing.strength),
        "for_you_only": None if voicing.private is Private.NO else voicing.private.value,
        "remembered": voicing.remembered,
        "quote": quote_shape(voicing.quote),
    }


def _rung(rung: Rung) -> Shape:
    return {
        "id": rung.id,
        "number": rung.number,
        "kind": rung.kind.value,
        "question": rung.question,
        "needs": list(rung.need_ids),
        "next": {"full": rung.on_full, "vague": rung.on_vague, "guarded": rung.on_guarded},
        "evidence": evidence_shape(rung.homework),
    }


def _left_out(one: LeftOut) -> Shape:
    return {
        "question": one.question,
        "kind": one.kind.value,
        "evidence": evidence_shape((one.answered_by,)),
    }


def _tie(tie: Tie) -> Shape:
    return {
        "id": tie.id,
        "need": tie.need_id,
        "fact": tie.fact_id,
        "confirmed": tie.confirmed,
        "ask_first": {"question": tie.ask_first, "words": tie.ask},
        "bridge": tie.bridge,
        "future": tie.future,
        "check": tie.check,
        "spoken": tie.spoken,
        "evidence": evidence_shape(tie.evidence),
    }


def _refusal(refusal: NoTie) -> Shape:
    return {
        "need": refusal.need_id,
        "reason": refusal.reason,
        "say": refusal.say,
        "evidence": evidence_shape(refusal.evidence),
    }


def _solution(solution: Solution) -> Shape:
    value = evidence_shape((solution.value_evidence,)) if solution.value_evidence else []
    when = evidence_shape((solution.when_evidence,)) if solution.when_evidence else []
    return {
        "id": solution.id,
        "need": solution.need_id,
        "action": solution.action,
        "by_when": solution.by_when or None,
        "by_when_evidence": when,
        "proof": solution.proof_fact_id,
        "value": solution.value or None,
        "value_evidence": value,
        "evidence": evidence_shape(solution.evidence),
    }
