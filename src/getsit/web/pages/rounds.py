"""The rounds of an opportunity: when, of which kind, whom one meets. Added, changed, taken away."""

from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.errors import GetsItError, Misused
from getsit.model.opportunity import Round, RoundKind
from getsit.web.context import app_of, download, go_to, lead, page
from getsit.web.incoming import person_of
from getsit.web.languages import wording_now
from getsit.web.pages.home import Typed
from getsit.web.pages.prepare import stage
from getsit.web.sentences import sentence_of
from getsit.web.typed import a_day, a_round_kind, a_time

router = APIRouter(prefix="/o/{opportunity_id}/rounds")
CONFLICT = 409
Fields = dict[str, str]


@router.get("")
def show_rounds(request: Request, opportunity_id: str) -> Response:
    """The rounds and the persons one meets."""
    return _rounds(request, opportunity_id, typed={})


@router.get("/{number}.ics")
def round_calendar(request: Request, opportunity_id: str, number: int) -> Response:
    """A round as a calendar entry."""
    pages = str(request.base_url).rstrip("/")
    entry = app_of(request).calendar(opportunity_id, number, pages=pages)
    return download(entry.encode(), name=f"round-{number}.ics", kind="text/calendar; charset=utf-8")


@router.post("")
def add_round(
    request: Request,
    opportunity_id: str,
    on: Typed = "",
    at: Typed = "",
    kind: Typed = "manager",
    person: Typed = "",
    once: Typed = "",
) -> Response:
    """Adds a round."""
    typed = {"on": on, "at": at, "kind": kind, "person": person}

    def add_it() -> str:
        one = _round_of(typed)
        app_of(request).add_round(opportunity_id, on=one.on, at=one.at, kind=one.kind, persons=one.persons)
        return f"/o/{opportunity_id}/rounds"

    try:
        return lead(request, once, add_it)
    except Misused as error:
        return _rounds(request, opportunity_id, typed=typed, error=error)


@router.post("/{number}")
def change_round(
    request: Request,
    opportunity_id: str,
    number: int,
    on: Typed = "",
    at: Typed = "",
    kind: Typed = "manager",
    person: Typed = "",
    was: Annotated[str, Form()] = "",
) -> Response:
    """Changes a round; what another tab changed meanwhile is not written over, and nothing typed is lost."""
    app = app_of(request)
    typed = {"on": on, "at": at, "kind": kind, "person": person, "number": str(number)}
    there = next((one for one in app.way(opportunity_id).opportunity.rounds if one.number == number), None)
    if there is not None and was and was != print_of(there):
        return _rounds(request, opportunity_id, typed=typed, stale=True)
    try:
        one = _round_of(typed)
        app.set_round(opportunity_id, number, on=one.on, at=one.at, kind=one.kind, persons=one.persons)
    except Misused as error:
        return _rounds(request, opportunity_id, typed=typed, error=error)
    return go_to(f"/o/{opportunity_id}/rounds")


@router.post("/{number}/remove")
def remove_round(request: Request, opportunity_id: str, number: int) -> Response:
    """Takes a round away."""
    app_of(request).drop_round(opportunity_id, number)
    return go_to(f"/o/{opportunity_id}/rounds")


def print_of(one: Round) -> str:
    """A short print of a round as a form showed it, to see whether it was changed since."""
    return sha256(repr((one.on, one.at, one.kind, one.persons)).encode()).hexdigest()[:12]


def _round_of(typed: Fields) -> Round:
    """What was typed as a round; its id and number are placeholders."""
    met = (person_of(line) for line in typed["person"].splitlines())
    return Round(
        id="", number=0, on=a_day(typed["on"]), at=a_time(typed["at"]), kind=a_round_kind(typed["kind"]),
        persons=tuple(one for one in met if one),
    )  # fmt: skip


def _fields(one: Round) -> Fields:
    lines = (f"{met.name}, {met.role}" if met.role else met.name for met in one.persons)
    return {
        "on": one.on.isoformat() if one.on else "",
        "at": one.at.isoformat("minutes") if one.at else "",
        "kind": one.kind.value,
        "person": "\n".join(lines),
        "was": print_of(one),
    }


def _rounds(
    request: Request,
    opportunity_id: str,
    *,
    typed: Fields,
    error: GetsItError | None = None,
    stale: bool = False,
) -> Response:
    app = app_of(request)
    values = stage(app, opportunity_id, "rounds")
    fields = {str(one.number): _fields(one) for one in values["opportunity"].rounds}
    if own := fields.get(typed.get("number", "")):
        own |= {name: words for name, words in typed.items() if name in own}
    status, sentence = 200, ""
    if stale:
        status, sentence = CONFLICT, wording_now().say("pages.rounds.stale")
    elif error is not None:
        status, sentence = error.http_status, sentence_of(error, wording_now())
    return page(
        request, "rounds.html", status=status, sentence=sentence, typed=typed, fields=fields,
        kinds=[kind.value for kind in RoundKind], **values,
    )  # fmt: skip
