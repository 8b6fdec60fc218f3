"""What every page shares: the `App`, the templates, the static files, and what happens on an error."""

import logging
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from getsit.errors import GetsItError, Misused, NotFound, PassphraseWrong, StoreLocked, TooLarge
from getsit.model.document import Quote
from getsit.reading.sniff import TEXT_LIMIT
from getsit.text.lines import one_line
from getsit.text.sentences import find_sentences
from getsit.web import places
from getsit.web.ahead import Ahead
from getsit.web.around import first_words, last_words
from getsit.web.guard import TOO_LARGE
from getsit.web.languages import names, wording_now
from getsit.web.once import Once, new_form
from getsit.web.sentences import day_of, sentence_of
from getsit.web.worker import Worker

if TYPE_CHECKING:
    from getsit.app import App
    from getsit.model.manager import Manager
    from getsit.model.opportunity import Opportunity
    from getsit.model.rehearsal import Rehearsal

FOLDER = Path(__file__).parent
SEE_OTHER = 303
BAD_REQUEST = 400
PART_TOO_LARGE = "exceeded maximum size"  # what starlette says of a field that is larger than we read
API = "/api/"


class Cached(StaticFiles):
    """Files that the browser may keep, since they hold nothing of the person's."""

    def file_response(self, *positional: Any, **named: Any) -> Response:
        """The file: fonts for a week, the rest to be asked for again each time."""
        response = super().file_response(*positional, **named)
        is_font = str(response.headers.get("content-type", "")).startswith("font/")
        response.headers["cache-control"] = "public, max-age=604800" if is_font else "no-cache"
        return response


def prepare_site(site: FastAPI, app: "App") -> None:
    """Hangs the `App`, the templates, the static files and the error pages on the site."""
    site.state.app = app
    site.state.templates = _environment()
    site.state.once = Once()
    site.state.managers = cache(lambda: {one.id: one for one in app.managers()})
    site.state.worker = Worker(app)
    site.state.ahead = Ahead()
    # Small for their own sake: styles and scripts are most of what a first page loads beside its fonts.
    site.mount("/static", GZipMiddleware(Cached(directory=FOLDER / "static")), name="static")
    site.add_exception_handler(GetsItError, _known)
    site.add_exception_handler(HTTPException, _unknown_page)
    site.add_exception_handler(RequestValidationError, _unknown_form)
    site.add_exception_handler(Exception, _surprise)


def app_of(request: Request) -> "App":
    """The `App` of this site."""
    app: App = request.app.state.app
    return app


def worker_of(request: Request) -> Worker:
    """The worker of this site."""
    worker: Worker = request.app.state.worker
    return worker


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made from a template; nothing is computed in it."""
    made = request.app.state.templates.get_template(template)
    shared = {
        "path": request.url.path, "once": new_form(), "language": wording_now().language,
        "did": request.query_params.get("done", ""),
    }  # fmt: skip
    return HTMLResponse(made.render(**shared, **values), status_code=status)


def download(data: bytes, *, name: str, kind: str) -> Response:
    """A file for the person to keep."""
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=kind, headers=headers)


def unlock_page(request: Request, error: StoreLocked, *, after: str) -> HTMLResponse:
    """The page that asks for the passphrase, and then leads on to `after`."""
    wrong = isinstance(error, PassphraseWrong)
    sentence = wording_now().say("pages.unlock.wrong") if wrong else ""
    return page(request, "unlock.html", status=error.http_status, sentence=sentence, after=after)


def go_to(address: str) -> RedirectResponse:
    """Sends the browser on after a change, so that a reload repeats nothing."""
    return RedirectResponse(address, status_code=SEE_OTHER)


def lead(request: Request, form: str, work: Callable[[], str]) -> RedirectResponse:
    """Does a change once for each showing of its form, and sends the browser where it leads."""
    once: Once = request.app.state.once
    return go_to(once.lead(form, work))


def managers_of(request: Request) -> "Mapping[str, Manager]":
    """The written managers by id, read once; they are data of the program."""
    managers: Mapping[str, Manager] = request.app.state.managers()
    return managers


def manager_of(request: Request, rehearsal: "Rehearsal") -> "Manager":
    """The manager of a talk."""
    return app_of(request).manager_of(rehearsal)


def ahead_of(request: Request) -> Ahead:
    """What does things before they are wanted."""
    ahead: Ahead = request.app.state.ahead
    return ahead


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["say"] = lambda key, **values: wording_now().say(key, **values)
    environment.globals["has"] = lambda key: wording_now().has(key)
    environment.globals["languages"] = names()
    environment.globals["most"] = TEXT_LIMIT
    environment.filters["day"] = _day
    environment.filters["at"] = lambda time: time.isoformat("minutes")
    environment.filters["tidy"] = lambda text: one_line(str(text))
    environment.filters["place"] = _source_address
    environment.filters["clock"] = places.clock
    environment.filters["sentences"] = lambda text: [one.text for one in find_sentences(text)]
    environment.filters["cut_front"] = last_words
    environment.filters["cut_back"] = first_words
    return environment


def _day(value: date | None) -> str:
    return day_of(value, wording_now()) if value else ""


def _source_address(quote: Quote, opportunity_id: str) -> str:
    return places.source_address(quote, opportunity_id)


def _known(request: Request, error: Exception) -> Response:
    if not isinstance(error, GetsItError):
        raise error
    status = 404 if isinstance(error, NotFound) else error.http_status
    in_json = request.url.path.startswith(API)
    if isinstance(error, StoreLocked) and not in_json:
        return unlock_page(request, error, after=request.url.path if request.method == "GET" else "/")
    sentence = str(error) if in_json else sentence_of(error, wording_now())
    return _error(request, status, type(error).__name__, sentence)


def _unknown_page(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    say = wording_now().say
    if status == TOO_LARGE or (isinstance(error, HTTPException) and PART_TOO_LARGE in str(error.detail)):
        return _error(request, status, TooLarge.__name__, say("pages.error.too_large"))
    if status == BAD_REQUEST:
        return _error(request, status, Misused.__name__, say("pages.error.Misused"))
    return _error(request, status, "NoPage", say("pages.error.no_page"))


def _unknown_form(request: Request, error: Exception) -> Response:
    del error  # it repeats what was typed, which belongs on no error page
    sentence = wording_now().say("pages.error.Misused")
    return _error(request, 422, "Misused", sentence)


def _surprise(request: Request, error: Exception) -> Response:
    logging.getLogger("getsit").error("unexpected", exc_info=error)
    return _error(request, 500, "GetsItError", sentence_of(GetsItError(), wording_now()))


def _error(request: Request, status: int, kind: str, sentence: str) -> Response:
    if request.url.path.startswith(API):
        return JSONResponse({"error": {"kind": kind, "message": sentence}}, status_code=status)
    back, words = _way_back(request)
    return page(request, "error.html", status=status, sentence=sentence, back=back, back_words=words)


def _way_back(request: Request) -> tuple[str, str]:
    """The opportunity or the rehearsals that the address belongs to, with words for it; else the start."""
    say = wording_now().say
    if request.url.path.startswith("/rehearse/"):
        return "/rehearse", say("pages.error.back_rehearse")
    found = re.match(r"/o/([^/]+)/", request.url.path)
    names = {name for one in _kept(request) for name in (one.id, one.name)} if found else set()
    if found and found[1] in names:
        return f"/o/{found[1]}/dossier", say("pages.error.back_there")
    return "/", say("pages.error.back")


def _kept(request: Request) -> "list[Opportunity]":
    try:
        return app_of(request).opportunities()
    except GetsItError:
        return []  # the store itself is what failed
