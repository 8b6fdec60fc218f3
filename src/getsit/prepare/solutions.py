"""What the candidate would do here, built on a ready tie: action, by when, proof, value.

A date stands only where a document or the manager named one for this need, a value only in a figure that
they used; both with the quote. Where nobody named one, the field is empty.
"""

from collections.abc import Sequence

from getsit.model.document import Evidence
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact
from getsit.model.need import Need, Private, Standing
from getsit.model.tie import Solution, Tie
from getsit.prepare.figures import find_worse
from getsit.prepare.handle import handle_of, words_of
from getsit.prepare.short import shorten
from getsit.prepare.thresholds import SAME_STEMS
from getsit.prepare.vocabulary import shared_rare
from getsit.prepare.written_kinds import measured_aim, pressing_time
from getsit.text.ids import derived_id
from getsit.text.lines import one_line
from getsit.text.wording import Wording


def find_solutions(
    ties: Sequence[tuple[Tie, Fact]], dossier: Dossier, *, wording: Wording
) -> tuple[Solution, ...]:
    """One solution per tie, with the fact that proves it."""
    return tuple(_solution(tie, fact, dossier, wording=wording) for tie, fact in ties)


def _solution(tie: Tie, fact: Fact, dossier: Dossier, *, wording: Wording) -> Solution:
    need = next(one for one in dossier.needs if one.id == tie.need_id)
    telling = [*need.evidence, *_about_the_same(need, dossier)]
    when, date = _when(telling)
    value, figure = _value(telling)
    return Solution(
        id=derived_id("o", tie.id),
        need_id=need.id,
        action=wording.say(
            "prepare.solution.action", words=handle_of(words_of(need)), deed=shorten(fact.text)
        ),
        proof_fact_id=fact.id,
        evidence=tie.evidence,
        by_when=date,
        when_evidence=when,
        value=wording.say("prepare.solution.value", figure=figure) if figure else "",
        value_evidence=value,
    )


def _about_the_same(need: Need, dossier: Dossier) -> list[Evidence]:
    """The quotes of other open needs that surely speak of the same thing."""
    return [
        evidence
        for other in dossier.needs
        if other.id != need.id and other.private is Private.NO and other.standing is not Standing.REFUTED
        for evidence in other.evidence
        if len(shared_rare(evidence.quote.exact, need.evidence[0].quote.exact)) >= SAME_STEMS
    ]


def _when(telling: Sequence[Evidence]) -> tuple[Evidence | None, str]:
    for one in telling:
        if date := pressing_time(one.quote.exact):
            return one, one_line(date)
    return None, ""


def _value(telling: Sequence[Evidence]) -> tuple[Evidence | None, str]:
    for one in telling:
        if aim := measured_aim(one.quote.exact):
            return one, shorten(aim)
    for one in telling:
        worse = find_worse(one.quote.exact)
        if worse and worse.has_number:
            return one, shorten(worse.text)
    return None, ""
