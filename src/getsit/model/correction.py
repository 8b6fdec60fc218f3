"""Corrections: what a person set right. Append-only, undoable, anchored to a quote."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from getsit.model.document import Quote


class CorrectionTarget(StrEnum):
    """What a correction sets right."""

    ROLE = "role"
    MOMENT = "moment"
    NEED = "need"
    PRIVATE = "private"
    LOOKED_OVER = "looked_over"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a person set right; it survives a new engine because it is anchored to the quote.

    - ROLE: `speaker` now has `role`.
    - MOMENT: at `quote` of a talk there is `label` (with `kind`, `strength`); an empty `label` says there is
      none; `was` names the label it replaces, empty for a moment that was not found.
    - NEED: the need whose evidence is `quote` has `kind` or `standing`; `standing` "dropped" removes it.
    - PRIVATE: what stands at `quote` was told in confidence (`private` "confidence"), or openly ("no").
    - LOOKED_OVER: the person went through that talk, and what they did not mark was said openly.
    - SENT: the person sent the letter after that talk.
    `undoes` is the id of a correction that this one takes back; then nothing else counts.
    """

    id: str
    made: datetime
    target: CorrectionTarget
    document_id: str = ""
    quote: Quote | None = None
    speaker: str = ""
    role: str = ""
    was: str = ""
    label: str = ""
    kind: str = ""
    strength: int | None = None
    standing: str = ""
    private: str = ""
    undoes: str = ""
