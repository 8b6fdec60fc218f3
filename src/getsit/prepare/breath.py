"""What to say in one breath when a requirement comes up: honest, short, never a stretch."""

import re

from getsit.model.dossier import GateStanding
from getsit.model.fact import Fact, FactKind
from getsit.model.posting import Requirement, RequirementKind
from getsit.prepare.judged import Judged
from getsit.prepare.short import shorten
from getsit.prepare.vocabulary import rare_stems
from getsit.text.lines import one_line
from getsit.text.patterns import any_of
from getsit.text.wording import Wording

_BY_KIND = {
    RequirementKind.LICENCE,
    RequirementKind.RIGHT_TO_WORK,
    RequirementKind.EDUCATION,
    RequirementKind.LANGUAGE,
    RequirementKind.AVAILABILITY,
}
_LEAD_IN = any_of(
    (
        r"you(?:['’]ll| will)?(?: also)? (?:need|have|hold|bring|must have|should have|must be"
        r"|should be)(?: to (?:have|be|hold))?"
    ),
    r"(?:applicants|candidates) (?:should|must|will|need to) (?:have|be|hold)",
    (
        r"(?:they|he/she|he or she|the (?:post[- ]?holder|(?:successful|right|ideal) (?:candidate"
        r"|applicant|person))) (?:must|should|will(?: need to)?|needs? to)(?: also)? (?:be|have|hold"
        r"|possess)(?: able to)?"
    ),
    (
        r"(?:the|this) (?:role|post|job|position) (?:requires"
        r"|calls for)(?: the post[- ]?holder to have| you to have)?"
    ),
    r"are you an?",
    r"be (?=highly)",
    r"please note(?: that)?",
    r"[^.]{0,60}\bsubject to",
    r"it is essential (?:for applicants to have|that you have|to have)",
    r"must (?:have|be|hold)",
    r"we (?:ask for|require|expect|are looking for)",
    r"(?:have|has|having)\b",
    before=r"^(?:[^.]{0,80}?,\s+)?",
    after=r"\s+",
)
_LEAD_OUT = re.compile(r"\s(?:seeking|looking for|who (?:wants|is looking))\b.*$", re.IGNORECASE)


def in_one_breath(requirement: Requirement, judged: Judged, *, wording: Wording) -> str:
    """One or two sentences that the person could say, with the posting's words and the nearest fact."""
    exact = one_line(requirement.quote.exact)
    asks = shorten(_LEAD_OUT.sub("", _LEAD_IN.sub("", exact, count=1)) or exact)
    fact = _named(judged.fact) if judged.fact else ""
    key = f"prepare.breath.{judged.standing.value}"
    if judged.standing is GateStanding.NOT_MET and requirement.legal:
        key = "prepare.breath.legal"
    elif judged.standing is GateStanding.UNCLEAR and requirement.kind in _BY_KIND:
        key = f"{key}_{requirement.kind.value}"
    elif judged.standing is GateStanding.UNCLEAR and not rare_stems(asks):
        return wording.say("prepare.breath.unclear_trait", asks=asks)
    elif judged.months is not None:
        key = f"{key}_years"
    return wording.say(
        f"{key}{'' if fact else '_alone'}", asks=asks, fact=fact, length=_length(judged.months, wording)
    )


def _named(fact: Fact) -> str:
    words = shorten(fact.text)
    if fact.kind is FactKind.ACHIEVEMENT and fact.position:
        return f"{words} ({shorten(fact.position)})"
    return words


def _length(months: int | None, wording: Wording) -> str:
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    if years == 0:
        return wording.say("prepare.length.month" if rest == 1 else "prepare.length.months", months=rest)
    return wording.say("prepare.length.year" if years == 1 else "prepare.length.years", years=years)
