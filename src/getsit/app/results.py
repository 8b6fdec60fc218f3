"""What the methods of `App` give back where a value of `model/` alone does not say it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from getsit.model.conversation import Conversation
from getsit.model.correction import Correction
from getsit.model.debrief import Debrief
from getsit.model.document import Document
from getsit.model.dossier import Dossier
from getsit.model.fact import Fact
from getsit.model.kept import Talk
from getsit.model.letter import Letter, Plan
from getsit.model.need import Need
from getsit.model.opportunity import Opportunity, Round


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Everything that is kept for an opportunity, as loaded; the same values give the same understanding.

    `documents` are those of the opportunity, transcripts left out; `resumes` those of the person.
    """

    opportunity: Opportunity
    documents: tuple[Document, ...]
    resumes: tuple[Document, ...]
    facts: tuple[Fact, ...]
    talks: tuple[Talk, ...]
    corrections: tuple[Correction, ...]

    @property
    def sources(self) -> tuple[Document, ...]:
        """All written sources: of the opportunity, then of the person."""
        return self.documents + self.resumes


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What is understood of an opportunity now: the dossier, a debrief per talk, and the needs ledger."""

    dossier: Dossier
    debriefs: tuple[Debrief, ...]
    ledger: tuple[Need, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOrWhy:
    """A letter as it came out, else why there is none."""

    letter: Letter | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOrWhy:
    """A plan as it came out, else why there is none."""

    plan: Plan | None = None
    why_not: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of adding something: the document, the facts it proposes, the talk it holds.

    `source` is what it is called beside a quote. `again` is True when the very same bytes were there
    already, and nothing was added.
    """

    document: Document
    facts: tuple[Fact, ...] = ()
    conversation: Conversation | None = None
    round_number: int | None = None
    again: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """An opportunity with its documents and talks."""

    opportunity: Opportunity
    documents: tuple[Document, ...]
    talks: tuple[Talk, ...]


class Stage(StrEnum):
    """A stage of the way of an opportunity."""

    PREPARE = "prepare"
    REHEARSE = "rehearse"
    DEBRIEF = "debrief"
    FOLLOW_UP = "follow_up"


class StepKind(StrEnum):
    """What can come next."""

    POSTING = "posting"
    DOSSIER = "dossier"
    REHEARSE = "rehearse"
    BRIEF = "brief"
    BRING = "bring"
    LOOK_OVER = "look_over"
    LETTER = "letter"
    PLAN = "plan"
    ROUND = "round"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: for which opportunity, for which round, by when (None when no day presses), and about
    how many minutes it takes."""

    kind: StepKind
    opportunity_id: str
    opportunity: str
    round: Round | None
    due: date | None
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where one stands with an opportunity: the round that comes next, the numbers of those that were held,
    the stages that are done, and what is to be done. The first of `steps` is the one next step."""

    opportunity: Opportunity
    coming: Round | None
    held: frozenset[int]
    done: frozenset[Stage]
    steps: tuple[Step, ...]
