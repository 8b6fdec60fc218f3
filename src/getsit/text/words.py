"""Words with their places, their stems, and which of them carry content.

English only. The stemmer is deliberately light: it joins "deliver", "delivers", "delivered" and
"delivery", and leaves alone what it does not surely know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from getsit.text.lines import straight

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*", re.UNICODE)

FUNCTION_WORDS = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before
    being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't
    done down during each either else ever every few for from further get gets getting go goes going gone
    got had hadn't has hasn't have haven't having he he's her here here's hers herself him himself his how
    i i'd i'll i'm i've if in into is isn't it it's its itself just let let's like made make makes many may
    maybe me might mine more most much must my myself need no nor not now of off on once one only or other
    our ours ourselves out over own per perhaps quite rather really same say says said see she she's should
    shouldn't so some somebody someone something such than that that's the their theirs them themselves then
    there there's these they they'd they'll they're they've thing things this those through to too under
    until up upon us very was wasn't way we we'd we'll we're we've well went were weren't what what's when
    where whether which while who who's whom whose why will with within without won't would wouldn't yes yet
    you you'd you'll you're you've your yours yourself yeah yep okay ok oh um uh er erm hmm mm right sure
    know think mean lot bit kind sort actually basically literally obviously anyway still even though
    although since unless already always never often sometimes usually today""".split()
)
"""Words that carry no topic. Contractions are listed with a straight apostrophe."""

_FILLERS = frozenset("um uh er erm hmm mm mhm uhm ah oh eh huh".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written, with its place in the text."""

    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        """Lower case, straight apostrophes."""
        return straight(self.text.lower())


def find_words(text: str) -> Iterator[Word]:
    """Every word of the text with its place, in order; numbers count as words."""
    for match in _WORD.finditer(text):
        yield Word(match.group(), match.start(), match.end())


def plain_words(text: str) -> list[str]:
    """Every word of the text in order, as `Word.plain` has it; faster where no places are wanted."""
    return [straight(word.lower()) for word in _WORD.findall(text)]


def count_words(text: str) -> int:
    """How many words the text has, fillers such as "um" left out so that they change no measure."""
    return sum(1 for word in plain_words(text) if word not in _FILLERS)


def content_stems(text: str) -> list[str]:
    """The stems of the words that carry content, in order, repeats kept."""
    return [stem(word) for word in plain_words(text) if carries_content(word)]


def carries_content(word: str) -> bool:
    """Whether a lower-case word can tell one topic from another."""
    return word not in FUNCTION_WORDS and word not in _FILLERS and (len(word) > 2 or word.isdigit())


_ENDINGS = (
    ("ations", ""), ("ation", ""), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""),
    ("ingly", ""), ("edly", ""), ("iness", "y"), ("fulness", ""), ("ness", ""), ("ities", ""), ("ity", ""),
    ("eries", ""), ("ery", ""), ("ries", "ry"), ("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""),
    ("ers", ""), ("ors", ""), ("ed", ""), ("er", ""), ("or", ""), ("es", ""), ("ly", ""), ("al", ""),
    ("s", ""), ("e", ""), ("y", ""),
)  # fmt: skip
_SHORTEST_STEM = 4


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A shared form of words that differ only in their ending; at least four letters stay."""
    word = word.removesuffix("'s").replace("'", "")
    if word.isdigit() or len(word) <= _SHORTEST_STEM:
        return word.removesuffix("s") if len(word) == _SHORTEST_STEM and not word.endswith("ss") else word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST_STEM:
            return stem(_undouble(word[: -len(ending)] + instead))
    return word


def _undouble(word: str) -> str:
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word
