"""What was read of a company from elsewhere: a web site, or filings; which pages, why, and what changed.

Knows addresses and standings. Does not know how a page is fetched, nor what it says.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Topic(StrEnum):
    """Why a page is wanted."""

    START = "start"
    ABOUT = "about"
    TEAM = "team"
    VALUES = "values"
    PRODUCT = "product"
    CUSTOMERS = "customers"
    CAREERS = "careers"
    PRESS = "press"
    NEWS = "news"
    REPORT = "report"
    OTHER = "other"
    FEED = "feed"
    FILING = "filing"


class PageState(StrEnum):
    """What became of a page: `gone` was kept once and is not there any more."""

    WAITING = "waiting"
    KEPT = "kept"
    LEFT_OUT = "left_out"
    GONE = "gone"


class ChangeKind(StrEnum):
    """How a page differs from what was kept of it."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that a page or a site map names, with the words that led there."""

    address: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPage:
    """One page of a visit; `reason` says in words why it was left out."""

    address: str
    topic: Topic
    state: PageState = PageState.WAITING
    reason: str = ""
    document_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """What a refresh found different: sentences that came and went, at most a few of each."""

    address: str
    kind: ChangeKind
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The reading of one site or company for one opportunity, as far as it has come.

    `site` names it uniquely within the opportunity. `finished` is None until every page was looked at, so
    that running it again goes on where it stopped.
    """

    opportunity_id: str
    site: str
    address: str
    begun: datetime
    finished: datetime | None = None
    refresh: bool = False
    pages: tuple[VisitPage, ...] = ()
    changes: tuple[PageChange, ...] = ()

    def with_state(self, state: PageState) -> tuple[VisitPage, ...]:
        """The pages that stand so, in order."""
        return tuple(page for page in self.pages if page.state is state)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPlan:
    """What would be fetched and why, told before anything is.

    `first` are the addresses that are asked for in any case, `pause` the seconds between two requests, and
    `before` what an earlier run has come to, if there was one. `nothing_to_fetch` when it was finished.
    """

    site: str
    address: str
    first: tuple[str, ...]
    topics: tuple[Topic, ...]
    most: int
    pause: float
    before: Visit | None = None
    refresh: bool = False

    @property
    def nothing_to_fetch(self) -> bool:
        """Whether an earlier run is whole and no refresh is asked for."""
        return self.before is not None and self.before.finished is not None and not self.refresh
