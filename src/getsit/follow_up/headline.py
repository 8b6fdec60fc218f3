"""The finding of a talk in words: what went well first, then what stayed open."""

from collections.abc import Sequence

from getsit.follow_up.sayable import capital, number_word
from getsit.follow_up.talk import Looked, their_name
from getsit.model.debrief import BrokenProposal, Door, Movement, Turned
from getsit.model.moment import Advance, ToldTie
from getsit.model.need import Strength
from getsit.text.wording import Wording


def headline(
    looked: Looked, *, doors: Sequence[Door], movements: Sequence[Movement],
    broken: Sequence[BrokenProposal], remembered: bool, wording: Wording,
) -> str:  # fmt: skip
    """The finding, such as "You got Ana to open up. Three doors went by."; from recall a plain title."""
    name = their_name(looked, wording=wording)
    if remembered:
        return wording.say("follow_up.headline.recall", name=name)
    good = _good(looked, movements, name, wording)
    still_open = _open(looked, doors, broken, wording)
    return wording.say("follow_up.headline.join", good=good, open=still_open)


def _good(looked: Looked, movements: Sequence[Movement], name: str, wording: Wording) -> str:
    ties = [tie for tie in looked.all(ToldTie) if tie.valid]
    needs = looked.needs()
    strong = [need for need in needs if need.strength >= Strength.CONSEQUENCE]
    opened = any(one.turned is Turned.OPENED for one in movements)
    if opened and len(strong) > 1:
        return wording.say("follow_up.headline.good.opened", name=name)
    if ties:
        return _counted("good.tied", len(ties), wording, name=name)
    if needs:
        return capital(_counted("good.needs", len(needs), wording, name=name))
    if looked.all(Advance):
        return wording.say("follow_up.headline.good.advance")
    return capital(wording.say("follow_up.headline.good.none", name=name))


def _open(looked: Looked, doors: Sequence[Door], broken: Sequence[BrokenProposal], wording: Wording) -> str:
    if doors:
        return capital(_counted("open.doors", len(doors), wording))
    if broken:
        return capital(_counted("open.broken", len(broken), wording))
    if not any(tie.valid for tie in looked.all(ToldTie)):
        return wording.say(
            "follow_up.headline.open.no_tie" if looked.needs() else "follow_up.headline.open.no_step"
        )
    return wording.say(
        "follow_up.headline.open.none" if looked.all(Advance) else "follow_up.headline.open.no_step"
    )


def _counted(key: str, count: int, wording: Wording, *, name: str = "") -> str:
    number = "one" if count == 1 else "many"
    return wording.say(f"follow_up.headline.{key}_{number}", count=number_word(wording, count), name=name)
