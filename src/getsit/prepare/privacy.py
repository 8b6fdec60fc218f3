"""Why a need is for the candidate only: told in confidence, about absent people, a stake, money or rivals.

Errs towards keeping it private: a wrong mark costs a line in a letter, a missing one breaks a trust.
"""

import re
from collections.abc import Sequence

from getsit.model.need import NeedKind, Private
from getsit.ports import Heard
from getsit.prepare.thresholds import CONFIDENT
from getsit.text.patterns import any_of

_CONFIDENCE = any_of(
    r"in confidence|confidential\w*",
    r"between (?:us|you and me|ourselves)",
    r"off the record",
    r"don['’]t (?:tell|repeat|mention|quote)",
    r"do not (?:tell|repeat|mention|quote)",
    r"not to be repeated",
    r"shouldn['’]t (?:say|tell|have told)",
    r"should not (?:say|tell)",
    r"keep (?:this|it|that) (?:to yourself|quiet|between)",
    r"told me (?:privately|quietly)",
    r"not (?:public|official|announced)(?: yet)?",
    r"a friend (?:who works|at|inside)",
    r"insider",
    r"heard (?:privately|from (?:a|an|my) (?:friend|cousin|neighbour|former|ex))",
    r"secret\w*|hush|you didn['’]t hear",
)
_PEOPLE = any_of(
    r"predecessor",
    r"previous (?:manager|holder|head|lead|director|person)",
    r"last (?:person|manager|head|one)",
    r"former (?:manager|head|director|boss)",
    r"was (?:let go|fired|sacked|pushed out|passed over|asked to leave)",
    r"passed over|did not get on|didn['’]t get on|fell out|resigned",
    r"applied for (?:this|the) (?:job|post|role)",
    r"walked out|incompetent|useless|lazy",
    r"never (?:left|wrote|came|listened)",
)
_HEARSAY = re.compile(
    r"\b[A-Z][a-z]+ (?:\w+ )?(?:thinks|says|said|told|believes|wants|likes|hates|is (?:fair|kind"
    r"|hard|slow|difficult))\b|\b(?:he|she) (?:thinks|says|said|wants|does not like|likes|hates)\b"
)
_MONEY = re.compile(
    (
        r"\b(?:budget\w*|overspen\w+|deficit|in the red|cash ?flow|bankrupt\w*|insolven\w+|layoffs?"
        r"|redundanc\w+|rivals?|competitors?|undercut\w*|losing (?:the contract|money)|takeover"
        r"|acqui(?:red|sition))\b"
    ),
    re.IGNORECASE,
)


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
    about_people = kind is NeedKind.PREDECESSOR or _PEOPLE.search(text) or _HEARSAY.search(text)
    if (from_note and about_people) or (kind is NeedKind.PREDECESSOR and _PEOPLE.search(text)):
        return Private.ABSENT_PEOPLE
    return Private.BUDGET_OR_RIVALS if _MONEY.search(text) else Private.NO
