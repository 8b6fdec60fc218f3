"""What can be told by its form: nothing said, orders to a machine, insults, "sorry?", thanks, goodbye.

Only where wording is enough; what takes understanding is left to the hearing.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.words import FUNCTION_WORDS, content_stems, find_words


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    told = tomllib.loads(files("getsit.rehearse").joinpath("forms.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile("|".join(f"(?:{one})" for one in lines), re.IGNORECASE)
        for name, lines in told.items()
        if name != "facets"
    }


@cache
def facets() -> dict[str, re.Pattern[str]]:
    """What a question asks of a need, by its words; the first that fits."""
    told = tomllib.loads(files("getsit.rehearse").joinpath("forms.toml").read_text(encoding="utf-8"))
    return {name: re.compile(line, re.IGNORECASE) for name, line in told["facets"].items()}


STATED_WORDS = 4  # that a statement has at least
TELLING = 3  # from which a number tells something; one, two and a half are words of speech


def _form(name: str) -> re.Pattern[str]:
    return _forms()[name]


def bids(text: str) -> bool:
    """Whether it bids them tell something: a question without a question mark."""
    return bool(_form("bids").search(_plain(text)))


def asks_leave(text: str) -> bool:
    """Whether it asks to be allowed something, or for a yes to something of their own."""
    return bool(_form("asks_leave").search(_plain(text)))


def asks_what_it_is(text: str) -> bool:
    """Whether it asks who or what somebody or something is; the name itself is left out of the text."""
    return bool(_form("what_it_is").search(_plain(text)))


def asks_more(text: str) -> bool:
    """Whether it only asks to go on."""
    return bool(_form("more").search(_plain(text)))


def opens_asking(text: str) -> bool:
    """Whether it begins like a question, or like a condition that leads up to one."""
    return bool(_form("opens_asking").search(_plain(text)))


def begins_if(text: str) -> bool:
    """Whether it is a condition that something else must follow."""
    return bool(_form("begins_if").search(_plain(text))) and "?" not in text


def states(text: str) -> bool:
    """Whether it has the order of a statement, whatever mark stands at its end."""
    plain = _plain(_form("tag").sub("", text.strip()))
    if opens_asking(plain) or _form("asks_inside").search(plain):
        return False
    return bool(_form("has_subject").search(plain)) and len(plain.split()) >= STATED_WORDS


def concludes(text: str) -> bool:
    """Whether it draws a conclusion from what was said."""
    return bool(_form("concludes").search(_plain(text)))


def is_stock(text: str) -> bool:
    """Whether it has a stock phrase of listening in it."""
    return bool(_form("stock").search(_plain(text)))


def advises(text: str) -> bool:
    """Whether it tells them what to do."""
    return bool(_form("advises").search(_plain(text)))


def points(text: str, *, faintly: bool = False) -> bool:
    """Whether a word in it points at what was spoken of before; `faintly` counts "there" and "then" too."""
    there = {word.plain for word in find_words(text)}
    return bool(_POINTING & there) or (faintly and bool(_FAINTLY & there))


_FAINTLY = frozenset({"there", "then", "so"})
_POINTING = frozenset("it it's that that's this they them those these he she him her".split())


def speaks_of_oneself(text: str) -> bool:
    """Whether the candidate is in it."""
    return bool(_form("oneself").search(_plain(text)))


def notices_feeling(text: str) -> bool:
    """Whether it speaks of how something is for somebody."""
    return bool(_form("feeling").search(_plain(text)))


def puts_off(text: str) -> bool:
    """Whether it puts off what was asked, to ask first."""
    return bool(_form("puts_off").search(_plain(text))) and "?" not in text


def is_silence(text: str) -> bool:
    """Whether nothing was said."""
    return bool(_form("silence").match(text))


def is_orders(text: str) -> bool:
    """Whether the words are orders to a machine, or ask whether it is one."""
    return bool(_form("orders").search(_plain(text)))


def is_insult(text: str) -> bool:
    """Whether the manager is insulted."""
    return bool(_form("insult").search(_plain(text)))


def is_nonsense(text: str) -> bool:
    """Whether most words could not be English by their letters."""
    words = [word.plain for word in find_words(text) if word.plain.isalpha() and word.plain.isascii()]
    odd = sum(1 for word in words if not _could_be(word))
    return bool(words) and odd / len(words) > 0.5 and len("".join(words)) > 5


def _could_be(word: str) -> bool:
    if word in FUNCTION_WORDS or len(word) <= 2:
        return True
    vowels = sum(letter in "aeiouy" for letter in word)
    hard = re.search(
        r"[bcdfghjklmnpqrstvwxz]{5}|([a-z])\1\1|q[^u]|[jqxz][bcdfgjkpqvxz]|fj|dfg|sdf|jkl|kjh|hjk", word
    )
    return vowels > 0 and len(word) <= 20 and hard is None


def asks_to_repeat(text: str) -> bool:
    """Whether they ask to hear it again, or did not understand."""
    return len(list(find_words(text))) <= 18 and bool(_form("repeat").search(_plain(text)))


def is_thanks(text: str) -> bool:
    """Whether it is thanks and no more."""
    return bool(_form("thanks").match(text)) and "?" not in text


def is_bye(text: str) -> bool:
    """Whether they take their leave."""
    return bool(_form("bye").search(_plain(text)))


def presses(text: str) -> bool:
    """Whether they press for an offer."""
    return bool(_form("pressed").search(_plain(text)))


def asks_for_doubts(text: str) -> bool:
    """Whether they ask what speaks against them."""
    return bool(_form("concern").search(_plain(text)))


def asks_what_next(text: str) -> bool:
    """Whether they ask how it goes on after the talk."""
    return bool(_form("next").search(_plain(text)))


def accepts(text: str) -> bool:
    """Whether they take a correction."""
    return bool(_form("accepts").search(_plain(text)))


def checks(text: str) -> bool:
    """Whether they ask if they understood it rightly."""
    return bool(_form("check").search(_plain(text)))


def hands_back(text: str) -> bool:
    """Whether they ask if what they proposed would do."""
    return bool(_form("hands_back").search(_plain(text)))


def flatters(text: str) -> bool:
    """Whether it praises without content."""
    return bool(_form("flattery").search(_plain(text)))


def claims_too_much(text: str) -> bool:
    """Whether a claim is too big to believe."""
    return bool(_form("too_big").search(_plain(text)))


def speaks_ill(text: str) -> bool:
    """Whether a former employer or boss is spoken ill of."""
    return bool(_form("bad_mouth").search(_plain(text)))


def admits(text: str) -> bool:
    """Whether a gap or a mistake is admitted."""
    return bool(_form("gap").search(_plain(text)))


def greets(text: str) -> bool:
    """Whether it is a greeting."""
    return bool(_form("greeting").match(text))


def is_small_talk(text: str) -> bool:
    """Whether it is about the way here, the weather, the coffee."""
    return bool(_form("small").search(_plain(text)))


def asked_first(text: str) -> bool:
    """Whether they say that they asked, counted or looked."""
    return bool(_form("asked").search(_plain(text)))


def names_somebody(text: str) -> bool:
    """Whether somebody else is spoken of by name or post."""
    return bool(_form("person").search(_form("no_person").sub(" ", text)))


def has_figure(text: str) -> bool:
    """Whether a number is told that tells something."""
    plain = _form("stretch").sub("", _plain(text))
    return any(found.value >= TELLING or found.percent for found in find_numbers(plain))


def has_stretch(text: str) -> bool:
    """Whether a length of time, a year or a thing with a number is told."""
    return bool(_form("stretch").search(_plain(text)))


def is_anchored(text: str) -> bool:
    """Whether a stretch of the past has a number, a length of time or a place."""
    return (
        has_figure(text)
        or bool(_form("stretch").search(text))
        or bool(_form("length").search(text))
        or bool(_form("place").search(text))
    )


def content(text: str) -> list[str]:
    """The stems that carry content; words of time and amount carry none here."""
    return [stem for stem in content_stems(text) if stem not in _NO_TOPIC]


_NO_TOPIC = frozenset(
    """last first next day time year week month wrong good bad big great happen happened look tell give take
    work works come start job role post place people thing way part help want like ask question talk walk
    hear find feel keep long""".split()
)


def _plain(text: str) -> str:
    return straight(text)
