"""What the network says of a piece, in a fixed order: labels, then kinds label by label.

The order follows `ports.LABELS`; the weights carry the same list, and a hearing refuses weights whose list
differs from it.
"""

from getsit.ports import CANDIDATE, INTERVIEWER, LABELS, OTHER, WRITTEN

OF_ROLE: dict[str, tuple[str, ...]] = {
    INTERVIEWER: ("need", "signal", "confidence", "asked", "agrees", "corrects"),
    OTHER: ("need", "signal", "confidence", "asked", "agrees", "corrects"),
    CANDIDATE: (
        "question", "follow_up", "listening", "story", "result", "solution", "bridge", "check", "pitch",
        "advice", "self_description", "breaker", "builder",
    ),
    WRITTEN: ("need", "requirement", "welcome", "achievement", "boilerplate"),
}  # fmt: skip
"""The labels that can apply to each role."""

ROLES = (INTERVIEWER, CANDIDATE, OTHER, WRITTEN)
"""The order in which roles are numbered."""

NAMES: tuple[str, ...] = tuple(LABELS)
KINDS: tuple[tuple[str, str], ...] = tuple(
    (label, kind) for label, kinds in LABELS.items() if label != "given_back" for kind in kinds
)
VERDICTS: tuple[str, ...] = LABELS["given_back"]
