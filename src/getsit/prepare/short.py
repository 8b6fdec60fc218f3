"""Exact words cut short for reading inside a sentence: at a clause or before a small word, never changed."""

import re

from getsit.text.lines import one_line

_CLAUSE = re.compile(
    r"[,;:–—(]\s|\s[-–—(]\s?|\.\s|\s(?=(?:so|which|while|because|but|including|to ensure|in order to)\s)"
)
_SMALL = re.compile(
    r"\s(?=(?:for|on|in|at|with|to|of|by|from|through|across|as|into|during|that|will|who|the|a|an)\s)"
)
_LOOSE_END = re.compile(
    r"(?:\s(?:and|or|the|a|an|of|to|for|on|in|at|along|with|by|from|as|that|will|our|their|your))+$"
)
LONGEST = 84  # characters that still read as one phrase inside a sentence
_EASY = 64  # beyond this a phrase is cut at a clause when it has one
_LONGER = 104  # up to here a whole clause is kept when a shorter cut would say too little
_TELLING = 40
_SHORTEST = 30


def shorten(text: str, *, longest: int = LONGEST) -> str:
    """The text on one line, without a closing stop; cut at a clause when it is longer than a phrase."""
    words = one_line(text).strip(" .;:,")
    if len(words) <= min(longest, _EASY):
        return words
    cut = _last(_CLAUSE, words, min(longest, _EASY))
    if not cut and len(words) <= longest:
        return words
    place = cut or _last(_CLAUSE, words, longest)
    if place < _TELLING:
        place = max(place, _last(_CLAUSE, words, _LONGER))
    place = place or _last(_SMALL, words, longest) or words.rfind(" ", 0, longest)
    return _LOOSE_END.sub("", words[:place].rstrip(" ,;:–—-(."))


def _last(pattern: re.Pattern[str], words: str, longest: int) -> int:
    places = (match.start() for match in pattern.finditer(words))
    return max((place for place in places if _SHORTEST <= place <= longest), default=0)
