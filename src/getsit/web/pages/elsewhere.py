"""Looking at a company from elsewhere: its site, its filings. The plan, the button, how far it is."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import GetsItError
from getsit.model.job import Job, JobKind, JobState
from getsit.model.visit import PageState, Visit
from getsit.web.context import app_of, go_to, lead, page, worker_of
from getsit.web.languages import wording_now
from getsit.web.pages.home import Typed
from getsit.web.pages.prepare import stage
from getsit.web.sentences import sentence_of, without_commands

router = APIRouter(prefix="/o/{opportunity_id}")


@router.get("/site")
def site(
    request: Request, opportunity_id: str, address: str = "", company: str = "", refresh: str = ""
) -> Response:
    """The two fields; with an address or a company what would be fetched, before anything is."""
    app = app_of(request)
    values: dict[str, Any] = {"plan": None, "what": "", "about": "", "refresh": refresh, "sentence": ""}
    status = 200
    try:
        values |= _plan(app, opportunity_id, address=address, company=company, refresh=bool(refresh))
    except GetsItError as error:
        status, values["sentence"] = error.http_status, sentence_of(error, wording_now())
    values |= {"typed": {"address": address, "company": company}, "jobs": app.jobs(opportunity_id)[::-1]}
    return page(request, "site.html", status=status, **values, **stage(app, opportunity_id, "site"))


@router.post("/site")
def begin(
    request: Request,
    opportunity_id: str,
    what: Typed = "site",
    about: Typed = "",
    refresh: Typed = "",
    once: Typed = "",
) -> Response:
    """Begins to fetch what the plan said, as a job."""
    app = app_of(request)
    kind = JobKind.FILINGS if what == JobKind.FILINGS else JobKind.SITE

    def start() -> str:
        job = app.start_job(opportunity_id, kind, about=about, refresh=bool(refresh))
        worker_of(request).take(job.id)
        return f"/o/{opportunity_id}/jobs/{job.id}"

    return lead(request, once, start)


@router.get("/jobs/{job_id}")
def show_job(request: Request, opportunity_id: str, job_id: str) -> Response:
    """How far a job is, or what came of it."""
    app = app_of(request)
    job = app.job(opportunity_id, job_id)
    if job.state is JobState.WAITING:
        worker_of(request).take(job.id)  # left over from before the program was started again
    visit = _visit_of(app, opportunity_id, job) if job.state.is_over else None
    pages = {state.value: visit.with_state(state) for state in PageState} if visit else {}
    words = without_commands(job.message)
    values = stage(app, opportunity_id, "site") | {"visit": visit, "visited": pages, "words": words}
    return page(request, "job.html", job=job, **values)


@router.post("/jobs/{job_id}/stop")
def stop(request: Request, opportunity_id: str, job_id: str) -> Response:
    """Stops a job; what it fetched is kept."""
    app_of(request).stop_job(opportunity_id, job_id)
    return go_to(f"/o/{opportunity_id}/jobs/{job_id}")


def _plan(app: App, opportunity_id: str, *, address: str, company: str, refresh: bool) -> dict[str, Any]:
    if address.strip():
        plan = app.plan_site(opportunity_id, address, refresh=refresh)
        return {"plan": plan, "what": JobKind.SITE.value, "about": plan.address}
    if company.strip():
        plan = app.plan_filings(opportunity_id, company, refresh=refresh)
        return {"plan": plan, "what": JobKind.FILINGS.value, "about": company.strip()}
    return {}


def _visit_of(app: App, opportunity_id: str, job: Job) -> Visit | None:
    """What the job has come to."""
    planned = app.plan_site if job.what is JobKind.SITE else app.plan_filings
    try:
        return planned(opportunity_id, job.about).before
    except GetsItError:  # the contact is not set any more
        return None
