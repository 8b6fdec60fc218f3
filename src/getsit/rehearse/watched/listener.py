"""The candidate who listens: asks on, gives back in other words, ties late and little."""

from collections.abc import Sequence
from random import Random

from getsit.rehearse.watched.hears import noun_in, weight
from getsit.rehearse.watched.lives import life_in
from getsit.rehearse.watched.replies import Turn, answer, corrected, tie
from getsit.rehearse.watched.tables import lines
from getsit.rehearse.watched.talk import joined, plain, read_talk, sentences, without_repeats

LADDER = (
    "homework", "situation", "challenge", "vision", "measure", "manner", "timeline", "predecessor", "culture",
    "payoff",
)  # fmt: skip
ONCE = frozenset(("homework", "payoff", "culture"))
ON = {  # which rungs go on from what was just said
    "trouble": ("event", "consequence"), "wish": ("measure", "timeline"), "event": ("consequence",),
    "tried": ("predecessor",), "figure": ("consequence",), "date": ("timeline",), "person": ("culture",),
}  # fmt: skip
FIRST_TIE, TIES, TURNS_BETWEEN = 6, 4, 4
SUMS = (8, 16)  # from which turn on the first and the second summary
GAP_FROM, CONCERN_FROM, NEXT_FROM = 10, 15, 19
SHORT_PART = 15  # words that one part of a summary may have


def say(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """The listener's next turn."""
    talk = read_talk(said, chance)
    turn = Turn(talk, life_in(talk, "listener"), "listener")
    for step in (_opening, _closing, _taking_back, _answering, _doubted, _late, _tying, _summing, _listening):
        if text := without_repeats(step(turn), talk):
            return text
    asked = without_repeats(_question(turn), talk)
    return asked or turn.pick("brief") or talk.pick("questions", "follow", "more")


# --- steps, the first that has something to say -----------------------------------------------------------


def _opening(turn: Turn) -> str:
    if turn.number:
        return ""
    asked = turn.heard.asked
    first = "" if asked not in {"", "small", "your_turn", "questions_for_us"} else _ladder_question(turn)
    return joined(turn.life.pick("opening", turn.talk), answer(turn), first)


def _closing(turn: Turn) -> str:
    if not turn.heard.closes or turn.number < 3:
        return ""
    if turn.talk.times_said(lines("listener", "thanks")):
        return turn.pick("goodbyes")
    return joined(_next_step(turn), turn.pick("thanks"))


def _taking_back(turn: Turn) -> str:
    if not turn.heard.corrects or not _gave_back(turn):
        return ""
    return joined(corrected(turn), _on_from(turn) if turn.likely(0.6) else "")


def _answering(turn: Turn) -> str:
    if turn.heard.asked in {"questions_for_us", "your_turn"}:
        return _listening(turn) if turn.heard.needs else _question(turn)
    text = answer(turn)
    asks = turn.heard.asked not in {"test", "mean", "repeat", "which", "small"} and turn.likely(0.35)
    return joined(text, _question(turn)) if text and asks else text


def _doubted(turn: Turn) -> str:
    return turn.pick("doubted") if turn.heard.doubts and turn.number > 2 else ""


def _late(turn: Turn) -> str:
    """What belongs in the last part: a gap, their doubts, the next step."""
    told = bool(turn.heard.needs)
    unasked = not turn.talk.times_said(lines("questions", "ladder", "concern"))
    if unasked and turn.number >= CONCERN_FROM + 2 * told:
        return joined(turn.pick("brief"), turn.talk.pick("questions", "ladder", "concern"))
    if (turn.heard.short_time or turn.number >= NEXT_FROM + 2 * told) and (text := _next_step(turn)):
        return joined(turn.pick("brief"), text)
    admits = lines("lives", "listener", turn.life.id, "admits")
    if turn.number >= GAP_FROM + 3 * told and not turn.talk.times_said(admits) and turn.likely(0.6):
        return joined(
            turn.pick("brief") if told else "", turn.pick("gap_leads"), turn.talk.luck.choice(admits)
        )
    return ""


def _tying(turn: Turn) -> str:
    starts = lines("listener", "tie_starts")
    many = turn.talk.times_said(starts)
    tied = [place for place, text in enumerate(turn.talk.own) if _has(text, starts)]
    soon = bool(tied) and turn.number - tied[-1] < TURNS_BETWEEN
    if turn.number < FIRST_TIE or many >= TIES or soon or (turn.heard.needs and not turn.likely(0.5)):
        return ""
    return tie(turn)


def _summing(turn: Turn) -> str:
    done = turn.talk.times_said(lines("listener", "sums"))
    if done >= len(SUMS) or turn.number < SUMS[done] or (turn.heard.needs and not turn.likely(0.4)):
        return ""
    parts = _short_parts(turn)
    line = turn.pick("sums")
    if len(parts) < 3 or not line:
        return ""
    one, two, three = parts[:3]
    return line.format(one=one, two=two, three=three)


def _listening(turn: Turn) -> str:
    """Gives back what was said and asks on."""
    words = turn.in_other_words(turn.talk.last) if turn.likely(0.8) else ""
    head = turn.talk.pick("synonyms", "heads") if words else ""
    if head:
        back = head.format(words=words)
        return joined(back, _on_from(turn) if turn.likely(0.5) else "")
    if turn.heard.needs:
        took_in = turn.pick("felt" if turn.likely(0.5) else "brief")
        return joined(took_in, _on_from(turn) if turn.likely(0.8) else "")
    return joined(turn.pick("brief") if turn.likely(0.4) else "", _question(turn))


# --- questions --------------------------------------------------------------------------------------------


def _question(turn: Turn) -> str:
    """A new one from the ladder, now and then hung on something said earlier."""
    earlier = noun_in(" ".join(turn.voiced[:-1]), luck=turn.talk.luck)
    line = turn.pick("back_to") if earlier and turn.number > 4 and turn.likely(0.3) else ""
    return joined(line.format(noun=earlier), _on(turn, "trouble") if line else _ladder_question(turn))


def _ladder_question(turn: Turn) -> str:
    asked = {kind: turn.talk.times_said(lines("questions", "ladder", kind)) for kind in LADDER}
    left = [kind for kind in LADDER if turn.talk.unsaid("questions", "ladder", kind)]
    left = [kind for kind in left if not (kind in ONCE and asked[kind])] or left
    if not left:
        return turn.talk.pick("questions", "follow", "more")
    return turn.talk.pick("questions", "ladder", min(left, key=lambda kind: asked[kind]))


def _on_from(turn: Turn) -> str:
    """A question that goes on from what was just said."""
    kinds = turn.heard.said[:3] or ("more",)
    return _on(turn, kinds[0] if turn.likely(0.7) else turn.talk.luck.choice(kinds))


def _on(turn: Turn, kind: str) -> str:
    noun = noun_in(" ".join(turn.heard.needs) or turn.talk.last, luck=turn.talk.luck)
    rungs = ON.get(kind, ()) if turn.number > 2 else ()
    found = [turn.talk.pick("questions", "ladder", rung) for rung in rungs]
    found = [line for line in found if line] + turn.talk.unsaid("questions", "follow", kind)
    if noun and turn.likely(0.12):
        found = turn.talk.unsaid("questions", "follow", "noun") or found
    fitting = [line for line in found if noun or "{noun}" not in line]
    if not fitting:
        return turn.talk.pick("questions", "follow", "more")
    asks = turn.pick("ask") if turn.likely(0.08) else ""
    return joined(asks, turn.talk.luck.choice(fitting).format(noun=noun))


def _next_step(turn: Turn) -> str:
    if turn.talk.times_said(lines("questions", "ladder", "next")):
        return ""
    return turn.talk.pick("questions", "ladder", "next")


# --- what was said ----------------------------------------------------------------------------------------


def _gave_back(turn: Turn) -> bool:
    """Whether the turn before gave something back that could be put right."""
    every = (*lines("synonyms", "heads"), *lines("listener", "sums"), *lines("listener", "tie_starts"))
    return bool(turn.talk.own) and _has(turn.talk.own[-1], every)


def _has(text: str, starts: Sequence[str]) -> bool:
    return any(one.startswith(start.split("{")[0]) for one in sentences(text) for start in starts)


def _short_parts(turn: Turn) -> list[str]:
    """The weightiest needs so far, in other words and shortly, in the order in which they were voiced."""
    weightiest = sorted(dict.fromkeys(turn.voiced[-12:]), key=weight, reverse=True)[:8]
    told = ((need, turn.in_other_words(need, "sum")) for need in weightiest)
    sums = plain(" ".join(text for text in turn.talk.own if _has(text, lines("listener", "sums"))))
    new = ((need, words) for need, words in told if words and plain(words) not in sums)
    short = [(need, words) for need, words in new if len(words.split()) <= SHORT_PART]
    return [words for _, words in sorted((turn.voiced.index(need), words) for need, words in short[:3])]
