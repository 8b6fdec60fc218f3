"""A résumé line as somebody could say it: "Moved loading forward" becomes "I moved loading forward".

Only lines that open with a verb in the past are turned; every other line is quoted as it stands. Numbers
and all other words stay as they are.
"""

import re

from getsit.prepare.verbs import past_verb_at
from getsit.text.lines import one_line
from getsit.text.sentences import find_sentences
from getsit.text.words import count_words

_ACRONYM = re.compile(r"^[A-Z]{2,}")
_CLAUSE = re.compile(r"[;,]\s|\s[–—]\s|\sand\s")
_PERSON = re.compile(r"^(?:I|We)\b")


def in_first_person(text: str) -> str:
    """The line in the first person, without a closing stop; empty when it cannot be turned safely."""
    words = one_line(text).rstrip(" .;")
    sentences = [piece.text.rstrip(".") for piece in find_sentences(words)]
    turned = [_turned(sentence) for sentence in sentences]
    return ". ".join(turned) if turned and all(turned) else ""


def shortest_telling(text: str, *, most: int) -> str:
    """The line cut at a clause so that it has at most `most` words; the whole when it is short enough."""
    words = one_line(text).rstrip(" .;")
    if count_words(words) <= most:
        return words
    cuts = [
        match.start() for match in _CLAUSE.finditer(words) if 4 <= count_words(words[: match.start()]) <= most
    ]
    return words[: cuts[-1]] if cuts else " ".join(words.split()[:most])


def _turned(sentence: str) -> str:
    if _PERSON.match(sentence):
        return sentence
    if not past_verb_at(sentence) or _ACRONYM.match(sentence):
        return ""
    return f"I {sentence[0].lower()}{sentence[1:]}"
