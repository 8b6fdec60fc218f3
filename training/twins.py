"""The same text as a machine would have heard it: no case, no punctuation, here and there a wrong word.

Every character keeps its place on a map, so that labels move along.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from training.corpus import Label, Line

_MISHEARD = {
    "their": "there", "there": "their", "your": "you're", "it's": "its", "to": "two", "two": "to",
    "four": "for", "we'll": "well", "were": "where", "hear": "here", "would": "wood", "than": "then",
    "then": "than", "an": "and", "in": "and", "of": "off", "are": "our", "our": "are", "know": "no",
    "by": "buy", "week": "weak", "which": "witch", "one": "won", "need": "knead", "staff": "stuff",
    "shift": "ship", "rota": "rotor", "audit": "order", "site": "sight", "team": "teen", "can't": "can",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|[0-9]+|.", re.DOTALL)
_MISHEARD_SHARE = 0.12  # of the words that machines tend to mishear
_DROPPED = frozenset("a the um uh er oh well".split())
_DROPPED_SHARE = 0.06


def machine_heard(line: Line, random: Random, *, misheard: bool = True) -> Line:
    """The line in small letters without punctuation, its labels on the same words."""
    letters: list[str] = []
    place = [0] * (len(line.text) + 1)
    for match in _WORD.finditer(line.text):
        written = _heard(match.group(), random) if misheard else _plain(match.group())
        if written and written == " " and (not letters or letters[-1] == " "):
            written = ""
        for at in range(match.start(), match.end()):
            place[at] = len(letters)
        letters.extend(written)
    place[len(line.text)] = len(letters)
    text = "".join(letters)
    return replace(line, text=text, labels=_moved(line.labels, place, text))


def _plain(word: str) -> str:
    if word.isspace():
        return " "
    if word[0].isalnum():
        return word.lower().replace("’", "'")
    return " " if word in "-–—/" else ""


def _heard(word: str, random: Random) -> str:
    plain = _plain(word)
    if plain in _DROPPED and random.random() < _DROPPED_SHARE:
        return ""
    if plain in _MISHEARD and random.random() < _MISHEARD_SHARE:
        return _MISHEARD[plain]
    return plain


def _moved(labels: Sequence[Label], place: Sequence[int], text: str) -> tuple[Label, ...]:
    moved = []
    for label in labels:
        start, end, until = place[label.start], place[label.end], place[label.until]
        while start < end and text[start : start + 1].isspace():
            start += 1
        if end > start:
            moved.append(replace(label, start=start, end=end, until=max(end, until)))
    return tuple(moved)
