"""What a manager answers to a question: the speech that fits it, as far as it may be told."""

from dataclasses import replace

from getsit.model.manager import Facet, HiddenNeed, Speech, Topic
from getsit.model.rehearsal import ManagerState, Move
from getsit.rehearse.depth import SHUT, depth, may_tell
from getsit.rehearse.general import General
from getsit.rehearse.scene import Scene
from getsit.rehearse.topics import Topics

FACET_BONUS = 0.22  # what a speech gains when the question asks for just that
ASKED_AGAIN = 0.75  # likeness from which it is the same question once more
SPEECH_NEAR, SPEECH_NEAR_FIRST, NEED_NEAR = 0.55, 0.4, 0.62
TOLD_MARGIN = 0.12  # by so much a told speech must be nearer than any untold one to be what was asked for

_WANTED: dict[str, tuple[tuple[Facet, int | None], ...]] = {
    "event": ((Facet.EVENT, None),),
    "why": ((Facet.WHY, None),),
    "tried": ((Facet.TRIED, None),),
    "who": ((Facet.WHO, None),),
    "now": ((Facet.NOW, None),),
    "good": ((Facet.GOOD, None),),
    "until": ((Facet.UNTIL, None),),
    "cost": ((Facet.LEVEL, 2),),
    "wish": ((Facet.LEVEL, 3),),
    "measure": ((Facet.LEVEL, 4),),
    "plain": ((Facet.LEVEL, 1),),
}


def answer_need(
    scene: Scene, need: HiddenNeed, *, text: str, asks: str, about: float, topics: Topics
) -> None:
    """Tells of the need what answers the question, as far as trust goes; else holds back.

    `about` is how near the question is to the need; what is near neither to it nor to anything that can be
    said of it is let go by, as a person would.
    """
    state = scene.state
    if depth(state, need) == SHUT:
        hold_back(scene, need)
        return
    wanted, likeness = best_speech(state, need, text=text, asks=asks, topics=topics)
    if wanted is not None and wanted.id in state.told:
        scene.set(current=need.id)
        scene.say(f"again:{wanted.id}" if likeness >= ASKED_AGAIN else "leave")
        return
    if wanted is not None and _is_elsewhere(state, need, sure=(likeness, about)):
        scene.set(current=need.id)
        scene.say("leave")
        return
    if wanted is not None and may_tell(state, need, speech=wanted) and _in_turn(state, need, wanted):
        scene.tell(need, wanted)
        return
    nearest = next_speech(state, need)
    if nearest is not None and (nearest.facet is Facet.LEVEL or asks == "plain"):
        scene.tell(need, nearest)
    else:
        hold_back(scene, need)


def best_speech(
    state: ManagerState, need: HiddenNeed, *, text: str, asks: str, topics: Topics
) -> tuple[Speech | None, float]:
    """The speech of the need that answers the question best, told or not (None when there is none left), and
    how near the question is to it."""
    scored = {near.id: near.score for near in topics.speeches(text, need.speeches)}
    for speech in need.speeches:
        if any(
            speech.facet is facet and level in {None, speech.level} for facet, level in _WANTED.get(asks, ())
        ):
            scored[speech.id] += FACET_BONUS
    untold = [speech for speech in need.speeches if speech.id not in state.told and speech.level > 0]
    told = [speech for speech in need.speeches if speech.id in state.told]
    first = max(untold, key=lambda one: scored[one.id], default=None)
    again = max(told, key=lambda one: scored[one.id], default=None)
    if again is not None and (first is None or scored[again.id] > scored[first.id] + TOLD_MARGIN):
        return again, scored[again.id]
    return first, scored[first.id] if first is not None else 0.0


def _is_elsewhere(state: ManagerState, need: HiddenNeed, *, sure: tuple[float, float]) -> bool:
    """Whether the question is about something else: near to no speech, and hardly near to the need. A first
    question on a need is answered more readily."""
    likeness, about = sure
    known = state.level.get(need.id, -1) >= 1
    return likeness < (SPEECH_NEAR if known else SPEECH_NEAR_FIRST) and about < NEED_NEAR


def next_speech(state: ManagerState, need: HiddenNeed) -> Speech | None:
    """The next untold speech that may be told: the levels in their order, then what else there is."""
    open_now = [
        one for one in need.speeches if one.id not in state.told and may_tell(state, need, speech=one)
    ]
    levels = [one for one in open_now if one.facet is Facet.LEVEL]
    highest = state.level.get(need.id, -1)
    ahead = [one for one in levels if one.level > highest]
    if ahead:
        return min(ahead, key=lambda one: one.level)
    others = [one for one in open_now if one.facet is not Facet.LEVEL]
    return others[0] if others else None


def _in_turn(state: ManagerState, need: HiddenNeed, speech: Speech) -> bool:
    """Nobody tells what it costs before saying what it is, unless just that was asked."""
    return speech.facet is not Facet.LEVEL or speech.level <= state.level.get(need.id, 0) + 2


def hold_back(scene: Scene, need: HiddenNeed) -> None:
    """Says no more of this need today, in one form before anything was told and in another after."""
    told = scene.state.level.get(need.id, -1) >= 0
    scene.set(current=need.id)
    scene.say(f"after:{need.id}" if told else f"before:{need.id}")


def answer_topic(scene: Scene, topic: Topic, *, text: str, topics: Topics) -> None:
    """Answers about pay, hours, the team and the like; the same in other words when it is asked again."""
    ranked = [near.id for near in topics.speeches(text, topic.speeches)]
    untold = [id for id in ranked if id not in scene.state.told]
    if untold:
        scene.tell(None, next(one for one in topic.speeches if one.id == untold[0]))
    else:
        scene.set(current=topic.id)
        scene.say(f"again:{ranked[0]}")


def need_for(
    state: ManagerState, needs: tuple[HiddenNeed, ...], *, kinds: tuple[str, ...]
) -> HiddenNeed | None:
    """The need that a general question brings out: of the kinds in their order, untold first, those that open
    easily before the hot ones that do not."""
    for kind in kinds:
        found = [need for need in needs if need.kind == kind and depth(state, need) != SHUT]
        if found:
            return min(found, key=lambda need: (need.id in state.level, need.opens, -need.heat))
    return None


def resolve(move: Move, *, scene: Scene, general: General) -> Move:
    """A general question with the need that it means, and what it asks of it."""
    if move.about is not None or move.asks in {None, "unknown"}:
        return replace(move, asks=general.facet_of(move.asks or "plain"))
    needs = scene.manager.needs
    need = need_for(scene.state, needs, kinds=general.kinds(move.asks or ""))
    return replace(move, about=need.id if need else None, asks=general.facet_of(move.asks or "plain"))
