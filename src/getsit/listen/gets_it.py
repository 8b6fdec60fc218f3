"""Gets it: Understanding × Evidence, from measures and moments alone, the same for rehearsal and real talk.

Both sides are sums of what was shown, lowered by what went wrong; they are multiplied, never added, so
that neither stands in for the other. Weights, cuts and their reasons stand in thresholds.py.
Never an offer probability.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from getsit.listen import thresholds as t
from getsit.listen.corrections import BY_YOU
from getsit.listen.talk import BY_RULE
from getsit.model.analysis import Cell, GetsIt, Measure, Reason
from getsit.model.moment import Breaker, BreakerKind, Moment, ToldTie

_PROVEN = frozenset({BY_RULE, BY_YOU})
"""A figure against the candidate's own facts, or the person's own word; big words alone are no lie."""
_APPLY_ONLY_IF_THERE = frozenset({"signals_answered", "asked_examples"})
"""Nobody is blamed for a signal or a question that never came."""


def gets_it(measures: Sequence[Measure], moments: Sequence[Moment]) -> GetsIt:
    """Gets it with its reasons; cell and figures are None when the measures were not judged."""
    found = {measure.name: measure for measure in measures}
    if found["reflection_rate"].value is None and found["talk_share_whole"].value is None:
        return GetsIt()
    understanding = _understanding(found)
    evidence = _evidence(found)
    caps = tuple(_caps(found, moments))
    value = math.sqrt(understanding * evidence)
    return GetsIt(
        cell=_cell(understanding, evidence, caps=caps),
        understanding=understanding,
        evidence=evidence,
        value=min([value, *(_CAPS[cap] for cap in caps)]),
        caps=caps,
        reasons=tuple(_reasons(found)),
    )


_Found = Mapping[str, Measure]


def _understanding(found: _Found) -> float:
    shown = _shown(found, t.UNDERSTANDING)
    pitches = min(1.0, found["pitch_rate"].value or 0.0)
    return shown * (1 - min(t.COST_MOST, t.PITCH_COST * pitches))


def _evidence(found: _Found) -> float:
    shown = _shown(found, t.EVIDENCE)
    if not found["valid_ties"].value:
        shown = min(shown, t.EVIDENCE_UNTIED)
    cost = (
        t.WAR_COST * _beyond(found, "war_stories", free=1)
        + t.SELF_COST * _beyond(found, "self_descriptions", free=1)
        + t.REHASH_COST * _beyond(found, "rehash", free=0)
        + t.BROKEN_COST * _beyond(found, "broken_proposals", free=0)
        + t.BREAKER_COST * _beyond(found, "trust_breakers", free=0)
    )
    return shown * (1 - min(t.COST_MOST, cost))


def _shown(found: _Found, weights: Mapping[str, float]) -> float:
    counted = {
        name: weight for name, weight in weights.items()
        if found[name].value is not None or name not in _APPLY_ONLY_IF_THERE
    }  # fmt: skip
    earned = sum(weight * _earned(found, name) for name, weight in counted.items())
    return earned / sum(counted.values())


def _earned(found: _Found, name: str) -> float:
    """How a few reflections were made counts only as far as anything was given back."""
    often = _filled(found["reflection_rate"]) if name in _OF_REFLECTIONS else 1.0
    return often * _filled(found[name])


_OF_REFLECTIONS = frozenset({"reflection_accuracy", "reflection_question_ratio"})


def _filled(measure: Measure) -> float:
    """How much of a measure's weight is earned: in proportion up to the value that earns it whole."""
    return min(1.0, (measure.value or 0.0) / t.FULL[measure.name])


def _beyond(found: _Found, name: str, *, free: int) -> float:
    return max(0.0, (found[name].value or 0.0) - free)


# --- caps and cells -------------------------------------------------------------------------------------

LIE = "listen.cap.lie"
UNVOICED = "listen.cap.unvoiced"
QUESTIONS = "listen.cap.questions"
_CAPS = {LIE: t.CAP_LIE, UNVOICED: t.CAP_UNVOICED, QUESTIONS: t.CAP_QUESTIONS}


def _caps(found: _Found, moments: Sequence[Moment]) -> Iterator[str]:
    if any(_is_lie(m) for m in moments):
        yield LIE
    valid = found["valid_ties"].value or 0.0
    unvoiced = sum(isinstance(m, ToldTie) and not m.points.need for m in moments)
    if unvoiced > max(valid, 1):
        yield UNVOICED
    if (found["questions_asked"].value or 0.0) > t.QUESTIONS_MOST and not valid:
        yield QUESTIONS


def _is_lie(moment: Moment) -> bool:
    inflated = isinstance(moment, Breaker) and moment.kind == BreakerKind.INFLATES
    return inflated and moment.by in _PROVEN


def _cell(understanding: float, evidence: float, *, caps: tuple[str, ...]) -> Cell:
    heard = understanding >= t.UNDERSTANDING_CUT and UNVOICED not in caps
    shown = evidence >= t.EVIDENCE_CUT and LIE not in caps
    if heard and shown:
        return Cell.GETS_IT
    if heard:
        return Cell.UNDERSTANDS_NOT_SHOWN
    return Cell.SHOWN_NOT_HEARD if shown else Cell.NOT_YET


# --- reasons --------------------------------------------------------------------------------------------

_AGAINST: Mapping[str, tuple[str, int]] = {
    "pitch_rate": ("understanding", 0), "war_stories": ("evidence", 1),
    "self_descriptions": ("evidence", 1), "rehash": ("evidence", 0),
    "broken_proposals": ("evidence", 0), "trust_breakers": ("evidence", 0),
}  # fmt: skip
_HALF = 0.5


def _reasons(found: _Found) -> Iterator[Reason]:
    for side, weights in (("understanding", t.UNDERSTANDING), ("evidence", t.EVIDENCE)):
        for name in weights:
            measure = found[name]
            if measure.value is None and name in _APPLY_ONLY_IF_THERE:
                continue
            yield _reason(side, measure, helps=_filled(measure) >= _HALF)
    for name, (side, free) in _AGAINST.items():
        if len(found[name].moments) > free:
            yield _reason(side, found[name], helps=False)


def _reason(side: str, measure: Measure, *, helps: bool) -> Reason:
    way = "helps" if helps else "hinders"
    return Reason(
        side=side, helps=helps, key=f"listen.reason.{measure.name}.{way}",
        count=len(measure.moments), moments=measure.moments,
    )  # fmt: skip
