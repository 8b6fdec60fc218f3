"""Facts: things the candidate has done, each with its source. The fact ledger belongs to the person."""

from dataclasses import dataclass
from enum import StrEnum

from getsit.model.document import Quote


class FactKind(StrEnum):
    """What sort of fact it is."""

    ACHIEVEMENT = "achievement"
    POSITION = "position"
    EDUCATION = "education"
    LICENCE = "licence"
    SKILL = "skill"
    LANGUAGE = "language"


class FactStanding(StrEnum):
    """Found by a reader, or confirmed by the person."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing the candidate has done.

    `quote` is its place in a résumé; None when the person gave it in own words (then `text` is the source).
    `position` names the job it belongs to, as the résumé words it. `begins` and `ends` are `YYYY`,
    `YYYY-MM` or `YYYY-MM-DD`; `ends` is "now" for what goes on; both are "" when not known.
    `verifiable_by` says who could confirm it.
    """

    id: str
    text: str
    kind: FactKind
    standing: FactStanding
    quote: Quote | None = None
    position: str = ""
    begins: str = ""
    ends: str = ""
    verifiable_by: str = ""
