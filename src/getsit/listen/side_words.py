"""Which side of an interview a stretch of talk sounds like, by its wording alone.

Positive points speak for the interviewer, negative ones for the candidate. Knows nothing about voices.
"""

import re
from collections.abc import Sequence

from getsit.listen.thresholds import meant
from getsit.ports import CANDIDATE, INTERVIEWER, Heard, Hearing, Passage
from getsit.text.lines import straight

_INTERVIEWER: tuple[tuple[float, str], ...] = (
    (2.5, r"\btell (?:me|us) (?:a (?:bit|little) )?(?:more )?about (?:yourself|a time|you)\b"),
    (2.0, r"\b(?:walk|talk) (?:me|us) through (?:your|a time|the)\b|\bgive (?:me|us) an example\b"),
    (2.5, r"\bwhy (?:do you want|did you (?:apply|leave)|are you leaving|this (?:role|job)|us\b)"),
    (2.0, r"\b(?:do|did) you have (?:any )?questions\b|\bany questions for (?:me|us)\b"),
    (2.0, r"\bquestions for us\b"),
    (2.0, r"\bwhere do you see yourself\b"),
    (2.0, r"\byour (?:greatest|biggest) (?:strength|weakness|achievement)\w*"),
    (1.5, r"\b(?:how|what) would you (?:do|handle|start|approach|go about|say)\b|\bhave you ever\b"),
    (2.0, r"\bthank(?:s| you) for (?:coming|joining|making the time|your interest|applying)\b"),
    (2.0, r"\bnotice period\b|\bhow much notice\b|\bwhen could you (?:start|begin)\b"),
    (2.0, r"\bsalary expectations?\b"),
    (1.2, r"\bwe(?:'re| are) (?:looking|hiring|a team|about|trying)\b"),
    (1.2, r"\bthis (?:role|position|post) (?:is|was|will)\b"),
    (0.9, r"\bour (?:team|company|customers?|clients?|branch\w*|department|board|patients?|site\w*)\b"),
    (1.2, r"\byou(?:'d| would|'ll) (?:be|sit|work|report|run|meet|have)\b|\bon your (?:cv|r[ée]sum[ée])\b"),
    (0.8, r"\bthe (?:last|previous) person\b|\bthe person (?:we|in this|who)\b"),
    (0.8, r"\bwe'll (?:be in touch|let you know)\b"),
)  # fmt: skip
_CANDIDATE: tuple[tuple[float, str], ...] = (
    (2.0, r"\b(?:at|in|from) my (?:last|previous|current|old) (?:job|role|company|place|employer)\b"),
    (1.5, r"\bmy (?:last|previous|current|old|former) (?:job|role|company|manager|boss|team|place)\b"),
    (2.0, r"\bthank(?:s| you) for (?:having|seeing|inviting|meeting|your time)\b"),
    (1.5, r"\bi(?:'m| am) (?:looking for|excited|interested|applying|keen)\b"),
    (1.5, r"\bmy (?:experience|background)\b"),
    (1.2, r"\bwhen i (?:was|worked|joined|started)\b"),
    (1.2, r"\bi(?:'ve| have) (?:been|worked|managed|led|run|done|always)\b"),
    (1.0, r"\bi (?:was|managed|led|ran|built|set up|worked|took|moved|joined)\b"),
    (1.0, r"\bi (?:trained|introduced|reduced|cut|handled)\b"),
    (1.0, r"\bi (?:organi[sz]ed|started|learned|learnt|grew|closed|made|brought|did|studied|graduated)\b"),
    (1.8, r"\bwhat (?:does|would) success look like\b|\bhow (?:is|big is) (?:the|your) team\b"),
    (1.8, r"\bdo you mind if i\b"),
    (1.2, r"\bmay i ask\b|\bcan i ask\b|\byou (?:said|mentioned) (?:that|the|you|your|earlier)\b"),
    (1.2, r"\byour posting\b"),
    (1.0, r"\bi(?:'d| would) (?:start|begin|want to|love to|like to)\b|\bwhat(?:'s| is) the next step\b"),
)  # fmt: skip
_FOR_THEM = [(points, re.compile(words, re.IGNORECASE)) for points, words in _INTERVIEWER]
_FOR_THE_CANDIDATE = [(points, re.compile(words, re.IGNORECASE)) for points, words in _CANDIDATE]
_TO_YOU = re.compile(r"\b(?:you|your|you've|yourself)\b[^?]*\?", re.IGNORECASE)
_MOST = 4.0  # one sentence never settles a whole talk


def side_of(text: str) -> float:
    """Points for the interviewer's side (positive) or the candidate's (negative), from -4 to 4."""
    plain = straight(text)
    them = sum(points for points, words in _FOR_THEM if words.search(plain))
    own = sum(points for points, words in _FOR_THE_CANDIDATE if words.search(plain))
    asks = 0.4 if _TO_YOU.search(plain) else 0.0
    return max(-_MOST, min(_MOST, them + asks - own))


_AS_THEM = ("asked", "need", "signal")
_AS_CANDIDATE = ("story", "solution", "self_description", "listening")
_HEARD = 1.0  # points for what was surely heard; wording that is named above says more


def points_of(texts: Sequence[str], *, hearing: Hearing) -> list[float]:
    """Points for each text, from its wording and from what is heard when either side says it."""
    them = hearing.hear([Passage(text=text, role=INTERVIEWER) for text in texts])
    own = hearing.hear([Passage(text=text, role=CANDIDATE) for text in texts])
    leans = [
        _surest(one, _AS_THEM) - _surest(other, _AS_CANDIDATE) for one, other in zip(them, own, strict=True)
    ]
    # A hearing that judges every sentence leans to one side with most of them; only how far counts.
    usual = sum(leans) / len(leans) if any(one.matters for one in them) else 0.0
    return [side_of(text) + _HEARD * (lean - usual) for text, lean in zip(texts, leans, strict=True)]


def _surest(heard: Heard, labels: Sequence[str]) -> float:
    return max(meant(label, heard.labels.get(label, 0.0)) for label in labels)
