"""Next steps that were agreed: what one side will do, with a date, not denied by the other."""

import re

from getsit.listen.talk import Talk, place_id
from getsit.model.conversation import Role
from getsit.model.moment import Advance
from getsit.text.dates import find_times
from getsit.text.lines import straight
from getsit.text.patterns import any_of
from getsit.text.sentences import Stretch
from getsit.text.words import count_words

_PROMISE = re.compile(
    r"\b(?:i'll|i will|we'll|we will|let's|let us|shall we|i can|we can|you'll|you will|hr will|can you"
    r"|could you"
    r"|please|i'd like you|we'd like you|i want you|keep|hold|you'd meet|you would meet)\b",
    re.IGNORECASE,
)
_STEP = any_of(
    r"send|email|e-mail|mail|write|call|ring|phone|meet|come|back|visit|hear|decide",
    r"schedule|book|invite|round|interview|see you",
    r"be in touch with a date",
    r"forms|references?|papers|outline|plan|there|free|open|talk|speak|introduc\w+",
    r"set (?:it |that |something )?up",
    r"get you|diary|calendar|follow up",
)
_NO = re.compile(r"^(?:no|not|sorry|i'm afraid|i can't|unfortunately)\b", re.IGNORECASE)
_LAST_PART = 0.5  # of the turns; before that "I'll come back to that on Friday" is about the work


def find_advances(talk: Talk) -> tuple[Advance, ...]:
    """Every agreed next step, in order; one for each turn."""
    first = int(len(talk.roles) * _LAST_PART)
    found = []
    for turn in range(first, len(talk.roles)):
        if talk.roles[turn] is Role.OTHER:
            continue
        sentence = next((s for s in talk.sentences[turn] if _is_step(talk, turn, s)), None)
        if sentence is not None and not _is_denied(talk, turn):
            found.append(_advance(talk, turn, sentence))
    return tuple(found)


def _is_step(talk: Talk, turn: int, sentence: Stretch) -> bool:
    plain = straight(sentence.text)
    if not _STEP.search(plain) or not find_times(plain):
        return False
    asks = talk.roles[turn] is Role.CANDIDATE and plain.endswith("?")
    if asks:
        return bool(re.search(r"\b(?:shall|may|can|could|should) (?:i|we)\b", plain, re.IGNORECASE))
    invites = any(
        s.kind == "next_step" and s.start < sentence.end and sentence.start < s.end
        for s in talk.spans(turn, "signal")
    ) if talk.roles[turn] is Role.INTERVIEWER else False  # fmt: skip
    return invites or bool(_PROMISE.search(plain))


def _is_denied(talk: Talk, turn: int) -> bool:
    following = turn + 1
    if following >= len(talk.roles):
        return talk.roles[turn] is Role.CANDIDATE  # nobody answered it
    return bool(_NO.match(talk.text(following).strip())) and count_words(talk.text(following)) > 1


def _advance(talk: Talk, turn: int, sentence: Stretch) -> Advance:
    return Advance(
        id=place_id(turn, sentence.start, sentence.end, label="advance"), turn=turn, start=sentence.start,
        end=sentence.end, quote=sentence.text, score=0.6, by=talk.by,
    )  # fmt: skip
