"""Finding what a person means: a fact by a piece of its id, the person one meets next, a day."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from getsit.app.results import Known
from getsit.errors import FactUnknown, NameUnclear, RoundUnknown, ValueUnknown
from getsit.model.conversation import Role
from getsit.model.fact import Fact
from getsit.model.opportunity import Opportunity, Person, Round
from getsit.text.lines import one_line

SHORTEST = 4  # letters of an id that must be given


def a_name(name: str) -> str:
    """The name without white space around it; ValueUnknown when nothing is left."""
    if not name.strip():
        raise ValueUnknown(value=repr(name), what="name", choices="any words of your own")
    return one_line(name)


def free_name(name: str, taken: set[str]) -> str:
    """The name, with the first number behind it that makes it one of its own."""
    if name not in taken:
        return name
    return next(f"{name} ({number})" for number in count(2) if f"{name} ({number})" not in taken)


def fact(facts: Sequence[Fact], id: str) -> Fact:
    """The fact whose id is, begins or ends with those letters; FactUnknown, NameUnclear."""
    wanted = id.strip().lower()
    exact = [one for one in facts if one.id == wanted]
    found = exact or [
        one
        for one in facts
        if len(wanted) >= SHORTEST and (one.id.endswith(wanted) or one.id.startswith(wanted))
    ]
    if not found:
        raise FactUnknown(id=id)
    if len(found) > 1:
        raise NameUnclear(id=id, choices=", ".join(one.id for one in found[:4]))
    return found[0]


def round_of(opportunity: Opportunity, number: int) -> Round:
    """The round of that number; RoundUnknown."""
    for one in opportunity.rounds:
        if one.number == number:
            return one
    raise RoundUnknown(number=number, name=opportunity.name)


def next_round(known: Known) -> Round | None:
    """The first round that has no talk yet, else None."""
    held = {talk.round_number for talk in known.talks}
    rounds = sorted(known.opportunity.rounds, key=lambda one: one.number)
    return next((one for one in rounds if one.number not in held), None)


def next_person(known: Known) -> Person | None:
    """Whom one meets in the next round, else None."""
    coming = next_round(known)
    return coming.persons[0] if coming and coming.persons else None


def last_person(known: Known) -> Person | None:
    """Whom one spoke with last: of the round, else the interviewer's name in the transcript."""
    if not known.talks:
        return None
    talk = known.talks[-1]
    for one in known.opportunity.rounds:
        if one.number == talk.round_number and one.persons:
            return one.persons[0]
    for speaker in talk.conversation.speakers:
        if speaker.role is Role.INTERVIEWER and speaker.name:
            return Person(name=speaker.name)
    return None


def candidate_of(known: Known) -> str:
    """The candidate's name, as given or as it stands in the latest transcript; "" when unknown."""
    if known.opportunity.candidate:
        return known.opportunity.candidate
    for talk in reversed(known.talks):
        for speaker in talk.conversation.speakers:
            if speaker.role is Role.CANDIDATE and speaker.name:
                return speaker.name
    return ""


def last_day(known: Known) -> date | None:
    """The day of the latest talk, when it is known: its own, else that of its round."""
    if not known.talks:
        return None
    talk = known.talks[-1]
    if talk.said_on:
        return talk.said_on
    return next((one.on for one in known.opportunity.rounds if one.number == talk.round_number), None)
