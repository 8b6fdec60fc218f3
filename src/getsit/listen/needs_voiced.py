"""Needs that an interviewer voices: strength, whose they are, and what is for the candidate only.

Words decide, never a feeling: "it worries me" counts because it was said.
"""

import re
from collections.abc import Sequence

from getsit.listen.talk import Talk, overlap, place_id, trim
from getsit.listen.topics import GENERIC
from getsit.model.conversation import Consent, Role
from getsit.model.moment import NeedVoiced
from getsit.model.need import NeedKind, Owner, Private, Strength
from getsit.ports import Span


def find_needs(talk: Talk) -> tuple[NeedVoiced, ...]:
    """Every need voiced by an interviewer, in the order of the talk."""
    confided = _confidences(talk)
    return tuple(
        _need(talk, turn, span, confided=confided.get(turn, ()))
        for turn in talk.turns(Role.INTERVIEWER)
        for span in _surest(talk.spans(turn, "need"))
    )


def _surest(spans: list[Span]) -> list[Span]:
    """One span per stretch: a second kind on the same words stays only when it is as sure."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: -s.score):
        rivals = [other for other in kept if _same_words(span, other)]
        if not rivals or (len(rivals) == 1 and _is_second(span, rivals[0])):
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, s.end))


def _same_words(one: Span, other: Span) -> bool:
    shared = overlap((one.start, one.end), (other.start, other.end))
    return shared > 0.5 * min(one.end - one.start, other.end - other.start)


def _is_second(span: Span, first: Span) -> bool:
    return span.kind != first.kind and span.score >= 0.9 * first.score


def _need(talk: Talk, turn: int, span: Span, *, confided: Sequence[tuple[int, int]]) -> NeedVoiced:
    text = talk.text(turn)
    start, end = trim(text, span.start, span.end)
    sentence = text[slice(*talk.around(turn, start, end))]
    kind = span.kind or NeedKind.CHALLENGE
    remembered = talk.conversation.consent is Consent.RECALL
    hidden = any(overlap((start, end), place) for place in confided)
    return NeedVoiced(
        id=place_id(turn, start, end, label=f"need.{kind}"), turn=turn, start=start, end=end,
        quote=text[start:end], score=span.score, by=talk.by, kind=kind,
        strength=_strength(span), owner=_owner(sentence),
        private=Private.CONFIDENCE if hidden else private_in(sentence, kind=kind, remembered=remembered),
    )  # fmt: skip


def _strength(span: Span) -> Strength:
    said = Strength.EXPLICIT if span.strength is None else round(span.strength)
    return Strength(min(max(int(said), 0), int(Strength.MEASURED)))


_BOSS = re.compile(
    r"\b(?:my|our|the) (?:boss|director|board|chief|ceo|cfo|coo|head office|chair|owner|trustees|governors"
    r"|superintendent|minister|vp|vice president|managing director|leadership|executives?)\b",
    re.IGNORECASE,
)
_CUSTOMER = re.compile(
    r"\b(?:customers?|clients?|patients?|guests?|residents?|families|students?|pupils|parents|tenants"
    r"|passengers?|members|visitors|callers|shoppers|citizens|users?)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"\b(?:i|i'm|i'd|i've|i'll|me|my|mine|myself)\b", re.IGNORECASE)
_TEAM = re.compile(r"\b(?:we|we're|we'd|we've|we'll|us|our|ours|the team|the crew|staff)\b", re.IGNORECASE)


def _owner(sentence: str) -> Owner:
    plain = sentence.replace("’", "'")
    for owner, words in (
        (Owner.BOSS, _BOSS), (Owner.SPEAKER, _SPEAKER), (Owner.TEAM, _TEAM), (Owner.CUSTOMER, _CUSTOMER),
    ):  # fmt: skip
        if words.search(plain):
            return owner
    return Owner.UNKNOWN


# --- for you only ---------------------------------------------------------------------------------------

_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b|\b(?:he|she)'s\b", re.IGNORECASE)
_ABSENT = re.compile(
    r"\bthe (?:last|previous|old|former) (?:person|guy"
    r"|woman"
    r"|man|lady|manager|lead|hire|holder|one)\b|\bpredecessors?\b|\b(?:applied|went|put in) for (?:this"
    r"|the)"
    r" (?:job|role|post|position)\b|\bpassed (?:him |her |them )?over\b|\bdidn't get (?:it|the (?:job"
    r"|role))\b"
    r"|\b(?:let|laid|fired|sacked|dismissed|made redundant)\b.{0,20}\b(?:go|off|him|her|them)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]{2,}(?:'s)? (?:is leaving|left|is retiring|retired|isn't|is not|wasn't"
    r"|won't|can't"
    r"|doesn't|never|struggl\w+|resigned|quit|wanted|wants|applied|was)\b"
)
_BUDGET = re.compile(
    r"\bbudgets?\b|\bfunding\b|\bheadcount\b|\bsalar(?:y|ies)\b|\bno money\b|\bpay (?:band|range|grade)\b"
    r"|\b(?:other|another|second|two|three|few|several) (?:\w+ )?(?:candidates?|finalists?|applicants?)\b"
    r"|\bcompetitors?\b|\brivals?\b|\bseeing (?:two|three|some) others\b",
    re.IGNORECASE,
)


_WORRY = re.compile(
    r"\b(?:my|our|the|one|only) (?:\w+ )?(?:worry|concern|hesitation|doubt|reservation)s?\b.{0,40}\byou\b"
    r"|\b(?:worried|concerned|not sure|unsure|wonder) (?:that |if |whether |about )?you\b"
    r"|\byou(?:'d| would| might| may) (?:be|get) bored\b|\bover-?qualified\b"
    r"|\byou (?:haven't|have not|don't have|have never|lack)\b",
    re.IGNORECASE,
)


def private_in(words: str, *, kind: str, remembered: bool = False) -> Private:
    """Why a need in these words is for the candidate only; NO when it may be used.

    In notes from memory (`remembered`) "she" mostly is the manager, so there it tells of nobody absent.
    """
    plain = words.replace("’", "'")
    if kind == NeedKind.STAKE:
        return Private.STAKE
    somebody = not remembered and _SOMEBODY.search(plain)
    if kind == NeedKind.PREDECESSOR or somebody or _ABSENT.search(plain) or _NAMED.search(plain):
        return Private.ABSENT_PEOPLE
    if _BUDGET.search(plain):
        return Private.BUDGET_OR_RIVALS
    return Private.WORRY if kind == NeedKind.RISK or _WORRY.search(plain) else Private.NO


_CARRIES_ON = 30  # words of the candidate between two parts of one confidence
_SHORT_TURN = 120  # words; a longer turn may also hold what was said openly


def _confidences(talk: Talk) -> dict[int, list[tuple[int, int]]]:
    """What was told in confidence, by turn. "That stays between us" may stand before or after what it covers,
    so a short turn is covered whole, and so is a next one that goes on about it."""
    told = {
        turn: [_covered(talk, turn, span) for span in spans]
        for turn in talk.turns(Role.INTERVIEWER)
        if (spans := talk.spans(turn, "confidence"))
    }
    for turn in sorted(told):
        following = talk.next(turn, Role.INTERVIEWER)
        if following is not None and _goes_on(talk, turn, following):
            told.setdefault(following, []).append((0, len(talk.text(following))))
    return told


def _covered(talk: Talk, turn: int, span: Span) -> tuple[int, int]:
    if talk.counts[turn] <= _SHORT_TURN:
        return 0, len(talk.text(turn))
    before = [s for s in talk.sentences[turn] if s.end <= span.start]
    after = [s for s in talk.sentences[turn] if s.start >= span.end]
    return (before[-1].start if before else span.start), (after[0].end if after else span.end)


def _goes_on(talk: Talk, turn: int, following: int) -> bool:
    between = sum(talk.counts[place] for place in range(turn + 1, following))
    one, other = (talk.topic(place, 0, len(talk.text(place))) for place in (turn, following))
    return between <= _CARRIES_ON and bool((one & other) - GENERIC)
