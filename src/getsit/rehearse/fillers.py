"""A turn without the words that say nothing, so that padding and politeness change nothing that is heard.

What is left keeps, letter by letter, its place in what was typed.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from getsit.text.lines import straight

MOST_TIMES = 4  # fillers stand in rows: "well, you know, to be honest, …"
_EDGE = r"[\s,;:–—-]*"
_SENTENCE = r"(?:^|(?<=[.!?…\n]))"


@dataclass(frozen=True, slots=True)
class Lean:
    """What is left of a text, and where each of its letters stood; one place more marks the end."""

    text: str
    places: Sequence[int]

    def there(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch stands in the text as it was typed."""
        if not self.text or start >= end:
            return self.places[0], self.places[-1]
        return self.places[start], self.places[min(end, len(self.text)) - 1] + 1


def lean(text: str) -> Lean:
    """The text without fillers; the text itself where nothing else would be left."""
    kept = [True] * len(text)
    for _ in range(MOST_TIMES):
        if not _strike(text, kept):
            break
    places = [place for place, keeps in enumerate(kept) if keeps]
    places = [place for at, place in enumerate(places) if not _is_second_space(text, places, at)]
    left = _capitals("".join(text[place] for place in places))
    if not re.search(r"\w", left):
        return Lean(text, [*range(len(text) + 1)])
    return Lean(left, [*places, len(text)])


def without_fillers(text: str) -> str:
    """What is left of the text without fillers."""
    return lean(text).text.strip()


def _is_second_space(text: str, places: Sequence[int], at: int) -> bool:
    return text[places[at]] == " " and (at == 0 or text[places[at - 1]] == " ")


def _capitals(text: str) -> str:
    """A capital where a sentence begins; letters and their number stay."""
    return re.sub(rf"{_SENTENCE}\W*[a-z]", lambda found: found[0].upper(), text)


def _strike(text: str, kept: list[bool]) -> bool:
    """Strikes out every filler of what is left; whether there was one."""
    places = [place for place, keeps in enumerate(kept) if keeps]
    left = straight("".join(text[place] for place in places))
    struck = False
    for pattern in _patterns():
        for found in pattern.finditer(left):
            inside = [places[at] for at in range(found.start("said"), found.end("said"))]
            if any(kept[place] for place in inside):
                struck = True
            for place in inside:
                kept[place] = False
    return struck


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    told = tomllib.loads(files("getsit.rehearse").joinpath("fillers.toml").read_text(encoding="utf-8"))
    anywhere = "|".join(f"(?:{one})" for one in (*told["noises"], *told["anywhere"]))
    lead = "|".join(f"(?:{one})" for one in told["lead"])
    return (
        re.compile(rf"\b(?P<said>(?:{anywhere})\b(?: ?,)?)", re.IGNORECASE),
        re.compile(rf"{_SENTENCE}{_EDGE}(?P<said>(?:{lead})\b(?: ?[,:])?)", re.IGNORECASE),
    )
