"""How a manager takes what is no question: what moves them, and the one reaction that is said."""

from collections.abc import Callable, Sequence

from getsit.model.rehearsal import Move, MoveKind, Verdict
from getsit.rehearse import forms
from getsit.rehearse.answers import next_speech
from getsit.rehearse.effects import LONG_TURN, ROW, STOCK_FREE, TIES_PAY
from getsit.rehearse.heard import reply_to
from getsit.rehearse.scene import Scene
from getsit.rehearse.ties import HALF_TIE_TURNS


def react(scene: Scene) -> None:
    """Takes in everything that was done; says the one reaction that matters most."""
    if scene.taken.words > LONG_TURN:
        scene.move("went_on")
        scene.say("interrupts")
    said = len(scene.lines)
    if len(_rightly(scene)) >= 3:
        _summed_up(scene)
    for rule in _RULES:
        before = len(scene.lines)
        for move in scene.taken.moves:
            rule(scene, move)
        if len(scene.lines) > before > said:
            del scene.lines[before:]
    del scene.lines[said + 1 :]
    _count_row(scene)


def _rightly(scene: Scene) -> set[str]:
    return {
        move.about for move in scene.taken.all(MoveKind.GIVES_BACK)
        if move.about and move.verdict is Verdict.RIGHT and move.about in scene.state.level
    }  # fmt: skip


def _summed_up(scene: Scene) -> None:
    scene.move("summed_up")
    scene.say("nod_summary")


def _count_row(scene: Scene) -> None:
    """Questions in a row, without anything given back, tied or answered."""
    kinds = {move.kind for move in scene.taken.moves}
    gives = kinds & {MoveKind.GIVES_BACK, MoveKind.TIE, MoveKind.ANSWER, MoveKind.FEELS, MoveKind.STORY}
    row = 0 if gives or MoveKind.QUESTION not in kinds else scene.state.in_a_row + 1
    scene.set(in_a_row=row)
    if row >= ROW:
        scene.move("only_asking")


def _simple(kind: MoveKind, reason: str, source: str) -> Callable[[Scene, Move], None]:
    def rule(scene: Scene, move: Move) -> None:
        if move.kind is kind:
            scene.move(reason)
            scene.say(source)

    return rule


def _corrected(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.GIVES_BACK or move.verdict is not Verdict.WRONG or move.about is None:
        return
    many = scene.state.misread.get(move.about, 0) + 1
    scene.set(misread={**scene.state.misread, move.about: many}, current=move.about)
    scene.move("held_to" if many > 1 else "misread", about=move.about)
    if f"correction:{move.about}:{move.claim}" in scene.state.told:
        scene.say("firmer")
    else:
        scene.set(told=(*scene.state.told, f"correction:{move.about}:{move.claim}"))
        scene.say(f"correction:{move.about}", place=move.claim)


def _understood(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.GIVES_BACK or move.about is None or move.verdict is Verdict.WRONG:
        return
    told = scene.state.level.get(move.about, -1) >= 0
    scene.set(current=move.about)
    if not told:
        _guessed(scene, move)
    elif move.verdict is Verdict.UNSURE:
        scene.move("partly", about=move.about)
        scene.say(_neither(scene, move.about))
    else:
        first = scene.state.heard.get(move.about, 0.0) < 1.0
        scene.move("understood" if first else "understood_again", about=move.about)
        if scene.state.misread.get(move.about):
            scene.move("took_correction")
            scene.set(misread={**scene.state.misread, move.about: 0})
        scene.say("nod")


def _neither(scene: Scene, about: str) -> str:
    """What is said where nobody can tell whether it was understood: once their own point again, then a word
    that is neither yes nor no, with the next thing behind it."""
    if scene.state.times.get(f"restated {about}"):
        return "partly"
    scene.count(f"restated {about}")
    return f"restate:{about}"


def _guessed(scene: Scene, move: Move) -> None:
    need = scene.manager.need(move.about or "")
    speech = next_speech(scene.state, need)
    if move.verdict is Verdict.RIGHT and speech is not None:
        scene.move("guessed", about=need.id)
        scene.say("guessed")


def _accepted(scene: Scene, move: Move) -> None:
    wrong = scene.state.current and scene.state.misread.get(scene.state.current)
    if move.kind is MoveKind.ACCEPTS and wrong:
        scene.move("took_correction", about=scene.state.current)
        scene.set(misread={**scene.state.misread, scene.state.current or "": 0})
        scene.say("taken_back")


def _pitched(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.PITCH:
        return
    scene.move("pitched", about=move.about)
    if move.about:
        scene.set(shut={**scene.state.shut, move.about: scene.state.turn + 2})
    scene.say("pitch")


def _parroted(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.PARROT:
        return
    if scene.state.times.get("echoed"):
        scene.move("parroted")
        scene.say("parrot")
    else:
        scene.set(times={**scene.state.times, "echoed": 1})
        scene.say("nod")


def _hollow(scene: Scene, move: Move) -> None:
    """A stock phrase of listening with nothing of theirs in it: once it passes."""
    if move.kind is MoveKind.HOLLOW:
        scene.count("stock phrases")
        if scene.state.times["stock phrases"] > STOCK_FREE:
            scene.move("hollow")


def _tied(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.TIE or move.about is None:
        return
    many = scene.state.ties.get(move.about, 0) + 1
    scene.set(ties={**scene.state.ties, move.about: many}, current=move.about, half_tie=-9)
    if many <= TIES_PAY:
        scene.move("tied" if many == 1 else "tied_again", about=move.about)
    scene.say(f"fits:{move.about}" if forms.hands_back(scene.taken.text) else "tie")


def _proposed(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.SOLUTION:
        return
    if move.about in scene.state.level:
        _once(scene, "proposed", about=move.about or "")
    if move.about in {need.id for need in scene.manager.needs} and forms.hands_back(scene.taken.text):
        scene.say(f"fits:{move.about}")


def _once(scene: Scene, reason: str, *, about: str) -> None:
    """Moves for that reason once for each need."""
    if not scene.state.times.get(f"{reason} {about}"):
        scene.move(reason, about=about)
        scene.set(times={**scene.state.times, f"{reason} {about}": 1})


def _told_story(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.STORY:
        return
    fits = scene.state.level.get(move.about or "", -1) >= 1
    if fits:
        scene.set(half_tie=scene.state.turn, current=move.about)
    if scene.taken.all(MoveKind.TIE, MoveKind.ANSWER):
        return
    if fits:
        _once(scene, "fitting_story", about=move.about or "")
    already = any(one.reason == "unasked_story" for one in scene.movements)
    if not fits and not already and scene.state.turn - scene.state.half_tie > HALF_TIE_TURNS:
        scene.move("unasked_story")
    scene.say("tie" if fits else "story_loose")


_STRONG = frozenset({"number", "result", "person", "asked", "stretch"})


def _answered(scene: Scene, move: Move) -> None:
    if move.kind is not MoveKind.ANSWER or move.about is None:
        return
    question = scene.manager.question(move.about)
    place = reply_to(question, move.features)
    scene.set(pending=None, ignored=False)
    strong = _STRONG & move.features
    if question.id.startswith("tests_"):
        if strong:
            scene.move("stood_test", about=question.about)
    elif "thin" in move.features:
        scene.say("answer_thin")
        return
    elif "story" in move.features and {"number", "result", "stretch"} & move.features:
        scene.move("answered_well")
    elif strong:
        scene.move("answered")
    scene.say(f"reply:{question.id}", place=place)


def _admitted(scene: Scene, move: Move) -> None:
    if move.kind is MoveKind.GAP:
        if scene.state.times.get("admitted", 0) < 3:
            scene.move("admitted")
        scene.say("gap")


_RULES: Sequence[Callable[[Scene, Move], None]] = (
    _simple(MoveKind.INSULT, "insulted", "insult"),
    _simple(MoveKind.PRESSED, "pressed", "pressed"),
    _simple(MoveKind.TOO_BIG, "too_big", "too_big"),
    _simple(MoveKind.BAD_MOUTH, "bad_mouthed", "bad_mouth"),
    _corrected,
    _pitched,
    _parroted,
    _accepted,
    _tied,
    _understood,
    _answered,
    _proposed,
    _admitted,
    _told_story,
    _simple(MoveKind.FEELS, "felt", "feels"),
    _hollow,
    _simple(MoveKind.FLATTERY, "flattered", "flattery"),
)
"""What matters most stands first: its reaction is said, the others only move."""
