"""Doors that were not taken: their words, what the candidate did instead, what could have been said.

What could have been said is our proposal, made of their own words; it is not what they would have answered.
"""

from getsit.follow_up.sayable import first_words, short_phrase
from getsit.follow_up.talk import Looked
from getsit.follow_up.written import pick
from getsit.model.conversation import Role
from getsit.model.debrief import Door
from getsit.model.moment import Missed, Moment, NeedVoiced, Signal
from getsit.model.need import Private
from getsit.text.wording import Wording


def find_doors(looked: Looked, *, wording: Wording) -> tuple[Door, ...]:
    """A Door for each missed opening, in the order of the talk; no two proposals are worded alike."""
    taken: list[str] = []
    return tuple(_door(looked, missed, taken, wording) for missed in looked.all(Missed))


def _door(looked: Looked, missed: Missed, taken: list[str], wording: Wording) -> Door:
    opening = next((one for one in looked.analysis.moments if one.id == missed.opening), missed)
    variants = wording.all(_key(opening, wording))
    template = pick(variants, missed.id + missed.quote, taken=taken)
    taken.append(template)
    answer = looked.next(missed.turn, Role.CANDIDATE)
    return Door(
        moment_id=missed.id,
        opened=looked.quote(missed),
        instead=looked.beginning(answer) if answer is not None else None,
        could_have_said=_said(template, their_words(missed)),
    )


def their_words(moment: Moment) -> str:
    """A short phrase of the moment's own words."""
    found = short_phrase(moment.quote, loose=True) or first_words(moment.quote)
    return " ".join((found.text if found is not None else moment.quote).split()).strip(" .,;:")


def _key(opening: Moment, wording: Wording) -> str:
    if isinstance(opening, NeedVoiced) and opening.private is Private.CONFIDENCE:
        return "follow_up.door.confidence"
    kind = "signal" if isinstance(opening, Signal) else "need"
    key = f"follow_up.door.{kind}.{opening.kind}"
    return key if wording.has(key) else "follow_up.door.need.challenge"


def _said(template: str, words: str) -> str:
    """The proposal; their question keeps its own mark and gets no second one."""
    if words.endswith("?"):
        template = template.replace("“{words}”.", "“{words}”")
    return template.format(words=words)
