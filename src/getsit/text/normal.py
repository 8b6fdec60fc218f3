"""A normal form of text that remembers where each character came from, and finding a quote with it.

Folds compatibility forms, case, curly quotes, dashes, soft hyphens and runs of white space. Never says
that words are there which are not: a quote found this way is the source's own characters.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_FOLD = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "…": "...",
    }
)  # fmt: skip
_DROP = {"\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060"}


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised `text`; its character `i` came from `places[i]` of the original, and
    `places[len(text)]` is the original's length."""

    text: str
    places: tuple[int, ...]


def normalise(text: str) -> Normal:
    """The normal form of the text with its offset map."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for folded in _fold(letter):
            if folded == " " and letters and letters[-1] == " ":
                continue
            letters.append(folded)
            places.append(place)
    places.append(len(text))
    return Normal("".join(letters), tuple(places))


def find_quote(text: str, words: str, *, start: int = 0) -> tuple[int, int] | None:
    """The place `(start, end)` of `words` in `text`, both normalised; None when they are not there."""
    if not (wanted := normalise(words).text.strip()):
        return None
    normal = normalise(text)
    at = 0
    while (found := normal.text.find(wanted, at)) >= 0:
        begin, last = normal.places[found], found + len(wanted) - 1
        if begin >= start and not _is_torn(normal, found) and not _is_torn(normal, last + 1):
            return begin, _end_of(text, normal, last)
        at = found + 1
    return None


def _is_torn(normal: Normal, place: int) -> bool:
    """Whether the place lies inside one letter of the source, such as between the two of a ligature."""
    return place > 0 and normal.places[place] == normal.places[place - 1]


def _end_of(text: str, normal: Normal, last: int) -> int:
    end = normal.places[last] + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


@lru_cache(maxsize=2000)
def _fold(letter: str) -> str:
    if letter in _DROP or unicodedata.combining(letter):
        return ""
    if letter.isspace():
        return " "
    folded = unicodedata.normalize("NFKD", letter.translate(_FOLD)).casefold()
    plain = "".join(part for part in folded if not unicodedata.combining(part))
    return " " if plain.isspace() else plain
