"""What the listener and the honest candidate answer when the manager asks them something."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random

from getsit.rehearse.watched.hears import Heard, given_back, hear, needs_in, themes_of, weight
from getsit.rehearse.watched.lives import Fact, Life, best_match
from getsit.rehearse.watched.tables import lines, table
from getsit.rehearse.watched.talk import Talk, joined, sentences

TIE_WORDS = 90  # a tie is no longer than this
NEED_WORDS = 15  # and the need in it no longer than this
OF_THEIR_LIFE = frozenset(
    ("yourself", "why_here", "weakness", "gap", "dismissal", "step_down", "pay", "notice", "strength")
)


@dataclass(frozen=True)
class Turn:
    """One turn of a candidate who has a life: the talk, what was heard last, and the file of their lines."""

    talk: Talk
    life: Life
    lines: str

    @cached_property
    def heard(self) -> Heard:
        """What the manager said last."""
        return hear(self.talk.last)

    @property
    def number(self) -> int:
        """How many turns this candidate has had."""
        return len(self.talk.own)

    @cached_property
    def voiced(self) -> tuple[str, ...]:
        """The needs that the manager voiced before the last turn, oldest turn first."""
        return tuple(need for text in self.talk.theirs[:-1] for need in needs_in(text))

    def pick(self, *keys: str) -> str:
        """A line of the candidate's own file that was not said yet."""
        return self.talk.pick(self.lines, *keys)

    def likely(self, share: float) -> bool:
        """True in that share of cases."""
        return self.talk.luck.random() < share

    def in_other_words(self, text: str, use: str = "back") -> str:
        """What was needed in the text, in other words; empty where that can't be said well.

        The same words for the same use throughout a talk, others for another use.
        """
        return _given_back(text, f"{use}:{self.talk.own[:1]}")


@lru_cache(maxsize=4_000)  # a talk comes back to the same words many times
def _given_back(text: str, use: str) -> str:
    return given_back(text, luck=Random(f"{use}:{text}"))  # noqa: S311 - a choice of words guards no secret


def answer(turn: Turn) -> str:
    """The answer to the manager's question; empty where there is none to give."""
    asked = turn.heard.asked
    if asked in OF_THEIR_LIFE:
        return turn.life.pick(asked, turn.talk) or turn.pick("unsure")
    return _ANSWERS[asked](turn) if asked in _ANSWERS else ""


def tie(turn: Turn) -> str:
    """A need voiced some turns ago, a fact that goes with it, what they would do here, and a question."""
    ties = "\n".join(text for text in turn.talk.own if _is_tie(text, turn.lines))
    fresh = [need for need in turn.voiced if _is_open(turn.in_other_words(need, "tie"), ties)]
    match = best_match(fresh, turn.life.untold(turn.talk))
    words = turn.in_other_words(match[0], "tie") if match else ""
    start = turn.pick("tie_starts")
    if match is None or not words or not start or not turn.talk.unsaid(turn.lines, "tie_ends"):
        return ""
    fact, opening, end = match[1], _sentence(start.format(words=words)), turn.pick("tie_ends")
    ways = (
        joined(opening, fact.deed, fact.result, fact.like, fact.here, end),
        joined(opening, fact.deed, fact.result, fact.here, end),
        joined(
            opening, fact.deed, fact.result, fact.here, min(turn.talk.unsaid(turn.lines, "tie_ends"), key=len)
        ),
    )
    return next((text for text in ways if len(text.split()) <= TIE_WORDS), "")


def corrected(turn: Turn) -> str:
    """Takes back what was understood wrongly, and says it right where it can."""
    told = " ".join(one for one in sentences(turn.talk.last) if len(one.split()) >= 4)
    words = turn.in_other_words(told)
    line = turn.pick("backwards") if words else ""
    return _sentence(line.format(words=words)) if line else turn.pick("backwards_plain")


def _is_tie(text: str, name: str) -> bool:
    return any(start.split("{")[0] in text for start in lines(name, "tie_starts"))


def _is_open(words: str, ties: str) -> bool:
    """Whether a need can be said and stands in no tie yet."""
    return bool(words) and len(words.split()) <= NEED_WORDS and words not in ties


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _example(turn: Turn) -> str:
    facts = turn.life.untold(turn.talk)
    if not facts:
        return turn.pick("unsure")
    asked = best_match((turn.heard.question,), facts)
    fact = asked[1] if asked else turn.talk.luck.choice(facts)
    return joined(fact.example, fact.here if turn.voiced and turn.likely(0.5) else "")


def _how(turn: Turn) -> str:
    words = ""
    if turn.voiced and turn.likely(0.6):
        words = turn.in_other_words(max(turn.voiced, key=weight), "how")
    line = turn.pick("how_known") if words else ""
    return line.format(words=words) if line else turn.pick("how_would_you") or turn.pick("unsure")


def _any(turn: Turn) -> str:
    near: tuple[str, Fact] | None = best_match((turn.heard.question,), turn.life.untold(turn.talk))
    known = near is not None and sum(themes_of(turn.heard.question).values()) > 1
    return near[1].example if near and known else turn.pick("unsure")


def _rephrased(turn: Turn) -> str:
    """The question that was not understood, asked another way."""
    block = turn.pick("mean" if turn.heard.asked == "mean" else "again") or turn.pick("mean")
    question = turn.talk.pick("questions", "ladder", _kind_asked_last(turn)).format(noun="work")
    return block.format(question=question) if block and question else question


def _kind_asked_last(turn: Turn) -> str:
    before = turn.talk.own[-1].lower() if turn.talk.own else ""
    for kind in table("questions")["ladder"]:
        if any(line.lower() in before for line in lines("questions", "ladder", kind)):
            return str(kind)
    return "challenge"


_ANSWERS: Mapping[str, Callable[[Turn], str]] = {
    "example": _example,
    "how_would_you": _how,
    "repeat": _rephrased,
    "mean": _rephrased,
    "which": lambda turn: turn.pick("which"),
    "fits": lambda turn: turn.pick("fits"),
    "small": lambda turn: turn.pick("small"),
    "test": lambda turn: turn.pick("tested"),
    "any": _any,
}
