"""Breaks up runs of words that are still as somebody said them."""

from collections.abc import Sequence

from getsit.rehearse.watched.tables import pairs, words_of
from getsit.rehearse.watched.written_out import plain_words

LONGEST_RUN = 3  # words in a row that may stay as they were
_ASIDES = ("as you say", "as I hear", "so to speak", "as you put it", "as you tell it")
_COUNTED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty".split()
)
_WORDS_PER_ASIDE = 14  # beyond the first


def longest_run(text: str, source: str) -> int:
    """The length in words of the longest stretch that both have, however short forms are written."""
    ours, theirs = plain_words(text), plain_words(source)
    runs = [0] * (len(theirs) + 1)
    longest = 0
    for word in ours:
        runs = [0, *(runs[place] + 1 if word == other else 0 for place, other in enumerate(theirs))]
        longest = max(longest, *runs)
    return longest


def loosened(words: Sequence[str], source: str) -> list[str]:
    """The same with a small word exchanged wherever too many in a row are as they were."""
    out = list(words)
    theirs = plain_words(source)
    place = 0
    while place < len(out):
        if _run_from(out, place, theirs) > LONGEST_RUN:
            out = _loosened_at(out, place)
        place += 1
    return out


def _run_from(words: Sequence[str], place: int, theirs: Sequence[str]) -> int:
    window = [word for word in " ".join(words[place:]).lower().split() if word[0].isalnum()][
        : LONGEST_RUN + 1
    ]
    starts = range(len(theirs) - LONGEST_RUN)
    if len(window) <= LONGEST_RUN:
        return 0
    return LONGEST_RUN + 1 if any(list(theirs[at : at + LONGEST_RUN + 1]) == window for at in starts) else 0


def _loosened_at(words: list[str], place: int) -> list[str]:
    loose = pairs("synonyms", "loose")
    for at in range(min(place + LONGEST_RUN, len(words) - 1), place - 1, -1):
        if words[at] in loose and not _is_fixed(words[at : at + 3]):
            return [*words[:at], loose[words[at]][0], *words[at + 1 :]]
    return _with_aside(words, place)


def _is_fixed(words: Sequence[str]) -> bool:
    """Whether the first word can't give way before the next two."""
    word, following, further = [*words, "", ""][:3]
    if word == "the":
        fixed = following in words_of("synonyms", "sets", "fixed_next") or following.endswith("est")
        return fixed or further in {"of", "that", "who", "which"}
    if word == "and":
        return following in _COUNTED
    return word in {"on", "in"} and following not in {"the", "your", "their", "a", "one", "two", "three"}


def _with_aside(words: list[str], place: int) -> list[str]:
    """The same with one "as you tell it" put in before a small word; few in a sentence."""
    if sum(word in _ASIDES for word in words) > len(words) // _WORDS_PER_ASIDE:
        return words
    for at in range(min(place + LONGEST_RUN, len(words) - 1), place, -1):
        if words[at] in words_of("synonyms", "sets", "aside_before") and not _holds(words[at - 1]):
            left = [one for one in _ASIDES if one not in words]
            return [*words[:at], ",", left[len(words) % len(left)], ",", *words[at:]]
    return words


def _holds(word: str) -> bool:
    """Whether nothing can be put in behind the word."""
    return word in words_of("synonyms", "sets", "noun_before") or word in {
        ",",
        "and",
        "to",
        "not",
        "or",
        "but",
    }
