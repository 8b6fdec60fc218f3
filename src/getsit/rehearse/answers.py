"""What a manager answers to a question: the speech that fits it, as far as it may be told; or, where no
speech answers it, that they cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from getsit.model.manager import Facet, HiddenNeed, Speech, Topic
from getsit.model.rehearsal import ManagerState, Move
from getsit.rehearse import forms
from getsit.rehearse.asked import MORE
from getsit.rehearse.asked_how import ANY, Form, counts_it, has_what_it_asks, thing_of
from getsit.rehearse.depth import SHUT, depth, may_tell
from getsit.rehearse.fillers import without_fillers
from getsit.rehearse.general import General
from getsit.rehearse.scene import Scene
from getsit.rehearse.topics import Topics
from getsit.text.words import content_stems

FACET_BONUS = 0.22  # what a speech gains when the question asks for just that
FACET_LEAST = 0.42  # likeness from which a speech of the facet asked for answers
UNSHARED = (
    0.64  # likeness from which a speech answers that has no word of content in common with the question
)
NUMBER_MISSING = 0.15  # what a speech loses that holds no amount where one was asked for
COUNTS_IT = 0.2  # what one gains that counts the very thing
WANTED_AGAIN = 0.4  # the same where its words ask for just that speech's facet
ASKED_AGAIN = 0.85  # likeness from which it is the same question once more
NEED_NEAR = 0.62  # likeness from which a first question is surely on that need
NEED_LEFT_FOR = 0.7  # the same while another need is being spoken of
NEED_PLAIN = 0.8  # from which it is one of the questions by which that need is come upon
TOPIC_NEAR = 0.58  # the same for pay, hours and the like
ELSEWHERE = 0.62  # likeness of a speech on something else from which that is told instead,
ELSEWHERE_MARGIN = 0.1  # if it is nearer by so much
ELSEWHERE_SURE = 0.8  # likeness from which it need not name the thing
HELD_TURNS = 2  # within which nobody holds back twice
TOLD_MARGIN = 0.12  # by so much a told speech must be nearer than any untold one to be what was asked for
GOES_ON, GOES_ON_NEAR = 0.75, 0.55  # how often somebody who cannot answer says what they can tell instead

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

_ASKS_CLOSELY = frozenset(
    {"either", "suppose", "may_i", "ask_them", "how_many", "when_was", "what_said", "felt"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is answered: `asks` what of a need, `near` how near it is to that need, `sure` whether
    its facet alone says what answers it (a question that could be asked of anything: "Why?"), `worded`
    whether its very words ask for that facet, `maybe` the kinds of need that it may mean if it is a general
    question after all."""

    text: str
    asks: str
    near: float
    sure: bool
    worded: bool
    form: Form
    topics: Topics
    maybe: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The question without words that say nothing."""
        return without_fillers(self.text)


@dataclass(frozen=True, slots=True)
class _Best:
    speech: Speech
    likeness: float
    wanted: bool


def answer_need(scene: Scene, need: HiddenNeed, *, asked: Asked) -> None:
    """Tells of the need what answers the question, as far as trust goes; else holds back. What no line
    answers is owned up to."""
    state = scene.state
    if depth(state, need) == SHUT:
        hold_back(scene, need, asked=asked)
        return
    if asked.asks == MORE:
        _tell_next(scene, need, asked)
        return
    first, again = _best(state, need, asked)
    if again is not None and _is_asked_again(again, first, asked):
        scene.set(current=need.id)
        scene.say(f"again:{again.speech.id}")
    elif first is not None and _is_answer(first, asked):
        _tell_or_hold(scene, need, first.speech, asked)
    elif _is_new(state, need) and _is_on_it(asked, state):
        _open(scene, need, asked)
    elif not _tell_elsewhere(scene, asked, above=first.likeness if first else 0.0):
        own_up(scene, need, asked=asked)


def _best(state: ManagerState, need: HiddenNeed, asked: Asked) -> tuple[_Best | None, _Best | None]:
    """The untold and the told speech of the need that answer the question best."""
    likes = {near.id: near.score for near in asked.topics.speeches(asked.shown, need.speeches)}
    found = [
        _Best(speech, likes[speech.id] - _missing(asked, speech), _is_wanted(asked, speech))
        for speech in need.speeches
        if speech.level > 0
    ]
    untold = [one for one in found if one.speech.id not in state.told]
    told = [one for one in found if one.speech.id in state.told]
    return max(untold, key=_worth, default=None), max(told, key=_worth, default=None)


def _worth(best: _Best) -> float:
    return best.likeness + FACET_BONUS * best.wanted


def _missing(asked: Asked, speech: Speech) -> float:
    """What a speech loses that lacks the amount that was asked for; one that counts the very thing gains."""
    if asked.form.name != "how_many":
        return 0.0
    counts = counts_it(asked.text, " ".join((speech.text, *speech.answers)))
    if counts is None:
        return 0.0 if has_what_it_asks(asked.form, speech.text) else NUMBER_MISSING
    return -COUNTS_IT if counts and has_what_it_asks(asked.form, speech.text) else 2 * NUMBER_MISSING


def _is_wanted(asked: Asked, speech: Speech) -> bool:
    wanted = _WANTED.get(asked.asks, ())
    return any(speech.facet is facet and level in {None, speech.level} for facet, level in wanted)


def _is_answer(best: _Best, asked: Asked) -> bool:
    """Whether the speech answers what was asked, and not only speaks of the same."""
    if best.wanted and (asked.sure or (asked.worded and best.likeness >= FACET_LEAST)):
        return True
    words = set(content_stems(" ".join((best.speech.text, *best.speech.answers))))
    shares = bool(words & set(forms.content(asked.shown)))
    return best.likeness >= (asked.form.least if shares else max(asked.form.least, UNSHARED))


def _is_new(state: ManagerState, need: HiddenNeed) -> bool:
    return state.level.get(need.id, -1) < 1


def _is_asked_again(again: _Best, first: _Best | None, asked: Asked) -> bool:
    """Whether just what was told is asked for once more."""
    wanted = again.wanted and (asked.sure or (asked.worded and again.likeness >= WANTED_AGAIN))
    plain = asked.asks == "plain" or again.wanted
    words = set(content_stems(" ".join((again.speech.text, *again.speech.answers))))
    covered = set(forms.content(asked.shown)) <= words
    same = (plain and covered and again.likeness >= ASKED_AGAIN) or wanted
    return same and (first is None or _worth(again) > _worth(first) + TOLD_MARGIN)


def _tell_or_hold(scene: Scene, need: HiddenNeed, speech: Speech, asked: Asked) -> None:
    state = scene.state
    if may_tell(state, need, speech=speech) and _in_turn(state, need, speech):
        scene.tell(need, speech)
    elif _is_new(state, need) and not _is_on_it(asked, state):
        own_up(scene, need, asked=asked)
    elif _is_new(state, need) or asked.asks == "plain":
        _tell_next(scene, need, asked)
    else:
        hold_back(scene, need, asked=asked)


def _is_on_it(asked: Asked, state: ManagerState) -> bool:
    """Whether a question is surely on a need that was not told; nobody leaves what is being spoken of for
    less."""
    speaks = state.level.get(state.current or "", -1) >= 1
    return asked.sure or asked.near >= (NEED_LEFT_FOR if speaks else NEED_NEAR)


def _open(scene: Scene, need: HiddenNeed, asked: Asked) -> None:
    """The first that is told of a need; behind the honest word where the question asks for something else."""
    closely = asked.form.name in _ASKS_CLOSELY and not asked.sure and asked.near < NEED_PLAIN
    if closely and next_speech(scene.state, need) is not None:
        scene.say(asked.form.name, values={"thing": thing_of(asked.text)})
    _tell_next(scene, need, asked)


def _tell_next(scene: Scene, need: HiddenNeed, asked: Asked) -> None:
    speech = next_speech(scene.state, need)
    if speech is None:
        hold_back(scene, need, asked=asked)
    else:
        scene.tell(need, speech)


def _tell_elsewhere(scene: Scene, asked: Asked, *, above: float) -> bool:
    """Tells what answers the question though it belongs to another need or topic; whether there was such."""
    state = scene.state
    owners = {speech.id: owner for owner in scene.manager.matters for speech in owner.speeches}
    every = [
        speech for owner in scene.manager.matters for speech in owner.speeches if speech.id not in state.told
    ]
    nearest = next(iter(asked.topics.speeches(asked.shown, every)), None)
    if nearest is None or nearest.score < max(ELSEWHERE, above + ELSEWHERE_MARGIN):
        return False
    owner = owners[nearest.id]
    speech = next(one for one in owner.speeches if one.id == nearest.id)
    if not has_what_it_asks(asked.form, speech.text) or not _touches(asked, speech, nearest.score):
        return False
    if isinstance(owner, Topic):
        return scene.tell(None, speech)
    if not _in_turn(state, owner, speech) or speech.level == 0:
        return False
    return scene.tell(owner, speech)


def _may_be_general(asked: Asked) -> bool:
    return asked.form.name in _GENERAL_FORMS and (asked.near < NEED_NEAR or asked.sure)


_GENERAL_FORMS = frozenset({ANY, "why_so", "how_so", "of_me"})


def _touches(asked: Asked, speech: Speech, likeness: float) -> bool:
    """Whether a speech on something else names the thing, or is very near."""
    words = set(content_stems(" ".join((speech.text, *speech.answers))))
    return likeness >= ELSEWHERE_SURE or bool(words & set(forms.content(asked.shown)))


def own_up(scene: Scene, need: HiddenNeed | None, *, asked: Asked) -> None:
    """Says that this cannot be answered, as a person would of that very question; now and then goes on with
    what can be told. What may be a general question brings out a need of that kind that is still untold."""
    meant = need_for(scene.state, scene.manager.needs, kinds=asked.maybe) if _may_be_general(asked) else None
    if meant is not None and _is_new(scene.state, meant) and depth(scene.state, meant) > 0:
        _tell_next(scene, meant, asked)
        return
    scene.say(asked.form.name, values={"thing": thing_of(asked.text)})
    if need is None:
        return
    if asked.near >= NEED_NEAR or not _is_new(scene.state, need):
        scene.set(current=need.id)
    speech = next_speech(scene.state, need)
    if speech is None or speech.facet is not Facet.LEVEL or speech.level == 0:
        return
    if asked.near >= GOES_ON_NEAR and scene.chance.random() < GOES_ON:
        scene.say("instead")
        scene.tell(need, speech)


def next_speech(state: ManagerState, need: HiddenNeed) -> Speech | None:
    """The next untold speech that may be told: the levels in their order, then what else there is."""
    open_now = [
        one for one in need.speeches if one.id not in state.told and may_tell(state, need, speech=one)
    ]
    levels = [one for one in open_now if one.facet is Facet.LEVEL]
    highest = max(0, state.level.get(need.id, -1)) if depth(state, need) > 0 else -1
    ahead = [one for one in levels if one.level > highest]
    if ahead:
        return min(ahead, key=lambda one: one.level)
    others = [one for one in open_now if one.facet is not Facet.LEVEL]
    return others[0] if others else None


def _in_turn(state: ManagerState, need: HiddenNeed, speech: Speech) -> bool:
    """Nobody tells what it costs before saying what it is, unless just that was asked."""
    return speech.facet is not Facet.LEVEL or speech.level <= state.level.get(need.id, 0) + 2


def hold_back(scene: Scene, need: HiddenNeed, *, asked: Asked) -> None:
    """Says no more of this need today, in one form before anything was told and in another after; whoever has
    just done so owns up instead, as far as one can."""
    state = scene.state
    scene.set(current=need.id)
    if state.turn - state.times.get("held back", -9) <= HELD_TURNS:
        scene.say(asked.form.name, values={"thing": thing_of(asked.text)})
        return
    scene.set(times={**state.times, "held back": state.turn})
    scene.say(f"after:{need.id}" if state.level.get(need.id, -1) >= 0 else f"before:{need.id}")


def answer_topic(scene: Scene, topic: Topic, *, asked: Asked) -> None:
    """Answers about pay, hours, the team and the like; the same in other words when it is asked again."""
    likes = asked.topics.speeches(asked.shown, topic.speeches)
    by_id = {speech.id: speech for speech in topic.speeches}
    scored = {one.id: one.score - _missing(asked, by_id[one.id]) for one in likes}
    told = max((id for id in scored if id in scene.state.told), key=lambda id: scored[id], default=None)
    left = _first_of_like(scored, [id for id in by_id if id not in scene.state.told])
    new = told is None and asked.near >= TOPIC_NEAR and not asked.maybe
    if left is not None and _answers_topic(scored, left, told, least=0.3 if new else asked.form.least):
        scene.tell(None, by_id[left])
    elif told is not None and scored[told] >= ASKED_AGAIN:
        scene.set(current=topic.id)
        scene.say(f"again:{told}")
    elif not _tell_elsewhere(scene, asked, above=scored[left] if left else 0.0):
        scene.set(current=topic.id)
        own_up(scene, None, asked=asked)


def _first_of_like(scored: Mapping[str, float], ids: Sequence[str]) -> str | None:
    """The likeliest; of those that are about as likely, the one that is written first."""
    best = max((scored[id] for id in ids), default=0.0)
    return next((id for id in ids if scored[id] >= best - TOLD_MARGIN), None)


def _answers_topic(scored: Mapping[str, float], left: str, told: str | None, *, least: float) -> bool:
    return scored[left] >= least and (told is None or scored[left] + TOLD_MARGIN >= scored[told])


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


_ANY_KIND = ("challenge", "vision", "measure")  # where a manager has no need of the kind that was asked for


def resolve(move: Move, *, scene: Scene, general: General) -> Move:
    """A general question with the need that it means, and what it asks of it."""
    if move.about is not None or move.asks in {None, "unknown"}:
        return replace(move, asks=general.facet_of(move.asks or "plain"))
    need = need_for(scene.state, scene.manager.needs, kinds=(*general.kinds(move.asks or ""), *_ANY_KIND))
    return replace(move, about=need.id if need else None, asks=general.facet_of(move.asks or "plain"))
