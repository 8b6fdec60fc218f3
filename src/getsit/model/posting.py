"""A job posting as understood: who asks, for what, under which minimum requirements."""

from dataclasses import dataclass
from enum import StrEnum

from getsit.model.document import Quote


class RequirementKind(StrEnum):
    """What sort of thing a requirement asks for."""

    LICENCE = "licence"
    RIGHT_TO_WORK = "right_to_work"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    SKILL = "skill"
    LANGUAGE = "language"
    AVAILABILITY = "availability"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing the posting asks for. `minimum` is False for what is only welcome."""

    id: str
    quote: Quote
    kind: RequirementKind
    minimum: bool = True
    legal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A posting as understood; field names follow schema.org JobPosting, each value a quote or None."""

    document_id: str
    title: Quote | None = None
    hiring_organization: Quote | None = None
    job_location: Quote | None = None
    date_posted: Quote | None = None
    valid_through: Quote | None = None
    requirements: tuple[Requirement, ...] = ()
    responsibilities: tuple[Quote, ...] = ()
