"""Questions that the candidate asks: their kind, and whether they take up what was just said."""

import re

from getsit.listen.talk import Talk, overlap, place_id, trim
from getsit.listen.thresholds import FOLLOW_UP_SHARE
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.conversation import Role
from getsit.model.moment import Question
from getsit.ports import Span
from getsit.text.lines import straight
from getsit.text.words import count_words


def find_questions(talk: Talk, *, homework: tuple[str, ...] = ()) -> tuple[Question, ...]:
    """Every question of the candidate, in order; `homework` are texts whose use makes it a homework one."""
    read = frozenset().union(*(topic_of(text) for text in homework))
    return tuple(
        _question(talk, turn, span, read=read)
        for turn in talk.turns(Role.CANDIDATE)
        for span in talk.spans(turn, "question")
        if not _hands_back(talk, turn, span)
    )


def _question(talk: Talk, turn: int, span: Span, *, read: frozenset[str]) -> Question:
    text = talk.text(turn)
    start, end = trim(text, span.start, span.end)
    kind = span.kind
    if kind in _MAY_BE_HOMEWORK and _shows_homework(talk, turn, start, end, read=read):
        kind = "homework"
    return Question(
        id=place_id(turn, start, end, label="question"), turn=turn, start=start, end=end,
        quote=text[start:end], score=span.score, by=talk.by, kind=kind,
        follow_up=kind != "homework" and _takes_up(talk, turn, start, end),
    )  # fmt: skip


def _hands_back(talk: Talk, turn: int, span: Span) -> bool:
    """A handing back at the end of an answer ("Would that fit?") is a tie's check, no question."""
    return span.kind != "confirm" and any(
        overlap((span.start, span.end), (check.start, check.end)) > 0 and check.score >= span.score
        for check in talk.spans(turn, "check")
    )


_SAID = re.compile(
    r"\b(?:you|you've|you just) (?:just )?(?:said|mentioned|told|described|called|talked|say)\b"
    r"|\bwhen you say\b"
    r"|\bas you\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"^(?:and|so|but|then|ok(?:ay)?|right|ah|oh|well|sorry|,|\s)*(?:why|how|when|who|what|where|which"
    r"|did|does|do|is"
    r"|was|were|are|has|have|would|could|can|may i ask)?\b[^?]{0,40}\b(?:that|it|this|those|these|they"
    r"|them|there"
    r"|then|after that|he|she|so)\b",
    re.IGNORECASE,
)
_POINTING_WORDS = 14


def _takes_up(talk: Talk, turn: int, start: int, end: int) -> bool:
    if talk.judges(turn, "follow_up"):
        return any(overlap((start, end), (s.start, s.end)) for s in talk.spans(turn, "follow_up"))
    last = talk.last(turn, Role.INTERVIEWER)
    if last is None:
        return False
    question = straight(talk.text(turn)[start:end])
    if _SAID.search(question):
        return True
    words, said = topic_of(question), topic_of(talk.text(last))
    if words & said - GENERIC and talk.topics.share(words, said) >= FOLLOW_UP_SHARE:
        return True
    told = not talk.text(last).rstrip().endswith("?")
    return told and count_words(question) <= _POINTING_WORDS and bool(_POINTS.search(question))


_MAY_BE_HOMEWORK = frozenset({"situation", "challenge", "event", "vision", "culture", None})
_SHARED_WITH_PAPERS = 3.0  # weighty words from the papers that nobody has said yet


def _shows_homework(talk: Talk, turn: int, start: int, end: int, *, read: frozenset[str]) -> bool:
    if not read:
        return False
    words = topic_of(talk.text(turn)[slice(*talk.around(turn, start, end))])
    said = frozenset().union(*(topic_of(talk.text(t)) for t in talk.turns(Role.INTERVIEWER) if t < turn))
    return talk.topics.total(words & read - said) >= _SHARED_WITH_PAPERS
