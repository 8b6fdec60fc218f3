"""What a question is about: a need, a topic, somebody who was named, something general, or nothing known."""

import re
from collections.abc import Sequence
from dataclasses import replace

from getsit.model.rehearsal import Move, MoveKind
from getsit.rehearse import forms
from getsit.rehearse.given import claimed, is_need
from getsit.rehearse.topics import Near
from getsit.rehearse.turn import Turn, current_bonus
from getsit.text.sentences import Stretch
from getsit.text.words import content_stems

NEED_GAP = 0.02  # between the nearest and the next, below which one cannot tell which is meant
NEED_LEAST = 0.42  # likeness below which a question is about nothing that this manager knows
GENERAL_LEAST = 0.62
JOKE_MOST = 0.22  # likeness to everything below which it belongs in another room
NOUN_WORDS, NOUN_NEAR = 2, 0.7  # words of a need's noun by which it is meant, and how near it is then
NO_LINE = "no_line"  # what a question asks that nobody here has words for
GENERAL = "general"  # the feature of a question that could be asked of anything: its facet alone is answered
MORE = "more"  # what it asks: to go on
NAMED = "named"  # what it asks: who or what somebody or something is that the manager named
NAMED_WORDS = 2  # of content beside the name, at most


def question(turn: Turn, place: Stretch, *, current: str | None) -> Move:
    """The question as a move."""
    text = place.text
    ranked = turn.near(text, current, owners=_owners_of_names(turn, text))
    asks = turn.room.general.facet(text, kind=turn.kind("question", place))
    move = Move(kind=MoveKind.QUESTION, start=place.start, end=place.end, asks=asks)
    name = named_in(turn, text)
    if name is not None:
        return replace(move, about=current, asks=NAMED, speech=f"{NAMED}:{name}")
    bare = not forms.content(text)
    if bare and current:
        asks = MORE if forms.asks_more(text) else asks
        return replace(
            move, about=current, asks=asks, features=frozenset() if asks == "plain" else frozenset({GENERAL})
        )
    general = turn.room.general.meant(text, topics=turn.room.topics)
    if general.score >= max(GENERAL_LEAST, ranked[0].score):
        points = bare or forms.points(text)
        follows = is_need(turn.room.manager, current) and general.follows and points
        return replace(move, about=current if follows else None, asks=general.id, sure=general.score,
                       features=frozenset({GENERAL}))  # fmt: skip
    own = current_bonus(text) * (ranked[0].id == current)
    noun = _by_noun(turn, text)
    if noun is not None:
        return claimed(turn, replace(move, about=noun, near=max(NOUN_NEAR, ranked[0].score)))
    return claimed(turn, _about_something(move, ranked, bare=bare, own=own))


def _by_noun(turn: Turn, text: str) -> str | None:
    """The need or topic whose own noun stands in the question."""
    stems = set(content_stems(text))
    for one in turn.room.manager.matters:
        noun = set(content_stems(one.noun))
        if len(noun) >= NOUN_WORDS and noun <= stems:
            return one.id
    return None


def _owners_of_names(turn: Turn, text: str) -> frozenset[str]:
    """The needs of which something was told that names somebody or something in the question."""
    names = [
        name for name in turn.room.manager.named if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    ]
    return frozenset(
        need.id
        for need in turn.room.manager.needs
        for speech in need.speeches
        if speech.id in turn.state.told and any(name in speech.text for name in names)
    )


def _about_something(move: Move, ranked: Sequence[Near], *, bare: bool, own: float) -> Move:
    """A question with the need or topic that it is about, if any; `own` is what the nearest gained by having
    been spoken of."""
    first, second = ranked[0], ranked[1]
    if first.score - own < JOKE_MOST and first.score < NEED_LEAST:
        return replace(move, kind=MoveKind.OFF_TOPIC)
    if first.score < NEED_LEAST:
        return replace(move, asks="unknown" if bare else NO_LINE)
    close = first.score - second.score < NEED_GAP
    return replace(
        move, about=first.id, other=second.id if close else None, sure=first.score - second.score,
        near=first.score,
    )  # fmt: skip


def named_in(turn: Turn, text: str) -> str | None:
    """The name by which the question asks who or what somebody or something is, if that is all it asks."""
    for name in turn.room.manager.named:
        found = re.search(rf"\b{re.escape(name)}(?:'s)?\b", text, re.IGNORECASE)
        if found is None or f"{NAMED}:{name}" in turn.state.told:
            continue
        rest = text[: found.start()] + " " + text[found.end() :]
        if forms.asks_what_it_is(rest) and len(forms.content(rest)) <= NAMED_WORDS:
            return name
    return None
