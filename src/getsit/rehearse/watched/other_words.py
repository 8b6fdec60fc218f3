"""Says in other words what somebody said: persons turned, everyday words exchanged, clauses turned round.

It knows English by tables of everyday words and nothing of any trade. Numbers, names and negations stay as
they are. Where it can't bring a sentence far enough from how it was said, it says nothing.
"""

import re
from collections.abc import Sequence
from functools import cache
from random import Random

from getsit.rehearse.watched.exchange import exchanged
from getsit.rehearse.watched.loosen import LONGEST_RUN, longest_run, loosened
from getsit.rehearse.watched.tables import changes, lines, words_of
from getsit.rehearse.watched.written_out import (
    names_in,
    plain_words,
    tokens_of,
    without_fillers,
    written_out,
)
from getsit.text.numbers import find_numbers, same_number

_TRIES = 12
_SHORTEST, _LONGEST = 3, 32  # words of a sentence that is tried at all
_PERSONS = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you", "us": "you",
    "our": "your", "ours": "yours", "ourselves": "yourselves", "am": "are",
}  # fmt: skip
_ANYBODY = {"you": "people", "your": "their", "yours": "theirs", "yourself": "themselves"}


def in_other_words(sentence: str, *, luck: Random) -> str:
    """What the sentence says, in other words and without a full stop; empty where that can't be done."""
    if not _SHORTEST <= len(plain_words(sentence)) <= _LONGEST:
        return ""
    tried = (_once(sentence, luck=luck) for _ in range(_TRIES))
    return next((text for text in tried if text and _holds(text, sentence)), "")


def is_negative(text: str) -> bool:
    """Whether something is denied in the text."""
    return not words_of("synonyms", "sets", "negations").isdisjoint(plain_words(text))


def _holds(text: str, source: str) -> bool:
    """Whether it is far enough from the source and keeps its numbers and its negation."""
    numbers = find_numbers(text)
    kept = all(any(same_number(one, other) for other in numbers) for one in find_numbers(source))
    return kept and is_negative(text) == is_negative(source) and longest_run(text, source) <= LONGEST_RUN


def _once(sentence: str, *, luck: Random) -> str:
    words = written_out(tokens_of(without_fillers(sentence)), keep=names_in(sentence))
    text = _tidy(" ".join(_turned(words)))
    text = _reframed(text, luck) or _moved_time(text, luck)
    for pattern, other in changes("synonyms", "rewrites"):
        text = pattern.sub(other.replace("~", " "), text)
    return _tidy(" ".join(loosened(exchanged(tokens_of(_tidy(text)), luck), sentence)))


def _turned(words: Sequence[str]) -> list[str]:
    """I, we → you; you → people, where no person of the speaker's stands beside it."""
    ours = any(word in {"i", "we", "me", "us", "my", "our"} for word in words)
    out: list[str] = []
    for place, word in enumerate(words):
        before = out[-1] if out else ""
        if word == "was" and before == "you" and words[place - 1] == "i":
            out.append("were")
        elif word in _PERSONS:
            out.append(_PERSONS[word])
        elif word in _ANYBODY:
            after = words[place + 1] if place + 1 < len(words) else ""
            out.append(_second_person(word, (before, after), ours=ours))
        else:
            out.append(word)
    return out


def _second_person(word: str, beside: tuple[str, str], *, ours: bool) -> str:
    before, after = beside
    if word == "you" and after in {"would", "will", "can", "should", "could"}:
        return "the new person"
    if not ours:
        return _ANYBODY[word]
    return {
        "you": "I" if before in {"", *words_of("synonyms", "sets", "starts")} else "me",
        "your": "my",
    }.get(word, word)


def _moved_time(text: str, luck: Random) -> str:
    """A time in front goes behind, one behind comes in front (by chance)."""
    in_front, at_the_end = _time_patterns()
    front = in_front.match(text)
    if front:
        return f"{front['rest']} {front['time']}" if not _JOINT.search(front["rest"]) else text
    behind = at_the_end.match(text)
    moves = behind is not None and not _JOINT.search(behind["rest"]) and luck.random() < 0.7
    return f"{behind['time']} {behind['rest']}" if behind and moves else text


_JOINT = re.compile(r",|\b(?:and|but|that|who|which|because|if|when|since)\b")


@cache
def _time_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    time = lines("synonyms", "times")[0]
    front = rf"(?P<time>{time}),? (?P<rest>(?!to |there )\w.+)$"
    return re.compile(front, re.IGNORECASE), re.compile(rf"(?P<rest>[^,]+?) (?P<time>{time})$", re.IGNORECASE)


def _reframed(text: str, luck: Random) -> str:
    for pattern, template in changes("synonyms", "frames"):
        found = pattern.match(text)
        if found and luck.random() < 0.8:
            return template.format(**found.groupdict())
    return ""


def _tidy(text: str) -> str:
    text = re.sub(r" ([.,;:])", r"\1", text)
    text = re.sub(r"\ba(?= [aeio]\w)", "an", text)
    text = re.sub(r"\ban(?= [^aeiouh\W])", "a", text)
    return re.sub(r"[,;: ]+$", "", text)
