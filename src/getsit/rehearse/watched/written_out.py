"""A sentence as plain words: small letters but for names, short forms written out, fillers left out."""

import re
from collections.abc import Sequence
from functools import cache

from getsit.rehearse.watched.tables import lines, pairs, words_of

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9]+(?:[.,:'’&-][A-Za-zÀ-ÿ0-9]+)*(?:%|(?<=s)'(?!\w))?|[.,;:–—-]")
_DATES = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Christmas|Easter|Whitsun)\b"
)
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w-]*")
_TITLED = re.compile(r"\b(?:Mrs|Mr|Ms|Dr|St)\b\.?(?: [A-Z]\w+)?")
_FIRST = re.compile(
    r"([A-Z]\w+)(?:'s| (?:is|was|has|had|will|won't|would|should|could|can|can't|knows|says|does|doesn't))\b"
)
_FILLED = re.compile(
    r",? (?:you know|i mean|really|actually|honestly|basically|to be fair|i think|i suppose)(?=[,. ]|$),?",
    re.IGNORECASE,
)


def tokens_of(text: str) -> list[str]:
    """Words and the marks between them, as written."""
    return _WORD.findall(text.replace("’", "'"))


def plain_words(text: str) -> list[str]:
    """The words in small letters, short forms written out ("can't" as "cannot")."""
    return [word for word in written_out(tokens_of(text)) if word[0].isalnum()]


def written_out(tokens: Sequence[str], *, keep: frozenset[str] = frozenset()) -> list[str]:
    """The words and marks with short forms written out, all in small letters but the names to keep."""
    out: list[str] = []
    for place, token in enumerate(tokens):
        word = token if token.partition("'")[0] in keep else token.lower()
        following = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
        out += _long_form(word, following).split()
    return out


def names_in(text: str) -> frozenset[str]:
    """Words that are written large wherever they stand."""
    found = [*_INSIDE.findall(text), *_TITLED.findall(text), *_DATES.findall(text), *_first_name(text)]
    return frozenset(word for one in found for word in one.split()) - {"I"}


def without_fillers(sentence: str) -> str:
    """The sentence without its last mark and the words that say nothing."""
    text = sentence.replace("’", "'").strip().rstrip(".!")
    for _ in range(3):
        begun = next((one for one in _fillers() if text.lower().startswith(f"{one} ")), "")
        text = text[len(begun) :].lstrip(" ,")
    return _FILLED.sub("", text)


def _first_name(text: str) -> list[str]:
    """The first word where it is most likely a name: one thing that does something, without an article."""
    found = _FIRST.match(text)
    if found is None or found[1].endswith("s"):
        return []
    small = found[1].lower()
    known = small in words_of("synonyms", "sets", "never_names") | words_of("synonyms", "sets", "noun_before")
    return [] if known or small in pairs("synonyms", "words") else [found[1]]


def _long_form(word: str, following: str) -> str:
    if "'" not in word and word not in {"gonna", "wanna"}:
        return word
    short = pairs("synonyms", "contractions")
    if word in short:
        long = short[word][0]
        return long.replace(" is", " has") if _is_done(following) else long
    for ending in ("n't", "'re", "'ve", "'ll", "'d"):
        if word.endswith(ending):
            long = "had" if ending == "'d" and _is_done(following) else short[ending][0]
            return f"{word.removesuffix(ending)} {long}"
    if word.endswith("'s") and following in {"been", "gone", "had", "got"}:
        return word.removesuffix("'s") + " has"
    return word


def _is_done(word: str) -> bool:
    done = words_of("synonyms", "sets", "done")
    return word in done or (word.endswith("ed") and word not in {"need", "tired", "red"})


@cache
def _fillers() -> tuple[str, ...]:
    every = (one.strip() for line in lines("synonyms", "fillers") for one in line.split("|"))
    return tuple(sorted((one for one in every if one), key=len, reverse=True))
