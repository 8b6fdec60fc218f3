"""The manager of somebody's own opportunity: written situations, chosen by what the dossier suggests.

About half of the hypotheses are true for this manager, who speaks about the posting's very words; a quarter
are not, and the manager says so; the rest is not mentioned. Some needs are added that no dossier holds. So
homework helps, and listening decides. All but the quotes is invented.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from getsit.model.manager import Facet, HiddenNeed, Manager, Speech, Topic
from getsit.model.need import Need
from getsit.model.rehearsal import Cast
from getsit.ports import CANDIDATE
from getsit.rehearse.form import KINDS_WANTED
from getsit.rehearse.placed import Placed
from getsit.rehearse.script import manager_of
from getsit.rehearse.sheet import Part, read_parts
from getsit.text.lines import one_line

NEEDS = 9
MATCHED_MOST = 6  # hypotheses that play a part
MATCH_LEAST = 0.42  # likeness of a hypothesis and a situation's written lines
QUOTE_WORDS = 14
FALSE_SHARE, SILENT_SHARE = 0.25, 0.25


@dataclass(frozen=True)
class Voice:
    """A person for any trade, with more situations than one talk needs."""

    manager: Manager
    parts: tuple[Part, ...]

    def listed(self, need: str, name: str) -> tuple[str, ...]:
        """The lines of that list of a need."""
        return next(part.listed(name) for part in self.parts if part.kind == "need" and part.name == need)


def read_voice(text: str, *, id: str) -> Voice:
    """The voice of a file's text."""
    parts, _ = read_parts(text)
    return Voice(manager_of(parts, id), tuple(parts))


def cast(voice: Voice, hypotheses: Sequence[Need], *, placed: Placed, chance: Random) -> tuple[Cast, ...]:
    """Which situations this manager has, which of them the dossier foresaw, and which it foresaw wrongly."""
    matched = list(_matched(voice, hypotheses, placed=placed))[:MATCHED_MOST]
    chosen = [_drawn(need, quote, chance) for need, quote in matched]
    holding = {one.need_id for one in chosen if one.holds}
    there = {one.need_id for one in chosen}
    kinds = {need.kind for need in voice.manager.needs if need.id in holding}
    left = chance.sample(voice.manager.needs, len(voice.manager.needs))
    first = [need for need in left if need.kind in KINDS_WANTED and need.kind not in kinds]
    for need in [*_one_a_kind(first), *left]:
        if len([one for one in chosen if one.holds]) >= NEEDS:
            break
        if need.id not in there:
            there.add(need.id)
            chosen.append(Cast(need_id=need.id, holds=True))
    return tuple(chosen)


def _one_a_kind(needs: Sequence[HiddenNeed]) -> Iterator[HiddenNeed]:
    seen = set[str]()
    for need in needs:
        if need.kind.value not in seen:
            seen.add(need.kind.value)
            yield need


def _drawn(need: str, quote: str, chance: Random) -> Cast:
    luck = chance.random()
    if luck < FALSE_SHARE:
        return Cast(need_id=need, quote=quote, holds=False)
    return Cast(need_id=need, quote="" if luck < FALSE_SHARE + SILENT_SHARE else quote, holds=True)


def _matched(voice: Voice, hypotheses: Sequence[Need], *, placed: Placed) -> Iterator[tuple[str, str]]:
    """Hypotheses, the hottest first, each with the situation that its words fit best."""
    lines = [(need.id, line) for need in voice.manager.needs for line in voice.listed(need.id, "sounds")]
    rows = placed.vectors([line for _, line in lines], role=CANDIDATE)
    taken = set[str]()
    for hypothesis in sorted(hypotheses, key=lambda one: -one.heat):
        own = placed.vectors([hypothesis.gist], role=CANDIDATE)[0]
        ranked = sorted(
            ((float(own @ row), need) for (need, _), row in zip(lines, rows, strict=True)), reverse=True
        )
        nearest = next(((like, need) for like, need in ranked if need not in taken), None)
        quote = quotable(hypothesis.gist)
        if nearest is not None and nearest[0] >= MATCH_LEAST and quote:
            taken.add(nearest[1])
            yield nearest[1], quote


def quotable(text: str) -> str:
    """A stretch that can stand in quotation marks within a sentence, exact words; empty if there is none."""
    line = one_line(text).strip(" .;:,-–•*")
    words = line.split()
    short = line if len(words) <= QUOTE_WORDS else line[: len(" ".join(words[:QUOTE_WORDS]))]
    return short if len(words) >= 2 and "'" not in short else ""


def made(voice: Voice, casting: Sequence[Cast], *, opportunity_id: str, post: str, intro: str) -> Manager:
    """The manager of that casting."""
    needs = [
        _quoting(voice, one) for one in casting if one.holds
    ]  # fmt: skip
    mistaken = [_mistaken(voice, one) for one in casting if not one.holds]
    kept = {need.id for need in needs}
    questions = tuple(
        question for question in voice.manager.questions if question.about is None or question.about in kept
    )
    return replace(
        voice.manager,
        post=post,
        intro=intro,
        posting="",
        needs=tuple(needs),
        topics=(*voice.manager.topics, *mistaken),
        questions=questions,
        opportunity_id=opportunity_id,
    )


def _quoting(voice: Voice, one: Cast) -> HiddenNeed:
    need = voice.manager.need(one.need_id)
    if not one.quote:
        return need
    lead = voice.listed(need.id, "quoted")[0].format(quote=one.quote)
    speeches = tuple(
        replace(speech, text=f"{lead} {speech.text}") if _is_first(speech) else speech
        for speech in need.speeches
    )
    return replace(need, speeches=speeches, posting="says")


def _is_first(speech: Speech) -> bool:
    return speech.facet is Facet.LEVEL and speech.level == 1


def _mistaken(voice: Voice, one: Cast) -> Topic:
    """What the posting made one expect and is not so: asked about, it is denied."""
    need = voice.manager.need(one.need_id)
    denied = [line.format(quote=one.quote) for line in voice.listed(need.id, "denied")]
    speech = Speech(
        id=f"{need.id}.say.1", facet=Facet.SAY, level=0, text=denied[0], again=denied[-1], answers=need.asked
    )
    return Topic(id=need.id, noun=need.noun, asked=need.asked, speeches=(speech,))
