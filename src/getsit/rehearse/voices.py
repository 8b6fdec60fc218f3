"""The wording of an act: which very lines are said. Never changes the state.

No line is said twice in a talk; a list that has run dry says nothing.
"""

from collections.abc import Iterator, Sequence
from random import Random

from getsit.model.manager import HiddenNeed, Manager, Speech
from getsit.model.rehearsal import Act, Line
from getsit.rehearse.form import IN_ORDER

_LAST_RESORT = ("yours", "nod", "what_mean", "answer", "short")


def word(
    act: Act, *, manager: Manager, spoken: frozenset[str], chance: Random
) -> tuple[str, tuple[str, ...]]:
    """What the manager says, and the names of the lines used; lines of `spoken` are not used again."""
    used, texts = list[str](), list[str]()
    for line in act.lines:
        found = _pick_or_instead(line, manager=manager, spoken=spoken | set(used), chance=chance)
        if found is not None:
            used.append(found[0])
            texts.append(found[1].format_map(_Nouns(line.values)))
    if not texts:
        for source in _LAST_RESORT:
            found = _pick(Line(source=source), manager=manager, spoken=spoken, chance=chance)
            if found is not None:
                return found[1], (found[0],)
    return _joined(texts, manager), tuple(used)


_INSTEAD = {"which": "leave", "what_mean": "leave", "leave": "what_mean", "after": "leave", "before": "leave",
            "again": "leave", "restate": "feels"}  # fmt: skip


def _pick_or_instead(
    line: Line, *, manager: Manager, spoken: frozenset[str], chance: Random
) -> tuple[str, str] | None:
    """The line; or, where all of its kind were said, one that does the same service."""
    found = _pick(line, manager=manager, spoken=spoken, chance=chance)
    instead = _INSTEAD.get(line.source.split(":", 1)[0])
    if found is not None or instead is None:
        return found
    return _pick(Line(source=instead), manager=manager, spoken=spoken, chance=chance)


class _Nouns(dict[str, str]):
    """What goes into a frame; braces that nobody fills stay as they are."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _pick(line: Line, *, manager: Manager, spoken: frozenset[str], chance: Random) -> tuple[str, str] | None:
    choices = list(_choices(line, manager))
    source = line.source.split(":", 1)[0]
    if line.place is not None:
        choices = choices[line.place : line.place + 1]
    free = [(name, text) for name, text in choices if name not in spoken]
    if not free:
        return None
    return free[0] if source in IN_ORDER or source in _FIXED else chance.choice(free)


_FIXED = frozenset({"speech", "again", "ask", "plain", "again_ask", "correction", "reply"})


def _choices(line: Line, manager: Manager) -> Iterator[tuple[str, str]]:
    """The lines that may be said, by name."""
    source, _, name = line.source.partition(":")
    for place, text in enumerate(_texts(source, name, manager)):
        yield f"{line.source}#{place}", text


def _texts(source: str, name: str, manager: Manager) -> Sequence[str]:
    if not name:
        return manager.says[source]
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
