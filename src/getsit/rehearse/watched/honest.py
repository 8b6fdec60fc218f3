"""The ordinary candidate: modest, true, concrete when asked, with a handful of questions and no tricks."""

from collections.abc import Sequence
from random import Random

from getsit.rehearse.watched.hears import ANY
from getsit.rehearse.watched.lives import life_in
from getsit.rehearse.watched.replies import Turn, answer, corrected, tie
from getsit.rehearse.watched.tables import lines
from getsit.rehearse.watched.talk import joined, read_talk, without_repeats

QUESTIONS, REFLECTIONS, TIES, UNSURE = 6, 2, 1, 2
ASKS, GIVES_BACK = 0.25, 0.2  # in how many of the turns where they could
TIE_FROM, GAP_FROM, NEXT_FROM = 8, 6, 18


def say(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """The honest candidate's next turn."""
    talk = read_talk(said, chance)
    turn = Turn(talk, life_in(talk, "honest"), "honest")
    for step in (_opening, _closing, _taking_back, _answering, _doubted, _late, _tying, _asking, _nodding):
        if text := without_repeats(step(turn), talk):
            return text
    return turn.pick("goodbyes") or "Mm."


def _opening(turn: Turn) -> str:
    return "" if turn.number else joined(turn.life.pick("opening", turn.talk), _answering(turn))


def _closing(turn: Turn) -> str:
    if not turn.heard.closes or turn.number < 3:
        return ""
    return turn.pick("goodbyes") if turn.talk.times_said(lines("honest", "thanks")) else turn.pick("thanks")


def _taking_back(turn: Turn) -> str:
    gave_back = bool(turn.talk.own) and turn.talk.own[-1].startswith("So ")
    return corrected(turn) if turn.heard.corrects and gave_back else ""


def _answering(turn: Turn) -> str:
    if turn.heard.asked in {"questions_for_us", "your_turn"}:
        return _question(turn) or turn.pick("asked_enough")
    if turn.heard.asked == ANY:
        return _anything(turn)
    return answer(turn)


def _anything(turn: Turn) -> str:
    """An answer to what was asked in no usual form: something they did, or, twice, that they don't know."""
    unsure = lines("honest", "unsure")
    text = turn.pick("small") if turn.number == 0 else answer(turn)
    return "" if text in unsure and turn.talk.times_said(unsure) >= UNSURE else text


def _doubted(turn: Turn) -> str:
    return turn.pick("doubted") if turn.heard.doubts and turn.number > 2 else ""


def _late(turn: Turn) -> str:
    admits = lines("lives", "honest", turn.life.id, "admits")
    if turn.number >= GAP_FROM and not turn.talk.times_said(admits) and turn.likely(0.25):
        return turn.talk.luck.choice(admits)
    due = turn.heard.short_time or (turn.number >= NEXT_FROM and turn.likely(0.5))
    return turn.pick("next") if due and not turn.talk.times_said(lines("honest", "next")) else ""


def _tying(turn: Turn) -> str:
    done = turn.talk.times_said(lines("honest", "tie_starts"))
    return tie(turn) if turn.number >= TIE_FROM and done < TIES and turn.likely(0.35) else ""


def _asking(turn: Turn) -> str:
    return joined(turn.pick("nods"), _question(turn)) if turn.number > 1 and turn.likely(ASKS) else ""


def _question(turn: Turn) -> str:
    if turn.talk.times_said(lines("honest", "questions")) >= QUESTIONS:
        return ""
    return turn.pick("questions")


def _nodding(turn: Turn) -> str:
    given = sum(text.startswith("So ") for text in turn.talk.own)
    words = turn.in_other_words(turn.talk.last) if given < REFLECTIONS and turn.likely(GIVES_BACK) else ""
    return f"So {words}." if words else turn.pick("nods")
