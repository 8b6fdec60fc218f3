"""The candidates that a manager should see through: each does one thing too much, or nothing."""

import re
from collections.abc import Sequence
from random import Random

from getsit.rehearse.watched.hears import hear
from getsit.rehearse.watched.tables import lines, table
from getsit.rehearse.watched.talk import Talk, joined, plain, read_talk, sentences, without_repeats

TRIES = 40  # draws before a sentence is left out
_SLOT = re.compile(r"\{(\w+)\}")
_REPEATED_WORDS = 60  # so much of a turn the parrot keeps


def broadcaster(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """Stories of their own, pitches and virtues; hardly a question."""
    talk = read_talk(said, chance)
    blocks = ["leads", "stories", "pitches"]
    if talk.luck.random() < 0.08:
        blocks.append("questions")
    return joined(*(_drawn(talk, "broadcaster", block) for block in blocks))


def interrogator(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """One good question after another; answers in five words and gives nothing back."""
    talk = read_talk(said, chance)
    asked = hear(talk.last).asked
    opening = "" if talk.own else talk.pick("poor", "interrogator", "opening")
    is_asked = asked not in {"", "your_turn", "questions_for_us"}
    own = talk.pick("poor", "interrogator", "answers") if is_asked else ""
    second = _question(talk) if talk.luck.random() < 0.25 else ""
    return without_repeats(joined(opening, own, _question(talk), second), talk)


def parrot(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """The manager's words, nearly as they were, and that they seem to matter."""
    talk = read_talk(said, chance)
    words = " ".join(re.sub(r"[?!.…]*$", ".", one) for one in _new_sentences(talk))
    back = f"So {_small(words)}" if words else talk.pick("poor", "parrot", "empty")
    asks = talk.pick("poor", "parrot", "question") if talk.luck.random() < 0.1 else ""
    return joined(back, _feeling(talk), asks)


def flatterer(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """Praise and assent, whatever was said."""
    talk = read_talk(said, chance)
    return joined(_drawn(talk, "flatterer", "praise"), _drawn(talk, "flatterer", "agrees"))


def silent(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """A word or two; now and then nothing at all."""
    talk = read_talk(said, chance)
    return "" if talk.luck.random() < 0.08 else talk.pick("poor", "silent", "lines")


def liar(said: Sequence[tuple[str, str]], *, chance: Random) -> str:
    """Claims that nobody can believe, others that contradict them, and promises in days."""
    talk = read_talk(said, chance)
    blocks = ["claims", "against" if talk.luck.random() < 0.4 else "claims", "promises"]
    return without_repeats(joined(*(_drawn(talk, "liar", block) for block in blocks)), talk)


def _new_sentences(talk: Talk) -> list[str]:
    """What the manager said last, without what was given back before."""
    told = sentences(" ".join(talk.last.split()[:_REPEATED_WORDS]))
    told = [one for one in told if any(letter.isalnum() for letter in one)]
    new = [one for one in told if not {plain(one), f"so {plain(one)}"} & talk.own_sentences]
    return [one for place, one in enumerate(new) if one not in new[:place]]


def _drawn(talk: Talk, who: str, block: str) -> str:
    """A line of the block with its gaps filled, of which every sentence is new; empty where none is found."""
    every = talk.unsaid("poor", who, block) or lines("poor", who, block)
    for _ in range(TRIES):
        text = _filled(talk.luck.choice(every), who, talk)
        if not any(plain(one) in talk.own_sentences for one in sentences(text)):
            return text
    return ""


def _filled(line: str, who: str, talk: Talk) -> str:
    return _SLOT.sub(lambda slot: talk.luck.choice(lines("poor", who, "slots", slot[1])), line)


def _question(talk: Talk) -> str:
    kinds = [kind for kind in table("questions")["ladder"] if kind not in {"concern", "next"}]
    every = [line for kind in kinds for line in talk.unsaid("questions", "ladder", kind)]
    every += talk.unsaid("poor", "interrogator", "more")
    return talk.luck.choice(every) if every else ""


def _feeling(talk: Talk) -> str:
    every = [
        f"{opening} {feeling}."
        for opening in lines("poor", "parrot", "openings")
        for feeling in lines("poor", "parrot", "feelings")
    ]
    left = [line for line in every if not talk.was_said(line)]
    return talk.luck.choice(left) if left else ""


def _small(text: str) -> str:
    """The text with a small first letter, but for "I"."""
    first = text.split(" ", 1)[0]
    return text if first == "I" or first.startswith("I'") else text[:1].lower() + text[1:]
