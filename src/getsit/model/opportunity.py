"""One job that somebody pursues, with the rounds and the persons one will meet."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class RoundKind(StrEnum):
    """What sort of talk a round is."""

    SCREEN = "screen"
    MANAGER = "manager"
    PANEL = "panel"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody one will meet, by name and role; either may be empty when it is not known."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One talk of an opportunity. `number` counts from 1 within the opportunity.

    `at` is the time of the day on a clock where the talk is held, None when it is not known.
    """

    id: str
    number: int
    kind: RoundKind = RoundKind.MANAGER
    on: date | None = None
    at: time | None = None
    persons: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """One job somebody pursues. `name` is the person's own short word for it and unique among theirs."""

    id: str
    name: str
    created: datetime
    rounds: tuple[Round, ...] = ()
    candidate: str = ""
    example: bool = False
