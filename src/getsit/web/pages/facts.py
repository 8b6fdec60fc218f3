"""The fact ledger: confirm or drop in bulk, edit, add in own words."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import FactUnknown, GetsItError
from getsit.model.fact import Fact, FactKind, FactStanding
from getsit.text.lines import one_line
from getsit.web.context import app_of, go_to, lead, page
from getsit.web.languages import wording_now
from getsit.web.pages.home import Typed
from getsit.web.sentences import sentence_of

router = APIRouter(prefix="/facts")
CONFLICT = 409


@router.get("")
def facts(request: Request) -> Response:
    """All facts, the proposed ones first."""
    return _show(request)


@router.post("")
def change(
    request: Request, does: Typed = "confirm", chosen: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Confirms or drops what was ticked; what another tab dropped meanwhile is passed over."""
    app = app_of(request)
    there = {fact.id for fact in app.facts()}
    ids = [id for id in chosen or () if id in there]
    if chosen and not ids:
        return _show(request, error=FactUnknown(id=chosen[0]))
    if ids and does == "drop":
        app.drop_facts(ids)
    elif ids:
        app.confirm_facts(ids)
    return go_to("/facts")


@router.post("/add")
def add(request: Request, text: Typed = "", verifiable_by: Typed = "", once: Typed = "") -> Response:
    """Adds a fact in the person's own words."""
    app = app_of(request)
    try:
        return lead(request, once, lambda: _add(app, text, verifiable_by.strip()))
    except GetsItError as error:
        return _show(request, error=error, typed={"text": text, "verifiable_by": verifiable_by})


@router.post("/{fact_id}")
def edit(
    request: Request, fact_id: str, text: Typed = "", verifiable_by: Typed = "", was: Typed = ""
) -> Response:
    """Gives a fact new words, which are then the person's own."""
    app = app_of(request)
    typed = {"id": fact_id, "text": text, "verifiable_by": verifiable_by}
    there = next((one_line(fact.text) for fact in app.facts() if fact.id == fact_id), was)
    if was and one_line(was) != there != one_line(text):
        return _show(request, typed=typed, stale=there)
    try:
        app.edit_fact(fact_id, text=text, verifiable_by=verifiable_by.strip())
    except GetsItError as error:
        return _show(request, error=error, typed=typed)
    return go_to("/facts")


def _add(app: App, text: str, verifiable_by: str) -> str:
    app.add_fact(text, verifiable_by=verifiable_by)
    return "/facts"


def _show(
    request: Request,
    *,
    error: GetsItError | None = None,
    typed: dict[str, str] | None = None,
    stale: str = "",
) -> Response:
    app = app_of(request)
    found = app.facts()
    proposed = [fact for fact in found if fact.standing is FactStanding.PROPOSED]
    confirmed = [fact for fact in found if fact.standing is FactStanding.CONFIRMED]
    return page(
        request,
        "facts.html",
        status=CONFLICT if stale else error.http_status if error else 200,
        proposed=_by_position(proposed),
        confirmed=_by_position(confirmed),
        counts=(len(proposed), len(confirmed)),
        known_ids={fact.id for fact in found},
        sentence=sentence_of(error, wording_now()) if error else "",
        stale=stale,
        typed=typed or {},
    )


def _by_position(facts: list[Fact]) -> list[tuple[str, list[Fact]]]:
    """The facts under the job they belong to, in the order of the ledger; those of no job last."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        name = fact.position or (fact.text if fact.kind is FactKind.POSITION else "")
        groups.setdefault(one_line(name), []).append(fact)
    return sorted(groups.items(), key=lambda group: not group[0])
