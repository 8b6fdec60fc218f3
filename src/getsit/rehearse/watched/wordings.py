"""The same turn in other dress: padded, in a second language's English, or as a machine wrote it down.

Each is a pure function of the text: what is said stays, numbers and negations among it; only how it is said
changes.
"""

import re
from functools import cache
from zlib import crc32

from getsit.rehearse.watched.tables import lines, pairs
from getsit.rehearse.watched.talk import sentences

_SHORT = re.compile(
    r"\b(\w+)n't\b|\b(i|you|we|they|he|she|it|that|there|what|who|where|here|how)'(m|re|ve|ll|d|s)\b"
)
_ARTICLE = re.compile(
    r"\b(?:the|a|an) (?!few|lot|little|bit|third|quarter|fifth|half|hundred|dozen|thousand)", re.IGNORECASE
)
_ENDINGS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "is"}
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
_EVERY_FILLER = 9  # words between two fillers of the machine's text


def doubled(text: str) -> str:
    """The turn with about twice its words and nothing more said."""
    wanted = 2 * len(text.split())
    parts = sentences(text)
    padding = [""] * len(parts)
    place = crc32(text.encode())
    while parts and sum(len(one.split()) for one in (*parts, *padding)) < wanted - 1:
        at = min(range(len(parts)), key=lambda here: len(padding[here].split()) / len(parts[here].split()))
        missing = wanted - sum(len(one.split()) for one in (*parts, *padding))
        padding[at] = f"{padding[at]} {_empty_words(place, missing, padding)}".strip()
        place += 1
    return " ".join(_padded(one, pad) for one, pad in zip(parts, padding, strict=True))


def second_language(text: str) -> str:
    """The turn as somebody says it who learned English late: few articles, simple tenses, odd small words."""
    out = text.replace("’", "'")
    for pattern, other in _slips():
        out = pattern.sub(other, out)
    out = _fewer_articles(out)
    return re.sub(r"(^|[.!?] )([a-z])", lambda found: found[1] + found[2].upper(), out)


def machine_heard(text: str) -> str:
    """The turn as a machine writes speech down: small letters, no marks at all, a filler here and there."""
    plain = _SHORT.sub(_long, text.replace("’", "'").lower())
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", plain).replace("%", " percent")
    plain = re.sub(r"(?<=\d)[.](?=\d)", " point ", plain)
    words = re.sub(r"[^\w\s]|_", " ", re.sub(r"(?<=\w)'(?=\w)", "", plain)).split()
    fillers = lines("wordings", "fillers")
    start = crc32(text.encode())
    out: list[str] = []
    for place, word in enumerate(words, start=1):
        out.append(word)
        if (place + start) % _EVERY_FILLER == 0 and place < len(words):
            out.append(fillers[(place + start) // _EVERY_FILLER % len(fillers)])
    return " ".join(out)


def _empty_words(place: int, most: int, padding: list[str]) -> str:
    """A phrase that says nothing, of at most so many words; a new one while there is one."""
    leads = [one for one in lines("wordings", "leads") if len(one.split()) <= most]
    fresh = [one for one in leads if not any(one in pad for pad in padding)]
    fresh = fresh or [one for one in lines("wordings", "more") if not any(one in pad for pad in padding)]
    fresh = fresh or list(lines("wordings", "more"))
    return fresh[place % len(fresh)]


def _padded(sentence: str, padding: str) -> str:
    if not padding:
        return sentence
    first, _, rest = sentence.partition(" ")
    small = first if first.lower().strip(",.") not in _small_words() else first[0].lower() + first[1:]
    return f"{padding[0].upper()}{padding[1:]} {small} {rest}".strip()


@cache
def _small_words() -> frozenset[str]:
    return frozenset(word for line in lines("wordings", "small") for word in line.split())


@cache
def _slips() -> tuple[tuple[re.Pattern[str], str], ...]:
    every = pairs("wordings", "slips").items()
    return tuple((re.compile(left, re.IGNORECASE), right[0].replace("~", " ")) for left, right in every)


def _fewer_articles(text: str) -> str:
    """Two of three articles go."""
    place = 0

    def one(found: re.Match[str]) -> str:
        nonlocal place
        place += 1
        return found[0] if place % 3 == 0 else ""

    return _ARTICLE.sub(one, text)


def _long(found: re.Match[str]) -> str:
    if found[1] is not None:
        return f"{_STEMS.get(found[1], found[1])} not"
    return f"{found[2]} {_ENDINGS[found[3]]}"
