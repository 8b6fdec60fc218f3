"""Forms of English verbs and nouns, as far as everyday words need them."""

from collections.abc import Mapping
from enum import IntEnum
from functools import cache

from getsit.rehearse.watched.tables import lines

_VOWELS = "aeiou"


class Form(IntEnum):
    """A place in the list of a verb's forms."""

    BASE = 0
    THIRD = 1
    PAST = 2
    DONE = 3
    DOING = 4


def forms(verb: str) -> tuple[str, ...]:
    """The five forms of a verb; of several words the first is bent ("show up": "shows up")."""
    head, _, rest = verb.partition(" ")
    bent = _irregular().get(head) or (head, _third(head), _past(head), _past(head), _doing(head))
    return tuple(f"{form} {rest}".strip() for form in bent)


def plural(noun: str) -> str:
    """More than one of it; of several words the last is bent, or the one before "of", "in" and the like."""
    head, joint, rest = _split(noun)
    before, _, last = head.rpartition(" ")
    bent = _PLURALS.get(last) or _third(last)
    return f"{before} {bent}".strip() + joint + rest


_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "people": "people",
    "staff": "staff",
    "half": "halves", "news": "news", "cash": "cash", "pay": "pay", "works": "works", "knife": "knives",
    "assistance": "assistance", "mother": "mothers", "state": "states",
}  # fmt: skip
_JOINTS = (
    " of ",
    " in ",
    " at ",
    " who ",
    " or ",
    " before ",
    " off ",
    " for ",
    " next ",
    " sent ",
    " after ",
)


def _split(noun: str) -> tuple[str, str, str]:
    for joint in _JOINTS:
        if joint in noun:
            return noun.partition(joint)
    return noun, "", ""


def _third(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _doing(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    short = len(verb) <= 4 or verb in {"permit", "regret", "admit", "commit"}
    ends = verb[-3:-2] not in _VOWELS and verb[-2:-1] in _VOWELS and verb[-1] not in "aeiouwxy"
    return verb + verb[-1] if short and ends else verb


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    return {line.split()[0]: tuple(line.split()) for line in lines("synonyms", "irregular")}
