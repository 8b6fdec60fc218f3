"""How a manager answers what was asked in a turn: two questions at most, or asking back."""

from collections.abc import Callable, Mapping

from getsit.model.manager import Facet, HiddenNeed
from getsit.model.rehearsal import Move, MoveKind, Verdict
from getsit.rehearse.answers import Asked, answer_need, answer_topic, next_speech, own_up, resolve
from getsit.rehearse.asked import GENERAL, NAMED
from getsit.rehearse.asked_how import form_names, form_of
from getsit.rehearse.effects import ROW
from getsit.rehearse.fillers import without_fillers
from getsit.rehearse.heard import Room
from getsit.rehearse.scene import Scene

GENERAL_MAYBE = 0.48  # likeness from which a question that nothing answers is taken for a general one
QUESTIONS_ANSWERED = 2
HOT = 3  # what matters most is not told by the way
ASKS_BACK = 2  # times that they ask what was meant
WHICH_MOST = 2  # times in a talk that they ask which of two was meant
RAMBLES, RAMBLES_FROM, RAMBLES_TO = 0.25, 0.5, 3  # how often, from which trust, up to which strength
WHICH_NEAR = 0.6


def answer_all(scene: Scene, room: Room) -> bool:
    """Answers what was asked in the turn; whether anything was."""
    questions = scene.taken.all(MoveKind.QUESTION, MoveKind.NEXT_STEP, MoveKind.CONCERN, MoveKind.OFF_TOPIC)
    if not questions:
        return False
    if scene.state.pending:
        scene.set(ignored=True)
    reacted = len(scene.lines)
    if len(questions) > QUESTIONS_ANSWERED:
        scene.say("two_of")
    for number, move in enumerate(questions[:QUESTIONS_ANSWERED]):
        if number and scene.disclosed:
            scene.say("and_other")
        if not _ANSWERS.get(move.kind, _question)(scene, move, room):
            break
    _keep_what_fits(scene, reacted)
    return True


def _keep_what_fits(scene: Scene, reacted: int) -> None:
    """Whoever answers a question need not first say yes to what came before it; whoever cannot, may."""
    owned = any(line.source in form_names() for line in scene.lines[reacted:])
    rightly = any(move.verdict is Verdict.RIGHT for move in scene.taken.all(MoveKind.GIVES_BACK))
    dropped = _BEFORE_ANSWERS - ({"nod"} if owned and rightly else set())
    kept = [line for line in scene.lines[:reacted] if line.source.partition(":")[0] not in dropped]
    scene.lines = [*kept, *scene.lines[reacted:]]


_BEFORE_ANSWERS = frozenset({"nod", "restate", "partly", "feels", "guessed", "story_loose"})


def _question(scene: Scene, move: Move, room: Room) -> bool:
    """Answers one question; False when the manager asks back instead."""
    if move.asks == NAMED and move.speech:
        scene.set(told=(*scene.state.told, move.speech))
        scene.set(current=_told_most(scene, move.speech.partition(":")[2]) or scene.state.current)
        scene.say(move.speech)
        return True
    if move.asks == "unknown" and scene.state.times.get("asked back", 0) < ASKS_BACK:
        scene.count("asked back")
        scene.say("what_mean")
        return False
    if _may_ask_which(scene, move):
        _ask_which(scene, move)
        return False
    meant = resolve(move, scene=scene, general=room.general)
    scene.set(which=())
    asked = _asked(scene, move, meant.asks or "plain", room)
    if meant.about is None:
        own_up(scene, None, asked=asked)
        return True
    _answer_about(scene, meant.about, asked)
    return True


def _told_most(scene: Scene, name: str) -> str | None:
    """The need in which the name stands most: what is asked next is about that."""
    many = {need.id: sum(name in speech.text for speech in need.speeches) for need in scene.manager.needs}
    most = max(many, key=lambda id: many[id])
    return most if many[most] else None


def _asked(scene: Scene, move: Move, asks: str, room: Room) -> Asked:
    text = scene.taken.text[move.start : move.end]
    return Asked(
        text, asks, move.near, GENERAL in move.features, _is_worded(text, asks, room), form_of(text),
        room.topics, _maybe(text, room),
    )  # fmt: skip


def _maybe(text: str, room: Room) -> tuple[str, ...]:
    """The kinds of need that the question may mean, if it is general after all."""
    meant = room.general.meant(without_fillers(text), topics=room.topics, of_needs=True)
    return room.general.kinds(meant.id) if meant.score >= GENERAL_MAYBE else ()


def _is_worded(text: str, asks: str, room: Room) -> bool:
    """Whether the very words ask for that facet, and not for a yes or no."""
    worded = asks != "plain" and room.general.facet(text, kind=None) == asks
    return worded and form_of(text).name not in _NO_FACET


_NO_FACET = frozenset({"yes_or_no", "either", "may_i", "suppose", "ask_them"})


def _answer_about(scene: Scene, about: str, asked: Asked) -> None:
    follows = about == scene.state.current
    if scene.state.in_a_row < ROW:
        scene.move("asked_on" if follows else "asked", about=about)
    topic = next((one for one in scene.manager.topics if one.id == about), None)
    if topic is not None:
        answer_topic(scene, topic, asked=asked)
    else:
        need = scene.manager.need(about)
        answer_need(scene, need, asked=asked)
        _ramble(scene, need)


def _may_ask_which(scene: Scene, move: Move) -> bool:
    state = scene.state
    if move.other is None or state.which or state.times.get("asked which", 0) >= WHICH_MOST:
        return False
    text = scene.taken.text[move.start : move.end]
    return move.near >= WHICH_NEAR and form_of(text).name not in _NO_FACET and _both_are_known(scene, move)


def _both_are_known(scene: Scene, move: Move) -> bool:
    """Whether both things that might be meant were spoken of; nobody asks back with what was never said."""
    topics = {topic.id for topic in scene.manager.topics}
    known = {id for id, level in scene.state.level.items() if level >= 1} | topics
    return move.about in known and move.other in known


def _ask_which(scene: Scene, move: Move) -> None:
    nouns = {one.id: one.noun for one in scene.manager.matters}
    pair = (move.about or "", move.other or "")
    scene.set(which=pair)
    scene.count("asked which")
    scene.say("which", values={"a": nouns[pair[0]], "b": nouns[pair[1]]})


def _ramble(scene: Scene, need: HiddenNeed) -> None:
    """Who talks much goes on when trust is there."""
    told = [one for one in need.speeches if f"speech:{one.id}" in {line.source for line in scene.lines}]
    if len(told) != 1 or told[0].facet is not Facet.LEVEL or need.heat == HOT or scene.manager.talk == 1:
        return
    speech = next_speech(scene.state, need)
    ahead = speech is not None and speech.facet is Facet.LEVEL and speech.level == told[0].level + 1
    if speech is None or not ahead or speech.level > RAMBLES_TO or scene.state.trust < RAMBLES_FROM:
        return
    if scene.chance.random() < RAMBLES * (scene.manager.talk - 1):
        scene.tell(need, speech)


def _next_step(scene: Scene, _move: Move, _room: Room) -> bool:
    scene.say("next_step")
    return True


def _concern(scene: Scene, _move: Move, _room: Room) -> bool:
    state = scene.state
    heard = sum(1 for share in state.heard.values() if share >= 0.5)
    if heard < 2:
        scene.say("concern_understanding")
    elif state.belief < 0.5:
        scene.say("concern_evidence")
    else:
        scene.say("concern_none")
    return True


def _off_topic(scene: Scene, _move: Move, _room: Room) -> bool:
    scene.move("off_the_point")
    scene.say("off_topic")
    return False


_ANSWERS: Mapping[MoveKind, Callable[[Scene, Move, Room], bool]] = {
    MoveKind.NEXT_STEP: _next_step,
    MoveKind.CONCERN: _concern,
    MoveKind.OFF_TOPIC: _off_topic,
}
