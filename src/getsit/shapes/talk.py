"""The JSON of `getsit listen`: turns, moments, measures, reading."""

from collections.abc import Callable
from typing import Any

from getsit.model.analysis import Analysis, GetsIt, Measure, Reading
from getsit.model.conversation import Conversation, Speaker
from getsit.model.moment import (
    Asked,
    ListeningMove,
    Missed,
    Moment,
    NeedVoiced,
    Question,
    Signal,
    SolutionOffered,
    Story,
    ToldTie,
)
from getsit.model.need import Private
from getsit.shapes.plain import Shape, gap_shape
from getsit.text.wording import Wording


def listen_shape(analysis: Analysis, *, wording: Wording) -> Shape:
    """A conversation with its moments, measures, Gets it and how it was read."""
    conversation = analysis.conversation
    return {
        "turns": [turn_shape(conversation, turn.index) for turn in conversation.utterances],
        "moments": [_said(moment_shape(moment), wording) for moment in analysis.moments],
        "measures": {measure.name: measure_shape(measure) for measure in analysis.measures},
        "gets_it": gets_it_shape(analysis.gets_it),
        "reading": reading_shape(analysis.reading, conversation, wording=wording),
    }


def _said(shape: Shape, wording: Wording) -> Shape:
    """The shape with the question behind a question as a sentence, where it names one."""
    if "behind" not in shape:
        return shape
    key = str(shape["behind"])
    return shape | {"behind": wording.say(key) if wording.has(key) else None}


def turn_shape(conversation: Conversation, index: int) -> Shape:
    """One turn: who spoke, on which side, what, and when (seconds or null)."""
    turn = conversation.utterances[index]
    return {
        "index": turn.index,
        "speaker": conversation.speaker(turn.speaker_id).name,
        "role": conversation.role(index).value,
        "text": turn.text,
        "begins": turn.begins,
        "ends": turn.ends,
    }


def moment_shape(moment: Moment) -> Shape:
    """One moment with what its label adds."""
    shape: Shape = {
        "id": moment.id,
        "label": moment.label,
        "turn": moment.turn,
        "quote": moment.quote,
        "start": moment.start,
        "end": moment.end,
        "kind": moment.kind,
        "score": round(moment.score, 3),
        "maybe": moment.maybe,
        "by": moment.by,
    }
    return shape | _added(moment)


def _added(moment: Moment) -> Shape:
    add = _ADDS.get(type(moment))
    return add(moment) if add else {}


def _need(moment: NeedVoiced) -> Shape:
    private = None if moment.private is Private.NO else moment.private.value
    return {"strength": int(moment.strength), "owner": moment.owner.value, "for_you_only": private}


def _solution(moment: SolutionOffered) -> Shape:
    return {"tied_to": list(moment.tied_to), "when": moment.when}


def _signal(moment: Signal) -> Shape:
    return {"grade": moment.grade.value, "taken_up": moment.taken_up}


def _asked(moment: Asked) -> Shape:
    return {"behind": moment.behind, "need_kind": moment.need_kind.value if moment.need_kind else None}


def _story(moment: Story) -> Shape:
    return {
        "tied_to": list(moment.tied_to),
        "asked_for": moment.asked_for,
        "war_story": moment.war_story,
        "rehash": moment.rehash,
    }


def _tie(moment: ToldTie) -> Shape:
    points = moment.points
    return {
        "rests_on": moment.rests_on,
        "tied_to": list(moment.tied_to),
        "points": {
            "need": points.need,
            "fact": points.fact,
            "bridge": points.bridge,
            "future": points.future,
            "check": points.check,
        },
        "valid": moment.valid,
    }


_ADDS: dict[type[Moment], Callable[[Any], Shape]] = {
    NeedVoiced: _need,
    Question: lambda moment: {"follow_up": moment.follow_up},
    ListeningMove: lambda moment: {"tied_to": list(moment.tied_to)},
    Story: _story,
    SolutionOffered: _solution,
    ToldTie: _tie,
    Signal: _signal,
    Missed: lambda moment: {"opening": moment.opening},
    Asked: _asked,
}


def measure_shape(measure: Measure) -> Shape:
    """One figure with its band; `value` null for "cannot judge"."""
    return {
        "value": measure.value if measure.value is None else round(measure.value, 3),
        "unit": measure.unit,
        "band": [measure.low, measure.high],
        "within": measure.within.value,
        "moments": list(measure.moments),
    }


def gets_it_shape(gets_it: GetsIt) -> Shape:
    """Understanding × Evidence; null throughout when it cannot be judged. Never an offer probability."""
    return {
        "cell": gets_it.cell.value if gets_it.cell else None,
        "value": _rounded(gets_it.value),
        "understanding": _rounded(gets_it.understanding),
        "evidence": _rounded(gets_it.evidence),
        "caps": list(gets_it.caps),
    }


def reading_shape(reading: Reading, conversation: Conversation, *, wording: Wording) -> Shape:
    """Which hearing listened, to whom, and why it cannot be judged if so."""
    return {
        "by": reading.by,
        "language": reading.language,
        "candidate_turns": reading.candidate_turns,
        "words": reading.words,
        "cannot_judge": wording.say(reading.cannot_judge) if reading.cannot_judge else None,
        "notes": [wording.say(note) for note in reading.notes],
        "speakers": [_speaker(speaker, wording=wording) for speaker in conversation.speakers],
        "not_understood": [gap_shape(gap) for gap in reading.gaps],
    }


def _speaker(speaker: Speaker, *, wording: Wording) -> Shape:
    known = wording.has(speaker.reason)
    return {
        "name": speaker.name,
        "role": speaker.role.value,
        "reason": wording.say(speaker.reason) if known else speaker.reason,
        "guessed": speaker.guessed,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
