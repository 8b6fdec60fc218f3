"""What moves a manager, and by how much: the tables that docs/rehearsal.md prints.

Trust and belief run from 0 to 1. A gain of trust is multiplied by 1.4 × (1 − trust), so that it needs no
cap; a loss counts in full. The numbers are judgement, tried on scripted candidates (measure/RESULTS.md).
"""

from dataclasses import dataclass

from getsit.model.rehearsal import Moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one thing moves: trust, belief in their competence, and how far a need is heard."""

    trust: float = 0.0
    belief: float = 0.0
    heard: float = 0.0


EFFECTS: dict[str, Effect] = {
    "asked": Effect(trust=0.012),
    "asked_on": Effect(trust=0.035),
    "only_asking": Effect(trust=-0.02),
    "understood": Effect(trust=0.07, heard=1.0),
    "understood_again": Effect(trust=0.02, heard=0.5),
    "partly": Effect(trust=0.01, heard=0.25),
    "summed_up": Effect(trust=0.10),
    "guessed": Effect(trust=0.05),
    "felt": Effect(trust=0.02),
    "hollow": Effect(trust=-0.015),
    "misread": Effect(trust=-0.03),
    "took_correction": Effect(trust=0.04),
    "held_to": Effect(trust=-0.05),
    "parroted": Effect(trust=-0.03),
    "tied": Effect(trust=0.04, belief=0.10, heard=0.5),
    "tied_again": Effect(trust=0.02, belief=0.06),
    "fitting_story": Effect(trust=0.02, belief=0.05),
    "proposed": Effect(trust=0.02, belief=0.05),
    "answered_well": Effect(trust=0.02, belief=0.07),
    "answered": Effect(belief=0.03),
    "stood_test": Effect(trust=0.01, belief=0.05),
    "admitted": Effect(trust=0.05, belief=0.01),
    "pitched": Effect(trust=-0.06),
    "too_big": Effect(trust=-0.07, belief=-0.06),
    "flattered": Effect(trust=-0.01),
    "bad_mouthed": Effect(trust=-0.12, belief=-0.03),
    "pressed": Effect(trust=-0.06),
    "insulted": Effect(trust=-0.20, belief=-0.05),
    "made_no_sense": Effect(trust=-0.03, belief=-0.02),
    "said_nothing": Effect(trust=-0.03),
    "too_short": Effect(trust=-0.015),
    "off_the_point": Effect(trust=-0.02),
    "dodged": Effect(trust=-0.04, belief=-0.02),
    "unasked_story": Effect(trust=-0.02),
    "went_on": Effect(trust=-0.02),
}
"""By the reason that the debrief gives."""

GROWS = frozenset({"flattered", "parroted"})
"""Each time costs more than the last: the effect is multiplied by how often it happened."""

DEPTHS = ((0.38, 1), (0.47, 2), (0.56, 3), (2.0, 4))
"""Below this trust, at most this strength is told (a need's `opens` shifts it)."""

HEARD_FOR_MORE = 0.5  # strength 3 and 4 also need the need itself given back this far,
TRUST_UNHEARD = 0.42  # below it, what is hard to speak of is only hinted at until anything was given back
HEARD_OTHERS = 2  # or so many other needs
SHUT_TURNS = 2  # a premature pitch shuts its need for so many turns
ROW = 5  # questions in a row without giving anything back, from which each costs trust
STOCK_FREE = 1  # stock phrases of listening that pass
TIES_PAY = 2  # ties to one need that still move anything
IMPRESSION = 0.06  # the largest first impression either way; it halves every IMPRESSION_HALVES turns
IMPRESSION_HALVES = 4

BELIEF_START = 0.25
UNDERSTOOD_FULL = 0.5  # of the needs by heat, heard: understanding is whole
BELIEF_FULL = 0.45  # above the start: evidence is whole
SECOND_TALK = 0.45
TRUST_FOR_YES = 0.35
CAPS = {"too_big": (2, 0.35), "insulted": (1, 0.3), "parroted": (3, 0.4), "bad_mouthed": (2, 0.5)}
"""So many times of this, and it gets no higher than that."""

MINUTES_A_TURN = 1.0
WORDS_A_MINUTE = 150
LONG_TURN = 170  # words; a manager cuts in
OPENING_PART, LATE_PART = 0.2, 0.7  # of the minutes


def movement(reason: str, *, about: str | None = None, times: int = 1, share: float = 1.0) -> Moved:
    """The movement of that reason; `times` is how often it happened by now, `share` scales it."""
    effect = EFFECTS[reason]
    scale = (times if reason in GROWS else 1) * share
    return Moved(
        reason=reason,
        about=about,
        trust=effect.trust * scale,
        belief=effect.belief * scale,
        heard=effect.heard * share,
    )
