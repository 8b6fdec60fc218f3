"""Reading a company's newest annual report at the SEC: three requests at most, slower than it allows."""

from collections.abc import Sequence
from dataclasses import replace

from getsit import reading
from getsit.app.calling import Caller
from getsit.app.taking import Taking
from getsit.app.visiting import Visiting
from getsit.errors import ContactMissing, FilingMissing
from getsit.model.document import Raw
from getsit.model.job import Job, JobKind, JobState, Progress, quietly
from getsit.model.visit import PageState, Topic, Visit, VisitPage, VisitPlan
from getsit.ports import Wish
from getsit.text.addresses import site_of

EDGAR = "sec.gov"
PAUSE = 0.2  # seconds; the SEC allows ten requests a second
REQUESTS = 3
_KINDS = frozenset({"application/json", "text/html", "application/xhtml+xml", "text/plain", "text/xml"})
_BYTES = 60_000_000  # the annual report of a bank with all its tables
_LONGEST_CONTACT = 200


class Filing(Visiting):
    """What a person asks of a company's filings."""

    def plan_filings(self, name: str, company: str, *, refresh: bool = False) -> VisitPlan:
        """What looking up that company would fetch; nothing is fetched. ContactMissing without a contact."""
        opportunity = self._store.opportunity(name)
        self._agent()
        site = f"{EDGAR} {' '.join(company.split()).lower()}"
        return VisitPlan(
            site=site,
            address=self._edgar.files,
            first=(
                f"{self._edgar.files}/files/company_tickers.json",
                f"{self._edgar.data}/submissions/CIK….json",
                f"{self._edgar.files}/Archives/edgar/data/…",
            ),
            topics=(Topic.FILING,),
            most=REQUESTS,
            pause=PAUSE,
            before=self._store.visit(opportunity.id, site),
            refresh=refresh,
        )

    def read_filings(
        self, name: str, company: str, *, refresh: bool = False, progress: Progress = quietly
    ) -> Visit:
        """The visit that kept business, risk factors and management's discussion of the newest 10-K.

        CompanyUnknown, NameUnclear, FilingMissing, ContactMissing; else as `read_site`.
        """
        plan = self.plan_filings(name, company, refresh=refresh)
        if plan.nothing_to_fetch and plan.before is not None:
            return plan.before
        job = Job(what=JobKind.FILINGS, state=JobState.RUNNING, of=REQUESTS, about=company)
        calls = _Calls(self._agent(), tell=progress, job=job)
        calls.caller = Caller(self._fetcher, wait=self._wait, tick=calls.tick, pause=PAUSE)
        chosen = reading.find_company(calls.get(plan.first[0]).data, company)
        listed = calls.get(f"{self._edgar.data}/submissions/CIK{chosen.number:010}.json")
        folder = f"{self._edgar.files}/Archives/edgar/data/{chosen.number}"
        filing = reading.newest_filing(listed.data, chosen, address=folder)
        address = f"{folder}/{filing.accession.replace('-', '')}/{filing.document}"
        sections = reading.read_ten_k(calls.get(address))
        if not sections:
            reason = self.wording.say("reading.reason.no_sections")
            raise FilingMissing(name=chosen.name, reason=reason, address=address)
        taking = Taking(
            self._visit_of(name, plan),
            store=self._store,
            read=self._page,
            clock=self._clock,
            wording=self.wording,
        )
        _take(taking, sections, address=address, filing=filing, company=chosen)
        return taking.finish(self._clock())

    def _agent(self) -> str:
        """What we call ourselves to the SEC, with the person's contact; ContactMissing without one."""
        contact = " ".join(self._contact.split())
        is_one = (
            "@" in contact
            and contact.isascii()
            and contact.isprintable()
            and len(contact) <= _LONGEST_CONTACT
        )
        if not is_one:
            raise ContactMissing
        return f"getsit {contact}"


def _take(
    taking: Taking,
    sections: Sequence[reading.Section],
    *,
    address: str,
    filing: reading.Filing,
    company: reading.Company,
) -> None:
    """Keeps each section as homework, with its place in the report and the day it was filed."""
    pages = [VisitPage(address=f"{address}#item-{one.item.lower()}", topic=Topic.FILING) for one in sections]
    taking.plan(pages)
    for page, section in zip(taking.visit.pages, sections, strict=True):
        if page.state is PageState.WAITING:
            title = f"{company.name} {reading.FORM} {filing.filed or ''}: {section.heading}"
            text = f"{section.heading}\n\n{section.text}"
            raw = Raw(name=title, data=text.encode(), origin=page.address, media_type="text/plain")
            taking.take(page, raw, dated=filing.filed)


class _Calls:
    """The few requests to the SEC, each told of before it is made."""

    caller: Caller

    def __init__(self, agent: str, *, tell: Progress, job: Job) -> None:
        self._agent = agent
        self._tell = tell
        self._job = job

    def tick(self) -> None:
        self._tell(self._job)

    def get(self, address: str) -> Raw:
        """The bytes of that address."""
        self._job = replace(self._job, message=address)
        raw = self.caller.fetch(address, wish=self._wish(address))
        self._job = replace(self._job, done=self._job.done + 1)
        return raw

    def _wish(self, address: str) -> Wish:
        """A list or report of the SEC's, from the site it was asked of alone."""
        site = site_of(address)
        return Wish(
            kinds=_KINDS, most_bytes=_BYTES, agent=self._agent, may_follow=lambda to: site_of(to) == site
        )
