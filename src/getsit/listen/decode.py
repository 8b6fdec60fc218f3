"""What an interviewer asks, decoded: the question behind the question and the kind of need it is after.

`behind` is a wording key; the sentence itself stands in wording/en/listen.toml.
"""

import re

from getsit.listen.talk import Talk, place_id, trim
from getsit.model.conversation import Role
from getsit.model.moment import Asked
from getsit.model.need import NeedKind
from getsit.ports import Span
from getsit.text.dates import find_times
from getsit.text.lines import straight
from getsit.text.patterns import any_of
from getsit.text.words import count_words

_AFTER: dict[str, NeedKind | None] = {
    "yourself": NeedKind.VISION,  # can you say in a minute what you would change here?
    "why_here": NeedKind.VISION,
    "why_leave": NeedKind.RISK,
    "example": NeedKind.CHALLENGE,
    "how_would_you": NeedKind.CHALLENGE,
    "strength": NeedKind.MEASURE,
    "weakness": NeedKind.RISK,
    "gap": NeedKind.RISK,
    "pay": NeedKind.CONSTRAINT,
    "notice": NeedKind.TIMELINE,
    "future": NeedKind.VISION,
    "people": NeedKind.CULTURE,
    "questions_for_us": None,
    "other": None,
}
_OPEN = frozenset({"example", "how_would_you", "other"})
_HINTS: tuple[tuple[NeedKind, re.Pattern[str]], ...] = (
    (
        NeedKind.TIMELINE,
        re.compile(r"\bdeadlines?\b|\bhow (?:soon|quickly|fast|long)\b|\bon time\b", re.IGNORECASE),
    ),
    (
        NeedKind.MEASURE,
        re.compile(r"\bmeasur\w+|\btargets?\b|\bnumbers?\b|\bkpis?\b|\bhow many\b", re.IGNORECASE),
    ),
    (
        NeedKind.STAKEHOLDER,
        re.compile(r"\bstakeholders?\b|\bregulators?\b|\bunions?\b|\bboard\b", re.IGNORECASE),
    ),
    (NeedKind.CULTURE, re.compile(r"\bcolleagues?\b|\bconflict\b|\bdisagree\w*|\bteams?\b", re.IGNORECASE)),
    (
        NeedKind.MANNER,
        re.compile(r"\bhow do you (?:work|prefer|like)\b|\bstyle\b|\bapproach\b", re.IGNORECASE),
    ),
    (
        NeedKind.RISK,
        re.compile(
            r"\bnever (?:worked|done|managed)\b|\bhaven'?t\b|\bmistake|\bwrong\b|\bfail", re.IGNORECASE
        ),
    ),
)


def find_asked(talk: Talk) -> tuple[Asked, ...]:
    """Every question about the work that an interviewer puts to the candidate, in order, with what is behind
    it; asked twice in one turn it is one question."""
    found = []
    for turn in talk.turns(Role.INTERVIEWER):
        surest: dict[str, Span] = {}
        for span in _put(talk, turn):
            kind = span.kind or _OTHER
            if kind not in surest or span.score > surest[kind].score:
                surest[kind] = span
        if len(surest) > 1:
            surest.pop(_OTHER, None)
        found += [_asked(talk, turn, span) for span in sorted(surest.values(), key=lambda s: s.start)]
    return tuple(found)


def asked_kinds(talk: Talk, turn: int | None) -> frozenset[str]:
    """The kinds of question asked in that turn; empty when nothing was asked or there is no such turn."""
    if turn is None:
        return frozenset()
    return frozenset(span.kind or _OTHER for span in _put(talk, turn))


def answers_small_talk(talk: Talk, turn: int) -> bool:
    """Whether the last thing that the interviewer asked before that turn was about the journey or so."""
    last = talk.last(turn, Role.INTERVIEWER)
    if last is None or not talk.sentences[last] or asked_kinds(talk, last):
        return False
    final = talk.sentences[last][-1].text
    return final.endswith("?") and is_small_talk(final)


def is_small_talk(question: str) -> bool:
    """Whether a question is about the journey, the tea or the recording."""
    return _SMALL_TALK.search(straight(question)) is not None


# --- what is a question to the candidate ----------------------------------------------------------------

_OTHER = "other"
_SMALL_TALK = any_of(
    r"find (?:us|it|the (?:place|office|way))",
    r"get parked|park|parking|journey|traffic|weather|trip|train|tea|coffee|water|biscuit",
    r"seat|hear me|see me|see my screen|warm enough",
    r"too (?:hot|cold)",
    r"settled in",
    r"record(?:ing|ed)?",
    r"how are you|you all right|you well",
    r"is that (?:clear|okay|ok|all right)",
    r"(?:have you|do you have) (?:any )?(?:children|kids|eaten|got far)",
)
_FAVOUR = any_of(
    r"(?:can|may|could|shall|should|do|must) (?:i|we)\b",
    (
        r"(?:can|could|would|will) you (?:please )?(?:send|bring|let|stay|hold|pass|excuse|mind"
        r"|say that|give me a (?:minute|moment|second|hand|lift))"
    ),
    r"are you (?:free|around|available)",
    r"have you got (?:time|a minute)",
    before=r"^(?:(?:and|so|but|right|okay|now|well),? )*",
    after="",
)
_TO_THEM = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"^(?:(?:and|so|but|right|okay|now|well|then|also),? )*(?:how|what|why|where|which|who|when|describe|tell"
    r"|explain|talk|walk|take)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_LAST_WORDS = 14  # that may follow a question; whoever talks on for longer was not asking


def _put(talk: Talk, turn: int) -> list[Span]:
    return [span for span in talk.spans(turn, "asked") if _is_put(talk, turn, span)]


def _is_put(talk: Talk, turn: int, span: Span) -> bool:
    text = talk.text(turn)
    said = straight(text[span.start : span.end].strip())
    if _FAVOUR.search(said) or is_small_talk(said):
        return False
    if span.kind not in (None, _OTHER):
        return True
    if count_words(said) < _FEWEST_WORDS or not (_TO_THEM.search(said) or _OPENS.search(said)):
        return False
    asks = said.endswith("?") or _OPENS.search(said) is not None
    return asks and count_words(text[span.end :]) <= _LAST_WORDS and not _answers(talk, turn, span)


def _answers(talk: Talk, turn: int, span: Span) -> bool:
    """Whether it stands at the head of an answer to the candidate's own question."""
    before = turn - 1
    asked = before >= 0 and talk.roles[before] is Role.CANDIDATE and talk.text(before).rstrip().endswith("?")
    return asked and span.end < len(talk.text(turn).rstrip())


def _asked(talk: Talk, turn: int, span: Span) -> Asked:
    text = talk.text(turn)
    start, end = trim(text, span.start, span.end)
    kind = span.kind or _OTHER
    return Asked(
        id=place_id(turn, start, end, label=f"asked.{kind}"), turn=turn, start=start, end=end,
        quote=text[start:end], score=span.score, by=talk.by, kind=kind,
        behind=f"listen.behind.{kind}", need_kind=_need_kind(kind, text[start:end]),
    )  # fmt: skip


def _need_kind(kind: str, words: str) -> NeedKind | None:
    if kind in _OPEN:
        for need_kind, hint in _HINTS:
            if hint.search(straight(words)):
                return need_kind
        if kind == "how_would_you" and find_times(words):
            return NeedKind.TIMELINE
    return _AFTER.get(kind)
