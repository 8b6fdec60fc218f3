"""What can be said again: short phrases cut from longer words, first names, counts in words.

Cuts at the borders of sentences and clauses and never changes a character. Does not know grammar: frames
around a phrase must take any phrase, and a phrase that surely hangs in the air is not taken.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.sentences import Stretch, find_clauses, find_sentences
from getsit.text.wording import Wording
from getsit.text.words import content_stems, count_words, find_words

MOST_WORDS = 14  # longer is no short phrase any more
LONGEST = 20  # where nothing shorter can be cut
FEWEST_WORDS = 2
_GOOD_LENGTH = 9  # words; about one breath
_OPENERS = re.compile(
    r"^(?:(?:(?:she|he|they) (?:said|says|thought|thinks|told me|mentioned|added)(?: that)?"
    r"|so that|and|but|so|or|well|now|because|honestly|frankly|look|listen|right|okay|ok|yeah|yes|no"
    r"|oh|um+|uh+|er+|erm|hmm+|mm+|actually|basically|like|i mean|you know|i think|i guess|you see|to be"
    r" (?:honest|fair|frank)|of course|mostly|mainly|also|then|plus)\b[,;:\s…–—-]*)+",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",\s*(?:that's all|that's it|you know|really|i really would|to be honest|honestly|i think|i guess"
    r"|i suppose|you see|right|or something|and so on|actually|though|frankly|obviously"
    r"|basically|anyways?)[\s.!]*$",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:um+|uh+|er|erm|hmm+|you know|i mean|sort of|kind of|let's say|if you will"
    r"|as i (?:said|told you))\b"
    r"|, like\b|\blike,|\b(\w+),? \1\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s+(?=(?:and|so|when|if|until|unless|without|before|after|instead of|or)\s)", re.IGNORECASE
)
_HANGS_AT_END = frozenset(
    """a an the my our your his her its their this these those some any every no of to in on at by for from
    with without into onto about than as and or but so because if when while that which who whose is are was
    were be been being am i'm it's that's there's we're they're you're have has had do does did will would
    can could should may might must not very really quite too just gonna wanna""".split()
)
_HANGS_AT_START = frozenset("of than nor which whose who whom that's which's".split())
_POINTS_ELSEWHERE = frozenset("it that this they those these he she".split())
_LEANS = frozenset("if when unless until because although though while where whether after before as".split())
_MAIN = frozenset("i i'd i'll i'm we we'd we'll we're you you'd you'll then they'd it'd it'll".split())
_SUBJECTS = frozenset("i you we they it he she the this these there".split())
_END_MARKS = " \t\n,;:–—-…\"'“”‘"
_TITLES = frozenset("dr prof mr mrs ms miss mx sir dame rev father sister judge".split())
_NO_NAMES = re.compile(
    r"^(?:speaker|interviewer|unknown|participant|guest|user|host|them|they)\b", re.IGNORECASE
)


def short_phrases(text: str, *, loose: bool = False) -> list[Stretch]:
    """Every stretch of the text that can be said alone as a short phrase, the best first.

    `loose` lets questions and words of hesitation through, where the candidate alone reads them.
    """
    wholes = [whole for one in find_sentences(text) for whole in _cleaned(text, one.start, one.end)]
    starts, ends = {one.start for one in wholes}, {one.end for one in wholes}
    found = {(one.start, one.end): one for one in _candidates(text)}
    good = [one for one in found.values() if _stands(one.text, ends=one.end in ends, loose=loose)]
    borders = {(one.start, one.end): (one.start in starts) + (one.end in ends) for one in good}
    return sorted(good, key=lambda one: (-worth(one.text, borders=borders[one.start, one.end]), one.start))


def short_phrase(text: str, *, loose: bool = False) -> Stretch | None:
    """The best short phrase of the text, or None when none can be cut from it."""
    return next(iter(short_phrases(text, loose=loose)), None)


def worth(words: str, *, borders: int = 0) -> float:
    """How well the words serve as a phrase: more for content, a good length and each border of a sentence;
    less for fillers and for what only points elsewhere. Only good for comparing."""
    length = count_words(words)
    first = next(find_words(words)).plain
    return (
        min(len(set(content_stems(words))), 6)
        + 0.8 * bool(find_numbers(words))
        + 0.9 * borders
        - 0.35 * abs(length - _GOOD_LENGTH)
        - 4.0 * bool(_FILLER.search(words))
        - 1.0 * (first in _POINTS_ELSEWHERE)
        - 1.0 * (length > MOST_WORDS)
        - 1.0 * (length < 3)
    )


def first_words(text: str, *, most: int = 14) -> Stretch | None:
    """The first words of the text that say something, cut at a clause or after `most` words."""
    sentences = [one for one in find_sentences(text) if any(find_words(one.text))]
    telling = [one for one in sentences if count_words(one.text) >= 4]
    first = next(iter(telling or sentences), None)
    if first is None:
        return None
    words = [word for word in find_words(text) if word.start >= first.start]
    last = min(most, len(words)) - 1
    while 2 < last < len(words) - 1 and words[last].plain in _HANGS_AT_END:
        last -= 1
    ends = [clause.end for clause in find_clauses(text) if words[0].start < clause.end <= words[last].end + 1]
    far_enough = [end for end in ends if len(list(find_words(text[first.start : end]))) >= 5]
    return _trimmed(text, first.start, max(far_enough, default=words[last].end))


def first_name(name: str) -> str:
    """How a letter addresses somebody of that name; "" when it is no name of a person."""
    plain = " ".join(name.split("(", maxsplit=1)[0].split())
    if not plain or _NO_NAMES.match(plain) or not any(letter.isalpha() for letter in plain):
        return ""
    if "," in plain:
        plain = " ".join(reversed([part.strip() for part in plain.split(",", 1)]))
    parts = plain.split()
    return plain if parts[0].lower().strip(".") in _TITLES or len(parts[0].strip(".")) < 2 else parts[0]


def number_word(wording: Wording, count: int) -> str:
    """The count in words up to twelve, in digits beyond."""
    words = wording.all("follow_up.numbers")
    return words[count] if count < len(words) else str(count)


def times(wording: Wording, count: int) -> str:
    """How often, in words."""
    words = wording.all("follow_up.times")
    if count < len(words):
        return words[count]
    return wording.say("follow_up.times_many", count=number_word(wording, count))


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


# --- phrases --------------------------------------------------------------------------------------------


def _candidates(text: str) -> Iterator[Stretch]:
    for sentence in find_sentences(text):
        yield from _cleaned(text, sentence.start, sentence.end)
        clauses = [c for c in find_clauses(text) if sentence.start <= c.start < sentence.end]
        for clause in clauses:
            yield from _cleaned(text, clause.start, clause.end)
            yield from _parts(text, clause)
        for one, other in pairwise(clauses):
            yield from _cleaned(text, one.start, other.end)


def _parts(text: str, clause: Stretch) -> Iterator[Stretch]:
    """Pieces of a clause that is too long, cut where a joining word begins."""
    if count_words(clause.text) <= MOST_WORDS:
        return
    cuts = [clause.start, *(m.end() for m in _CUT.finditer(text, clause.start, clause.end)), clause.end]
    for begin, end in pairwise(cuts):
        yield from _cleaned(text, begin, end)


def _cleaned(text: str, start: int, end: int) -> Iterator[Stretch]:
    tag = _TAG.search(straight(text[start:end]))
    cleaned = _trimmed(text, _after_openers(text, start, end), start + tag.start() if tag else end)
    if cleaned is not None:
        yield cleaned


def _after_openers(text: str, start: int, end: int) -> int:
    opening = _OPENERS.match(straight(text[start:end]))
    return start + opening.end() if opening else start


def _trimmed(text: str, start: int, end: int) -> Stretch | None:
    while start < end and text[start] in _END_MARKS + ".)]":
        start += 1
    while end > start and text[end - 1] in _END_MARKS + ".![(":
        end -= 1
    return Stretch(text[start:end], start, end) if end > start else None


def _stands(words: str, *, ends: bool, loose: bool) -> bool:
    plain = [word.plain for word in find_words(words)]
    marks = re.search(r"[\n“”\"\[\](){}█]", words) or words.count("?") > int(loose)
    return (
        FEWEST_WORDS <= len(plain) <= LONGEST
        and len(words.split()) <= LONGEST
        and bool(content_stems(words))
        and plain[-1] not in _HANGS_AT_END
        and plain[0] not in _HANGS_AT_START
        and not marks
        and (loose or not (_FILLER.search(words) or _leans(plain, ends=ends)))
    )


def _leans(plain: list[str], *, ends: bool) -> bool:
    """Begins as a side clause and has no main clause behind it."""
    if plain[0] == "that":
        return plain[1] in _SUBJECTS
    return plain[0] in _LEANS and not (ends and _MAIN.intersection(plain[4:]))
