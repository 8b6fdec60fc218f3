"""The fact ledger: confirm or drop in bulk, edit, add in own words."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.errors import GetsItError
from getsit.model.fact import FactStanding
from getsit.web.context import app_of, go_to, page
from getsit.web.pages.home import Typed

router = APIRouter(prefix="/facts")


@router.get("")
def facts(request: Request) -> Response:
    """All facts, the proposed ones first."""
    found = app_of(request).facts()
    proposed = [fact for fact in found if fact.standing is FactStanding.PROPOSED]
    confirmed = [fact for fact in found if fact.standing is FactStanding.CONFIRMED]
    return page(request, "facts.html", proposed=proposed, confirmed=confirmed, sentence="", typed="")


@router.post("")
def change(
    request: Request, does: Typed = "confirm", chosen: Annotated[list[str] | None, Form()] = None
) -> Response:
    """Confirms or drops what was ticked."""
    app = app_of(request)
    if chosen:
        if does == "drop":
            app.drop_facts(chosen)
        else:
            app.confirm_facts(chosen)
    return go_to("/facts")


@router.post("/add")
def add(request: Request, text: Typed = "", verifiable_by: Typed = "") -> Response:
    """Adds a fact in the person's own words."""
    app = app_of(request)
    try:
        app.add_fact(text, verifiable_by=verifiable_by.strip())
    except GetsItError as error:
        values = {"proposed": [], "confirmed": app.facts(), "sentence": str(error), "typed": text}
        return page(request, "facts.html", status=error.http_status, **values)
    return go_to("/facts")


@router.post("/{fact_id}")
def edit(request: Request, fact_id: str, text: Typed = "", verifiable_by: Typed = "") -> Response:
    """Gives a fact new words, which are then the person's own."""
    app_of(request).edit_fact(fact_id, text=text, verifiable_by=verifiable_by.strip())
    return go_to("/facts")
