"""Bytes to text: byte order marks, UTF-8, UTF-16, and Windows' western letters where they make sense.

Knows how letters are coded. Does not guess among other code pages: a wrong guess would invent letters.
"""

import codecs
import re

from getsit.errors import LettersUnreadable
from getsit.reading.pieces import is_control
from getsit.reading.told import say

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_AS_UTF8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_WESTERN_ALONE = set("€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™› ¡£¥§©«¬®¯°±²³´µ¶·¸¹»¼½¾¿×÷\xa0\xad")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MOST_CONTROLS = 0.01  # of all characters; more than that is no text
_LEAST_SENSIBLE = 0.8  # of the letters outside ASCII that must touch an ASCII letter to be believed


def decode(data: bytes, *, name: str) -> str:
    """The text of the bytes, letter for letter, without its byte order mark.

    LettersUnreadable for binary data, damaged UTF-8 and code pages that cannot be told from the bytes.
    """
    text = _marked(data, name=name)
    if text is None:
        text = _unmarked(data, name=name)
    if is_binary(text):
        raise LettersUnreadable(name=name, reason=say("reason.binary"))
    return text


def decode_page(data: bytes, *, name: str, media_type: str = "") -> str:
    """The text of a web page, by its byte order mark, UTF-8, or the code page that it declares."""
    declared = _DECLARED.search(media_type.encode()) or _DECLARED.search(data[:4096])
    if any(data.startswith(mark) for mark, _ in _MARKS) or not declared or _is_utf8(data):
        return decode(data, name=name)
    try:
        return data.decode(codecs.lookup(declared.group(1).decode("ascii")).name)
    except (LookupError, UnicodeDecodeError):
        return decode(data, name=name)


def is_binary(text: str) -> bool:
    """Whether so many characters are no letters that this cannot have been meant as text."""
    controls = sum(1 for letter in text if letter not in "\n\r\t\f\v" and is_control(letter))
    return controls > len(text) * _MOST_CONTROLS


def _marked(data: bytes, *, name: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name=name)
    return None


def _unmarked(data: bytes, *, name: str) -> str:
    if encoding := _wide(data):
        return _strictly(data, encoding, name=name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as damage:
        western = None if _KNOWN_AS_UTF8.search(data) else _western(data)
        if western is None:
            raise _unreadable(damage, name=name) from damage
        return western


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: in Latin letters every second byte is zero."""
    sample = data[:4096]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.05 else None


def _strictly(data: bytes, encoding: str, *, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as damage:
        raise _unreadable(damage, name=name) from damage


def _western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [place for place, letter in enumerate(text) if not letter.isascii()]
    sensible = sum(1 for place in high if text[place] in _WESTERN_ALONE or _touches_latin(text, place))
    return text if sensible >= len(high) * _LEAST_SENSIBLE else None


def _touches_latin(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return any(letter.isascii() and letter.isalpha() for letter in around)


def _unreadable(damage: UnicodeDecodeError, *, name: str) -> LettersUnreadable:
    return LettersUnreadable(name=name, reason=say("reason.bad_byte", byte=damage.start + 1))
