"""The JSON API over what is fetched from elsewhere: a plan, a job, how far it is, what came of it."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from getsit import shapes
from getsit.errors import Misused
from getsit.model.job import JobKind
from getsit.shapes import Shape
from getsit.web.api import ONE, NewVisit
from getsit.web.context import app_of, worker_of

router = APIRouter(prefix="/api")


@router.get(ONE + "/visits")
def visits(request: Request, name: str) -> list[Shape]:
    """The sites and filings that were read, with their pages and changes."""
    return [shapes.visit_shape(one) for one in app_of(request).visits(name)]


@router.post(ONE + "/visits")
def visit(request: Request, name: str, wanted: NewVisit) -> JSONResponse:
    """The plan, for which nothing is fetched; with `go` the job that fetches it."""
    app = app_of(request)
    if bool(wanted.address.strip()) == bool(wanted.company.strip()):
        raise Misused(reason="give either an address or a company")
    kind = JobKind.SITE if wanted.address.strip() else JobKind.FILINGS
    about = wanted.address if kind is JobKind.SITE else wanted.company
    if wanted.go:
        job = app.start_job(name, kind, about=about, feed=wanted.feed, refresh=wanted.refresh)
        worker_of(request).take(job.id)
        return JSONResponse(shapes.job_shape(job), status_code=202)
    if kind is JobKind.SITE:
        plan = app.plan_site(name, about, feed=wanted.feed, refresh=wanted.refresh)
    else:
        plan = app.plan_filings(name, about, refresh=wanted.refresh)
    return JSONResponse(shapes.plan_of_visit_shape(plan))


@router.get(ONE + "/jobs")
def jobs(request: Request, name: str) -> list[Shape]:
    """The jobs of an opportunity, oldest first."""
    return [shapes.job_shape(one) for one in app_of(request).jobs(name)]


@router.get(ONE + "/jobs/{job_id}")
def job(request: Request, name: str, job_id: str) -> Shape:
    """How far a job is."""
    return shapes.job_shape(app_of(request).job(name, job_id))


@router.post(ONE + "/jobs/{job_id}/stop")
def stop(request: Request, name: str, job_id: str) -> Shape:
    """Asks a job to stop; what it fetched is kept."""
    return shapes.job_shape(app_of(request).stop_job(name, job_id))
