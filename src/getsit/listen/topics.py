"""What a stretch of talk is about, in its words: weighty stems, and how much two stretches share.

Weighs a stem down when it stands in any workplace talk or all over this one. Knows no synonyms.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from getsit.listen.thresholds import (
    COMMON_TURNS,
    COMMON_WEIGHT,
    GENERIC_WEIGHT,
    TOPIC_FULL,
)
from getsit.text.words import carries_content, plain_words, stem

_GENERIC_WORDS = """team people work works working job role company business time day days week weeks month
months year years want wants wanted need needs needed help helps look looks looking good great better best
new old way ways place come comes coming came give gives gave take takes took tell tells told talk talking
ask asks asked keep keeps kept start starts started first second next last big small long short hard easy
real important issue issues problem problems question questions answer experience manager managing manage
able sort try tried trying use used using find found feel happen happened happens person everyone everybody
everything anything nothing someone man woman guys love like likes hope happy part parts point points mean
stuff run running put set end hear heard said mention mentioned described fair yes worth interesting
interested position know knows known knew half third quarter whole thank thanks hello please sorry welcome
bye morning afternoon begin begins began couple number back two three four five six seven eight nine
ten hundred today tomorrow
""".split()
GENERIC = frozenset(stem(word) for word in _GENERIC_WORDS)

_IRREGULAR = {
    form: forms[0]
    for forms in (
        line.split()
        for line in """write wrote written / lose lost / send sent / spend spent / build built
        / buy bought / sell sold / teach taught / pay paid / break broke broken / throw threw thrown
        / choose chose chosen / drive drove driven / hold held / leave left / lend lent / grow grew grown
        / fall fell fallen / draw drew drawn / hire hired / steal stole stolen / catch caught / fly flew flown
        / speak spoke spoken / sleep slept / bring brought / feed fed / meet met / win won""".split("/")
    )
    for form in forms
}
_PART = 5  # letters; "cut-off" is no cut, and a "night-shift" is a shift


@lru_cache(maxsize=20_000)
def topic_of(text: str) -> frozenset[str]:
    """The content stems of the text; a compound counts without hyphens, and by its longer parts."""
    stems: set[str] = set()
    for plain in plain_words(text):
        if carries_content(plain):
            stems.add(stem(_IRREGULAR.get(plain, plain).replace("-", "")))
        if "-" in plain:
            parts = [part for part in plain.split("-") if len(part) >= _PART]
            stems.update(stem(part) for part in parts if carries_content(part))
    return frozenset(stems)


class Topics:
    """Weights of stems within one talk: generic words and words that stand in many turns weigh little."""

    def __init__(self, turns: Iterable[str]) -> None:
        texts = list(turns)
        counts = Counter(stem for text in texts for stem in topic_of(text))
        often = max(4.0, COMMON_TURNS * len(texts))
        self._common = frozenset(stem for stem, count in counts.items() if count > often)

    def weight(self, stem: str) -> float:
        """How much one shared stem says about a shared topic, up to 1."""
        if stem in GENERIC:
            return GENERIC_WEIGHT
        return COMMON_WEIGHT if stem in self._common else 1.0

    def total(self, stems: Iterable[str]) -> float:
        """The weight of these stems together."""
        return sum(self.weight(stem) for stem in stems)

    def share(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """Which weighted share of `part` stands in `whole`, 0 to 1; long parts are not held to every word."""
        wanted = min(self.total(part), TOPIC_FULL)
        return min(1.0, self.total(part & whole) / wanted) if wanted else 0.0
