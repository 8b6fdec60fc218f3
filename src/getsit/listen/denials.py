"""Where an interviewer denies what homework had predicted.

A denial holds most of the need's words itself, or stands at the head of an answer to what the candidate had
just put to them about that very need. Anything vaguer refutes nothing.
"""

from dataclasses import dataclass

from getsit.listen.matching import words_of
from getsit.listen.thresholds import LEDGER_DENIES, LEDGER_SHARED
from getsit.listen.topics import GENERIC, Topics, topic_of
from getsit.model.analysis import Analysis
from getsit.model.conversation import Role
from getsit.model.need import Need, Standing
from getsit.text.likeness import is_negated
from getsit.text.lines import straight
from getsit.text.patterns import any_of
from getsit.text.sentences import Stretch, find_sentences
from getsit.text.words import count_words

_TOPICS = Topics(())  # what a whole talk turns on is no less a topic here


@dataclass(frozen=True, slots=True)
class Denial:
    """The sentence of a turn that denies a need."""

    turn: int
    sentence: Stretch


def find_denial(need: Need, analysis: Analysis) -> Denial | None:
    """An interviewer's sentence that holds most of a predicted need's words and denies it."""
    if need.standing not in (Standing.PREDICTED, Standing.UNHEARD):
        return None
    gist = topic_of(need.gist)
    for turn in analysis.conversation.utterances:
        if analysis.conversation.role(turn.index) is not Role.INTERVIEWER:
            continue
        asked = _asked_before(analysis, turn.index)
        for place, sentence in enumerate(find_sentences(turn.text)):
            answers = asked if place < _ANSWERS else frozenset[str]()
            denied = _denies(sentence.text, need, gist)
            if denied or _denies_what_was_asked(sentence.text, need, answers):
                return Denial(turn.index, sentence)
    return None


_DENIES = (
    "isn't the", "is not the", "not really the", "isn't really", "not a problem", "no longer",
    "isn't a problem", "not an issue", "isn't an issue", "don't worry about", "not worried about",
    "never been", "not what we need", "don't need", "not looking for", "isn't what", "that's not",
    "is fine", "are fine", "we've solved", "is solved",
)  # fmt: skip


_ANSWERS = 5  # sentences at the head of a turn that may answer what the candidate said before it
_FEWEST_WORDS = 3  # a bare "No" denies only what was asked in so many words
_DENIES_THAT = any_of(
    r"not really\b|no[,.]",
    r"i (?:don't|do not) think (?:so|i'd|we'd|that|it)\b",
    r"i (?:wouldn't|would not) (?:begin|start|do|want|go|say)\b",
    r"that's not (?:it|how|what)\b",
    r"(?:it|that) (?:isn't|is not|'s not|wasn't)\b",
    before=r"^(?:(?:mm|hm|ha|well|no|possibly|perhaps|maybe|but|and|honestly)[,. ]+)*",
    after="",
)


def _asked_before(analysis: Analysis, turn: int) -> frozenset[str]:
    talk = analysis.conversation
    asked = turn > 0 and talk.role(turn - 1) is Role.CANDIDATE
    return topic_of(talk.utterances[turn - 1].text) if asked else frozenset()


def _denies_what_was_asked(sentence: str, need: Need, asked: frozenset[str]) -> bool:
    """A denial at the head of an answer, of what the candidate had just put to them about this need."""
    if not asked or is_negated(need.gist) or count_words(sentence) < _FEWEST_WORDS:
        return False
    if not _DENIES_THAT.search(straight(sentence)):
        return False
    gist, known = topic_of(need.gist), topic_of(words_of(need))
    own = topic_of(sentence) - GENERIC
    if own:
        return bool(own & gist) and len(known & asked) > 1
    return bool(gist & asked - GENERIC) and len(known & asked - GENERIC) > 1


def _denies(sentence: str, need: Need, gist: frozenset[str]) -> bool:
    plain = straight(sentence.lower())
    if not any(words in plain for words in _DENIES) or is_negated(need.gist):
        return False
    words = topic_of(sentence)
    shared = gist & words - GENERIC
    return bool(shared) and (
        _TOPICS.share(gist, words) >= LEDGER_DENIES or _TOPICS.total(shared) >= LEDGER_SHARED
    )
