"""The circle: documents give a dossier, talks move the needs ledger, the ledger gives the next dossier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from getsit import follow_up, listen, prepare
from getsit.app import finding
from getsit.app.results import Known, Understanding
from getsit.model.debrief import Debrief
from getsit.model.dossier import Dossier
from getsit.model.kept import Talk
from getsit.model.need import Need
from getsit.ports import Hearing
from getsit.text.wording import Wording


def understand(known: Known, *, hearing: Hearing, wording: Wording, today: date) -> Understanding:
    """What is understood of the opportunity, from its documents and then talk by talk."""
    predicted = _dossier(known, (), hearing=hearing, wording=wording, today=today)
    ledger: tuple[Need, ...] = predicted.needs
    debriefs: list[Debrief] = []
    for talk in known.talks:
        debrief = _debrief(known, talk, ledger, hearing=hearing, wording=wording)
        debriefs.append(debrief)
        ledger = debrief.ledger
    if not debriefs:
        return Understanding(dossier=predicted, debriefs=(), ledger=ledger)
    dossier = _dossier(known, ledger, hearing=hearing, wording=wording, today=today)
    return Understanding(dossier=dossier, debriefs=tuple(debriefs), ledger=ledger)


def _dossier(
    known: Known, ledger: Sequence[Need], *, hearing: Hearing, wording: Wording, today: date
) -> Dossier:
    if not known.documents and not ledger:
        return _empty(known, hearing)
    return prepare.prepare_dossier(
        opportunity=known.opportunity,
        documents=known.documents,
        facts=known.facts,
        hearing=hearing,
        wording=wording,
        today=today,
        ledger=ledger,
        corrections=known.corrections,
        coming=finding.next_round(known),
    )


def _empty(known: Known, hearing: Hearing) -> Dossier:
    """What is known before a first talk that nobody brought homework to."""
    return Dossier(
        opportunity_id=known.opportunity.id, posting=None, gate=(), needs=(), hot_buttons=(), signals=(),
        unknowns=(), hearing=hearing.name,
    )  # fmt: skip


def _debrief(
    known: Known, talk: Talk, before: Sequence[Need], *, hearing: Hearing, wording: Wording
) -> Debrief:
    analysis = listen.analyse(
        talk.conversation,
        hearing=hearing,
        facts=known.facts,
        predicted=before,
        documents=known.sources,
        corrections=known.corrections,
    )
    ledger = listen.update_ledger(before, analysis, hearing=hearing, round_number=talk.round_number)
    debrief = follow_up.make_debrief(
        analysis, before=before, ledger=ledger, wording=wording, round_number=talk.round_number
    )
    return replace(debrief, ledger=ledger)
