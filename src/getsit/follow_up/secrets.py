"""What is for the candidate only, and whether words carry any of it.

Words count as secret where they stand in something private and nowhere in what the interviewers said
openly. It does not know secrets that nobody marked and no listener found; for those it refuses, besides,
whatever speaks of absent people, money, rivals or confidences in plain words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from getsit.model.conversation import TURN_BREAK, Role
from getsit.model.debrief import Debrief
from getsit.model.document import Quote
from getsit.model.moment import NeedVoiced
from getsit.model.need import Need, NeedKind, Private
from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.patterns import any_of
from getsit.text.sentences import find_sentences
from getsit.text.words import carries_content, content_stems

_RUN = 3  # content words in a row that give a secret away
_PRIVATE_KINDS = {
    NeedKind.STAKE: Private.STAKE,
    NeedKind.PREDECESSOR: Private.ABSENT_PEOPLE,
    NeedKind.RISK: Private.WORRY,
}
_REACHES = (Private.CONFIDENCE, Private.STAKE, Private.BUDGET_OR_RIVALS)
"""What is seldom said in one sentence alone: the sentences beside it stay private too."""
_TELLING = any_of(
    r"between (?:us|you and me|ourselves|these walls)",
    r"off the record",
    r"shouldn't (?:say|tell|really)",
    r"don't (?:repeat|pass|quote)",
    r"in confidence|confidential\w*",
    r"keep (?:it|this|that) to (?:yourself|us)",
    r"nobody knows",
    r"not (?:public|announced)",
    r"hasn't been announced",
    r"you didn't hear",
)
_DELICATE = any_of(
    r"\b(?:he|she|him|her|his|hers|he's|she's)\b",
    r"\b(?:my|our) (?:boss|manager|director|chief|predecessor)\b",
    r"\bbudgets?\b|\bfunding\b|\bheadcount\b",
    r"\bsalar(?:y|ies)\b",
    r"\bredundan\w+|\blayoffs?\b|\bcompetitors?\b|\brivals?\b",
    r"\b(?:other|another) (?:candidate|applicant|finalist)s?\b",
    r"\b(?:fired|sacked|dismissed)\b",
    r"[£$€]\s?\d|\bno money\b",
    r"\bi (?:stood up|promised|told (?:the|my)|put my|said i'd|swore|signed)\b",
    r"\bmy (?:own )?(?:name|neck|husband|wife|partner|family|health)\b",
    before="",
    after="",
)
_NAME_BEFORE = re.compile(r"(?<![.!?“\"'’\w])(?<!^)\s([A-Z][a-z’']+)\b")
_NAME_FIRST = re.compile(
    r"([A-Z][a-z]+)(?:['’]s\b|,? (?:is|was|has|had|isn|wasn|hasn|never|can|won|wants|left|and [A-Z])\b)"
)
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays january february march april may june july august september october november december
    christmas easter english i i'd i'll i'm i've""".split()
)
_PLACE = re.compile(
    r"\b(?:in|at|near|across|around|the)\s+$|^\s+(?:site|depot|office|ward|street|road|plant|branch|system|line)s?\b"
)


def why_private(need: Need, private: Private) -> Private:
    """Why what was said of a need is for the candidate only, NO when it is not."""
    if private is not Private.NO:
        return private
    return need.private if need.private is not Private.NO else _PRIVATE_KINDS.get(need.kind, Private.NO)


def is_delicate(words: str, *, talk: str = "") -> bool:
    """Whether the words speak of absent people, money, rivals or a confidence, whoever marked them.

    `talk` is the whole text: a first word that stands in it in small letters too is no name.
    """
    plain = straight(words)
    return bool(
        _DELICATE.search(plain) or _TELLING.search(plain)
        or _names_somebody(words) or _begins_with_name(words, talk)
    )  # fmt: skip


def tells_in_confidence(words: str) -> bool:
    """Whether the words themselves say that they are told in confidence."""
    return bool(_TELLING.search(straight(words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Places and words that are for the candidate only."""

    places: tuple[Quote, ...] = ()
    wide: tuple[Quote, ...] = ()
    runs: frozenset[tuple[str, ...]] = frozenset()
    words: frozenset[str] = frozenset()
    numbers: tuple[float, ...] = ()

    def touch(self, quote: Quote, *, text: str) -> bool:
        """Whether the quote lies in a sentence of `text` (the talk's own) that holds a private place, or
        beside one that holds a confidence, a personal stake, or money."""
        own, near = _sentence_around(text, quote), _sentence_around(text, quote, beside=1)
        return any(_meets(place, quote, own) for place in self.places) or any(
            _meets(place, quote, near) for place in self.wide
        )

    def stand_in(self, words: str) -> bool:
        """Whether the words carry something that was only said in private."""
        stems = content_stems(words)
        return (
            bool(self.words.intersection(stems))
            or any(run in self.runs for run in _runs(stems))
            or any(number.value in self.numbers for number in find_numbers(words))
        )


def secrets_of(ledger: Sequence[Need], debriefs: Sequence[Debrief]) -> Secrets:
    """Everything in needs and talks that is for the candidate only."""
    found = dict.fromkeys([*_in_ledger(ledger), *_in_talks(debriefs)])
    places = tuple(dict.fromkeys(place for place, _ in found))
    private = [place.exact for place in places]
    known = _open_text(debriefs, places)
    open_stems, open_numbers = set(content_stems(known)), {n.value for n in find_numbers(known)}
    stems = [content_stems(words) for words in private]
    return Secrets(
        places=places,
        wide=tuple(dict.fromkeys(place for place, why in found if why in _REACHES)),
        runs=frozenset(run for one in stems for run in _runs(one)),
        words=frozenset(stem for one in stems for stem in one) - open_stems,
        numbers=tuple(
            number.value for words in private for number in find_numbers(words)
            if number.value not in open_numbers
        ),
    )  # fmt: skip


def _in_ledger(ledger: Sequence[Need]) -> Iterator[tuple[Quote, Private]]:
    for need in ledger:
        for voicing in need.voicings:
            if (why := why_private(need, voicing.private)) is not Private.NO:
                yield voicing.quote, why
        if (why := why_private(need, Private.NO)) is not Private.NO:
            yield from ((evidence.quote, why) for evidence in need.evidence)


def _in_talks(debriefs: Sequence[Debrief]) -> Iterator[tuple[Quote, Private]]:
    for debrief in debriefs:
        talk = debrief.analysis.conversation
        for moment in debrief.analysis.moments:
            if not isinstance(moment, NeedVoiced):
                continue
            by_kind = _PRIVATE_KINDS.get(NeedKind(moment.kind or "challenge"), Private.NO)
            why = by_kind if moment.private is Private.NO else moment.private
            if why is not Private.NO:
                yield talk.quote(moment.turn, moment.start, moment.end), why


def _open_text(debriefs: Sequence[Debrief], places: Sequence[Quote]) -> str:
    """What the interviewers said in sentences that hold nothing private and confide nothing."""
    said = []
    for debrief in debriefs:
        talk = debrief.analysis.conversation
        own = [place for place in places if place.document_id == talk.id]
        for turn in talk.utterances:
            if talk.role(turn.index) is Role.CANDIDATE:
                continue
            said += [
                sentence.text for sentence in find_sentences(turn.text)
                if not tells_in_confidence(turn.text) and not any(
                    place.start < turn.start + sentence.end and turn.start + sentence.start < place.end
                    for place in own
                )
            ]  # fmt: skip
    return "\n".join(said)


def _runs(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if len(stems) == _RUN - 1:
        yield from pairwise(stems)
    for place in range(len(stems) - _RUN + 1):
        yield tuple(stems[place : place + _RUN])


def _meets(place: Quote, quote: Quote, stretch: tuple[int, int]) -> bool:
    same = place.document_id == quote.document_id
    return same and place.start < stretch[1] and stretch[0] < place.end


def _sentence_around(text: str, quote: Quote, *, beside: int = 0) -> tuple[int, int]:
    """The place of the sentences that hold the quote, and of so many `beside` them in the same turn."""
    begin = (
        text.rfind(TURN_BREAK, 0, quote.start) + len(TURN_BREAK) if TURN_BREAK in text[: quote.start] else 0
    )
    end = text.find(TURN_BREAK, quote.end)
    sentences = find_sentences(text[begin : end if end >= 0 else len(text)])
    inside = [
        place for place, one in enumerate(sentences)
        if begin + one.start < quote.end and quote.start < begin + one.end
    ]  # fmt: skip
    if not inside:
        return quote.start, quote.end
    first = sentences[max(0, inside[0] - beside)]
    last = sentences[min(len(sentences) - 1, inside[-1] + beside)]
    return min(quote.start, begin + first.start), max(quote.end, begin + last.end)


def sentence_of(text: str, quote: Quote) -> str:
    """The whole sentences of the talk's text that hold the quote."""
    start, end = _sentence_around(text, quote)
    return text[start:end]


def _names_somebody(words: str) -> bool:
    """Whether a capitalised word inside the phrase may be a person's name."""
    return any(
        straight(match[1].lower()) not in _CALENDAR
        and not _PLACE.search(words[: match.start(1)])
        and not _PLACE.search(words[match.end(1) :])
        for match in _NAME_BEFORE.finditer(words)
    )


def _begins_with_name(words: str, talk: str) -> bool:
    found = _NAME_FIRST.match(words)
    if found is None or found[1].lower() in _CALENDAR or not carries_content(found[1].lower()):
        return False
    return not re.search(rf"\b{re.escape(found[1].lower())}\b", talk)
