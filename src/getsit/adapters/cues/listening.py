"""Hears how a candidate gives back what was said: cues of form, and likeness to the words just before.

Form alone is not enough ("So I left" gives nothing back), nor is likeness (a story may share words). Knows
only words: a reflection in wholly other words is missed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from getsit.adapters.cues.book import Weighed, load_book, squash
from getsit.adapters.cues.plain import Unit
from getsit.adapters.cues.spans import FAINTEST, whole_span
from getsit.ports import CANDIDATE, Passage, Span
from getsit.text.words import content_stems

_NEAR = 2  # so many turns of the other side count as just before
_MIRROR = 5  # words of the longest mirror
_NODS = frozenset(
    """okay ok yes yeah yep right sure well ah oh good great fine alright all mm-hmm mm-hm uh-huh wow
    and""".split()
)
_POLITE = frozenset("thank thanks please sorry hello goodbye bye welcome yes yeah okay sure".split())
_OUTRIGHT = 4.0  # a cue of this weight says what it does: "Let me say back what I've got"
_SPECIFIC = 12  # words of the longest specific response


@dataclass(frozen=True, slots=True)
class _Form:
    """What can be seen of a unit besides its cues."""

    words: int
    near: float  # share of its content that stands in the turns just before
    far: float  # the same for earlier turns
    content: int
    asks: float
    answers: bool  # the turn before was a question, so an echo is an answer
    telling: bool
    first: bool


def hear_listening(
    passage: Passage, units: Sequence[Unit], *, asking: Sequence[float], telling: Sequence[bool]
) -> list[Span]:
    """The listening moves among the units of a candidate's turn."""
    book = load_book("listening")
    near, far = _said_before(passage)
    answers = bool(passage.before) and passage.before[-1].text.rstrip().endswith("?")
    spans: list[Span] = []
    for place, unit in enumerate(units):
        text = passage.text[unit.start : unit.end]
        form = _Form(
            len(unit.words), _share(text, near), _share(text, far),
            len(_stems(text) - _POLITE - _NODS), asking[place], answers, telling[place], place == 0,
        )  # fmt: skip
        found = book.weigh(_after_nod(unit.words)).get("listening")
        kind, total = _likeliest(form, found)
        if (score := squash(total)) >= FAINTEST:
            spans.append(whole_span(unit, "listening", score=score, kind=kind))
    return spans


def _after_nod(words: Sequence[str]) -> Sequence[str]:
    """The words after "okay", "yes", "right" and the like, with which a reply begins."""
    begin = next((at for at, word in enumerate(words) if word not in _NODS), len(words))
    return words[begin:]


def _likeliest(form: _Form, found: Weighed | None) -> tuple[str, float]:
    kinds = dict(found.kinds) if found else {}
    totals = {
        "reflection": _reflection(form, kinds.get("reflection", 0.0)),
        "mirror": _mirror(form),
        "specific": _specific(form, kinds.get("specific", 0.0)),
        "callback": kinds.get("callback", -1.0) - 3.0 + 2.0 * max(form.near, form.far) - 1.5 * form.telling,
        "summary": kinds.get("summary", -2.0) - 2.6 + 1.5 * form.near,
    } | {kind: kinds.get(kind, -2.0) - 2.4 for kind in ("label", "permission", "disagreement")}
    kind = max(totals, key=lambda name: totals[name])
    outright = kind == "summary" and kinds.get(kind, 0.0) >= _OUTRIGHT
    return kind, totals[kind] + (found.against if found and not outright else 0.0)


def _reflection(form: _Form, cue: float) -> float:
    if form.words < 3 or (form.content == 0 and cue < 2):
        return -4.0
    asks = 0.5 if cue > 1.5 else 1.8  # "So you lost two?" gives back and asks
    return -2.3 + 0.95 * cue + 3.2 * form.near - asks * form.asks - 2.2 * form.telling


def _mirror(form: _Form) -> float:
    if form.words > _MIRROR or form.content == 0:
        return -4.0
    return (
        -2.6
        + 4.6 * form.near
        + (0.6 if form.asks > 0.5 else -2.5 * form.answers)
        - (0.0 if form.first else 0.8)
    )


def _specific(form: _Form, cue: float) -> float:
    if form.words > _SPECIFIC or form.content == 0 or not form.first:
        return -4.0
    return -3.2 + 0.9 * cue + 3.4 * form.near - 1.5 * form.asks - 2.0 * form.telling - 2.5 * form.answers


def _said_before(passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
    """The stems that the other side said in the latest turns, and in the turns before those."""
    said = [_stems(before.text) for before in passage.before if before.role != CANDIDATE]
    return frozenset[str]().union(*said[-_NEAR:]), frozenset[str]().union(*said[:-_NEAR])


def _share(text: str, said: frozenset[str]) -> float:
    stems = _stems(text)
    return len(stems & said) / len(stems) if stems else 0.0


@lru_cache(maxsize=5_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))
