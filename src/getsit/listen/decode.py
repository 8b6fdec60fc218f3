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
    """Every question that an interviewer asks, in order, with what is behind it."""
    return tuple(
        _asked(talk, turn, span)
        for turn in talk.turns(Role.INTERVIEWER)
        for span in talk.spans(turn, "asked")
    )


def asked_kinds(talk: Talk, turn: int | None) -> frozenset[str]:
    """The kinds of question asked in that turn; empty when nothing was asked or there is no such turn."""
    if turn is None:
        return frozenset()
    return frozenset(span.kind or "other" for span in talk.spans(turn, "asked"))


def _asked(talk: Talk, turn: int, span: Span) -> Asked:
    text = talk.text(turn)
    start, end = trim(text, span.start, span.end)
    kind = span.kind or "other"
    return Asked(
        id=place_id(turn, start, end, label=f"asked.{kind}"), turn=turn, start=start, end=end,
        quote=text[start:end], score=span.score, by=talk.by, kind=kind,
        behind=f"listen.behind.{kind}", need_kind=_need_kind(kind, text[start:end]),
    )  # fmt: skip


def _need_kind(kind: str, words: str) -> NeedKind | None:
    if kind in _OPEN:
        for need_kind, hint in _HINTS:
            if hint.search(words.replace("’", "'")):
                return need_kind
        if kind == "how_would_you" and find_times(words):
            return NeedKind.TIMELINE
    return _AFTER.get(kind)
