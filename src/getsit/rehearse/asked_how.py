"""How a question is put, and what thing it asks about: for a reply to a question that no line answers."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from getsit.rehearse.fillers import without_fillers
from getsit.rehearse.forms import TELLING, content
from getsit.text.lines import straight
from getsit.text.numbers import find_numbers
from getsit.text.words import FUNCTION_WORDS

ANY = "unknown"  # the list for questions of no special form
ANSWERS_LEAST = 0.5
THING_WORDS = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question: its name, which is also that of a list of reactions, and how near a line must be to
    answer it."""

    name: str
    least: float


def form_of(text: str) -> Form:
    """The form of the question."""
    plain = straight(without_fillers(text))
    for name, least, pattern in _forms():
        if pattern.search(plain):
            return Form(name, least)
    return Form(ANY, ANSWERS_LEAST)


def form_names() -> tuple[str, ...]:
    """The names of all forms, that of no special form last."""
    return (*(name for name, _, _ in _forms()), ANY)


def has_what_it_asks(form: Form, line: str) -> bool:
    """Whether a line holds what alone can answer: an amount where one was asked for."""
    if form.name != "how_many":
        return True
    counted = any(found.value >= TELLING for found in find_numbers(line)) or bool(_AMOUNT.search(line))
    return counted or len(_NAME.findall(line)) >= TELLING


def counts_it(text: str, line: str) -> bool | None:
    """Whether a line speaks of the very thing that the question wants counted; None where it names none."""
    found = _COUNTED.search(straight(without_fillers(text)))
    counted = set(content(found["what"])) if found else set[str]()
    return bool(counted & set(content(line))) if counted else None


def thing_of(text: str) -> str:
    """The thing at the end of the question, as whoever answers would name it; empty where none is plain."""
    found = _THING.search(straight(without_fillers(text)))
    if found is None:
        return ""
    words = found["words"].lower().split()
    if not 0 < len(words) <= THING_WORDS or any(
        word in FUNCTION_WORDS or word in _NO_THING for word in words
    ):
        return ""
    first = _TURNED.get(found["first"].lower(), found["first"].lower())
    return f"{first} {found['words']}"


@cache
def _forms() -> tuple[tuple[str, float, re.Pattern[str]], ...]:
    told = tomllib.loads(files("getsit.rehearse").joinpath("asked_how.toml").read_text(encoding="utf-8"))
    return tuple(
        (name, float(one["least"]), re.compile(one["words"], re.IGNORECASE)) for name, one in told.items()
    )


_NAME = re.compile(r"(?<=[a-z,;.] )[A-Z][a-z]+\b")
_COUNTED = re.compile(r"\bhow (?:many|much|often) (?P<what>\w+(?: \w+)?)", re.IGNORECASE)
_THING = re.compile(
    r"(?<!\bon )(?<!\bat )(?<!\bin )(?<!\bby )(?<!\bwith )"
    r"\b(?P<first>the|your|my|our|their|his|her|that|those) (?P<words>[\w'-]+(?: [\w'-]+){0,2})\s*\?*\s*$",
    re.IGNORECASE,
)
_TURNED = {"your": "my", "my": "your", "our": "your", "that": "that", "those": "those"}
_NO_THING = frozenset(
    """one ones time moment end beginning job post role way first last next same other others week month year
    day today now tomorrow meanwhile past future point""".split()
)
_AMOUNT = re.compile(
    r"\b(?:every|each|half|dozen|none|all|most|twice|once|daily|weekly|nightly|few|several|couple|always|never)\b",
    re.IGNORECASE,
)
