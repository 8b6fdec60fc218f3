"""Numbers in a text, as digits or in words, with their places and one comparable form.

Knows English cardinals up to the millions, percentages, money, fractions ("a third", "half") and bounded
ranges. Does not convert units.
"""

import re
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = (
    {word: value for value, word in enumerate(_ONES)}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
    | {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
)
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1, "thirds": 1 / 3,
              "quarters": 0.25, "fifths": 0.2, "tenths": 0.1}  # fmt: skip
_SCALES = {100, 1_000, 1_000_000}

_DIGIT = "|".join(_ONES[1:10])
_WHOLE = "|".join(sorted(_ONES, key=len, reverse=True))
_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{_DIGIT})\b)?|{_WHOLE})"
_SCALE = r"(?:hundred|thousand|million|dozen)"
_REST = rf"(?:[\s-](?:and[\s-])?{_SMALL}\b)?"
# "forty-six two terms" is two numbers: a small one is followed by a scale, never by another small one.
_CARDINAL = rf"(?:{_SMALL}\b|{_SCALE}\b{_REST})(?:[\s-]{_SCALE}\b{_REST})*"
_NUMBER = re.compile(
    rf"""(?P<digits>(?<![\w.])[£$€]?\d{{1,3}}(?:[,\u202f\u00a0 ]\d{{3}})+(?:\.\d+)?(?![\d])
        |(?<![\w.])[£$€]?\d+(?:\.\d+)?)
        (?P<scale>\s?(?:k|m|bn|million|thousand|hundred)\b)?
        (?P<percent>\s?(?:%|per\ ?cent\b|percent\b))?
      | (?P<fraction>\b(?:(?:a|one|two|three|four)[\s-])?(?:half|thirds?|quarters?|fifths?|tenths?)\b)
      | (?P<words>\b{_CARDINAL})
        (?P<wpercent>\s?(?:per\ ?cent\b|percent\b|%))?""",
    re.IGNORECASE | re.VERBOSE,
)
_VAGUE = {"one"}  # "one" is mostly a pronoun; it never counts as a claimed number


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its place. `value` is comparable (percentages as written: 6 % is 6 with `percent`)."""

    text: str
    start: int
    end: int
    value: float
    percent: bool = False


def find_numbers(text: str) -> list[Number]:
    """Every number of the text in order, written in digits or in words."""
    return [number for match in _NUMBER.finditer(text) if (number := _read(match)) is not None]


def same_number(one: Number, other: Number) -> bool:
    """Whether two numbers say the same amount, however they are written."""
    if one.percent != other.percent:
        shares = [n.value / 100 if n.percent else n.value for n in (one, other)]
        return abs(shares[0] - shares[1]) < 1e-6 and min(shares) < 1
    return abs(one.value - other.value) <= 1e-6 * max(1.0, abs(one.value))


def _read(match: re.Match[str]) -> Number | None:
    percent = bool(match["percent"] or match["wpercent"])
    if match["digits"]:
        value = float(re.sub(r"[^\d.]", "", match["digits"]))
        value *= _scale((match["scale"] or "").strip().lower())
    elif match["fraction"]:
        value = _fraction(match["fraction"].lower())
    elif match["words"].lower() in _VAGUE and not percent:
        return None
    else:
        value = _cardinal(match["words"].lower())
    return Number(match.group(), match.start(), match.end(), value, percent)


def _scale(word: str) -> float:
    return {"k": 1e3, "thousand": 1e3, "hundred": 100, "m": 1e6, "million": 1e6, "bn": 1e9}.get(word, 1)


def _fraction(words: str) -> float:
    parts = re.split(r"[\s-]", words)
    times = {"two": 2, "three": 3, "four": 4}.get(parts[0], 1)
    return times * _FRACTIONS[parts[-1]]


def _cardinal(words: str) -> float:
    total, current = 0, 0
    for word in re.split(r"[\s-]+", words):
        if word == "and":
            continue
        value = _VALUES[word]
        if value in _SCALES:
            current = max(current, 1) * value
            if value > 100:
                total, current = total + current, 0
        elif word == "dozen":
            current = max(current, 1) * value
        else:
            current += value
    return float(total + current)
