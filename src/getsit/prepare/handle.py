"""A short handle for a need: the few words of its gist that name the matter ("the weekly rota").

Exact characters of the gist, never bent. Where no run of naming words is found, the gist itself.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from getsit.model.need import Need
from getsit.prepare.short import shorten
from getsit.prepare.verbs import is_base_verb, is_past_verb
from getsit.prepare.vocabulary import rare_stems
from getsit.text.lines import one_line
from getsit.text.words import FUNCTION_WORDS, Word, find_words

_SHORT_GIST = 60  # characters: a gist this short is its own best handle when it names nothing in two words
_LEAST_SAID = 3  # words
_SPEECH_LEAD = re.compile(
    r"^(?:(?:and|but|so|well|look|yes|no|oh|honestly|i mean|you know|to be honest|i think|because)\b[, ]*)+",
    re.IGNORECASE,
)
_RETOLD = re.compile(
    r"^(?:and |but |then )?(?:she|he|they|[A-Z][a-z]+) (?:also |then )?"
    r"(?:said|says|told me|thinks|thought|mentioned|added|explained)(?: that)?:? ",
)  # how notes from memory begin; what was said comes after it
_LATER = 0.5  # worth lost by each word before the run
_LONGEST = 4  # words
_LOOSE = frozenset(
    """short late low high well better worse more less new full good many much several different own very
    less report reports say says show shows run runs keep keeps need needs want wants begin begins
    help helps day days week weeks month
    months year years hour hours first last next earlier later together daily weekly monthly busy able
    key main overall""".split()
)  # words that name nothing at the end of a handle
_COUNTS = frozenset(
    "least most one two three four five six seven eight nine ten eleven twelve dozen hundred half".split()
)
_NO_ADVERBS = frozenset(
    "weekly daily monthly yearly hourly family supply assembly early elderly reply".split()
)
_PRONOUNS = frozenset("nobody everybody everyone anyone anybody nothing everything none".split())
_BEFORE_A_THING = re.compile(
    r"(?:^|\b(?:the|our|their|your|its|his|her|my|this|these|those|an?|of|for|in|with|on|between|across|from|all|both"
    r"|every|each|no|about|over)\s(?:(?:new|own|other|many|several|various|different)\s)?)$",
    re.IGNORECASE,
)
_WEAK_START = frozenset("more less many much several various different other such own new".split())


@lru_cache(maxsize=5_000)
def handle_of(gist: str) -> str:
    """The run of naming words in the gist that says most, with its "the"; the shortened gist without one."""
    gist = shorten(gist, longest=_SHORT_GIST)  # what comes later in a line is another matter
    words = list(find_words(gist))
    runs = [run for run in _runs(gist, words) if _worth(run)]
    if not runs or (all(len(run) == 1 for run in runs) and len(shorten(gist)) <= _SHORT_GIST):
        return shorten(gist)
    # What comes first in a line is what it is about: a later run must say clearly more.
    named = [run for run in runs if _is_named(gist, run)]
    if not named:
        return shorten(gist, longest=_SHORT_GIST)
    best = max(named, key=lambda run: _worth(run) - _LATER * gist.count(" ", 0, run[0].start))
    start = best[0].start
    if gist[:start].endswith("the "):
        start -= len("the ")
    return gist[start : best[-1].end]


def _is_named(gist: str, run: list[Word]) -> bool:
    """Whether the run is surely a thing: two words and more after "the", "our", "of" and the like."""
    last = run[-1].plain
    verb = is_base_verb(last) or is_past_verb(last) or last.endswith(("ing", "'d", "'s", "'ll", "'re"))
    return len(run) > 1 and not verb and _BEFORE_A_THING.search(gist[: run[0].start]) is not None


def _worth(run: list[Word]) -> float:
    rare = len(rare_stems(" ".join(word.text for word in run)))
    alone = len(run) == 1 and (len(run[0].text) <= 5 or run[0].text[0].isupper())
    return 0 if alone or not rare else 2 * min(rare, 2) + min(len(run), 3)


def _runs(gist: str, words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for place, word in enumerate(words):
        touches = not run or gist[run[-1].end : word.start] == " "
        if _breaks(word, first=place == 0, after=words[place - 1].plain if place else ""):
            yield from _trimmed(run)
            run = []
        elif touches:
            run.append(word)
        else:
            yield from _trimmed(run)
            run = [word]
    yield from _trimmed(run)


def _breaks(word: Word, *, first: bool, after: str) -> bool:
    plain = word.plain
    if (
        plain in FUNCTION_WORDS
        or plain in _PRONOUNS
        or plain in _COUNTS
        or plain[0].isdigit()
        or _is_adverb(plain)
    ):
        return True
    opens_deed = first or after in {"and", "to", "will", "or", "must", "can"}
    if opens_deed and (is_base_verb(plain) or re.search(r"ing$|ise$|ize$", plain)):
        return True
    if is_base_verb(plain) and after.endswith("s") and not after.endswith("ss"):
        return True  # a verb after its subject: "households wait"
    return is_past_verb(plain) and not first


def _is_adverb(plain: str) -> bool:
    return plain.endswith("ly") and plain not in _NO_ADVERBS


def _trimmed(run: list[Word]) -> Iterator[list[Word]]:
    while run and run[-1].plain in _LOOSE:
        run = run[:-1]
    while run and run[0].plain in _WEAK_START:
        run = run[1:]
    if run:
        yield run[-_LONGEST:]


def words_of(need: Need) -> str:
    """The words that stand for a need: what was said last where it was said, else its gist.

    A need that homework predicted in one wording and a manager voiced in another goes by the manager's.
    """
    said = [voicing.quote.exact for voicing in need.voicings if not voicing.remembered]
    text = one_line(said[-1] if said else need.gist)
    lead = _SPEECH_LEAD.match(text) if said or not need.voicings else _RETOLD.match(text)
    rest = text[lead.end() :] if lead else text
    return (rest if len(rest.split()) >= _LEAST_SAID else text).strip(" .;:,")
