"""How the candidate shows that they heard: giving back, summing up, naming, asking leave, coming back to it.

What the hearing found is kept; likeness to what was just said finds giving back that has no cue phrase.
Repeating a whole sentence is no giving back: it counts as a mirror.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from getsit.listen.links import POINTS_BACK, Links
from getsit.listen.talk import BY_RULE, Talk, overlap, place_id, trim
from getsit.listen.tellings import tellings_in
from getsit.listen.thresholds import (
    ACCURATE_SHARE,
    CALLBACK_TURNS,
    ECHO_SHARE,
    ECHO_WORDS,
    MIRROR_WORDS,
    RECENT_TURNS,
    REFLECT_SENTENCES,
    REFLECT_SHARE,
    SPECIFIC_WORDS,
)
from getsit.listen.topics import GENERIC, topic_of
from getsit.model.conversation import Role
from getsit.model.moment import ListeningKind, ListeningMove, Question
from getsit.ports import Span
from getsit.text.likeness import is_negated
from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.sentences import Stretch
from getsit.text.words import count_words, plain_words

GIVES_BACK = frozenset({ListeningKind.REFLECTION, ListeningKind.SUMMARY, ListeningKind.LABEL})
"""The kinds that measures count as reflections."""


def find_listening(talk: Talk, links: Links, *, questions: tuple[Question, ...]) -> tuple[ListeningMove, ...]:
    """Every listening move of the candidate, in order."""
    asked = {(q.turn, talk.sentence(q.turn, q.start).start) for q in questions if q.kind != "confirm"}
    found: list[ListeningMove] = []
    for turn in talk.turns(Role.CANDIDATE):
        heard = [
            (s.start, s.end, s.kind or "specific", s.score)
            for s in talk.spans(turn, "listening")
            if not _only_hands_back(talk, turn, s) and not _is_their_own_telling(talk, turn, s)
        ]
        ruled = [] if talk.heard[turn].matters else [
            move for move in _by_likeness(talk, links, turn, asked)
            if not any(overlap(move[:2], held[:2]) for held in heard)
        ]  # fmt: skip
        found += [_move(talk, links, turn, move, by=talk.by) for move in heard]
        found += [_move(talk, links, turn, move, by=BY_RULE) for move in ruled]
    return tuple(found)


def _only_hands_back(talk: Talk, turn: int, span: Span) -> bool:
    """ "Is that how you'd want it?" asks whether it was right; it gives nothing back itself."""
    text = talk.text(turn)[span.start : span.end].rstrip()
    if topic_of(text) & _recent_topics(talk, turn) - GENERIC:
        return False
    checks = talk.spans(turn, "check")
    checks += [s for s in talk.spans(turn, "question") if s.kind == "confirm"]
    return text.endswith("?") and any(
        overlap((span.start, span.end), (check.start, check.end)) for check in checks
    )


def _is_their_own_telling(talk: Talk, turn: int, span: Span) -> bool:
    """Whether it stands in a story or after a proposal: there "you" is anybody, nothing is given back."""
    if span.kind not in _AT_ONCE:
        return False
    told = any(telling.start < span.start < telling.end for telling in tellings_in(talk, turn))
    offers = talk.spans(turn, "solution") + talk.spans(turn, "advice")
    return told or any(offer.start < span.end for offer in offers)


_Found = tuple[int, int, str, float]


def _move(talk: Talk, links: Links, turn: int, found: _Found, *, by: str) -> ListeningMove:
    text = talk.text(turn)
    start, end = trim(text, found[0], found[1])
    kind = found[2]
    if kind in GIVES_BACK and _echoes(talk, turn, start, end):
        kind = ListeningKind.MIRROR
    tied = _summed_up(talk, links, turn, start) if kind == ListeningKind.SUMMARY else ()
    tied = (
        tied
        or links.of(turn, start, end, near=True)
        or _pointed_at(talk, links, turn, start=start, kind=kind)
    )
    return ListeningMove(
        id=place_id(turn, start, end, label=f"listening.{kind}"), turn=turn, start=start, end=end,
        quote=text[start:end], score=found[3], by=by, kind=str(kind), tied_to=tied,
        accurate=_is_accurate(talk, turn, start, end) if kind in GIVES_BACK else True,
    )  # fmt: skip


def _summed_up(talk: Talk, links: Links, turn: int, start: int) -> tuple[str, ...]:
    """The needs that a summary names, in its sentence and in those that follow it."""
    named = (
        id for sentence in talk.sentences[turn] if sentence.end > start
        for id in links.of(turn, sentence.start, sentence.end)
    )  # fmt: skip
    return tuple(dict.fromkeys(named))


_AT_ONCE = frozenset({"specific", "reflection", "mirror", "label"})


def _pointed_at(talk: Talk, links: Links, turn: int, *, start: int, kind: str) -> tuple[str, ...]:
    """A move at the head of a turn is about what was said last, though it may use no word of it."""
    at_head = start <= talk.sentence(turn, 0).end
    needs = links.in_turn(talk.last(turn, Role.INTERVIEWER))
    return (needs[-1].id,) if needs and at_head and kind in _AT_ONCE else ()


# --- giving back without cue phrases --------------------------------------------------------------------


def _by_likeness(talk: Talk, links: Links, turn: int, asked: set[tuple[int, int]]) -> Iterator[_Found]:
    last = talk.last(turn, Role.INTERVIEWER)
    if last is None:
        return
    said, recent = topic_of(talk.text(last)), _recent_topics(talk, turn)
    for place, sentence in enumerate(talk.sentences[turn]):
        if (turn, sentence.start) in asked:
            continue
        kind = _kind_at_head(talk, sentence, said) if place < REFLECT_SENTENCES else None
        if kind is None and _asks_back(talk, sentence, recent):
            kind = ListeningKind.REFLECTION
        if kind is None and _is_callback(links, turn, sentence):
            kind = ListeningKind.CALLBACK
        if kind is not None:
            yield sentence.start, sentence.end, kind, 0.55


_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|we|we'd|we've|our)\b", re.IGNORECASE)
_GIVING = re.compile(
    r"^(?:so|ah|and|then|it's|it sounds|sounds|you|you're|you'd|you've|your|that's|what you"
    r"|in other words)\b",
    re.IGNORECASE,
)


def _kind_at_head(talk: Talk, sentence: Stretch, said: frozenset[str]) -> ListeningKind | None:
    plain = straight(sentence.text)
    words, shared = topic_of(plain), topic_of(plain) & said - GENERIC
    if not shared or _OWN.search(plain):
        return None
    count = count_words(plain)
    if plain.endswith("?") and count <= MIRROR_WORDS:
        return ListeningKind.MIRROR if words <= said else None
    if plain.endswith("?"):
        return None
    if _GIVING.match(plain) and talk.topics.share(words, said) >= REFLECT_SHARE and count > MIRROR_WORDS:
        return ListeningKind.REFLECTION
    return ListeningKind.SPECIFIC if count <= SPECIFIC_WORDS else None


_SO = re.compile(
    r"^(?:ah,? |ok(?:ay)?,? |right,? )?so,? (?!what|how|why|when|where|who|which|do|did|is|are|can"
    r"|could|would|shall)",
    re.IGNORECASE,
)


def _asks_back(talk: Talk, sentence: Stretch, recent: frozenset[str]) -> bool:
    """ "So it's less about the tool than about the handover?" gives back and asks whether it is right."""
    plain = straight(sentence.text)
    words = topic_of(plain)
    if not plain.endswith("?") or not _SO.match(plain) or count_words(plain) <= MIRROR_WORDS:
        return False
    return bool(words & recent - GENERIC) and talk.topics.share(words, recent) >= ACCURATE_SHARE


def _is_callback(links: Links, turn: int, sentence: Stretch) -> bool:
    if not POINTS_BACK.search(straight(sentence.text)):
        return False
    tied = set(links.of(turn, sentence.start, sentence.end))
    return any(need.id in tied and turn - need.turn >= CALLBACK_TURNS for need in links.needs)


# --- echo and accuracy ----------------------------------------------------------------------------------


_LEADS_IN = frozenset("so and ah oh right ok okay yes well you said".split())


def _echoes(talk: Talk, turn: int, start: int, end: int) -> bool:
    """Whether the stretch only repeats words of the interviewer's last turn in their order."""
    last = talk.last(turn, Role.INTERVIEWER)
    words = plain_words(talk.text(turn)[start:end])
    while words and words[0] in _LEADS_IN:
        words = words[1:]
    if last is None or len(words) < ECHO_WORDS:
        return False
    said = plain_words(talk.text(last))
    blocks = SequenceMatcher(a=said, b=words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= 3) / len(words) >= ECHO_SHARE


_WRONG = frozenset({"contradicts", "not_said"})


def _is_accurate(talk: Talk, turn: int, start: int, end: int) -> bool:
    """Whether the interviewer's words carry it, and they did not set it right in their next turn."""
    following = talk.next(turn, Role.INTERVIEWER)
    if following is not None and talk.spans(following, "corrects"):
        return False
    if following is not None and talk.spans(following, "agrees"):
        return True
    weighed = [s for s in talk.spans(turn, "given_back") if overlap((start, end), (s.start, s.end))]
    if weighed or talk.judges(turn, "given_back"):
        return not any(s.kind in _WRONG for s in weighed)
    given = talk.text(turn)[start:end]
    said = " ".join(talk.text(place) for place in _recent(talk, turn))
    if talk.topics.share(topic_of(given), topic_of(said)) < ACCURATE_SHARE:
        return False
    return _numbers_hold(given, said) and _not_turned_round(talk, turn, given)


def _recent_topics(talk: Talk, turn: int) -> frozenset[str]:
    return frozenset().union(*(topic_of(talk.text(place)) for place in _recent(talk, turn)))


def _recent(talk: Talk, turn: int) -> list[int]:
    return [place for place in talk.turns(Role.INTERVIEWER) if turn - RECENT_TURNS <= place < turn]


def _numbers_hold(given: str, said: str) -> bool:
    known = {number.value for number in find_numbers(said)}
    return all(number.value in known for number in find_numbers(given))


def _not_turned_round(talk: Talk, turn: int, given: str) -> bool:
    """Nearly the same words as one sentence of theirs, but a negation more or fewer, say the opposite."""
    last = talk.last(turn, Role.INTERVIEWER)
    words = topic_of(given)
    return last is None or not any(
        words and talk.topics.share(words, topic_of(sentence.text)) >= ECHO_SHARE
        and is_negated(sentence.text) != is_negated(given)
        for sentence in talk.sentences[last]
    )  # fmt: skip
