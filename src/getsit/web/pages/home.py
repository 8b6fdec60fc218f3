"""Home, and the start of an opportunity: a posting and a résumé, nothing else."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response

from getsit.errors import GetsItError
from getsit.web.context import app_of, lead, page
from getsit.web.incoming import has_file, raw_of, was_brought
from getsit.web.languages import wording_now
from getsit.web.long_form import LongFormRoute
from getsit.web.sentences import sentence_of
from getsit.web.steps import today_of

router = APIRouter(route_class=LongFormRoute)
Upload = Annotated[UploadFile | None, File()]
Typed = Annotated[str, Form()]


@router.get("/")
def home(request: Request) -> Response:
    """What to do today, and all opportunities, each with its one next step; with none of them the form."""
    app = app_of(request)
    view = today_of(app)
    if not view.ways:
        return _new(request, typed={}, first=True)
    return page(request, "home.html", view=view, has_example=any(one.example for one in view.ways))


@router.post("/example")
def load_example(request: Request, once: Typed = "") -> Response:
    """Loads the example."""
    app = app_of(request)
    return lead(request, once, lambda: f"/o/{app.load_example().id}/dossier")


@router.get("/new")
def new(request: Request) -> Response:
    """The start: two fields and a button."""
    return _new(request, typed={})


@router.post("/new")
def make(
    request: Request,
    name: Typed = "",
    posting: Typed = "",
    resume: Typed = "",
    posting_file: Upload = None,
    resume_file: Upload = None,
    once: Typed = "",
) -> Response:
    """Makes the opportunity and reads both; nothing is kept when one of them cannot be read."""
    app = app_of(request)

    def begin() -> str:
        posting_raw = raw_of(app, file=posting_file, text=posting, name="posting")
        resume_raw = None
        if was_brought(resume_file, resume):
            resume_raw = raw_of(app, file=resume_file, text=resume, name="resume")
        return f"/o/{app.begin(name, posting=posting_raw, resume=resume_raw).id}/dossier"

    try:
        return lead(request, once, begin)
    except GetsItError as error:
        typed = {"name": name, "posting": posting, "resume": resume}
        chosen = has_file(posting_file) or has_file(resume_file)
        return _new(request, typed=typed, error=error, chosen=chosen)


def _new(
    request: Request,
    *,
    typed: dict[str, str],
    error: GetsItError | None = None,
    chosen: bool = False,
    first: bool = False,
) -> Response:
    app = app_of(request)
    return page(
        request,
        "new.html",
        status=error.http_status if error else 200,
        has_facts=bool(app.facts()),
        typed=typed,
        sentence=sentence_of(error, wording_now()) if error else "",
        chosen=chosen,
        first=first,
    )
