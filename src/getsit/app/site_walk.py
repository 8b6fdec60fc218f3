"""One walk through a site: its rules, its start page, its maps, then the pages that matter, one by one.

Each page is kept together with how far the walk has come, so that stopping anywhere loses nothing. What a
page says is read as text; no page decides where the walk goes but by its links, within the site.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from getsit import reading
from getsit.app.calling import PAUSE, Caller
from getsit.app.site_rules import SiteRules, wish_for
from getsit.app.taking import Taking, left_out
from getsit.errors import (
    AddressRefused,
    CannotFetch,
    CannotRead,
    PageUnreachable,
    RobotsRefused,
    SiteBusy,
    SiteElsewhere,
)
from getsit.model.document import Document, Raw
from getsit.model.job import Job, Progress
from getsit.model.visit import Link, PageState, Topic, Visit, VisitPage
from getsit.ports import Fetcher
from getsit.prepare.site_pages import MOST, choose_pages
from getsit.text.addresses import root_of, same_page, site_of
from getsit.text.wording import Wording

if TYPE_CHECKING:
    from getsit.store import Store

_LONGEST_NAME = 120
MOST_MAPS = 4  # site maps of one site that are read
_HUBS = {Topic.START, Topic.ABOUT, Topic.TEAM, Topic.CAREERS, Topic.NEWS, Topic.PRESS, Topic.PRODUCT}
_GONE = {404, 410}


class SiteWalk:
    """A walk for one visit. `go` walks to the end, or raises and leaves what came."""

    def __init__(
        self,
        visit: Visit,
        *,
        store: "Store",
        fetcher: Fetcher,
        wording: Wording,
        wait: Callable[[float], None],
        clock: Callable[[], datetime],
        read: Callable[[Raw, date | None], Document],
        tell: Progress,
        job: Job,
        earlier: Sequence[VisitPage] = (),
    ) -> None:
        self._wording = wording
        self._clock = clock
        self._tell = tell
        self._job = job
        self._earlier = earlier
        self._taking = Taking(visit, store=store, read=read, clock=clock, wording=wording)
        self._caller = Caller(fetcher, wait=wait, tick=self._tick, pause=PAUSE)
        self._rules = SiteRules(self._caller, site=visit.site, wording=wording)
        self._silent: set[str] = set()

    def go(self, *, feed: str = "") -> Visit:
        """The visit when every page was looked at."""
        if not self._visit.pages:
            self._begin(feed)
        while page := self._next():
            self._tick(page.address)
            self._look_at(page)
        for page in self._visit.with_state(PageState.WAITING):
            self._taking.settle(left_out(page, self._wording.say("sources.left.silent")))
        return self._taking.finish(self._clock())

    @property
    def _visit(self) -> Visit:
        return self._taking.visit

    def _next(self) -> VisitPage | None:
        waiting = self._visit.with_state(PageState.WAITING)
        return next((page for page in waiting if page.address not in self._silent), None)

    def _tick(self, message: str = "") -> None:
        pages = self._visit.pages
        done = sum(page.state is not PageState.WAITING for page in pages)
        self._job = replace(self._job, done=done, of=len(pages), message=message or self._job.message)
        self._tell(self._job)

    # The beginning

    def _begin(self, feed: str) -> None:
        start = VisitPage(address=self._visit.address, topic=Topic.START)
        self._tick(start.address)
        raw = self._start_page(start.address)
        if reading.looks_like_feed(raw.data):
            self._taking.plan([replace(start, topic=Topic.FEED)])
            self._taking.take_feed(replace(start, topic=Topic.FEED), raw)
            return
        frame = reading.read_links(raw)
        start = replace(start, address=raw.origin)
        feeds = [feed] if feed else self._own_feeds(frame.feeds)
        pages = [
            start,
            *(VisitPage(address=one, topic=Topic.FEED) for one in feeds),
            *self._kept_before(start),
        ]
        links = [*frame.links, *(Link(address=one) for one in self._mapped(raw.origin))]
        pages += choose_pages(links, start=raw.origin, there=pages, most=MOST)
        self._taking.plan(pages)
        self._taking.take(start, _named(raw), dated=frame.dated)

    def _start_page(self, address: str) -> Raw:
        """The page the person named; where it leads within the site, the rules of that host hold too."""
        self._rules.require(address)
        try:
            raw = self._caller.fetch(address, wish=wish_for("start", may_follow=self._is_own))
        except AddressRefused as refusal:
            if refusal.facts.get("why") == "elsewhere":
                raise SiteElsewhere(address=address, other=refusal.facts.get("to")) from refusal
            raise
        self._rules.require(raw.origin)
        self._caller.pause = max(PAUSE, self._rules.at(raw.origin).delay)
        return raw

    def _is_own(self, address: str) -> bool:
        return site_of(address) == self._visit.site

    def _own_feeds(self, feeds: Iterable[str]) -> list[str]:
        return [one for one in feeds if self._is_own(one) and "comments" not in one][:1]

    def _kept_before(self, start: VisitPage) -> list[VisitPage]:
        """The pages that an earlier visit kept, to be looked at again."""
        return [
            VisitPage(address=page.address, topic=page.topic)
            for page in self._earlier
            if page.state is PageState.KEPT
            and page.topic is not Topic.FEED
            and same_page(page.address) != same_page(start.address)
        ]

    def _mapped(self, start: str) -> list[str]:
        """The addresses that the site's own maps name, a few maps at most."""
        asked: list[str] = []
        waiting = [one for one in self._rules.at(start).maps if self._is_own(one)] or [
            root_of(start, "/sitemap.xml")
        ]
        found: list[str] = []
        while waiting and len(asked) < MOST_MAPS:
            address = waiting.pop(0)
            if address in asked or not self._rules.allow(address):
                continue
            asked.append(address)
            read = self._map(address)
            found += read.pages
            waiting += sorted(
                (one for one in read.maps if self._is_own(one)), key=lambda one: "page" not in one
            )
        return found

    def _map(self, address: str) -> reading.SiteMap:
        try:
            return reading.read_sitemap(
                self._caller.fetch(address, wish=wish_for("map", may_follow=self._may_follow))
            )
        except SiteBusy:
            raise
        except (CannotFetch, CannotRead):  # most sites have none; their links are enough
            return reading.SiteMap()

    # Page by page

    def _may_follow(self, address: str) -> bool:
        return self._is_own(address) and self._rules.allow(address)

    def _look_at(self, page: VisitPage) -> None:
        """Fetches one page and keeps it, or says why it is left out."""
        try:
            self._rules.require(page.address)
            raw = self._fetch(page)
            if page.topic is Topic.FEED:
                self._taking.take_feed(page, raw)
                return
            frame = reading.read_links(raw)
            self._taking.take(page, _named(raw), dated=frame.dated)
            self._go_deeper(page, frame.links)
        except SiteBusy:
            raise
        except RobotsRefused:
            self._taking.settle(left_out(page, self._wording.say("sources.left.robots")))
        except PageUnreachable as failure:
            self._not_there(page, failure)
        except (CannotFetch, CannotRead) as failure:
            self._taking.settle(
                left_out(page, str(failure.facts.get("reason") or self._wording.say("sources.left.unread")))
            )

    def _fetch(self, page: VisitPage) -> Raw:
        if page.topic is Topic.FEED:
            site = site_of(page.address)
            return self._caller.fetch(
                page.address, wish=wish_for("feed", may_follow=lambda to: site_of(to) == site)
            )
        return self._caller.fetch(page.address, wish=wish_for("page", may_follow=self._may_follow))

    def _go_deeper(self, page: VisitPage, links: Iterable[Link]) -> None:
        """Pages that only this one names, while there is room."""
        if page.topic in _HUBS:
            self._taking.plan_more(
                choose_pages(links, start=self._visit.address, there=self._visit.pages, most=MOST)
            )

    def _not_there(self, page: VisitPage, failure: PageUnreachable) -> None:
        if failure.facts.get("why") in ("silent", "broken", "unknown"):
            self._silent.add(page.address)
            if self._caller.gone_silent:
                raise failure
        elif failure.facts.get("status") in _GONE and self._taking.knows(page.address):
            self._taking.gone(page)
        else:
            self._taking.settle(left_out(page, str(failure.facts.get("reason", ""))))


def _named(raw: Raw) -> Raw:
    """The page under its address as people write it, which says more than a file name."""
    return replace(raw, name=same_page(raw.origin)[:_LONGEST_NAME])
