"""The one next step of an opportunity, by what is there and by the day: what the start page says to do.

The nearer the day, the higher it stands. Nothing is counted down and nothing blinks: a step is a sentence and
a link.
"""

from dataclasses import dataclass
from datetime import date

from getsit.model.document import DocumentKind
from getsit.model.kept import Glance
from getsit.model.opportunity import Round

SOON = 7  # days before a talk from which rehearsing is the step
FRESH = 3  # days after a talk in which a letter is still expected
_LATER, _UNDATED = 400, 500  # places in the order for what presses less


@dataclass(frozen=True, slots=True)
class Step:
    """What to do next: a wording key under `pages.today`, the page that does it, and how much it presses.

    `days` is how far away the day is, None without one; `presses` orders steps, the lowest first.
    """

    key: str
    leads_to: str
    presses: int
    days: int | None = None
    round: Round | None = None


def next_step(seen: Glance, *, today: date) -> Step:
    """The one next step of the opportunity as of today."""
    if DocumentKind.POSTING not in seen.kinds:
        return Step("posting", "dossier", _UNDATED)
    coming, after = _coming(seen, today), _after(seen, today)
    if coming is not None and after is not None and (coming.days or 0) > FRESH:
        return after
    return coming or after or _undated(seen)


def _coming(seen: Glance, today: date) -> Step | None:
    """The step before the first round that has a day and no talk yet."""
    for one in sorted(seen.opportunity.rounds, key=lambda one: one.number):
        if one.number in seen.held or one.on is None:
            continue
        days = (one.on - today).days
        if days < 0:
            return Step("been", "debrief", -days, days, one)
        if days <= 1:
            return Step("today" if days == 0 else "tomorrow", "brief", days - SOON, days, one)
        if days <= SOON:
            return Step("soon", "rehearse", days, days, one)
        return Step("later", "ladder", min(days, _LATER), days, one)
    return None


def _after(seen: Glance, today: date) -> Step | None:
    """The step after a talk that is fresh: the letter."""
    days = [(today - one.on).days for one in seen.opportunity.rounds if one.on and one.number in seen.held]
    if days and 0 <= min(days) <= FRESH:
        return Step("letter", "letter", min(days), -min(days))
    return None


def _undated(seen: Glance) -> Step:
    if seen.held:
        return Step("debrief", "debrief", _UNDATED)
    if seen.opportunity.rounds:
        return Step("prepare", "dossier", _UNDATED)
    return Step("no_day", "rounds", _UNDATED)
