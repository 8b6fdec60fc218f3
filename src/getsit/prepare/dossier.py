"""The dossier: what homework and the talks so far yield for one opportunity.

Puts the parts together: posting, gate, needs, hot buttons, signals, unknowns. Knows no store and no face.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from getsit.errors import NothingToPrepare
from getsit.model.correction import Correction
from getsit.model.document import Document, DocumentKind
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact
from getsit.model.need import Need, Standing
from getsit.model.opportunity import Opportunity, Round
from getsit.model.posting import Posting
from getsit.ports import Hearing
from getsit.prepare.audience import Audience, audience_of, cares_for
from getsit.prepare.contradictions import find_contradictions
from getsit.prepare.freshness import old_sources
from getsit.prepare.gate import hold_gate
from getsit.prepare.heat import Marks, heat_of, marks_of
from getsit.prepare.hot_buttons import find_hot_buttons
from getsit.prepare.hypotheses import find_hypotheses
from getsit.prepare.in_the_open import open_needs
from getsit.prepare.known import apply_corrections, lay_over, standing_first
from getsit.prepare.needs import find_needs
from getsit.prepare.posting import read_posting
from getsit.prepare.rungs import spoken_title
from getsit.prepare.signals import predict_signals
from getsit.prepare.thresholds import MOST_NEEDS
from getsit.prepare.unknowns import find_unknowns
from getsit.text.wording import Wording


def prepare_dossier(
    *,
    opportunity: Opportunity,
    documents: Sequence[Document],
    facts: Sequence[Fact],
    hearing: Hearing,
    wording: Wording,
    today: date,
    ledger: Sequence[Need] = (),
    corrections: Sequence[Correction] = (),
    coming: Round | None = None,
) -> Dossier:
    """The dossier as of today; what was voiced or confirmed in talks (`ledger`) stands first.

    `coming` is the next round: whom one meets there moves what stands first.

    NothingToPrepare when there is neither a document to learn from nor a talk.
    """
    sources = [document for document in documents if document.kind is not DocumentKind.RESUME]
    if not sources and not ledger:
        raise NothingToPrepare(name=opportunity.name)
    posting = _posting(sources, hearing=hearing)
    needs, marks = _needs(
        sources, ledger=ledger, corrections=corrections, hearing=hearing, meeting=audience_of(coming)
    )
    post = posting.title.exact if posting and posting.title else ""
    buttons = find_hot_buttons(needs, marks, wording=wording, post=post)
    shown, open_marks = open_needs(needs, marks, documents=sources)
    opened = find_hot_buttons(shown, open_marks, wording=wording, post=post)
    return Dossier(
        opportunity_id=opportunity.id,
        posting=posting,
        gate=hold_gate(posting, facts=facts, wording=wording, today=today) if posting else (),
        needs=tuple(needs),
        hot_buttons=buttons,
        contradictions=find_contradictions(needs, marks, wording=wording),
        old=old_sources(sources, today=today),
        open_needs=shown,
        open_buttons=opened,
        signals=predict_signals(opened, shown, wording=wording, post=spoken_title(post)),
        hypotheses=find_hypotheses(needs, marks, wording=wording),
        unknowns=find_unknowns(sources, posting=posting, needs=needs, marks=marks, wording=wording),
        hearing=hearing.name,
    )


def _posting(documents: Sequence[Document], *, hearing: Hearing) -> Posting | None:
    """The latest posting; an older one of the same opportunity is superseded."""
    postings = [document for document in documents if document.kind is DocumentKind.POSTING]
    if not postings:
        return None
    return read_posting(max(postings, key=lambda document: document.received), hearing=hearing)


def _needs(
    documents: Sequence[Document],
    *,
    ledger: Sequence[Need],
    corrections: Sequence[Correction],
    hearing: Hearing,
    meeting: Audience,
) -> tuple[list[Need], dict[str, Marks]]:
    predicted, places = find_needs(documents, hearing=hearing)
    needs = apply_corrections(lay_over(ledger, predicted, places=places, hearing=hearing), corrections)
    marks = {need.id: marks_of(places.get(need.id, [])) for need in needs}
    warm = [
        replace(need, heat=heat_of(need, marks[need.id]) + cares_for(meeting, need.kind)) for need in needs
    ]
    ordered = sorted(warm, key=lambda need: (standing_first(need), -need.heat))
    kept = [need for need in ordered if need.standing is not Standing.PREDICTED]
    room = max(0, MOST_NEEDS - sum(need.standing is Standing.UNHEARD for need in ordered))
    kept += [need for need in ordered if need.standing is Standing.PREDICTED][:room]
    return sorted(kept, key=lambda need: (standing_first(need), -need.heat)), marks
