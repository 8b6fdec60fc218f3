"""Why a need is for the candidate only: told in confidence, about absent people, a stake, money or rivals.

Errs towards keeping it private: a wrong mark costs a line in a letter, a missing one breaks a trust.
"""

import re
from collections.abc import Sequence

from getsit.model.need import NeedKind, Private
from getsit.ports import Heard
from getsit.prepare.thresholds import CONFIDENT

_CONFIDENCE = re.compile(
    r"\b(?:in confidence|confidential\w*|between (?:us|you and me|ourselves)|off the record|don['’]t (?:tell|repeat|mention|quote)|do not (?:tell|repeat|mention|quote)|not to be repeated"
    r"|shouldn['’]t (?:say|tell|have told)|should not (?:say|tell)|keep (?:this|it|that) (?:to yourself|quiet|between)|told me (?:privately|quietly)|not (?:public|official|announced)(?: yet)?"
    r"|a friend (?:who works|at|inside)|insider|heard (?:privately|from (?:a|an|my) (?:friend|cousin|neighbour|former|ex))|secret\w*|hush|you didn['’]t hear)\b",
    re.IGNORECASE,
)  # fmt: skip
_PEOPLE = re.compile(
    r"\b(?:predecessor|previous (?:manager|holder|head|lead|director|person)|last (?:person|manager|head|one)|former (?:manager|head|director|boss)|was (?:let go|fired|sacked|pushed out|passed over|asked to leave)"
    r"|passed over|did not get on|didn['’]t get on|fell out|resigned|applied for (?:this|the) (?:job|post|role)|walked out|incompetent|useless|lazy|never (?:left|wrote|came|listened))\b",
    re.IGNORECASE,
)  # fmt: skip
_MONEY = re.compile(
    r"\b(?:budget\w*|overspen\w+|deficit|in the red|cash ?flow|bankrupt\w*|insolven\w+|layoffs?|redundanc\w+|rivals?|competitors?|undercut\w*|losing (?:the contract|money)|takeover|acqui(?:red|sition))\b",
    re.IGNORECASE,
)  # fmt: skip


def told_in_confidence(text: str, heard: Heard) -> bool:
    """Whether the words say that they were told in confidence, or were surely heard so."""
    return bool(_CONFIDENCE.search(text)) or heard.labels.get("confidence", 0.0) >= CONFIDENT


def headed_in_confidence(headings: Sequence[str]) -> bool:
    """Whether a heading above says that what stands below it was told in confidence."""
    return any(_CONFIDENCE.search(heading) for heading in headings)


def private_reason(text: str, kind: NeedKind, *, confidence: bool, from_note: bool) -> Private:
    """Why the need is for the candidate only, NO when it is not."""
    if confidence:
        return Private.CONFIDENCE
    if kind is NeedKind.STAKE:
        return Private.STAKE
    if kind is NeedKind.RISK:
        return Private.WORRY
    if _PEOPLE.search(text) and (from_note or kind is NeedKind.PREDECESSOR):
        return Private.ABSENT_PEOPLE
    return Private.BUDGET_OR_RIVALS if _MONEY.search(text) else Private.NO
