"""A turn of talk as plain lower-case words that remember their places, cut into units.

Contractions are opened ("we've" is "we have"), fillers and stuttered words are left out, so that one cue
fits speech as people write it, as machines hear it and as second-language speakers say it. Knows no meaning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from getsit.text.lines import straight
from getsit.text.sentences import find_sentences

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[,;:–—()]|[%€£$]", re.UNICODE)
_FILLERS = frozenset(
    "um uh er erm hmm hm mm mhm uhm ah oh eh really just basically literally simply obviously".split()
)
_PAIRS = {("you", "know"), ("i", "mean"), ("sort", "of"), ("kind", "of")}
_KEEPS_PAIR = frozenset("what which that this a the some any how do did does if would as you we i".split())
_AFTER_YOU_KNOW = frozenset("what how where when who whether if the that about him her it".split())
_ENDINGS = {
    "n't": ("not",), "'ve": ("have",), "'re": ("are",), "'ll": ("will",), "'d": ("would",), "'m": ("am",),
}  # fmt: skip
_S_IS_IS = frozenset(
    "it that what there here he she who how where when why this one everybody everyone nobody let".split()
)
_WHOLE = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
    "gonna": ("going", "to"), "wanna": ("want", "to"), "gotta": ("got", "to"), "let's": ("let", "us"),
    "im": ("i", "am"), "ive": ("i", "have"), "youre": ("you", "are"), "youve": ("you", "have"),
    "youd": ("you", "would"), "youll": ("you", "will"), "theyre": ("they", "are"),
    "theyve": ("they", "have"), "theyd": ("they", "would"), "weve": ("we", "have"),
    "thats": ("that", "is"), "whats": ("what", "is"), "hows": ("how", "is"), "wheres": ("where", "is"),
    "theres": ("there", "is"), "lets": ("let", "us"), "dont": ("do", "not"), "doesnt": ("does", "not"),
    "didnt": ("did", "not"), "cant": ("can", "not"), "wont": ("will", "not"), "isnt": ("is", "not"),
    "arent": ("are", "not"), "wasnt": ("was", "not"), "werent": ("were", "not"),
    "havent": ("have", "not"), "hasnt": ("has", "not"), "hadnt": ("had", "not"),
    "wouldnt": ("would", "not"), "couldnt": ("could", "not"), "shouldnt": ("should", "not"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or what is spoken as one: `words` with the places of each in the whole text.

    `breaks` are the positions in `words` before which a comma or dash stood; `asks` says whether a
    question mark ends it, `stops` whether a full stop does.
    """

    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: frozenset[int]
    asks: bool
    stops: bool

    @property
    def is_list(self) -> bool:
        """Whether commas stand behind every other word, as in a list of keywords."""
        return len(self.breaks) * 2 > len(self.words)


def cut_units(text: str) -> list[Unit]:
    """The units of the text in order; stretches without a single word are left out."""
    units = (_unit_of(text, sentence.start, sentence.end) for sentence in find_sentences(text))
    return [unit for unit in units if unit.words]


def _unit_of(text: str, start: int, end: int) -> Unit:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    breaks: set[int] = set()
    for match in _TOKEN.finditer(text, start, end):
        if match.group() in ",;:–—()":
            breaks.add(len(words))
            continue
        for word in _open(match.group()):
            words.append(word)
            places.append(match.span())
    kept = list(_without_fillers(words))
    renumbered = _renumber(breaks, kept)
    return Unit(
        start, end,
        tuple(words[place] for place in kept),
        tuple(places[place][0] for place in kept),
        tuple(places[place][1] for place in kept),
        renumbered,
        text[start:end].rstrip("\"'”’)]").endswith("?"),
        text[start:end].rstrip("\"'”’)]").endswith("."),
    )  # fmt: skip


def _renumber(breaks: set[int], kept: list[int]) -> frozenset[int]:
    if not breaks:
        return frozenset()
    return frozenset(
        place for place, original in enumerate(kept)
        if place and any(kept[place - 1] < at <= original for at in breaks)
    )  # fmt: skip


def _without_fillers(words: list[str]) -> Iterator[int]:
    skip, last = -1, ""
    for place, word in enumerate(words):
        if place <= skip or word in _FILLERS or (word == last and word not in ("had", "that", "no")):
            continue
        if _is_filler_pair(words, place):
            skip = place + 1
            continue
        last = word
        yield place


def _is_filler_pair(words: list[str], place: int) -> bool:
    pair = tuple(words[place : place + 2])
    if pair not in _PAIRS or (place and words[place - 1] in _KEEPS_PAIR):
        return False
    following = words[place + 2] if place + 2 < len(words) else ""
    return pair != ("you", "know") or following not in _AFTER_YOU_KNOW


@lru_cache(maxsize=20_000)
def _open(written: str) -> tuple[str, ...]:
    word = straight(written.lower())
    if whole := _WHOLE.get(word):
        return whole
    for ending, instead in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), *instead)
    if word.endswith("'s"):
        base = word.removesuffix("'s")
        return (base, "is") if base in _S_IS_IS else (base,)
    return (word,)
