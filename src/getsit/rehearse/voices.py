"""The wording of an act: which very lines are said. Never changes the state.

No line is said twice in a talk; a list that has run dry says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from getsit.model.manager import HiddenNeed, Manager, Speech
from getsit.model.rehearsal import Act, Line
from getsit.rehearse.asked import NAMED
from getsit.rehearse.asked_how import ANY, form_names
from getsit.rehearse.form import IN_ORDER

_LAST_RESORT = ("yours", "nod", "what_mean", "answer", "short")


def word(
    act: Act, *, manager: Manager, spoken: frozenset[str], chance: Random, to: str = ""
) -> tuple[str, tuple[str, ...]]:
    """What the manager says, and the names of the lines used; lines of `spoken` are not used again. On a
    panel, `to` is the key of the one who was spoken to."""
    used, texts = list[str](), list[str]()
    for line in act.lines:
        heard = replace(line, values={**line.values, "to": to}) if to else line
        found = _pick_or_instead(heard, manager=manager, spoken=spoken | set(used), chance=chance)
        if found is not None:
            used.append(found[0])
            thing = line.values.get("thing", "")
            values = {**line.values, "Thing": thing[:1].upper() + thing[1:]}
            texts.append(found[1].format_map(_Nouns(values)))
    if not texts:
        for source in _LAST_RESORT:
            found = _pick(Line(source=source), manager=manager, spoken=spoken, chance=chance)
            if found is not None:
                return found[1], (found[0],)
    return _joined(texts, manager), tuple(used)


_INSTEAD = {
    "which": ("what_mean",), "what_mean": (ANY,), "leave": (ANY,), "after": ("leave",), "before": ("leave",),
    "again": (ANY,), "restate": ("partly",), "partly": ("answer",), ANY: ("leave", "what_mean"),
    **{name: (ANY, "leave", "what_mean") for name in form_names() if name != ANY},
}  # fmt: skip
"""What does the service of a list that has run dry, the best first."""


def _pick_or_instead(
    line: Line, *, manager: Manager, spoken: frozenset[str], chance: Random
) -> tuple[str, str] | None:
    """The line; or, where all of its kind were said, one that does the same service."""
    sources = (line.source, *_INSTEAD.get(line.source.split(":", 1)[0], ()))
    for source in sources:
        one = line if source == line.source else Line(source=source, values=line.values)
        found = _pick(one, manager=manager, spoken=spoken, chance=chance)
        if found is not None:
            return found
    return None


class _Nouns(dict[str, str]):
    """What goes into a frame; braces that nobody fills stay as they are."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _pick(line: Line, *, manager: Manager, spoken: frozenset[str], chance: Random) -> tuple[str, str] | None:
    choices = list(_choices(line, manager))
    source = line.source.split(":", 1)[0]
    if line.place is not None:
        choices = choices[line.place : line.place + 1]
    free = [(name, text) for name, text in choices if name not in spoken and _is_whole(text, line)]
    if not free:
        return None
    if line.values.get("to"):
        free = [one for one in free if one[1].startswith(f"{line.values['to']}: ")] or free
    return free[0] if source in IN_ORDER or source in _FIXED else chance.choice(free)


def spoken_to(text: str, manager: Manager) -> str:
    """The key of the one on a panel whom the candidate names last; nothing where none is named."""
    places = {key: text.rfind(name.split()[0]) for key, name in manager.voices.items()}
    named = [key for key in places if places[key] >= 0]
    return max(named, key=lambda key: places[key], default="")


def _is_whole(text: str, line: Line) -> bool:
    """Whether the frame's thing, if it has one, is known."""
    return bool(line.values.get("thing")) or not _THING.search(text)


_THING = re.compile(r"\{[Tt]hing\}")
_FIXED = frozenset({"speech", "again", "ask", "plain", "again_ask", "correction", "reply"})


def _choices(line: Line, manager: Manager) -> Iterator[tuple[str, str]]:
    """The lines that may be said, by name."""
    source, _, name = line.source.partition(":")
    for place, text in enumerate(_texts(source, name, manager)):
        yield f"{line.source}#{place}", text


def _texts(source: str, name: str, manager: Manager) -> Sequence[str]:
    if not name:
        return manager.says[source]
    if source == NAMED:
        return (manager.named[name],)
    if source in {"speech", "again"}:
        speech = _speech(manager, name)
        return (speech.text,) if source == "speech" else (speech.again,)
    if source in {"ask", "plain", "again_ask", "reply"}:
        question = manager.question(name)
        if source == "reply":
            return tuple(reply.text for reply in question.replies)
        return ({"ask": question.text, "plain": question.plain, "again_ask": question.again}[source],)
    return _of_need(source, manager.need(name))


def _of_need(source: str, need: HiddenNeed) -> Sequence[str]:
    lists = {
        "restate": need.restate, "before": need.before, "after": need.after, "fits": need.fits,
        "hint": need.hint, "correction": tuple(claim.correction for claim in need.claims),
    }  # fmt: skip
    return lists[source]


def _speech(manager: Manager, id: str) -> Speech:
    for owner in manager.matters:
        for speech in owner.speeches:
            if speech.id == id:
                return speech
    raise KeyError(id)


def _joined(texts: Sequence[str], manager: Manager) -> str:
    """The lines as one reply; on a panel, whoever else speaks begins a line of their own."""
    if not manager.voices:
        return " ".join(texts)
    parts = list[str]()
    for text in texts:
        key, colon, rest = text.partition(": ")
        if colon and key in manager.voices:
            parts.append(f"\n{manager.voices[key].split(',')[0]}: {rest}")
        elif parts and parts[-1].startswith("\n"):
            parts.append(f"\n{text}")
        else:
            parts.append(text)
    return " ".join(parts).replace(" \n", "\n").strip()
