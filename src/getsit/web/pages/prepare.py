"""Prepare: dossier, ladder, ties, the brief, the sources, and adding to them."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from getsit.app import App
from getsit.errors import GetsItError, NothingToPrepare, ValueUnknown
from getsit.model.conversation import Consent
from getsit.model.document import DocumentKind
from getsit.model.ladder import Mode
from getsit.model.opportunity import RoundKind
from getsit.web import source
from getsit.web.context import app_of, go_to, page
from getsit.web.incoming import person_of, raw_of
from getsit.web.pages.home import Typed, Upload
from getsit.web.views import Viewer

router = APIRouter(prefix="/o/{opportunity_id}")
PAGES = ("dossier", "ladder", "ties", "brief", "add", "rounds")


@router.get("/dossier")
def dossier(request: Request, opportunity_id: str) -> Response:
    """Hot buttons large, then the other needs, the gate, what is unknown, the signs."""
    app = app_of(request)
    values = stage(app, opportunity_id, "dossier")
    try:
        found = app.dossier(opportunity_id)
    except NothingToPrepare:
        return page(request, "dossier_empty.html", **values)
    viewer = viewer_of(app, opportunity_id)
    needs = viewer.needs(found)
    hot_ids = {button.need_id for button in found.hot_buttons}
    hot = [(button, needs[button.need_id]) for button in found.hot_buttons]
    others = [need for id, need in needs.items() if id not in hot_ids]
    return page(request, "dossier.html", dossier=found, hot=hot, others=others, viewer=viewer, **values)


@router.get("/ladder")
def ladder(request: Request, opportunity_id: str, mode: Mode = Mode.FREE) -> Response:
    """The questions on one rail, in order."""
    app = app_of(request)
    found = app.ladder(opportunity_id, mode=mode)
    viewer = viewer_of(app, opportunity_id)
    return page(request, "ladder.html", ladder=found, viewer=viewer, **stage(app, opportunity_id, "ladder"))


@router.get("/ties")
def ties(request: Request, opportunity_id: str) -> Response:
    """Ready ties under their questions, honest refusals, solutions."""
    app = app_of(request)
    found = app.ties(opportunity_id)
    viewer = viewer_of(app, opportunity_id)
    values = stage(app, opportunity_id, "ties")
    needs = viewer.needs(app.dossier(opportunity_id))
    facts = {fact.id: viewer.fact(fact) for fact in app.facts()}
    return page(request, "ties.html", ties=found, needs=needs, facts=facts, viewer=viewer, **values)


@router.get("/brief")
def brief(request: Request, opportunity_id: str) -> Response:
    """The one page, made to be printed."""
    app = app_of(request)
    found = app.brief(opportunity_id)
    viewer = viewer_of(app, opportunity_id)
    hot = [(one.button, viewer.need(one.need)) for one in found.hot]
    values = stage(app, opportunity_id, "brief")
    return page(request, "brief.html", brief=found, hot=hot, viewer=viewer, **values)


@router.get("/source/{document_id}")
def show_source(
    request: Request, opportunity_id: str, document_id: str, start: int = -1, end: int = -1
) -> Response:
    """A whole source with the marker on one place."""
    app = app_of(request)
    document = source.belonging(app, opportunity_id, document_id)
    pieces = source.pieces_of(app, opportunity_id, document, start=start, end=end)
    values = stage(app, opportunity_id, "source")
    return page(request, "source.html", document=document, pieces=pieces, **values)


@router.get("/add")
def show_add(request: Request, opportunity_id: str) -> Response:
    """The form for homework, notes and transcripts."""
    app = app_of(request)
    return page(request, "add.html", typed={}, sentence="", **_adding(app, opportunity_id))


@router.post("/add")
def add(
    request: Request,
    opportunity_id: str,
    kind: Typed = "",
    text: Typed = "",
    title: Typed = "",
    file: Upload = None,
    consent: Typed = "",
    round_number: Annotated[str, Form(alias="round")] = "",
    on: Typed = "",
    candidate: Typed = "",
) -> Response:
    """Reads what was brought; what was typed stays on the page when it cannot be read."""
    app = app_of(request)
    try:
        raw = raw_of(app, file=file, text=text, name=title.strip() or kind or "text")
        added = app.add(
            opportunity_id,
            raw,
            kind=DocumentKind(kind) if kind else None,
            consent=Consent(consent) if consent in {"agreed", "recall"} else None,
            round_number=int(round_number) if round_number.isdigit() else None,
            on=_day(on),
            candidate=candidate.strip(),
        )
    except GetsItError as error:
        typed = {"kind": kind, "text": text, "title": title, "on": on, "candidate": candidate}
        values = {"typed": typed, "sentence": str(error), **_adding(app, opportunity_id)}
        return page(request, "add.html", status=error.http_status, **values)
    if added.conversation is not None:
        return go_to(f"/o/{opportunity_id}/debrief/{added.round_number}")
    return go_to(f"/o/{opportunity_id}/dossier")


@router.post("/remove/{document_id}")
def remove(request: Request, opportunity_id: str, document_id: str) -> Response:
    """Deletes a document of this opportunity."""
    app = app_of(request)
    app.remove_document(source.belonging(app, opportunity_id, document_id).id)
    return go_to(f"/o/{opportunity_id}/add")


@router.get("/rounds")
def show_rounds(request: Request, opportunity_id: str) -> Response:
    """The rounds and the persons one meets."""
    app = app_of(request)
    kinds = [kind.value for kind in RoundKind]
    return page(request, "rounds.html", kinds=kinds, **stage(app, opportunity_id, "rounds"))


@router.post("/rounds")
def add_round(
    request: Request, opportunity_id: str, on: Typed = "", kind: Typed = "manager", person: Typed = ""
) -> Response:
    """Adds a round."""
    met = [one for line in person.splitlines() if (one := person_of(line))]
    app_of(request).add_round(opportunity_id, on=_day(on), kind=RoundKind(kind), persons=met)
    return go_to(f"/o/{opportunity_id}/rounds")


def stage(
    app: App, opportunity_id: str, current: str, *, name: str = "prepare", pages: tuple[str, ...] = PAGES
) -> dict[str, Any]:
    """What every page of an opportunity shows: which one, which stage, which page."""
    opportunity = app.overview(opportunity_id).opportunity
    return {"opportunity": opportunity, "stage": name, "current": current, "pages_of_stage": pages}


def viewer_of(app: App, opportunity_id: str) -> Viewer:
    """Shows values of that opportunity."""
    documents = app.overview(opportunity_id).documents
    return Viewer(
        opportunity_id=opportunity_id,
        sources={one.id: one.name for one in documents},
        resumes=frozenset(one.id for one in documents if one.kind is DocumentKind.RESUME),
        wording=app.wording,
    )


def _adding(app: App, opportunity_id: str) -> dict[str, Any]:
    overview = app.overview(opportunity_id)
    kinds = [kind.value for kind in DocumentKind]
    values = stage(app, opportunity_id, "add")
    return {"kinds": kinds, "documents": overview.documents, **values}


def _day(words: str) -> date | None:
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError as exc:
        raise ValueUnknown(value=words, what="date", choices="days such as 2026-11-12") from exc
