"""Reading a company's site and its news: the plan first, then page by page, each kept as it comes."""

from dataclasses import replace
from datetime import date

from getsit import reading
from getsit.app.bringing import Bringing
from getsit.app.calling import PAUSE
from getsit.app.site_walk import SiteWalk
from getsit.errors import AddressRefused
from getsit.model.document import Document, DocumentKind, Raw
from getsit.model.job import Job, JobKind, JobState, Progress, quietly
from getsit.model.visit import Topic, Visit, VisitPlan
from getsit.prepare.site_pages import MOST, TOPICS
from getsit.text.addresses import joined, path_of, root_of, site_of, with_scheme


class Visiting(Bringing):
    """What a person asks of a company's site."""

    def plan_site(self, name: str, address: str, *, feed: str = "", refresh: bool = False) -> VisitPlan:
        """What reading that site would fetch and why; nothing is fetched. AddressRefused for no address."""
        opportunity = self._store.opportunity(name)
        start = self._address(address)
        before = self._store.visit(opportunity.id, site_of(start))
        first = [root_of(start, "/robots.txt"), start, *([self._address(feed)] if feed else [])]
        return VisitPlan(
            site=site_of(start),
            address=start,
            first=tuple(first),
            topics=tuple(topic for topic in TOPICS if topic is not Topic.OTHER),
            most=MOST,
            pause=PAUSE,
            before=before,
            refresh=refresh,
        )

    def read_site(
        self,
        name: str,
        address: str,
        *,
        feed: str = "",
        refresh: bool = False,
        progress: Progress = quietly,
    ) -> Visit:
        """The visit of that site, whole; what an earlier run kept is not fetched again without `refresh`.

        Keeps each page as homework when it has come, so that Cancelled, SiteBusy and the other errors of
        fetching lose nothing, and running again goes on.
        """
        plan = self.plan_site(name, address, feed=feed, refresh=refresh)
        if plan.nothing_to_fetch and plan.before is not None:
            return plan.before
        walk = SiteWalk(
            self._visit_of(name, plan),
            store=self._store,
            fetcher=self._fetcher,
            wording=self.wording,
            wait=self._wait,
            clock=self._clock,
            read=self._page,
            tell=progress,
            job=Job(what=JobKind.SITE, state=JobState.RUNNING, about=plan.address),
            earlier=plan.before.pages if plan.before else (),
        )
        return walk.go(feed=plan.first[2] if feed else "")

    def visits(self, name: str) -> list[Visit]:
        """The sites and filings that were read for an opportunity."""
        return self._store.visits(self._store.opportunity(name).id)

    def _visit_of(self, name: str, plan: VisitPlan) -> Visit:
        """The visit that goes on: the one that was stopped, or a new one."""
        if plan.before is not None and plan.before.finished is None:
            return plan.before
        opportunity = self._store.opportunity(name)
        return Visit(
            opportunity_id=opportunity.id,
            site=plan.site,
            address=plan.address,
            begun=self._clock(),
            refresh=plan.before is not None,
        )

    def _address(self, typed: str) -> str:
        address = joined(with_scheme(typed), "")
        if not address or not typed.strip():
            raise AddressRefused(address=typed or "-", reason=self.wording.say("fetching.refused.unclear"))
        return root_of(address, "/") if path_of(address) == "/" else address

    def _page(self, raw: Raw, dated: date | None) -> Document:
        """A fetched page as homework; CannotRead when it holds nothing to read."""
        document = reading.read_document(
            raw, kind=DocumentKind.HOMEWORK, id=self._new_id(), received=self._clock()
        )
        return replace(document, dated=dated)
