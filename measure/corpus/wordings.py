"""The same talk in other words, and talks of candidates who do one thing only.

What is put otherwise is the candidate's side alone (machines hear both sides); labels are dropped where words
move, since only the score is looked at then. The rules are rough on purpose: nobody has checked the lines.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from training.corpus import Line, Text
from training.twins import machine_heard

Change = Callable[[Text], Text]
Answer = Callable[[Sequence[Line], int], str]
"""What is said at a place of the talk, from the lines so far."""

_PADDING = (
    "And that is just how it is, really, more or less, as I say.",
    "You know what I mean, if you see what I mean by that.",
    "So, yes, as it were, when all is said and done.",
)
_FILLERS = ("um, ", "uh, ", "er, ", "you know, ")
_ARTICLES = re.compile(r"(?<=\s)(?:the|an?) ")
_SECOND_LANGUAGE = (
    ("n't ", " not "), (" was ", " were "), ("I've ", "I have "), ("I'd ", "I would "), (" needs ", " need "),
    (" wants ", " want "), (" has ", " have "), (" does ", " do "), (" goes ", " go "), (" means ", " mean "),
)  # fmt: skip
_DIALECT = (
    ("isn't", "ain't"), ("hasn't", "ain't"), ("haven't", "ain't"), ("nothing", "nowt"),
    ("something", "summat"), ("Yes,", "Aye,"), ("Yes.", "Aye."), ("we were", "we was"), ("I did", "I done"),
    ("it's", "'tis"), ("It's", "'Tis"), (" my ", " me "), ("going to", "gonna"), ("you all", "y'all"),
    ("those ", "them "),
)  # fmt: skip


def padded(text: Text) -> Text:
    """Each turn of the candidate with about as many words again that say nothing."""
    random = Random(3)

    def longer(line: Line) -> str:
        most, found = len(line.text.split()), ""
        while len(found.split()) < most:
            found += f" {random.choice(_PADDING)}"
        return line.text + found

    return _said(text, longer)


def with_fillers(text: Text) -> Text:
    """Each sentence begun with a word of hesitation."""
    random = Random(4)
    return _said(text, lambda line: ". ".join(random.choice(_FILLERS) + one for one in line.text.split(". ")))


def second_language(text: Text) -> Text:
    """Articles left out, verbs in their plain forms."""
    return _said(text, lambda line: _changed(_ARTICLES.sub("", f" {line.text} "), _SECOND_LANGUAGE).strip())


def dialect(text: Text) -> Text:
    """Forms that many people say and few write."""
    return _said(text, lambda line: _changed(line.text, _DIALECT))


def short_sentences(text: Text) -> Text:
    """Cut at every "and", "so" and "but" behind a comma."""
    return _said(text, lambda line: re.sub(r", (and|so|but) ", _cut, line.text))


def unpunctuated(text: Text) -> Text:
    """As machines hear it: small letters and no punctuation, every word as it was."""
    return _heard(text, misheard=False)


def misheard(text: Text) -> Text:
    """As machines hear it, here and there with a wrong word."""
    return _heard(text, misheard=True)


def answered(answer: Answer) -> Change:
    """The talk with that in place of all that the candidate says."""

    def change(text: Text) -> Text:
        lines = list(text.lines)
        for place, line in enumerate(lines):
            if line.role == "candidate":
                lines[place] = replace(line, text=answer(lines, place), labels=())
        return replace(text, lines=tuple(lines))

    return change


def in_turn(said: Sequence[str]) -> Answer:
    """These lines one after the other, and again from the first."""
    return lambda lines, place: said[sum(one.role == "candidate" for one in lines[:place]) % len(said)]


def parrot(lines: Sequence[Line], place: int) -> str:
    """What the other side said last, once more."""
    said = [line.text for line in lines[:place] if line.role == "interviewer"]
    return said[-1] if said else "Hello."


def _said(text: Text, change: Callable[[Line], str]) -> Text:
    lines = (
        replace(line, text=change(line) or line.text, labels=()) if line.role == "candidate" else line
        for line in text.lines
    )
    return replace(text, lines=tuple(lines))


def _heard(text: Text, *, misheard: bool) -> Text:
    random = Random(1)
    lines = (machine_heard(line, random, misheard=misheard) for line in text.lines)
    return replace(text, lines=tuple(replace(line, text=line.text or "uh") for line in lines))


def _changed(text: str, changes: Sequence[tuple[str, str]]) -> str:
    for written, spoken in changes:
        text = text.replace(written, spoken)
    return text


def _cut(found: re.Match[str]) -> str:
    return f". {found.group(1).capitalize()} "
