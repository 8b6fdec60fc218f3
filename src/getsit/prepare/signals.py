"""Predicted buying signals: what it may sound like when they begin to want somebody for these needs.

Our own words and a guess, each standing on a need; the need's words are quoted, never bent. A signal is no
probability, and what was told in confidence stands in none.
"""

from collections.abc import Mapping, Sequence

from getsit.model.dossier import SIGNAL_GRADES, HotButton, PredictedSignal, SignalKind
from getsit.model.need import Need, NeedKind, Private
from getsit.prepare.handle import handle_of, words_of
from getsit.text.ids import derived_id
from getsit.text.wording import Wording

_LIKELY: Mapping[NeedKind, tuple[SignalKind, ...]] = {
    NeedKind.CHALLENGE: (SignalKind.WORKS_PROBLEM, SignalKind.GOES_DEEPER, SignalKind.TESTS_OBJECTION),
    NeedKind.VISION: (SignalKind.IN_THE_JOB, SignalKind.WORKS_PROBLEM, SignalKind.BRING_OTHERS),
    NeedKind.MEASURE: (SignalKind.WORKS_PROBLEM, SignalKind.NEXT_STEP, SignalKind.IN_THE_JOB),
    NeedKind.TIMELINE: (SignalKind.START_TERMS, SignalKind.WORKS_PROBLEM, SignalKind.NEXT_STEP),
    NeedKind.MANNER: (SignalKind.TESTS_OBJECTION, SignalKind.IN_THE_JOB, SignalKind.GOES_DEEPER),
    NeedKind.CULTURE: (SignalKind.SELLS_ROLE, SignalKind.BRING_OTHERS, SignalKind.IN_THE_JOB),
    NeedKind.PREDECESSOR: (SignalKind.GOES_DEEPER, SignalKind.IN_THE_JOB, SignalKind.TESTS_OBJECTION),
    NeedKind.RISK: (SignalKind.TESTS_OBJECTION, SignalKind.GOES_DEEPER),
    NeedKind.STAKEHOLDER: (SignalKind.BRING_OTHERS, SignalKind.IN_THE_JOB, SignalKind.NEXT_STEP),
    NeedKind.CONSTRAINT: (SignalKind.TESTS_OBJECTION, SignalKind.WORKS_PROBLEM, SignalKind.GOES_DEEPER),
    NeedKind.STAKE: (SignalKind.GOES_DEEPER,),
    NeedKind.PROCESS: (SignalKind.NEXT_STEP,),
}


_SHORT_NAME = 5  # words that still name a thing


def predict_signals(
    buttons: Sequence[HotButton], needs: Sequence[Need], *, wording: Wording, post: str = ""
) -> tuple[PredictedSignal, ...]:
    """One signal per hot button that may be spoken of, each of another kind while kinds last.

    A need whose matter has no short name is spoken of by the title of the post.
    """
    by_id = {need.id: need for need in needs}
    used: list[SignalKind] = []
    signals = []
    for button in buttons:
        need = by_id[button.need_id]
        if need.private is not Private.NO:
            continue
        likely = _LIKELY[need.kind]
        kind = next((one for one in likely if one not in used), likely[0])
        used.append(kind)
        signals.append(_signal(need, kind, wording=wording, post=post))
    return tuple(signals)


def _signal(need: Need, kind: SignalKind, *, wording: Wording, post: str) -> PredictedSignal:
    words = handle_of(words_of(need))
    if post and len(words.split()) > _SHORT_NAME:
        words = post
    return PredictedSignal(
        id=derived_id("s", need.id, kind),
        need_id=need.id,
        kind=kind,
        grade=SIGNAL_GRADES[kind],
        sounds_like=wording.say(f"prepare.signal.{kind.value}.sounds_like", words=words),
        respond=wording.say(f"prepare.signal.{kind.value}.respond", words=words),
        evidence=need.evidence,
    )
