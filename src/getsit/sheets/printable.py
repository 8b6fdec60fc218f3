"""Words that every format can hold."""

import unicodedata

_UNPRINTABLE = {
    "Cc",
    "Cs",
    "Co",
}  # control characters, halves of pairs, private use: no font, no XML has them
_SPACES = "\n\t"


def printable(text: str) -> str:
    """The text without the characters that stand for no letter; line ends and tabs stay."""
    return "".join(one for one in text if one in _SPACES or unicodedata.category(one) not in _UNPRINTABLE)
