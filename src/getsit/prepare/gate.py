"""The gate: each minimum requirement of the posting held against the facts.

Says `met` only where a fact shows the very thing: names for licences, levels and subjects for degrees,
counted months for years, named levels for languages. Everything near is `unclear`. Counts nothing together
and ranks nobody.
"""

from collections.abc import Sequence
from datetime import date

from getsit.model.document import Evidence
from getsit.model.dossier import GateLine, GateStanding
from getsit.model.fact import Fact
from getsit.model.posting import Posting, Requirement
from getsit.prepare.breath import in_one_breath
from getsit.prepare.gate_rules import judge
from getsit.prepare.judged import Judged, unclear
from getsit.text.ids import derived_id
from getsit.text.wording import Wording

_ORDER = {GateStanding.NOT_MET: 0, GateStanding.UNCLEAR: 1, GateStanding.MET: 2}


def hold_gate(
    posting: Posting, *, facts: Sequence[Fact], wording: Wording, today: date
) -> tuple[GateLine, ...]:
    """One line per minimum requirement: legal ones that are not met first, then in the posting's order.

    Without any fact nothing is known of the person: each line is `unclear`, with no breath to say.
    """
    lines = [
        _line(requirement, facts=facts, wording=wording, today=today)
        for requirement in posting.requirements
        if requirement.minimum
    ]
    return tuple(sorted(lines, key=_rank))


def _rank(line: GateLine) -> int:
    legal_open = line.requirement.legal and line.standing is not GateStanding.MET
    return _ORDER[line.standing] if legal_open else len(_ORDER)


def _line(requirement: Requirement, *, facts: Sequence[Fact], wording: Wording, today: date) -> GateLine:
    judged = judge(requirement, facts=facts, today=today) if facts else unclear()
    return GateLine(
        id=derived_id("g", requirement.id),
        requirement=requirement,
        standing=judged.standing,
        evidence=_evidence(requirement, judged),
        fact_id=judged.fact.id if judged.fact else "",
        breath=in_one_breath(requirement, judged, wording=wording) if facts else "",
    )


def _evidence(requirement: Requirement, judged: Judged) -> tuple[Evidence, ...]:
    asked = Evidence(quote=requirement.quote)
    quotes = [fact.quote for fact in judged.shown_by if fact.quote is not None]
    return (asked, *(Evidence(quote=quote, basis=judged.basis) for quote in quotes))
