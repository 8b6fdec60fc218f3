"""How a watched candidate reads the manager's last turn: by the cues of plain English, whatever the trade.

It can be wrong, as people are: a question may be taken for another, and a need for small talk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from getsit.rehearse.watched.other_words import in_other_words
from getsit.rehearse.watched.tables import patterns, table, words_of
from getsit.rehearse.watched.talk import sentences

NEEDFUL = 1  # so many groups of cues make a sentence worth giving back; more of them make it weightier
SHORTEST = 4  # words of a sentence that says something
ANY = "any"  # a question of no kind that is known
_CLAUSE = re.compile(r"(?:,|;| -| –|—|:)\s+(?:and |but |so |because |then )?(?=\w)|\s+(?=because |so that )")
_HANGS = re.compile(
    r"(?:if|when|because|so|unless|until|before|after|who|which|that|while|as|than)\b", re.IGNORECASE
)
_NOUN = re.compile(
    r"\b(?:the|our|my|your|their|this|that|these|those|an?) (?:\w+ )??(?P<noun>[a-z]{3,}(?:-[a-z]+)?)"
    r"(?=[.,;!?]| (?:is|are|was|were|has|have|had|and|of|in|on|to|who|which|for|at|with|by|or|but|when)\b"
    r"| because\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The last turn: `asked` is the kind of question to the candidate ("" where none), `needs` the sentences
    in which something is wanted, the weightiest first, `said` the kinds of thing that were told."""

    asked: str
    question: str
    corrects: bool
    closes: bool
    short_time: bool
    doubts: bool
    needs: tuple[str, ...]
    said: tuple[str, ...]


def hear(text: str) -> Heard:
    """What stands in the turn."""
    told = [one for one in sentences(text) if not one.endswith("?")]
    question, asked = _asked(text)
    plain = text.lower().replace("’", "'")
    return Heard(
        asked=asked,
        question=question,
        corrects=_is("corrects", plain),
        closes=_is("closes", plain),
        short_time=_is("short_time", plain),
        doubts=_is("doubts", plain),
        needs=needs_in(" ".join(one for one in told if one != question)),
        said=tuple(kind for kind, pattern in _cues("said") if pattern.search(plain)),
    )


def needs_in(text: str) -> tuple[str, ...]:
    """The sentences in which something is wanted or hurts, the weightiest first."""
    told = [one for one in sentences(text) if not one.endswith("?") and len(one.split()) >= SHORTEST]
    told = [one for one in told if not _is_said_to_them(one.lower().replace("’", "'"))]
    weighed = sorted(((weight(one), -place, one) for place, one in enumerate(told)), reverse=True)
    return tuple(one for score, _, one in weighed if score >= NEEDFUL)


def weight(sentence: str) -> int:
    """How many groups of cues for a need stand in the sentence."""
    plain = sentence.lower().replace("’", "'")
    return sum(1 for _, pattern in _cues("needs") if pattern.search(plain))


def themes_of(text: str) -> dict[str, int]:
    """What the words are about, with the number of cues that say so."""
    plain = text.lower().replace("’", "'")
    found = {theme: len(set(pattern.findall(plain))) for theme, pattern in _cues("themes")}
    return {theme: many for theme, many in found.items() if many}


def noun_in(text: str, *, luck: Random) -> str:
    """A thing that is named in the words, without its article; empty where none is plain to see."""
    found = [match["noun"] for match in _NOUN.finditer(text.lower()) if _may_be_noun(match["noun"])]
    return luck.choice(found) if found else ""


def given_back(text: str, *, luck: Random) -> str:
    """What was needed in these words, said in other words; empty where it can't be said well."""
    return next((words for one in needs_in(text) for words in _other_words(one, luck)), "")


def _other_words(sentence: str, luck: Random) -> Iterator[str]:
    clauses = [one for one in _CLAUSE.split(sentence.rstrip(".")) if one and len(one.split()) > SHORTEST]
    clauses = [one for one in clauses if not _HANGS.match(one)]
    clauses = sorted(clauses, key=weight, reverse=True) if len(clauses) > 1 else []
    every = [*clauses, sentence] if len(sentence.split()) > 16 else [sentence, *clauses]
    for one in every:
        if words := in_other_words(one, luck=luck):
            yield words


def _is_said_to_them(plain: str) -> bool:
    """Whether the sentence is a reaction or a request rather than something told."""
    return _is("reacts", plain) or re.match(_REQUEST, plain) is not None


def _may_be_noun(word: str) -> bool:
    return word not in words_of("cues", "no_nouns") and not word.endswith(("ly", "ing", "ed", "est"))


def _asked(text: str) -> tuple[str, str]:
    """The last question or request to the candidate, with its kind; one that could be anything ("What
    happened?") gives way to what was asked before it."""
    asked = [found for sentence in reversed(sentences(text)) if (found := _kind_of(sentence))]
    if asked:
        return next((one for one in asked if one[1] != ANY), asked[0])
    return ("", "your_turn") if re.search(_YOUR_TURN, text.lower()) else ("", "")


def _kind_of(sentence: str) -> tuple[str, str] | None:
    plain = sentence.lower().replace("’", "'")
    if not (plain.endswith("?") or re.match(_REQUEST, plain)):
        return None
    kinds = (kind for kind in table("cues")["asks"] if _asks(kind, plain))
    kind = next(kinds, "")
    return (sentence, kind) if kind else None


def _asks(kind: str, plain: str) -> bool:
    return any(pattern.search(plain) for pattern in patterns("cues", "asks", kind))


_REQUEST = (
    r"(?:so,? |well,? |now,? |please,? |right,? |and )*(?:please )?"
    r"(?:(?:tell|give|show|walk|talk|take) (?:me|us) "
    r"(?:about|what|how|why|who|where|when|which|more|an?|one|another|something|through|your|the last)"
    r"|convince (?:me|us)|describe|explain|name (?:me )?(?:one|a|an)|introduce yourself|ask me"
    r"|ask away|say something)\b"
)
_YOUR_TURN = r"\b(?:your (?:turn|move)|over to you|fire away|ask away|ask me|your questions)\b"


@cache
def _cues(block: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in table("cues")[block].items())


def _is(kind: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns("cues", "turns", kind))
