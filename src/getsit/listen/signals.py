"""Buying signals of the interviewer, their grade, and whether the candidate took them up.

Signals are noisy: they are logged and acted on, never turned into a chance of an offer.
"""

import re
from collections.abc import Sequence

from getsit.listen.talk import Talk, place_id, trim
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.conversation import Role
from getsit.model.dossier import SIGNAL_GRADES, SignalGrade, SignalKind
from getsit.model.moment import Question, Signal
from getsit.ports import Span
from getsit.text.dates import find_times
from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.words import count_words

_ANSWERS: dict[str, tuple[str, ...]] = {
    SignalKind.TESTS_OBJECTION: ("listening", "builder", "solution", "story"),
    SignalKind.GOES_DEEPER: ("listening", "builder"),
    SignalKind.SELLS_ROLE: ("listening",),
    SignalKind.IN_THE_JOB: ("listening", "solution"),
}
_YES = re.compile(
    r"\b(?:yes|yeah|sure|of course|gladly|i'd (?:like|love|welcome|be glad|be happy)|happy to|i'll"
    r"|i will|i can"
    r"|works for me|that works|thank you|thanks|looking forward|perfect|please do)\b",
    re.IGNORECASE,
)
_SHORT_YES = 60  # words; a longer answer to an invitation is no answer to it


def find_signals(talk: Talk, *, questions: Sequence[Question] = ()) -> tuple[Signal, ...]:
    """Every buying signal of an interviewer, in order."""
    found = []
    for turn in talk.turns(Role.INTERVIEWER):
        held: list[Span] = []
        for span in sorted(talk.spans(turn, "signal"), key=lambda s: -s.score):
            if not any(span.start < other.end and other.start < span.end for other in held):
                held.append(span)
        found += [_signal(talk, turn, span, questions) for span in held]
    return tuple(found)


def _signal(talk: Talk, turn: int, span: Span, questions: Sequence[Question]) -> Signal:
    text = talk.text(turn)
    start, end = trim(text, span.start, span.end)
    return Signal(
        id=place_id(turn, start, end, label="signal"), turn=turn, start=start, end=end, quote=text[start:end],
        score=span.score, by=talk.by, kind=span.kind,
        grade=SIGNAL_GRADES.get(span.kind or "", SignalGrade.MILD),
        taken_up=_taken_up(talk, turn, span, questions),
    )  # fmt: skip


def _taken_up(talk: Talk, turn: int, span: Span, questions: Sequence[Question]) -> bool:
    """Whether the candidate's next turn acknowledges it, answers it, or asks on."""
    answer = talk.next(turn, Role.CANDIDATE)
    if answer is None:
        return False
    if span.kind == SignalKind.WORKS_PROBLEM or any(q.turn == answer and q.follow_up for q in questions):
        return True
    text = straight(talk.text(answer))
    if any(talk.spans(answer, label) for label in _ANSWERS.get(span.kind or "", ())):
        return True
    words = topic_of(talk.text(turn)[slice(*talk.around(turn, span.start, span.end))])
    head = text[: talk.sentence(answer, 0).end] if talk.sentences[answer] else text
    if words & topic_of(head) - GENERIC:
        return True
    if span.kind == SignalKind.TESTS_OBJECTION and _GO_ON.match(text):
        return True
    return span.kind in _INVITES and _says_yes(text)


_GO_ON = re.compile(r"^(?:yes,? )?(?:please|go on|go ahead|of course|do)\b", re.IGNORECASE)
_INVITES: Sequence[str] = (SignalKind.START_TERMS, SignalKind.BRING_OTHERS, SignalKind.NEXT_STEP)


def _says_yes(text: str) -> bool:
    if count_words(text) > _SHORT_YES:
        return False
    return bool(_YES.search(text) or find_times(text) or find_numbers(text))
