"""Clues: turns of phrase in a document that let an attentive reader guess at a need nobody states.

Why a post is open, what a posting says oddly, what happened lately at the organisation. A clue is only a
guess: its words in `wording/en/clues.toml` say what it may mean, how that could be wrong, and which question
settles it. The quote it stands on is shown beside it. The list (`clues.toml`) is judgement, from how people
write postings.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from getsit.model.document import DocumentKind
from getsit.model.need import NeedKind
from getsit.text.lines import straight
from getsit.text.patterns import any_of

FILE = "clues"


class Family(StrEnum):
    """What a clue is about: why the post is open, how the posting is worded, what happened lately."""

    WHY_OPEN = "why_open"
    ODD = "odd"
    LATELY = "lately"


@dataclass(frozen=True, slots=True)
class Clue:
    """One such turn of phrase: what kind of need it points to and how much heat it adds."""

    name: str
    family: Family
    kind: NeedKind
    heat: float
    where: frozenset[DocumentKind]
    words: re.Pattern[str]


def find_clues(text: str, kind: DocumentKind) -> tuple[Clue, ...]:
    """The clues that a line of such a document holds, the most telling first."""
    return _found(straight(text), kind)


def clue_focus(text: str, clue: Clue) -> int:
    """Where the clue's words begin in the text, -1 where they are not in it."""
    match = clue.words.search(straight(text))
    return match.start() if match else -1


def clue_words(text: str, clue: Clue) -> str:
    """The clue's words as they stand in the text, empty where they are not in it."""
    match = clue.words.search(straight(text))
    return text[match.start() : match.end()].strip() if match else ""


@cache
def all_clues() -> tuple[Clue, ...]:
    """Every clue of `clues.toml`."""
    source = files("getsit.prepare").joinpath(f"{FILE}.toml").read_text("utf-8")
    return tuple(
        Clue(
            name=name,
            family=Family(held["family"]),
            kind=NeedKind(held["kind"]),
            heat=float(held["heat"]),
            where=frozenset(map(DocumentKind, held["where"])),
            words=any_of(*held["words"]),
        )
        for name, held in tomllib.loads(source).items()
    )


@lru_cache(maxsize=20_000)
def _found(text: str, kind: DocumentKind) -> tuple[Clue, ...]:
    held = [clue for clue in all_clues() if kind in clue.where and clue.words.search(text)]
    return tuple(sorted(held, key=lambda clue: -clue.heat))
