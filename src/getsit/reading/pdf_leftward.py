"""Lines of right-to-left scripts: the order to read their letters in, from where they stand.

Turns the order of sight back into the order of reading, after the rules of Unicode's annex 9 as far as a
line of Hebrew or Arabic with numbers and Latin words needs them. Does not know embedded quotations.
"""

import unicodedata
from collections.abc import Sequence

from getsit.reading.pdf_letters import Letter

_WORD_GAP = 0.15  # times the size: letters further apart than this are two words
_LEFTWARD = {"R", "AL"}
_NUMBERS = {"EN", "AN"}
_WITHIN_NUMBERS = {"ES", "CS", "ET"}  # separators and signs, as in 3,5 or 20 %


def is_leftward(text: str) -> bool:
    """Whether more letters of the text run from right to left than from left to right."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return sum(kind in _LEFTWARD for kind in kinds) > kinds.count("L")


def leftward_text(letters: Sequence[Letter]) -> str:
    """The text of one line whose letters run from right to left, numbers and Latin words turned round."""
    seen = _from_the_right(letters)
    text, run = "", ""
    for place, letter in enumerate(seen):
        if _runs_rightward(seen, place, begun=bool(run)):
            run = letter + run
        else:
            text, run = text + run + letter, ""
    return text + run


def _from_the_right(letters: Sequence[Letter]) -> list[str]:
    ordered = sorted(letters, key=lambda letter: -(letter.left + letter.right))
    seen: list[str] = []
    for place, letter in enumerate(ordered):
        if place and ordered[place - 1].left - letter.right > _WORD_GAP * letter.size:
            seen.append(" ")
        seen.append(letter.text)
    return seen


def _runs_rightward(seen: Sequence[str], place: int, *, begun: bool) -> bool:
    kind = _kind(seen, place)
    if kind == "L" or kind in _NUMBERS:
        return True
    following = _kind(seen, place + 1)
    if kind in _WITHIN_NUMBERS and following in _NUMBERS:
        return begun or kind == "ET"
    before = _next_strong(seen, place)
    return begun and before == "L" and kind not in _LEFTWARD


def _next_strong(seen: Sequence[str], place: int) -> str:
    """The kind of the next letter or number to the left, over spaces and signs."""
    for at in range(place + 1, len(seen)):
        kind = _kind(seen, at)
        if kind == "L" or kind in _LEFTWARD or kind in _NUMBERS:
            return kind
    return ""


def _kind(seen: Sequence[str], place: int) -> str:
    return unicodedata.bidirectional(seen[place][0]) if 0 <= place < len(seen) else ""
