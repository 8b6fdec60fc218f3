"""Needs that an interviewer voices: strength, whose they are, and what is for the candidate only.

Words decide, never a feeling: "it worries me" counts because it was said.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from getsit.listen.talk import Talk, overlap, place_id, trim
from getsit.listen.topics import GENERIC
from getsit.model.conversation import Consent, Role
from getsit.model.moment import NeedVoiced
from getsit.model.need import NeedKind, Owner, Private, Strength
from getsit.ports import Span
from getsit.text.lines import straight
from getsit.text.patterns import any_of
from getsit.text.sentences import find_clauses
from getsit.text.words import count_words


def find_needs(talk: Talk) -> tuple[NeedVoiced, ...]:
    """Every need voiced by an interviewer, in the order of the talk."""
    confided = _confidences(talk)
    return tuple(
        _need(talk, turn, span, confided=confided.get(turn, ()))
        for turn in talk.turns(Role.INTERVIEWER)
        for span in _voiced(talk, turn)
    )


def _voiced(talk: Talk, turn: int) -> list[Span]:
    found = [s for s in talk.spans(turn, "need") if _says_something(talk, turn, s)]
    heard = _most(_surest([_whole(talk, turn, s) for s in found]))
    doubts = [
        Span(label="need", kind=NeedKind.RISK, start=one.start, end=one.end, score=_SAID_OUTRIGHT, strength=1)
        for one in talk.sentences[turn]
        if talk.heard[turn].matters  # a hearing by cues has these words in its lists
        and _DOUBT.search(straight(one.text))
        and not any(overlap((one.start, one.end), (s.start, s.end)) for s in heard)
    ]
    return sorted((*heard, *doubts), key=lambda s: (s.start, s.end))


_SAID_OUTRIGHT = 0.6  # "my worry about you is": the words themselves say it, whatever else was heard


_SENTENCE = 32  # words; up to here the whole sentence is the quote, since half of one misleads
_LEAST = 8  # words that a piece of a longer sentence must have to be understood by itself


def _whole(talk: Talk, turn: int, span: Span) -> Span:
    """The span as a person would quote it: its whole sentence, or whole clauses of a very long one."""
    start, end = talk.around(turn, span.start, span.end)
    text = talk.text(turn)
    if count_words(text[start:end]) > _SENTENCE:
        inside = [one for one in find_clauses(text) if start <= one.start < end]
        held = [place for place, one in enumerate(inside) if one.start < span.end and span.start < one.end]
        first, last = (held[0], held[-1]) if held else (0, 0)
        while count_words(text[inside[first].start : inside[last].end]) < _LEAST and last + 1 < len(inside):
            last += 1
        start, end = min(inside[first].start, span.start), max(inside[last].end, span.end)
    return replace(span, start=start, end=end)


_ONE_KIND = 3  # needs of one kind in one turn; more of them say the same again


def _most(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: -s.score):
        if sum(span.kind == other.kind for other in kept) < _ONE_KIND:
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, s.end))


_FULL = 8  # words; a longer sentence says something whatever its words
_HOT = frozenset({"bring_others", "start_terms", "next_step"})
_ABOUT_THE_TALK = frozenset({NeedKind.MANNER, NeedKind.VISION})


def _says_something(talk: Talk, turn: int, span: Span) -> bool:
    """Whether it holds a word of weight ("Come and find me" does not), and is no invitation."""
    short = count_words(talk.text(turn)[span.start : span.end]) < _FULL
    if short and not talk.topic(turn, span.start, span.end) - GENERIC:
        return False
    invites = any(
        signal.kind in _HOT and overlap((span.start, span.end), (signal.start, signal.end))
        for signal in talk.spans(turn, "signal")
    )
    return not (invites and span.kind in _ABOUT_THE_TALK)


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
    bounds = talk.around(turn, start, end)
    sentence = text[slice(*bounds)]
    before = " ".join(s.text for s in talk.sentences[turn] if s.end <= bounds[0])
    kind = span.kind or NeedKind.CHALLENGE
    remembered = talk.conversation.consent is Consent.RECALL
    hidden = any(overlap((start, end), place) for place in confided)
    return NeedVoiced(
        id=place_id(turn, start, end, label=f"need.{kind}"), turn=turn, start=start, end=end,
        quote=text[start:end], score=span.score, by=talk.by, kind=kind,
        strength=_strength(span), owner=_owner(sentence),
        private=Private.CONFIDENCE if hidden else private_in(
            sentence, kind=kind, before=_latest(before), remembered=remembered
        ),
    )  # fmt: skip


_BEFORE = 160  # letters of what was said just before, in which the one whom "he" means is named


def _latest(before: str) -> str:
    return before[-_BEFORE:]


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
    plain = straight(sentence)
    for owner, words in (
        (Owner.BOSS, _BOSS), (Owner.SPEAKER, _SPEAKER), (Owner.TEAM, _TEAM), (Owner.CUSTOMER, _CUSTOMER),
    ):  # fmt: skip
        if words.search(plain):
            return owner
    return Owner.UNKNOWN


# --- for you only ---------------------------------------------------------------------------------------

_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers)\b|\b(?:he|she)'s\b", re.IGNORECASE)
_ABSENT = any_of(
    (
        r"the (?:last|previous|old|former) (?:person|guy|woman|man|lady|lad|girl|chap|manager|lead"
        r"|hire|holder|one)"
    ),
    r"predecessors?",
    r"(?:applied|went|put in) for (?:this|the) (?:job|role|post|position)",
    r"passed (?:him |her |them )?over",
    r"didn't get (?:it|the (?:job|role))",
    r"(?:let|laid|fired|sacked|dismissed|made redundant)\b.{0,20}\b(?:go|off|him|her|them)",
)
_NAMED = re.compile(
    r"(?<=[a-z,] )(?<!if )(?<!If )(?<!when )(?<!When )[A-Z][a-z]{2,}(?:'s)? (?:is leaving|left"
    r"|is retiring|retired|isn't|is not|wasn't|won't|can't|doesn't|never|struggl\w+|resigned|quit|wanted"
    r"|wants|applied|was)\b"
)
_OWN_SIDE = re.compile(r"\b(?:we|i)(?:'ve| have)? (?:had|hired|took on|brought in|got in)\b", re.IGNORECASE)
_ANYBODY = re.compile(
    r"\b(?:an?|any|some|every|each|one of (?:the|our|my)|the|this|that|these|those|somebody|someone|no) "
    r"(?:\w+ ){0,2}?(?:mum|mother|dad|father|family|lad|boy|girl|kid|child|woman|man|lady|chap|bloke|widow"
    r"|donor|neighbour|customer|client|patient|guest|resident|student|pupil|parent|tenant|passenger|member"
    r"|visitor|caller|shopper|citizen|user|person|volunteer|driver|cook|nurse|treasurer|chair\w*|owner|trustee"
    r"|councillor|director|boss)s?\b|\b(?:somebody|someone|anybody|anyone|whoever|everyone|everybody)\b",
    re.IGNORECASE,
)


def _is_of_somebody_absent(words: str, before: str, *, kind: str, remembered: bool) -> bool:
    """Whether the words are about somebody of their own side who is not in the room: one who had the job, was
    passed over, or is judged. A customer, or anybody who only serves as an example, is not meant.
    """
    if _ABSENT.search(words) or _NAMED.search(words):
        return True
    if remembered or kind == NeedKind.MANNER:
        return False
    if kind == NeedKind.PREDECESSOR and _SOMEBODY.search(words):
        return True
    if _SOMEBODY.search(words):
        return _is_meant(words) and (_ANYBODY.search(words) is not None or _is_meant(before))
    return kind == NeedKind.PREDECESSOR and _SOMEBODY.search(before) is not None and _is_meant(before)


def _is_meant(words: str) -> bool:
    """Whether "he" there is somebody in particular: nobody is named who only serves as an example."""
    meant = _OWN_SIDE.search(words) or _ABSENT.search(words)
    return meant is not None or _ANYBODY.search(words) is None


_BUDGET = any_of(
    r"budgets?|funding|headcount",
    r"salar(?:y|ies)",
    r"no (?:more )?money",
    r"no more in it",
    r"pay (?:band|range|grade)",
    r"(?:other|another|second|two|three|few|several) (?:\w+ )?(?:candidates?|finalists?|applicants?)",
    r"competitors?|rivals?|undercut\w*",
    r"seeing (?:two|three|some) others",
)


_DOUBT_WORDS = (
    r"(?:my|our|the|one|only) (?:\w+ )?(?:worry|concern|hesitation|doubt|reservation)s?\b.{0,40}\byou",
    r"(?:worried|concerned|not sure|unsure|wonder) (?:that |if |whether |about )?you",
)
_DOUBT = any_of(*_DOUBT_WORDS)
_WORRY = any_of(
    *_DOUBT_WORDS,
    r"you(?:'d| would| might| may) (?:be|get) bored",
    r"over-?qualified",
    r"you (?:haven't|have not|don't have|have never|lack)",
)


def doubts_you(words: str) -> bool:
    """Whether somebody says outright what worries them about the one they speak to."""
    return _DOUBT.search(straight(words)) is not None


def private_in(words: str, *, kind: str, before: str = "", remembered: bool = False) -> Private:
    """Why a need in these words is for the candidate only; NO when it may be used.

    `before` is what the speaker said just before them. In notes from memory (`remembered`) "she" mostly is
    the manager, so there it tells of nobody absent.
    """
    plain, earlier = straight(words), straight(before)
    if kind == NeedKind.STAKE:
        return Private.STAKE
    if _is_of_somebody_absent(plain, earlier, kind=kind, remembered=remembered):
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
