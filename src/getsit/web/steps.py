"""What comes next, in words: the one next step of an opportunity, and what to do today."""

from dataclasses import dataclass
from datetime import date, datetime

from getsit.app import App, Step, StepKind, Way, today
from getsit.text.wording import Wording
from getsit.web.languages import wording_now
from getsit.web.sentences import named_day_of

EVENING = 17  # the hour from which on a day is an evening
PAGES = {
    StepKind.POSTING: "add?kind=posting",
    StepKind.DOSSIER: "dossier",
    StepKind.BRIEF: "brief",
    StepKind.BRING: "add?kind=transcript",
    StepKind.LOOK_OVER: "debrief",
    StepKind.LETTER: "letter",
    StepKind.PLAN: "plan",
    StepKind.ROUND: "rounds",
    StepKind.WAIT: "rounds",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenStep:
    """A step in words: what, why, the words of its button, where it leads, how long it takes."""

    kind: str
    title: str
    why: str
    button: str
    address: str
    minutes: int
    opportunity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRound:
    """A round on the home page: `state` is "done", "now" for the one that comes next, or ""."""

    number: int
    kind: str
    when: str
    who: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenWay:
    """An opportunity on the home page with its rounds and its one next step."""

    id: str
    name: str
    example: bool
    rounds: tuple[SeenRound, ...]
    step: SeenStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The opening of the home page: the day, what is so, and at most three things to do.

    `coming` is the round that is next of all, in the words of three fields, or None.
    """

    day: str
    headline: tuple[str, ...]
    lead: str
    steps: tuple[SeenStep, ...]
    evening: bool
    coming: SeenRound | None
    coming_of: str
    ways: tuple[SeenWay, ...]


def seen_step(step: Step, *, wording: Wording, now: datetime) -> SeenStep:
    """The step in words of that day."""
    key = f"pages.step.{step.kind.value}"
    who, when = _who(step, wording), _when_of(step, wording, now)
    page = PAGES.get(step.kind)
    if step.kind is StepKind.BRING and step.round:
        page = f"{page}&round={step.round.number}"
    rehearse = f"/rehearse?with={step.opportunity_id}"
    return SeenStep(
        kind=step.kind.value,
        title=wording.say(f"{key}.title", who=who, when=when),
        why=wording.say(f"{key}.why", who=who, when=when),
        button=wording.say(f"{key}.go"),
        address=f"/o/{step.opportunity_id}/{page}" if page else rehearse,
        minutes=step.minutes,
        opportunity=step.opportunity,
    )


def next_of(app: App, name: str) -> tuple[Way, SeenStep]:
    """The way of an opportunity and its one next step in words."""
    way = app.way(name)
    return way, seen_step(way.steps[0], wording=wording_now(), now=app.now)


def today_of(app: App) -> Today:
    """The home page of this day."""
    ways, now, wording = app.ways(), app.now, wording_now()
    steps = tuple(seen_step(one, wording=wording, now=now) for one in today(ways))
    first = min(
        (way for way in ways if way.coming and not (way.opportunity.example and len(ways) > 1)),
        key=lambda way: way.coming.on if way.coming and way.coming.on else date.max,
        default=None,
    )
    coming = _round(first, first.coming.number, wording, now) if first and first.coming else None
    return Today(
        day=_day(wording, now),
        headline=_headline(first, wording, now),
        lead=_lead(steps, wording, now),
        steps=steps,
        evening=now.hour >= EVENING,
        coming=coming,
        coming_of=first.opportunity.name if first else "",
        ways=tuple(_way(one, wording, now) for one in ways),
    )


def when(on: date | None, *, wording: Wording, now: datetime) -> str:
    """The day as one says it today: "today", "tomorrow", "on Thursday 26 November"; "" for no day."""
    if on is None:
        return ""
    days = (on - now.date()).days
    near = {0: "pages.when.today", 1: "pages.when.tomorrow", -1: "pages.when.yesterday"}
    return wording.say(near.get(days, "pages.when.on"), day=named_day_of(on, wording))


def _headline(way: Way | None, wording: Wording, now: datetime) -> tuple[str, ...]:
    if way is None or way.coming is None or way.coming.on is None:
        return (wording.say("pages.home.headline"),)
    said = when(way.coming.on, wording=wording, now=now)
    said = said[:1].upper() + said[1:]
    if way.coming.at:
        said = wording.say("pages.when.at", day=said, time=way.coming.at.isoformat("minutes"))
    met = " · ".join(person.name for person in way.coming.persons[:2])
    rest = wording.say("pages.home.you_meet", who=met) if met else wording.say("pages.home.you_talk")
    return (said, rest)


def _lead(steps: tuple[SeenStep, ...], wording: Wording, now: datetime) -> str:
    if not steps:
        return wording.say("pages.home.nothing_due")
    keys = ("pages.home.things_today", "pages.home.things_evening")
    if len(steps) == 1:
        keys = ("pages.home.one_thing_today", "pages.home.one_thing_evening")
    minutes = sum(step.minutes for step in steps)
    return wording.say(keys[now.hour >= EVENING], count=len(steps), minutes=minutes)


def _way(way: Way, wording: Wording, now: datetime) -> SeenWay:
    return SeenWay(
        id=way.opportunity.id,
        name=way.opportunity.name,
        example=way.opportunity.example,
        rounds=tuple(_round(way, one.number, wording, now) for one in way.opportunity.rounds),
        step=seen_step(way.steps[0], wording=wording, now=now),
    )


def _round(way: Way, number: int, wording: Wording, now: datetime) -> SeenRound:
    one = next(one for one in way.opportunity.rounds if one.number == number)
    said = when(one.on, wording=wording, now=now)
    if said and one.at:
        said = wording.say("pages.when.at", day=said, time=one.at.isoformat("minutes"))
    state = "done" if number in way.held else "now" if way.coming and way.coming.number == number else ""
    persons = (f"{one.name}, {one.role}" if one.role else one.name for one in one.persons)
    return SeenRound(
        number=number,
        kind=wording.say(f"pages.round_kind.{one.kind.value}"),
        when=said[:1].upper() + said[1:] or wording.say("pages.when.none"),
        who="; ".join(persons),
        state=state,
    )


def _who(step: Step, wording: Wording) -> str:
    persons = step.round.persons if step.round else ()
    return persons[0].name if persons else wording.say("pages.step.nobody")


def _when_of(step: Step, wording: Wording, now: datetime) -> str:
    return when(step.round.on if step.round else None, wording=wording, now=now)


def _day(wording: Wording, now: datetime) -> str:
    key = "pages.home.day_evening" if now.hour >= EVENING else "pages.home.day"
    return wording.say(key, day=named_day_of(now.date(), wording))
