"""The one next step of a letter: the one that was agreed, in the words it was agreed in, else an offer.

Only the latest talk counts. A step whose words touch anything private is not used.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from getsit.follow_up.openly import Room
from getsit.follow_up.sayable import LONGEST
from getsit.follow_up.secrets import Secrets, is_delicate, sentence_of, tells_in_confidence
from getsit.follow_up.written import Line, Piece, fill, pick, plain
from getsit.model.conversation import Conversation, Role
from getsit.model.debrief import Debrief
from getsit.model.document import Quote
from getsit.model.letter import SourceKind
from getsit.model.moment import Advance
from getsit.text.dates import find_times
from getsit.text.lines import straight
from getsit.text.sentences import find_clauses, find_sentences
from getsit.text.wording import Wording

_PROMISE = re.compile(r"^I(?:['’]ll| will) ", re.IGNORECASE)
_INVITES = re.compile(
    r"(?:(?:we|i|you|they)(?:['’](?:ll|d)| will| would| can| could)|let['’]s|please|keep|hold|come|bring"
    r"|send|call|ring|meet|the (?:next|second|third|final|last) (?:talk|round|step|interview|meeting)) ",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?:(?:so|and|then|well|right|okay),? )?(?:can|could|would|will|may) (?:i|we|you) ", re.IGNORECASE
)
_YES = re.compile(
    r"\b(?:yes|yeah|yep|of course|certainly|gladly|sure|absolutely|i can|i will|i'll|no problem)\b",
    re.IGNORECASE,
)
_LAST_PART = 0.6  # of the turns; earlier promises are about the work


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The words of a next step; `key` names its frame: `theirs`, `mine`, or `asked` for a question of
    theirs that the candidate said yes to."""

    words: Quote
    key: str


def agreed_step(debriefs: Sequence[Debrief], room: Room, *, secrets: Secrets) -> Step | None:
    """The latest step that was agreed and may be written; None when there is none."""
    if not debriefs or debriefs[-1].remembered or debriefs[-1].conversation_id not in room.talks:
        return None
    talk = debriefs[-1].analysis.conversation
    steps = (*_asked(talk), *_advanced(debriefs[-1]))
    may = [step for step in steps if _may_be_written(step.words, talk, secrets)]
    return max(may, key=lambda step: step.words.start, default=None)


def step_line(step: Step | None, *, wording: Wording, seed: str) -> Line:
    """The sentence of the letter about the next step."""
    if step is None:
        return plain(pick(wording.all("follow_up.letter.step_offer"), seed))
    turn = (step.words.turn or 0) + 1
    source = "promise" if step.key == "mine" else "their_step"
    words = Piece(
        text=step.words.exact, kind=SourceKind.QUOTE, quote=step.words,
        source=wording.say(f"follow_up.source.{source}", turn=turn),
    )  # fmt: skip
    return fill(wording.say(f"follow_up.letter.step_{step.key}"), words=words)


def _may_be_written(words: Quote, talk: Conversation, secrets: Secrets) -> bool:
    turn = talk.utterances[words.turn or 0].text
    return not (
        is_delicate(sentence_of(talk.text, words), talk=talk.text) or tells_in_confidence(turn)
        or secrets.touch(words, text=talk.text) or secrets.stand_in(words.exact)
    )  # fmt: skip


def _advanced(debrief: Debrief) -> Iterator[Step]:
    """Steps that listening found; a promise of the candidate must begin as one."""
    talk = debrief.analysis.conversation
    for moment in debrief.analysis.moments:
        if not isinstance(moment, Advance) or moment.turn < len(talk.utterances) * _LAST_PART:
            continue
        mine = talk.role(moment.turn) is Role.CANDIDATE
        start, end = _core(moment.quote, mine=mine)
        if end > start:
            words = talk.quote(moment.turn, moment.start + start, moment.start + end)
            yield Step(words=words, key="mine" if mine else "theirs")


def _asked(talk: Conversation) -> Iterator[Step]:
    """Questions near the end that ask for something by a day, and to which the candidate said yes."""
    for turn in talk.utterances[int(len(talk.utterances) * _LAST_PART) : -1]:
        answer = talk.utterances[turn.index + 1]
        if talk.role(turn.index) is not Role.INTERVIEWER or not _YES.search(answer.text[:60]):
            continue
        for sentence in find_sentences(turn.text):
            if _REQUEST.match(straight(sentence.text)) and find_times(sentence.text):
                fits = sentence.text.endswith("?") and len(sentence.text.split()) <= LONGEST
                if fits and talk.role(answer.index) is Role.CANDIDATE:
                    yield Step(words=talk.quote(turn.index, sentence.start, sentence.end), key="asked")


def _core(words: str, *, mine: bool) -> tuple[int, int]:
    """The place of the step itself; (0, 0) when it is too long, a question, or no promise."""
    end = len(words.rstrip(" .!,;"))
    if words.rstrip().endswith("?") or "“" in words or '"' in words:
        return 0, 0
    for start in (0, *(clause.start for clause in find_clauses(words))):
        opens = (_PROMISE if mine else _INVITES).match(words[start:])
        if opens and len(words[start:end].split()) <= LONGEST and find_times(words[start:end]):
            return start, end
    return 0, 0
