"""The questions they will ask, for this round: each decoded into the need behind it, with its answer.

What everybody is asked in such a round; what this posting makes likely; and what the person's own résumé
makes them ask. An answer is a ready tie, an honest refusal, or the way to find one; never a line to recite.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from getsit.model.dossier import Dossier
from getsit.model.expected import ExpectedQuestion
from getsit.model.fact import Fact
from getsit.model.need import Need, NeedKind
from getsit.model.opportunity import RoundKind
from getsit.model.tie import Ties
from getsit.prepare.career import Turn, find_turns
from getsit.prepare.handle import words_of
from getsit.prepare.short import shorten
from getsit.text.ids import derived_id
from getsit.text.wording import Wording

MOST = 12
_SECONDS: Mapping[str, int] = {"yourself": 60, "example": 75, "how_would_you": 60}
_SHORTLY = 30
_OF_ROUND: Mapping[RoundKind, tuple[str, ...]] = {
    RoundKind.SCREEN: ("yourself", "why_here", "why_leave", "notice", "pay"),
    RoundKind.MANAGER: ("yourself", "why_here", "weakness"),
    RoundKind.PANEL: ("yourself", "why_here", "people"),
    RoundKind.FINAL: ("why_here", "future", "notice"),
}
_ON_NEEDS: Mapping[RoundKind, tuple[str, ...]] = {
    RoundKind.SCREEN: ("example",),
    RoundKind.MANAGER: ("how_would_you", "example", "how_would_you", "example"),
    RoundKind.PANEL: ("example", "how_would_you", "example", "example"),
    RoundKind.FINAL: ("how_would_you", "how_would_you", "example"),
}
_DOES = frozenset(
    {NeedKind.CHALLENGE, NeedKind.VISION, NeedKind.MEASURE, NeedKind.TIMELINE, NeedKind.CONSTRAINT}
)


@dataclass(frozen=True, slots=True)
class _Scene:
    dossier: Dossier
    ties: Ties
    wording: Wording

    def tie_on(self, need: Need) -> tuple[str, str]:
        """The id and the spoken words of the tie on that need, or an empty id and the honest refusal."""
        for tie in self.ties.ties:
            if tie.need_id == need.id:
                return tie.id, tie.spoken
        refusal = next((one.say for one in self.ties.refusals if one.need_id == need.id), "")
        return "", refusal


def expect_questions(
    dossier: Dossier,
    ties: Ties,
    *,
    facts: Sequence[Fact],
    kind: RoundKind,
    wording: Wording,
    today: date,
) -> tuple[ExpectedQuestion, ...]:
    """Up to twelve questions in the order of such a talk: opening, the work, one's own path, the end."""
    scene = _Scene(dossier, ties, wording)
    usual = [_usual(name, scene) for name in _OF_ROUND[kind]]
    first, later = usual[:2], usual[2:]
    asked = [*first, *_on_needs(kind, scene), *_on_path(find_turns(facts, today=today), scene), *later]
    return (*asked[: MOST - 1], _usual("questions_for_us", scene))


def _usual(name: str, scene: _Scene) -> ExpectedQuestion:
    need = next(iter(_hottest(scene)), None)
    tie_id, _ = scene.tie_on(need) if need else ("", "")
    words = shorten(words_of(need)) if need else ""
    anchored = f"prepare.expect.{name}.answer_on" if words else ""
    key = anchored if anchored and scene.wording.has(anchored) else f"prepare.expect.{name}.answer"
    stands = key == anchored
    return _question(
        name,
        scene,
        asked=scene.wording.say(f"prepare.expect.{name}.asked"),
        answer=scene.wording.say(key, words=words),
        need=need if stands else None,
        tie_id=tie_id if stands else "",
    )


def _on_needs(kind: RoundKind, scene: _Scene) -> Iterator[ExpectedQuestion]:
    needs = [need for need in _hottest(scene) if need.kind in _DOES]
    for name, need in zip(_ON_NEEDS[kind], needs, strict=False):
        tie_id, spoken = scene.tie_on(need)
        words = shorten(words_of(need))
        key = f"prepare.expect.{name}.{'tied' if tie_id else 'untied'}"
        answer = scene.wording.say(key, words=words, tie=spoken)
        asked = scene.wording.say(f"prepare.expect.{name}.asked", words=words)
        yield _question(name, scene, asked=asked, answer=answer, need=need, tie_id=tie_id)


def _on_path(turns: Sequence[Turn], scene: _Scene) -> Iterator[ExpectedQuestion]:
    for turn in turns:
        key = f"prepare.expect.{turn.kind}"
        yield ExpectedQuestion(
            id=derived_id("x", turn.kind, *(one.quote.exact for one in turn.evidence)),
            kind=turn.kind,
            question=scene.wording.say(f"{key}.asked", one=turn.one, other=turn.other),
            behind=scene.wording.say("listen.behind.gap"),
            answer=scene.wording.say(f"{key}.answer", one=turn.one, other=turn.other),
            seconds=_SHORTLY,
            evidence=turn.evidence,
        )


def _hottest(scene: _Scene) -> list[Need]:
    """The open needs that stand in a document, hottest first: nobody is quoted to their colleagues."""
    by_id = {need.id: need for need in scene.dossier.open_needs if not need.voicings}
    hot = [by_id[button.need_id] for button in scene.dossier.open_buttons if button.need_id in by_id]
    rest = [need for need in by_id.values() if need not in hot]
    return [*hot, *sorted(rest, key=lambda need: -need.heat)]


def _question(
    name: str, scene: _Scene, *, asked: str, answer: str, need: Need | None = None, tie_id: str = ""
) -> ExpectedQuestion:
    return ExpectedQuestion(
        id=derived_id("x", name, asked),
        kind=name,
        question=asked,
        behind=scene.wording.say(f"listen.behind.{name}"),
        answer=answer,
        seconds=_SECONDS.get(name, _SHORTLY),
        need_id=need.id if need else "",
        tie_id=tie_id,
        evidence=need.evidence if need else (),
    )
